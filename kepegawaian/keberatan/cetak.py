"""The printed decision on an appeal, from frozen content only."""

from asn.core.pdf import qr_svg, render_pdf
from asn.core.verifikasi import alamat_verifikasi
from kepegawaian.keberatan.models import NaskahPutusan


def cetak_putusan(naskah: NaskahPutusan) -> bytes:
    """The PDF of one decision: what was contested, who was heard, why, and what holds from now on."""
    kota, alamat = naskah.kota, alamat_verifikasi(naskah.tanda)
    konteks = {
        "judul": "Putusan keberatan",
        "subjudul": naskah.isi["jenis"],
        "kota_aktif": {"kode": kota.kode, "nama": kota.nama, "inisial": kota.singkatan},
        "tanpa_sampul": True,
        "nomor": naskah.nomor,
        "tanggal": naskah.tanggal,
        "tempat": kota.ibu_kota,
        "isi": naskah.isi,
        "penanda_tangan": naskah.isi["penanda_tangan"],
        "qr": qr_svg(alamat),
        "alamat_verifikasi": alamat,
        "kode_verifikasi": naskah.tanda.kode,
    }
    return render_pdf("keberatan/cetak_putusan.html", konteks)
