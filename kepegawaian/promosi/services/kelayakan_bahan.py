"""Rows of the register for the eligibility rules: any number of people in one query, a list of rows for each kind.

A requirement looks at one kind of rows; kinds nobody asks about are not read.
"""

from collections.abc import Callable, Collection
from datetime import date
from functools import cache
from hashlib import blake2b
from json import loads
from typing import Any

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


@cache
def orang_berfakta(kolom: tuple[str, ...], riwayat: tuple[str, ...]) -> KueriTetap:
    """People by their keys for a list that shows `kolom`, each with what `fakta_orang` reads."""
    return KueriTetap(
        lambda kunci: (
            Pegawai.objects.filter(salah_satu("pk", kunci))
            .select_related("golongan", "jabatan", "instansi")
            .only(*_DIRI, *kolom)
            .annotate(riwayat=_milik(riwayat))
            .order_by()
        )
    )


def fakta_orang(orang: Any, riwayat: tuple[str, ...]) -> Fakta:
    """Facts of a row of `orang_berfakta` with the same kinds of rows."""
    return _fakta([getattr(orang, nama) for nama in _DIRI], riwayat, orang.riwayat)


def sidik_orang(orang: Any) -> bytes:
    """The same as long as `fakta_orang` reads the same of this row."""
    isi = repr([getattr(orang, nama) for nama in _DIRI])
    return blake2b(f"{isi}{orang.riwayat}".encode(), digest_size=16).digest()


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
