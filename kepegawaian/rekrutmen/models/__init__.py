"""Tables of recruitment. Results, rankings and what follows from them stand in files of their own beside these."""

from kepegawaian.rekrutmen.models.formasi import Formasi
from kepegawaian.rekrutmen.models.hasil import HasilPeserta, NilaiUjian, Pengumuman, PutusanSeri
from kepegawaian.rekrutmen.models.lamaran import BerkasLamaran, Lamaran, Pelamar
from kepegawaian.rekrutmen.models.pengangkatan import Pengangkatan, Penggantian
from kepegawaian.rekrutmen.models.penilaian import PutusanSyarat, Verifikasi, Wawancara
from kepegawaian.rekrutmen.models.seleksi import (
    DokumenSyarat,
    KerabatPanitia,
    Lowongan,
    Panitia,
    PernyataanKepentingan,
    Seleksi,
    VersiAturan,
)

__all__ = [
    "BerkasLamaran",
    "DokumenSyarat",
    "Formasi",
    "HasilPeserta",
    "KerabatPanitia",
    "Lamaran",
    "Lowongan",
    "NilaiUjian",
    "Panitia",
    "Pelamar",
    "Pengangkatan",
    "Penggantian",
    "Pengumuman",
    "PernyataanKepentingan",
    "PutusanSeri",
    "PutusanSyarat",
    "Seleksi",
    "Verifikasi",
    "VersiAturan",
    "Wawancara",
]
