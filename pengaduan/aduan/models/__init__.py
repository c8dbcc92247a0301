"""Tables of the reports: the report itself, what is sealed, what is said about it, and the city's own rules."""

from pengaduan.aduan.models.aduan import Aduan, AduanQuerySet
from pengaduan.aduan.models.percakapan import JedaAduan, LampiranAduan, Peristiwa, Tanggapan, Titipan
from pengaduan.aduan.models.rujukan import AturanDisposisi, KategoriAduan, KetentuanWaktu, TemplatJawaban
from pengaduan.aduan.models.segel import BukaSegel, IdentitasPelapor, NaskahTersegel
from pengaduan.aduan.models.statistik import RekapAduan

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
    "RekapAduan",
    "Tanggapan",
    "TemplatJawaban",
    "Titipan",
]
