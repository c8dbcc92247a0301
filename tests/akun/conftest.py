"""Accounts under test: throttling counts start at zero, mail is caught, static files need no build."""

import uuid
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest
from django.core import mail
from django.test import Client

from asn.akun.models import Pengguna
from asn.akun.tasks import kirim_surel

SANDI = "kopi-pagi-di-serpong"


@pytest.fixture(autouse=True)
def lingkungan(settings) -> None:
    settings.CACHES = {"default": {"BACKEND": "tests.singgahan.SinggahanUji", "LOCATION": uuid.uuid4().hex}}
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
    settings.SECURE_SSL_REDIRECT = False


@pytest.fixture
def surat(monkeypatch, django_capture_on_commit_callbacks) -> Callable[[], AbstractContextManager[list]]:
    """`with surat() as kotak:` sends at once what would leave after commit; `kotak` is the outbox."""
    monkeypatch.setattr(kirim_surel, "apply_async", lambda args, **_: kirim_surel.run(*args))

    @contextmanager
    def kotak() -> Iterator[list]:
        with django_capture_on_commit_callbacks(execute=True):
            yield mail.outbox

    return kotak


@pytest.fixture
def bersandi() -> Callable[[Pengguna], Pengguna]:
    """Give an account a password that can be typed."""

    def beri(pengguna: Pengguna) -> Pengguna:
        pengguna.set_password(SANDI)
        pengguna.save()
        return pengguna

    return beri


@pytest.fixture
def dewi(buat_pengguna, kota_tangsel) -> Pengguna:
    """Administrator of Tangerang Selatan."""
    return buat_pengguna("dewi", kota_tangsel, ("ADMIN_KOTA", {}))


@pytest.fixture
def eko(buat_pengguna, kota_sorong) -> Pengguna:
    """Administrator of Sorong: the stranger."""
    return buat_pengguna("eko", kota_sorong, ("ADMIN_KOTA", {}))


@pytest.fixture
def farah(buat_pengguna) -> Pengguna:
    """Administrator of all cities."""
    return buat_pengguna("farah", None, ("ADMIN_PUSAT", {"pusat": True}))


@pytest.fixture
def gita(buat_pengguna, kota_tangsel) -> Pengguna:
    """A plain account of Tangerang Selatan without any role."""
    return buat_pengguna("gita", kota_tangsel)


def isi_masuk(client: Client, login: str, sandi: str = SANDI):
    return client.post("/akun/masuk/", {"login": login, "password": sandi})
