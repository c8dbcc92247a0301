"""One valid content per kind of riwayat for Rina (born 1990, in service since March 2015), and a file."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from asn.core.berkas import berkas_simpan
from kepegawaian.pegawai.models import GajiPokok
from kepegawaian.pegawai.services.profil import JENIS_RIWAYAT
from tests.kepegawaian import pembuat

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
SK = {"nomor_sk": "821/14/BKPSDM/2024", "tanggal_sk": "2024-01-02", "pejabat_sk": "Wali Kota"}
KODE = tuple(JENIS_RIWAYAT)


@pytest.fixture
def isi_sah(kota) -> Callable[[str], dict[str, Any]]:
    """`isi_sah("pangkat")`: content that conflicts with nothing."""
    golongan, kini = pembuat.buat_golongan("III/d"), pembuat.buat_golongan("III/c")
    GajiPokok.objects.create(golongan=kini, mkg=8, rupiah=3_600_000, berlaku_mulai="2024-01-01", dasar="PP 5/2024")
    tetap: dict[str, dict[str, Any]] = {
        "jabatan": {
            "jabatan": kota.analis.pk,
            "instansi": kota.bidang.pk,
            "nama_jabatan": "Analis Mutu Muda",
            "penugasan": "DEFINITIF",
            "tmt_mulai": "2024-02-01",
            "tmt_selesai": None,
            "tanggal_pelantikan": None,
            **SK,
        },
        "pangkat": {
            **{"golongan": golongan.pk, "tmt": "2024-04-01", "jenis": "REGULER", "mkg_tahun": 9, "mkg_bulan": 1},
            **SK,
        },
        "kgb": {"golongan": kini.pk, "tmt": "2024-05-01", "mkg_tahun": 8, "gaji_pokok": 3_600_000, **SK},
        "angka_kredit": {
            **{"mulai": "2024-01-01", "selesai": "2024-12-31", "jenjang": "AHLI_MUDA"},
            **{"angka": "25.000", "jenis": "KONVERSI"},
        },
        "pendidikan": {
            **{"tingkat": 8, "jurusan": "Kesehatan Masyarakat", "lembaga": "Universitas Indonesia"},
            **{"tanggal_lulus": "2020-08-01", "nomor_ijazah": "UI-2020-118"},
        },
        "diklat": {
            **{"nama": "Pelatihan Mutu Layanan", "jenis_siasn": 3, "rumpun": "teknis", "penyelenggara": "Kemenkes"},
            **{"tanggal_mulai": "2024-03-04", "tanggal_selesai": "2024-03-08", "jp": "40", "nomor_sertifikat": "S-1"},
        },
        "kompetensi": {
            **{"kompetensi": pembuat.buat_kompetensi().pk, "level": 3, "tanggal": "2024-06-02"},
            "penyelenggara": "BKN",
        },
        "kinerja": {
            **{"tahun": 2024, "triwulan": None, "predikat": "BAIK", "hasil_kerja": "SESUAI", "perilaku": "SESUAI"},
            **{"rezim": "PERMENPANRB_6_2022", "instansi": kota.bidang.pk, "penilai": kota.agus.pk},
        },
        "penghargaan": {"jenis": "INOVASI", "nama": "Inovasi Layanan", "tanggal": "2024-08-17", **SK},
        "hukdis": {
            **{"jenis": "S1", "pelanggaran": "Tidak masuk kerja 11 hari", "tmt_mulai": "2024-02-01"},
            **{"tmt_selesai": "2024-07-31", **SK},
        },
        "keluarga": {
            **{"hubungan": "ANAK", "nama": "Dimas Pratama", "tanggal_lahir": "2018-05-02", "tanggungan": True},
            "pekerjaan": "",
        },
        "dokumen": {"jenis": "Kartu keluarga", "tanggal": "2019-02-03"},
    }
    return lambda kode: dict(tetap[kode])


@pytest.fixture
def berkas(settings, tmp_path, kota, sari) -> Callable[..., Any]:
    """`berkas(pemilik)`: a small PDF of that row."""
    settings.BERKAS_ROOT = tmp_path / "berkas"

    def buat(pemilik, nama: str = "sk.pdf"):
        isi = SimpleUploadedFile(nama, PDF)
        return berkas_simpan(isi=isi, nama=nama, pemilik=pemilik, izin="pegawai.view_pegawai", oleh=sari)

    return buat
