"""A consultation of Dinas Kesehatan in Tangerang Selatan, open today, and who works on it."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings as setelan
from django.core import mail
from django.test import Client

from pengaduan.forum.models import Konsultasi
from pengaduan.forum.services.surat import surat_antar
from tests.kepegawaian.pembuat import buat_instansi
from tests.pengaduan.forum.pembuat import buat_konsultasi

TANGSEL = "/forum/tangerang-selatan/"


@pytest.fixture
def dinas(lingkup, kota_tangsel):
    return buat_instansi(kota_tangsel, "Dinas Kesehatan")


@pytest.fixture
def konsultasi(dinas, sari) -> Konsultasi:
    return buat_konsultasi(dinas, sari)


@pytest.fixture
def pengelola(buat_pengguna, kota_tangsel, dinas):
    """Keeps the consultations of her own dinas, and may not publish."""
    return buat_pengguna("fitri", kota_tangsel, ("PENGELOLA_INSTANSI", {"kota": kota_tangsel, "instansi": dinas}))


@pytest.fixture
def pengelola_lain(buat_pengguna, kota_tangsel, lingkup):
    lain = buat_instansi(kota_tangsel, "Dinas Pendidikan")
    return buat_pengguna("gina", kota_tangsel, ("PENGELOLA_INSTANSI", {"kota": kota_tangsel, "instansi": lain}))


@pytest.fixture
def surel(settings, kota_tangsel) -> Callable[[], list[str]]:
    """Send what waits; returns the paths of the links in the newest mails, newest last."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

    def kirim() -> list[str]:
        sebelum = len(mail.outbox)
        surat_antar(kota_tangsel.pk)
        alamat = setelan.ALAMAT_PUBLIK.rstrip("/")
        return [re.search(rf"{re.escape(alamat)}(\S+)", m.body)[1] for m in mail.outbox[sebelum:]]

    return kirim


@pytest.fixture
def berkas_sendiri(settings, tmp_path: Path) -> None:
    settings.BERKAS_ROOT = tmp_path / "berkas"


@pytest.fixture
def warga() -> Client:
    """A citizen's browser: no account."""
    return Client()
