"""Tables of the performance cycle: planning, doing, judging."""

from kinerja.skp.models.dokumen import DokumenKinerja, KonversiAngkaKredit
from kinerja.skp.models.isi import RHK, EkspektasiPerilaku, Indikator, LampiranSKP
from kinerja.skp.models.pelaksanaan import BuktiDukung, DialogKinerja, Realisasi, RencanaAksi, UmpanBalik
from kinerja.skp.models.penilaian import EvaluasiKinerja, PenilaianPerilaku, PenilaianRHK, PredikatOrganisasi
from kinerja.skp.models.permintaan import PermintaanPenilai
from kinerja.skp.models.siklus import PengecualianSKP, SiklusKinerja
from kinerja.skp.models.skp import SKP, NaskahSKP, SKPQuerySet
from kinerja.skp.models.templat import ButirTemplat, TemplatSKP
from kinerja.skp.models.umpan_rekan import PermintaanUmpan

__all__ = [
    "RHK",
    "SKP",
    "BuktiDukung",
    "ButirTemplat",
    "DialogKinerja",
    "DokumenKinerja",
    "EkspektasiPerilaku",
    "EvaluasiKinerja",
    "Indikator",
    "KonversiAngkaKredit",
    "LampiranSKP",
    "NaskahSKP",
    "PengecualianSKP",
    "PenilaianPerilaku",
    "PenilaianRHK",
    "PermintaanPenilai",
    "PermintaanUmpan",
    "PredikatOrganisasi",
    "Realisasi",
    "RencanaAksi",
    "SKPQuerySet",
    "SiklusKinerja",
    "TemplatSKP",
    "UmpanBalik",
]
