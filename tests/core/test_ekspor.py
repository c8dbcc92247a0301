"""Export: exactly the list on the screen, within the reach of the export permission, logged, and harmless to open."""

import csv
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO, StringIO

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils.html import format_html
from openpyxl import load_workbook

from asn.core import ekspor as modul
from asn.core.ekspor import Pesanan, aman_dari_rumus, baris_tanggapan, ekspor_jalankan, nilai_sel
from asn.core.models import Berkas, CatatanAkses, KeadaanPekerjaan, Pekerjaan
from asn.core.tasks import ekspor_xlsx
from kepegawaian.instansi.models import Instansi
from tests.kepegawaian.pembuat import buat_instansi

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.core.daftar_contoh")]

ALAMAT = "/contoh/"


@pytest.fixture
def lima(lingkup, kota_tangsel, kota_sorong):
    buat_instansi(kota_sorong, "Dinas Sorong")
    return [buat_instansi(kota_tangsel, f"Unit {n}", urutan=n, berlaku_mulai=date(2020, 1, n)) for n in range(1, 6)]


def baca_csv(jawaban) -> list[list[str]]:
    isi = jawaban.getvalue().decode()
    assert isi.startswith("\ufeff")
    return list(csv.reader(StringIO(isi.removeprefix("\ufeff"))))


def baca_xlsx(isi: bytes) -> list[tuple]:
    return list(load_workbook(BytesIO(isi)).active.iter_rows(values_only=True))


@pytest.mark.parametrize(
    ("teks", "hasil"),
    [
        ("=1+1", "'=1+1"),
        ("+62812", "'+62812"),
        ("-2", "'-2"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("\n=1", "'\n=1"),
        ("  =1", "'  =1"),
        ("Dinas = Badan", "Dinas = Badan"),
        ("", ""),
    ],
)
def test_rumus_dijinakkan(teks, hasil):
    assert aman_dari_rumus(teks) == hasil


@pytest.mark.parametrize(
    ("nilai", "hasil"),
    [
        (None, None),
        (True, "Ya"),
        (-5, -5),
        (Decimal("1.50"), Decimal("1.50")),
        (date(2026, 1, 2), date(2026, 1, 2)),
        (datetime(2026, 1, 1, 20, 0, tzinfo=UTC), datetime(2026, 1, 2, 3, 0)),
        (format_html('<a href="{}">{}</a>', "/x", "R & D"), "R & D"),
        (format_html("<b>{}</b>", "=1+1"), "'=1+1"),
        ("a\x00b\x1bc", "abc"),
        ("198501012010011001", "198501012010011001"),
    ],
)
def test_nilai_sel(nilai, hasil):
    assert nilai_sel(nilai) == hasil


def test_csv_memuat_saringan_urutan_dan_kolom_di_layar(lima, masuk, sari):
    jawaban = masuk(sari).get(ALAMAT, {"format": "csv", "q": "unit", "urut": "-nama", "kolom": "berlaku_mulai"})
    assert jawaban.streaming
    assert jawaban["Content-Disposition"].startswith('attachment; filename="instansi-')
    assert baca_csv(jawaban) == [
        ["Nama", "Berlaku mulai"],
        *[[f"Unit {n}", f"2020-01-0{n}"] for n in (5, 4, 3, 2, 1)],
    ]


def test_xlsx_memuat_seluruh_halaman(lima, masuk, sari):
    jawaban = masuk(sari).get(ALAMAT, {"format": "xlsx", "kolom": "urutan,berlaku_mulai", "halaman": "2"})
    isi = baca_xlsx(jawaban.content)
    assert isi[0] == ("Nama", "Urutan", "Berlaku mulai")
    assert isi[1] == ("Unit 1", 1, datetime(2020, 1, 1))
    assert len(isi) == 6


def test_rumus_di_dalam_data_tidak_menjadi_rumus(lima, masuk, sari, kota_tangsel):
    buat_instansi(kota_tangsel, '=HYPERLINK("http://jahat.invalid")')
    browser = masuk(sari)
    assert '\'=HYPERLINK("http://jahat.invalid")' in [b[0] for b in baca_csv(browser.get(ALAMAT, {"format": "csv"}))]
    lembar = load_workbook(BytesIO(browser.get(ALAMAT, {"format": "xlsx"}).content)).active
    assert {sel.data_type for (sel, *_) in lembar.iter_rows()} == {"s"}


def test_ekspor_memakai_jangkauan_izinnya_sendiri(lima, buat_pengguna, masuk, kota_tangsel, kota_sorong):
    """Reading both cities, exporting only one: role and reach do not cross."""
    dua = buat_pengguna("dua", kota_tangsel, ("BKD", {}), ("AUDITOR", {"kota": kota_sorong}))
    browser = masuk(dua)
    assert browser.get(ALAMAT).context["jumlah_label"] == "6 instansi"
    assert "Dinas Sorong" not in [b[0] for b in baca_csv(browser.get(ALAMAT, {"format": "csv"}))]


def test_tanpa_izin_ekspor(lima, masuk, budi):
    browser = masuk(budi)  # PPK: reads, does not carry away
    konteks = browser.get(ALAMAT).context
    assert (konteks["url_csv"], konteks["url_xlsx"]) == ("", "")
    for format_berkas in ("csv", "xlsx"):
        assert browser.get(ALAMAT, {"format": format_berkas}).status_code == 403
    assert not CatatanAkses.objects.exists()


def test_orang_asing_hanya_mendapat_kotanya(lima, masuk, citra):
    assert baca_csv(masuk(citra).get(ALAMAT, {"format": "csv"}))[1:] == [["Dinas Sorong", "Dinas", "0"]]


def test_format_lain_diabaikan(lima, masuk, sari):
    assert masuk(sari).get(ALAMAT, {"format": "pdf"}).context["jumlah_label"] == "5 instansi"


def test_setiap_ekspor_tercatat_per_kota(lima, masuk, sari, kota_tangsel):
    masuk(sari).get(ALAMAT, {"format": "csv", "q": "unit 3"}).getvalue()
    catatan = CatatanAkses.objects.get()
    assert (catatan.pengguna, catatan.kota, catatan.butir) == (sari, kota_tangsel, "ekspor instansi")
    assert catatan.alasan == "csv, 1 baris, format=csv&q=unit+3"
    assert catatan.objek_jenis.model_class() is Instansi
    assert len(catatan.id_permintaan) == 32


def test_ekspor_besar_menjadi_pekerjaan(lima, masuk, sari, monkeypatch, django_capture_on_commit_callbacks):
    monkeypatch.setattr(modul, "XLSX_LANGSUNG", 2)
    monkeypatch.setattr(modul, "POTONGAN", 2)
    dikirim = []
    monkeypatch.setattr(ekspor_xlsx, "apply_async", lambda **k: dikirim.append(k))
    browser = masuk(sari)
    with django_capture_on_commit_callbacks(execute=True):
        jawaban = browser.get(ALAMAT, {"format": "xlsx", "urut": "-nama"})
    pekerjaan = Pekerjaan.objects.get()
    assert jawaban.headers["Location"] == reverse("pekerjaan_lihat", args=[pekerjaan.pk])
    assert dikirim == [{"args": (str(pekerjaan.pk),), "headers": {"kota": pekerjaan.kota_id}}]
    ekspor_jalankan(str(pekerjaan.pk), pekerjaan.kota_id)
    pekerjaan.refresh_from_db()
    assert (pekerjaan.keadaan, pekerjaan.selesai, pekerjaan.total) == (KeadaanPekerjaan.SELESAI, 5, 5)
    hasil = browser.get(pekerjaan.alamat_hasil)
    assert [b[0] for b in baca_xlsx(hasil.getvalue())] == ["Nama", "Unit 5", "Unit 4", "Unit 3", "Unit 2", "Unit 1"]


@pytest.fixture
def pesanan(lima, pekerjaan):
    """An export of three rows that Sari ordered, one of them out of her reach."""
    asing = Instansi.objects.get(nama="Dinas Sorong")
    isi = Pesanan(
        model="instansi.Instansi",
        kunci=[lima[0].pk, asing.pk, lima[2].pk],
        tabel="tests.core.daftar_contoh.TabelInstansi",
        kolom=["nama"],
        kepala=["Nama"],
        nama="instansi.xlsx",
        izin="evaluasi.ekspor_baris_evaluasi",
    )
    cache.set(f"ekspor:{pekerjaan.pk}", isi)
    return pekerjaan


def isi_hasil(pekerjaan: Pekerjaan, folder) -> list[str]:
    berkas = Berkas.objects.get(pemilik_id=str(pekerjaan.pk))
    return [b[0] for b in baca_xlsx((folder / berkas.jalur).read_bytes())]


def test_pekerjaan_ekspor_menanyakan_jangkauan_lagi(pesanan, folder_berkas, sari):
    ekspor_jalankan(str(pesanan.pk), pesanan.kota_id)
    assert isi_hasil(pesanan, folder_berkas) == ["Nama", "Unit 1", "Unit 3"]


def test_pekerjaan_ekspor_sesudah_peran_dicabut_kosong(pesanan, folder_berkas, sari):
    sari.penugasan.all().delete()
    ekspor_jalankan(str(pesanan.pk), pesanan.kota_id)
    assert isi_hasil(pesanan, folder_berkas) == ["Nama"]


def test_pekerjaan_ekspor_dua_kali_berhasil_sekali(pesanan):
    ekspor_jalankan(str(pesanan.pk), pesanan.kota_id)
    ekspor_jalankan(str(pesanan.pk), pesanan.kota_id)
    assert Berkas.objects.count() == 1


def test_pesanan_yang_hilang_menggagalkan_pekerjaan_dengan_jelas(pekerjaan):
    ekspor_jalankan(str(pekerjaan.pk), pekerjaan.kota_id)
    pekerjaan.refresh_from_db()
    assert pekerjaan.keadaan == KeadaanPekerjaan.GAGAL
    assert "ulangi" in pekerjaan.pesan


def test_terlalu_besar_untuk_excel(lima, masuk, sari, monkeypatch):
    monkeypatch.setattr(modul, "XLSX_MAKS", 2)
    jawaban = masuk(sari).get(ALAMAT, {"format": "xlsx"}, follow=True)
    assert "persempit saringan" in str(next(iter(jawaban.context["messages"])))
    assert not CatatanAkses.objects.exists()


@pytest.mark.parametrize("format_berkas", ["csv", "xlsx"])
def test_baris_bebas_diekspor_dengan_penjagaan_yang_sama(format_berkas):
    jawaban = baris_tanggapan(
        ["Nama"], [["=1+1"], ["Dinas"]], judul="Peta: [2026]", nama="peta", format_berkas=format_berkas
    )
    isi = baca_csv(jawaban) if format_berkas == "csv" else baca_xlsx(jawaban.content)
    assert [b[0] for b in isi] == ["Nama", "'=1+1", "Dinas"]
