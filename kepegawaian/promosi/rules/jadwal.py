"""Pengumuman, perpanjangan, dan jumlah pelamar. PermenPANRB 15/2019."""

from collections.abc import Mapping
from datetime import date, timedelta

from asn.core.legal import DasarHukum, Putusan, pada_tanggal
from kepegawaian.promosi.rules.ketentuan import (
    PELAMAR_MINIMUM,
    PENGUMUMAN_HARI,
    PERPANJANGAN_HARI,
    PERPANJANGAN_KALI,
    SELEKSI,
)

_DASAR = DasarHukum(SELEKSI)


def lama_pengumuman(mulai: date, sampai: date) -> Putusan:
    """Diumumkan paling singkat 15 hari kalender, hari pertama dan terakhir ikut dihitung."""
    aturan = pada_tanggal(PENGUMUMAN_HARI, mulai)
    hari = (sampai - mulai).days + 1
    teks = f"Pengumuman paling singkat {aturan.nilai} hari kalender: sekarang {hari} hari."
    return Putusan(hari >= aturan.nilai, teks, aturan.dasar)


def akhir_tersingkat(mulai: date) -> date:
    """The earliest last day of registration."""
    return mulai + timedelta(days=pada_tanggal(PENGUMUMAN_HARI, mulai).nilai - 1)


def perpanjangan(sudah: int, hari_ini: date) -> Putusan:
    """Diperpanjang paling banyak dua kali."""
    kali = pada_tanggal(PERPANJANGAN_KALI, hari_ini)
    return Putusan(sudah < kali.nilai, f"Perpanjangan paling banyak {kali.nilai} kali: sudah {sudah}.", kali.dasar)


def diperpanjang_sampai(sampai: date, hari_ini: date) -> date:
    """Seven days more, counted from the last day or from today when that has passed."""
    return max(sampai, hari_ini) + timedelta(days=pada_tanggal(PERPANJANGAN_HARI, hari_ini).nilai)


def cukup_pelamar(pelamar: Mapping[str, int], hari_ini: date) -> list[Putusan]:
    """Tiga pelamar per jabatan untuk melanjutkan."""
    aturan = pada_tanggal(PELAMAR_MINIMUM, hari_ini)
    return [
        Putusan(n >= aturan.nilai, f"{nama}: {n} pelamar, sedikitnya {aturan.nilai}.", aturan.dasar)
        for nama, n in pelamar.items()
    ]


def ada_jabatan(jumlah: int) -> Putusan:
    return Putusan(jumlah > 0, f"Sedikitnya satu jabatan lowong dicantumkan: sekarang {jumlah}.", _DASAR)


def belum_lewat(mulai: date, hari_ini: date) -> Putusan:
    """An announcement that begins in the past would have been shorter than it says."""
    return Putusan(mulai >= hari_ini, f"Pendaftaran mulai {mulai:%d-%m-%Y}, tidak sebelum diumumkan.", _DASAR)
