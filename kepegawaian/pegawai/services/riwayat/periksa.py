"""Checks one row before it is deposited: its fields, its place in the career, the city of what it points at."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError

from kepegawaian.pegawai.models import Pegawai
from kepegawaian.pegawai.rules import konflik
from kepegawaian.pegawai.rules.temuan import Temuan, galat
from kepegawaian.pegawai.services.profil import Jenis
from kepegawaian.pegawai.services.riwayat.akibat import penutupan
from kepegawaian.pegawai.services.riwayat.bahan import bahan, baris_lengkap
from kepegawaian.pegawai.services.riwayat.isi import Isi, Rujukan, isi_baca, isi_dari

KOTA_LAIN = "Pilihan ini bukan milik kota pegawai."


def riwayat_periksa(
    *, jenis: Jenis, pegawai: Pegawai, isi: Isi, sasaran: Any = None, tutup_sebelumnya: bool = True
) -> list[Temuan]:
    """Everything that speaks against this content, errors first; a correction may name only the changed fields.

    Read by whoever proposes or decides, also without the right to hukdis: what only hukdis can tell is told when the
    row is deposited.
    """
    try:
        nilai = nilai_lengkap(jenis, isi, sasaran)
    except ValidationError as salah:
        return dari_validasi(salah)
    return periksa_nilai(jenis, pegawai, nilai, sasaran, tutup_sebelumnya=tutup_sebelumnya, buka_hukdis=False)


def nilai_lengkap(jenis: Jenis, isi: Isi, sasaran: Any) -> dict[str, Any]:
    """Python values of every field; what a correction does not name stays as it was."""
    return isi_baca(jenis, (isi_dari(sasaran) if sasaran is not None else {}) | isi)


def periksa_nilai(
    jenis: Jenis,
    pegawai: Pegawai,
    nilai: Mapping[str, Any],
    sasaran: Any,
    *,
    tutup_sebelumnya: bool,
    buka_hukdis: bool,
) -> list[Temuan]:
    """The rules on cleaned values."""
    tutup = penutupan(jenis, pegawai, nilai, sasaran) if tutup_sebelumnya else None
    diketahui = bahan(jenis, pegawai, nilai, sasaran, tutup, buka_hukdis=buka_hukdis)
    temuan = konflik.periksa(jenis.kode, baris_lengkap(jenis, nilai), diketahui)
    return [*kota_lain(jenis, pegawai, nilai), *temuan]


def galat_per_kolom(temuan: Iterable[Temuan]) -> dict[str, list[str]]:
    """Errors as ValidationError and forms want them; those of no field under `__all__`."""
    per_kolom: dict[str, list[str]] = {}
    for t in temuan:
        if t.galat:
            per_kolom.setdefault(t.kolom or "__all__", []).append(t.pesan)
    return per_kolom


def kota_lain(
    jenis: Jenis, pegawai: Pegawai, nilai: Mapping[str, Any], rujukan: Rujukan | None = None
) -> list[Temuan]:
    """Who reaches several cities must not mix them in one row."""
    salah = []
    for kolom, nilai_kolom in nilai.items():
        model: Any = jenis.model._meta.get_field(kolom).related_model
        if nilai_kolom is None or model is None or not hasattr(model, "kota_id"):
            continue
        if not _milik(model, nilai_kolom, pegawai.kota_id, rujukan):
            salah.append(galat("KOTA_LAIN", KOTA_LAIN, kolom=kolom))
    return salah


def _milik(model: Any, pk: Any, kota_id: int, rujukan: Rujukan | None) -> bool:
    if rujukan is None:
        return bool(model._base_manager.filter(pk=pk, kota=kota_id).exists())
    return rujukan[model][pk] == kota_id


def dari_validasi(salah: ValidationError) -> list[Temuan]:
    return [
        galat("ISIAN", pesan, kolom="" if kolom == "__all__" else kolom)
        for kolom, daftar in salah.message_dict.items()
        for pesan in daftar
    ]
