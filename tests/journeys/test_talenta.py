"""An unseen high performer of Sorong is found, nominated, and reads it on a phone."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.bantu import PONSEL, SORONG, masuk, periksa

pytestmark = pytest.mark.browser
ALASAN = "Tiga tahun berturut-turut Sangat Baik dan memimpin tim layanan tanpa pernah dipertimbangkan."


def test_yang_belum_terlihat_ditemukan_dan_dicalonkan(buka: Callable[..., Page]) -> None:
    ponsel, bkd = buka(viewport=PONSEL), buka()
    masuk(ponsel, "cemerlang", SORONG)
    ponsel.goto("/talenta/saya/")
    nama = (ponsel.locator(".menu-pengguna-nama").first.text_content() or "").rpartition(": ")[2].strip()
    assert nama
    expect(ponsel.get_by_text("Anda dicalonkan")).to_have_count(0)
    periksa(ponsel)

    masuk(bkd, "bkd", SORONG)
    bkd.goto("/talenta/belum-terlihat/")
    periksa(bkd)
    bkd.goto(f"/talenta/belum-terlihat/?q={nama}")
    bkd.get_by_role("link", name=re.compile(f"Calonkan {re.escape(nama)}")).click()
    bkd.get_by_label("Alasan").fill(ALASAN)
    bkd.get_by_role("button", name="Calonkan").click()
    expect(bkd.get_by_text("Pegawai diberi kabar")).to_be_visible()

    ponsel.goto("/kabar/")
    ponsel.get_by_text("Anda dicalonkan").first.click()
    expect(ponsel.get_by_role("heading", name="Anda dicalonkan")).to_be_visible()
    expect(ponsel.get_by_text(ALASAN)).to_be_visible()
    lebih = ponsel.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert lebih <= 0

    bkd.goto("/talenta/")
    bkd.locator("td.utama a").first.click()
    periksa(bkd)
    kotak = bkd.locator("svg.kisi-talenta a").first
    kotak.focus()
    bkd.keyboard.press("Enter")
    expect(bkd).to_have_url(re.compile(r"/hasil/\?kotak="))
