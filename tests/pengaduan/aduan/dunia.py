"""Reports of the small world: one at its unit, two requests to break its seal, and the city's own rules."""

from datetime import date, timedelta
from io import BytesIO
from typing import Any

from django.utils import timezone
from PIL import Image

from asn.core.berkas import berkas_simpan
from kepegawaian.instansi.models import Instansi
from pengaduan.aduan.models import AturanDisposisi, BukaSegel, KetentuanWaktu, TemplatJawaban
from pengaduan.aduan.workflows import IZIN_LIHAT
from tests.pengaduan.aduan.pembuat import buat_kategori, disposisi, terima, verifikasi


def buat_laporan_warga(unit: Instansi, orang: dict[str, Any]) -> dict[str, Any]:
    """The objects named in addresses."""
    kota = unit.kota
    kategori = buat_kategori(kota)
    AturanDisposisi.objects.create(kota=kota, kategori=kategori, tujuan=unit)
    KetentuanWaktu.objects.create(kota=kota, langkah="jawab", hari=3, berlaku_mulai=date(2026, 1, 1), dasar="Perwal")
    TemplatJawaban.objects.create(kota=kota, judul="Terima kasih", isi="Terima kasih atas laporan Anda.")
    aduan = verifikasi(terima(kota, identitas={"nama": "Budi"}).aduan, orang["aduan"], unit, kategori=kategori)
    gambar = BytesIO()
    Image.new("RGB", (40, 30)).save(gambar, "JPEG")
    foto = berkas_simpan(isi=gambar.getvalue(), nama="lubang.jpg", pemilik=aduan, izin=IZIN_LIHAT, oleh=None)
    segel = {"kota": kota, "aduan": aduan, "alasan": "Perlu menghubungi pelapor"}
    return {
        "aduan": aduan,
        "foto": foto,
        "buka_segel": BukaSegel.objects.create(**segel, pemohon=orang["aduan_kedua"]),
        "segel_setuju": BukaSegel.objects.create(
            **segel,
            pemohon=orang["aduan"],
            keadaan="disetujui",
            pemutus=orang["aduan_kedua"],
            sampai=timezone.now() + timedelta(hours=1),
        ),
    }


def tambah_aduan(aduan: Any, orang: dict[str, Any]) -> None:
    """One more of everything that a page of reports lists."""
    kota, oleh = aduan.kota, orang["aduan"]
    satu = disposisi(kota, aduan.instansi, oleh, kelurahan=aduan.kelurahan)
    BukaSegel.objects.create(kota=kota, aduan=satu, alasan="Perlu menghubungi pelapor", pemohon=oleh)
    BukaSegel.objects.create(kota=kota, aduan=aduan, alasan="Perlu lagi", pemohon=oleh, keadaan="ditolak")
    aduan.tanggapan.create(kota=kota, jenis="catatan", isi="Sudah ditelepon", oleh=oleh)
    aduan.peristiwa.create(kota=kota, kode="ditugaskan", pelaku="petugas", oleh=oleh, teks="Ani")
