"""Printed papers of the training office, each from its frozen content only."""

from datetime import date
from typing import Any

from asn.core.models import TandaTerbit
from asn.core.pdf import qr_svg, render_pdf
from asn.core.verifikasi import alamat_verifikasi
from kepegawaian.instansi.models import Kota
from pelatihan.program.models import LaporanDampak, Sertifikat, SuratTugas
from pelatihan.program.rules.istilah import bentuk
from pelatihan.program.services.publik import alamat_sertifikat

RUANG_NAMA = "(……………………………………)"


def bingkai(kota: Kota, tanda: TandaTerbit, alamat: str) -> dict[str, Any]:
    """What every paper of a city needs: its emblem, its place, its QR."""
    return {
        "kota_aktif": {"kode": kota.kode, "nama": kota.nama, "inisial": kota.singkatan},
        "tanpa_sampul": True,
        "nomor": tanda.nomor,
        "tanggal": tanda.tanggal,
        "tempat": kota.ibu_kota,
        "qr": qr_svg(alamat),
        "alamat_verifikasi": alamat,
        "kode_verifikasi": tanda.kode,
    }


def sertifikat_pdf(s: Sertifikat) -> bytes:
    """One landscape page with the QR to the public page of this certificate."""
    isi = s.isi
    konteks = bingkai(s.kota, s.tanda, alamat_sertifikat(s.tanda)) | {
        "judul": "Sertifikat",
        "nama": isi["nama"],
        "nip": isi["nip"],
        "jabatan": isi["jabatan"],
        "instansi": isi["instansi"],
        "penyelenggara": isi["penyelenggara"],
        "kegiatan": s.judul,
        "bentuk": bentuk(s.bentuk).label,
        "jp": s.jp,
        "jp_diakui": s.jp_diakui if s.jp_diakui != s.jp else None,
        "alasan_jp": isi["alasan_jp"],
        "nilai": isi["nilai"],
        "mulai": s.mulai,
        "selesai": s.selesai,
        "penanda_tangan": {"jabatan": isi["penanda_tangan"], "nama": "", "nip": ""},
    }
    return render_pdf("program/cetak_sertifikat.html", konteks)


def surat_pdf(surat: SuratTugas) -> bytes:
    """The order to attend with everybody it names."""
    isi = surat.isi
    konteks = bingkai(surat.kota, surat.tanda, alamat_verifikasi(surat.tanda)) | {
        "judul": "Surat Tugas",
        "instansi_nama": "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia",
        "isi": isi,
        "mulai": date.fromisoformat(isi["mulai"]),
        "selesai": date.fromisoformat(isi["selesai"]),
        "penanda_tangan": isi["penanda_tangan"] | {"nama": isi["penanda_tangan"]["nama"] or RUANG_NAMA},
    }
    return render_pdf("program/cetak_surat.html", konteks)


def laporan_pdf(laporan: LaporanDampak) -> bytes:
    """The report of effect from its frozen figures."""
    konteks = bingkai(laporan.kota, laporan.tanda, alamat_verifikasi(laporan.tanda)) | {
        "judul": laporan.judul,
        "instansi_nama": "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia",
        "isi": laporan.isi,
        "tahun": laporan.tahun,
    }
    return render_pdf("program/cetak_laporan.html", konteks)
