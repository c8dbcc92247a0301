"""Filters of the lists of the training office."""

import django_filters

from asn.core.saringan import Saringan
from pelatihan.program.filters.orang import pilih
from pelatihan.program.models.dampak import LINGKUP
from pelatihan.program.models.rencana import TRIWULAN
from pelatihan.program.rules.istilah import BENTUK, JenisMitra
from pelatihan.program.workflows import LABEL_ANGKATAN, LABEL_RENCANA, pilihan


class SaringanKursus(Saringan):
    q = django_filters.CharFilter(method="cari", label="Judul atau kode", max_length=100)
    bentuk = pilih("Bentuk", BENTUK)
    kelompok = pilih(
        "Kelompok kompetensi",
        [("manajerial", "Manajerial"), ("sosial_kultural", "Sosial kultural"), ("teknis", "Teknis")],
        field_name="kompetensi__kelompok",
    )


class SaringanMitra(Saringan):
    q = django_filters.CharFilter(method="cari", label="Nama lembaga", max_length=100)
    jenis = pilih("Jenis", JenisMitra.pilihan())


class SaringanPengajar(Saringan):
    q = django_filters.CharFilter(method="cari", label="Nama atau bidang", max_length=100)


class SaringanAngkatan(Saringan):
    q = django_filters.CharFilter(method="cari", label="Nama kelas atau kursus", max_length=100)
    keadaan = pilih("Keadaan", pilihan(LABEL_ANGKATAN))
    tahun = django_filters.NumberFilter(label="Tahun", field_name="mulai__year")


class SaringanRencana(Saringan):
    q = django_filters.CharFilter(method="cari", label="Nama kegiatan", max_length=100)
    tahun = django_filters.NumberFilter(label="Tahun")
    triwulan = pilih("Waktu", TRIWULAN)
    keadaan = pilih("Keadaan", pilihan(LABEL_RENCANA))


class SaringanAnggaran(Saringan):
    tahun = django_filters.NumberFilter(label="Tahun")


class SaringanLaporan(Saringan):
    lingkup = pilih("Lingkup", LINGKUP)
    tahun = django_filters.NumberFilter(label="Tahun")
