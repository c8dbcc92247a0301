"""Rows of the register for the eligibility rules: any number of people in one query, a list of rows for each kind."""

from collections.abc import Callable, Collection
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Func, JSONField, OuterRef, QuerySet
from django.db.models.functions import JSONArray

from asn.core.kueri_tetap import KueriTetap, salah_satu
from kepegawaian.jabatan.rules.jpm import Cocok
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
from kepegawaian.promosi.rules.fakta import Diklat, Fakta, Hukuman, Menjabat, Pangkat, Pendidikan, Tahunan

_TINGKAT = dict(TINGKAT_PENDIDIKAN)
_DIRI = ("pk", "jenis", "kedudukan", "tanggal_lahir", "tanggal_berhenti")


def fakta_pegawai(*, kota_id: int, pegawai_ids: Collection[int]) -> dict[int, Fakta]:
    """Facts by pegawai; people of another city are left out."""
    return {baris[0]: _fakta(*baris) for baris in FAKTA.semua(kota=kota_id, kunci=list(pegawai_ids))}


def _fakta(*baris: Any) -> Fakta:
    *diri, riwayat = baris
    isi: dict[str, Any] = {
        nama: [buat(*satu) for satu in semua]
        for (nama, (_, _, buat)), semua in zip(_BACAAN.items(), riwayat, strict=True)
    }
    return Fakta(*diri, **isi)


def _kueri(kota: Any, kunci: Any) -> QuerySet[Pegawai, tuple[Any, ...]]:
    """The person, and one value with all rows of all kinds: read at once instead of row by row."""
    milik = JSONArray(*(_milik(model, kolom) for model, kolom, _ in _BACAAN.values()))
    return Pegawai.objects.filter(salah_satu("pk", kunci), kota_id=kota).values_list(*_DIRI, milik)


def _milik(model: Any, kolom: tuple[str, ...]) -> Func:
    semua = model.objects.sah().filter(pegawai=OuterRef("pk"), **_SARING.get(model, {}))
    baris = ArraySubquery(semua.values_list(JSONArray("pk", *kolom)))
    return Func(baris, function="to_jsonb", output_field=JSONField())


FAKTA = KueriTetap(_kueri)


def _hari(teks: str | None) -> Any:
    return date.fromisoformat(teks) if teks else None


def _pangkat(pk: int, golongan: str, tmt: str) -> Pangkat:
    return Pangkat(pk, golongan, _hari(tmt))


def _diklat(pk: int, nama: str, selesai: str | None) -> Diklat:
    return Diklat(pk, nama, _hari(selesai))


def _menjabat(pk: int, nama: str, jenis: str, jenjang: str, pd: int, mulai: str, selesai: str | None) -> Menjabat:
    tingkat = Jenjang(jenjang) if jenjang else None
    return Menjabat(pk, nama, JenisJabatan(jenis), tingkat, pd, _hari(mulai), _hari(selesai))


def _pendidikan(pk: int, tingkat: int, jurusan: str, lulus: str | None) -> Pendidikan:
    return Pendidikan(pk, tingkat, f"{_TINGKAT[tingkat]} {jurusan}".strip(), _hari(lulus))


def _tahunan(pk: int, tahun: int, predikat: str) -> Tahunan:
    return Tahunan(pk, tahun, PredikatKinerja(predikat))


def _hukuman(pk: int, jenis: str, mulai: str, selesai: str | None) -> Hukuman:
    return Hukuman(pk, Hukdis(jenis), _hari(mulai), _hari(selesai))


def _kompetensi(pk: int, kompetensi_id: int, nama: str, kelompok: str, level: int, tanggal: str) -> Cocok:
    return Cocok(kompetensi_id, nama, kelompok, 0, level, _hari(tanggal), pk)


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
    "kompetensi": (
        RiwayatKompetensi,
        ("kompetensi_id", "kompetensi__nama", "kompetensi__kelompok", "level", "tanggal"),
        _kompetensi,
    ),
}
