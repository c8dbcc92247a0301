"""What a passed course says about a competency, and how far a person is from what the post asks.

The step is a city's own rule (docs/keputusan): PermenPANRB 38/2017 leaves levels to assessments.
"""

from datetime import date

from asn.core.legal import Berlaku, DasarHukum, Putusan

DASAR = DasarHukum("PermenPANRB 38/2017", "(penerapan kota)")
# Levels that a training may prove above what was last assessed: more needs an assessment.
LANGKAH = Berlaku(date(2018, 1, 1), 1, DASAR, "rendah")


def level_bukti(kini: int | None, tujuan: int) -> int | None:
    """The level a passed course of level `tujuan` proves; None when it proves nothing new.

    One level above the last assessment at most; somebody never assessed begins at 0.
    """
    dasar = kini or 0
    capai = min(tujuan, dasar + LANGKAH.nilai)
    return capai if capai > dasar else None


def putusan_bukti(kini: int | None, tujuan: int) -> Putusan:
    """The same as a sentence for the page of a certificate."""
    level = level_bukti(kini, tujuan)
    if level is None:
        return Putusan(False, f"Level {tujuan} sudah tercapai; pelatihan ini tidak menambah bukti.", DASAR)
    if level < tujuan:
        alasan = f"Menjadi bukti level {level}; level {tujuan} memerlukan uji kompetensi."
        return Putusan(True, alasan, DASAR)
    return Putusan(True, f"Menjadi bukti level {level}.", DASAR)


def kesenjangan(standar: int, kini: int | None) -> int:
    """Levels missing from what the post asks; a competency never assessed is no measured gap."""
    return 0 if kini is None else max(standar - kini, 0)
