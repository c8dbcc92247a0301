"""A university class out of the gaps of the city: planned, validated, run within its budget, its effect read."""

import re
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.bantu import PONSEL, masuk, periksa, semua

pytestmark = pytest.mark.browser
UNIVERSITAS = "Universitas Terbuka"


def test_dari_kesenjangan_sampai_dampak(buka):
    bkd, ppk = buka(), buka()
    masuk(bkd, "bkd")
    rencana = _rencanakan(bkd)
    masuk(ppk, "ppk")
    ppk.goto(rencana)
    ppk.get_by_role("link", name="Validasi").click()
    ppk.get_by_role("button", name="Validasi").click()
    expect(ppk.get_by_text("Rencana divalidasi.", exact=True)).to_be_visible()
    bkd.goto(rencana)
    _rancang(bkd)
    _isi_kursi(bkd)
    _laksanakan(bkd)
    bkd.get_by_role("button", name="Terbitkan laporan dampak").click()
    expect(bkd.get_by_role("heading", name="4. Hasil bagi unit dan warga")).to_be_visible()
    expect(bkd.get_by_text("Rp19.500.000").first).to_be_visible()
    periksa(bkd)


def test_halaman_belajar_di_ponsel(buka):
    pegawai = buka(viewport=PONSEL, java_script_enabled=False)
    masuk(pegawai, "pegawai")
    pegawai.goto("/belajar/")
    expect(pegawai.get_by_role("heading", name=re.compile("JP tahun"))).to_be_visible()
    pegawai.get_by_role("link", name="Lihat apa yang dihitung").click()
    expect(pegawai.get_by_role("heading", name="Apa yang dihitung")).to_be_visible()


def _rencanakan(bkd: Page) -> str:
    """From what is needed most to a proposed plan; its address."""
    bkd.goto("/pelatihan/kebutuhan/kompetensi/")
    periksa(bkd)
    bkd.get_by_role("link", name=re.compile("rencanakan")).first.click()
    bkd.get_by_label("Tahun").fill(str(date.today().year))
    bkd.get_by_label("Rencana pelaksanaan").select_option(label="Triwulan IV")
    bkd.get_by_label("Nama kegiatan").fill("Kelas bersama universitas")
    bkd.get_by_label("Penyelenggara").select_option(label=UNIVERSITAS)
    kepegawaian = bkd.get_by_label("Perangkat daerah").locator("option", has_text="Kepegawaian").first
    bkd.get_by_label("Perangkat daerah").select_option(kepegawaian.get_attribute("value"))
    bkd.get_by_label("Sasaran", exact=False).first.fill("Petugas layanan")
    bkd.get_by_label("Jumlah sasaran").fill("10")
    bkd.get_by_label("Kebutuhan anggaran").fill("20.000.000")
    bkd.get_by_role("button", name="Simpan").click()
    bkd.get_by_role("link", name="Ajukan").click()
    bkd.get_by_role("button", name="Ajukan").click()
    expect(bkd.get_by_text("Rencana diajukan untuk divalidasi.", exact=True)).to_be_visible()
    return bkd.url


def _rancang(bkd: Page) -> None:
    """A class of one day, today, with one session; the plan fills in the rest."""
    hari = date.today().isoformat()
    bkd.get_by_role("link", name="Rancang kelas").click()
    for label in ("Mulai", "Selesai", "Pendaftaran sampai"):
        bkd.get_by_label(label, exact=False).first.fill(hari)
    bkd.get_by_label("Kehadiran paling sedikit").fill("100")
    bkd.get_by_role("button", name="Simpan").click()
    bkd.get_by_role("link", name="Tambah sesi").click()
    bkd.get_by_label("Materi").fill("Praktik layanan")
    bkd.get_by_label("Mulai").fill(f"{hari}T08:00")
    bkd.get_by_label("Selesai").fill(f"{hari}T10:00")
    bkd.get_by_role("button", name="Simpan").click()
    bkd.get_by_role("button", name="Buka pendaftaran").click()
    expect(bkd.get_by_text("Pendaftaran dibuka; biaya kelas terikat pada anggarannya.", exact=True)).to_be_visible()


def _isi_kursi(bkd: Page) -> None:
    """The two with the highest score."""
    bkd.get_by_role("link", name="Usulkan dari kebutuhan").click()
    periksa(bkd)
    for kotak in semua(bkd.get_by_role("checkbox"))[:2]:
        kotak.check()
    bkd.get_by_role("button", name="Usulkan yang dipilih").click()
    expect(bkd.get_by_role("heading", name=re.compile(r"Peserta \(2 dari"))).to_be_visible()
    periksa(bkd)
    bkd.get_by_role("button", name="Terbitkan surat tugas").click()
    bkd.get_by_role("button", name="Mulai kelas").click()


def _laksanakan(bkd: Page) -> None:
    """The code on the screen, presence corrected by hand, marks, the end."""
    kelas = bkd.url
    bkd.get_by_role("link", name="Praktik layanan").click()
    bkd.get_by_role("button", name="Buka presensi").click()
    expect(bkd.locator(".kode-besar")).to_have_text(re.compile(r"^\d{6}$"))
    layar = bkd.url
    for ke in range(2):
        bkd.goto(layar)
        bkd.get_by_role("link", name=re.compile("Koreksi")).nth(ke).click()
        bkd.get_by_label("Hadir", exact=True).check()
        bkd.get_by_label("Alasan koreksi").fill("Ponselnya tertinggal.")
        bkd.get_by_role("button", name="Simpan koreksi").click()
    bkd.goto(re.sub(r"/pelatihan/kelas/", "/pelatihan/mengajar/", kelas) + "nilai/")
    for bidang in semua(bkd.get_by_label(re.compile("^Nilai akhir"))):
        bidang.fill("88")
    bkd.get_by_role("button", name="Simpan").click()
    bkd.goto(kelas)
    bkd.get_by_role("link", name="Selesaikan kelas").click()
    bkd.get_by_label("Realisasi biaya").fill("19.500.000")
    bkd.get_by_role("button", name="Selesaikan kelas").click()
    expect(bkd.get_by_text("Kelas selesai; sertifikat dan lembar evaluasi sedang disiapkan.").first).to_be_visible()
