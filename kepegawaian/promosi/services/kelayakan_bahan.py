"""Rows of the register for the eligibility rules: any number of people in a constant number of queries."""

from collections import defaultdict
from collections.abc import Callable, Collection
from typing import Any

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
    ids = list(pegawai_ids)
    kolom = ("pk", "jenis", "kedudukan", "tanggal_lahir", "tanggal_berhenti")
    orang = Pegawai.objects.filter(kota=kota_id, pk__in=ids).values_list(*kolom)
    milik = {nama: _baca(model, ids, kolom, buat) for nama, (model, kolom, buat) in _BACAAN.items()}
    hasil: dict[int, Fakta] = {}
    for pk, *diri in orang:
        riwayat: dict[str, Any] = {nama: isi[pk] for nama, isi in milik.items()}
        hasil[pk] = Fakta(pk, *diri, **riwayat)
    return hasil


def _baca(model: Any, ids: list[int], kolom: tuple[str, ...], buat: Callable[..., Any]) -> dict[int, list[Any]]:
    hasil: dict[int, list[Any]] = defaultdict(list)
    for pegawai_id, *nilai in (
        model.objects.sah().filter(pegawai__in=ids, **_SARING.get(model, {})).values_list("pegawai_id", "pk", *kolom)
    ):
        hasil[pegawai_id].append(buat(*nilai))
    return hasil


def _menjabat(pk: int, nama: str, jenis: str, jenjang: str, pd: int, mulai: Any, selesai: Any) -> Menjabat:
    return Menjabat(pk, nama, JenisJabatan(jenis), Jenjang(jenjang) if jenjang else None, pd, mulai, selesai)


def _pendidikan(pk: int, tingkat: int, jurusan: str, lulus: Any) -> Pendidikan:
    return Pendidikan(pk, tingkat, f"{_TINGKAT[tingkat]} {jurusan}".strip(), lulus)


def _tahunan(pk: int, tahun: int, predikat: str) -> Tahunan:
    return Tahunan(pk, tahun, PredikatKinerja(predikat))


def _hukuman(pk: int, jenis: str, mulai: Any, selesai: Any) -> Hukuman:
    return Hukuman(pk, Hukdis(jenis), mulai, selesai)


def _kompetensi(pk: int, kompetensi_id: int, nama: str, kelompok: str, level: int, tanggal: Any) -> Cocok:
    return Cocok(kompetensi_id, nama, kelompok, 0, level, tanggal, pk)


_SARING: dict[Any, dict[str, Any]] = {RiwayatJabatan: {"penugasan": "DEFINITIF"}, RiwayatKinerja: {"triwulan": None}}
_BACAAN: dict[str, tuple[Any, tuple[str, ...], Callable[..., Any]]] = {
    "pangkat": (RiwayatPangkat, ("golongan__kode", "tmt"), Pangkat),
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
    "diklat": (RiwayatDiklat, ("nama", "tanggal_selesai"), Diklat),
    "kompetensi": (
        RiwayatKompetensi,
        ("kompetensi_id", "kompetensi__nama", "kompetensi__kelompok", "level", "tanggal"),
        _kompetensi,
    ),
}
