"""Open selection and internal bidding, decisions on appointments, and Plt/Plh."""

from kepegawaian.promosi.models.pengangkatan import ButirPengangkatan, PaketPengangkatan, PenugasanSementara
from kepegawaian.promosi.models.penilaian import BenturanPanitia, HasilSeleksi, NilaiSeleksi, TahapSeleksi
from kepegawaian.promosi.models.seleksi import (
    AnggotaPanitia,
    LamaranJabatan,
    Lowongan,
    PengumumanSeleksi,
    SeleksiJabatan,
)

__all__ = [
    "AnggotaPanitia",
    "BenturanPanitia",
    "ButirPengangkatan",
    "HasilSeleksi",
    "LamaranJabatan",
    "Lowongan",
    "NilaiSeleksi",
    "PaketPengangkatan",
    "PengumumanSeleksi",
    "PenugasanSementara",
    "SeleksiJabatan",
    "TahapSeleksi",
]
