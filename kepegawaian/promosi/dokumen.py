"""The printed decision (SK) with its list, from its frozen content only."""

from datetime import date

from asn.core.pdf import qr_svg, render_pdf
from asn.core.tipe import terisi
from asn.core.verifikasi import alamat_verifikasi
from kepegawaian.promosi.models import PaketPengangkatan

RUANG_NAMA = "(……………………………………)"
MENGINGAT = (
    "Undang-Undang Nomor 20 Tahun 2023 tentang Aparatur Sipil Negara",
    "Peraturan Pemerintah Nomor 11 Tahun 2017 tentang Manajemen Pegawai Negeri Sipil sebagaimana telah diubah dengan "
    "Peraturan Pemerintah Nomor 17 Tahun 2020",
)


def sk_pdf(paket: PaketPengangkatan) -> bytes:
    """The decision, its list as an attachment."""
    isi, kota, tanda = paket.isi, paket.kota, terisi(paket.tanda)
    alamat = alamat_verifikasi(tanda)
    penanda = isi["penanda_tangan"]
    konteks = {
        "judul": f"Keputusan {penanda['jabatan']}",
        "kota_aktif": {"kode": kota.kode, "nama": kota.nama, "inisial": kota.singkatan},
        "tanpa_sampul": True,
        "nomor": paket.nomor_sk,
        "tanggal": paket.tanggal_sk,
        "tempat": kota.ibu_kota,
        "tentang": paket.tentang,
        "tmt": date.fromisoformat(isi["tmt"]),
        "dasar": isi["dasar"],
        "mengingat": MENGINGAT,
        "penerima": isi["penerima"],
        "penanda_tangan": {**penanda, "pangkat": "", "nama": penanda["nama"] or RUANG_NAMA},
        "qr": qr_svg(alamat),
        "alamat_verifikasi": alamat,
        "kode_verifikasi": tanda.kode,
    }
    return render_pdf("promosi/cetak_sk.html", konteks)
