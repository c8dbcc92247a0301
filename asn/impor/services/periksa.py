"""The check: the whole file judged in one transaction. Killed halfway it leaves nothing, and starts over."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone

from asn.core.berkas import berkas_baca
from asn.core.lingkup import lingkup_kota
from asn.impor.lembar import Baris, baca
from asn.impor.models import Impor
from asn.impor.rules.kepala import huruf
from asn.impor.services.jalan import (
    Ditolak,
    Hasil,
    Langkah,
    ambil,
    jalankan,
    kunci_impor,
    mesin_untuk,
    tutup,
)
from asn.impor.services.muatan import muatan_isi, muatan_simpan
from asn.impor.services.pencocokan import cocokkan
from asn.impor.services.penguraian import Pengurai
from asn.impor.workflows import KeadaanImpor

_ANGKA = ("baris", "baru", "berubah", "sama", "lewat", "galat", "peringatan")
BERKAS_HILANG = "Berkas asal sudah tidak tersimpan. Unggah berkasnya lagi."


def impor_periksa(*, impor_id: int, kota_id: int, pekerjaan_id: str) -> Hasil:
    """Check the file of an import that waits for it; safe to be called twice, also at the same time."""
    return jalankan(impor_id, kota_id, pekerjaan_id, lambda: _periksa(impor_id, kota_id, pekerjaan_id), "gagalkan")


def _periksa(impor_id: int, kota_id: int, pekerjaan_id: str) -> Hasil:
    with lingkup_kota([kota_id], kunci=[kunci_impor(impor_id)]) as sendiri:
        if not sendiri:
            return Hasil.ULANGI
        impor = ambil(impor_id, KeadaanImpor.DIPETAKAN, pekerjaan_id)
        if impor is None:
            return Hasil.LEWAT
        try:
            angka = _nilai_berkas(impor)
        except ValidationError as galat:
            raise Ditolak(" ".join(galat.messages)) from galat
        pesan = f"{angka['baris']} baris diperiksa, {angka['galat']} bermasalah."
        tutup(impor, "selesai_periksa", pesan, diperiksa_pada=timezone.now(), **angka)
    return Hasil.SELESAI


def _nilai_berkas(impor: Impor) -> dict[str, Any]:
    """Judge every row and store the judgement; returns the figures of the import."""
    if impor.berkas is None:
        raise Ditolak(BERKAS_HILANG)
    mesin, langkah = mesin_untuk(impor), Langkah(impor, 0)
    peta = {int(i): nama for i, nama in impor.peta.items()}
    pengurai = Pengurai(impor.definisi, peta, len(impor.kepala))
    langkah.maju("Membaca berkas")
    aliran = baca(berkas_baca(impor.berkas), impor.berkas.jenis_isi, impor.lembar)
    muatan_isi(mesin, pengurai, _data(impor, aliran), lambda n: langkah.maju(f"{n} baris terbaca"))
    langkah.total, langkah.ke = 3, 0
    langkah.maju("Mencocokkan dengan buku induk")
    rahasia = {k.nama for _, k in pengurai.kolom if k.rahasia}
    baris = cocokkan(mesin, rahasia=rahasia, meragukan=pengurai.meragukan, jangan_timpa=impor.jangan_timpa)
    langkah.maju("Menyimpan hasil pemeriksaan")
    return _angka(impor, muatan_simpan(mesin, baris, impor.jangan_timpa), pengurai)


def _data(impor: Impor, aliran: Iterator[Baris]) -> Iterator[Baris]:
    """Rows below the head, and not more than a city can have."""
    batas = impor.baris_kepala + settings.IMPOR_BARIS_MAKS
    for nomor, sel in aliran:
        if nomor > batas:
            raise Ditolak(f"Berkas berisi lebih dari {settings.IMPOR_BARIS_MAKS} baris. Bagi menjadi beberapa berkas.")
        if nomor > impor.baris_kepala:
            yield nomor, sel


def _angka(impor: Impor, jumlah: tuple[int, ...], pengurai: Pengurai) -> dict[str, Any]:
    hasil: dict[str, Any] = dict(zip(_ANGKA, jumlah, strict=True))
    if not hasil["baris"]:
        raise Ditolak("Tidak ada baris berisi di bawah judul kolom.")
    diabaikan = [
        {"kolom": huruf(i), "judul": impor.kepala[i], "terisi": pengurai.terisi_bebas.get(i, 0)}
        for i in pengurai.bebas
    ]
    return hasil | {"diabaikan": diabaikan}
