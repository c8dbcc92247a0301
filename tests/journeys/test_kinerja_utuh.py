"""One SKP from the matriks peran hasil to an appealed and finally decided predikat with its angka kredit; an award for
one and a plan of improvement for another; and the periodic evaluation made after it, which shows all of it with links.
"""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.bantu import PONSEL, masuk, periksa
from tests.journeys.panggung import SANDI
from tests.journeys.test_tindak_lanjut import CALON, buka_yang, timbang

pytestmark = pytest.mark.browser
TAHUN = "2025"
PERAN = "Layanan tepat waktu sesuai standar pelayanan"
TUNGGU = 60_000


def test_satu_skp_dari_matriks_sampai_evaluasi_berkala(buka):
    penilai, pegawai, atasan = buka(), buka(viewport=PONSEL), buka()
    for halaman, siapa in ((penilai, "penilai"), (pegawai, "pegawai"), (atasan, "atasan")):
        _masuk(halaman, siapa)
    skp, nama = _rencana(penilai, pegawai)
    penilaian = _nilai(penilai, nama)
    _keberatan(pegawai, penilaian)
    _putuskan(atasan, nama)
    _angka_kredit(pegawai, penilaian)

    bkd, tim, ppk = buka(), buka(), buka()
    for halaman, siapa in ((bkd, "bkd"), (tim, "tim_penilai"), (ppk, "ppk")):
        masuk(halaman, siapa)
    penghargaan = _penghargaan(bkd, tim, ppk)
    pembinaan = _pembinaan(bkd)
    asal = {"baik": (nama, penilaian), "penghargaan-diterima": penghargaan, "pembinaan-berjalan": pembinaan}
    _evaluasi(bkd, asal)
    pegawai.goto(skp)
    expect(pegawai.get_by_text(PERAN).first).to_be_visible()


def _masuk(halaman: Page, siapa: str) -> None:
    halaman.goto("/akun/masuk/")
    halaman.locator("input[name=login]").fill(f"jelajah.utuh.{siapa}")
    halaman.locator("input[name=password]").fill(SANDI)
    halaman.get_by_role("button", name="Masuk", exact=True).click()
    expect(halaman).not_to_have_url(re.compile("/akun/masuk/"))


def _rencana(penilai: Page, pegawai: Page) -> tuple[str, str]:
    """The leader shares out a role, the employee submits on a phone, the leader agrees and sets: address, name."""
    penilai.goto(f"/kinerja/matriks/?tahun={TAHUN}")
    baris = penilai.locator("tbody tr", has=penilai.locator("th .status", has_text="Draf")).first
    nama = baris.locator("th a").inner_text()
    skp = baris.locator("th a").get_attribute("href")
    baris.locator("td.sel a").first.click()
    penilai.get_by_label("Hasil yang dikontribusikan").fill(PERAN)
    penilai.get_by_role("button", name="Simpan").click()
    expect(penilai.get_by_text("tersimpan sebagai RHK pada SKP-nya")).to_be_visible()
    pegawai.goto(skp)
    _lengkapi(pegawai)
    expect(pegawai.get_by_text("SKP diajukan.")).to_be_visible()
    penilai.goto(skp)
    penilai.get_by_role("button", name="Sepakati").click()
    penilai.get_by_role("button", name="Tetapkan", exact=True).click()
    expect(penilai.get_by_text("ditetapkan.").first).to_be_visible()
    return skp, nama


def _lengkapi(halaman: Page) -> None:
    """The role from the matriks has no indicator yet: the employee adds one and submits."""
    halaman.get_by_role("link", name=f"Ubah {PERAN}").click()
    halaman.locator("[name=indikator-0-teks]").fill("Jumlah layanan tepat waktu")
    halaman.wait_for_load_state()
    if halaman.locator("[name=indikator-0-aspek]").count():
        halaman.locator("[name=indikator-0-aspek]").select_option("kuantitas")
        halaman.locator("[name=indikator-0-target_min]").fill("12")
        halaman.locator("[name=indikator-0-satuan]").fill("layanan")
    halaman.get_by_role("button", name="Simpan RHK").click()
    halaman.get_by_role("button", name="Ajukan kepada penilai").click()


def _nilai(halaman: Page, nama: str) -> str:
    """Below expectation, delivered; returns the address of the evaluation."""
    papan = f"/kinerja/penilaian/?periode={TAHUN}"
    halaman.goto(papan)
    orang = halaman.locator(".daftar-tim li", has_text=nama)
    orang.get_by_role("link").click()
    halaman.wait_for_url(re.compile(r"/penilaian/\d+/"))
    alamat = halaman.url.replace("/penilaian/", "/evaluasi/")
    halaman.keyboard.press("3")
    halaman.keyboard.press("8")
    expect(halaman.locator("[data-sel].kini")).to_have_text("Butuh Perbaikan")
    halaman.get_by_label("Alasan berbeda dari saran").fill("Dua layanan belum diterima penggunanya")
    halaman.get_by_label("Catatan untuk pegawai").fill("Selesaikan dua layanan yang tersisa.")
    halaman.get_by_role("button", name="Simpan draf").click()
    expect(halaman.get_by_text("tersimpan sebagai draf")).to_be_visible()
    halaman.goto(papan)
    halaman.locator(".daftar-tim li", has_text=nama).get_by_role("checkbox").check()
    halaman.get_by_role("button", name="Sampaikan draf").click()
    halaman.get_by_role("button", name="Sampaikan", exact=True).click()
    expect(halaman.get_by_text("1 dari 1 berhasil.")).to_be_visible()
    # Where all is done there is nothing to choose, and no key complains about it.
    halaman.goto(papan)
    expect(halaman.get_by_role("button", name="Pilih semua")).to_have_count(0)
    return re.sub(r"^https?://[^/]+", "", alamat)


def _keberatan(halaman: Page, penilaian: str) -> None:
    """What is due next on the own page is to answer; the employee contests."""
    halaman.goto("/kinerja/")
    periksa(halaman)
    halaman.get_by_role("link", name="Buka evaluasi").click()
    expect(halaman).to_have_url(re.compile(re.escape(penilaian)))
    halaman.get_by_role("link", name="Ajukan keberatan").click()
    halaman.get_by_label("Uraian keberatan").fill("Dua layanan itu sudah diterima penggunanya menurut tanda terima.")
    halaman.get_by_label("Keputusan yang Anda minta").fill("Rating hasil kerja menjadi sesuai ekspektasi.")
    halaman.get_by_role("button", name="Ajukan keberatan").click()
    expect(halaman.get_by_text("Keberatan diajukan dan akan diputus")).to_be_visible()


def _putuskan(halaman: Page, nama: str) -> None:
    """The superior of the penilai hears, decides, and has the decision on paper."""
    halaman.goto("/keberatan/tugas/")
    halaman.locator("tbody tr", has_text=nama.split(",")[0]).get_by_role("link").first.click()
    halaman.get_by_role("button", name="Mulai pemeriksaan").click()
    halaman.locator("textarea[name=isi]").fill("Kedua pihak didengar dan menunjukkan tanda terima layanan.")
    halaman.get_by_role("button", name="Simpan keterangan").click()
    expect(halaman.get_by_text("Kedua pihak didengar").first).to_be_visible()
    halaman.get_by_role("link", name="Putuskan").click()
    halaman.get_by_label("Kabulkan", exact=True).check()
    halaman.get_by_label("Rating hasil kerja").select_option("SESUAI")
    halaman.get_by_label("Pertimbangan").fill("Tanda terima menunjukkan layanan selesai sebelum tahun berakhir.")
    halaman.get_by_role("button", name="Simpan putusan").click()
    expect(halaman.get_by_role("heading", name="Putusan: Dikabulkan")).to_be_visible()
    with halaman.expect_download() as unduhan:
        halaman.get_by_role("link", name="Putusan (PDF)").click()
    assert unduhan.value.suggested_filename.startswith("putusan-keberatan")


def _angka_kredit(halaman: Page, penilaian: str) -> None:
    """Decided for good: the predicate, its conversion, and both in the register with the page they were made on."""
    halaman.goto(penilaian)
    expect(halaman.get_by_role("heading", name="Predikat: Baik")).to_be_visible()
    with halaman.expect_download() as unduhan:
        halaman.get_by_role("link", name="Konversi predikat ke angka kredit").click()
    assert unduhan.value.suggested_filename.startswith(f"konversi-ak-{TAHUN}")
    halaman.goto("/kinerja/")
    asal = halaman.locator(f"a[href='{penilaian}']", has_text="Lihat asal")
    expect(asal.first).to_be_visible()


def _penghargaan(bkd: Page, tim: Page, ppk: Page) -> tuple[str, str]:
    """Two weigh, the PPK decides with a SK; returns who is honoured and the address of the nomination."""
    calon = buka_yang(tim, CALON, "Kirim pertimbangan")
    nama = tim.locator(".pengantar strong").first.inner_text()
    timbang(tim)
    bkd.goto(calon)
    timbang(bkd)
    ppk.goto("/tindak-lanjut/penghargaan/sk/tetapkan/")
    if ppk.get_by_label("Saya menetapkan penghargaan").count() == 0:
        ppk.get_by_role("link", name=re.compile("Pegawai terbaik triwulan")).first.click()
    ppk.get_by_label("Saya menetapkan penghargaan").check()
    ppk.get_by_role("button", name="Tetapkan dengan SK").click()
    expect(ppk.get_by_text("dicatat di buku induk")).to_be_visible()
    return nama, calon


def _pembinaan(bkd: Page) -> tuple[str, str]:
    """A plan of improvement for somebody else; returns who it is about and its address."""
    jalur = buka_yang(bkd, "/tindak-lanjut/pembinaan/?keadaan=diusulkan", "Mulai pembinaan")
    nama = bkd.locator(".pengantar strong").first.inner_text()
    bkd.get_by_role("link", name="Mulai pembinaan").click()
    bkd.get_by_label("Sasaran perbaikan").fill("Laporan bulanan disampaikan paling lambat tanggal 5.")
    bkd.get_by_role("button", name="Mulai pembinaan").click()
    expect(bkd.get_by_text("titik pantau bulanan sudah dijadwalkan")).to_be_visible()
    return nama, jalur


def _evaluasi(bkd: Page, asal: dict[str, tuple[str, str]]) -> None:
    """The evaluation of the year, made now: every figure opens rows that lead to the page of origin."""
    bkd.goto("/evaluasi/")
    bkd.locator("select[name=periode]").select_option(TAHUN)
    bkd.get_by_role("button", name="Lanjutkan").click()
    bkd.get_by_role("button", name="Mulai evaluasi").click()
    expect(bkd.get_by_role("navigation", name="Bagian evaluasi")).to_be_visible(timeout=TUNGGU)
    alamat = bkd.url
    for kunci, (nama, tujuan) in asal.items():
        bkd.goto(f"{alamat.rstrip('/')}/baris/{kunci}/?q={nama.split(',')[0]}")
        tautan = bkd.locator(f"a[href='{tujuan}']", has_text="Lihat asal")
        expect(tautan.first).to_be_visible()
        if kunci == "pembinaan-berjalan":
            periksa(bkd)
        tautan.first.click()
        expect(bkd).to_have_url(re.compile(re.escape(tujuan)))
