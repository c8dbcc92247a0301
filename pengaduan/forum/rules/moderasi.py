"""What is held back automatically, and the only reasons for which a moderator may hide something. Pure Python.

Moderation removes what would hurt a person or has no place here; disagreement is no reason, so none stands for it.
"""

import re
from enum import StrEnum


class Alasan(StrEnum):
    DATA_PRIBADI = "data_pribadi"
    SERANGAN = "serangan"
    KEBENCIAN = "kebencian"
    TUDUHAN = "tuduhan"
    DI_LUAR_POKOK = "di_luar_pokok"
    PROMOSI = "promosi"
    BERULANG = "berulang"


LABEL_ALASAN = {
    Alasan.DATA_PRIBADI: "Memuat data pribadi seseorang (UU 27/2022)",
    Alasan.SERANGAN: "Menghina, mengancam, atau menyerang pribadi",
    Alasan.KEBENCIAN: "Menebar kebencian atas suku, agama, ras, atau golongan",
    Alasan.TUDUHAN: "Menuduh orang tertentu; tempatnya di pengaduan",
    Alasan.DI_LUAR_POKOK: "Di luar pokok konsultasi",
    Alasan.PROMOSI: "Iklan, promosi, atau tautan yang tidak perlu",
    Alasan.BERULANG: "Sama dengan masukan lain dari pengirim yang sama",
}

# Digits as people write them, with dots, spaces and dashes between.
_NIK = re.compile(r"(?<!\d)(?:\d[ .\-]?){15}\d(?!\d)")
_TELEPON = re.compile(r"(?<!\d)(?:\+?62[ .\-]?|0)8(?:[ .\-]?\d){8,11}(?!\d)")
_SUREL = re.compile(r"[\w.+-]+\s?(?:@|\[at\]|\(at\))\s?[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
_TAUTAN = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
DUGAAN = (
    ("NIK", _NIK),
    ("nomor telepon", _TELEPON),
    ("alamat surel", _SUREL),
    ("tautan", _TAUTAN),
)


def dugaan(teks: str) -> list[str]:
    """What in the text looks like personal data or a link: a person looks at it before everybody does."""
    return [sebutan for sebutan, pola in DUGAAN if pola.search(teks)]


def usul_samaran(teks: str) -> str:
    """The text with everything suspicious replaced by its name in brackets: a proposal for the moderator."""
    for sebutan, pola in DUGAAN:
        teks = pola.sub(f"[{sebutan} disamarkan]", teks)
    return teks


def sama(teks: str) -> str:
    """The text as compared with another: case, spaces and marks do not make it a different one."""
    return " ".join(re.findall(r"\w+", teks.casefold()))
