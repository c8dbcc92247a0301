"""Rows of the register for the eligibility rules: any number of people in one query, a list of rows for each kind.

A requirement looks at one kind of rows; kinds nobody asks about are not read.
"""

from collections.abc import Callable, Collection
from datetime import date
from functools import cache
from hashlib import blake2b
from json import loads
from typing import Any, NamedTuple

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Func, JSONField, OuterRef, TextField

from asn.core.kueri_tetap import KueriTetap, salah_satu
from kepegawaian.pegawai.models import (
    Pegawai,
    RiwayatDiklat,
    RiwayatHukdis,
    RiwayatJabatan,
    RiwayatKinerja,
    RiwayatKompetensi,
    RiwayatPangkat,
    RiwayatPendidikan,
)
from kepegawaian.pegawai.models.pegawai import TINGKAT_PENDIDIKAN
from kepegawaian.pegawai.rules.enum import Hukdis, JenisJabatan, Jenjang, PredikatKinerja
from kepegawaian.pegawai.rules.nama import nama_bergelar
from kepegawaian.promosi.rules.fakta import (
    RIWAYAT,
    Diklat,
    Dinilai,
    Fakta,
    Hukuman,
    Menjabat,
    Pangkat,
    Pendidikan,
    Tahunan,
)

_TINGKAT = dict(TINGKAT_PENDIDIKAN)
# By the words the rows say: calling an enum takes three times as long.
_JENIS, _JENJANG = {str(a): a for a in JenisJabatan}, {str(a): a for a in Jenjang}
_PREDIKAT = {str(a): a for a in PredikatKinerja}
_DIRI = ("pk", "jenis", "kedudukan", "tanggal_lahir", "tanggal_berhenti")


def fakta_pegawai(
    *, kota_id: int, pegawai_ids: Collection[int], riwayat: tuple[str, ...] = RIWAYAT
) -> dict[int, Fakta]:
    """Facts by pegawai, with these kinds of rows; people of another city are left out."""
    return {
        diri[0]: _fakta(diri, riwayat, isi)
        for *diri, isi in _kueri(riwayat).semua(kota=kota_id, kunci=list(pegawai_ids))
    }


class Kode(NamedTuple):
    kode: str


class Nama(NamedTuple):
    nama: str


class Ditimbang(NamedTuple):
    """A person as a list shows him, under the names of the model, and what the rules ask about him.

    A list of 25 needs a hundred objects of the ORM for the same.
    """

    pk: int
    jenis: str
    kedudukan: str
    tanggal_lahir: date
    tanggal_berhenti: date | None
    riwayat: str
    nip: str
    nama: str
    nama_lengkap: str
    golongan: Kode
    jabatan: Nama
    instansi: Nama

    def sidik(self) -> bytes:
        """The same as long as `fakta_orang` reads the same of this row."""
        return blake2b(repr(self[: len(_DIRI) + 1]).encode(), digest_size=16).digest()


class OrangDitimbang(KueriTetap):
    """People by their keys as `Ditimbang`."""

    def semua(self, **nilai: Any) -> list[Any]:
        return [_ditimbang(*baris) for baris in super().semua(**nilai)]


def _ditimbang(*baris: Any) -> Ditimbang:
    *diri, nip, depan, nama, belakang, golongan, jabatan, unit, riwayat = baris
    lengkap = nama_bergelar(depan, nama, belakang)
    return Ditimbang._make([*diri, riwayat, nip, nama, lengkap, Kode(golongan), Nama(jabatan), Nama(unit)])


@cache
def orang_ditimbang(riwayat: tuple[str, ...]) -> OrangDitimbang:
    """With these kinds of rows."""
    tampil = ("nip", "gelar_depan", "nama", "gelar_belakang", "golongan__kode", "jabatan__nama", "instansi__nama")
    return OrangDitimbang(
        lambda kunci: (
            Pegawai.objects.filter(salah_satu("pk", kunci)).values_list(*_DIRI, *tampil, _milik(riwayat)).order_by()
        )
    )


def fakta_orang(orang: Ditimbang, riwayat: tuple[str, ...]) -> Fakta:
    """Facts of a row of `orang_ditimbang` with the same kinds of rows."""
    return _fakta(list(orang[: len(_DIRI)]), riwayat, orang.riwayat)


def _fakta(diri: list[Any], riwayat: tuple[str, ...], isi: str) -> Fakta:
    baris: dict[str, Any] = {}
    for nama, semua in zip(riwayat, loads(isi), strict=True):
        buat = _BACAAN[nama][2]
        baris[nama] = [buat(*satu) for satu in semua]
    return Fakta(*diri, **baris)


@cache
def _kueri(riwayat: tuple[str, ...]) -> KueriTetap:
    """The person, and one value with all rows of these kinds: read at once instead of row by row."""
    return KueriTetap(
        lambda kota, kunci: Pegawai.objects.filter(salah_satu("pk", kunci), kota_id=kota).values_list(
            *_DIRI, _milik(riwayat)
        )
    )


class Larik(Func):
    """A list in JSON. Not in jsonb: that Postgres packs at each step, and unpacks to send it."""

    function = "json_build_array"
    output_field = JSONField()


def _milik(riwayat: tuple[str, ...]) -> Func:
    semua = Larik(*(Func(_baris(*_BACAAN[nama][:2]), function="to_json") for nama in riwayat))
    return Func(semua, template="%(expressions)s::text", output_field=TextField())


def _baris(model: Any, kolom: tuple[str, ...]) -> ArraySubquery:
    """Rows in no order: the rules themselves say which of them decides."""
    semua = model.objects.sah().filter(pegawai=OuterRef("pk"), **_SARING.get(model, {})).order_by()
    return ArraySubquery(semua.values_list(Larik("pk", *kolom)))


def _hari(teks: str | None) -> Any:
    return date.fromisoformat(teks) if teks else None


def _pangkat(pk: int, golongan: str, tmt: str) -> Pangkat:
    return Pangkat(pk, golongan, _hari(tmt))


def _diklat(pk: int, nama: str, selesai: str | None) -> Diklat:
    return Diklat(pk, nama, _hari(selesai))


def _menjabat(pk: int, nama: str, jenis: str, jenjang: str, pd: int, mulai: str, selesai: str | None) -> Menjabat:
    return Menjabat(pk, nama, _JENIS[jenis], _JENJANG.get(jenjang), pd, _hari(mulai), _hari(selesai))


def _pendidikan(pk: int, tingkat: int, jurusan: str, lulus: str | None) -> Pendidikan:
    return Pendidikan(pk, tingkat, f"{_TINGKAT[tingkat]} {jurusan}".strip(), _hari(lulus))


def _tahunan(pk: int, tahun: int, predikat: str) -> Tahunan:
    return Tahunan(pk, tahun, _PREDIKAT[predikat])


def _hukuman(pk: int, jenis: str, mulai: str, selesai: str | None) -> Hukuman:
    return Hukuman(pk, Hukdis(jenis), _hari(mulai), _hari(selesai))


def _dinilai(pk: int, kompetensi_id: int, level: int, tanggal: str) -> Dinilai:
    return Dinilai(pk, kompetensi_id, level, _hari(tanggal))


_SARING: dict[Any, dict[str, Any]] = {RiwayatJabatan: {"penugasan": "DEFINITIF"}, RiwayatKinerja: {"triwulan": None}}
_BACAAN: dict[str, tuple[Any, tuple[str, ...], Callable[..., Any]]] = {
    "pangkat": (RiwayatPangkat, ("golongan__kode", "tmt"), _pangkat),
    "pendidikan": (RiwayatPendidikan, ("tingkat", "jurusan", "tanggal_lulus"), _pendidikan),
    "jabatan": (
        RiwayatJabatan,
        (
            "nama_jabatan",
            "jabatan__jenis",
            "jabatan__jenjang",
            "instansi__perangkat_daerah_id",
            "tmt_mulai",
            "tmt_selesai",
        ),
        _menjabat,
    ),
    "kinerja": (RiwayatKinerja, ("tahun", "predikat"), _tahunan),
    "hukdis": (RiwayatHukdis, ("jenis", "tmt_mulai", "tmt_selesai"), _hukuman),
    "diklat": (RiwayatDiklat, ("nama", "tanggal_selesai"), _diklat),
    "kompetensi": (RiwayatKompetensi, ("kompetensi_id", "level", "tanggal"), _dinilai),
}
