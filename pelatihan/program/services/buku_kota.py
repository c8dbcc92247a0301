"""JP of many people: fulfilment per perangkat daerah and city, the red list, and the reminders of mid-year."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Avg, Count, F, Func, Q, QuerySet, Sum, Value
from django.urls import reverse

from asn.akun.models import Pengguna
from asn.core.legal import pada_tanggal
from kepegawaian.pegawai.models import Pegawai
from kepegawaian.pegawai.models.dasar import SAH
from kepegawaian.pegawai.rules.jp import JP_PNS_TERSEDIKIT, JP_PPPK_TERBANYAK
from pelatihan.program.rules.jp import PERJANJIAN, TENGAH_TAHUN
from pelatihan.program.services.sistem import kabari

LIHAT = "program.view_bukujp"


def target(tanggal: date) -> int:
    return int(pada_tanggal(JP_PNS_TERSEDIKIT, tanggal).nilai)


def batas(tanggal: date) -> int:
    return int(pada_tanggal(JP_PPPK_TERBANYAK, tanggal).nilai)


def syarat_merah(tanggal: date) -> Q:
    """PNS under half of the target from mid-year on; before that nobody is."""
    if tanggal < date(tanggal.year, *TENGAH_TAHUN.nilai):
        return Q(pk__in=[])
    return Q(jenis="PNS", jp_tahun_ini__lt=Decimal(target(tanggal)) / 2)


def syarat_lewat(tanggal: date) -> Q:
    """PPPK over the cap in the year of the agreement that runs, by what the register counts up to this day."""
    ulang = Func(Value(tanggal), F("tmt_masuk"), template="date_part('year', age(%(expressions)s))::int")
    mulai = Func(F("tmt_masuk"), ulang, template="(%(expressions)s)::date", arg_joiner=" + interval '1 year' * ")
    orang = Pegawai.objects.filter(jenis__in=PERJANJIAN).annotate(mulai_tahun=mulai).order_by()
    sah = Q(riwayatdiklat__tanggal_selesai__gte=F("mulai_tahun"), riwayatdiklat__tanggal_selesai__lte=tanggal)
    sah &= Q(riwayatdiklat__verifikasi__in=SAH)
    lewat = orang.filter(sah).values("pk").annotate(jp=Sum("riwayatdiklat__jp")).filter(jp__gt=batas(tanggal))
    return Q(jenis__in=PERJANJIAN, pk__in=lewat.values("pk"))


def pemenuhan_instansi(pengguna: Any, tanggal: date) -> QuerySet:
    """Per perangkat daerah in reach: how many PNS reached the target, the red ones, PPPK over the cap, mean JP."""
    orang = Pegawai.objects.terlihat_oleh(pengguna, LIHAT).masih_pegawai().order_by()
    kelompok = orang.filter(instansi__isnull=False).values(
        pd=F("instansi__perangkat_daerah"), unit=F("instansi__perangkat_daerah__nama")
    )
    return kelompok.annotate(**_angka(tanggal)).order_by("unit")


def pemenuhan_kota(pengguna: Any, tanggal: date) -> dict[str, Any]:
    """The same for everything in reach."""
    return Pegawai.objects.terlihat_oleh(pengguna, LIHAT).masih_pegawai().aggregate(**_angka(tanggal))


def _angka(tanggal: date) -> dict[str, Any]:
    pns = Q(jenis="PNS")
    return {
        "pns": Count("pk", filter=pns),
        "tercapai": Count("pk", filter=pns & Q(jp_tahun_ini__gte=target(tanggal))),
        "merah": Count("pk", filter=syarat_merah(tanggal)),
        "pppk": Count("pk", filter=Q(jenis__startswith="PPPK")),
        "lewat": Count("pk", filter=syarat_lewat(tanggal)),
        "rata": Avg("jp_tahun_ini", filter=pns),
    }


def persen(tercapai: int, pns: int) -> int | None:
    return 100 * tercapai // pns if pns else None


def merah_ingatkan(*, kota_id: int, hari_ini: date) -> int:
    """Once a month from mid-year: everybody on the red list hears how much is missing."""
    tertinggal = Pegawai.objects.filter(syarat_merah(hari_ini), kota=kota_id).masih_pegawai()
    ids = list(tertinggal.filter(Q(pk__in=_berakun(kota_id))).values_list("pk", flat=True))
    kabari(
        ids,
        kota_id=kota_id,
        judul=f"JP Anda belum mencapai separuh dari {target(hari_ini)} JP setahun",
        isi="Lihat yang disarankan untuk Anda dan kelas yang sedang dibuka.",
        tautan=reverse("program:belajar"),
        kunci=f"jp-merah:{kota_id}:{hari_ini:%Y-%m}",
    )
    return len(ids)


def _berakun(kota_id: int) -> Any:
    return Pengguna.objects.filter(kota=kota_id, pegawai__isnull=False).values("pegawai")
