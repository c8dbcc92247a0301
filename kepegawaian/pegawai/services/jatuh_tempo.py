"""When a right falls due, as expressions of SQL: the register counts by them, the lists of `layanan` sort by them.

Each has its twin in `rules/`; a test holds the two against each other person by person.
"""

from collections import defaultdict
from datetime import date
from typing import Any

from django.db.models import (
    Case,
    DateField,
    Exists,
    Expression,
    F,
    Func,
    IntegerField,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Greatest, TruncMonth
from django.db.models.lookups import Exact

from asn.core.legal import pada_tanggal, tambah_bulan
from kepegawaian.jabatan.rules.enum import MANAJERIAL
from kepegawaian.pegawai.models import GajiPokok, RiwayatJabatan, RiwayatKGB, RiwayatPangkat, RiwayatPenghargaan
from kepegawaian.pegawai.models.dasar import SAH
from kepegawaian.pegawai.rules.angka_kredit import KETENTUAN_JENJANG
from kepegawaian.pegawai.rules.bup import JabatanKhusus, bup
from kepegawaian.pegawai.rules.cpns import BULAN_PERCOBAAN
from kepegawaian.pegawai.rules.enum import FUNGSIONAL, JenisJabatan, Jenjang, TingkatPendidikan
from kepegawaian.pegawai.rules.golongan import urutan
from kepegawaian.pegawai.rules.kenaikan_pangkat import (
    BULAN_FUNGSIONAL,
    BULAN_REGULER,
    BULAN_STRUKTURAL,
    RENTANG_ESELON,
    plafon,
)
from kepegawaian.pegawai.rules.kgb import SELANG_TAHUN, golongan_langkah_pertama_setahun
from kepegawaian.pegawai.rules.satyalancana import penganugerahan_berikut

PNS = Q(jenis__in=("PNS", "CPNS"))
PPPK = Q(jenis__in=("PPPK", "PPPK_PARUH_WAKTU"))
GURU = Q(jabatan__nama__istartswith="guru")
# Who draws pay and moves on; somebody on unpaid leave or suspended does neither.
BERHAK = Q(kedudukan__in=("AKTIF", "TUGAS_BELAJAR"))


class TambahBulan(Func):
    """The same day n months on, cut to the last day of a shorter month, as `asn.core.legal.tambah_bulan`."""

    template = "(%(expressions)s))::date"
    arg_joiner = " + make_interval(months => "
    output_field = DateField()


def kgb_terakhir(pegawai: OuterRef) -> Any:
    """Latest first; a letter already issued for a later day counts, for nothing is due before it any more."""
    return RiwayatKGB.objects.filter(pegawai=pegawai).sah().order_by("-tmt")


def tmt_kgb(tanggal: date) -> Expression:
    """PP 7/1977 ps. 11: two years after the last step, one after the first in golongan whose table has MKG 1."""
    terakhir = kgb_terakhir(OuterRef("pk"))
    mkg = Coalesce(Subquery(terakhir.values("mkg_tahun")[:1]), Value(0))
    setahun = Q(golongan__kode__in=sorted(golongan_langkah_pertama_setahun(tanggal))) & Q(Exact(mkg, Value(0)))
    bulan = Case(
        When(setahun, then=Value(12)),
        default=Value(pada_tanggal(SELANG_TAHUN, tanggal).nilai * 12),
        output_field=IntegerField(),
    )
    return TambahBulan(Coalesce(Subquery(terakhir.values("tmt")[:1]), F("tmt_masuk")), bulan)


def berhak_kgb(tanggal: date) -> Q:
    """Whose step is not yet the last row of the pay table."""
    mkg = Coalesce(Subquery(kgb_terakhir(OuterRef(OuterRef("pk"))).values("mkg_tahun")[:1]), Value(0))
    return PNS & BERHAK & Q(Exists(GajiPokok.objects.filter(golongan=OuterRef("golongan_id"), mkg__gt=mkg)))


def kondisi_bup(tanggal: date) -> dict[int, Q]:
    """Which positions carry which retirement age, straight from the rules."""
    guru = bup(JenisJabatan.JF_KEAHLIAN, pada=tanggal, khusus=JabatanKhusus.GURU).nilai
    kelompok: dict[int, Q] = defaultdict(lambda: Q(pk__in=[]))
    kelompok[guru] |= GURU
    for jenis in JenisJabatan:
        if jenis not in FUNGSIONAL:
            kelompok[bup(jenis, pada=tanggal).nilai] |= Q(jabatan__jenis=jenis.value) & ~GURU
    for jenjang in Jenjang:
        usia = bup(JenisJabatan.JF_KEAHLIAN, jenjang, pada=tanggal).nilai
        kelompok[usia] |= Q(jabatan__jenis__in=sorted(FUNGSIONAL), jabatan__jenjang=jenjang.value) & ~GURU
    return dict(kelompok)


def tmt_pensiun(tanggal: date) -> Expression:
    """PP 11/2017 ps. 239: the 1st of the month after reaching BUP; NULL without a position."""
    usia = [When(kondisi, then=Value(usia * 12 + 1)) for usia, kondisi in kondisi_bup(tanggal).items()]
    return TambahBulan(TruncMonth("tanggal_lahir"), Case(*usia, output_field=IntegerField()))


def pensiun_antara(sejak: date, sampai: date) -> Q:
    """TMT pensiun after `sejak`, up to and including `sampai`; a condition on the birth date, which has an index."""
    kondisi = Q(pk__in=[])
    for usia, jabatan in kondisi_bup(sampai).items():
        kondisi |= jabatan & Q(
            tanggal_lahir__gte=_lahir_batas(sejak, usia), tanggal_lahir__lt=_lahir_batas(sampai, usia)
        )
    return PNS & kondisi


def _lahir_batas(tmt: date, usia: int) -> date:
    """People born before this day have a TMT pensiun on or before `tmt` (which is the 1st after reaching BUP)."""
    return tambah_bulan(tmt.replace(day=1), -(usia * 12))


def tmt_pangkat(tanggal: date) -> Expression:
    """The first day of a month on which the time in pangkat is complete. PP 99/2000; Peraturan BKN 4/2025."""
    sah = {"pegawai": OuterRef("pk"), "verifikasi__in": SAH}
    pangkat = Subquery(RiwayatPangkat.objects.filter(**sah).order_by("-tmt").values("tmt")[:1])
    dijabat = RiwayatJabatan.objects.pada(tanggal).filter(**sah, penugasan="DEFINITIF").order_by("-tmt_mulai")
    keduanya = Greatest(pangkat, Subquery(dijabat.values("tmt_mulai")[:1]))
    bulan = {b: pada_tanggal(t, tanggal).nilai for b, t in _BULAN_PANGKAT.items()}
    return _AwalBulan(
        Case(
            When(jabatan__jenis__in=sorted(FUNGSIONAL), then=TambahBulan(pangkat, Value(bulan["fungsional"]))),
            When(_di_bawah_jabatan(tanggal), then=TambahBulan(keduanya, Value(bulan["struktural"]))),
            default=TambahBulan(pangkat, Value(bulan["reguler"])),
            output_field=DateField(),
        )
    )


class _AwalBulan(Func):
    """The day itself when it is the 1st, else the next 1st: since October 2025 every month is a period."""

    template = "date_trunc('month', %(expressions)s + interval '1 month' - interval '1 day')::date"
    output_field = DateField()


_BULAN_PANGKAT = {"reguler": BULAN_REGULER, "fungsional": BULAN_FUNGSIONAL, "struktural": BULAN_STRUKTURAL}


def _di_bawah_jabatan(tanggal: date) -> Q:
    kondisi = Q(pk__in=[])
    for eselon, (terendah, _) in pada_tanggal(RENTANG_ESELON, tanggal).nilai.items():
        kondisi |= Q(jabatan__eselon=eselon, golongan__urutan__lt=urutan(terendah))
    return Q(jabatan__jenis__in=sorted(MANAJERIAL)) & kondisi


def berhak_pangkat(tanggal: date) -> Q:
    """PNS before whom the next pangkat is open: not at the ceiling of degree, eselon or jenjang."""
    jf, manajerial = Q(jabatan__jenis__in=sorted(FUNGSIONAL)), Q(jabatan__jenis__in=sorted(MANAJERIAL))
    lain = Q(jabatan=None) | Q(jabatan__jenis="PELAKSANA")
    terbuka = (
        jf & ~_puncak_jenjang(tanggal)
        | manajerial & _di_bawah_puncak_eselon(tanggal)
        | lain & _di_bawah_plafon(tanggal)
    )
    return Q(jenis="PNS", golongan__kelompok_asn="PNS") & BERHAK & terbuka


def _puncak_jenjang(tanggal: date) -> Q:
    """The last golongan of a kategori, from which no jenjang leads on."""
    kondisi = Q(pk__in=[])
    for jenjang, ketentuan in pada_tanggal(KETENTUAN_JENJANG, tanggal).nilai.items():
        if ketentuan.untuk_jenjang is None:
            kondisi |= Q(jabatan__jenjang=str(jenjang), golongan__kode=ketentuan.golongan[-1])
    return kondisi


def _di_bawah_puncak_eselon(tanggal: date) -> Q:
    tertinggi = {e: urutan(r[1]) for e, r in pada_tanggal(RENTANG_ESELON, tanggal).nilai.items()}
    kondisi = Q(jabatan__eselon="")
    for eselon, batas in tertinggi.items():
        kondisi |= Q(jabatan__eselon=eselon, golongan__urutan__lt=batas)
    return kondisi


def _di_bawah_plafon(tanggal: date) -> Q:
    kondisi = Q(pendidikan=None) & ~Q(golongan__urutan=urutan("IV/e"))
    for tingkat in TingkatPendidikan:
        kondisi |= Q(pendidikan=tingkat.peringkat(), golongan__urutan__lt=urutan(plafon(tingkat, pada=tanggal).nilai))
    return kondisi


def tmt_cpns(tanggal: date) -> Expression:
    """End of the year of probation. PP 11/2017 ps. 34."""
    return TambahBulan(F("tmt_masuk"), Value(pada_tanggal(BULAN_PERCOBAAN, tanggal).nilai))


def _kelas_satyalancana(tanggal: date) -> list[tuple[int, Q]]:
    """Highest class reached by the next day of conferring, longest first."""
    hari = penganugerahan_berikut(tanggal)
    return [(tahun, Q(tmt_masuk__lte=tambah_bulan(hari, -12 * tahun))) for tahun in (30, 20, 10)]


def tmt_satyalancana(tanggal: date) -> Expression:
    """The day on which those years were complete."""
    kelas = [When(kondisi, then=Value(tahun * 12)) for tahun, kondisi in _kelas_satyalancana(tanggal)]
    return TambahBulan(F("tmt_masuk"), Case(*kelas, output_field=IntegerField()))


def berhak_satyalancana(tanggal: date) -> Q:
    """PNS who by the next day of conferring have the years and no award as high. Discipline is left to the rule."""
    kondisi, sebelumnya = Q(pk__in=[]), Q(pk__in=[])
    for tahun, tercapai in _kelas_satyalancana(tanggal):
        setinggi = [f"SATYALANCANA_{t}" for t in (10, 20, 30) if t >= tahun]
        diterima = RiwayatPenghargaan.objects.filter(pegawai=OuterRef("pk"), jenis__in=setinggi).sah()
        kondisi |= tercapai & ~sebelumnya & ~Q(Exists(diterima))
        sebelumnya |= tercapai
    return Q(jenis="PNS") & BERHAK & kondisi
