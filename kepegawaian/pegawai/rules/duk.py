"""Daftar urut kepangkatan (DUK): who stands before whom. PP 15/1979.

The regulation is old and its text was not at hand: the order is the one taught and used, marked for verification.
"""

import re
from dataclasses import dataclass
from datetime import date

from asn.core.legal import Berlaku, DasarHukum
from kepegawaian.pegawai.rules.enum import JenisASN

URUTAN = (
    Berlaku(
        date(1979, 1, 1),
        ("pangkat", "jabatan", "masa kerja", "latihan jabatan", "pendidikan", "usia"),
        DasarHukum("PP 15/1979"),
        "rendah",
    ),
)
# PPPK hold no pangkat.
JENIS = (JenisASN.PNS, JenisASN.CPNS)
_ESELON = ("I.a", "I.b", "II.a", "II.b", "III.a", "III.b", "IV.a", "IV.b")
_JENIS_JABATAN = {"JPT_UTAMA": 0, "JPT_MADYA": 1, "JPT_PRATAMA": 3, "ADMINISTRATOR": 5, "PENGAWAS": 7}
_TANPA = 99
# Names of the ladder of leadership training, then and now; the first that matches counts, the highest first.
_LATIHAN = (
    (1, re.compile(r"\b(tingkat|tk\.?) i\b|\b(spati|sepati)\b")),
    (2, re.compile(r"\b(tingkat|tk\.?) ii\b|\b(spamen|sepamen)\b")),
    (3, re.compile(r"\b(tingkat|tk\.?) iii\b|\badministrator\b|\b(spama|sepama)\b")),
    (4, re.compile(r"\b(tingkat|tk\.?) iv\b|\bpengawas\b|\b(adum|adumla|sepala)\b")),
)


@dataclass(frozen=True, slots=True)
class FaktaDUK:
    """What the order looks at, as of one day. Small ranks come first: `jabatan` 0 is the highest."""

    golongan: int
    tmt_pangkat: date | None
    jabatan: int
    tmt_jabatan: date | None
    tmt_masuk: date
    latihan: int
    tanggal_latihan: date | None
    pendidikan: int
    tanggal_lulus: date | None
    lahir: date
    nip: str


def kunci_urut(f: FaktaDUK) -> tuple[object, ...]:
    """Pangkat lebih tinggi dahulu; bila sama berturut-turut lebih lama dalam pangkat itu, jabatan lebih tinggi, lebih
    lama dalam jabatan, masa kerja lebih panjang, latihan jabatan lebih tinggi, pendidikan lebih tinggi, lebih dahulu
    lulus, dan usia lebih tua. PP 15/1979. The NIP only makes the order total.
    """
    return (
        -f.golongan,
        f.tmt_pangkat or date.max,
        f.jabatan,
        f.tmt_jabatan or date.max,
        f.tmt_masuk,
        f.latihan,
        f.tanggal_latihan or date.max,
        -f.pendidikan,
        f.tanggal_lulus or date.max,
        f.lahir,
        f.nip,
    )


def tingkat_jabatan(jenis: str, eselon: str) -> int:
    """Rank of a position by its eselon, else by its kind; positions outside the structure are equal."""
    if eselon in _ESELON:
        return _ESELON.index(eselon)
    return _JENIS_JABATAN.get(jenis, _TANPA)


def tingkat_latihan(nama: str) -> int:
    """Rank of a leadership training by its name: 1 (PKN/Diklatpim tingkat I) to 4; 99 for any other."""
    kecil = nama.lower()
    return next((tingkat for tingkat, pola in _LATIHAN if pola.search(kecil)), _TANPA)
