"""What the classes of the demo left behind: presence, facts in the register, certificates, filled-in forms."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Max

from asn.akun.models import Pengguna
from asn.core.legal import tambah_bulan
from asn.core.models import TandaTerbit
from asn.core.templatetags.asn import romawi
from kepegawaian.instansi.models import Kota
from kepegawaian.pegawai.models import Pegawai, RiwayatDiklat, RiwayatKompetensi
from pelatihan.program.models import (
    AnggaranPelatihan,
    Angkatan,
    Kursus,
    LembarEvaluasi,
    Mitra,
    Pengajar,
    PeringkatKebutuhan,
    Peserta,
    Presensi,
    Sertifikat,
    Sesi,
)
from pelatihan.program.rules.istilah import rumpun

SARAN = ("Contoh kasusnya dekat dengan pekerjaan kami.", "Waktu praktik sebaiknya lebih panjang.")


@dataclass
class Meja:
    """Who and what one city has for its classes."""

    kota: Kota
    tanggal: date
    acak: Random
    bkd: Pengguna
    guru: Pengguna
    pegawai: Pengguna
    kursus: dict[str, Kursus]
    mitra: list[Mitra]
    pengajar: list[Pengajar]
    anggaran: dict[int, AnggaranPelatihan]
    orang: Iterator[Pegawai]
    urut: int = 0

    def saat(self, hari: date, jam: int = 9) -> datetime:
        return datetime.combine(hari, time(jam), ZoneInfo(self.kota.zona_waktu))


def hadir(meja: Meja, kelas: Angkatan, peserta: list[Peserta]) -> None:
    sesi = list(Sesi.objects.filter(angkatan=kelas))
    sesi = sesi if kelas.keadaan == "selesai" else sesi[:1]
    Presensi.objects.bulk_create(
        Presensi(kota=meja.kota, peserta=p, sesi=s, cara="QR", oleh=meja.guru, pada=s.mulai)
        for p in peserta
        for s in sesi
        if p.keadaan != "tidak_hadir"
    )


def sertifikat(meja: Meja, kelas: Angkatan, lulus: list[Peserta]) -> None:
    """Facts in the register, evidence of one level, numbered certificates."""
    kursus, kota, tautan = kelas.kursus, meja.kota, f"/belajar/kelas/{kelas.pk}/"
    nomor = {p.pk: _nomor(meja, kelas) for p in lulus}
    sah = {"kota": kota, "verifikasi": "TERVERIFIKASI", "diverifikasi_oleh": meja.bkd, "tautan": tautan}
    diklat = RiwayatDiklat.objects.bulk_create(
        RiwayatDiklat(
            pegawai=p.pegawai,
            nama=kursus.judul,
            jenis_siasn=kursus.bentuk,
            rumpun=rumpun(kursus.bentuk, kursus.kompetensi.kelompok if kursus.kompetensi else ""),
            penyelenggara=kelas.penyelenggara,
            nomor_sertifikat=nomor[p.pk][1],
            tanggal_mulai=kelas.mulai,
            tanggal_selesai=kelas.selesai,
            jp=kelas.jp,
            **sah,
        )
        for p in lulus
    )
    RiwayatKompetensi.objects.bulk_create(_bukti(meja, kelas, lulus, sah))
    tanggal = kelas.selesai + timedelta(days=1)
    tanda = TandaTerbit.objects.bulk_create(
        TandaTerbit(kota=kota, judul="Sertifikat pengembangan kompetensi", nomor=nomor[p.pk][1], tanggal=tanggal)
        for p in lulus
    )
    Sertifikat.objects.bulk_create(
        Sertifikat(
            kota=kota,
            pegawai=p.pegawai,
            peserta=p,
            kunci=f"kelas:{p.pk}",
            tahun=tanggal.year,
            urut=nomor[p.pk][0],
            nomor=nomor[p.pk][1],
            tanggal=tanggal,
            judul=kursus.judul,
            bentuk=kursus.bentuk,
            jp=kelas.jp,
            jp_diakui=kelas.jp,
            mulai=kelas.mulai,
            selesai=kelas.selesai,
            sumber="KELAS",
            tautan=tautan,
            isi=_isi_sertifikat(meja, kelas, p),
            tanda=t,
            diklat=d,
            diterbitkan_oleh=meja.bkd,
            dibuat_pada=meja.saat(tanggal),
        )
        for p, d, t in zip(lulus, diklat, tanda, strict=True)
    )


def _nomor(meja: Meja, kelas: Angkatan) -> tuple[int, str]:
    """The next number, after those that courses have already given in this city."""
    if not meja.urut:
        meja.urut = Sertifikat.objects.filter(kota=meja.kota).aggregate(n=Max("urut"))["n"] or 0
    meja.urut += 1
    hari = kelas.selesai + timedelta(days=1)
    teks = settings.SERTIFIKAT_POLA_NOMOR.format(
        urut=meja.urut,
        bentuk=kelas.kursus.bentuk,
        singkatan=meja.kota.singkatan,
        romawi=romawi(hari.month),
        tahun=hari.year,
    )
    return meja.urut, teks


def _bukti(meja: Meja, kelas: Angkatan, lulus: list[Peserta], sah: dict[str, Any]) -> list[RiwayatKompetensi]:
    """One level above the last assessment of whoever had a gap."""
    celah = PeringkatKebutuhan.objects.filter(
        pegawai__in=[p.pegawai_id for p in lulus],
        kompetensi=kelas.kursus.kompetensi_id,
        gap__gt=0,
        diuji__lt=kelas.selesai,
    )
    return [
        RiwayatKompetensi(
            pegawai_id=b.pegawai_id,
            kompetensi=kelas.kursus.kompetensi,
            level=(b.kini or 0) + 1,
            tanggal=kelas.selesai,
            penyelenggara=f"Bukti pelatihan: {kelas.kursus.judul}",
            **sah,
        )
        for b in celah
    ]


def _isi_sertifikat(meja: Meja, kelas: Angkatan, p: Peserta) -> dict[str, str]:
    orang = p.pegawai
    return {
        "nama": orang.nama_lengkap,
        "nip": orang.nip,
        "jabatan": orang.jabatan.nama if orang.jabatan else "",
        "instansi": orang.instansi.nama if orang.instansi else "",
        "penyelenggara": kelas.penyelenggara,
        "penanda_tangan": f"{meja.kota.sebutan_ppk} {meja.kota.nama.removeprefix('Kota ').removeprefix('Provinsi ')}",
        "alasan_jp": "",
        "nilai": str(p.nilai),
    }


def lembar(meja: Meja, kelas: Angkatan, lulus: list[Peserta]) -> None:
    """Reaction of nearly everybody; behaviour, by superior and peer, of classes more than four months old."""
    baris = []
    for n, p in enumerate(lulus[:-1]):
        baris.append(_satu_lembar(meja, kelas, p, "REAKSI", p.pegawai_id, 3, n))
        rekan = lulus[(n + 1) % len(lulus)].pegawai_id
        if kelas.selesai < tambah_bulan(meja.tanggal, -4):
            baris.append(_satu_lembar(meja, kelas, p, "SEJAWAT", rekan, 110, n))
    if kelas.selesai < tambah_bulan(meja.tanggal, -4):
        baris += [_satu_lembar(meja, kelas, p, "ATASAN", pk, 110, n) for n, (p, pk) in enumerate(_atasan(lulus[:-1]))]
    LembarEvaluasi.objects.bulk_create(baris)


def _atasan(peserta: list[Peserta]) -> list[tuple[Peserta, int]]:
    """Each with the holder of the position above, where there is one."""
    kursi = {p.pk: p.pegawai.jabatan.atasan_id for p in peserta if p.pegawai.jabatan}
    pemegang = Pegawai.objects.filter(jabatan__in=[j for j in kursi.values() if j]).masih_pegawai().order_by("-pk")
    menurut = dict(pemegang.values_list("jabatan", "pk"))
    return [(p, menurut[j]) for p in peserta if (j := kursi.get(p.pk)) in menurut]


def _satu_lembar(
    meja: Meja, kelas: Angkatan, p: Peserta, jenis: str, penilai: int, hari: int, n: int
) -> LembarEvaluasi:
    kunci = (
        ("penyelenggara", "pengajar", "materi", "sarana", "guna")
        if jenis == "REAKSI"
        else ("terap", "mutu", "bagi", "mandiri")
    )
    dibuka = kelas.selesai + timedelta(days=hari)
    return LembarEvaluasi(
        kota=meja.kota,
        peserta=p,
        jenis=jenis,
        penilai_id=penilai,
        dibuka=dibuka,
        tenggat=dibuka + timedelta(days=14),
        jawaban={k: meja.acak.choice((3, 4, 4, 5)) for k in kunci},
        saran=SARAN[n] if jenis == "REAKSI" and n < len(SARAN) else "",
        diisi_pada=meja.saat(dibuka + timedelta(days=1)),
    )
