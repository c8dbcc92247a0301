"""One office, on a fixed day."""

import pytest
import time_machine

from tests.kinerja.disiplin import pembuat


@pytest.fixture
def hari_ini():
    with time_machine.travel(f"{pembuat.HARI_INI}T03:00:00Z", tick=False):
        yield pembuat.HARI_INI


@pytest.fixture
def dinas(settings, tmp_path, hari_ini, lingkup, kota_tangsel, buat_pengguna):
    settings.BERKAS_ROOT = tmp_path / "berkas"
    return pembuat.buat_dinas(kota_tangsel, buat_pengguna)
