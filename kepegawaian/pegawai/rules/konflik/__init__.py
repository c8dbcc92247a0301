"""Conflicts of one new or corrected row with the rest of a person's career, each tied to the field to correct.

A galat cannot be right and is refused; a peringatan is shown, and a person confirms that it was looked at.
"""

from collections.abc import Callable, Iterator

from kepegawaian.pegawai.rules.konflik.bahan import Bahan, Baris, Orang
from kepegawaian.pegawai.rules.konflik.jabatan import periksa_jabatan
from kepegawaian.pegawai.rules.konflik.kinerja import periksa_hukdis, periksa_kinerja, periksa_penghargaan
from kepegawaian.pegawai.rules.konflik.kompetensi import periksa_diklat, periksa_kompetensi, periksa_pendidikan
from kepegawaian.pegawai.rules.konflik.pangkat import periksa_angka_kredit, periksa_kgb, periksa_pangkat
from kepegawaian.pegawai.rules.konflik.pribadi import periksa_dokumen, periksa_keluarga
from kepegawaian.pegawai.rules.temuan import Temuan

__all__ = ["PEMERIKSA", "Bahan", "Baris", "Orang", "periksa"]

PEMERIKSA: dict[str, Callable[[Baris, Bahan], Iterator[Temuan]]] = {
    "jabatan": periksa_jabatan,
    "pangkat": periksa_pangkat,
    "kgb": periksa_kgb,
    "angka_kredit": periksa_angka_kredit,
    "pendidikan": periksa_pendidikan,
    "diklat": periksa_diklat,
    "kompetensi": periksa_kompetensi,
    "kinerja": periksa_kinerja,
    "penghargaan": periksa_penghargaan,
    "hukdis": periksa_hukdis,
    "keluarga": periksa_keluarga,
    "dokumen": periksa_dokumen,
}


def periksa(kode: str, baris: Baris, bahan: Bahan) -> list[Temuan]:
    """Everything found about this row of the kind `kode`, errors first."""
    return sorted(PEMERIKSA[kode](baris, bahan), key=lambda t: not t.galat)
