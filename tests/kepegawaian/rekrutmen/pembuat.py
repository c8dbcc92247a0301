"""Makers for tests of recruitment: one open selection of a city, its committee and its applicants."""

from datetime import date, datetime, timedelta
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image
from pypdf import PdfWriter

from asn.akun.models import Penugasan
from asn.core.sandi import sidik
from kepegawaian.rekrutmen.models import (
    BerkasLamaran,
    DokumenSyarat,
    Formasi,
    Lamaran,
    Lowongan,
    Panitia,
    Pelamar,
    PernyataanKepentingan,
    Seleksi,
)
from kepegawaian.rekrutmen.rules import jadwal as rj
from kepegawaian.rekrutmen.rules.preset import preset
from kepegawaian.rekrutmen.services.panitia import sidik_nama
from kepegawaian.rekrutmen.services.seleksi import dokumen_dari_katalog, sidik_seleksi
from tests.kepegawaian.pembuat import buat_instansi, buat_jabatan

LAHIR = date(1998, 5, 17)


def buat_formasi(jabatan: Any, **lain: Any) -> Formasi:
    isi = {
        "tahun": 2026,
        "jenis": "KOTA",
        "jumlah": 2,
        "tingkat": ["S1"],
        "bidang": ["Ilmu Komputer", "Sistem Informasi"],
        "kebutuhan": 5,
        "terisi": 1,
        "per_tanggal": date(2026, 1, 31),
        "keadaan": "ditetapkan",
        "nomor_penetapan": "800/1/2026",
        "tanggal_penetapan": date(2026, 2, 2),
    }
    return Formasi.objects.create(kota=jabatan.kota, jabatan=jabatan, instansi=jabatan.instansi, **(isi | lain))


def buat_seleksi(kota: Any, jenis: str = "KOTA", keadaan: str = "dibuka", **lain: Any) -> Seleksi:
    """A selection whose registration began three days ago and ends in about two weeks."""
    aturan = preset(jenis)
    mulai = kota.hari_ini() - timedelta(days=3)
    jadwal = rj.usulkan(mulai, [u["kode"] for u in aturan["ujian"]])
    buka, tutup = rj.masa_daftar(jadwal, kota.zona_waktu)
    isi = {"nama": f"Seleksi {jenis} {kota} 2026", "tahun": 2026, "gelombang": 1, "alasan": ""}
    seleksi = Seleksi(kota=kota, jenis=jenis, konfigurasi=aturan, keadaan=keadaan, **(isi | lain))
    seleksi.jadwal, seleksi.buka_pada, seleksi.tutup_pada = rj.tulis(jadwal), buka, tutup
    if keadaan not in ("disiapkan", "diumumkan"):
        seleksi.beku_pada, seleksi.sidik_aturan = timezone.now(), sidik_seleksi(seleksi)
    seleksi.save()
    return seleksi


def buat_lowongan(seleksi: Seleksi, formasi: Formasi | None = None, **lain: Any) -> Lowongan:
    if formasi is None:
        unit = buat_instansi(seleksi.kota, f"Dinas Kominfo {Lowongan.objects.count()}")
        formasi = buat_formasi(buat_jabatan(unit, "Pranata Komputer Ahli Pertama"), tahun=seleksi.tahun)
    isi = {
        "kode": f"K{Lowongan.objects.count():03}",
        "nama_jabatan": formasi.jabatan.nama,
        "nama_unit": formasi.instansi.nama,
        "jenis_kebutuhan": formasi.jenis_kebutuhan,
        "kuota": formasi.jumlah,
        "tingkat": formasi.tingkat,
        "bidang": formasi.bidang,
        "kualifikasi_teks": formasi.kualifikasi,
        "ipk_min": "3.00",
    }
    return Lowongan.objects.create(kota=seleksi.kota, seleksi=seleksi, formasi=formasi, **(isi | lain))


def buat_dokumen_syarat(seleksi: Seleksi, *kode: str) -> list[DokumenSyarat]:
    return DokumenSyarat.objects.bulk_create(
        dokumen_dari_katalog(seleksi, k, i) for i, k in enumerate(kode or ("KTP", "IJAZAH"), start=1)
    )


def nik(urut: int, lahir: date = LAHIR, jenis_kelamin: str = "P") -> str:
    hari = lahir.day + (40 if jenis_kelamin == "P" else 0)
    return f"367401{hari:02}{lahir:%m%y}{urut:04}"


def buat_pelamar(akun: Any, kota: Any, nama: str = "Ayu Lestari", urut: int = 1, **lain: Any) -> Pelamar:
    """The applicant of this account, with its role."""
    lahir = lain.pop("tanggal_lahir", LAHIR)
    nomor = lain.pop("nik", nik(urut, lahir))
    isi = {"jenis_kelamin": "P", "tempat_lahir": "Tangerang", "telepon": "081200000000"}
    Penugasan.objects.get_or_create(pengguna=akun, peran="PELAMAR", kota=kota, defaults={"mulai": date(2026, 1, 1)})
    return Pelamar.objects.create(
        kota=kota,
        akun=akun,
        nama=nama,
        nik=nomor,
        sidik_nik=sidik(nomor),
        sidik_nama=sidik_nama(nama),
        tanggal_lahir=lahir,
        **(isi | lain),
    )


def buat_lamaran(pelamar: Pelamar, lowongan: Lowongan, keadaan: str = "diajukan", **lain: Any) -> Lamaran:
    isi: dict[str, Any] = {
        "tingkat": "S1",
        "bidang": "Ilmu Komputer",
        "lembaga": "Universitas Pamulang",
        "tanggal_lulus": date(2021, 8, 1),
        "ipk": "3.40",
    }
    if keadaan not in ("draf", "dibatalkan"):
        isi |= {"nomor": f"3674-26K1-{pelamar.pk:07}", "diajukan_pada": timezone.now()}
    return Lamaran.objects.create(
        kota=lowongan.kota,
        seleksi=lowongan.seleksi,
        lowongan=lowongan,
        pelamar=pelamar,
        keadaan=keadaan,
        **(isi | lain),
    )


def buat_panitia(seleksi: Seleksi, pengguna: Any, peran: str = "VERIFIKATOR", nyata: bool = True) -> Panitia:
    panitia = Panitia.objects.create(
        kota=seleksi.kota, seleksi=seleksi, pengguna=pengguna, peran=peran, mulai=date(2026, 1, 1)
    )
    if nyata:
        PernyataanKepentingan.objects.create(kota=seleksi.kota, panitia=panitia, ada_kepentingan=False)
    return panitia


def pdf(halaman: int = 1) -> bytes:
    penulis = PdfWriter()
    for _ in range(halaman):
        penulis.add_blank_page(200, 200)
    keluaran = BytesIO()
    penulis.write(keluaran)
    return keluaran.getvalue()


def jpg(lebar: int = 60) -> bytes:
    keluaran = BytesIO()
    Image.new("RGB", (lebar, 40), "red").save(keluaran, "JPEG")
    return keluaran.getvalue()


def unggahan(bita: bytes, nama: str = "ijazah.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(nama, bita)


def lengkapi_berkas(lamaran: Lamaran) -> None:
    """Rows of the required documents, without bytes."""
    for syarat in lamaran.seleksi.dokumen.filter(wajib=True):
        if syarat.diminta_dari(lamaran.lowongan.jenis_kebutuhan):
            BerkasLamaran.objects.create(kota=lamaran.kota, lamaran=lamaran, syarat=syarat)


def sesudah(saat: datetime, **geser: float) -> datetime:
    return saat + timedelta(**geser)
