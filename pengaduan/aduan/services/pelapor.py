"""The reporter's side: opening by number and secret, replying, saying whether it helped, rating."""

import uuid
from collections.abc import Iterable
from datetime import date
from typing import Any, Protocol

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Q, QuerySet

from kepegawaian.instansi.models import Kota
from pengaduan.aduan.models import Aduan, LampiranAduan, Tanggapan
from pengaduan.aduan.rules import nomor as aturan_nomor
from pengaduan.aduan.rules.tenggat import BUKA_KEMBALI_MAKS, Langkah
from pengaduan.aduan.services.catatan import LangkahDitolak, langkah_luar, peristiwa_catat, simpan
from pengaduan.aduan.services.kabar import kabar_petugas
from pengaduan.aduan.services.lampiran import berkas_bersih, lampirkan
from pengaduan.aduan.services.waktu import Jam, hitung_selesai, mulai_hitung
from pengaduan.aduan.workflows import KeadaanAduan as K

# Compared with when there is no such report, so that both answers cost the same.
_SIDIK_KOSONG = "0" * 64
TIDAK_COCOK = "Nomor laporan atau kata sandi tidak cocok."
BALASAN_MAKS = 20
PER_HALAMAN = 20


def aduan_buka(*, kota: Kota, nomor: str, rahasia: str) -> int | None:
    """Id of the report with this number and secret. A wrong number and a wrong secret get one answer at one cost."""
    rapi = aturan_nomor.rapikan(nomor)
    ada = Aduan.objects.filter(kota=kota, nomor=rapi).order_by().values_list("pk", "rahasia_sidik").first()
    pk, tersimpan = ada or (None, _SIDIK_KOSONG)
    return pk if aturan_nomor.cocok(tersimpan, rapi, rahasia) else None


def aduan_pelapor(kota: Kota, pk: int) -> Aduan | None:
    """A report this visitor has opened before in the same session."""
    aduan = Aduan.objects.filter(kota=kota, pk=pk).only("kota", "induk").order_by().first()
    if aduan:
        aduan.kota = kota
    return aduan


def _kunci(aduan: Aduan) -> Aduan:
    return Aduan.objects.select_for_update(of=("self",)).select_related("kota").get(pk=aduan.pk)


class Keadaan(Protocol):
    """What the questions below ask about a report."""

    keadaan: Any
    selesai_tanggal: Any
    dibuka_kembali: Any
    kepuasan: Any


def boleh_nilai(aduan: Keadaan) -> bool:
    """A rating is asked for with the answer, and once more after the calendar has closed the report without one."""
    return aduan.keadaan == K.DITINDAKLANJUTI or (aduan.keadaan == K.SELESAI and aduan.kepuasan is None)


def boleh_buka_kembali(aduan: Keadaan, jam: Jam) -> bool:
    """Twice at most; after the end only as long as the same days last."""
    if aduan.dibuka_kembali >= BUKA_KEMBALI_MAKS:
        return False
    if aduan.keadaan == K.DITINDAKLANJUTI:
        return True
    return aduan.keadaan == K.SELESAI and _masih_baru(aduan.selesai_tanggal, jam)


def _masih_baru(selesai: date | None, jam: Jam) -> bool:
    return selesai is not None and jam.hari_ini <= jam.jatuh(Langkah.TUTUP, selesai)


@transaction.atomic
def aduan_balas(*, aduan: Aduan, isi: str, kunci: uuid.UUID | None = None) -> Tanggapan:
    """Add words of the reporter; an incomplete report goes on with them, one that waits for its end waits anew."""
    baris = _kunci(aduan)
    if kunci and (sudah := Tanggapan.objects.filter(aduan=baris, kunci=kunci).first()):
        return sudah
    if baris.keadaan in (K.SELESAI, K.BUKAN_WEWENANG, K.DIARSIPKAN, K.DIGABUNG):
        raise LangkahDitolak("Laporan ini sudah berakhir. Sampaikan hal baru sebagai laporan baru.")
    if Tanggapan.objects.filter(aduan=baris, jenis="balasan").count() >= BALASAN_MAKS:
        raise LangkahDitolak("Balasan Anda sudah mencapai batas. Tunggu jawaban petugas.")
    return _balas(baris, isi, kunci)


def _balas(baris: Aduan, isi: str, kunci: uuid.UUID | None) -> Tanggapan:
    jam = Jam(baris.kota)
    tanggapan = Tanggapan.objects.create(
        kota_id=baris.kota_id, aduan=baris, jenis="balasan", isi=isi, pada=jam.kini, kunci=kunci
    )
    if baris.keadaan == K.BELUM_LENGKAP:
        langkah_luar("lengkapi", baris, pelaku="pelapor")
        mulai_hitung(baris, jam)
    else:
        peristiwa_catat(baris, "balasan", pelaku="pelapor")
    simpan(baris, jam, "keadaan", "lengkap_tanggal", "tenggat_verifikasi", "tenggat_selesai")
    if baris.petugas:
        kabar_petugas(baris, [baris.petugas], "Balasan pelapor")
    return tanggapan


@transaction.atomic
def aduan_nilai(*, aduan: Aduan, teratasi: bool, kepuasan: int | None = None, ulasan: str = "") -> Aduan:
    """The reporter's verdict: solved closes it with a rating of 1 to 5, *belum* opens it again, twice at most."""
    baris = _kunci(aduan)
    return _selesai(baris, kepuasan, ulasan) if teratasi else _buka_kembali(baris, ulasan)


def _selesai(baris: Aduan, kepuasan: int | None, ulasan: str) -> Aduan:
    jam = Jam(baris.kota)
    baris.kepuasan, baris.ulasan = kepuasan, ulasan[:500]
    if baris.keadaan == K.SELESAI:
        # Closed by the calendar: the rating may still come.
        baris.save(update_fields=["kepuasan", "ulasan"])
        return baris
    langkah_luar("nyatakan_selesai", baris, pelaku="pelapor")
    baris.selesai_pada, baris.selesai_tanggal = jam.kini, jam.hari_ini
    return simpan(baris, jam, "keadaan", "selesai_pada", "selesai_tanggal", "kepuasan", "ulasan")


def _buka_kembali(baris: Aduan, alasan: str) -> Aduan:
    jam = Jam(baris.kota)
    if not boleh_buka_kembali(baris, jam):
        raise LangkahDitolak(
            "Laporan ini tidak dapat dibuka kembali lagi. Bila belum puas, Anda dapat mengadu kepada Ombudsman "
            "Republik Indonesia (UU 25/2009 ps. 46)."
        )
    langkah_luar("buka_kembali", baris, pelaku="pelapor", teks=alasan)
    baris.dibuka_kembali += 1
    baris.ditindaklanjuti_tanggal = baris.selesai_pada = baris.selesai_tanggal = baris.hari_kerja = None
    baris.kepuasan = None
    hitung_selesai(baris, jam, jam.hari_ini)
    simpan(
        baris,
        jam,
        *("keadaan", "dibuka_kembali", "ditindaklanjuti_tanggal", "selesai_pada", "selesai_tanggal", "hari_kerja"),
        *("kepuasan", "tenggat_selesai"),
    )
    if baris.petugas:
        kabar_petugas(baris, [baris.petugas], "Pelapor menyatakan belum teratasi")
    return baris


def lampiran_pelapor(aduan: Aduan) -> QuerySet[LampiranAduan]:
    """Files the reporter may have: own evidence, those of official answers, also of the report it was merged into."""
    milik = Q(aduan=aduan.pk)
    if aduan.induk_id:
        milik |= Q(aduan=aduan.induk_id, tanggapan__jenis="jawaban")
    return LampiranAduan.objects.filter(milik, internal=False).prefetch_related("berkas")


def balas_berlampiran(*, aduan: Aduan, isi: str, kunci: uuid.UUID | None, berkas: Iterable[UploadedFile]) -> list[str]:
    """A reply with its files; sentences about files that were refused, in which case nothing is kept."""
    bersih, galat = berkas_bersih(berkas)
    if galat:
        return galat
    with transaction.atomic():
        tanggapan = aduan_balas(aduan=aduan, isi=isi, kunci=kunci)
        if not tanggapan.lampiran.exists():
            lampirkan(aduan, bersih, tanggapan=tanggapan, jenis="bukti", oleh=None)
    return []


def laporan_terbit(kota: Kota, halaman: str) -> dict[str, Any]:
    """A page of what officers have released: redacted words, never number, reporter or place in the street."""
    terbit = Aduan.objects.filter(kota=kota, terbit=True).select_related("kategori", "kelurahan", "instansi")
    nomor = min(int(halaman), 200) if halaman.isascii() and halaman.isdecimal() and halaman.strip("0") else 1
    mulai = (nomor - 1) * PER_HALAMAN
    baris = list(terbit.order_by("-diterima_pada")[mulai : mulai + PER_HALAMAN + 1])
    return {
        "laporan": baris[:PER_HALAMAN],
        "nomor": nomor,
        "berikut": nomor + 1 if len(baris) > PER_HALAMAN else None,
        "sebelum": nomor - 1 if nomor > 1 else None,
    }
