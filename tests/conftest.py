"""Two cities and their named people: owner, colleague, stranger. Every view test knocks with all of them."""

import gc
import os
import uuid
from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from django.contrib.auth.hashers import Argon2PasswordHasher, make_password
from django.db import connection
from django.test import Client, TransactionTestCase

from asn.akun.models import Pengguna, Penugasan
from asn.akun.sesi import mfa_tandai
from asn.core.lingkup import lingkup_kota
from kepegawaian.instansi.models import Kota
from tests import basis_data

SANDI = make_password(None)
# A tenth of a second per password guards accounts, not tests: the same algorithm with the least work.
Argon2PasswordHasher.time_cost, Argon2PasswordHasher.memory_cost, Argon2PasswordHasher.parallelism = 1, 8, 1
# Folders whose tests take seconds each: every page for every role, the demo, files of five thousand rows.
PANJANG = ("architecture", "contoh", "impor", "matriks", "tertanam")


def pytest_collection_finish(session: pytest.Session) -> None:
    """What is imported stays: looking through it for garbage again and again took a tenth of the time of a run."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The long ones first, in the order of this run: what is left at its end is short enough to be shared out evenly.

    One worker begins with the journeys and so needs the only running system; the others take over what follows them.
    """
    items.sort(key=lambda butir: (butir.get_closest_marker("browser") is None, _folder(butir) not in PANJANG))


def _folder(butir: pytest.Item) -> str:
    return butir.nodeid.split("/")[1]


@pytest.fixture(scope="session")
def pola(django_test_environment: None, django_db_blocker) -> str:
    """Name of the migrated database that every other one is cloned from."""
    with django_db_blocker.unblock():
        return basis_data.pastikan_pola()


@pytest.fixture(scope="session")
def django_db_setup(pola: str, django_db_blocker, django_db_keepdb: bool) -> Iterator[None]:
    """A database of its own for every worker, cloned from the migrated template."""
    nama = f"{settings.DATABASES['default']['TEST']['NAME']}_{os.environ.get('PYTEST_XDIST_WORKER', 'tunggal')}"
    # Only the connections of tests: a test database lost in a power cut is made anew.
    connection.settings_dict["OPTIONS"]["options"] += " -c synchronous_commit=off"
    TransactionTestCase._fixture_teardown = lambda self: basis_data.kosongkan()
    with django_db_blocker.unblock():
        basis_data.klona(pola, nama)
        connection.settings_dict["NAME"] = nama
        yield
        connection.close()
        connection.close_pool()
        if not django_db_keepdb:
            basis_data.hapus(nama)


@pytest.fixture(autouse=True)
def lingkungan_web(settings) -> None:
    """Pages answer plain http, need no collected static files, and keep a cache of their own test."""
    settings.SECURE_SSL_REDIRECT = False
    settings.WHITENOISE_AUTOREFRESH = True
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
    # A test reads what it has just written.
    settings.HALAMAN_BERSAMA_DETIK = 0
    settings.CACHES = {"default": {"BACKEND": "tests.singgahan.SinggahanUji", "LOCATION": uuid.uuid4().hex}}


@pytest.fixture
def ingatan(lingkungan_web: None, settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """What many pages share is remembered as in production, from the beginning of this test: for those that walk
    through all pages, where drawing the same menu for each was a third of the time."""
    settings.HALAMAN_BERSAMA_DETIK = 60
    monkeypatch.setattr("asn.core.ingat._INGATAN", {})


@pytest.fixture
def kota_tangsel(db: None) -> Kota:
    return Kota.objects.create(
        kode="36.74",
        nama="Kota Tangerang Selatan",
        nama_tampilan="Tangerang Selatan",
        sebutan_ppk="Wali Kota",
        zona_waktu="Asia/Jakarta",
        ibu_kota="Tangerang Selatan",
        singkatan="TS",
    )


@pytest.fixture
def kota_sorong(db: None) -> Kota:
    return Kota.objects.create(
        kode="96.71",
        nama="Kota Sorong",
        nama_tampilan="Sorong",
        sebutan_ppk="Wali Kota",
        zona_waktu="Asia/Jayapura",
        ibu_kota="Sorong",
        singkatan="KS",
    )


@pytest.fixture
def lingkup(kota_tangsel: Kota, kota_sorong: Kota) -> Iterator[None]:
    """Both cities in scope, so that a test can build data of the stranger's city too."""
    with lingkup_kota([kota_tangsel.pk, kota_sorong.pk]):
        yield


@pytest.fixture
def buat_pengguna(db: None):
    """Factory of accounts: `buat_pengguna("sari", kota, ("BKD", {}), pegawai=...)`; reach defaults to the city."""

    def buat(nama: str, kota: Kota | None, *peran: tuple[str, dict], pegawai=None) -> Pengguna:
        pengguna = Pengguna.objects.create(
            username=nama,
            nama=nama.title(),
            email=f"{nama}@contoh.invalid",
            kota=kota,
            pegawai=pegawai,
            password=SANDI,
        )
        for kode, jangkauan in peran:
            Penugasan.objects.create(pengguna=pengguna, peran=kode, **({"kota": kota} | jangkauan))
        return pengguna

    return buat


@pytest.fixture
def masuk(db: None) -> Callable[[Pengguna], Client]:
    """`masuk(sari)`: a browser in which Sari has signed in with her second factor."""

    def masuk_sebagai(pengguna: Pengguna) -> Client:
        client = Client()
        client.force_login(pengguna)
        sesi = client.session
        mfa_tandai(sesi, pengguna)
        sesi.save()
        return client

    return masuk_sebagai


@pytest.fixture
def sari(buat_pengguna, kota_tangsel: Kota) -> Pengguna:
    """Owner: BKD analyst of Tangerang Selatan."""
    return buat_pengguna("sari", kota_tangsel, ("BKD", {}))


@pytest.fixture
def budi(buat_pengguna, kota_tangsel: Kota) -> Pengguna:
    """Colleague: PPK of Tangerang Selatan."""
    return buat_pengguna("budi", kota_tangsel, ("PPK", {}))


@pytest.fixture
def citra(buat_pengguna, kota_sorong: Kota) -> Pengguna:
    """Stranger: BKD analyst of Sorong, who must never reach anything of Tangerang Selatan."""
    return buat_pengguna("citra", kota_sorong, ("BKD", {}))
