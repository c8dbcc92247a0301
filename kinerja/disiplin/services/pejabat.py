"""Who stands above somebody on a day, and who may punish: read from the position tree, Plt and Plh included.

A vacant seat, the accused and the family of the accused are passed over: the next higher takes the place, and above
the last one stands the PPK (None).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from kepegawaian.jabatan.models import Jabatan
from kepegawaian.pegawai.models import Keluarga, Pegawai, RiwayatJabatan
from kepegawaian.pegawai.rules.enum import TingkatHukdis
from kinerja.disiplin.rules.berwenang import Kewenangan, cukup, kewenangan
from kinerja.disiplin.rules.pemeriksa import Kerabat, Sosok, alasan_menolak

# A tree that points at itself must not hold up a case.
TINGKAT_MAKS = 12


@dataclass(frozen=True, slots=True)
class Tunjukan:
    """Somebody found for a part: a pegawai in a seat, or the PPK; with the reason in words."""

    pegawai: Pegawai | None
    jabatan: str
    alasan: str
    dasar: str = ""

    @property
    def ppk(self) -> bool:
        return self.pegawai is None


def jabatan_pada(pegawai: Pegawai, tanggal: date) -> Jabatan | None:
    """The definitive seat of that day; without one, the seat in the present state."""
    riwayat = RiwayatJabatan.objects.pada(tanggal).sah().filter(pegawai=pegawai, penugasan="DEFINITIF")
    baris = riwayat.select_related("jabatan").order_by("-tmt_mulai").first()
    return baris.jabatan if baris else pegawai.jabatan


def atasan_langsung(pegawai: Pegawai, tanggal: date, *, bagi: Pegawai | None = None) -> Tunjukan:
    """The nearest superior who may examine. `bagi`: the accused, when the superior of somebody else is looked for."""
    for riwayat in _pemegang_di_atas(pegawai, tanggal, bagi or pegawai):
        alasan = "Atasan langsung menurut pohon jabatan pada hari itu"
        return Tunjukan(riwayat.pegawai, sebutan(riwayat), alasan, "PP 94/2021 ps. 26")
    return _ppk(pegawai, "Tidak ada atasan lain dalam pohon jabatan", "PP 94/2021 ps. 26")


def pemutus(pegawai: Pegawai, tingkat: TingkatHukdis, tanggal: date) -> Tunjukan:
    """The lowest official above who stands high enough and holds the seat definitively."""
    syarat = kewenangan_bagi(pegawai, tingkat, tanggal)
    for riwayat in _pemegang_di_atas(pegawai, tanggal, pegawai):
        if riwayat.penugasan == "DEFINITIF" and cukup(riwayat.jabatan.jenis, syarat.pejabat):
            return Tunjukan(riwayat.pegawai, sebutan(riwayat), syarat.alasan, syarat.dasar)
    return _ppk(pegawai, syarat.alasan, syarat.dasar)


def kewenangan_bagi(pegawai: Pegawai, tingkat: TingkatHukdis, tanggal: date) -> Kewenangan:
    jabatan = jabatan_pada(pegawai, tanggal)
    jenis, jenjang = (jabatan.jenis, jabatan.jenjang) if jabatan else ("", "")
    return kewenangan(jenis=jenis, jenjang=jenjang, tingkat=tingkat, tanggal=tanggal)


def alasan_tolak(calon: Pegawai, terperiksa: Pegawai) -> str:
    """Why this person may have no part in the case of that one; empty when allowed."""
    keluarga = Keluarga.objects.sah().filter(kota=terperiksa.kota_id, pegawai__in=[calon.pk, terperiksa.pk])
    kerabat = [Kerabat(k.pegawai_id, k.nama, k.tanggal_lahir) for k in keluarga]
    return alasan_menolak(_sosok(calon), _sosok(terperiksa), kerabat)


def sebutan(riwayat: RiwayatJabatan) -> str:
    """Title as written under a signature: "Plt. Kepala Bidang Pelayanan"."""
    awalan = "" if riwayat.penugasan == "DEFINITIF" else f"{riwayat.get_penugasan_display()} "
    return f"{awalan}{riwayat.jabatan.nama}"


def sebutan_ppk(kota: Any) -> str:
    """Wali Kota Sorong, Gubernur DKI Jakarta."""
    return f"{kota.sebutan_ppk} {kota.nama.removeprefix('Kota ').removeprefix('Provinsi ')}"


def _ppk(pegawai: Pegawai, alasan: str, dasar: str) -> Tunjukan:
    return Tunjukan(None, sebutan_ppk(pegawai.kota), alasan, dasar)


def _sosok(pegawai: Pegawai) -> Sosok:
    return Sosok(pegawai.pk, pegawai.nip, pegawai.nama, pegawai.tanggal_lahir)


def _pemegang_di_atas(pegawai: Pegawai, tanggal: date, terperiksa: Pegawai) -> Iterator[RiwayatJabatan]:
    """Holders of the seats above, nearest first, without those who may have no part."""
    for jabatan in _di_atas(jabatan_pada(pegawai, tanggal)):
        for riwayat in _pemegang(jabatan, tanggal):
            if riwayat.pegawai_id != pegawai.pk and not alasan_tolak(riwayat.pegawai, terperiksa):
                yield riwayat
                break


def _di_atas(jabatan: Jabatan | None) -> Iterator[Jabatan]:
    for _ in range(TINGKAT_MAKS):
        jabatan = jabatan.atasan if jabatan else None
        if jabatan is None:
            return
        yield jabatan


def _pemegang(jabatan: Jabatan, tanggal: date) -> Any:
    """Definitive holder before an acting one; people who left do not count."""
    dijabat = RiwayatJabatan.objects.pada(tanggal).sah().filter(jabatan=jabatan)
    dijabat = dijabat.filter(Q(pegawai__tanggal_berhenti=None) | Q(pegawai__tanggal_berhenti__gt=tanggal))
    return dijabat.select_related("pegawai__kota", "jabatan").order_by("penugasan", "-tmt_mulai")
