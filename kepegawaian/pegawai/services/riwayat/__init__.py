"""Editing at the level of the register: compare, check, deposit, supersede, withdraw. Nothing is deleted."""

from kepegawaian.pegawai.services.riwayat.akibat import akibat_cabut, riwayat_akibat
from kepegawaian.pegawai.services.riwayat.banyak import Tinjauan, jabatan_tinjau_banyak
from kepegawaian.pegawai.services.riwayat.bukti import riwayat_bukti_susulkan
from kepegawaian.pegawai.services.riwayat.isi import Isi, beda, isi_baca, isi_dari, isi_json, jenis_dari, uraian
from kepegawaian.pegawai.services.riwayat.periksa import galat_per_kolom, riwayat_periksa
from kepegawaian.pegawai.services.riwayat.tulis import (
    riwayat_cabut,
    riwayat_catat,
    riwayat_perbaiki,
    riwayat_verifikasi,
    terkini,
)

__all__ = [
    "Isi",
    "Tinjauan",
    "akibat_cabut",
    "beda",
    "galat_per_kolom",
    "isi_baca",
    "isi_dari",
    "isi_json",
    "jabatan_tinjau_banyak",
    "jenis_dari",
    "riwayat_akibat",
    "riwayat_bukti_susulkan",
    "riwayat_cabut",
    "riwayat_catat",
    "riwayat_perbaiki",
    "riwayat_periksa",
    "riwayat_verifikasi",
    "terkini",
    "uraian",
]
