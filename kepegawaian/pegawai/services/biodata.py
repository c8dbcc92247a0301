"""A person's own data: what they may propose themselves, and what changes their identity and needs evidence."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from asn.core.sandi import sidik
from asn.core.services import VersiBasi
from kepegawaian.pegawai.models import Pegawai
from kepegawaian.pegawai.models.pegawai import KEDUDUKAN_MASIH_PEGAWAI
from kepegawaian.pegawai.rules.enum import JenisASN
from kepegawaian.pegawai.rules.konflik.biodata import periksa_biodata
from kepegawaian.pegawai.rules.temuan import Temuan, galat
from kepegawaian.pegawai.services.profil import Jenis
from kepegawaian.pegawai.services.riwayat.bahan import hari_ini_kota
from kepegawaian.pegawai.services.riwayat.isi import Isi, beda, isi_baca, isi_dari
from kepegawaian.pegawai.services.riwayat.periksa import galat_per_kolom
from kepegawaian.pegawai.services.riwayat.tulis import TIDAK_BERUBAH, jejak, pegawai_kunci, segarkan

MANDIRI = ("telepon", "alamat", "email", "gelar_depan", "gelar_belakang")
IDENTITAS = (
    *("nama", "tempat_lahir", "tanggal_lahir", "jenis_kelamin", "nik"),
    *("tmt_masuk", "tmt_pns", "kontrak_sampai", "kedudukan", "tanggal_berhenti"),
)
JENIS_BIODATA = {
    j.kode: j
    for j in (
        Jenis("biodata_mandiri", "Kontak dan gelar", Pegawai, "", hanya=MANDIRI),
        Jenis("biodata_identitas", "Identitas dan kedudukan", Pegawai, "", hanya=IDENTITAS),
    )
}
_SEMUA = Jenis("biodata", "Biodata", Pegawai, "", hanya=(*IDENTITAS, *MANDIRI))
NIK_TERDAFTAR = "NIK ini sudah terdaftar atas nama pegawai lain."


def biodata_periksa(*, pegawai: Pegawai, isi: Isi) -> list[Temuan]:
    """Everything that speaks against the change, errors first; `isi` names the fields to change."""
    try:
        nilai = _nilai(pegawai, isi)
    except ValidationError as salah:
        per_kolom = salah.message_dict.items()
        return [galat("ISIAN", p, kolom="" if k == "__all__" else k) for k, daftar in per_kolom for p in daftar]
    return _temuan(pegawai, nilai, isi)


@transaction.atomic
def biodata_ubah(*, pegawai: Pegawai, versi: int, isi: Isi, oleh: Any, catatan: str = "") -> Pegawai:
    """Change the named fields. Raises VersiBasi when the person was saved since `versi`, ValidationError per field."""
    kini = pegawai_kunci(pegawai)
    lama = isi_dari(kini, _SEMUA)
    perubahan = beda(_SEMUA, lama, lama | isi)
    if kini.versi != versi:
        raise VersiBasi(kini, beda(_SEMUA, lama, lama | isi, samar=True))
    nilai = _nilai(kini, isi)
    if salah := galat_per_kolom(_temuan(kini, nilai, isi)):
        raise ValidationError(salah)
    if not perubahan:
        raise ValidationError(TIDAK_BERUBAH)
    for kolom in isi:
        setattr(kini, kolom, nilai[kolom])
    _simpan(kini, isi)
    jejak(kini, "biodata", "", "", oleh, catatan)
    segarkan(kini)
    return kini


def _simpan(pegawai: Pegawai, isi: Isi) -> None:
    pegawai.nik_sidik = sidik(pegawai.nik)
    pegawai.versi += 1
    try:
        with transaction.atomic():
            pegawai.save(update_fields=[*isi, "nik_sidik", "versi"])
    except IntegrityError as galat_basis_data:
        # The same NIK in a city behind the wall, or given to two people at this moment.
        if "pegawai_nik_unik" not in str(galat_basis_data):
            raise
        raise ValidationError({"nik": NIK_TERDAFTAR}) from galat_basis_data


def _nilai(pegawai: Pegawai, isi: Isi) -> dict[str, Any]:
    return isi_baca(_SEMUA, isi_dari(pegawai, _SEMUA) | isi)


def _temuan(pegawai: Pegawai, nilai: dict[str, Any], isi: Isi) -> list[Temuan]:
    """Findings of the rules; none for contacts and degrees: an old fault elsewhere must not block a new phone."""
    if set(isi) <= set(MANDIRI):
        return []
    temuan = periksa_biodata(
        nilai,
        nomor=pegawai.nip,
        jenis=JenisASN(pegawai.jenis),
        pada=hari_ini_kota(pegawai),
        masih_pegawai=nilai["kedudukan"] in KEDUDUKAN_MASIH_PEGAWAI,
    )
    if "nik" in isi and _nik_dipakai(pegawai, nilai["nik"]):
        temuan.insert(0, galat("NIK_TERDAFTAR", NIK_TERDAFTAR, kolom="nik"))
    return temuan


def _nik_dipakai(pegawai: Pegawai, nik: str) -> bool:
    return bool(nik) and Pegawai.objects.filter(nik_sidik=sidik(nik)).exclude(pk=pegawai.pk).exists()
