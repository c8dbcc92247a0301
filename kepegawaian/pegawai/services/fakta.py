"""Facts of the register about many people at once, as expressions on `Pegawai`: for whoever weighs people set-based.

Each is answered from the riwayat as of a day, so a past or coming day is asked in the same way as today.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import (
    BooleanField,
    Case,
    DateField,
    DecimalField,
    Exists,
    ExpressionWrapper,
    F,
    Func,
    IntegerField,
    Max,
    OuterRef,
    Q,
    Subquery,
    Sum,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, Least, Round
from django.db.models.lookups import GreaterThanOrEqual

from asn.core.legal import tambah_bulan
from kepegawaian.jabatan.models import StandarKompetensi
from kepegawaian.jabatan.rules.jpm import BERLAKU_BULAN
from kepegawaian.pegawai.models import (
    RiwayatDiklat,
    RiwayatHukdis,
    RiwayatJabatan,
    RiwayatKinerja,
    RiwayatKompetensi,
    RiwayatPangkat,
    RiwayatPendidikan,
)
from kepegawaian.pegawai.models.dasar import SAH
from kepegawaian.pegawai.rules.enum import PredikatKinerja
from kepegawaian.pegawai.services.jatuh_tempo import TambahBulan

BAIK_KE_ATAS = [p.value for p in PredikatKinerja if p.setara_baik()]
# For `ScopedQuerySet.berbentuk`: a large list can then be written by a job as well.
BERJPM = f"{__name__}.berjpm"
_MILIK: dict[str, Any] = {"pegawai": OuterRef("pk"), "verifikasi__in": SAH}
_PECAHAN = DecimalField(max_digits=12, decimal_places=4)
_HASIL_BERLAKU_BULAN = max(BERLAKU_BULAN, key=lambda b: b.sejak).nilai


def _hari(tanggal: date) -> Value:
    return Value(tanggal, output_field=DateField())


def pangkat_paling_rendah(urutan: int, tanggal: date) -> Any:
    """The pangkat of the day is at least this one; golongan of PPPK never is."""
    pangkat = RiwayatPangkat.objects.filter(**_MILIK, tmt__lte=tanggal).order_by("-tmt")
    cukup = Q(golongan__urutan__gte=urutan, golongan__kelompok_asn="PNS")
    kolom = pangkat.annotate(cukup=ExpressionWrapper(cukup, BooleanField())).values("cukup")[:1]
    return Coalesce(Subquery(kolom), False)


def _ada(kueri: Any) -> Any:
    """Whether the person has such a row, looked up when asked about this person.

    For EXISTS Postgres may read the table of everybody first, which stopping at a "no" must not pay for.
    """
    return Coalesce(Subquery(kueri.annotate(ada=Value(True)).order_by().values("ada")[:1]), False)


def berpendidikan(tingkat: int, tanggal: date) -> Any:
    """Holds a degree of at least this level by the day."""
    return _ada(RiwayatPendidikan.objects.filter(**_MILIK, tingkat__gte=tingkat, tanggal_lulus__lte=tanggal))


def menjabat_selama(bulan: int, tanggal: date, jabatan: Q) -> Any:
    """Definitif holdings meeting `jabatan` add up to this many months by the day.

    Days are laid end to end in front of the last one and read as a calendar, so two years from 1 March end on 1 March.
    """
    akhir = Least(Coalesce(_esok("tmt_selesai"), _hari(tanggal)), _hari(tanggal))
    hari = Func(akhir, F("tmt_mulai"), template="(%(expressions)s)", arg_joiner=" - ", output_field=IntegerField())
    baris = RiwayatJabatan.objects.filter(jabatan, **_MILIK, penugasan="DEFINITIF", tmt_mulai__lt=tanggal)
    jumlah = baris.order_by().values("pegawai").annotate(akhir=Max(akhir), hari=Cast(Sum(hari), IntegerField()))
    semu = Func(F("akhir"), F("hari"), template="(%(expressions)s)", arg_joiner=" - ", output_field=DateField())
    genap = jumlah.annotate(genap=TambahBulan(semu, bulan)).annotate(
        cukup=ExpressionWrapper(Q(genap__lte=F("akhir")), BooleanField())
    )
    return Coalesce(Subquery(genap.values("cukup")), False)


def _esok(kolom: str) -> Func:
    return Func(F(kolom), template="(%(expressions)s + 1)", output_field=DateField())


def predikat_baik(tahun: int) -> Any:
    """The annual result of the year is at least Baik."""
    return _ada(_tahunan(tahun).filter(predikat__in=BAIK_KE_ATAS))


def berpredikat(tahun: int) -> Any:
    """There is an annual result of the year."""
    return _ada(_tahunan(tahun))


def _tahunan(tahun: int) -> Any:
    return RiwayatKinerja.objects.filter(**_MILIK, tahun=tahun, triwulan=None)


def dihukum(tanggal: date, tahun: int = 0) -> Exists:
    """Serves a hukuman sedang or berat on the day, or began one within the last `tahun` years."""
    baris = RiwayatHukdis.objects.filter(**_MILIK, jenis__regex="^[SB]", tmt_mulai__lte=tanggal)
    kena = Q(tmt_selesai=None) | Q(tmt_selesai__gte=tanggal)
    if tahun:
        baris = baris.annotate(bebas=TambahBulan(F("tmt_mulai"), 12 * tahun))
        kena |= Q(bebas__gt=tanggal)
    return Exists(baris.filter(kena))


def berdiklat(pola: str, tanggal: date) -> Any:
    """Has finished a training whose name matches the pattern, case ignored."""
    return _ada(RiwayatDiklat.objects.filter(**_MILIK, tanggal_selesai__lte=tanggal, nama__iregex=pola))


def jpm_terhadap(jabatan: Any, tanggal: date) -> Any:
    """Job Person Match in percent against a position (an id, or an OuterRef); None when nothing was assessed."""
    hasil = RiwayatKompetensi.objects.filter(
        pegawai=OuterRef(OuterRef("pk")), verifikasi__in=SAH, kompetensi=OuterRef("kompetensi_id")
    ).annotate(sampai=TambahBulan(F("tanggal"), _HASIL_BERLAKU_BULAN))
    berlaku = hasil.filter(tanggal__lte=tanggal, sampai__gte=tanggal).order_by("-tanggal", "-pk").values("level")[:1]
    standar = StandarKompetensi.objects.filter(jabatan=jabatan).annotate(dicapai=Subquery(berlaku))
    dihitung = Least("dicapai", "level") if settings.JPM_BATASI else F("dicapai")
    nilai = (
        standar.filter(dicapai__isnull=False)
        .order_by()
        .values("jabatan")
        .annotate(jpm=Round(Cast(Sum(dihitung), _PECAHAN) * 100 / Sum("level"), precision=2))
    )
    return Subquery(nilai.values("jpm"))


def jpm_cukup(standar: Iterable[tuple[int, int]], minimum: Decimal, tanggal: date) -> Any:
    """Job Person Match against these (competency, level required) is at least `minimum`; False without an assessment.

    For one standard and many people: the results of a person are read once, the latest valid one of each competency
    counts. `jpm_terhadap` asks the same where each person has a standard of its own.
    """
    diminta = dict(standar)
    if not diminta:
        return Value(False)
    sejak = tambah_bulan(tanggal, -_HASIL_BERLAKU_BULAN)
    hasil = RiwayatKompetensi.objects.filter(
        **_MILIK, kompetensi__in=list(diminta), tanggal__range=(sejak, tanggal)
    ).alias(sampai=TambahBulan(F("tanggal"), _HASIL_BERLAKU_BULAN))
    terkini = {
        f"level_{pk}": ArrayAgg("level", filter=Q(kompetensi=pk), order_by=("-tanggal", "-pk")) for pk in diminta
    }
    dicapai: Any = Value(0)
    dasar: Any = Value(0)
    for pk, level in diminta.items():
        ada, level_orang = Q(**{f"level_{pk}__isnull": False}), F(f"level_{pk}__0")
        dihitung = Least(level_orang, Value(level)) if settings.JPM_BATASI else level_orang
        dicapai += Case(When(ada, then=dihitung), default=0, output_field=IntegerField())
        dasar += Case(When(ada, then=Value(level)), default=0, output_field=IntegerField())
    per_orang = hasil.filter(sampai__gte=tanggal).order_by().values("pegawai").annotate(**terkini)
    nilai = Round(Cast(dicapai, _PECAHAN) * 100 / dasar, precision=2)
    cukup = per_orang.annotate(cukup=GreaterThanOrEqual(nilai, Value(minimum)))
    return Coalesce(Subquery(cukup.values("cukup")), False)


def berjpm(pegawai: Any, tanggal: date) -> Any:
    """People with `jpm` against the standard of the position each holds."""
    return pegawai.annotate(jpm=jpm_terhadap(OuterRef("jabatan_id"), tanggal), jpm_pada=_hari(tanggal))
