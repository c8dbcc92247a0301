"""Reading the reference tables that lie as CSV beside an app."""

import csv
from collections.abc import Iterator
from pathlib import Path


def baca_csv(berkas_modul: str, nama: str) -> Iterator[dict[str, str]]:
    """Rows of `data/<nama>` beside the module that asks (pass its `__file__`)."""
    with (Path(berkas_modul).parent / "data" / nama).open(encoding="utf-8", newline="") as berkas:
        yield from csv.DictReader(berkas)
