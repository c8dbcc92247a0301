"""Turns of a career that change the person's own row: appointed, extended, retired. The caller has decided it may be.

An old fault elsewhere in the record must not hold up a decision already signed, so nothing else is checked here.
"""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from kepegawaian.pegawai.models import Pegawai
from kepegawaian.pegawai.models.pegawai import KEDUDUKAN_MASIH_PEGAWAI
from kepegawaian.pegawai.services.riwayat.tulis import jejak, pegawai_kunci, segarkan


@transaction.atomic
def pegawai_angkat_pns(*, pegawai: Pegawai, tmt: date, oleh: Any, catatan: str = "") -> Pegawai:
    """A CPNS becomes PNS. PP 11/2017 ps. 36. Raises ValidationError for who is no CPNS in service."""
    kini = _kunci(pegawai)
    if kini.jenis != "CPNS":
        raise ValidationError(f"{kini.nama} tercatat sebagai {kini.get_jenis_display()}, bukan CPNS.")
    return _ubah(kini, {"jenis": "PNS", "tmt_pns": tmt}, "angkat_pns", oleh, catatan)


@transaction.atomic
def kontrak_perpanjang(*, pegawai: Pegawai, sampai: date, oleh: Any, catatan: str = "") -> Pegawai:
    """The contract of a PPPK is extended. PP 49/2018 ps. 37. Raises ValidationError when it would not be longer."""
    kini = _kunci(pegawai)
    if kini.pns or kini.kontrak_sampai is None:
        raise ValidationError(f"{kini.nama} tidak mempunyai kontrak PPPK.")
    if sampai <= kini.kontrak_sampai:
        raise ValidationError(f"Kontrak sudah berlaku sampai {kini.kontrak_sampai:%d-%m-%Y}.")
    return _ubah(kini, {"kontrak_sampai": sampai}, "perpanjang_kontrak", oleh, catatan)


@transaction.atomic
def pegawai_berhentikan(*, pegawai: Pegawai, kedudukan: str, tanggal: date, oleh: Any, catatan: str = "") -> Pegawai:
    """Somebody leaves the service on the day. Raises ValidationError for who has left already."""
    kini = _kunci(pegawai)
    return _ubah(kini, {"kedudukan": kedudukan, "tanggal_berhenti": tanggal}, "berhentikan", oleh, catatan)


def _kunci(pegawai: Pegawai) -> Pegawai:
    kini = pegawai_kunci(pegawai)
    if kini.kedudukan not in KEDUDUKAN_MASIH_PEGAWAI:
        raise ValidationError(f"{kini.nama} sudah {kini.get_kedudukan_display().lower()}.")
    return kini


def _ubah(pegawai: Pegawai, nilai: dict[str, Any], langkah: str, oleh: Any, catatan: str) -> Pegawai:
    for kolom, isi in nilai.items():
        setattr(pegawai, kolom, isi)
    pegawai.versi += 1
    pegawai.save(update_fields=[*nilai, "versi"])
    jejak(pegawai, langkah, "", "", oleh, catatan)
    segarkan(pegawai)
    return pegawai
