from kepegawaian.pegawai.models.pegawai import Pegawai
from kepegawaian.pegawai.models.riwayat import (
    Dokumen,
    Keluarga,
    RiwayatAngkaKredit,
    RiwayatDiklat,
    RiwayatHukdis,
    RiwayatJabatan,
    RiwayatKGB,
    RiwayatKinerja,
    RiwayatKompetensi,
    RiwayatPangkat,
    RiwayatPendidikan,
    RiwayatPenghargaan,
)
from kepegawaian.pegawai.models.rujukan import GajiPokok, Golongan, TunjanganJabatan

__all__ = [
    "Dokumen",
    "GajiPokok",
    "Golongan",
    "Keluarga",
    "Pegawai",
    "RiwayatAngkaKredit",
    "RiwayatDiklat",
    "RiwayatHukdis",
    "RiwayatJabatan",
    "RiwayatKGB",
    "RiwayatKinerja",
    "RiwayatKompetensi",
    "RiwayatPangkat",
    "RiwayatPendidikan",
    "RiwayatPenghargaan",
    "TunjanganJabatan",
]
