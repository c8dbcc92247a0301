"""Rows of the training office for tests, each with sensible defaults."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from asn.core.verifikasi import tanda_terbitkan
from kepegawaian.instansi.models import Instansi, Kota
from kepegawaian.pegawai.models import Pegawai
from pelatihan.program.models import (
    IDP,
    AnggaranPelatihan,
    Angkatan,
    ButirIDP,
    Kursus,
    LaporanDampak,
    LembarEvaluasi,
    Mitra,
    Pengajar,
    PerjanjianMitra,
    Peserta,
    RencanaPelatihan,
    Sertifikat,
    SertifikatLuar,
    Sesi,
)
from tests.kepegawaian.pembuat import buat_riwayat_diklat


def buat_kursus(kota: Kota, kode: str = "PPD-01", **lain: Any) -> Kursus:
    nilai = {"judul": f"Pelayanan Publik Digital {kode}", "bentuk": 3, "jp": Decimal(24)} | lain
    return Kursus.objects.create(kota=kota, kode=kode, **nilai)


def buat_mitra(kota: Kota, nama: str = "Universitas Terbuka", *, perjanjian: bool = True, **lain: Any) -> Mitra:
    mitra = Mitra.objects.create(kota=kota, nama=nama, **({"jenis": "UNIVERSITAS"} | lain))
    if perjanjian:
        PerjanjianMitra.objects.create(
            kota=kota,
            mitra=mitra,
            nomor=f"PKS-{mitra.pk}",
            tentang="Pengembangan kompetensi",
            mulai=date(2025, 1, 1),
            selesai=date(2027, 12, 31),
        )
    return mitra


def buat_pengajar(kota: Kota, nama: str = "Dr. Wening", **lain: Any) -> Pengajar:
    return Pengajar.objects.create(kota=kota, nama=nama, **lain)


def buat_anggaran(instansi: Instansi, pagu: int = 100_000_000, tahun: int = 2026) -> AnggaranPelatihan:
    return AnggaranPelatihan.objects.create(kota_id=instansi.kota_id, instansi=instansi, tahun=tahun, pagu=pagu)


def buat_rencana(kursus: Kursus, instansi: Instansi, **lain: Any) -> RencanaPelatihan:
    nilai = {
        "tahun": 2026,
        "triwulan": 4,
        "judul": f"Rencana {kursus.judul}",
        "sasaran": "Petugas layanan",
        "jumlah_sasaran": 30,
        "anggaran": 30_000_000,
    } | lain
    return RencanaPelatihan.objects.create(kota_id=kursus.kota_id, kursus=kursus, instansi=instansi, **nilai)


def buat_angkatan(kursus: Kursus, *, pengajar: Pengajar | None = None, **lain: Any) -> Angkatan:
    """A class that is open, two days from next week on."""
    nilai = {
        "nama": f"{kursus.judul} Angkatan I",
        "mulai": date(2026, 12, 1),
        "selesai": date(2026, 12, 2),
        "pendaftaran_sampai": date(2026, 11, 30),
        "kuota": 2,
        "jp": kursus.jp,
        "keadaan": "dibuka",
        "tempat": "Aula",
    } | lain
    angkatan = Angkatan.objects.create(kota_id=kursus.kota_id, kursus=kursus, **nilai)
    if pengajar:
        angkatan.pengajar.add(pengajar, through_defaults={"kota_id": kursus.kota_id})
    return angkatan


def buat_sesi(angkatan: Angkatan, hari: date | None = None, jam: int = 9, **lain: Any) -> Sesi:
    mulai = datetime.combine(hari or angkatan.mulai, datetime.min.time(), ZoneInfo(angkatan.kota.zona_waktu))
    mulai += timedelta(hours=jam)
    nilai = {"mulai": mulai, "selesai": mulai + timedelta(hours=2), "materi": "Pengantar"} | lain
    return Sesi.objects.create(kota_id=angkatan.kota_id, angkatan=angkatan, **nilai)


def buat_peserta(angkatan: Angkatan, pegawai: Pegawai, keadaan: str = "ditetapkan", **lain: Any) -> Peserta:
    return Peserta.objects.create(
        kota_id=angkatan.kota_id,
        angkatan=angkatan,
        pegawai=pegawai,
        instansi_id=pegawai.instansi_id,
        keadaan=keadaan,
        **lain,
    )


def buat_sertifikat(pegawai: Pegawai, oleh: Any, urut: int = 1, **lain: Any) -> Sertifikat:
    """One as issued, without printing."""
    nomor = f"{urut:05d}/893/03/TS/XI/2026"
    nilai = {
        "kunci": f"uji:{pegawai.pk}:{urut}",
        "tahun": 2026,
        "urut": urut,
        "nomor": nomor,
        "tanggal": date(2026, 11, 20),
        "judul": "Pelayanan Publik Digital",
        "bentuk": 3,
        "jp": 24,
        "jp_diakui": 24,
        "mulai": date(2026, 11, 16),
        "selesai": date(2026, 11, 18),
        "sumber": "KELAS",
        "isi": {
            "nama": pegawai.nama_lengkap,
            "nip": pegawai.nip,
            "penyelenggara": "BKD",
            "alasan_jp": "",
            "nilai": "",
        },
        "tanda": tanda_terbitkan(kota_id=pegawai.kota_id, judul="Sertifikat", nomor=nomor, tanggal=date(2026, 11, 20)),
    } | lain
    diklat = buat_riwayat_diklat(pegawai, jp=24, nama=f"Diklat {urut}", nomor_sertifikat=nomor)
    return Sertifikat.objects.create(
        kota_id=pegawai.kota_id, pegawai=pegawai, diklat=diklat, diterbitkan_oleh=oleh, **nilai
    )


def buat_luar(pegawai: Pegawai, **lain: Any) -> SertifikatLuar:
    nilai = {
        "judul": "Seminar Kota Cerdas",
        "penyelenggara": "Universitas Indonesia",
        "bentuk": 9,
        "mulai": date(2026, 10, 5),
        "selesai": date(2026, 10, 5),
        "satuan": 4,
        "jp_usul": 4,
    } | lain
    return SertifikatLuar.objects.create(kota_id=pegawai.kota_id, pegawai=pegawai, **nilai)


def buat_idp(pegawai: Pegawai, tahun: int = 2026, keadaan: str = "draf", **lain: Any) -> IDP:
    idp = IDP.objects.create(kota_id=pegawai.kota_id, pegawai=pegawai, tahun=tahun, keadaan=keadaan, **lain)
    ButirIDP.objects.create(
        kota_id=pegawai.kota_id, idp=idp, subjek="Pelayanan publik", bentuk=3, target_jp=24, triwulan=4
    )
    return idp


def buat_lembar(peserta: Peserta, penilai: Pegawai, jenis: str = "REAKSI", **lain: Any) -> LembarEvaluasi:
    nilai = {"dibuka": date(2026, 11, 1), "tenggat": date(2026, 12, 31)} | lain
    return LembarEvaluasi.objects.create(
        kota_id=peserta.kota_id, peserta=peserta, penilai=penilai, jenis=jenis, **nilai
    )


def buat_laporan(kota: Kota, oleh: Any, **lain: Any) -> LaporanDampak:
    nilai = {"lingkup": "TAHUN", "tahun": 2026, "judul": "Dampak pelatihan 2026", "nomor": "1/LDP/2026"} | lain
    tanda = tanda_terbitkan(kota_id=kota.pk, judul="Laporan", nomor="1/LDP/2026", tanggal=date(2026, 11, 20))
    return LaporanDampak.objects.create(kota=kota, dibuat_oleh=oleh, tanggal=date(2026, 11, 20), tanda=tanda, **nilai)
