"""Closed personal data (UU 27/2022): masked everywhere, opened one item at a time, and never without a log entry."""

from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db.models import BigIntegerField, Case, CharField, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Cast

from asn.core.models import CatatanAkses
from asn.core.services import akses_catat
from kepegawaian.pegawai.models import Keluarga, Pegawai, RiwayatHukdis
from kepegawaian.pegawai.rules.nik import samarkan
from kepegawaian.pegawai.services.profil import BUKA_DATA, JENIS_RIWAYAT, Pembaca

# Columns no list, export or admin page may show.
TERTUTUP = ("nik", "nik_sidik", "telepon", "alamat")
ALASAN_SENDIRI = "Melihat data sendiri"


@dataclass(frozen=True, slots=True)
class Butir:
    """One closed item; opening it needs `izin` with this person in reach."""

    kode: str
    judul: str
    izin: str


BUTIR = {
    b.kode: b
    for b in (
        Butir("identitas", "NIK, telepon, dan alamat", BUKA_DATA),
        Butir("keluarga", "Data keluarga", JENIS_RIWAYAT["keluarga"].izin),
        Butir("hukdis", "Riwayat hukuman disiplin", JENIS_RIWAYAT["hukdis"].izin),
    )
}


@dataclass(frozen=True, slots=True)
class DataTerbuka:
    """What one act of opening shows, once."""

    butir: Butir
    identitas: tuple[tuple[str, str], ...] = ()
    keluarga: tuple[Keluarga, ...] = ()
    hukdis: tuple[RiwayatHukdis, ...] = ()


def data_samar(pegawai: Pegawai) -> list[tuple[str, str]]:
    """Identity data as a list shows it: enough to recognise, not enough to misuse."""
    telepon = f"{'*' * max(len(pegawai.telepon) - 3, 0)}{pegawai.telepon[-3:]}" if pegawai.telepon else ""
    return [
        ("NIK", samarkan(pegawai.nik) if pegawai.nik else ""),
        ("Telepon", telepon),
        ("Alamat", "disamarkan" if pegawai.alamat else ""),
    ]


def data_pribadi_buka(*, pembaca: Pembaca, butir: Butir, alasan: str, id_permintaan: str = "") -> DataTerbuka:
    """Log the opening, then hand out the data. Raises PermissionDenied when the person is out of reach for it."""
    if not pembaca.boleh(butir.izin):
        raise PermissionDenied(butir.izin)
    akses_catat(
        pengguna=pembaca.pengguna,
        objek=pembaca.pegawai,
        butir=butir.judul,
        alasan=ALASAN_SENDIRI if pembaca.sendiri else alasan,
        id_permintaan=id_permintaan,
    )
    pegawai = pembaca.pegawai
    if butir.kode == "identitas":
        isi = (("NIK", pegawai.nik), ("Telepon", pegawai.telepon), ("Alamat", pegawai.alamat))
        return DataTerbuka(butir, identitas=tuple((label, nilai or "Belum tercatat") for label, nilai in isi))
    baris = tuple(pembaca.baris(JENIS_RIWAYAT[butir.kode], None))
    return DataTerbuka(butir, **{butir.kode: baris})


def catatan_berpegawai(kueri: QuerySet[CatatanAkses]) -> QuerySet[CatatanAkses]:
    """Log entries with the name of the person they are about, when they are about one."""
    angka = Cast("objek_id", BigIntegerField())
    tentang = When(objek_jenis=ContentType.objects.get_for_model(Pegawai), objek_id__regex=r"^\d+$", then=angka)
    kueri = kueri.annotate(pegawai_id=Case(tentang, output_field=BigIntegerField()))
    nama = Pegawai.objects.filter(pk=OuterRef("pegawai_id"), kota=OuterRef("kota_id")).values("nama")[:1]
    return kueri.select_related("pengguna").annotate(
        pegawai_nama=Case(When(pegawai_id=None, then=Value("")), default=Subquery(nama), output_field=CharField())
    )


def akses_terhadap(pegawai: Pegawai) -> QuerySet[CatatanAkses]:
    """Who opened this person's data: the person's own right to know, so no further permission is asked."""
    jenis = ContentType.objects.get_for_model(Pegawai)
    milik: dict[str, Any] = {"objek_jenis": jenis, "objek_id": str(pegawai.pk), "kota": pegawai.kota_id}
    return CatatanAkses.objects.filter(**milik).select_related("pengguna")
