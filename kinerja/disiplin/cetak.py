"""The printed papers of a case, from frozen content only."""

from datetime import date
from typing import Any

from asn.core.models import TandaTerbit
from asn.core.pdf import qr_svg, render_pdf
from asn.core.verifikasi import alamat_verifikasi
from kepegawaian.instansi.models import Kota

JUDUL = {
    "panggilan_1": ("Surat Panggilan I", "disiplin/cetak_panggilan.html"),
    "panggilan_2": ("Surat Panggilan II", "disiplin/cetak_panggilan.html"),
    "bap": ("Berita Acara Pemeriksaan", "disiplin/cetak_bap.html"),
    "keputusan": ("Keputusan Hukuman Disiplin", "disiplin/cetak_keputusan.html"),
    "penyampaian": ("Surat Penyampaian Keputusan", "disiplin/cetak_penyampaian.html"),
}


def cetak(jenis: str, *, kota: Kota, nomor: str, tanggal: date, isi: dict[str, Any], tanda: TandaTerbit) -> bytes:
    """The PDF of one paper; each is marked RAHASIA and can be proved without telling its subject."""
    judul, templat = JUDUL[jenis]
    alamat = alamat_verifikasi(tanda)
    konteks = {
        "judul": judul,
        "kota_aktif": {"kode": kota.kode, "nama": kota.nama, "inisial": kota.singkatan},
        "instansi_nama": isi.get("instansi", ""),
        "tanpa_sampul": True,
        "nomor": nomor,
        "tanggal": tanggal,
        "tempat": kota.ibu_kota,
        "isi": isi,
        "penanda_tangan": isi.get("penanda_tangan"),
        "qr": qr_svg(alamat),
        "alamat_verifikasi": alamat,
        "kode_verifikasi": tanda.kode,
    }
    return render_pdf(templat, konteks)
