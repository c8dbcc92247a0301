"""Accounts that receive news."""

from collections.abc import Callable

import pytest

from asn.akun.models import Pengguna
from asn.notifikasi.models import Kabar
from asn.notifikasi.services import kabar_kirim


@pytest.fixture
def gita(buat_pengguna, kota_tangsel) -> Pengguna:
    """A plain account without any role."""
    return buat_pengguna("gita", kota_tangsel)


@pytest.fixture
def kirim(lingkup, kota_tangsel, gita) -> Callable[..., Kabar]:
    """`kirim(judul="…")`: news for Gita; returns the newest row."""

    def satu(**lain) -> Kabar:
        isi = {"kepada": gita, "judul": "Usulan ditolak", "kota_id": kota_tangsel.pk, "jenis": "usulan"} | lain
        kabar_kirim(**isi)
        return Kabar.objects.order_by("pk").last()

    return satu
