"""HTTP ranges (RFC 9110, 14): which bytes of a file a player asks for. Sent by `asn.core.putar`."""

import re
from dataclasses import dataclass

_POLA = re.compile(r"^bytes=(\d{0,18})-(\d{0,18})$")


class TidakTerpenuhi(Exception):
    """The range lies outside the file: 416."""


@dataclass(frozen=True, slots=True)
class Rentang:
    """Bytes `awal` to `akhir`, both included."""

    awal: int
    akhir: int

    @property
    def panjang(self) -> int:
        return self.akhir - self.awal + 1


def rentang_urai(kepala: str, ukuran: int) -> Rentang | None:
    """The one range asked for, or None for the whole file: no header, several ranges, or words we do not know.

    Raises TidakTerpenuhi when it begins behind the end of the file.
    """
    cocok = _POLA.match(kepala.strip().replace(" ", ""))
    if cocok is None or cocok.groups() == ("", ""):
        return None
    awal, akhir = cocok.groups()
    if not awal:
        # The last so many bytes.
        if int(akhir) == 0 or ukuran == 0:
            raise TidakTerpenuhi
        return Rentang(max(0, ukuran - int(akhir)), ukuran - 1)
    if int(awal) >= ukuran:
        raise TidakTerpenuhi
    if akhir and int(akhir) < int(awal):
        return None
    return Rentang(int(awal), min(int(akhir), ukuran - 1) if akhir else ukuran - 1)
