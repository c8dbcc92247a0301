"""An award from nomination to SK and the page of honours; a plan of improvement from its opening to an outcome."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.bantu import PONSEL, masuk, periksa

pytestmark = pytest.mark.browser

CALON = "/tindak-lanjut/penghargaan/?keadaan=dinominasikan&jenis=PEGAWAI_TRIWULAN"
PERNYATAAN = "Tidak ada hubungan keluarga dengan calon."


def buka_yang(halaman: Page, daftar: str, tanda: str) -> str:
    """The first row of a list whose page shows this text."""
    halaman.goto(daftar)
    tautan = halaman.locator("td.utama a").evaluate_all("semua => semua.map(a => a.getAttribute('href'))")
    for jalur in tautan:
        halaman.goto(jalur)
        if halaman.get_by_text(tanda).count():
            return jalur
    raise AssertionError(f"Tidak ada baris dengan “{tanda}” di {daftar}")


def timbang(halaman: Page) -> None:
    halaman.get_by_label("Setuju calon ini menerima penghargaan").check()
    halaman.get_by_label("Alasan").fill("Hasil kerja dan buktinya sesuai dengan data.")
    if halaman.get_by_label("Pernyataan benturan kepentingan").count():
        halaman.get_by_label("Pernyataan benturan kepentingan").fill(PERNYATAAN)
    halaman.get_by_role("button", name="Kirim pertimbangan").click()
    expect(halaman.get_by_text("Pertimbangan Anda dicatat")).to_be_visible()


def test_penghargaan_sampai_laman_kehormatan(buka: Callable[..., Page]) -> None:
    tim, bkd, ppk = buka(), buka(), buka(java_script_enabled=False)
    masuk(tim, "tim_penilai")
    calon = buka_yang(tim, CALON, "Kirim pertimbangan")
    periksa(tim)
    nama = tim.locator(".pengantar strong").first.inner_text()
    timbang(tim)
    masuk(bkd, "bkd")
    bkd.goto(calon)
    timbang(bkd)
    expect(bkd.get_by_text("Disetujui tim penilai").first).to_be_visible()
    bkd.goto(CALON)
    periksa(bkd)

    masuk(ppk, "ppk")
    ppk.goto("/tindak-lanjut/penghargaan/sk/tetapkan/")
    ppk.get_by_role("link", name=re.compile("Pegawai terbaik triwulan")).first.click()
    expect(ppk.get_by_label(re.compile(re.escape(nama)))).to_be_checked()
    ppk.get_by_label("Saya menetapkan penghargaan").check()
    ppk.get_by_role("button", name="Tetapkan dengan SK").click()
    expect(ppk.get_by_text("dicatat di buku induk")).to_be_visible()
    expect(ppk.get_by_role("rowheader", name=nama)).to_be_visible()
    for _ in range(60):  # the worker prints
        if ppk.get_by_role("link", name="Unduh PDF").count():
            break
        ppk.wait_for_timeout(1000)
        ppk.reload()
    with ppk.expect_download() as unduhan:
        ppk.get_by_role("link", name="Unduh PDF").click()
    assert unduhan.value.suggested_filename.endswith(".pdf")

    pegawai, warga = buka(viewport=PONSEL), buka()
    masuk(pegawai, "pegawai")
    pegawai.goto("/tindak-lanjut/penghargaan/saya/")
    pegawai.get_by_role("button", name="Izinkan tampil").first.click()
    expect(pegawai.get_by_text("sekarang tampil di laman kehormatan")).to_be_visible()
    periksa(pegawai)
    warga.goto("/tindak-lanjut/kehormatan/tangerang-selatan/")
    expect(warga.locator(".kehormatan h2").first).to_be_visible()
    periksa(warga)


def test_pembinaan_sampai_hasil(buka: Callable[..., Page]) -> None:
    bkd = buka()
    masuk(bkd, "bkd")
    daftar = "/tindak-lanjut/pembinaan/"
    bkd.goto(daftar)
    periksa(bkd)
    buka_yang(bkd, f"{daftar}?keadaan=diusulkan", "Mulai pembinaan")
    bkd.get_by_role("link", name="Mulai pembinaan").click()
    periksa(bkd)
    bkd.get_by_label("Sasaran perbaikan").fill("Laporan bulanan disampaikan paling lambat tanggal 5.")
    bkd.get_by_label("Konselor").select_option(index=1)
    bkd.get_by_role("button", name="Mulai pembinaan").click()
    expect(bkd.get_by_text("titik pantau bulanan sudah dijadwalkan")).to_be_visible()
    bkd.get_by_role("link", name="Catat titik pantau").click()
    bkd.get_by_label("Tercapai sebagian").check()
    bkd.get_by_label("Yang dicapai dan buktinya").fill("Dua dari tiga laporan tepat waktu.")
    bkd.get_by_role("button", name="Simpan catatan").click()
    expect(bkd.get_by_text("Belum dibaca pegawai").first).to_be_visible()
    periksa(bkd)

    lain = f"{daftar}?keadaan=berjalan&urut=selesai"
    bkd.goto(lain)
    for jalur in bkd.locator("td.utama a").evaluate_all("semua => semua.map(a => a.getAttribute('href'))"):
        bkd.goto(f"{jalur}hasil/")
        if bkd.get_by_text("Menurut aturan:").count():
            break
    periksa(bkd)
    bkd.get_by_label("Pertimbangan").fill("Berita acara pemantauan 12/2026.")
    bkd.get_by_role("button", name="Putuskan").click()
    expect(bkd.get_by_text("Hasil pembinaan diputus")).to_be_visible()
    periksa(bkd)

    konselor = buka(viewport=PONSEL)
    masuk(konselor, "konselor")
    buka_yang(konselor, "/tindak-lanjut/konseling/", "Alasan membuka catatan ini")
    periksa(konselor)
    konselor.get_by_label("Alasan membuka catatan ini").first.fill("Menyiapkan sesi berikutnya")
    konselor.get_by_role("button", name="Buka").first.click()
    expect(konselor.get_by_text("Pembukaan ini tercatat")).to_be_visible()
    periksa(konselor)
