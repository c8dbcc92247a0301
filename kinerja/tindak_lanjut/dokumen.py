"""The printed decision on awards, from its frozen content only."""

from typing import Any

from asn.core.models import TandaTerbit
from asn.core.pdf import qr_svg, render_pdf
from asn.core.periode import Periode
from asn.core.verifikasi import alamat_verifikasi
from kinerja.tindak_lanjut.models import NominasiPenghargaan, SKPenghargaan

RUANG_NAMA = "(……………………………………)"
DASAR = {
    "KINERJA_DUA_TAHUN": ("Peraturan Pemerintah Nomor 30 Tahun 2019 tentang Penilaian Kinerja Pegawai Negeri Sipil",),
    "PEGAWAI_TRIWULAN": (
        "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 6 Tahun 2022 tentang "
        "Pengelolaan Kinerja Pegawai Aparatur Sipil Negara",
    ),
}
UNDANG_UNDANG = "Undang-Undang Nomor 20 Tahun 2023 tentang Aparatur Sipil Negara"


def sk_pdf(sk: SKPenghargaan) -> bytes:
    """The decision with its list of recipients as an attachment."""
    return render_pdf("tindak_lanjut/cetak_sk.html", _konteks(sk, sk.tanda))


def petikan_pdf(nominasi: NominasiPenghargaan, penerima: dict[str, Any], tanda: TandaTerbit) -> bytes:
    """What the decision says about one of them; nobody else is named."""
    sk = nominasi.sk
    konteks = _konteks(sk, tanda) | {"penerima": [penerima], "petikan": True}
    return render_pdf("tindak_lanjut/cetak_petikan.html", konteks)


def _konteks(sk: SKPenghargaan, tanda: TandaTerbit) -> dict[str, Any]:
    isi, kota, alamat = sk.isi, sk.kota, alamat_verifikasi(tanda)
    penanda: dict[str, Any] = isi["penanda_tangan"]
    return {
        "judul": f"Keputusan {penanda['jabatan']}",
        "kota_aktif": {"kode": kota.kode, "nama": kota.nama, "inisial": kota.singkatan},
        "tanpa_sampul": True,
        "nomor": sk.nomor,
        "tanggal": sk.tanggal,
        "tempat": kota.ibu_kota,
        "tentang": sk.tentang,
        "penghargaan": sk.get_jenis_display(),
        "periode": Periode.dari_kode(sk.periode).label,
        "mengingat": (UNDANG_UNDANG, *DASAR.get(sk.jenis, ())),
        "dasar_kota": isi.get("dasar_kota", ""),
        "insentif": isi["insentif"],
        "penerima": isi["penerima"],
        "penanda_tangan": penanda | {"nama": penanda["nama"] or RUANG_NAMA},
        "qr": qr_svg(alamat),
        "alamat_verifikasi": alamat,
        "kode_verifikasi": tanda.kode,
    }
