"""Reference rows: cuti bersama as known to the calendar library, to be corrected by an administrator."""

import holidays
from django.utils import timezone

from asn.core.models import HariLibur, JenisHariLibur

DASAR = "Kalender pustaka; cocokkan dengan keputusan bersama para menteri (perlu verifikasi)"


def muat() -> str:
    """Fill the years that have no cuti bersama yet; a year somebody has edited stays as it is."""
    tahun_ini = timezone.localdate().year
    baru = []
    for tahun in range(tahun_ini - 2, tahun_ini + 2):
        tercatat = HariLibur.objects.filter(jenis=JenisHariLibur.CUTI_BERSAMA, kota=None, tanggal__year=tahun)
        if tercatat.exists():
            continue
        pustaka = holidays.country_holidays("ID", years=tahun, categories=("government",), language="id")
        baru += [
            HariLibur(tanggal=tanggal, nama=nama, jenis=JenisHariLibur.CUTI_BERSAMA.value, dasar=DASAR)
            for tanggal, nama in sorted(pustaka.items())
        ]
    HariLibur.objects.bulk_create(baru, ignore_conflicts=True)
    return f"{len(baru)} cuti bersama baru"
