"""Kenaikan gaji berkala (KGB). PP 7/1977 ps. 11–13."""

from dataclasses import dataclass
from datetime import date

from asn.core.legal import Berlaku, DasarHukum, Putusan, pada_tanggal, tambah_bulan
from kepegawaian.pegawai.rules.enum import Berlabel, PredikatKinerja
from kepegawaian.pegawai.rules.syarat import Syarat

_SEJAK = date(1977, 1, 1)  # only the year is known to us; no record in use is older
SELANG_TAHUN = (Berlaku(_SEJAK, 2, DasarHukum("PP 7/1977", "ps. 11")),)
BULAN_PEMBERITAHUAN = (Berlaku(_SEJAK, 2, DasarHukum("PP 7/1977", "ps. 12")),)
BULAN_PENUNDAAN_TERLAMA = (Berlaku(_SEJAK, 12, DasarHukum("PP 7/1977", "ps. 13")),)
# The pay tables of these two have a row for MKG 1, so the first step comes after one year. Nobody states it as a rule.
GOLONGAN_LANGKAH_PERTAMA_SETAHUN = (
    Berlaku(
        date(2024, 1, 1), frozenset({"II/a", "V"}), DasarHukum("PP 5/2024 dan Perpres 11/2024", "lampiran"), "sedang"
    ),
)


class KeadaanKGB(Berlabel):
    BELUM_WAKTUNYA = "BELUM_WAKTUNYA", "Belum waktunya"
    WAKTU_USUL = "WAKTU_USUL", "Waktunya diusulkan"
    TERLAMBAT = "TERLAMBAT", "Terlambat"


@dataclass(frozen=True, slots=True)
class JadwalKGB:
    tmt: date
    usul_mulai: date
    keadaan: KeadaanKGB
    dasar: DasarHukum


def tmt_kgb_berikut(tmt_terakhir: date, *, golongan: str = "", mkg_tahun: int | None = None, pada: date) -> date:
    """KGB diberikan setiap 2 tahun MKG. PP 7/1977 ps. 11. Kenaikan pangkat tidak mengulang hitungannya."""
    tahun = pada_tanggal(SELANG_TAHUN, pada).nilai
    if mkg_tahun == 0 and golongan in golongan_langkah_pertama_setahun(pada):
        tahun = 1
    return tambah_bulan(tmt_terakhir, tahun * 12)


def jadwal(tmt_terakhir: date, *, golongan: str = "", mkg_tahun: int | None = None, pada: date) -> JadwalKGB:
    """Surat KGB diterbitkan 2 bulan sebelum KGB berlaku. PP 7/1977 ps. 12."""
    tmt = tmt_kgb_berikut(tmt_terakhir, golongan=golongan, mkg_tahun=mkg_tahun, pada=pada)
    pemberitahuan = pada_tanggal(BULAN_PEMBERITAHUAN, pada)
    usul_mulai = tambah_bulan(tmt, -pemberitahuan.nilai)
    if pada >= tmt:
        keadaan = KeadaanKGB.TERLAMBAT
    else:
        keadaan = KeadaanKGB.WAKTU_USUL if pada >= usul_mulai else KeadaanKGB.BELUM_WAKTUNYA
    return JadwalKGB(tmt, usul_mulai, keadaan, pemberitahuan.dasar)


def syarat_kinerja(predikat: PredikatKinerja | None, *, pada: date) -> Putusan:
    """KGB mensyaratkan penilaian kinerja paling rendah "cukup" (Butuh Perbaikan). PP 7/1977 ps. 11."""
    dasar = pada_tanggal(SELANG_TAHUN, pada).dasar
    if predikat is None:
        return Putusan(False, "Belum ada predikat kinerja yang tercatat.", dasar)
    if predikat.peringkat() >= PredikatKinerja.BUTUH_PERBAIKAN.peringkat():
        return Putusan(True, f"Predikat kinerja {predikat.label} memenuhi syarat.", dasar)
    return Putusan(False, f"Predikat kinerja {predikat.label} di bawah Cukup; KGB ditunda.", dasar)


def syarat(jadwal_kgb: JadwalKGB, predikat: PredikatKinerja | None, *, pada: date) -> list[Syarat]:
    """KGB mensyaratkan 2 tahun masa kerja golongan dan penilaian kinerja paling rendah "cukup". PP 7/1977 ps. 11."""
    kinerja = syarat_kinerja(predikat, pada=pada)
    masa = f"masa kerja golongan genap pada {jadwal_kgb.tmt:%d-%m-%Y}."
    saran = "" if kinerja.boleh else "Catat predikat tahunan terakhir; bila di bawah Cukup, tetapkan penundaannya."
    return [
        Syarat("MASA", pada >= jadwal_kgb.usul_mulai, f"surat terbit mulai {jadwal_kgb.usul_mulai:%d-%m-%Y}; {masa}"),
        Syarat("KINERJA", kinerja.boleh, kinerja.alasan[0].lower() + kinerja.alasan[1:], saran),
    ]


def batas_penundaan(tmt: date, *, pada: date) -> date:
    """Penundaan KGB setiap kali paling lama 1 tahun. PP 7/1977 ps. 13."""
    return tambah_bulan(tmt, pada_tanggal(BULAN_PENUNDAAN_TERLAMA, pada).nilai)


def golongan_langkah_pertama_setahun(pada: date) -> frozenset[str]:
    """Golongan yang langkah pertamanya satu tahun. PP 5/2024 dan Perpres 11/2024 lampiran (perlu verifikasi)."""
    return frozenset().union(*(baris.nilai for baris in GOLONGAN_LANGKAH_PERTAMA_SETAHUN if baris.sejak <= pada))
