"""Saying to the type checker, and to whoever breaks it, what a state guarantees."""

from typing import TypeVar

T = TypeVar("T")


def terisi(nilai: T | None) -> T:
    """A nullable value that the row's state guarantees to be there; LookupError where the guarantee is broken."""
    if nilai is None:
        raise LookupError("Nilai yang dijamin oleh keadaannya ternyata kosong.")
    return nilai
