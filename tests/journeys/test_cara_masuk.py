"""The front door, and the ways of people who use no script or no mouse."""

import re
import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Page, expect

from tests.journeys.bantu import SORONG, masuk, periksa
from tests.journeys.panggung import AKUN, RAHASIA_TOTP, SANDI

pytestmark = pytest.mark.browser
TUNGGU = 60_000


def test_sandi_lalu_autentikator(buka):
    halaman = buka()
    halaman.goto("/akun/masuk/")
    periksa(halaman)
    halaman.locator("input[name=login]").fill(AKUN)
    halaman.locator("input[name=password]").fill(SANDI)
    halaman.get_by_role("button", name="Masuk", exact=True).click()
    expect(halaman.get_by_role("heading", level=1)).to_have_text("Autentikasi ganda")
    periksa(halaman)
    # The password alone opens nothing.
    halaman.goto("/pegawai/")
    expect(halaman).to_have_url(re.compile("/akun/"))
    halaman.goto("/akun/mfa/masuk/")
    halaman.locator("input[name=code]").fill(format_hotp_value(hotp_value(RAHASIA_TOTP, int(time.time()) // 30)))
    halaman.get_by_role("button", name="Masuk", exact=True).click()
    # What waits for a decision comes first.
    expect(halaman).to_have_url(re.compile("/usulan/kotak/"))
    halaman.goto("/pegawai/")
    expect(halaman.get_by_role("heading", level=1)).to_have_text("Daftar pegawai")


def test_daftar_tanpa_skrip(buka):
    halaman = buka(java_script_enabled=False)
    masuk(halaman, "bkd", SORONG)
    halaman.goto("/pegawai/")
    halaman.locator("summary", has_text="Saringan").click()
    halaman.get_by_role("link", name="Tampilkan isian saringan").click()
    halaman.get_by_label("PPPK", exact=True).check()
    halaman.get_by_role("button", name="Terapkan saringan").click()
    expect(halaman.get_by_role("list", name="Saringan yang berlaku").get_by_role("link")).to_have_count(1)
    halaman.get_by_role("button", name="Gelap").click()
    expect(halaman.locator("#lembar-gelap")).to_have_attribute("media", "screen")


def test_evaluasi_tanpa_skrip(buka):
    """Start, wait by the page's own refresh, review, hand back."""
    halaman = buka(java_script_enabled=False)
    masuk(halaman, "bkd", SORONG)
    halaman.goto("/evaluasi/")
    halaman.get_by_role("button", name="Lanjutkan").click()
    halaman.get_by_role("button", name="Mulai evaluasi").click()
    expect(halaman.get_by_role("progressbar")).to_be_visible()
    assert halaman.locator("meta[http-equiv=refresh]").count() == 1
    expect(halaman.get_by_role("navigation", name="Bagian evaluasi")).to_be_visible(timeout=TUNGGU)
    _tindak(halaman, "Nyatakan sudah ditinjau")
    expect(halaman.get_by_text("Ditinjau", exact=True).first).to_be_visible()
    halaman.locator("summary", has_text="Tindakan lain").click()
    _tindak(halaman, "Kembalikan ke draf", "Angka hukuman disiplin diperbaiki dahulu.")
    expect(halaman.get_by_role("link", name="Nyatakan sudah ditinjau")).to_be_visible()


def _tindak(halaman: Page, sebutan: str, alasan: str = "") -> None:
    halaman.get_by_role("link", name=sebutan).click()
    if alasan:
        halaman.locator("[name=alasan]").fill(alasan)
    halaman.get_by_role("button", name=sebutan).click()


def test_papan_ketik_saja(buka):
    halaman = buka()
    masuk(halaman, "bkd")
    halaman.goto("/pegawai/")
    halaman.keyboard.press("Tab")
    lompat = halaman.get_by_role("link", name="Langsung ke isi")
    expect(lompat).to_be_focused()
    expect(lompat).to_be_in_viewport()
    halaman.keyboard.press("Enter")
    expect(halaman.locator("main")).to_be_focused()

    menu = halaman.locator(".menu-pengguna")
    menu.locator("summary").focus()
    halaman.keyboard.press("Enter")
    expect(menu.get_by_role("link").first).to_be_visible()
    halaman.keyboard.press("Tab")
    expect(menu.get_by_role("link").first).to_be_focused()
    halaman.keyboard.press("Escape")
    expect(menu.get_by_role("link").first).to_be_hidden()
    expect(menu.locator("summary")).to_be_focused()

    kolom = halaman.locator("summary", has_text="Kolom")
    kolom.focus()
    halaman.keyboard.press("Space")
    expect(halaman.get_by_role("button", name="Tampilkan")).to_be_visible()
