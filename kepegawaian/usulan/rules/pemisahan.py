"""Who may take a step of a usulan: nobody decides for oneself, and nobody decides twice (UU 30/2014 ps. 42 and 43).

Who is the same person behind two accounts: `kepegawaian.pegawai.rules.orang`.
"""

from collections.abc import Iterable

from kepegawaian.pegawai.rules.orang import Orang

PENGUSUL = "Anda yang mengajukan usulan ini, sehingga orang lain yang memutusnya."
SUBJEK = "Usulan ini tentang data Anda sendiri, sehingga orang lain yang memutusnya."
LANGKAH_LAIN = "Anda sudah memutus tahap lain dari usulan ini. Setiap tahap diputus orang yang berbeda."


def alasan_tidak_boleh_memutus(
    *, pelaku: Orang, subjek: Orang, pengusul: Orang | None, pemutus_tahap_lain: Iterable[Orang]
) -> str:
    """Why this person may not decide now; empty when allowed."""
    if pelaku.sama(subjek):
        return SUBJEK
    if pengusul is not None and pelaku.sama(pengusul):
        return PENGUSUL
    return LANGKAH_LAIN if any(pelaku.sama(o) for o in pemutus_tahap_lain) else ""
