"""Rows of the register for the eligibility rules: any number of people in one query, a list of rows for each kind."""

from collections.abc import Callable, Collection
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONArray

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


def fakta_pegawai(*, kota_id: int, pegawai_ids: Collection[int]) -> dict[int, Fakta]:
    """Facts by pegawai; people of another city are left out."""
    diri = ("pk", "jenis", "kedudukan", "tanggal_lahir", "tanggal_berhenti")
    milik = [_milik(model, kolom) for model, kolom, _ in _BACAAN.values()]
    hasil: dict[int, Fakta] = {}
    for baris in Pegawai.objects.filter(kota=kota_id, pk__in=list(pegawai_ids)).values_list(*diri, *milik):
        riwayat: dict[str, Any] = {
            nama: [buat(*isi) for isi in semua]
            for (nama, (_, _, buat)), semua in zip(_BACAAN.items(), baris[len(diri) :], strict=True)
        }
        hasil[baris[0]] = Fakta(*baris[: len(diri)], **riwayat)
    return hasil


def _milik(model: Any, kolom: tuple[str, ...]) -> ArraySubquery:
    semua = model.objects.sah().filter(pegawai=OuterRef("pk"), **_SARING.get(model, {}))
    return ArraySubquery(semua.values_list(JSONArray("pk", *kolom)))


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
