"""The clerk's own file with one column more: what is wrong with each row. Corrected, it can be uploaded again."""

from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.urls import reverse

from asn.core.berkas import XLSX, berkas_baca, berkas_periksa, berkas_simpan
from asn.core.jobs import enqueue
from asn.core.lingkup import lingkup_kota
from asn.core.models import Pekerjaan
from asn.core.pekerjaan import pekerjaan_akhiri, pekerjaan_buat, pekerjaan_kabarkan
from asn.core.workflows import TransitionRefused
from asn.impor.lembar import baca, naskah, tulis_buku, tulis_naskah
from asn.impor.models import BarisImpor, Impor
from asn.impor.services.terapkan import kunci_baris
from asn.impor.services.unggah import TABEL
from asn.impor.workflows import KELOLA

JUDUL = "masalah"


@transaction.atomic
def berkas_masalah_pesan(*, impor: Impor, oleh: Any) -> Pekerjaan:
    """Ask for the file. Raises TransitionRefused when there is nothing to say or the upload is gone."""
    baris = kunci_baris(impor, oleh)
    if baris.berkas_id is None or not (baris.galat or baris.peringatan):
        raise TransitionRefused("Tidak ada masalah yang dapat ditulis ke berkas.")
    pekerjaan = pekerjaan_buat(kota_id=baris.kota_id, judul=f"Berkas masalah {baris.nama_berkas}", pemilik=oleh)
    enqueue("impor.berkas_masalah", str(pekerjaan.pk), baris.pk, kota=baris.kota_id)
    return pekerjaan


def berkas_masalah_buat(*, impor_id: int, kota_id: int, pekerjaan_id: str) -> None:
    """Same sheet, same rows, same columns, plus `masalah`; made again it replaces the former."""
    with lingkup_kota([kota_id]):
        impor = Impor.objects.select_related("berkas").filter(pk=impor_id).first()
        if impor is None or impor.berkas is None:
            return
        pekerjaan_kabarkan(pekerjaan_id, 0, 0, "Menulis berkas")
        bita, jenis = berkas_baca(impor.berkas), impor.berkas.jenis_isi
        baris = _bertambah(impor, bita, jenis, _masalah(impor))
        isi = tulis_buku(baris, impor.lembar) if jenis == XLSX else tulis_naskah(baris, naskah(bita).pemisah)
        bersih = berkas_periksa(isi, f"masalah-{impor.berkas.nama_asli}"[-200:], terima=TABEL)
        impor.berkas_masalah = berkas_simpan(isi=bersih, nama=bersih.nama, pemilik=impor, izin=KELOLA, oleh=None)
        impor.save(update_fields=["berkas_masalah"])
        pekerjaan_akhiri(
            pekerjaan_id,
            pesan="Berkas siap diunduh.",
            alamat_hasil=reverse("berkas_unduh", args=[impor.berkas_masalah.pk]),
        )


def _bertambah(impor: Impor, bita: bytes, jenis: str, masalah: dict[int, str]) -> Iterator[list[Any]]:
    lebar = len(impor.kepala)
    for nomor, sel in baca(bita, jenis, impor.lembar):
        baris = [*sel, *[None] * (lebar - len(sel))]
        if nomor == impor.baris_kepala:
            baris = [*baris[:lebar], JUDUL, *baris[lebar:]]
        elif nomor > impor.baris_kepala:
            baris = [*baris[:lebar], masalah.get(nomor), *baris[lebar:]]
        yield baris


def _masalah(impor: Impor) -> dict[int, str]:
    """By row, in words with the address of each cell."""
    label = impor.definisi.label_kolom
    isi = BarisImpor.objects.filter(impor=impor).exclude(masalah=[]).values_list("nomor", "masalah")
    return {nomor: " ".join(kalimat(impor, nomor, m, label) for m in semua) for nomor, semua in isi.iterator()}


def kalimat(impor: Impor, nomor: int, masalah: dict[str, str], label: dict[str, str]) -> str:
    sel = impor.alamat_sel(masalah["kolom"], nomor)
    kepala = ", ".join(s for s in (label.get(masalah["kolom"], ""), f"sel {sel}" if sel else "") if s)
    sebutan = "Peringatan: " if masalah["berat"] == "peringatan" else ""
    return f"{sebutan}{kepala}: {masalah['pesan']}" if kepala else f"{sebutan}{masalah['pesan']}"
