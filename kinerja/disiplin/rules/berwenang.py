"""Who may punish: by the level of the punishment and the post of the accused. PP 94/2021, kabupaten/kota.

The table was not read in the original, so it is shown with that note. An official who does not exist is replaced by
the next higher one; at the top stands the PPK.
"""

from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from asn.core.legal import Berlaku, DasarHukum, pada_tanggal
from kepegawaian.jabatan.rules.enum import JenisJabatan as J
from kepegawaian.jabatan.rules.enum import Jenjang
from kepegawaian.pegawai.rules.enum import TingkatHukdis as T


class Pejabat(IntEnum):
    """Who decides, lowest first."""

    PENGAWAS = 1
    ADMINISTRATOR = 2
    JPT_PRATAMA = 3
    PPK = 4


LABEL_PEJABAT = {
    Pejabat.PENGAWAS: "Pejabat pengawas",
    Pejabat.ADMINISTRATOR: "Pejabat administrator",
    Pejabat.JPT_PRATAMA: "Pejabat pimpinan tinggi pratama",
    Pejabat.PPK: "Pejabat Pembina Kepegawaian",
}
# Row of the table by the post of the accused: ringan, sedang, berat.
PIMPINAN, MENENGAH, PERTAMA, DASAR_ = "pimpinan", "menengah", "pertama", "dasar"
TABEL = (
    Berlaku(
        date(2021, 8, 31),
        {
            PIMPINAN: {T.RINGAN: Pejabat.PPK, T.SEDANG: Pejabat.PPK, T.BERAT: Pejabat.PPK},
            MENENGAH: {T.RINGAN: Pejabat.JPT_PRATAMA, T.SEDANG: Pejabat.PPK, T.BERAT: Pejabat.PPK},
            PERTAMA: {T.RINGAN: Pejabat.ADMINISTRATOR, T.SEDANG: Pejabat.JPT_PRATAMA, T.BERAT: Pejabat.PPK},
            DASAR_: {T.RINGAN: Pejabat.PENGAWAS, T.SEDANG: Pejabat.ADMINISTRATOR, T.BERAT: Pejabat.PPK},
        },
        DasarHukum("PP 94/2021"),
        "sedang",
    ),
)
_KELOMPOK_JF = {
    Jenjang.AHLI_UTAMA: PIMPINAN,
    Jenjang.AHLI_MADYA: MENENGAH,
    Jenjang.AHLI_MUDA: PERTAMA,
    Jenjang.PENYELIA: PERTAMA,
}
_KELOMPOK = {
    J.JPT_UTAMA: PIMPINAN,
    J.JPT_MADYA: PIMPINAN,
    J.JPT_PRATAMA: PIMPINAN,
    J.ADMINISTRATOR: MENENGAH,
    J.PENGAWAS: PERTAMA,
}
# The seat that gives somebody the power of a row of the table.
_PEJABAT = {
    J.PENGAWAS: Pejabat.PENGAWAS,
    J.ADMINISTRATOR: Pejabat.ADMINISTRATOR,
    J.JPT_PRATAMA: Pejabat.JPT_PRATAMA,
    J.JPT_MADYA: Pejabat.JPT_PRATAMA,
    J.JPT_UTAMA: Pejabat.JPT_PRATAMA,
}


@dataclass(frozen=True, slots=True)
class Kewenangan:
    """The lowest official who may punish, with the reason in words."""

    pejabat: Pejabat
    alasan: str
    dasar: str


def kelompok(jenis: str, jenjang: str) -> str:
    """The row of the table a post belongs to; a post unknown to it counts as the lowest."""
    if jenis in (J.JF_KEAHLIAN, J.JF_KETERAMPILAN):
        return _KELOMPOK_JF.get(Jenjang(jenjang), DASAR_) if jenjang else DASAR_
    return _KELOMPOK.get(J(jenis), DASAR_) if jenis else DASAR_


def kewenangan(*, jenis: str, jenjang: str, tingkat: T, tanggal: date) -> Kewenangan:
    """Who may give a punishment of this level to the holder of such a post."""
    baris = pada_tanggal(TABEL, tanggal)
    pejabat = baris.nilai[kelompok(jenis, jenjang)][tingkat]
    nama = LABEL_PEJABAT[pejabat]
    alasan = f"Hukuman {tingkat.label.lower()} bagi jabatan ini dijatuhkan paling rendah oleh {nama}."
    return Kewenangan(pejabat, alasan, baris.kutipan)


def cukup(jenis_jabatan: str, perlu: Pejabat) -> bool:
    """Whether the holder of a seat of this kind stands high enough."""
    dipegang = _PEJABAT.get(J(jenis_jabatan)) if jenis_jabatan else None
    return dipegang is not None and dipegang >= perlu
