"""A selection with applicants and marks, built row by row: what the services of results stand on."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count
from typing import Any

from django.utils import timezone

from asn.akun.models import Penugasan
from asn.core.sandi import sidik
from kepegawaian.instansi.models import Kota
from kepegawaian.rekrutmen.models import (
    Formasi,
    Lamaran,
    Lowongan,
    NilaiUjian,
    Panitia,
    Pelamar,
    PernyataanKepentingan,
    Seleksi,
    Verifikasi,
)
from kepegawaian.rekrutmen.rules import preset
from tests.kepegawaian.pembuat import buat_golongan, buat_instansi, buat_jabatan

_urut = count(1)
LAHIR = date(1998, 5, 31)


@dataclass
class Dunia:
    """`lamaran` by a short name; accounts of applicants under the same names."""

    kota: Kota
    seleksi: Seleksi
    lowongan: Lowongan
    buat_pengguna: Any
    lamaran: dict[str, Lamaran] = field(default_factory=dict)

    def pelamar(
        self, nama: str, keadaan: str = "ms", *, lahir: date = LAHIR, ipk: str = "3.50", **lain: Any
    ) -> Lamaran:
        akun = self.buat_pengguna(f"{nama}-{self.kota.singkatan.lower()}-{next(_urut)}", self.kota)
        Penugasan.objects.create(pengguna=akun, peran="PELAMAR", kota=self.kota)
        n = next(_urut)
        nik = f"367401{lahir.day + 40:02d}{lahir:%m%y}{n % 9999 + 1:04d}"
        orang = Pelamar.objects.create(
            kota=self.kota,
            akun=akun,
            nama=nama.title(),
            nik=nik,
            sidik_nik=sidik(nik),
            sidik_nama=sidik(nama),
            jenis_kelamin="P",
            tempat_lahir="Bogor",
            tanggal_lahir=lahir,
        )
        isi = {
            "tingkat": "S1",
            "bidang": "Ilmu Hukum",
            "lembaga": "Universitas Indonesia",
            "nomor_ijazah": "IJ-1",
            "tanggal_lulus": date(2020, 8, 1),
            "hasil_administrasi": "TMS" if keadaan == "tms" else "MS",
        }
        if keadaan == "tms":
            isi["alasan_administrasi"] = [{"syarat": "IJAZAH", "alasan": "TIDAK_TERBACA", "catatan": ""}]
        self.lamaran[nama] = Lamaran.objects.create(
            kota=self.kota,
            seleksi=self.seleksi,
            lowongan=lain.pop("lowongan", self.lowongan),
            pelamar=orang,
            nomor=f"{self.kota.singkatan}-{n:05d}",
            keadaan=keadaan,
            ipk=lain.pop("ipk", "3.50"),
            diajukan_pada=timezone.now(),
            **isi | lain,
        )
        return self.lamaran[nama]

    def nilai(self, nama: str, ujian: str = "DASAR", **nilai: Any) -> NilaiUjian:
        return NilaiUjian.objects.create(
            kota=self.kota,
            seleksi=self.seleksi,
            lamaran=self.lamaran[nama],
            ujian=ujian,
            hadir=bool(nilai),
            nilai={k: str(n) for k, n in nilai.items()},
        )

    def panitia(self, akun: Any, peran: str = "PENJAWAB_SANGGAH") -> Panitia:
        satu = Panitia.objects.create(
            kota=self.kota, seleksi=self.seleksi, pengguna=akun, peran=peran, mulai=date(2020, 1, 1)
        )
        PernyataanKepentingan.objects.create(kota=self.kota, panitia=satu, ada_kepentingan=False)
        return satu

    def verifikasi(self, nama: str, panitia: Panitia) -> Verifikasi:
        return Verifikasi.objects.create(
            kota=self.kota,
            lamaran=self.lamaran[nama],
            panitia=panitia,
            giliran=1,
            putusan="TMS",
            diputus_pada=timezone.now(),
        )

    def keadaan(self, nama: str) -> str:
        self.lamaran[nama].refresh_from_db(fields=["keadaan"])
        return self.lamaran[nama].keadaan

    def tahap_kini(self) -> str:
        self.seleksi.refresh_from_db(fields=["keadaan"])
        return self.seleksi.keadaan

    def tahap(self, keadaan: str) -> Seleksi:
        """The selection moved by hand."""
        Seleksi.objects.filter(pk=self.seleksi.pk).update(keadaan=keadaan)
        self.seleksi.refresh_from_db()
        return self.seleksi


def buat_seleksi(kota: Kota, keadaan: str = "ujian_dasar", jenis: str = "CPNS", kuota: int = 1) -> tuple[Any, Any]:
    unit = buat_instansi(kota, f"Dinas {next(_urut)}")
    jabatan = buat_jabatan(unit, "Analis Hukum")
    buat_golongan("III/a")
    kini = timezone.now()
    seleksi = Seleksi.objects.create(
        kota=kota,
        nama=f"Seleksi {jenis} {kota} 2026",
        tahun=2026,
        jenis=jenis,
        gelombang=next(_urut) % 30_000 + 1,
        konfigurasi=preset.preset(jenis),
        buka_pada=kini - timedelta(days=60),
        tutup_pada=kini - timedelta(days=40),
        beku_pada=kini - timedelta(days=60),
        sidik_aturan="a" * 64,
        keadaan=keadaan,
    )
    return seleksi, buat_lowongan(seleksi, jabatan, "A-01", kuota)


def buat_lowongan(seleksi: Seleksi, jabatan: Any, kode: str, kuota: int = 1, kebutuhan: str = "UMUM") -> Lowongan:
    formasi = Formasi.objects.create(
        kota_id=seleksi.kota_id,
        tahun=seleksi.tahun,
        jenis=seleksi.jenis,
        jabatan=jabatan,
        instansi=jabatan.instansi,
        jenis_kebutuhan=kebutuhan,
        jumlah=kuota,
        tingkat=["S1"],
        keadaan="ditetapkan",
        nomor_penetapan="1/2026",
        tanggal_penetapan=date(2026, 1, 1),
        kebutuhan=kuota,
        terisi=0,
        per_tanggal=date(2026, 1, 1),
    )
    return Lowongan.objects.create(
        kota_id=seleksi.kota_id,
        seleksi=seleksi,
        formasi=formasi,
        kode=kode,
        nama_jabatan=jabatan.nama,
        nama_unit=jabatan.instansi.nama,
        jenis_kebutuhan=kebutuhan,
        kuota=kuota,
        tingkat=["S1"],
        kualifikasi_teks="S-1 Ilmu Hukum",
    )
