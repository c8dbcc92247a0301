"""Work per city in processes of their own, because drawing people keeps one processor as busy as writing them.

Imports no model: a new process reads this module before Django is set up in it.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor, wait
from multiprocessing import get_context
from typing import Any

import django

# Of a working process: where its steps are told.
_milik: dict[str, Any] = {}


def lapor(langkah: str) -> None:
    """Tell the process that waits that one step is done."""
    _milik["antrean"].put(langkah)


def sejajar(
    kerja: Callable[..., Any], butir: Sequence[tuple[Any, ...]], *, proses: int, maju: Callable[[str], None]
) -> list[Any]:
    """`kerja(*satu)` for each item in at most `proses` processes; one that fails raises when the others have ended."""
    # Not forked: a child must not inherit an open connection.
    konteks = get_context("spawn")
    antrean = konteks.SimpleQueue()
    with ProcessPoolExecutor(proses, mp_context=konteks, initializer=_mulai, initargs=(antrean,)) as pelaksana:
        tugas = [pelaksana.submit(kerja, *satu) for satu in butir]
        belum = True
        while belum:
            belum = bool(wait(tugas, timeout=0.3).not_done)
            while not antrean.empty():
                maju(antrean.get())
    return [t.result() for t in tugas]


def _mulai(antrean: Any) -> None:
    _milik["antrean"] = antrean
    django.setup()
