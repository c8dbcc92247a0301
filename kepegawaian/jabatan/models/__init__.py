from kepegawaian.jabatan.models.abk import AnalisisBeban, KelasJabatan, UraianTugas
from kepegawaian.jabatan.models.jabatan import ESELON, Jabatan, JabatanQuerySet
from kepegawaian.jabatan.models.standar import BidangTerkait, KamusKompetensi, StandarKompetensi, SyaratJabatan

__all__ = [
    "ESELON",
    "AnalisisBeban",
    "BidangTerkait",
    "Jabatan",
    "JabatanQuerySet",
    "KamusKompetensi",
    "KelasJabatan",
    "StandarKompetensi",
    "SyaratJabatan",
    "UraianTugas",
]
