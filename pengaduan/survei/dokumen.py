"""Printed documents of a survey: the report of a result, and the coupons handed to visitors."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse

from asn.core.pdf import qr_svg, render_pdf
from asn.core.verifikasi import alamat_verifikasi
from kepegawaian.instansi.publik import slug_kota
from pengaduan.survei import gambar, penyaji
from pengaduan.survei.models import HasilSurvei, Kampanye, LayananPublik
from pengaduan.survei.services.publik import rencana_publik
from pengaduan.survei.services.terbit import penanda_tangan

RUANG_NAMA = "(……………………………………)"
_BAB = (
    ("ringkasan", "Ringkasan"),
    ("unsur", "Nilai per unsur"),
    ("layanan", "Nilai per layanan"),
    ("responden", "Responden"),
    ("tindak", "Unsur terlemah dan tindak lanjut"),
    ("metode", "Definisi dan dasar"),
)


def laporan_pdf(hasil: HasilSurvei, *, dicetak: datetime | None = None) -> bytes:
    """The publishable report; `dicetak` is the moment a draft is made, a published report bears its date only."""
    angka, kampanye = hasil.angka, hasil.kampanye
    pada = kampanye.periode_objek.selesai
    bab = {kode: f"{nomor}. {judul}" for nomor, (kode, judul) in enumerate(_BAB, 1)}
    konteks = {
        **_bingkai(hasil, dicetak),
        "bab": bab,
        "daftar_isi": [],
        "hasil": hasil,
        "kampanye": kampanye,
        "ikm": penyaji.tulis(hasil.ikm),
        "mutu": penyaji.mutu_label(hasil.mutu),
        "sampel": penyaji.sampel(angka),
        "kanal": penyaji.kanal(angka),
        "terbuka": penyaji.terbuka(angka),
        "unsur": penyaji.unsur(angka, pada),
        "ni": penyaji.tulis(angka["ni"], 3),
        "layanan": penyaji.layanan(angka),
        "responden": penyaji.responden(angka),
        "ada_ditutup": penyaji.ada_ditutup(angka),
        "terlemah": penyaji.terlemah(angka),
        "rencana": rencana_publik(kampanye),
        "definisi": penyaji.definisi(angka["minimum"]),
        "grafik_nrr": gambar.nrr(angka),
        "grafik_sebaran": gambar.sebaran(angka),
    }
    return render_pdf("survei/cetak_laporan.html", konteks)


def _bingkai(hasil: HasilSurvei, dicetak: datetime | None) -> dict[str, Any]:
    kampanye, kota = hasil.kampanye, hasil.kampanye.kota
    terbit = hasil.diterbitkan_pada is not None and hasil.tanda is not None
    saat = hasil.diterbitkan_pada or hasil.ditutup_pada
    tanggal = saat.astimezone(ZoneInfo(kota.zona_waktu)).date()
    penanda = penanda_tangan(kampanye.instansi, kota, tanggal)
    revisi = f" · Revisi {hasil.revisi}" if hasil.revisi else ""
    isi = {
        "judul": "Laporan Survei Kepuasan Masyarakat",
        "subjudul": f"{kampanye.instansi.nama} · {kampanye.periode_objek.label}{revisi}",
        "kota_aktif": {"kode": kota.kode, "nama": kota.nama, "inisial": kota.singkatan},
        "instansi_nama": kampanye.instansi.nama,
        "draf": not terbit,
        "nomor": hasil.nomor,
        "tanggal": tanggal if terbit else None,
        "dicetak": dicetak,
        "tempat": kota.ibu_kota,
        "penanda_tangan": penanda | {"nama": penanda["nama"] or RUANG_NAMA},
    }
    if not terbit or hasil.tanda is None:
        return isi
    alamat = alamat_verifikasi(hasil.tanda)
    return isi | {"qr": qr_svg(alamat), "alamat_verifikasi": alamat, "kode_verifikasi": hasil.tanda.kode}


def alamat_publik(nama: str, kampanye: Kampanye, *argumen: str) -> str:
    """Absolute address for a QR code, on the public host."""
    return settings.ALAMAT_PUBLIK.rstrip("/") + reverse(nama, args=[slug_kota(kampanye.kota), *argumen])


def kupon_berkelompok(kode: str) -> str:
    """ABCDEFGHJKLM as people read it: ABCD-EFGH-JKLM."""
    return "-".join(kode[i : i + 4] for i in range(0, len(kode), 4))


def kartu_kupon(kampanye: Kampanye, kode: list[str]) -> list[dict[str, str]]:
    """Each coupon with its address and its QR."""
    return [
        {"kode": kupon_berkelompok(k), "alamat": alamat, "qr": qr_svg(alamat)}
        for k in kode
        for alamat in [alamat_publik("survei:kupon_isi", kampanye, k)]
    ]


def poster_pdf(kampanye: Kampanye, layanan: list[str]) -> bytes:
    """One page for the wall of the counter: where to answer, by open link or with the coupon that was handed out."""
    kota = kampanye.kota
    alamat = alamat_publik("survei:terbuka", kampanye, kampanye.kode) if kampanye.tautan_terbuka else ""
    alamat = alamat or alamat_publik("survei:kupon_cari", kampanye)
    konteks = {
        "judul": "Bagaimana layanan kami?",
        "kota_aktif": {"kode": kota.kode, "nama": kota.nama, "inisial": kota.singkatan},
        "instansi_nama": kampanye.instansi.nama,
        "tanpa_sampul": True,
        "kampanye": kampanye,
        "layanan": layanan,
        "qr": "",
        "qr_besar": qr_svg(alamat),
        "alamat": alamat.removeprefix("https://").removeprefix("http://"),
    }
    return render_pdf("survei/cetak_poster.html", konteks)


def kupon_pdf(kampanye: Kampanye, layanan: LayananPublik, kode: list[str]) -> bytes:
    """A sheet of coupons to cut; the codes stand nowhere else."""
    kota = kampanye.kota
    konteks = {
        "judul": "Kupon survei kepuasan",
        "subjudul": f"{kampanye.instansi.nama} · {layanan.nama}",
        "kota_aktif": {"kode": kota.kode, "nama": kota.nama, "inisial": kota.singkatan},
        "tanpa_sampul": True,
        "kampanye": kampanye,
        "layanan": layanan,
        "kupon": kartu_kupon(kampanye, kode),
        "masukkan": alamat_publik("survei:kupon_cari", kampanye),
    }
    return render_pdf("survei/cetak_kupon.html", konteks)
