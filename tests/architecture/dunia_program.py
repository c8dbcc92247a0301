"""The training office in the small world: one of everything that an address of pelatihan.program names.

Rina takes part in a class that runs, asks for nothing else, and has a plan that waits for the PPK; Sari runs it all.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from kepegawaian.pegawai.models import Pegawai
from pelatihan.program.models import (
    IDP,
    Angkatan,
    ButirIDP,
    Kursus,
    LaporanDampak,
    LembarEvaluasi,
    Mitra,
    Pengajar,
    PeringkatKebutuhan,
    PerjanjianMitra,
    Peserta,
    RencanaPelatihan,
    Sertifikat,
    SertifikatLuar,
    Sesi,
)
from tests.kepegawaian.pembuat import buat_kompetensi
from tests.pelatihan.program.pembuat import (
    buat_anggaran,
    buat_angkatan,
    buat_idp,
    buat_kursus,
    buat_laporan,
    buat_lembar,
    buat_luar,
    buat_mitra,
    buat_pengajar,
    buat_peserta,
    buat_rencana,
    buat_sertifikat,
    buat_sesi,
)


@dataclass(frozen=True)
class Program:
    kursus: Kursus
    mitra: Mitra
    perjanjian: PerjanjianMitra
    pengajar: Pengajar
    rencana: RencanaPelatihan
    angkatan: Angkatan
    terbuka: Angkatan
    sesi: Sesi
    peserta: Peserta
    sertifikat: Sertifikat
    luar: SertifikatLuar
    idp: IDP
    butir: ButirIDP
    lembar: LembarEvaluasi
    laporan: LaporanDampak


def buat_program(pegawai: Pegawai, oleh: Any) -> Program:
    kota = pegawai.kota
    kursus = buat_kursus(kota, kompetensi=buat_kompetensi(), level=3)
    mitra, pengajar = buat_mitra(kota), buat_pengajar(kota)
    dinas = pegawai.instansi
    anggaran = buat_anggaran(dinas)
    hari = timezone.localdate()
    kini = {"mulai": hari, "selesai": hari + timedelta(days=1), "pendaftaran_sampai": hari}
    angkatan = buat_angkatan(
        kursus, pengajar=pengajar, mitra=mitra, keadaan="berjalan", anggaran=anggaran, kuota=20, **kini
    )
    terbuka = buat_angkatan(buat_kursus(kota, "B"), nama="Kelas terbuka", **kini)
    peserta = buat_peserta(angkatan, pegawai)
    idp = buat_idp(pegawai, tahun=2025)
    _peringkat(pegawai)
    return Program(
        kursus=kursus,
        mitra=mitra,
        perjanjian=mitra.perjanjian.get(),
        pengajar=pengajar,
        rencana=buat_rencana(kursus, dinas),
        angkatan=angkatan,
        terbuka=terbuka,
        sesi=buat_sesi(angkatan),
        peserta=peserta,
        sertifikat=buat_sertifikat(pegawai, oleh),
        luar=buat_luar(pegawai),
        idp=idp,
        butir=idp.butir.get(),
        lembar=buat_lembar(peserta, pegawai, dibuka=hari, tenggat=hari + timedelta(days=9)),
        laporan=buat_laporan(kota, oleh),
    )


def _peringkat(pegawai: Pegawai) -> None:
    PeringkatKebutuhan.objects.create(
        kota_id=pegawai.kota_id,
        pegawai=pegawai,
        perangkat_daerah=pegawai.instansi.perangkat_daerah,
        kompetensi=buat_kompetensi(),
        subjek="Integritas",
        standar=3,
        kini=2,
        gap=1,
        skor=15,
        dihitung_pada=timezone.now(),
    )


def tumbuh_program(p: Program, lain: Pegawai, oleh: Any, ke: int) -> None:
    """One more of everything these pages list."""
    kota = lain.kota
    pegawai = p.sertifikat.pegawai
    buat_sertifikat(lain, oleh, urut=ke + 10)
    buat_sertifikat(pegawai, oleh, urut=ke + 100)
    kursus = buat_kursus(kota, f"T{ke}", kompetensi=p.kursus.kompetensi, level=2)
    mitra = buat_mitra(kota, f"Mitra {ke}")
    buat_pengajar(kota, f"Pengajar {ke}", mitra=p.mitra)
    buat_rencana(kursus, pegawai.instansi)
    buat_anggaran(pegawai.instansi, tahun=2027 + ke)
    buat_sesi(p.angkatan, jam=14 + ke)
    buat_peserta(p.angkatan, lain, "antre" if ke % 2 else "ditetapkan")
    hari = date(2026, 3, 1) + timedelta(days=ke)
    kelas = buat_angkatan(
        p.kursus, nama=f"Lama {ke}", mitra=mitra, mulai=hari, selesai=hari, pendaftaran_sampai=hari, keadaan="selesai"
    )
    buat_lembar(buat_peserta(kelas, pegawai, "lulus"), pegawai, tenggat=date(2099, 1, 1))
    depan = timezone.localdate() + timedelta(days=3 + ke)
    buat_angkatan(p.kursus, nama=f"Nanti {ke}", mulai=depan, selesai=depan, pendaftaran_sampai=depan)
    buat_luar(lain, judul=f"Seminar {ke}")
    buat_luar(pegawai, judul=f"Seminar lain {ke}")
    buat_idp(lain, tahun=2026)
    ButirIDP.objects.create(
        kota=kota, idp=p.idp, subjek=f"Butir {ke}", bentuk=3, target_jp=4, triwulan=2, kursus=kursus
    )
    buat_laporan(kota, oleh, judul=f"Laporan {ke}", nomor=f"{ke}/X")
    _peringkat(lain)
    _peringkat(pegawai)
