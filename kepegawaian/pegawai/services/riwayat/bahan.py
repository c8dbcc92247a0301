"""Reads what the conflict rules need to know about a person and the rows beside the one in question."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from kepegawaian.pegawai.models import GajiPokok, Pegawai
from kepegawaian.pegawai.rules.enum import JenisASN, JenisKelamin
from kepegawaian.pegawai.rules.konflik import Bahan, Baris, Orang
from kepegawaian.pegawai.services.profil import JENIS_RIWAYAT, Jenis
from kepegawaian.pegawai.services.riwayat.akibat import Penutupan

# What the rules need of the row a foreign key points at.
_GOLONGAN = ("golongan__kode", "golongan__kelompok_asn", "golongan__urutan")
_IKUT = {"pangkat": _GOLONGAN, "kgb": _GOLONGAN, "jabatan": ("jabatan__berlaku_sampai",)}
_KELAMIN = {"L": JenisKelamin.PRIA, "P": JenisKelamin.WANITA}


def hari_ini_kota(pegawai: Pegawai) -> date:
    """Today where the person works."""
    return pegawai.kota.hari_ini()


def orang(pegawai: Pegawai) -> Orang:
    return Orang(
        tanggal_lahir=pegawai.tanggal_lahir,
        tmt_masuk=pegawai.tmt_masuk,
        jenis=JenisASN(pegawai.jenis),
        tmt_pns=pegawai.tmt_pns,
        tanggal_berhenti=pegawai.tanggal_berhenti,
        jenis_kelamin=_KELAMIN.get(pegawai.jenis_kelamin),
    )


def bahan(
    jenis: Jenis,
    pegawai: Pegawai,
    nilai: Mapping[str, Any],
    sasaran: Any,
    penutupan: Penutupan | None,
    *,
    buka_hukdis: bool,
    lain: Sequence[Baris] | None = None,
) -> Bahan:
    """The rows that count beside this one (`lain`, when read already), as `penutupan` will have left them."""
    lain = _baris(jenis, pegawai, sasaran) if lain is None else lain
    if penutupan:
        lain = [{**b, "tmt_selesai": penutupan.sampai} if b["pk"] == penutupan.baris.pk else b for b in lain]
    kgb = jenis.kode == "kgb"
    return Bahan(
        orang=orang(pegawai),
        pada=hari_ini_kota(pegawai),
        lain=lain,
        pangkat=_baris(JENIS_RIWAYAT["pangkat"], pegawai, None) if kgb else (),
        hukdis=_hukdis(jenis, pegawai) if buka_hukdis else None,
        gaji=_gaji(nilai) if kgb else {},
    )


def _hukdis(jenis: Jenis, pegawai: Pegawai) -> Sequence[Baris]:
    return _baris(JENIS_RIWAYAT["hukdis"], pegawai, None) if jenis.kode == "pangkat" else ()


def baris_lengkap(jenis: Jenis, nilai: Mapping[str, Any]) -> Baris:
    """The row in question with what the rules need of the rows it points at."""
    lengkap = dict(nilai)
    for jalur in _IKUT.get(jenis.kode, ()):
        kolom, _, milik = jalur.partition("__")
        model: Any = jenis.model._meta.get_field(kolom).related_model
        lengkap[jalur] = model.objects.filter(pk=nilai[kolom]).values_list(milik, flat=True).first()
    return lengkap


def _baris(jenis: Jenis, pegawai: Pegawai, sasaran: Any) -> list[dict[str, Any]]:
    kueri = jenis.model.objects.filter(pegawai=pegawai).sah()
    if sasaran is not None:
        kueri = kueri.exclude(pk=sasaran.pk)
    return list(kueri.values(*kolom_baris(jenis)))


def kolom_baris(jenis: Jenis) -> tuple[str, ...]:
    """What the rules need to know of a row beside the one in question."""
    return ("pk", *jenis.kolom, *_IKUT.get(jenis.kode, ()))


def _gaji(nilai: Mapping[str, Any]) -> dict[int, int]:
    baris = GajiPokok.objects.pada(nilai["tmt"]).filter(golongan=nilai["golongan"])
    return dict(baris.values_list("mkg", "rupiah"))
