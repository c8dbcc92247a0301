"""A survey from its coupon to its published index, and from there into the evaluation of the city."""

import os
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.bantu import PONSEL, masuk, periksa, semua

pytestmark = pytest.mark.browser
TUNGGU = 60_000
# Pictures for whoever works on the pages: a folder, or nothing.
GAMBAR = os.environ.get("GAMBAR_SURVEI", "")


def potret(halaman: Page, nama: str) -> None:
    if GAMBAR:
        halaman.screenshot(path=Path(GAMBAR) / f"{nama}.png", full_page=True)


def test_dari_kupon_sampai_ikm_terbit(buka):
    petugas = buka()
    masuk(petugas, "bkd")
    petugas.goto("/survei/?keadaan=berjalan")
    periksa(petugas)
    potret(petugas, "daftar")
    petugas.locator("tbody tr").first.get_by_role("link").first.click()
    periksa(petugas)
    potret(petugas, "berjalan")
    alamat = urlsplit(petugas.url).path

    for ke in range(2):
        _jawab(buka(viewport=PONSEL, java_script_enabled=False), _kupon(petugas, alamat), potret_juga=ke == 0)

    petugas.goto(alamat)
    petugas.get_by_text("Tutup dan hitung", exact=True).first.click()
    petugas.get_by_label("Catatan").fill("Pengumpulan jawaban selesai lebih awal.")
    petugas.get_by_role("button", name="Tutup dan hitung").click()
    expect(petugas.get_by_text("Tiga unsur terlemah")).to_be_visible()
    ikm = petugas.locator(".indeks-nilai").inner_text()
    for bagian in ("Unsur", "Layanan dan responden", "Tindak lanjut", "Riwayat"):
        petugas.get_by_role("navigation", name="Bagian halaman").get_by_role("link", name=bagian).click()
        periksa(petugas)
        potret(petugas, f"bagian-{bagian.split()[0].lower()}")
    petugas.get_by_role("link", name="Terbitkan hasil").first.click()
    petugas.get_by_role("button", name="Terbitkan hasil").click()
    expect(petugas.get_by_role("link", name="Halaman warga")).to_be_visible()

    warga = buka(viewport=PONSEL, java_script_enabled=False)
    warga.goto(petugas.get_by_role("link", name="Halaman warga").get_attribute("href"))
    expect(warga.locator(".indeks-nilai")).to_have_text(ikm)
    potret(warga, "publik-hasil")


def test_halaman_warga_dapat_dipakai_siapa_pun(buka):
    warga = buka()
    warga.goto("/skm/tangerang-selatan/")
    periksa(warga)
    potret(warga, "publik-kota")
    warga.locator("table a").first.click()
    periksa(warga)
    warga.goto("/skm/tangerang-selatan/kupon/")
    periksa(warga)
    warga.goto("/skm/tangerang-selatan/")
    terbuka = warga.locator("a[href*='/isi/']").first
    terbuka.click()
    periksa(warga)
    potret(warga, "isi-lebar")


def test_kios_yang_ditinggalkan_mulai_lagi(buka):
    kios = buka()
    masuk(kios, "bkd")
    kios.goto("/survei/?keadaan=berjalan")
    kios.locator("tbody tr").last.get_by_role("link").first.click()
    expect(kios).to_have_url(re.compile(r"/survei/\d+/$"))
    kios.goto(f"{urlsplit(kios.url).path}kios/")
    kios.get_by_role("button", name="Jadikan kios dan keluar").click()
    expect(kios).to_have_url(re.compile("/kios/$"))
    periksa(kios)
    kios.clock.install()
    kios.reload()
    kios.locator("fieldset").nth(1).get_by_role("radio").first.check()
    kios.clock.fast_forward(151_000)
    expect(kios.get_by_role("alert")).to_contain_text("Masih mengisi?")
    kios.locator("h1").click()
    expect(kios.get_by_role("alert")).to_be_hidden()
    expect(kios.locator("input:checked")).to_have_count(1)
    kios.clock.fast_forward(151_000)
    expect(kios.get_by_role("alert")).to_be_visible()
    kios.clock.fast_forward(31_000)
    expect(kios.locator("input:checked")).to_have_count(0)
    for kelompok in semua(kios.locator("fieldset").filter(has=kios.locator("input[type=radio]"))):
        kelompok.get_by_role("radio").last.check()
    kios.get_by_role("button", name="Kirim jawaban").click()
    expect(kios.get_by_role("link", name="Pengunjung berikutnya")).to_be_visible()
    periksa(kios)


def test_ikm_dan_aduan_terlihat_dalam_evaluasi(buka):
    """An older quarter, so that other journeys keep the newest; reports are there for a year."""
    analis = buka()
    masuk(analis, "bkd")
    analis.goto("/evaluasi/mulai/")
    kode = analis.get_by_label("Periode").locator("option").evaluate_all("o => o.map(x => x.value)")
    triwulan = sorted(k for k in kode if re.fullmatch(r"\d{4}-T\d", k))
    analis.get_by_label("Periode").select_option(triwulan[-2])
    analis.get_by_role("button", name="Mulai evaluasi").click()
    expect(analis.get_by_role("navigation", name="Bagian evaluasi")).to_be_visible(timeout=TUNGGU)
    evaluasi = urlsplit(analis.url).path
    analis.goto(f"{evaluasi}baris/ikm/")
    asal = analis.get_by_role("link", name="Lihat asal").first
    expect(asal).to_be_visible()
    asal.click()
    expect(analis).to_have_url(re.compile(r"/survei/\d+/"))
    expect(analis.locator(".indeks-nilai")).to_be_visible()
    periksa(analis)
    analis.goto(f"{evaluasi}baris/aduan/")
    analis.get_by_role("link", name="Lihat asal").first.click()
    expect(analis).to_have_url(re.compile(r"/aduan/angka/"))
    expect(analis.get_by_role("row", name=re.compile("Aduan dijawab tepat waktu"))).to_contain_text("%")
    periksa(analis)


def _kupon(petugas: Page, alamat: str) -> str:
    """The address shown to the visitor at the counter."""
    petugas.goto(f"{alamat}kupon/")
    petugas.get_by_role("button", name="Buat kupon").click()
    expect(petugas.get_by_text("Pindai untuk menilai")).to_be_visible()
    potret(petugas, "kupon")
    return urlsplit(petugas.locator(".kupon .keterangan").first.inner_text()).path


def _jawab(warga: Page, alamat: str, *, potret_juga: bool) -> None:
    warga.goto(alamat)
    if potret_juga:
        potret(warga, "isi-ponsel")
        warga.get_by_role("button", name="Kirim jawaban").click()
        expect(warga.get_by_text("Pilih salah satu jawaban.").first).to_be_visible()
        potret(warga, "isi-salah")
    for kelompok in semua(warga.locator("fieldset").filter(has=warga.locator("input[type=radio]"))):
        kelompok.get_by_role("radio").nth(2).check()
    warga.get_by_role("button", name="Kirim jawaban").click()
    expect(warga.get_by_role("heading", name="Terima kasih")).to_be_visible()
    assert "sudah dipakai" in warga.request.get(alamat).text()
