"""One small demo of the three cities, built once for the module that looks at it and emptied at its end."""

from collections.abc import Iterator
from datetime import date
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import call_command

from tests import basis_data

HARI_INI = date(2026, 11, 22)


def buat(ukuran: float = 0.05, **pilihan: object) -> str:
    keluaran = StringIO()
    call_command("buat_contoh", tanggal=HARI_INI, ukuran=ukuran, verbosity=0, proses=1, stdout=keluaran, **pilihan)
    return keluaran.getvalue()


@pytest.fixture(scope="module")
def contoh(django_db_setup, django_db_blocker, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Really written, as on a newcomer's machine: building it for every test would cost half a minute each."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as ganti:
        ganti.setattr(settings, "BERKAS_ROOT", tmp_path_factory.mktemp("berkas"))
        try:
            yield buat()
        finally:
            basis_data.kosongkan()
