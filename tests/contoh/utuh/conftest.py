"""One small demo of the three cities, built once for all modules of this folder and flushed at their end."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.core.management import call_command

from tests.contoh.conftest import buat


@pytest.fixture(scope="package")
def contoh(django_db_setup, django_db_blocker, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Really written, as on a newcomer's machine: building it for every module would cost half a minute each."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as ganti:
        ganti.setattr(settings, "BERKAS_ROOT", tmp_path_factory.mktemp("berkas"))
        try:
            yield buat()
        finally:
            call_command("flush", interactive=False, verbosity=0)
