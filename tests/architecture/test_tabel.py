"""Every table that names people says so, hence its export asks for the purpose."""

from collections.abc import Iterator

import pytest
from django.urls import get_resolver

from asn.core.tabel import Tabel

# Last part of an accessor that identifies or describes a person.
PRIBADI = {"nip", "nik", "nama_lengkap", "tanggal_lahir", "jenis_kelamin", "telepon", "alamat", "pegawai", "email"}
# Tables without export: the log is read on screen only.
TANPA_EKSPOR = {"TabelCatatan"}


def turunan(kelas: type = Tabel) -> Iterator[type[Tabel]]:
    for anak in kelas.__subclasses__():
        yield anak
        yield from turunan(anak)


# The views import every table.
get_resolver().url_patterns  # noqa: B018
TABEL = [t for t in turunan() if not t.__module__.startswith("tests.") and t.__name__ not in TANPA_EKSPOR]


@pytest.mark.parametrize("tabel", TABEL, ids=lambda t: f"{t.__module__}.{t.__name__}")
def test_kolom_pribadi_dinyatakan(tabel):
    kolom = {nama: str(k.accessor or nama).split("__")[-1] for nama, k in tabel.base_columns.items()}
    assert {nama for nama, ujung in kolom.items() if ujung in PRIBADI} <= set(tabel.kolom_pribadi)


@pytest.mark.parametrize("tabel", TABEL, ids=lambda t: f"{t.__module__}.{t.__name__}")
def test_kolom_pribadi_memang_ada(tabel):
    assert set(tabel.kolom_pribadi) <= set(tabel.base_columns)
