"""NIK, 16 angka. UU 23/2006 ps. 13 jo UU 24/2013; PP 37/2007 ps. 37.

The region in a NIK is that of the first registration and never changes: it is no reason to refuse or to warn.
The two-digit year is read against the recorded birth date; the century is not guessed.
"""

import re
from datetime import date

from kepegawaian.pegawai.rules.enum import JenisKelamin
from kepegawaian.pegawai.rules.temuan import Temuan, galat, peringatan

TAMBAHAN_HARI_WANITA = 40
_BENTUK = re.compile(r"[0-9]{16}")
# 2000 is a leap year: with it 29 February passes, and which year it was is checked against the birth date.
_TAHUN_KABISAT = 2000


def periksa(nik: str, *, tanggal_lahir: date | None = None, jenis_kelamin: JenisKelamin | None = None) -> list[Temuan]:
    """Angka 7–12 NIK adalah tanggal lahir HHBBTT; untuk perempuan hari ditambah 40. PP 37/2007 ps. 37."""
    if not _BENTUK.fullmatch(nik):
        return [galat("NIK_BENTUK", "NIK harus tepat 16 angka tanpa tanda lain.")]
    wanita = int(nik[6:8]) > TAMBAHAN_HARI_WANITA
    hari = int(nik[6:8]) - (TAMBAHAN_HARI_WANITA if wanita else 0)
    temuan = _periksa_angka(nik, hari)
    if temuan:
        return temuan
    if tanggal_lahir and f"{tanggal_lahir:%d%m%y}" != f"{hari:02}{nik[8:12]}":
        pesan = (
            f"Tanggal lahir di NIK ({hari:02}-{nik[8:10]}-{nik[10:12]}) berbeda dari data ({tanggal_lahir:%d-%m-%y})."
        )
        temuan.append(peringatan("NIK_BEDA_TANGGAL_LAHIR", pesan))
    menurut_nik = JenisKelamin.WANITA if wanita else JenisKelamin.PRIA
    if jenis_kelamin and menurut_nik != jenis_kelamin:
        pesan = f"Jenis kelamin di NIK ({menurut_nik.label}) berbeda dari data ({jenis_kelamin.label})."
        temuan.append(peringatan("NIK_BEDA_JENIS_KELAMIN", pesan))
    return temuan


def samarkan(nik: str) -> str:
    """For lists and letters: the region and the sequence stay, the birth date goes. UU 27/2022."""
    return f"{nik[:6]}******{nik[-4:]}" if _BENTUK.fullmatch(nik) else "*" * len(nik)


def _periksa_angka(nik: str, hari: int) -> list[Temuan]:
    temuan: list[Temuan] = []
    try:
        date(_TAHUN_KABISAT, int(nik[8:10]), hari)
    except ValueError:
        temuan.append(galat("NIK_TANGGAL_LAHIR", "Angka ke-7 sampai ke-12 NIK bukan tanggal lahir (HHBBTT)."))
    if nik[12:] == "0000":
        temuan.append(galat("NIK_URUT", "Nomor urut NIK dimulai dari 0001."))
    return temuan
