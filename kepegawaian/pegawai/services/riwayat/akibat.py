"""What a deposit does to other rows: a new definitive position ends the one before it. Shown before it happens."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.formats import date_format

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
    sebelumnya = kueri.order_by("-tmt_mulai").first()
    sampai = nilai["tmt_mulai"] - SEHARI
    if sebelumnya is None or sebelumnya.tmt_selesai == sampai:
        return None
    bersambung = sasaran is not None and sebelumnya.tmt_selesai == sasaran.tmt_mulai - SEHARI
    return Penutupan(sebelumnya, sampai) if sebelumnya.tmt_selesai is None or bersambung else None


def riwayat_akibat(*, jenis: Jenis, pegawai: Pegawai, isi: Isi, sasaran: Any = None) -> list[tuple[str, str, str]]:
    """(label, old, new) of what else will change, in the shape of `beda`; empty while the content is not valid."""
    try:
        nilai = isi_baca(jenis, (isi_dari(sasaran) if sasaran is not None else {}) | isi)
    except ValidationError:
        return []
    tutup = penutupan(jenis, pegawai, nilai, sasaran)
    if tutup is None:
        return []
    lama = tutup.baris.tmt_selesai
    label = f"Jabatan sebelumnya, {tutup.baris.nama_jabatan}: sampai"
    return [(label, date_format(lama, "j F Y") if lama else "sekarang", date_format(tutup.sampai, "j F Y"))]
