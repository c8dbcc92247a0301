"""Figures of the dashboard: a handful of set-based statements over the rows in reach, kept for some minutes."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.core.cache import cache
from django.db import connection
from django.db.models import (
    Avg,
    Case,
    CharField,
    Count,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    Value,
    When,
)
from django.db.models.functions import Coalesce, NullIf
from django.utils import timezone

from asn.core.batas_waktu import TerlaluLama, batas_waktu
from asn.core.grafik import Grafik, Sumbu, garis
from asn.core.hitungan import sidik_jangkauan
from asn.core.jobs import enqueue
from asn.core.legal import Berlaku, pada_tanggal, tambah_bulan
from asn.core.periode import Periode
from kepegawaian.instansi.models import IndikatorInstansi
from kepegawaian.jabatan.models import Jabatan, JabatanQuerySet
from kepegawaian.pegawai.models import Pegawai, RiwayatKinerja
from kepegawaian.pegawai.models.pegawai import PegawaiQuerySet
from kepegawaian.pegawai.rules.jp import JP_PNS_TERSEDIKIT
from kepegawaian.pegawai.services.isian import LOWONG, berisi
from kepegawaian.pegawai.services.perhatian import PERHATIAN, triwulan_terakhir

# Younger figures are shown as they are; older ones are shown as well, while a worker counts anew.
SEGAR = timedelta(minutes=5)
# Beyond, whoever asks waits for them: nobody is left with figures of a worker that stands still.
DISIMPAN_DETIK = 60 * 60
DIMINTA_DETIK = 60
# What a reader waits for each statement of a first count; a larger city is counted by a worker at once.
TUNGGU_DETIK = 2
# Upper ends of the age groups; the last group is open.
USIA = (24, 29, 34, 39, 44, 49, 54, 59)
TRIWULAN_TREN = 8
DIMENSI = ("jenis", "golongan", "pendidikan", "usia", "jenis_kelamin", "jenis_jabatan", "predikat", "jp")


@dataclass(slots=True)
class Angka:
    """Everything the dashboard shows: counts per dimension and value, and counts of what deserves attention."""

    dihitung_pada: datetime
    triwulan: Periode
    target_jp: Berlaku[int]
    total: int = 0
    sebaran: dict[str, dict[Any, int]] = field(default_factory=dict)
    perhatian: dict[str, int] = field(default_factory=dict)
    jabatan: dict[str, int] = field(default_factory=dict)
    tren: Grafik | None = None

    def jumlah(self, dimensi: str, *nilai: Any) -> int:
        return sum(self.sebaran.get(dimensi, {}).get(n, 0) for n in nilai)

    def persen(self, dimensi: str, *nilai: Any) -> Decimal | None:
        """Share of these values among all that have one; None when nobody has."""
        punya = sum(n for v, n in self.sebaran.get(dimensi, {}).items() if v is not None)
        return Decimal(100 * self.jumlah(dimensi, *nilai)) / punya if punya else None


def angka_dasbor(pengguna: Any, izin: str, kota_id: int, tanggal: date) -> Angka | None:
    """Figures of one city within the reach of `izin`, as they were counted last; None while a worker counts the first.

    Counting a large city takes a second and more, which nobody should wait for every five minutes.
    """
    kunci = _kunci(pengguna, izin, kota_id, tanggal)
    angka: Angka | None = cache.get(kunci)
    if (angka and angka.dihitung_pada > timezone.now() - SEGAR) or cache.get(f"{kunci}:diminta"):
        return angka
    try:
        if angka is None:
            with batas_waktu(TUNGGU_DETIK):
                return dasbor_hitung(pengguna, izin, kota_id, tanggal)
    except TerlaluLama:
        pass
    if cache.add(f"{kunci}:diminta", True, DIMINTA_DETIK):
        enqueue("pegawai.hitung_dasbor", pengguna.pk, izin, tanggal.isoformat(), kota=kota_id, terjadwal=True)
    return angka


def dasbor_hitung(pengguna: Any, izin: str, kota_id: int, tanggal: date) -> Angka:
    """Count the figures and keep them for everybody with the same reach."""
    angka = hitung_angka(
        Pegawai.objects.terlihat_oleh(pengguna, izin).filter(kota=kota_id).masih_pegawai(),
        Jabatan.objects.terlihat_oleh(pengguna, izin).filter(kota=kota_id),
        IndikatorInstansi.objects.terlihat_oleh(pengguna, izin).filter(kota=kota_id),
        tanggal,
    )
    cache.set(_kunci(pengguna, izin, kota_id, tanggal), angka, DISIMPAN_DETIK)
    return angka


def _kunci(pengguna: Any, izin: str, kota_id: int, tanggal: date) -> str:
    return f"dasbor:{kota_id}:{tanggal.isoformat()}:{sidik_jangkauan(pengguna.jangkauan(izin))}"


def hitung_angka(
    pegawai: PegawaiQuerySet, jabatan: JabatanQuerySet, indikator: QuerySet[IndikatorInstansi], tanggal: date
) -> Angka:
    """Count everything from rows already in reach."""
    sebaran = hitung_sebaran(pegawai, tanggal)
    indikator = tanpa_rangkap(indikator, OuterRef("instansi__perangkat_daerah"))
    return Angka(
        dihitung_pada=timezone.now(),
        triwulan=triwulan_terakhir(tanggal),
        target_jp=pada_tanggal(JP_PNS_TERSEDIKIT, tanggal),
        total=sum(sebaran["jenis"].values()),
        sebaran=sebaran,
        perhatian=hitung_perhatian(pegawai, tanggal),
        jabatan=hitung_jabatan(jabatan, tanggal),
        tren=tren_indikator(indikator, tanggal, judul="Kepuasan masyarakat dan aduan"),
    )


def hitung_sebaran(pegawai: PegawaiQuerySet, tanggal: date) -> dict[str, dict[Any, int]]:
    """Head-counts along every dimension in one pass over the people."""
    periode = triwulan_terakhir(tanggal)
    hasil = RiwayatKinerja.objects.filter(pegawai=OuterRef("pk"), tahun=periode.tahun, triwulan=periode.ke)
    target = pada_tanggal(JP_PNS_TERSEDIKIT, tanggal).nilai
    kueri = pegawai.order_by().values(
        d_jenis=F("jenis"),
        d_golongan=F("golongan__kode"),
        d_pendidikan=F("pendidikan"),
        d_usia=_kelompok_usia(tanggal),
        d_jenis_kelamin=F("jenis_kelamin"),
        d_jenis_jabatan=F("jabatan__jenis"),
        d_predikat=Subquery(hasil.sah().values("predikat")[:1]),
        d_jp=Case(
            When(jenis="PNS", jp_tahun_ini__gte=target, then=Value("terpenuhi")),
            When(jenis="PNS", then=Value("belum")),
            output_field=CharField(),
        ),
    )
    sql, parameter = kueri.query.sql_with_params()
    kolom = [f"d_{d}" for d in DIMENSI]
    daftar = ", ".join(kolom)
    set_kelompok = ", ".join(f"({k})" for k in kolom)
    sebaran: dict[str, dict[Any, int]] = {d: {} for d in DIMENSI}
    with connection.cursor() as kursor:
        # Column names are ours; every value travels as a parameter of the inner query.
        kursor.execute(
            f"SELECT GROUPING({daftar}), {daftar}, count(*) FROM ({sql}) s GROUP BY GROUPING SETS ({set_kelompok})",  # noqa: S608
            parameter,
        )
        for penanda, *nilai, n in kursor.fetchall():
            # The one grouped column is the bit that is not set.
            letak = next(i for i in range(len(DIMENSI)) if not penanda >> (len(DIMENSI) - 1 - i) & 1)
            sebaran[DIMENSI[letak]][nilai[letak]] = n
    return sebaran


def _kelompok_usia(tanggal: date) -> Case:
    """Upper end of the age group, 0 for the open last one."""
    batas = [When(tanggal_lahir__gt=tambah_bulan(tanggal, -12 * (u + 1)), then=Value(u)) for u in USIA]
    return Case(*batas, default=Value(0), output_field=IntegerField())


def hitung_perhatian(pegawai: PegawaiQuerySet, tanggal: date) -> dict[str, int]:
    """Every condition of `PERHATIAN` counted in one statement; each branch is planned for itself."""
    cabang = [
        pegawai.filter(p.q(tanggal))
        .order_by()
        .values(kode=Value(p.kode, output_field=CharField()))
        .annotate(n=Count("pk"))
        for p in PERHATIAN.values()
    ]
    hasil = dict.fromkeys(PERHATIAN, 0)
    hasil.update(cabang[0].union(*cabang[1:], all=True).values_list("kode", "n"))
    return hasil


def hitung_jabatan(jabatan: JabatanQuerySet, tanggal: date) -> dict[str, int]:
    """Managerial positions: all, without a definitif holder, and those a Plt. or Plh. acts in."""
    return (
        berisi(jabatan.manajerial(), tanggal)
        .order_by()
        .aggregate(
            manajerial=Count("pk"),
            lowong=Count("pk", filter=LOWONG),
            dijabat_sementara=Count("pk", filter=Q(sementara=True)),
        )
    )


def tanpa_rangkap(indikator: QuerySet[IndikatorInstansi], puncak: Any) -> QuerySet[IndikatorInstansi]:
    """Rows of units below give way to the row of the unit `puncak` itself, as in the evaluation: none counts twice."""
    milik_puncak = indikator.filter(instansi=puncak, periode=OuterRef("periode"), jenis=OuterRef("jenis"))
    return indikator.filter(~Exists(milik_puncak.exclude(pk=OuterRef("pk"))))


def tren_indikator(indikator: QuerySet[IndikatorInstansi], tanggal: date, *, judul: str) -> Grafik | None:
    """IKM and complaints answered in time over the last quarters, weighted by their numbers; None without data."""
    periode = [triwulan_terakhir(tanggal)]
    while len(periode) < TRIWULAN_TREN:
        periode.append(periode[-1].sebelumnya())
    periode.reverse()
    nilai = _rata(indikator, [p.kode for p in periode])
    if not nilai:
        return None
    seri = {
        label: [nilai.get((p.kode, jenis)) for p in periode]
        for jenis, label in (("IKM", "IKM (skala 100)"), ("ADUAN_TEPAT_WAKTU", "Aduan dijawab tepat waktu (%)"))
        if any((p.kode, jenis) in nilai for p in periode)
    }
    return garis(
        judul,
        [f"T{p.ke} {p.tahun}" for p in periode],
        seri,
        sumbu=Sumbu(minimum=0, maksimum=100, desimal=1),
        keterangan="Rata-rata tertimbang jumlah responden atau aduan.",
    )


def _rata(indikator: QuerySet[IndikatorInstansi], kode: Iterable[str]) -> dict[tuple[str, str], Decimal]:
    tertimbang = Sum(F("nilai") * F("n")) / NullIf(Sum("n"), 0)
    baris = (
        indikator.filter(periode__in=list(kode), jenis__in=("IKM", "ADUAN_TEPAT_WAKTU"), nilai__isnull=False)
        .order_by()
        .values_list("periode", "jenis")
        .annotate(rata=Coalesce(tertimbang, Avg("nilai")))
    )
    return {(p, j): rata for p, j, rata in baris}
