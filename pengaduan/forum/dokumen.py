"""The berita acara as a PDF, made of the frozen content alone."""

from datetime import date
from typing import Any

from django.utils import timezone

from asn.core.pdf import qr_svg, render_pdf
from asn.core.tipe import terisi
from asn.core.verifikasi import alamat_verifikasi
from pengaduan.forum.models import Konsultasi

RUANG_NAMA = "(……………………………………)"


def berita_acara_pdf(konsultasi: Konsultasi) -> bytes:
    """The issued document: number, date and proof are those of the publication."""
    isi, tanda = konsultasi.isi_beku, terisi(konsultasi.tanda)
    alamat = alamat_verifikasi(tanda)
    terbit = {
        "nomor": konsultasi.nomor,
        "tanggal": date.fromisoformat(isi["tanggal"]),
        "penanda_tangan": _penanda(isi["penanda_tangan"]),
        "qr": qr_svg(alamat),
        "alamat_verifikasi": alamat,
        "kode_verifikasi": tanda.kode,
    }
    return render_pdf("forum/cetak_berita_acara.html", _bingkai(konsultasi, isi) | terbit)


def pratinjau_pdf(konsultasi: Konsultasi, isi: dict[str, Any], penanda: dict[str, str]) -> bytes:
    """A draft to read before publishing: watermark, no number, no proof."""
    draf = {"draf": True, "tanggal": timezone.localdate(), "penanda_tangan": _penanda(penanda)}
    return render_pdf("forum/cetak_berita_acara.html", _bingkai(konsultasi, isi) | draf)


def _bingkai(konsultasi: Konsultasi, isi: dict[str, Any]) -> dict[str, Any]:
    kota = konsultasi.kota
    mulai, selesai = date.fromisoformat(isi["mulai"]), date.fromisoformat(isi["selesai"])
    return {
        "judul": "Berita Acara Konsultasi Publik",
        "subjudul": isi["judul"],
        "kota_aktif": {"kode": kota.kode, "nama": kota.nama, "inisial": kota.singkatan},
        "instansi_nama": isi["instansi"],
        "tanpa_sampul": True,
        "isi": isi,
        "mulai": mulai,
        "selesai": selesai,
        "lama_hari": (selesai - mulai).days + 1,
        "tindak_lanjut": [t | {"tenggat": date.fromisoformat(t["tenggat"])} for t in isi["tindak_lanjut"]],
        "tempat": kota.ibu_kota,
    }


def _penanda(isi: dict[str, str]) -> dict[str, str]:
    return isi | {"nama": isi["nama"] or RUANG_NAMA}
