"""A selection in the small world: a published list, somebody on it, and somebody on the way into the register."""

from dataclasses import dataclass
from typing import Any

from kepegawaian.rekrutmen.models import HasilPeserta, Lamaran, Pengangkatan, Seleksi
from kepegawaian.rekrutmen.services.hasil.terbit import pengumuman_terbitkan
from tests.kepegawaian.rekrutmen.hasil.pembuat_hasil import Dunia, buat_seleksi


@dataclass(frozen=True)
class HasilSeleksi:
    dunia: Dunia
    seleksi: Seleksi
    lamaran: Lamaran
    hasil: HasilPeserta
    pengangkatan: Pengangkatan


def buat_hasil_seleksi(kota: Any, oleh: Any, buat_pengguna: Any) -> HasilSeleksi:
    """The list of the first exam is out; the appointment beside it is of another, finished selection."""
    d = Dunia(kota, *buat_seleksi(kota), buat_pengguna)
    for nama in ("ani", "eko"):
        d.pelamar(nama)
        d.nilai(nama, TWK=65, TIU=80, TKP=166)
    terbit = pengumuman_terbitkan(seleksi=d.seleksi, tahap="dasar", nomor="1/2026", tanggal=kota.hari_ini(), oleh=oleh)
    d.seleksi.refresh_from_db()
    lulus = Dunia(kota, *buat_seleksi(kota, "pemberkasan"), buat_pengguna)
    lamaran = lulus.pelamar("lusi", "pemberkasan")
    angkat = Pengangkatan.objects.create(
        kota=kota, seleksi=lulus.seleksi, lamaran=lamaran, lowongan=lulus.lowongan, jenis="CPNS"
    )
    ani = d.lamaran["ani"]
    return HasilSeleksi(d, d.seleksi, ani, HasilPeserta.objects.get(pengumuman=terbit, lamaran=ani), angkat)


def orang_hasil(h: HasilSeleksi) -> dict[str, Any]:
    """Who rightly opens the own result, and the own file after passing."""
    return {"pelamar_ujian": h.lamaran.pelamar.akun, "pelamar_lulus": h.pengangkatan.lamaran.pelamar.akun}


def tumbuh_hasil(h: HasilSeleksi, ke: int) -> None:
    """One more of everything these pages list."""
    d = h.dunia
    d.pelamar(f"tambah{ke}", "tidak_hadir")
    lain = Dunia(d.kota, *buat_seleksi(d.kota, "pemberkasan"), d.buat_pengguna)
    lamaran = lain.pelamar(f"lulus{ke}", "pemberkasan")
    Pengangkatan.objects.create(
        kota=d.kota, seleksi=lain.seleksi, lamaran=lamaran, lowongan=lain.lowongan, jenis="CPNS"
    )
