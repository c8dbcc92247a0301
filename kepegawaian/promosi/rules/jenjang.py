"""Levels of positions on one scale, 1 the highest, to tell a promotion from a move. UU 20/2023; PermenPANRB 17/2021.

Functional positions stand where the penyetaraan puts them: Ahli Madya beside administrator, Ahli Muda beside pengawas,
Ahli Utama beside JPT madya.
"""

_MANAJERIAL = {"JPT_UTAMA": 1, "JPT_MADYA": 2, "JPT_PRATAMA": 3, "ADMINISTRATOR": 4, "PENGAWAS": 5}
_FUNGSIONAL = {"AHLI_UTAMA": 2, "AHLI_MADYA": 4, "AHLI_MUDA": 5}
PELAKSANA = 6
_LABEL = {
    1: "JPT utama",
    2: "JPT madya",
    3: "JPT pratama",
    4: "administrator",
    5: "pengawas",
    PELAKSANA: "pelaksana",
}


def jenjang_jabatan(jenis: str, jenjang: str = "") -> int:
    return _MANAJERIAL.get(jenis) or _FUNGSIONAL.get(jenjang, PELAKSANA)


def label_jenjang(tingkat: int) -> str:
    return f"setara {_LABEL[tingkat]}"


def arah(asal: int, tujuan: int) -> str:
    """PROMOSI, ROTASI (same level) or DEMOSI."""
    if tujuan < asal:
        return "PROMOSI"
    return "ROTASI" if tujuan == asal else "DEMOSI"


LABEL_ARAH = {"PROMOSI": "Promosi", "ROTASI": "Perpindahan setingkat", "DEMOSI": "Ke jabatan lebih rendah"}
