"""The office of tests/kepegawaian/seleksi/pembuat.py on a fixed day."""

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine

from tests.kepegawaian.seleksi.pembuat import Kantor, buat_kantor


@pytest.fixture(autouse=True)
def waktu() -> Iterator[Any]:
    with time_machine.travel("2026-11-25 03:00:00Z", tick=False) as jalan:
        yield jalan


@pytest.fixture
def kantor(lingkup, settings, tmp_path, kota_tangsel, kota_sorong, buat_pengguna) -> Kantor:
    settings.BERKAS_ROOT = tmp_path / "berkas"
    return buat_kantor(kota_tangsel, kota_sorong, buat_pengguna)
