"""A vacant JPT pratama of Jakarta is filled: scored, opened, ranked, chosen, decided, deposited."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.bantu import PONSEL, masuk, periksa, semua

pytestmark = pytest.mark.browser
JAKARTA = "31"
ALASAN = "Menguasai bidangnya dan rencana kerjanya paling siap dijalankan tahun ini."


def konfirmasi(halaman: Page, tautan: str, alasan: str = "") -> None:
    """Follow an act to its page, agree, come back."""
    halaman.get_by_role("link", name=tautan, exact=True).first.click()
    if alasan:
        halaman.get_by_label("Alasan").fill(alasan)
    halaman.locator("main form button.btn").click()


def nilai_semua(panitia: Page) -> None:
    """The member scores one candidate after the other with the keyboard."""
    panitia.goto("/promosi/panitia/")
    panitia.locator("li.kartu", has_text="menunggu Anda").get_by_role("link").first.click()
    periksa(panitia)
    panitia.get_by_role("link", name=re.compile(r"Nilai \d+ peserta")).click()
    periksa(panitia)
    for ke in range(12):
        panitia.wait_for_load_state()
        if not panitia.get_by_role("button", name="Simpan dan lanjut").count():
            return
        for aspek in semua(panitia.locator("input[type=radio][value='4']")):
            aspek.focus()
            panitia.keyboard.press("Space")
        panitia.keyboard.press("Enter")
        expect(panitia.get_by_text(re.compile(r"Nilai P-\d+ disimpan")).first).to_be_visible()
        assert ke < 11


def test_jpt_pratama_jakarta_diisi_lewat_seleksi_terbuka(buka: Callable[..., Page]) -> None:
    warga, panitia, bkd = buka(viewport=PONSEL), buka(), buka()
    warga.goto("/promosi/warga/jakarta/")
    periksa(warga)
    masuk(panitia, "panitia", JAKARTA)
    nilai_semua(panitia)

    masuk(bkd, "bkd", JAKARTA)
    bkd.goto("/promosi/seleksi/?keadaan=penilaian")
    periksa(bkd)
    bkd.locator("td.utama a").first.click()
    seleksi = bkd.url.split("?")[0]
    bkd.get_by_role("link", name="Tahap dan nilai").click()
    konfirmasi(bkd, "Buka dan bekukan")
    expect(bkd.get_by_text("Nilai dibuka dan diumumkan")).to_be_visible()
    konfirmasi(bkd, "Bekukan peringkat")
    expect(bkd.get_by_text("Peringkat dibekukan")).to_be_visible()
    expect(bkd.get_by_role("heading", name="Peringkat akhir (beku)")).to_be_visible()
    periksa(bkd)

    ppk = buka(java_script_enabled=False)
    masuk(ppk, "ppk", JAKARTA)
    ppk.goto("/promosi/pilihan/")
    ppk.locator("li.kartu h3 a").first.click()
    jabatan = ppk.get_by_role("heading", level=1).inner_text().removeprefix("Pilih ")
    calon = ppk.get_by_role("radio", name=re.compile("^Peringkat 1: ")).first
    nama = re.sub(r"^Peringkat 1: (.*), nilai .*$", r"\1", ppk.locator("h2", has_text="Peringkat 1: ").inner_text())
    calon.check()
    ppk.get_by_label("Alasan pilihan").fill(ALASAN)
    ppk.get_by_label("Saya memahami pilihan ini").check()
    ppk.get_by_role("button", name="Tetapkan pilihan").click()
    expect(ppk.get_by_text("Pilihan ditetapkan")).to_be_visible()

    bkd.goto(seleksi)
    bkd.get_by_role("link", name="Buat paket pengangkatan").click()
    bkd.get_by_label("TMT").fill(bkd.evaluate("new Date().toLocaleDateString('sv', {timeZone: 'Asia/Jakarta'})"))
    bkd.get_by_role("button", name="Buat paket").click()
    expect(bkd.get_by_text("Yang berakhir").first).to_be_visible()
    periksa(bkd)
    paket = bkd.url
    konfirmasi(bkd, "Ajukan tinjauan")
    expect(bkd.get_by_text("Paket diajukan untuk ditinjau")).to_be_visible()

    tim = buka()
    masuk(tim, "tim_penilai", JAKARTA)
    tim.goto(paket)
    konfirmasi(tim, "Setujui tinjauan")
    expect(tim.get_by_text("Paket disampaikan kepada PPK")).to_be_visible()
    ppk.goto(paket)
    konfirmasi(ppk, "Tetapkan dengan SK")
    expect(ppk.get_by_text("Keputusan ditetapkan")).to_be_visible()
    for _ in range(60):  # the worker deposits and prints
        if ppk.get_by_role("link", name="Unduh PDF").count() and ppk.get_by_text("Tercatat di buku induk").count():
            break
        ppk.wait_for_timeout(1000)
        ppk.reload()
    expect(ppk.get_by_text("Tercatat di buku induk sejak")).to_be_visible()

    bkd.goto(seleksi)
    bkd.get_by_role("link", name=jabatan).first.click()
    expect(bkd.get_by_text(nama.split(",")[0]).first).to_be_visible()  # the page of the position names its holder
    warga.goto(warga.url)
    warga.get_by_role("link", name=re.compile(re.escape(jabatan))).first.click()
    expect(warga.get_by_text(nama).first).to_be_visible()
    with warga.expect_download() as unduhan:
        warga.get_by_role("link", name="Unduh nilai mentah").click()
    assert unduhan.value.suggested_filename.endswith(".csv")
