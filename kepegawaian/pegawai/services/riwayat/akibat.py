"""What a write does to other rows: a new definitive position ends the one before it, its withdrawal lets that one go
on. Shown before it happens."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.utils.formats import date_format

from asn.core.models import RiwayatKeadaan
from kepegawaian.pegawai.models import Pegawai, RiwayatJabatan
from kepegawaian.pegawai.services.profil import Jenis
from kepegawaian.pegawai.services.riwayat.isi import Isi, isi_baca, isi_dari

SEHARI = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Penutupan:
    """The position held before, and the last day it will be held."""

    baris: RiwayatJabatan
    sampai: date


def penutupan(jenis: Jenis, pegawai: Pegawai, nilai: Mapping[str, Any], sasaran: Any = None) -> Penutupan | None:
    """The definitive position whose end follows from this one; None when nothing needs to change.

    Only an open end is closed; an end set by its own SK is left alone, unless it is the day before the very position
    that is being corrected: then the two stay adjacent.
    """
    if jenis.kode != "jabatan" or nilai["penugasan"] != "DEFINITIF":
        return None
    kueri = RiwayatJabatan.objects.filter(
        pegawai=pegawai, penugasan="DEFINITIF", tmt_mulai__lt=nilai["tmt_mulai"]
    ).sah()
    if sasaran is not None:
        kueri = kueri.exclude(pk=sasaran.pk)
    return _penutup(kueri.order_by("-tmt_mulai").first(), nilai, sasaran)


def penutupan_dari(definitif: Iterable[RiwayatJabatan], nilai: Mapping[str, Any]) -> Penutupan | None:
    """As `penutupan`, for a new position of somebody whose definitive positions that count were read already."""
    if nilai["penugasan"] != "DEFINITIF":
        return None
    lebih_dulu = [b for b in definitif if b.tmt_mulai < nilai["tmt_mulai"]]
    return _penutup(max(lebih_dulu, key=lambda b: b.tmt_mulai, default=None), nilai, None)


def _penutup(sebelumnya: RiwayatJabatan | None, nilai: Mapping[str, Any], sasaran: Any) -> Penutupan | None:
    sampai = nilai["tmt_mulai"] - SEHARI
    if sebelumnya is None or sebelumnya.tmt_selesai == sampai:
        return None
    bersambung = sasaran is not None and sebelumnya.tmt_selesai == sasaran.tmt_mulai - SEHARI
    return Penutupan(sebelumnya, sampai) if sebelumnya.tmt_selesai is None or bersambung else None


@dataclass(frozen=True, slots=True)
class Pembukaan:
    """The position that goes on when the one that ended it is withdrawn: until this day, or open again."""

    baris: RiwayatJabatan
    sampai: date | None


def pembukaan(dicabut: Any) -> Pembukaan | None:
    """What the withdrawal of this position gives back; None unless it was this one that ended the one before it.

    An end that stands in its own SK stays. With a later position in the register the earlier one lasts until that.
    """
    if not isinstance(dicabut, RiwayatJabatan) or dicabut.penugasan != "DEFINITIF":
        return None
    lain = (
        RiwayatJabatan.objects.filter(pegawai=dicabut.pegawai_id, penugasan="DEFINITIF").sah().exclude(pk=dicabut.pk)
    )
    sebelumnya = lain.filter(tmt_mulai__lt=dicabut.tmt_mulai).order_by("-tmt_mulai").first()
    ditutup = dicabut.tmt_mulai - SEHARI
    if sebelumnya is None or sebelumnya.tmt_selesai != ditutup or not _ditutup_otomatis(sebelumnya, ditutup):
        return None
    berikut = lain.filter(tmt_mulai__gt=dicabut.tmt_mulai).order_by("tmt_mulai").first()
    return Pembukaan(sebelumnya, berikut.tmt_mulai - SEHARI if berikut else None)


def _ditutup_otomatis(baris: RiwayatJabatan, pada: date) -> bool:
    """Whether the end came from a later position, not from an own decision: its trail says so."""
    jejak = RiwayatKeadaan.objects.filter(objek_jenis=ContentType.objects.get_for_model(baris), objek_id=baris.pk)
    terakhir = jejak.filter(transisi__in=("tutup", "buka")).order_by("-pk").first()
    return terakhir is not None and terakhir.catatan == f"Berakhir {pada:%d-%m-%Y}"


def akibat_cabut(sasaran: Any) -> list[tuple[str, str, str]]:
    """As `riwayat_akibat`, for a withdrawal."""
    buka = pembukaan(sasaran)
    return [_beda(buka.baris, buka.sampai)] if buka else []


def _beda(baris: RiwayatJabatan, sampai: date | None) -> tuple[str, str, str]:
    def kata(hari: date | None) -> str:
        return date_format(hari, "j F Y") if hari else "sekarang"

    return (f"Jabatan sebelumnya, {baris.nama_jabatan}: sampai", kata(baris.tmt_selesai), kata(sampai))


def riwayat_akibat(*, jenis: Jenis, pegawai: Pegawai, isi: Isi, sasaran: Any = None) -> list[tuple[str, str, str]]:
    """(label, old, new) of what else will change, in the shape of `beda`; empty while the content is not valid."""
    try:
        nilai = isi_baca(jenis, (isi_dari(sasaran) if sasaran is not None else {}) | isi)
    except ValidationError:
        return []
    return akibat_penutupan(penutupan(jenis, pegawai, nilai, sasaran))


def akibat_penutupan(tutup: Penutupan | None) -> list[tuple[str, str, str]]:
    return [_beda(tutup.baris, tutup.sampai)] if tutup else []
