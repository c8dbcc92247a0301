"""No test of the evaluation talks to a real queue, unless it starts one itself (mark `fault`)."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine

from tests.kinerja.evaluasi.pembuat import HARI


@pytest.fixture
def antrean(monkeypatch):
    """Messages that would have been queued, as (name, id)."""
    pesan: list[tuple[str, int]] = []

    def catat(nama, *ids, kota=None, terjadwal=False):
        assert kota is not None
        pesan.append((nama, *ids))

    for modul in ("siklus", "hitung", "jadwal"):
        monkeypatch.setattr(f"kinerja.evaluasi.services.{modul}.enqueue", catat)
    return pesan


@pytest.fixture
def juli():
    """The second quarter of 2026 has just ended."""
    with time_machine.travel(datetime(HARI.year, HARI.month, HARI.day, 9, tzinfo=ZoneInfo("Asia/Jakarta"))):
        yield
