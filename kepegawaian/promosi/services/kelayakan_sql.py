"""The same requirements as conditions in SQL, for a whole city at once. Tested row by row against the rules."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import (
    BooleanField,
    Case,
    CharField,
    DateField,
    ExpressionWrapper,
    F,
    Func,
    IntegerField,
    Q,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.db.models.lookups import GreaterThan, GreaterThanOrEqual

from asn.core.legal import pada_tanggal
from kepegawaian.jabatan.rules.diklat_pimpinan import pola_setingkat
from kepegawaian.pegawai.models.pegawai import PegawaiQuerySet
from kepegawaian.pegawai.rules.golongan import urutan
from kepegawaian.pegawai.services import fakta
from kepegawaian.pegawai.services.jatuh_tempo import TambahBulan
from kepegawaian.promosi.rules.persyaratan import TENGGANG_PREDIKAT, Butir, Masa

AWALAN = "syarat_"


def nama_kolom(kode: str) -> str:
    """Name of the annotation that answers this requirement."""
    return f"{AWALAN}{kode.lower()}"


# What decides most for least work comes first: somebody without the rank is not asked about nine competencies.
URUTAN_TANYA = (
    *("STATUS", "PANGKAT", "PENDIDIKAN", "USIA", "MASA_JABATAN", "HUKDIS", "PREDIKAT", "PENGALAMAN"),
    *("KOMPETENSI", "DIKLAT"),
)
Potongan = tuple[str, tuple[Any, ...]]


class Semua(Func):
    """Whether all conditions hold, asked one after the other: a row is left at the first that does not.

    As a CASE, because Postgres would otherwise begin with the condition it deems rarest and read a whole table for it.
    """

    output_field = BooleanField()

    def as_sql(self, compiler: Any, connection: Any, *pilihan: Any, **lain: Any) -> Any:
        return _semua([compiler.compile(e) for e in self.get_source_expressions()])


class TepatSatuTidak(Semua):
    """Whether exactly one condition does not hold; each is asked at most once, and none after the second failure."""

    def as_sql(self, compiler: Any, connection: Any, *pilihan: Any, **lain: Any) -> Any:
        return _tepat_satu([compiler.compile(e) for e in self.get_source_expressions()])


def _semua(syarat: Sequence[Potongan]) -> Potongan:
    if not syarat:
        return "TRUE", ()
    teks = " AND ".join(f"({sql})" for sql, _ in syarat)
    return f"CASE WHEN {teks} THEN TRUE ELSE FALSE END", tuple(p for _, isi in syarat for p in isi)


def _tepat_satu(syarat: Sequence[Potongan]) -> Potongan:
    """While the first holds, one of the rest may fail; once it does not, all of the rest must hold."""
    if not syarat:
        return "FALSE", ()
    (sql, isi), sisa = syarat[0], syarat[1:]
    (boleh, isi_boleh), (harus, isi_harus) = _tepat_satu(sisa), _semua(sisa)
    return f"CASE WHEN ({sql}) THEN {boleh} ELSE {harus} END", (*isi, *isi_boleh, *isi_harus)


def syarat_satu(butir: Butir, tanggal: date, jabatan_id: int) -> Any:
    """One requirement as a condition on `Pegawai`, never NULL."""
    return _PENYARING[butir.kode](butir, tanggal, jabatan_id)


def memenuhi_semua(butir: Sequence[Butir], tanggal: date, jabatan_id: int) -> Any:
    """Whether somebody meets every compulsory requirement, as a condition to filter by."""
    return Semua(*_wajib(butir, tanggal, jabatan_id))


def kurang_satu(butir: Sequence[Butir], tanggal: date, jabatan_id: int) -> Any:
    """Whether exactly one compulsory requirement is missing, as a condition to filter by."""
    return TepatSatuTidak(*_wajib(butir, tanggal, jabatan_id))


def jumlah_kurang(butir: Sequence[Butir], tanggal: date, jabatan_id: int) -> Any:
    """How many compulsory requirements are missing, to sort by."""
    jumlah: Any = Value(0)
    for syarat in _wajib(butir, tanggal, jabatan_id):
        jumlah += Case(When(syarat, then=0), default=1, output_field=IntegerField())
    return jumlah


def _wajib(butir: Sequence[Butir], tanggal: date, jabatan_id: int) -> list[Any]:
    urut = sorted((b for b in butir if b.wajib), key=lambda b: URUTAN_TANYA.index(b.kode))
    return [syarat_satu(b, tanggal, jabatan_id) for b in urut]


def berkelayakan(
    pegawai: PegawaiQuerySet, butir: tuple[Butir, ...], tanggal: date, jabatan_id: int
) -> PegawaiQuerySet:
    """One boolean per requirement and `wajib_kode`; `memenuhi` and `jumlah_kurang` to filter and sort by.

    The last two are not columns: each would answer every requirement once more. A row tells them by `belum_dipenuhi`.
    """
    jawaban = {nama_kolom(b.kode): syarat_satu(b, tanggal, jabatan_id) for b in butir}
    kode = Value([b.kode for b in butir if b.wajib], output_field=ArrayField(CharField()))
    return pegawai.annotate(**jawaban, wajib_kode=kode).alias(
        memenuhi=memenuhi_semua(butir, tanggal, jabatan_id), jumlah_kurang=jumlah_kurang(butir, tanggal, jabatan_id)
    )


def belum_dipenuhi(baris: Any) -> list[str]:
    """Codes of the compulsory requirements this row of `berkelayakan` does not meet."""
    return [kode for kode in baris.wajib_kode if not getattr(baris, nama_kolom(kode))]


def _bool(syarat: Q) -> Any:
    return Coalesce(ExpressionWrapper(syarat, BooleanField()), False)


def _status(butir: Butir, tanggal: date, jabatan_id: int) -> Any:
    masih = Q(tanggal_berhenti=None) | Q(tanggal_berhenti__gt=tanggal)
    return _bool(Q(jenis="PNS", kedudukan="AKTIF") & masih)


def _pangkat(butir: Butir, tanggal: date, jabatan_id: int) -> Any:
    return fakta.pangkat_paling_rendah(urutan(butir.nilai), tanggal)


def _pendidikan(butir: Butir, tanggal: date, jabatan_id: int) -> Any:
    return fakta.berpendidikan(butir.nilai, tanggal)


def _masa(butir: Butir, tanggal: date, jabatan_id: int) -> Any:
    masa: Masa = butir.nilai
    jabatan = Q()
    for jenis, jenjang in masa.jabatan:
        jabatan |= Q(jabatan__jenis=jenis.value, **({"jabatan__jenjang": jenjang.value} if jenjang else {}))
    if masa.instansi_ids:
        jabatan &= Q(instansi__perangkat_daerah__in=sorted(masa.instansi_ids))
    return fakta.menjabat_selama(masa.bulan, tanggal, jabatan)


def _usia(butir: Butir, tanggal: date, jabatan_id: int) -> Any:
    usia, genap = butir.nilai.tahun, butir.nilai.genap
    ulang_tahun = TambahBulan(F("tanggal_lahir"), 12 * (usia + genap))
    hari = Value(tanggal, output_field=DateField())
    return _bool(Q(GreaterThan(ulang_tahun, hari) if genap else GreaterThanOrEqual(ulang_tahun, hari)))


def _predikat(butir: Butir, tanggal: date, jabatan_id: int) -> Any:
    """All years counted are at least Baik; early in a year the last one may still be missing."""
    akhir, jumlah = tanggal.year - 1, butir.nilai
    tepat = _semua_baik(akhir, jumlah)
    if tanggal.month > pada_tanggal(TENGGANG_PREDIKAT, tanggal).nilai:
        return _bool(tepat)
    return _bool(tepat | (~Q(fakta.berpredikat(akhir)) & _semua_baik(akhir - 1, jumlah)))


def _semua_baik(akhir: int, jumlah: int) -> Q:
    syarat = Q()
    for i in range(jumlah):
        syarat &= Q(fakta.predikat_baik(akhir - i))
    return syarat


def _hukdis(butir: Butir, tanggal: date, jabatan_id: int) -> Any:
    return _bool(~Q(fakta.dihukum(tanggal, butir.nilai or 0)))


def _diklat(butir: Butir, tanggal: date, jabatan_id: int) -> Any:
    return fakta.berdiklat(pola_setingkat(butir.nilai), tanggal)


def _kompetensi(butir: Butir, tanggal: date, jabatan_id: int) -> Any:
    standar = ((pk, level) for pk, _, level in butir.nilai.standar)
    return fakta.jpm_cukup(standar, butir.nilai.minimum, tanggal)


_PENYARING: dict[str, Callable[[Butir, date, int], Any]] = {
    "STATUS": _status,
    "PANGKAT": _pangkat,
    "PENDIDIKAN": _pendidikan,
    "MASA_JABATAN": _masa,
    "PENGALAMAN": _masa,
    "USIA": _usia,
    "PREDIKAT": _predikat,
    "HUKDIS": _hukdis,
    "DIKLAT": _diklat,
    "KOMPETENSI": _kompetensi,
}
