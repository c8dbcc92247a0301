"""Kinds of data of the register that can be imported. The engine is `asn.impor`; the rules are those of this app."""

from asn.impor.jenis import daftarkan
from kepegawaian.pegawai.impor.diklat import DIKLAT
from kepegawaian.pegawai.impor.jabatan import JABATAN
from kepegawaian.pegawai.impor.kinerja import KINERJA
from kepegawaian.pegawai.impor.kompetensi import KOMPETENSI
from kepegawaian.pegawai.impor.orang import PEGAWAI
from kepegawaian.pegawai.impor.pangkat import PANGKAT
from kepegawaian.pegawai.impor.pendidikan import PENDIDIKAN

SEMUA = (PEGAWAI, PANGKAT, JABATAN, PENDIDIKAN, DIKLAT, KOMPETENSI, KINERJA)


def daftarkan_semua() -> None:
    daftarkan(*SEMUA)
