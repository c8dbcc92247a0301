"""Writing classes, sessions, courses, partners: forms give cleaned values, these check what a form cannot know."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from asn.core.berkas import berkas_periksa, berkas_simpan
from asn.core.services import VersiBasi
from pelatihan.program.models import (
    Angkatan,
    Kursus,
    Mitra,
    Pengajar,
    PengajarAngkatan,
    PerjanjianMitra,
    Peserta,
    Sesi,
)
from pelatihan.program.workflows import KeadaanAngkatan

LIHAT_MITRA = "program.view_mitra"
TERKUNCI = "Kelas yang sudah berjalan atau berakhir tidak dapat diubah lagi."
KUOTA_TERISI = "Sudah {} kursi terisi; kuota tidak dapat lebih kecil."


def tulis(objek: Any, nilai: Mapping[str, Any]) -> Any:
    """Set, check every constraint, save. Raises ValidationError at the fields."""
    for kolom, isi in nilai.items():
        setattr(objek, kolom, isi)
    objek.full_clean(exclude=["kota"])
    objek.save()
    return objek


@transaction.atomic
def kursus_simpan(*, kursus: Kursus, nilai: Mapping[str, Any]) -> Kursus:
    """A new or changed entry of the catalogue; past classes keep the JP they ran with."""
    if kursus.pk:
        kursus.versi += 1
    if nilai.get("prasyarat") == kursus and kursus.pk:
        raise ValidationError({"prasyarat": "Kursus tidak dapat menjadi prasyarat dirinya sendiri."})
    return tulis(kursus, nilai)


@transaction.atomic
def mitra_simpan(*, mitra: Mitra, nilai: Mapping[str, Any]) -> Mitra:
    return tulis(mitra, nilai)


@transaction.atomic
def perjanjian_catat(*, mitra: Mitra, nilai: Mapping[str, Any], naskah: Any = None, oleh: Any) -> PerjanjianMitra:
    """A new agreement, with its signed text when that is there already. Raises ValidationError at the fields."""
    perjanjian = tulis(PerjanjianMitra(kota_id=mitra.kota_id, mitra=mitra), nilai)
    return naskah_simpan(perjanjian=perjanjian, naskah=naskah, oleh=oleh) if naskah else perjanjian


@transaction.atomic
def naskah_simpan(*, perjanjian: PerjanjianMitra, naskah: Any, oleh: Any) -> PerjanjianMitra:
    """Store the signed text; whoever sees the partner may read it. Raises ValidationError for an unsound file."""
    try:
        isi = berkas_periksa(naskah, naskah.name)
    except ValidationError as galat:
        raise ValidationError({"naskah": galat.messages}) from galat
    perjanjian.berkas = berkas_simpan(isi=isi, nama=isi.nama, pemilik=perjanjian, izin=LIHAT_MITRA, oleh=oleh)
    perjanjian.save(update_fields=["berkas"])
    return perjanjian


@transaction.atomic
def pengajar_simpan(*, pengajar: Pengajar, nilai: Mapping[str, Any]) -> Pengajar:
    return tulis(pengajar, nilai)


@transaction.atomic
def angkatan_simpan(
    *, angkatan: Angkatan, nilai: Mapping[str, Any], pengajar: Iterable[Pengajar], versi: int | None = None
) -> Angkatan:
    """A new class, or one that has not begun; a smaller quota than the seats taken is refused. Raises VersiBasi."""
    if angkatan.pk:
        lama = Angkatan.objects.select_for_update(of=("self",), no_key=True).get(pk=angkatan.pk)
        _dapat_diubah(lama, nilai, versi)
        angkatan = lama
        angkatan.versi += 1
    tulis(angkatan, nilai)
    PengajarAngkatan.objects.filter(angkatan=angkatan).delete()
    baru = [PengajarAngkatan(kota_id=angkatan.kota_id, angkatan=angkatan, pengajar=p) for p in pengajar]
    PengajarAngkatan.objects.bulk_create(baru)
    return angkatan


def _dapat_diubah(lama: Angkatan, nilai: Mapping[str, Any], versi: int | None) -> None:
    if versi is not None and lama.versi != versi:
        raise VersiBasi(lama, [])
    if lama.keadaan not in (KeadaanAngkatan.DIRANCANG, KeadaanAngkatan.DIBUKA):
        raise ValidationError(TERKUNCI)
    terisi = Peserta.objects.filter(angkatan=lama).menempati().count()
    if nilai["kuota"] < terisi:
        raise ValidationError({"kuota": KUOTA_TERISI.format(terisi)})
    uang = lama.keadaan == KeadaanAngkatan.DIBUKA and (lama.biaya, lama.anggaran) != (
        nilai.get("biaya", lama.biaya),
        nilai.get("anggaran", lama.anggaran),
    )
    if uang:
        raise ValidationError({"biaya": "Biaya kelas yang sudah dibuka terikat pada anggarannya."})


@transaction.atomic
def sesi_simpan(*, sesi: Sesi, nilai: Mapping[str, Any]) -> Sesi:
    """A session inside the days of its class, overlapping no other of it."""
    kelas = Angkatan.objects.select_for_update(of=("self",), no_key=True).get(pk=sesi.angkatan_id)
    if kelas.keadaan in (KeadaanAngkatan.SELESAI, KeadaanAngkatan.DIBATALKAN):
        raise ValidationError(TERKUNCI)
    _sesi_periksa(kelas, sesi, nilai)
    return tulis(sesi, nilai)


def _sesi_periksa(kelas: Angkatan, sesi: Sesi, nilai: Mapping[str, Any]) -> None:
    mulai, selesai = nilai["mulai"], nilai["selesai"]
    if not kelas.mulai <= mulai.date() <= kelas.selesai:
        raise ValidationError({"mulai": f"Sesi harus antara {kelas.mulai:%d-%m-%Y} dan {kelas.selesai:%d-%m-%Y}."})
    lain = Sesi.objects.filter(angkatan=kelas, mulai__lt=selesai, selesai__gt=mulai).exclude(pk=sesi.pk)
    if satu := lain.first():
        raise ValidationError({"mulai": f"Bertabrakan dengan sesi “{satu}”."})


@transaction.atomic
def sesi_hapus(*, sesi: Sesi) -> None:
    """A session without any presence; its history stays."""
    if sesi.presensi.exists():
        raise ValidationError("Sesi yang sudah berpresensi tidak dapat dihapus.")
    if sesi.angkatan.keadaan not in (KeadaanAngkatan.DIRANCANG, KeadaanAngkatan.DIBUKA):
        raise ValidationError(TERKUNCI)
    sesi.delete()
