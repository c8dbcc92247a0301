"""Working days: Monday to Friday, without national holidays, cuti bersama and holidays of the city.

National holidays are computed; everything else is the editable calendar (`HariLibur`). The nearer row wins: an entry
of the city stands before one for all cities, and both before the computed day. `MASUK_KERJA` turns a holiday into a
working day.
"""

from datetime import date, timedelta
from functools import lru_cache

import holidays
from django.db.models import F, Q

from asn.core.models import HariLibur, JenisHariLibur

_SEHARI = timedelta(days=1)
_SABTU = 5


@lru_cache(maxsize=32)
def _libur_nasional(tahun: int) -> dict[date, str]:
    return dict(holidays.country_holidays("ID", years=tahun, language="id").items())


def libur(kota_id: int | None, tahun: int) -> dict[date, str]:
    """Days off of one year with their names, for a city or (None) for all of them; weekends are not listed."""
    hasil = dict(_libur_nasional(tahun))
    tercatat = HariLibur.objects.filter(Q(kota=None) | Q(kota_id=kota_id), tanggal__year=tahun)
    for tanggal, nama, jenis in tercatat.order_by(F("kota_id").asc(nulls_first=True)).values_list(
        "tanggal", "nama", "jenis"
    ):
        if jenis == JenisHariLibur.MASUK_KERJA:
            hasil.pop(tanggal, None)
        else:
            hasil[tanggal] = nama
    return hasil


class Kalender:
    """The working calendar of one city; keep one for a batch, it reads each year once."""

    def __init__(self, kota_id: int | None) -> None:
        self.kota_id = kota_id
        self._libur: dict[int, dict[date, str]] = {}

    def libur(self, tahun: int) -> dict[date, str]:
        if tahun not in self._libur:
            self._libur[tahun] = libur(self.kota_id, tahun)
        return self._libur[tahun]

    def adalah_hari_kerja(self, tanggal: date) -> bool:
        return tanggal.weekday() < _SABTU and tanggal not in self.libur(tanggal.year)

    def tambah(self, tanggal: date, n: int) -> date:
        """The n-th working day after `tanggal` (before it when n is negative); the day itself is not counted."""
        langkah = _SEHARI if n >= 0 else -_SEHARI
        sisa = abs(n)
        while sisa:
            tanggal += langkah
            sisa -= self.adalah_hari_kerja(tanggal)
        return tanggal

    def selisih(self, dari: date, sampai: date) -> int:
        """Working days after `dari` up to and including `sampai`; negative when `sampai` comes first."""
        if sampai < dari:
            return -self.selisih(sampai, dari)
        hari = (dari + _SEHARI * i for i in range(1, (sampai - dari).days + 1))
        return sum(self.adalah_hari_kerja(h) for h in hari)


def adalah_hari_kerja(tanggal: date, kota_id: int | None) -> bool:
    return Kalender(kota_id).adalah_hari_kerja(tanggal)


def tambah_hari_kerja(tanggal: date, n: int, kota_id: int | None) -> date:
    """Deadline "n hari kerja" counted from the day after `tanggal`."""
    return Kalender(kota_id).tambah(tanggal, n)


def selisih_hari_kerja(dari: date, sampai: date, kota_id: int | None) -> int:
    return Kalender(kota_id).selisih(dari, sampai)
