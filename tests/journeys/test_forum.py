"""A consultation from its opening to the official answer: staff at a desk, a citizen on a phone without script."""

import re
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.bantu import PONSEL, masuk, periksa, pilih_menu, tautan_surel

pytestmark = pytest.mark.browser
JUDUL = "Rancangan Peraturan Wali Kota tentang Taman Bermain"
MASUKAN = "Mohon ada ayunan yang dapat dipakai anak berkursi roda di setiap taman."


def test_dari_pembukaan_sampai_berita_acara(buka):
    staf = buka()
    masuk(staf, "bkd")
    _siapkan(staf)
    warga = buka(viewport=PONSEL, java_script_enabled=False)
    _tulis(warga)
    warga.goto(tautan_surel(warga, "/forum/tangerang-selatan/surel/"))
    warga.get_by_role("button", name="Ya, kirim masukan ini").click()
    expect(warga.get_by_text(MASUKAN)).to_be_visible()
    _keberatan(staf, warga, buka())
    _tanggapi(staf)
    _baca(warga)
    # axe is a script itself: what the citizen saw is looked at with one.
    _periksa_publik(buka())


def _siapkan(staf: Page) -> None:
    """Draft, article, announcement, opening."""
    pilih_menu(staf, "Konsultasi publik")
    periksa(staf)
    staf.get_by_role("link", name="Konsultasi baru").click()
    periksa(staf)
    hari = date.today()
    staf.get_by_label("penyelenggara", exact=False).select_option(index=1)
    staf.get_by_label("Judul").fill(JUDUL)
    staf.get_by_label("Inti dalam bahasa sederhana").fill("Setiap kelurahan punya satu taman bermain.")
    staf.get_by_label("Latar dan pertanyaan kepada warga").fill("Apa yang harus ada di taman itu?")
    for label, geser in (("Hari pertama", 0), ("Hari terakhir", 9), ("Tanggapan resmi paling lambat", 20)):
        staf.get_by_label(label).fill((hari + timedelta(days=geser)).isoformat())
    staf.get_by_role("button", name="Simpan draf").click()
    staf.get_by_role("link", name="Naskah").click()
    staf.get_by_role("link", name="Tambah butir").click()
    staf.get_by_label("Sebutan").fill("Pasal 2")
    staf.get_by_label("Bunyi rancangan").fill("Setiap taman memiliki ayunan dan perosotan.")
    staf.get_by_role("button", name="Simpan").click()
    periksa(staf)
    for langkah in ("Umumkan", "Buka sekarang"):
        staf.get_by_role("link", name=langkah, exact=True).click()
        staf.get_by_role("button", name=langkah, exact=True).click()
    expect(staf.get_by_text("Menerima masukan").first).to_be_visible()


def _tulis(warga: Page) -> None:
    """From the landing page of the system to a comment on one article."""
    warga.goto("/")
    warga.get_by_role("link", name="Layanan warga kota Anda").click()
    warga.get_by_role("link", name="Tangerang Selatan", exact=True).click()
    warga.get_by_role("navigation", name="Layanan warga").get_by_role("link", name="Konsultasi publik").click()
    warga.get_by_role("link", name=JUDUL).click()
    warga.get_by_role("link", name="Beri masukan atas Pasal 2").click()
    warga.get_by_label("Masukan Anda").fill(MASUKAN)
    warga.get_by_label("Alamat surel").fill("ayah.dua.anak@contoh.invalid")
    warga.get_by_role("button", name="Kirim").click()
    expect(warga.get_by_role("heading", level=1)).to_have_text("Satu langkah lagi: buka surel Anda")


def _keberatan(staf: Page, warga: Page, kedua: Page) -> None:
    """Hidden by one moderator, objected to by its author, shown again by another."""
    rincian, topik = staf.url, warga.url
    staf.get_by_role("link", name="Masukan", exact=True).click()
    staf.get_by_role("link", name="#1", exact=True).click()
    staf.get_by_label("Sembunyikan").check()
    staf.get_by_label("Alasan", exact=True).select_option(index=1)
    staf.get_by_role("button", name="Putuskan dan lanjut").click()
    warga.goto("/forum/tangerang-selatan/saya/")
    warga.get_by_role("link", name="Minta moderator lain meninjau").click()
    warga.get_by_label("Mengapa putusan itu perlu ditinjau?").fill(
        "Saya hanya mengusulkan ayunan, tanpa nama siapa pun."
    )
    warga.get_by_role("button", name="Kirim keberatan").click()
    expect(warga.get_by_text("menunggu moderator lain")).to_be_visible()
    masuk(kedua, "koordinator_aduan")
    kedua.goto("/forum/kelola/moderasi/")
    kedua.get_by_role("row", name="Keberatan pengirim").get_by_role("link").first.click()
    periksa(kedua)
    kedua.get_by_label("Kabulkan: naskah asli tampil lagi").check()
    kedua.get_by_role("button", name="Putuskan keberatan").click()
    expect(kedua.get_by_text("Keberatan atas masukan #1 diputus.")).to_be_visible()
    staf.goto(rincian)
    warga.goto(topik)
    expect(warga.get_by_text(MASUKAN)).to_be_visible()


def _tanggapi(staf: Page) -> None:
    """Close, group, answer, publish."""
    staf.get_by_role("link", name="Tutup masa masukan").click()
    staf.get_by_label("Alasan").fill("Masukan sudah mencukupi.")
    staf.get_by_role("button", name="Tutup masa masukan").click()
    staf.get_by_role("link", name="Masukan", exact=True).click()
    staf.get_by_label("Pilih masukan nomor 1").check()
    staf.get_by_label("Masukkan yang dipilih ke").select_option("baru")
    staf.get_by_label("Pokok kelompok baru").fill("Ayunan ramah disabilitas")
    periksa(staf)
    staf.get_by_role("button", name="Kelompokkan").click()
    staf.get_by_role("link", name="Kelompok dan tanggapan").click()
    staf.get_by_role("link", name="Tanggapi Ayunan ramah disabilitas").click()
    staf.get_by_label("Putusan").select_option("tidak")
    staf.get_by_label("Tanggapan resmi").fill("Belum dapat tahun ini; diusulkan pada anggaran berikutnya.")
    periksa(staf)
    staf.get_by_role("button", name="Simpan").click()
    staf.get_by_role("link", name="Terbitkan tanggapan resmi").click()
    periksa(staf)
    staf.get_by_role("button", name="Terbitkan").click()
    expect(staf.get_by_text("Sudah ditanggapi").first).to_be_visible()


def _baca(warga: Page) -> None:
    warga.reload()
    warga.get_by_role("link", name="Tanggapan resmi").click()
    expect(warga.get_by_text("diusulkan pada anggaran berikutnya")).to_be_visible()
    unduh = warga.get_by_role("link", name="Unduh PDF")
    for _ in range(60):
        if unduh.count():
            break
        warga.wait_for_timeout(500)
        warga.reload()
    with warga.expect_download() as unduhan:
        unduh.click()
    assert unduhan.value.suggested_filename.startswith("berita-acara-konsultasi-")


def _periksa_publik(pembaca: Page) -> None:
    pembaca.goto("/warga/")
    periksa(pembaca)
    pembaca.goto("/warga/tangerang-selatan/")
    periksa(pembaca)
    pembaca.goto("/forum/tangerang-selatan/")
    periksa(pembaca)
    pembaca.get_by_role("link", name=JUDUL).click()
    alamat = pembaca.url
    for bagian in ("", "masukan/", "tanggapan/"):
        pembaca.goto(f"{alamat}{bagian}")
        periksa(pembaca)
    pembaca.goto("/forum/tangerang-selatan/")
    pembaca.get_by_role("link", name=re.compile("Jam Layanan Loket")).click()
    pembaca.get_by_role("link", name="Tulis masukan").click()
    periksa(pembaca)
