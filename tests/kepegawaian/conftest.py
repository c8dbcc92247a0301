"""What the tests of the register share."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


@pytest.fixture(autouse=True)
def cache_sendiri(settings, tmp_path: Path) -> None:
    """A key prefix of its own: figures kept for one test are not those of the next."""
    settings.CACHES = {"default": {**settings.CACHES["default"], "KEY_PREFIX": str(tmp_path)}}


@pytest.fixture
def hitung_kueri() -> Callable[..., int]:
    """`hitung_kueri(peramban, alamat)`: how many statements one page costs, once the process knows what it keeps.

    The first request of a process reads content types (the log of accesses, its reverse relations): whether an earlier
    test has done so depends on the order of tests. `dingin` counts that request as it comes, for what a cache saves.
    """

    def hitung(peramban: Client, alamat: str, *, dingin: bool = False, **parameter: str) -> int:
        if not dingin:
            assert peramban.get(alamat, parameter).status_code == 200
        with CaptureQueriesContext(connection) as tangkapan:
            assert peramban.get(alamat, parameter).status_code == 200
        return len(tangkapan)

    return hitung
