"""A course on a phone from its first page to its certificate, and a course made on one page without JavaScript."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from pelatihan.belajar.rules.gift import urai
from tests.journeys.bantu import PONSEL, SORONG, masuk, periksa, semua

pytestmark = pytest.mark.browser
BAHAN = Path(__file__).resolve().parents[2] / "pelatihan/belajar/bahan/manajemen-proyek.gift"
KURSUS = "Dasar Manajemen Proyek"
SOAL = {s.teks: s for s in urai(BAHAN.read_text(encoding="utf-8")).soal}


def test_dari_kursus_di_ponsel_sampai_sertifikat_dan_jp(buka):
    ponsel = buka(viewport=PONSEL)
    masuk(ponsel, "pegawai", SORONG)
    ponsel.goto("/belajar/")
    sebelum = _jp(ponsel)
    ponsel.goto("/evaluasi/saya/")
    evaluasi = _jp_evaluasi(ponsel)
    ponsel.goto("/kursus/")
    periksa(ponsel)
    ponsel.get_by_role("link", name=KURSUS).click()
    ponsel.get_by_role("button", name="Ikuti kursus ini").click()
    ponsel.get_by_role("button", name="Mulai sekarang").click()
    periksa(ponsel)
    ponsel.get_by_role("button", name="Kirim jawaban").click()
    expect(ponsel.get_by_text("Ini titik awal Anda")).to_be_visible()
    ponsel.get_by_role("link", name=re.compile("^Mulai: ")).click()
    periksa(ponsel)
    for _ in range(6):
        ponsel.get_by_role("button", name=re.compile("^Selesai")).click()
    periksa(ponsel)
    ponsel.get_by_role("link", name="Kerjakan tes akhir").first.click()
    ponsel.get_by_role("button", name="Mulai sekarang").click()
    _kerjakan(ponsel)
    ponsel.get_by_role("button", name="Kirim jawaban").click()
    expect(ponsel.get_by_text("Lulus.")).to_be_visible()
    periksa(ponsel)
    ponsel.get_by_role("link", name=re.compile("^Sertifikat ")).click()
    expect(ponsel.get_by_role("heading", level=1)).to_contain_text(KURSUS)
    ponsel.get_by_role("link", name="Evaluasi Anda").click()
    expect(ponsel.get_by_role("heading", name=re.compile("Indeks Profesionalitas"))).to_be_visible()
    assert _jp_evaluasi(ponsel) == evaluasi + 2
    ponsel.goto("/belajar/")
    assert _jp(ponsel) == sebelum + 2
    expect(ponsel.get_by_role("link", name=KURSUS).first).to_be_visible()


def _jp(halaman: Page) -> float:
    """JP of this year, as the ledger says it."""
    return float(halaman.locator(".jp-angka strong").inner_text().replace(",", "."))


def _jp_evaluasi(halaman: Page) -> float:
    """JP as the own evaluation counts them."""
    return float(halaman.locator(".kemajuan-baris strong").first.inner_text().split()[0].replace(",", "."))


def _kerjakan(halaman: Page) -> None:
    """Answer every question rightly, by what is written in the shipped bank: the page itself tells nothing."""
    isi = halaman.content()
    assert not any(s.umpan and s.umpan in isi for s in SOAL.values())
    for kotak in semua(halaman.locator("fieldset.soal")):
        soal = SOAL[re.sub(r"^\d+\.\s*", "", kotak.locator("legend").inner_text())]
        if soal.jenis == "isian":
            kotak.get_by_role("textbox").fill(soal.isi["jawaban"][0])
        elif soal.jenis == "jodoh":
            for p in soal.isi["pasangan"]:
                kotak.get_by_label(p["kiri"], exact=True).select_option(label=p["kanan"])
        else:
            for p in soal.isi["pilihan"]:
                if p["benar"]:
                    kotak.get_by_label(p["teks"], exact=True).check()


def test_pengajar_menyusun_kursus_tanpa_javascript(buka):
    halaman = buka(java_script_enabled=False)
    masuk(halaman, "bkd", SORONG)
    halaman.goto("/kursus/kelola/baru/")
    halaman.get_by_label("Judul", exact=False).first.fill("Menata Arsip Aktif")
    halaman.get_by_label("Penyelenggara").select_option(index=1)
    halaman.get_by_label("Ringkasan").fill("Menata arsip di meja kerja.")
    halaman.get_by_label("Tujuan belajar").fill("Menata arsip aktif")
    for n in range(5):
        halaman.locator(f"[name=p-{n}-judul]").fill(f"Pelajaran {n + 1}")
        halaman.locator(f"[name=p-{n}-isi]").fill(f"Isi pelajaran **{n + 1}**.")
        halaman.locator(f"[name=p-{n}-menit]").fill("20")
    halaman.locator("[name=akhir-jumlah_soal]").fill("2")
    halaman.get_by_label("Soal baru (GIFT)").fill("Satu JP? {=45 menit ~60 menit}\n\nASN melayani. {T}")
    halaman.get_by_role("button", name="Simpan dan ke penerbitan").click()
    expect(halaman.get_by_text("lengkap dan dapat diterbitkan")).to_be_visible()
    halaman.get_by_role("link", name="Terbitkan").click()
    halaman.get_by_role("button", name="Terbitkan").click()
    expect(halaman.get_by_text("Kursus terbit.")).to_be_visible()
