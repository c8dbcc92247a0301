"""One team in Tangerang Selatan; see `pembuat.Tim`. The day is fixed: everything here hangs on the calendar."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine

from tests.kinerja.skp.pembuat import Tim, buat_tim

HARI = datetime(2026, 11, 25, 9, tzinfo=ZoneInfo("Asia/Jakarta"))


@pytest.fixture(autouse=True)
def hari_ini() -> Iterator[None]:
    with time_machine.travel(HARI, tick=True):
        yield


@pytest.fixture
def tim(lingkup, kota_tangsel, buat_pengguna) -> Tim:
    return buat_tim(kota_tangsel, buat_pengguna)
