"""Kinds and levels of positions (UU 20/2023 ps. 13–18; PermenPANRB 1/2023) with their official labels."""

from enum import StrEnum


class JenisJabatan(StrEnum):
    JPT_UTAMA = "JPT_UTAMA"
    JPT_MADYA = "JPT_MADYA"
    JPT_PRATAMA = "JPT_PRATAMA"
    ADMINISTRATOR = "ADMINISTRATOR"
    PENGAWAS = "PENGAWAS"
    JF_KEAHLIAN = "JF_KEAHLIAN"
    JF_KETERAMPILAN = "JF_KETERAMPILAN"
    PELAKSANA = "PELAKSANA"


class Jenjang(StrEnum):
    PEMULA = "PEMULA"
    TERAMPIL = "TERAMPIL"
    MAHIR = "MAHIR"
    PENYELIA = "PENYELIA"
    AHLI_PERTAMA = "AHLI_PERTAMA"
    AHLI_MUDA = "AHLI_MUDA"
    AHLI_MADYA = "AHLI_MADYA"
    AHLI_UTAMA = "AHLI_UTAMA"


LABEL_JENIS_JABATAN = {
    JenisJabatan.JPT_UTAMA: "JPT Utama",
    JenisJabatan.JPT_MADYA: "JPT Madya",
    JenisJabatan.JPT_PRATAMA: "JPT Pratama",
    JenisJabatan.ADMINISTRATOR: "Administrator",
    JenisJabatan.PENGAWAS: "Pengawas",
    JenisJabatan.JF_KEAHLIAN: "Fungsional Keahlian",
    JenisJabatan.JF_KETERAMPILAN: "Fungsional Keterampilan",
    JenisJabatan.PELAKSANA: "Pelaksana",
}
LABEL_JENJANG = {j: j.value.replace("_", " ").title() for j in Jenjang}
MANAJERIAL = frozenset(
    {
        JenisJabatan.JPT_UTAMA,
        JenisJabatan.JPT_MADYA,
        JenisJabatan.JPT_PRATAMA,
        JenisJabatan.ADMINISTRATOR,
        JenisJabatan.PENGAWAS,
    }
)
