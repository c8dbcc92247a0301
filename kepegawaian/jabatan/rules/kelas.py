"""The class of a position by the local table: the most precise row that fits. PermenPANRB 34/2011; Perwal/Pergub."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BarisKelas:
    """One row of the local table; an empty column fits every position."""

    jenis: str
    jenjang: str
    eselon: str
    nama_jabatan: str
    kelas: int

    def cocok(self, jenis: str, jenjang: str, eselon: str, nama: str) -> bool:
        return (
            self.jenis == jenis
            and self.jenjang in ("", jenjang)
            and self.eselon in ("", eselon)
            and self.nama_jabatan.casefold() in nama.casefold()
        )

    @property
    def ketepatan(self) -> tuple[int, int, int]:
        """A longer name beats eselon, eselon beats jenjang."""
        return (len(self.nama_jabatan), bool(self.eselon), bool(self.jenjang))


def kelas_menurut(baris: Iterable[BarisKelas], jenis: str, jenjang: str, eselon: str, nama: str) -> int | None:
    """Kelas jabatan menurut baris yang paling tepat; None bila peraturan setempat belum mengaturnya."""
    cocok = [b for b in baris if b.cocok(jenis, jenjang, eselon, nama)]
    return max(cocok, key=lambda b: b.ketepatan).kelas if cocok else None
