"""pytest plugin: the embedded servers run before Django reads its settings, and `asn` may create test databases."""

import os
from collections.abc import Generator

import pytest

from asn import tertanam
from asn.tertanam import postgres
from asn.tertanam.lokasi import Lokasi, baca_rahasia


# A wrapper runs around pytest-django's own hook, whichever of the two was registered first.
@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests() -> Generator[None, None, None]:
    # Workers of xdist inherit what the controller started and keeps alive.
    if "PYTEST_XDIST_WORKER" not in os.environ:
        tertanam.pastikan()
        if not os.environ.get("DATABASE_URL"):
            lokasi = Lokasi.baca()
            postgres.izinkan_basis_uji(lokasi, baca_rahasia(lokasi.alamat)["port_postgres"])
    return (yield)
