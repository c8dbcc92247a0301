"""From a file of attendance to a delivered decision: the BKD imports, the superior examines, decides and delivers."""

import re
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.impor.berkas import naskah
from tests.journeys.bantu import masuk, periksa

pytestmark = pytest.mark.browser
TUNGGU = 60_000
URAIAN = "Tidak masuk kerja tiga hari tanpa memberi kabar menurut presensi yang baru diimpor."
SIMPUL = "Pegawai mengakui tidak masuk kerja dan tidak dapat menunjukkan alasan yang sah."


def test_dari_presensi_sampai_keputusan(buka, tmp_path):
    atasan = buka()
    masuk(atasan, "atasan")
    nip = _pilih_bawahan(atasan)
    berkas = tmp_path / "presensi.csv"
    berkas.write_bytes(naskah([["NIP", "TANGGAL", "STATUS"], *([nip, h, "Alpa"] for h in _hari())]))
    analis = buka()
    masuk(analis, "bkd")
    _impor(analis, berkas)
    _impor_lagi(analis, berkas)
    atasan.reload()
    expect(atasan.get_by_text("tanpa alasan", exact=True).first).to_be_visible()
    periksa(atasan)
    _buka_dugaan(atasan)
    _periksa_pegawai(atasan)
    _putuskan(atasan)
    analis.goto("/kinerja/disiplin/")
    expect(analis.get_by_text("Tidak ada perkara untuk Anda")).to_be_visible()
    analis.goto("/kinerja/disiplin/rekap/")
    periksa(analis)


def _hari() -> list[str]:
    """Three working days without a holiday, of this or the past months."""
    hari, hasil = date.today() - timedelta(days=20), []
    while len(hasil) < 3:
        hari -= timedelta(days=1)
        hasil += [f"{hari:%d-%m-%Y}"] if hari.weekday() < 5 else []
    return hasil


def _pilih_bawahan(halaman: Page) -> str:
    """A subordinate whom this superior may punish lightly; returns the NIP and stays on the page of the year."""
    halaman.goto("/kinerja/disiplin/presensi/?jenis=PNS")
    periksa(halaman)
    halaman.locator("tbody tr td.utama a").last.click()
    alamat = halaman.get_by_role("link", name="Buka dugaan").get_attribute("href")
    return alamat.split("nip=")[1]


def _impor(halaman: Page, berkas) -> None:
    halaman.goto("/impor/")
    halaman.get_by_role("link", name="Impor baru").click()
    halaman.get_by_label("Presensi harian", exact=True).check()
    halaman.set_input_files("input[type=file]", str(berkas))
    halaman.get_by_role("button", name="Unggah dan lanjutkan").click()
    halaman.get_by_role("button", name="Periksa berkas").click()
    expect(halaman.get_by_role("navigation", name="Baris menurut status")).to_be_visible(timeout=TUNGGU)
    halaman.get_by_role("link", name=re.compile("^Terapkan")).first.click()
    expect(halaman.get_by_role("button", name=re.compile("Terapkan")).last).to_be_visible()
    halaman.wait_for_load_state()
    for setuju in halaman.get_by_label(re.compile("Saya mengerti")).all():
        setuju.check()
    halaman.get_by_role("button", name=re.compile("Terapkan")).click()
    expect(halaman.get_by_role("link", name="Batalkan impor")).to_be_visible(timeout=TUNGGU)


def _impor_lagi(halaman: Page, berkas) -> None:
    """The same file once more: nothing to apply."""
    halaman.goto("/impor/")
    halaman.get_by_role("link", name="Impor baru").click()
    halaman.get_by_label("Presensi harian", exact=True).check()
    halaman.set_input_files("input[type=file]", str(berkas))
    halaman.get_by_role("button", name="Unggah dan lanjutkan").click()
    halaman.get_by_role("button", name="Periksa berkas").click()
    kartu = halaman.get_by_role("navigation", name="Baris menurut status")
    expect(kartu).to_be_visible(timeout=TUNGGU)
    expect(kartu.get_by_role("link", name=re.compile(r"Sama"))).to_contain_text("3")


def _buka_dugaan(halaman: Page) -> None:
    halaman.get_by_role("link", name="Buka dugaan").click()
    periksa(halaman)
    halaman.get_by_label("Kewajiban atau larangan").select_option("4f")
    halaman.get_by_label("Uraian dugaan").fill(URAIAN)
    halaman.get_by_role("button", name="Buka perkara").click()
    expect(halaman.get_by_text(URAIAN).first).to_be_visible()
    periksa(halaman)


def _periksa_pegawai(halaman: Page) -> None:
    halaman.get_by_role("link", name="Panggil pegawai untuk diperiksa").click()
    periksa(halaman)
    halaman.get_by_role("button", name="Panggil pegawai").click()
    expect(halaman.get_by_text("Surat panggilan dibuat.")).to_be_visible()
    surat = halaman.get_by_role("link", name=re.compile("^Surat panggilan I")).get_attribute("href")
    assert halaman.request.get(surat).body().startswith(b"%PDF")
    halaman.get_by_role("link", name="Mulai pemeriksaan").click()
    halaman.get_by_role("button", name="Mulai pemeriksaan").click()
    halaman.get_by_role("link", name="Berita acara pemeriksaan", exact=True).click()
    halaman.get_by_label("Tanya jawab").fill("T: Mengapa tidak masuk? J: Mengurus keluarga tanpa izin.")
    halaman.get_by_label("Kesimpulan pemeriksa").fill(SIMPUL)
    halaman.get_by_label("Saran pemeriksa").select_option("R1")
    periksa(halaman)
    halaman.get_by_role("button", name="Berita acara pemeriksaan").click()
    expect(halaman.get_by_text("Menunggu keputusan").first).to_be_visible()


def _putuskan(halaman: Page) -> None:
    jatuhkan = halaman.get_by_role("link", name="Jatuhkan hukuman disiplin")
    halaman.wait_for_load_state()
    if not jatuhkan.count():
        # In a small city the post of the accused may belong to a higher official: this superior waits for him.
        expect(halaman.get_by_text("Pejabat yang berwenang menghukum").first).to_be_visible()
        return
    jatuhkan.click()
    expect(halaman.get_by_label("Jenis hukuman")).to_have_value("R1")
    halaman.get_by_label("Pertimbangan").fill(SIMPUL)
    periksa(halaman)
    halaman.get_by_role("button", name="Jatuhkan hukuman disiplin").click()
    halaman.get_by_role("link", name="Catat penyampaian keputusan").click()
    halaman.get_by_role("button", name="Catat penyampaian keputusan").click()
    expect(halaman.get_by_text("Disampaikan, masa keberatan").first).to_be_visible()
    periksa(halaman)
