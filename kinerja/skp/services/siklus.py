"""The cycle of a year: opening it with defaults, changing its settings, and its days."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from asn.core.hari_kerja import Kalender
from asn.core.ingat import ingat
from asn.core.kueri_tetap import KueriTetap
from asn.core.services import VersiBasi
from kinerja.skp.models import SKP, SiklusKinerja
from kinerja.skp.rules.jadwal import Tenggat, bawaan
from kinerja.skp.rules.periode import PeriodeKinerja, periode_pada, periode_setahun
from kinerja.skp.workflows import IZIN_SIKLUS


def siklus_tahun(kota_id: int, tahun: int) -> SiklusKinerja | None:
    siklus: SiklusKinerja | None = _SETAHUN.satu(kota_id=kota_id, tahun=tahun)
    return siklus


_SETAHUN = KueriTetap(lambda kota_id, tahun: SiklusKinerja.objects.filter(kota_id=kota_id, tahun=tahun).order_by())


def siklus_kini(kota_id: int, hari_ini: date) -> SiklusKinerja | None:
    """The cycle people work in today: this year's, or next year's once planning for it is open and none is left."""
    return siklus_tahun(kota_id, hari_ini.year)


def siklus_terbuka(kota_id: int, hari_ini: date) -> list[SiklusKinerja]:
    """Cycles whose planning is open today, newest first."""
    kueri = SiklusKinerja.objects.filter(kota_id=kota_id, ditutup_pada=None, buka_penyusunan__lte=hari_ini)
    return list(kueri.filter(tahun__gte=hari_ini.year))


def siklus_terbuka_tampil(kota_id: int, hari_ini: date) -> list[SiklusKinerja]:
    """The same for pages that show them to everybody in the city, kept for a minute; nothing is decided by these."""
    return ingat(("siklus", kota_id, hari_ini), lambda: siklus_terbuka(kota_id, hari_ini))


@transaction.atomic
def siklus_buka(*, kota_id: int, tahun: int, oleh: Any, **nilai: Any) -> SiklusKinerja:
    """Open the cycle of a year. Raises ValidationError when it exists or its deadlines run backwards."""
    _pastikan(kota_id, oleh)
    siklus = SiklusKinerja(kota_id=kota_id, tahun=tahun, **(bawaan(tahun) | nilai))
    siklus.full_clean(exclude=["kota"])
    siklus.validate_constraints()
    siklus.save()
    return siklus


@transaction.atomic
def siklus_atur(*, siklus: SiklusKinerja, versi: int, oleh: Any, **nilai: Any) -> SiklusKinerja:
    """Change settings. Raises VersiBasi when somebody was faster, ValidationError for dates that run backwards."""
    _pastikan(siklus.kota_id, oleh)
    baris = SiklusKinerja.objects.select_for_update().get(pk=siklus.pk)
    if baris.versi != versi:
        beda = [(n, getattr(baris, n), v) for n, v in nilai.items() if getattr(baris, n) != v]
        raise VersiBasi(baris, beda)
    for nama, isi in nilai.items():
        setattr(baris, nama, isi)
    baris.versi += 1
    baris.full_clean(exclude=["kota"])
    baris.save()
    return baris


def _pastikan(kota_id: int, oleh: Any) -> None:
    if kota_id not in oleh.jangkauan(IZIN_SIKLUS).kota_ids:
        raise PermissionDenied(IZIN_SIKLUS)


def tenggat(skp: SKP) -> Tenggat:
    """Deadlines of planning of this SKP; reads `skp.siklus`."""
    s = skp.siklus
    return Tenggat.untuk(skp.mulai, s.mulai, s.batas_susun, s.batas_tetap)


def periode_skp(skp: SKP) -> list[PeriodeKinerja]:
    """Periodic periods that this SKP touches."""
    return [p for p in periode_setahun(skp.tahun, skp.siklus.periodik) if p.beririsan(skp.mulai, skp.sampai)]


def periode_kini(siklus: SiklusKinerja, hari_ini: date) -> PeriodeKinerja:
    """The period of today, kept within the year of the cycle."""
    hari = min(max(hari_ini, siklus.mulai), siklus.selesai)
    return periode_pada(hari, siklus.periodik)


def batas_realisasi(siklus: SiklusKinerja, periode: PeriodeKinerja, kalender: Kalender | None = None) -> date:
    """Last day to fill in the realisation of a period, in working days of the city; one `kalender` serves many."""
    return (kalender or Kalender(siklus.kota_id)).tambah(periode.selesai, siklus.hari_realisasi)
