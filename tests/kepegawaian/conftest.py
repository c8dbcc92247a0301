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
    """`hitung_kueri(peramban, alamat)`: how many statements one page costs."""

    def hitung(peramban: Client, alamat: str, **parameter: str) -> int:
        with CaptureQueriesContext(connection) as tangkapan:
            assert peramban.get(alamat, parameter).status_code == 200
        return len(tangkapan)

    return hitung
