"""Tables of the reports: the report itself, what is sealed, what is said about it, and the city's own rules."""

from pengaduan.aduan.models.aduan import Aduan, AduanQuerySet
from pengaduan.aduan.models.percakapan import JedaAduan, LampiranAduan, Peristiwa, Tanggapan, Titipan
from pengaduan.aduan.models.rujukan import AturanDisposisi, KategoriAduan, KetentuanWaktu, TemplatJawaban
from pengaduan.aduan.models.segel import BukaSegel, IdentitasPelapor, NaskahTersegel

__all__ = [
    "Aduan",
    "AduanQuerySet",
    "AturanDisposisi",
    "BukaSegel",
    "IdentitasPelapor",
    "JedaAduan",
    "KategoriAduan",
    "KetentuanWaktu",
    "LampiranAduan",
    "NaskahTersegel",
    "Peristiwa",
    "Tanggapan",
    "TemplatJawaban",
    "Titipan",
]
