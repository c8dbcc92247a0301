"""Which rule of disposisi fits a report best. Pure Python."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Aturan:
    """Conditions that are None do not matter. `wilayah` is a Kemendagri code; a kecamatan holds its kelurahan."""

    tujuan: int
    kategori: int | None = None
    instansi: int | None = None
    wilayah: str | None = None


@dataclass(frozen=True, slots=True)
class Perkara:
    """What a report says about itself."""

    kategori: int | None
    instansi: int | None
    wilayah: str | None


def cocok(aturan: Aturan, perkara: Perkara) -> bool:
    return (
        aturan.kategori in (None, perkara.kategori)
        and aturan.instansi in (None, perkara.instansi)
        and (aturan.wilayah is None or _di_dalam(perkara.wilayah, aturan.wilayah))
    )


def _di_dalam(wilayah: str | None, wadah: str) -> bool:
    return wilayah is not None and (wilayah == wadah or wilayah.startswith(f"{wadah}."))


def bobot(aturan: Aturan) -> tuple[int, int]:
    """The unit a citizen names says more than the category, the category more than the place; a smaller place wins."""
    return (
        4 * (aturan.instansi is not None) + 2 * (aturan.kategori is not None) + (aturan.wilayah is not None),
        len(aturan.wilayah or ""),
    )


def tujuan(aturan: Iterable[Aturan], perkara: Perkara) -> int | None:
    """Where a report goes by the rules of the city; None when no rule fits."""
    sesuai = [a for a in aturan if cocok(a, perkara)]
    return max(sesuai, key=bobot).tujuan if sesuai else None
