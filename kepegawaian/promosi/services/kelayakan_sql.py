"""The same requirements as conditions in SQL, for a whole city at once. Tested row by row against the rules."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import (
    BooleanField,
    Case,
    CharField,
    DateField,
    Exists,
    ExpressionWrapper,
    F,
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


def berkelayakan(
    pegawai: PegawaiQuerySet, butir: tuple[Butir, ...], tanggal: date, jabatan_id: int
) -> PegawaiQuerySet:
    """One boolean per requirement and `wajib_kode`; `memenuhi` and `jumlah_kurang` to filter and sort by.

    The last two are not columns: each would answer every requirement once more. A row tells them by `belum_dipenuhi`.
    """
    jawaban = {nama_kolom(b.kode): _PENYARING[b.kode](b, tanggal, jabatan_id) for b in butir}
    wajib = [b.kode for b in butir if b.wajib]
    kode = Value(wajib, output_field=ArrayField(CharField()))
    semua = Q(**{nama_kolom(k): True for k in wajib})
    kurang: Any = Value(0)
    for k in wajib:
        kurang += Case(When(**{nama_kolom(k): True}, then=0), default=1, output_field=IntegerField())
    beranotasi = pegawai.annotate(**jawaban, wajib_kode=kode)
    return beranotasi.alias(memenuhi=ExpressionWrapper(semua, BooleanField()), jumlah_kurang=kurang)


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


def _diklat(butir: Butir, tanggal: date, jabatan_id: int) -> Exists:
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
