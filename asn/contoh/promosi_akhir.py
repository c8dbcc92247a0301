"""How selections of the demo end: ranked, chosen, decided, deposited, each by the services and people in charge."""

from datetime import date, timedelta
from typing import Any

from asn.akun.models import Pengguna
from kepegawaian.jabatan.models import Jabatan
from kepegawaian.promosi.models import LamaranJabatan, PaketPengangkatan, SeleksiJabatan
from kepegawaian.promosi.services import hasil, paket, pilihan, setor, tetapkan
from kepegawaian.promosi.services.pratinjau import galat_paket

ALASAN_PPK = (
    "Menguasai bidangnya, berpengalaman memimpin unit serupa, dan rencana kerjanya paling siap dijalankan tahun ini."
)


def putuskan(p: Any, seleksi: SeleksiJabatan, lagi: int = 20) -> PaketPengangkatan | None:
    """Rank, choose and propose as the people in charge would, the TMT `lagi` days ahead; None if rules forbid it."""
    hasil.peringkat_susun(seleksi=seleksi, oleh=p.bkd)
    lowongan = seleksi.lowongan.select_related("seleksi").get()
    calon = hasil.calon_ppk(lowongan)[0][1]
    pilihan.calon_pilih(lowongan=lowongan, lamaran_id=calon.pk, alasan=ALASAN_PPK, oleh=p.ppk)
    seleksi.refresh_from_db()
    tmt = max(p.tanggal, p.kota.hari_ini()) + timedelta(days=lagi)
    satu = paket.paket_dari_seleksi(seleksi=seleksi, nilai=_nilai(lowongan.jabatan, tmt), oleh=p.bkd)
    return None if galat_paket(satu) else paket.paket_ajukan(paket=satu, oleh=p.bkd)


def _nilai(jabatan: Jabatan, tmt: date) -> dict[str, Any]:
    return {
        "tentang": f"Pengangkatan {jabatan.nama}",
        "tmt": tmt,
        "pelantikan": tmt - timedelta(days=1),
        "tempat_pelantikan": "Balai Agung",
        "dasar": "Berita acara Tim Penilai Kinerja nomor 12/BA-TPK",
    }


def _dinilai(p: Any, jabatan: Jabatan) -> tuple[SeleksiJabatan, list[LamaranJabatan]]:
    """Internal bidding with all its stages opened."""
    seleksi = p.seleksi(jabatan, mundur=60, keadaan="penilaian", cara="INTERNAL")
    lamaran = p.pelamar(seleksi, 4, "memenuhi")
    p.administrasi(seleksi, lamaran, 42)
    p.nilai(seleksi, lamaran, buka=4, mundur=34)
    return seleksi, lamaran


def menunggu_pilihan(p: Any, jabatan: Jabatan) -> None:
    """Three names lie before the PPK."""
    seleksi, lamaran = _dinilai(p, jabatan)
    if lamaran:
        hasil.peringkat_susun(seleksi=seleksi, oleh=p.bkd)


def diangkat_hari_ini(p: Any, jabatan: Jabatan) -> None:
    """Chosen, reviewed, decided, and written into the register on this very day."""
    seleksi, lamaran = _dinilai(p, jabatan)
    satu = putuskan(p, seleksi, lagi=0) if lamaran else None
    if satu is None:
        return
    peninjau = Pengguna.objects.get(email=f"tim_penilai.{p.kota.kode}@demo.invalid")
    satu = paket.paket_tinjau(paket=satu, versi=satu.versi, oleh=peninjau)
    satu = tetapkan.paket_tetapkan(paket=satu, versi=satu.versi, oleh=p.ppk)
    setor.paket_setor(paket_id=satu.pk)
