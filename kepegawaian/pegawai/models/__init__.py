from kepegawaian.pegawai.models.karier import RiwayatJabatan, RiwayatKGB, RiwayatPangkat
from kepegawaian.pegawai.models.kebutuhan import KebutuhanPelatihan
from kepegawaian.pegawai.models.kinerja import RiwayatHukdis, RiwayatKinerja, RiwayatPenghargaan
from kepegawaian.pegawai.models.kompetensi import (
    RiwayatAngkaKredit,
    RiwayatDiklat,
    RiwayatKompetensi,
    RiwayatPendidikan,
)
from kepegawaian.pegawai.models.pegawai import Pegawai
from kepegawaian.pegawai.models.pembinaan import PembinaanTercatat
from kepegawaian.pegawai.models.pencalonan import Pencalonan
from kepegawaian.pegawai.models.pribadi import Dokumen, Keluarga
from kepegawaian.pegawai.models.rujukan import GajiPokok, Golongan, JenisDokumen, TunjanganJabatan

__all__ = [
    "Dokumen",
    "GajiPokok",
    "Golongan",
    "JenisDokumen",
    "KebutuhanPelatihan",
    "Keluarga",
    "Pegawai",
    "PembinaanTercatat",
    "Pencalonan",
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
