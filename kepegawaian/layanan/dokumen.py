"""The printed letter of a KGB, from its frozen content only."""

from datetime import date
from typing import Any

from asn.core.pdf import qr_svg, render_pdf
from asn.core.verifikasi import alamat_verifikasi
from kepegawaian.layanan.models import SuratKGB

RUANG_NAMA = "(……………………………………)"


def surat_kgb_pdf(surat: SuratKGB) -> bytes:
    """One page: who, from which pay to which, since when, on which basis."""
    isi, kota, alamat = surat.isi, surat.kota, alamat_verifikasi(surat.tanda)
    penanda: dict[str, Any] = isi["penanda_tangan"]
    konteks = {
        "judul": "Surat Pemberitahuan Kenaikan Gaji Berkala",
        "kota_aktif": {"kode": kota.kode, "nama": kota.nama, "inisial": kota.singkatan},
        "instansi_nama": isi["instansi"],
        "tanpa_sampul": True,
        "nomor": surat.nomor,
        "tanggal": surat.tanggal,
        "tempat": kota.ibu_kota,
        "isi": isi,
        "tmt": date.fromisoformat(isi["tmt"]),
        "lahir": date.fromisoformat(isi["tanggal_lahir"]),
        "penanda_tangan": penanda | {"nama": penanda["nama"] or RUANG_NAMA},
        "qr": qr_svg(alamat),
        "alamat_verifikasi": alamat,
        "kode_verifikasi": surat.tanda.kode,
    }
    return render_pdf("layanan/cetak_surat_kgb.html", konteks)
