"""Conflicts of one new or corrected row with the rest of a person's career, each tied to the field to correct.

A galat cannot be right and is refused; a peringatan is shown, and a person confirms that it was looked at.
"""

from collections.abc import Callable, Iterator

from kepegawaian.pegawai.rules.konflik.bahan import Bahan, Baris, Orang
from kepegawaian.pegawai.rules.konflik.karier import periksa_jabatan, periksa_pangkat
from kepegawaian.pegawai.rules.temuan import Temuan

__all__ = ["Bahan", "Baris", "Orang", "periksa"]

_PEMERIKSA: dict[str, Callable[[Baris, Bahan], Iterator[Temuan]]] = {
    "jabatan": periksa_jabatan,
    "pangkat": periksa_pangkat,
}


def periksa(kode: str, baris: Baris, bahan: Bahan) -> list[Temuan]:
    """Everything found about this row of the kind `kode`, errors first."""
    pemeriksa = _PEMERIKSA.get(kode)
    temuan = list(pemeriksa(baris, bahan)) if pemeriksa else []
    return sorted(temuan, key=lambda t: not t.galat)
