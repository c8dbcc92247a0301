"""The result: ranked from what is stored, published as a file anybody can compute again, frozen."""

from typing import Any

from django.db import transaction
from django.urls import reverse

from asn.akun.models import Pengguna
from asn.core.pdf import sidik_berkas
from asn.core.services import apply_transition
from asn.core.verifikasi import tanda_segel, tanda_terbitkan
from asn.core.workflows import TransitionRefused
from asn.notifikasi.services import kabar_kirim
from kepegawaian.instansi.services import hari_ini_kota
from kepegawaian.promosi.models import HasilSeleksi, LamaranJabatan, Lowongan, SeleksiJabatan
from kepegawaian.promosi.rules import berkas_hasil
from kepegawaian.promosi.rules.ketentuan import CALON_UNTUK_PPK
from kepegawaian.promosi.rules.peringkat import NilaiTahap, Peringkat, bulatkan
from kepegawaian.promosi.services.bahan import bahan_seleksi
from kepegawaian.promosi.services.seleksi import pengumuman_terbitkan, peserta_kabari
from kepegawaian.promosi.services.susun import kunci
from kepegawaian.promosi.workflows import SELEKSI_WORKFLOW, KeadaanTahap

BANYAK_CALON = CALON_UNTUK_PPK[-1].nilai


@transaction.atomic
def peringkat_susun(*, seleksi: SeleksiJabatan, oleh: Any, catatan: str = "") -> HasilSeleksi:
    """Rank, freeze and publish. Raises TransitionRefused while a stage is not opened."""
    baris = kunci(seleksi, oleh=oleh)
    if tertutup := [t.nama for t in baris.tahap.exclude(keadaan=KeadaanTahap.TERBUKA)]:
        raise TransitionRefused(f"Nilai tahap ini belum dibuka: {', '.join(tertutup)}.")
    baris = apply_transition(SELEKSI_WORKFLOW, "susun_peringkat", baris, oleh=oleh, catatan=catatan)
    bahan = bahan_seleksi(baris)
    hasil = _bekukan(baris, bahan, oleh)
    _umumkan(baris, hasil)
    return hasil


def _bekukan(seleksi: SeleksiJabatan, bahan: berkas_hasil.BahanHasil, oleh: Any) -> HasilSeleksi:
    berkas = berkas_hasil.tulis(bahan)
    sidik = sidik_berkas(berkas.encode())
    hari = hari_ini_kota(seleksi.kota_id)
    judul = f"Hasil {seleksi.judul}"[:250]
    tanda = tanda_terbitkan(kota_id=seleksi.kota_id, judul=judul, nomor=seleksi.nomor, tanggal=hari)
    nama = dict(bahan.lowongan)
    return HasilSeleksi.objects.create(
        kota_id=seleksi.kota_id,
        seleksi=seleksi,
        berkas=berkas,
        sha256=sidik,
        peringkat=[
            {"lowongan": kode, "jabatan": nama[kode], "peserta": [_beku(p) for p in daftar]}
            for kode, daftar in berkas_hasil.peringkat(bahan).items()
        ],
        tanda=tanda_segel(tanda, sha256=sidik),
        dibekukan_oleh=oleh,
    )


def _beku(p: Peringkat) -> dict[str, Any]:
    """One candidate with every number behind the rank."""
    return {
        "nomor": p.kandidat,
        "peringkat": p.peringkat,
        "nilai": str(p.nilai),
        "seri": p.seri,
        "tahap": {kode: _tahap(n) for kode, n in p.tahap.items()},
    }


def _tahap(n: NilaiTahap) -> dict[str, Any]:
    penilai = {p: str(bulatkan(v)) for p, v in n.penilai.items()}
    return {"penilai": penilai, "nilai": str(bulatkan(n.nilai)), "tertimbang": str(bulatkan(n.tertimbang))}


def _umumkan(seleksi: SeleksiJabatan, hasil: HasilSeleksi) -> None:
    """The three best by number; names follow with the choice of the PPK."""
    terbaik = [
        {"jabatan": x["jabatan"], "nomor": [[p["peringkat"], p["nomor"], p["nilai"]] for p in terbaik_dari(x)]}
        for x in hasil.peringkat
    ]
    judul = f"Nilai terbaik {seleksi.judul}"
    pengumuman_terbitkan(seleksi, "PERINGKAT", judul, hasil=terbaik, sha256=hasil.sha256)
    peserta_kabari(seleksi, "Peringkat seleksi diumumkan", "peringkat")
    ppk = Pengguna.objects.filter(is_active=True, penugasan__peran="PPK", penugasan__kota=seleksi.kota_id)
    kabar_kirim(
        kepada=ppk.distinct(),
        kota_id=seleksi.kota_id,
        jenis="tugas",
        judul="Tiga nilai terbaik menunggu pilihan Anda",
        isi=seleksi.judul,
        tautan=reverse("promosi:pilihan"),
        kunci=f"pilihan:{seleksi.pk}",
    )


def terbaik_dari(lowongan: dict[str, Any]) -> list[dict[str, Any]]:
    """Rank 1 to 3; a fourth only when the third rank is shared."""
    return [p for p in lowongan["peserta"] if p["peringkat"] <= BANYAK_CALON]


def peringkat_lowongan(lowongan: Lowongan) -> list[dict[str, Any]]:
    """The frozen ranking of one position; empty while there is none."""
    hasil = HasilSeleksi.objects.filter(seleksi=lowongan.seleksi_id).first()
    urut = list(Lowongan.objects.filter(seleksi=lowongan.seleksi_id).values_list("pk", flat=True))
    if hasil is None:
        return []
    peserta: list[dict[str, Any]] = hasil.peringkat[urut.index(lowongan.pk)]["peserta"]
    return peserta


def calon_ppk(lowongan: Lowongan) -> list[tuple[dict[str, Any], LamaranJabatan]]:
    """Those the PPK chooses from, best first, with their application."""
    terbaik = [p for p in peringkat_lowongan(lowongan) if p["peringkat"] <= BANYAK_CALON]
    lamaran = {x.nomor: x for x in lowongan.lamaran.for_list()}
    return [(p, lamaran[p["nomor"]]) for p in terbaik]


def ringkasan_hasil(seleksi: SeleksiJabatan) -> HasilSeleksi | None:
    """The frozen result with its public proof."""
    return HasilSeleksi.objects.filter(seleksi=seleksi).select_related("tanda").defer("berkas").first()
