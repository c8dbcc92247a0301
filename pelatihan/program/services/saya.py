"""What the page "Belajar" shows of one person; every row belongs to that person."""

from typing import Any

from pelatihan.program.models import Peserta, Sertifikat
from pelatihan.program.rules.jp import status_buku
from pelatihan.program.services.buku import buku_pegawai
from pelatihan.program.workflows import BELAJAR

BANYAK = 5


def belajar_saya(pengguna: Any) -> dict[str, Any]:
    """Ledger of this year, own classes, own certificates."""
    pegawai, hari_ini = pengguna.pegawai, pengguna.hari_ini()
    buku = buku_pegawai(pegawai, hari_ini.year)
    status, kalimat = status_buku(buku, hari_ini)
    return {
        "buku": buku,
        "status_jp": status,
        "kalimat_jp": kalimat,
        "kelas": kelas_saya(pengguna)[:BANYAK],
        "sertifikat": Sertifikat.objects.terlihat_oleh(pengguna, "program.view_sertifikat")
        .filter(pegawai=pegawai)
        .for_list()[:BANYAK],
    }


def kelas_saya(pengguna: Any) -> Any:
    """Own participations, those still ahead first."""
    baris = Peserta.objects.terlihat_oleh(pengguna, BELAJAR).select_related("angkatan__kursus", "angkatan__mitra")
    return baris.order_by("-angkatan__mulai", "-pk")
