"""Files of a test go to its own folder; the cache of one test is not that of the next."""

from pathlib import Path

import pytest

from asn.core.models import Pekerjaan
from kepegawaian.instansi.models import Instansi
from tests.kepegawaian.pembuat import buat_instansi


@pytest.fixture(autouse=True)
def folder_berkas(settings, tmp_path: Path) -> Path:
    settings.BERKAS_ROOT = tmp_path / "berkas"
    return settings.BERKAS_ROOT


@pytest.fixture(autouse=True)
def cache_sendiri(settings, tmp_path: Path) -> None:
    """A key prefix of its own: parallel workers and successive tests share one Redis."""
    settings.CACHES = {"default": {**settings.CACHES["default"], "KEY_PREFIX": str(tmp_path)}}


@pytest.fixture
def dinas(lingkup: None, kota_tangsel) -> Instansi:
    """A unit of Tangerang Selatan; both cities are in scope."""
    return buat_instansi(kota_tangsel, "Dinas Kesehatan")


@pytest.fixture
def dinas_sorong(lingkup: None, kota_sorong) -> Instansi:
    return buat_instansi(kota_sorong, "Dinas Pendidikan")


@pytest.fixture
def pekerjaan(lingkup: None, kota_tangsel, sari) -> Pekerjaan:
    """A job that Sari started."""
    return Pekerjaan.objects.create(kota=kota_tangsel, judul="Ekspor Daftar", total=3, pemilik=sari)
