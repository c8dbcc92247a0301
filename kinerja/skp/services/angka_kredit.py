"""The ledger of angka kredit of one person: what has been collected in the present jenjang, and what comes next."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from kepegawaian.pegawai.models import Pegawai, RiwayatAngkaKredit, RiwayatKinerja
from kepegawaian.pegawai.rules.enum import FUNGSIONAL, Jenjang, PredikatKinerja
from kinerja.skp.rules.proyeksi_ak import Proyeksi, proyeksi


@dataclass(frozen=True, slots=True)
class Buku:
    """`baris` oldest first, each with the running sum inside its jenjang."""

    jenjang: str
    baris: list[dict[str, Any]]
    proyeksi: Proyeksi | None
    predikat: str


def buku_angka_kredit(pegawai: Pegawai) -> Buku | None:
    """None for somebody without a functional post and without any angka kredit."""
    jabatan = pegawai.jabatan
    jenjang = jabatan.jenjang if jabatan and jabatan.jenis in FUNGSIONAL else ""
    riwayat = list(RiwayatAngkaKredit.objects.filter(pegawai=pegawai).sah().order_by("selesai", "pk"))
    if not riwayat and not jenjang:
        return None
    jumlah: dict[str, Decimal] = {}
    baris = []
    for r in riwayat:
        jumlah[r.jenjang] = jumlah.get(r.jenjang, Decimal(0)) + r.angka
        baris.append({"riwayat": r, "jumlah": jumlah[r.jenjang]})
    terakhir = RiwayatKinerja.objects.filter(pegawai=pegawai, triwulan=None).sah().order_by("-tahun").first()
    predikat = terakhir.predikat if terakhir else PredikatKinerja.BAIK.value
    perkiraan = None
    milik = [r for r in riwayat if r.jenjang == jenjang]
    if jenjang and milik:
        perkiraan = proyeksi(Jenjang(jenjang), jumlah[jenjang], PredikatKinerja(predikat), sejak=milik[-1].selesai)
    return Buku(jenjang, baris, perkiraan, PredikatKinerja(predikat).label)
