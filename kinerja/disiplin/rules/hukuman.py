"""Kinds of punishment by level, how long they last, and when one begins. PP 94/2021 ps. 8."""

from datetime import date, timedelta

from asn.core.legal import Berlaku, DasarHukum, tambah_bulan
from kepegawaian.pegawai.rules.enum import Hukdis, TingkatHukdis

DASAR = DasarHukum("PP 94/2021", "ps. 8")
_SEJAK = date(2021, 8, 31)
LAMA_BULAN = (Berlaku(_SEJAK, {Hukdis.S1: 6, Hukdis.S2: 9, Hukdis.S3: 12, Hukdis.B1: 12, Hukdis.B2: 12}, DASAR),)
URUTAN = tuple(Hukdis)


def tingkat(kode: str) -> TingkatHukdis:
    return Hukdis(kode).tingkat()


def lebih_berat(a: str, b: str) -> bool:
    """Whether the first kind is heavier than the second; nothing is lighter than anything."""
    if not a:
        return False
    return not b or URUTAN.index(Hukdis(a)) > URUTAN.index(Hukdis(b))


def lama_bulan(kode: str) -> int:
    """Months a punishment lasts; 0 for one that is done at once."""
    return LAMA_BULAN[0].nilai.get(Hukdis(kode), 0)


def selesai(kode: str, mulai: date) -> date | None:
    """Last day, or None for a kind without a term (a warning, a dismissal)."""
    bulan = lama_bulan(kode)
    return tambah_bulan(mulai, bulan) - timedelta(days=1) if bulan else None


def dapat_banding(kode: str) -> bool:
    """Dismissals go to the BPASN by banding administratif, outside the city. PP 79/2021."""
    return Hukdis(kode) is Hukdis.B3


def tim_wajib(tingkat: TingkatHukdis) -> bool:
    """A team must examine when the allegation is berat; it may when sedang."""
    return tingkat is TingkatHukdis.BERAT


def tim_boleh(tingkat: TingkatHukdis) -> bool:
    return tingkat is not TingkatHukdis.RINGAN


TIM = Berlaku(_SEJAK, True, DasarHukum("PP 94/2021"), "sedang")
