"""States of a plan of improvement: the rule names the next one, so they live beside it. Pure Python."""

from enum import StrEnum


class KeadaanPembinaan(StrEnum):
    DIUSULKAN = "diusulkan"
    BERJALAN = "berjalan"
    MEMBAIK = "membaik"
    UJI_KOMPETENSI = "uji_kompetensi"
    EVALUASI_PERJANJIAN = "evaluasi_perjanjian"
    PINDAH_JABATAN = "pindah_jabatan"
    TURUN_JABATAN = "turun_jabatan"
    PENEMPATAN_SEMENTARA = "penempatan_sementara"
    PDH = "pdh"
    DIBATALKAN = "dibatalkan"
