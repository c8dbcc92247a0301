"""Levels a position requires where no SKJ of its own says otherwise. PermenPANRB 38/2017."""

from collections.abc import Mapping
from datetime import date

from asn.core.legal import Berlaku, DasarHukum, figur
from kepegawaian.jabatan.rules.enum import JenisJabatan, Jenjang

_DASAR = DasarHukum("PermenPANRB 38/2017")
LEVEL = (1, 2, 3, 4, 5)
SEBUTAN_LEVEL = {
    1: "Paham / dalam pengembangan",
    2: "Dasar",
    3: "Menengah",
    4: "Mumpuni",
    5: "Ahli",
}
# The sources disagree about JPT madya, penyelia and terampil: those three are settings of the installation.
LEVEL_BAWAAN = (
    Berlaku(
        date(2017, 1, 1),  # the year of the regulation; the day was not found
        {
            JenisJabatan.JPT_UTAMA: 5,
            JenisJabatan.JPT_MADYA: 4,
            JenisJabatan.JPT_PRATAMA: 4,
            JenisJabatan.ADMINISTRATOR: 3,
            JenisJabatan.PENGAWAS: 2,
            JenisJabatan.PELAKSANA: 1,
            Jenjang.AHLI_UTAMA: 5,
            Jenjang.AHLI_MADYA: 4,
            Jenjang.AHLI_MUDA: 3,
            Jenjang.AHLI_PERTAMA: 2,
            Jenjang.PENYELIA: 3,
            Jenjang.MAHIR: 2,
            Jenjang.TERAMPIL: 2,
            Jenjang.PEMULA: 1,
        },
        _DASAR,
        "sedang",
    ),
)


def level_bawaan(
    jenis: JenisJabatan, jenjang: Jenjang | None = None, *, pada: date, setelan: Mapping[str, int] | None = None
) -> Berlaku[int]:
    """Level sembilan kompetensi umum menurut jenjang jabatan (perlu verifikasi); SKJ satu jabatan boleh berbeda."""
    kunci = jenjang or jenis
    baris = figur(LEVEL_BAWAAN, kunci, pada)
    nilai = (setelan or {}).get(str(kunci), baris.nilai)
    return Berlaku(baris.sejak, nilai, baris.dasar, baris.keyakinan)
