"""Who assesses on a day: one definition for one person, a team and a whole city."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import connection
from django.db.models import Q

from kepegawaian.jabatan.models import Jabatan
from kepegawaian.jabatan.rules.enum import MANAJERIAL
from kepegawaian.pegawai.models import RiwayatJabatan
from kepegawaian.pegawai.services.isian import masih_dinas
from kinerja.skp.models import SKP
from kinerja.skp.rules.istilah import PenilaiSebagai
from kinerja.skp.rules.penilai import Kursi, Pemegang, Penilai, pemegang_utama, penilai_dari
from kinerja.skp.workflows import HIDUP, IZIN_SETUJUI, KeadaanSKP

BUKAN_PENILAI = "Anda bukan pejabat penilai SKP ini pada hari ini."
# Deeper than any city government; stops at a circle.
_TINGKAT_MAKS = 12
_RANTAI = """
WITH RECURSIVE naik AS (
  SELECT j.id, j.atasan_id, 0 AS tingkat FROM jabatan_jabatan j WHERE j.id = ANY(%(jabatan)s)
  UNION ALL
  SELECT j.id, j.atasan_id, n.tingkat + 1 FROM jabatan_jabatan j JOIN naik n ON j.id = n.atasan_id
   WHERE n.tingkat < %(maks)s
)
SELECT DISTINCT id FROM naik
"""


class PohonPenilai:
    """The posts above some posts with their holders on one day: three queries, however many people are asked for."""

    def __init__(self, kota_id: int, tanggal: date, jabatan_ids: Iterable[int] | None = None) -> None:
        jabatan = Jabatan.objects.filter(kota_id=kota_id)
        pejabat = RiwayatJabatan.objects.filter(masih_dinas(tanggal), kota_id=kota_id).sah().pada(tanggal)
        if jabatan_ids is not None:
            rantai = _rantai_ke_atas(set(jabatan_ids))
            jabatan, pejabat = jabatan.filter(pk__in=rantai), pejabat.filter(jabatan__in=rantai)
        self._jabatan = {pk: (atasan, m or j in MANAJERIAL) for pk, atasan, j, m in jabatan.values_list(*_KOLOM)}
        self._pemegang: dict[int, list[Pemegang]] = defaultdict(list)
        for jabatan_id, pegawai_id, sebagai in self._pejabat_memimpin(pejabat):
            self._pemegang[jabatan_id].append(Pemegang(pegawai_id, PenilaiSebagai(sebagai)))

    def _pejabat_memimpin(self, pejabat: Any) -> Iterable[tuple[int, int, str]]:
        memimpin = Q(jabatan__memimpin=True) | Q(jabatan__jenis__in=sorted(MANAJERIAL))
        return pejabat.filter(memimpin).order_by("pk").values_list("jabatan_id", "pegawai_id", "penugasan")

    def penilai(self, jabatan_id: int | None, pegawai_id: int) -> Penilai:
        """Whoever assesses this person in this post."""
        return penilai_dari(self._rantai(jabatan_id), pegawai_id)

    def pemegang(self, jabatan_id: int) -> list[Pemegang]:
        return self._pemegang.get(jabatan_id, [])

    def _rantai(self, jabatan_id: int | None) -> list[Kursi]:
        rantai: list[Kursi] = []
        atasan = self._jabatan.get(jabatan_id, (None, False))[0] if jabatan_id else None
        while atasan is not None and atasan in self._jabatan and len(rantai) < _TINGKAT_MAKS:
            berikut, memimpin = self._jabatan[atasan]
            rantai.append(Kursi(atasan, memimpin, tuple(self._pemegang.get(atasan, ()))))
            atasan = berikut
        return rantai


_KOLOM = ("pk", "atasan_id", "jenis", "memimpin")


def _rantai_ke_atas(jabatan_ids: set[int]) -> list[int]:
    with connection.cursor() as kursor:
        kursor.execute(_RANTAI, {"jabatan": sorted(jabatan_ids), "maks": _TINGKAT_MAKS})
        return [baris[0] for baris in kursor.fetchall()]


def penilai_pada(*, kota_id: int, jabatan_id: int, pegawai_id: int, tanggal: date) -> Penilai:
    """Who assesses one person on one day."""
    return PohonPenilai(kota_id, tanggal, [jabatan_id]).penilai(jabatan_id, pegawai_id)


def adalah_penilai(skp: SKP, pengguna: Any) -> bool:
    """Whether this user holds the assessing post today. A PPK acts for the kepala daerah only, nobody for oneself."""
    if pengguna.pegawai_id == skp.pegawai_id:
        return False
    jangkauan = pengguna.jangkauan(IZIN_SETUJUI)
    if skp.jabatan_penilai_id is None:
        return skp.kota_id in jangkauan.kota_ids
    return skp.jabatan_penilai_id in jangkauan.jabatan_ids


def pastikan_penilai(skp: SKP, pengguna: Any) -> None:
    """Raises PermissionDenied for everybody but the penilai of today."""
    if not adalah_penilai(skp, pengguna):
        raise PermissionDenied(BUKAN_PENILAI)


def penilai_terapkan(skp: SKP, penilai: Penilai) -> bool:
    """Put a computed penilai on the row; says whether anything changed."""
    baru = (penilai.jabatan_id, penilai.pegawai_id, penilai.sebagai.value)
    if baru == (skp.jabatan_penilai_id, skp.penilai_id, skp.penilai_sebagai):
        return False
    # Nobody holds the post set on request any more: the tree decides again.
    skp.penilai_khusus = skp.penilai_khusus and skp.jabatan_penilai_id == penilai.jabatan_id
    skp.jabatan_penilai_id, skp.penilai_id, skp.penilai_sebagai = baru
    return True


def penilai_perbarui(skp: SKP, tanggal: date) -> bool:
    """Recompute the penilai of one locked row; the caller saves."""
    pohon = PohonPenilai(skp.kota_id, tanggal, {skp.jabatan_id, skp.jabatan_penilai_id or skp.jabatan_id})
    return penilai_terapkan(skp, _penilai_skp(pohon, skp))


def _penilai_skp(pohon: PohonPenilai, skp: SKP) -> Penilai:
    """By the tree; of a post set on request, whoever holds it."""
    if skp.penilai_khusus and skp.jabatan_penilai_id:
        kursi = Kursi(skp.jabatan_penilai_id, True, tuple(pohon.pemegang(skp.jabatan_penilai_id)))
        if pemegang := pemegang_utama(kursi, skp.pegawai_id):
            return Penilai(skp.jabatan_penilai_id, pemegang.pegawai_id, pemegang.sebagai)
    return pohon.penilai(skp.jabatan_id, skp.pegawai_id)


PENILAI_KOLOM = ("jabatan_penilai", "penilai", "penilai_sebagai", "penilai_khusus")


def penilai_segarkan(*, kota_id: int, tanggal: date) -> int:
    """Let every living SKP of the year follow the position tree of today; returns how many changed.

    Idempotent; runs every night, when a TMT or the end of a Plt takes effect.
    """
    pohon = PohonPenilai(kota_id, tanggal)
    hidup = sorted(HIDUP - {KeadaanSKP.DITUTUP})
    berubah = []
    kueri = SKP.objects.filter(kota_id=kota_id, tahun=tanggal.year, keadaan__in=hidup, sampai__gte=tanggal)
    for skp in kueri.only("kota_id", "jabatan_id", "pegawai_id", *PENILAI_KOLOM).iterator(2_000):
        if penilai_terapkan(skp, _penilai_skp(pohon, skp)):
            berubah.append(skp)
    SKP.objects.bulk_update(berubah, PENILAI_KOLOM, batch_size=1_000)
    return len(berubah)
