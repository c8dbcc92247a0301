"""Changing a person's own data: contacts and degrees, and what makes up the identity."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError

from asn.core.services import VersiBasi
from kepegawaian.pegawai.models import Pegawai
from kepegawaian.pegawai.rules.temuan import Temuan
from kepegawaian.pegawai.services.biodata import JENIS_BIODATA, biodata_periksa, biodata_ubah
from kepegawaian.pegawai.services.profil import BUKA_DATA, Jenis
from kepegawaian.pegawai.services.riwayat import beda, galat_per_kolom, isi_dari
from kepegawaian.usulan.models import Usulan
from kepegawaian.usulan.registri import Isi, JenisUsulan, daftarkan
from kepegawaian.usulan.rules.alur import BKD

BUKTI_WAJIB = "Lampirkan bukti, misalnya KTP, akta kelahiran, atau ijazah."
IDENTITAS = "biodata_identitas"


def _terapkan(*, usulan: Usulan, oleh: Any) -> Any:
    return biodata_ubah(
        pegawai=usulan.pegawai,
        versi=usulan.sasaran_versi or 0,
        isi=dict(usulan.isi),
        oleh=oleh,
        catatan=f"Usulan nomor {usulan.pk}",
    )


def _periksa(jenis: Jenis, *, usulan: Usulan) -> None:
    """Raises ValidationError per field, VersiBasi when the person was saved meanwhile."""
    kini = Pegawai.objects.get(pk=usulan.pegawai_id)
    if kini.versi != usulan.sasaran_versi:
        raise VersiBasi(kini, beda(jenis, isi_dari(kini, jenis), isi_dari(kini, jenis) | dict(usulan.isi)))
    salah = galat_per_kolom(biodata_periksa(pegawai=kini, isi=dict(usulan.isi)))
    if jenis.kode == IDENTITAS and not usulan.bukti:
        salah["bukti"] = [BUKTI_WAJIB]
    if salah:
        raise ValidationError(salah)


def _temuan(*, usulan: Usulan) -> Sequence[Temuan]:
    return biodata_periksa(pegawai=usulan.pegawai, isi=dict(usulan.isi))


def _ringkas(jenis: Jenis, isi: Isi) -> str:
    """Which fields, never what is in them."""
    return ", ".join(str(jenis.model._meta.get_field(k).verbose_name) for k in jenis.kolom if k in isi)


def _beda(jenis: Jenis, lama: Isi, baru: Isi) -> Sequence[tuple[str, str, str]]:
    """Only the fields that are named: a change of the phone says nothing about the name."""
    return beda(jenis, {k: lama.get(k) for k in baru} or None, dict(baru) or None)


def daftarkan_semua() -> None:
    for jenis in JENIS_BIODATA.values():
        daftarkan(
            JenisUsulan(
                kode=jenis.kode,
                judul=jenis.judul,
                tahap=(BKD,),
                izin_lihat=BUKA_DATA,
                terapkan=_terapkan,
                ringkas=partial(_ringkas, jenis),
                beda=partial(_beda, jenis),
                periksa=partial(_periksa, jenis),
                temuan=_temuan,
                tertutup=True,
                kelompok="Biodata",
            )
        )
