"""Reads what the conflict rules need to know about a person and the rows beside the one in question."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone

from kepegawaian.pegawai.models import GajiPokok, Golongan, Pegawai
from kepegawaian.pegawai.rules.enum import JenisASN
from kepegawaian.pegawai.rules.konflik import Bahan, Baris, Orang
from kepegawaian.pegawai.services.profil import JENIS_RIWAYAT, Jenis
from kepegawaian.pegawai.services.riwayat.akibat import Penutupan

_GOLONGAN = ("golongan__kode", "golongan__kelompok_asn", "golongan__urutan")
_BERGOLONGAN = {"pangkat", "kgb"}


def hari_ini_kota(pegawai: Pegawai) -> date:
    """Today where the person works."""
    return timezone.localdate(timezone=ZoneInfo(pegawai.kota.zona_waktu))


def orang(pegawai: Pegawai) -> Orang:
    return Orang(
        tanggal_lahir=pegawai.tanggal_lahir,
        tmt_masuk=pegawai.tmt_masuk,
        jenis=JenisASN(pegawai.jenis),
        tmt_pns=pegawai.tmt_pns,
        tanggal_berhenti=pegawai.tanggal_berhenti,
    )


def bahan(
    jenis: Jenis, pegawai: Pegawai, nilai: Mapping[str, Any], sasaran: Any, penutupan: Penutupan | None
) -> Bahan:
    """The rows that count beside this one, as they will be once `penutupan` has closed the previous position."""
    lain = _baris(jenis, pegawai, sasaran)
    if penutupan:
        lain = [b | {"tmt_selesai": penutupan.sampai} if b["pk"] == penutupan.baris.pk else b for b in lain]
    kgb = jenis.kode == "kgb"
    return Bahan(
        orang=orang(pegawai),
        pada=hari_ini_kota(pegawai),
        lain=lain,
        pangkat=_baris(JENIS_RIWAYAT["pangkat"], pegawai, None) if kgb else (),
        hukdis=_baris(JENIS_RIWAYAT["hukdis"], pegawai, None) if jenis.kode in ("pangkat", "penghargaan") else (),
        gaji=_gaji(nilai) if kgb else {},
    )


def baris_lengkap(jenis: Jenis, nilai: Mapping[str, Any]) -> Baris:
    """The row in question with what the rules need of its golongan."""
    if jenis.kode not in _BERGOLONGAN:
        return nilai
    golongan = Golongan.objects.get(pk=nilai["golongan"])
    return {
        **nilai,
        "golongan__kode": golongan.kode,
        "golongan__kelompok_asn": golongan.kelompok_asn,
        "golongan__urutan": golongan.urutan,
    }


def _baris(jenis: Jenis, pegawai: Pegawai, sasaran: Any) -> list[dict[str, Any]]:
    kueri = jenis.model.objects.filter(pegawai=pegawai).sah()
    if sasaran is not None:
        kueri = kueri.exclude(pk=sasaran.pk)
    return list(kueri.values("pk", *jenis.kolom, *(_GOLONGAN if jenis.kode in _BERGOLONGAN else ())))


def _gaji(nilai: Mapping[str, Any]) -> dict[int, int]:
    baris = GajiPokok.objects.pada(nilai["tmt"]).filter(golongan=nilai["golongan"])
    return dict(baris.values_list("mkg", "rupiah"))
