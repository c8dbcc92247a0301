"""The one list shape: filter, search, sort, chips, pages, columns and saved views, all of it in the address."""

import re
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from asn.core import halaman as modul
from asn.core.models import TampilanTersimpan
from asn.core.querysets import diurut_sendiri
from kepegawaian.instansi.models import Instansi
from tests.kepegawaian.pembuat import buat_instansi

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.core.daftar_contoh")]

ALAMAT = "/contoh/"


@pytest.fixture
def tujuh(lingkup, kota_tangsel, kota_sorong):
    """Seven units in one city, in reverse order of name, and one in the other city."""
    buat_instansi(kota_sorong, "Dinas Sorong")
    jenis = ("dinas", "badan", "kecamatan")
    return [
        buat_instansi(kota_tangsel, f"Unit {n}", jenis=jenis[n % 3], urutan=n, berlaku_mulai=date(2020, 1, 1 + n))
        for n in reversed(range(1, 8))
    ]


@pytest.fixture
def buka(tujuh, masuk, sari):
    browser = masuk(sari)

    def minta(**parameter):
        return browser.get(ALAMAT, parameter).context

    return minta


def nama(konteks) -> list[str]:
    return [baris.record.nama for baris in konteks["tabel"].rows]


def test_halaman_pertama_dan_jumlah(buka):
    konteks = buka()
    assert nama(konteks) == ["Unit 1", "Unit 2", "Unit 3"]
    assert konteks["jumlah_label"] == "7 instansi"
    assert (konteks["halaman"].number, konteks["halaman"].has_next) == (1, True)
    assert konteks["halaman"].paginator.num_pages == 3
    assert konteks["tambahan"] == "isi tambahan"


def test_setiap_baris_tepat_pada_satu_halaman(buka):
    assert [n for halaman in (1, 2, 3) for n in nama(buka(halaman=halaman))] == [f"Unit {n}" for n in range(1, 8)]
    assert not buka(halaman=3)["halaman"].has_next


@pytest.mark.parametrize(
    ("halaman", "hasil"), [("99", 3), ("0", 1), ("-3", 1), ("abc", 1), ("9" * 30, 1), ("²", 1), ("", 1)]
)
def test_nomor_halaman_yang_aneh(buka, halaman, hasil):
    assert buka(halaman=halaman)["halaman"].number == hasil


def test_urutan_tetap_bila_nilainya_sama(lingkup, kota_tangsel, masuk, sari):
    for _ in range(7):
        buat_instansi(kota_tangsel, "Nama Sama")
    browser = masuk(sari)
    pk = [b.record.pk for h in (1, 2, 3) for b in browser.get(f"{ALAMAT}?halaman={h}&urut=nama").context["tabel"].rows]
    assert len(set(pk)) == 7


@pytest.mark.parametrize(
    ("urut", "hasil"),
    [
        ("nama", ["Unit 1", "Unit 2", "Unit 3"]),
        ("-nama", ["Unit 7", "Unit 6", "Unit 5"]),
        ("-urutan", ["Unit 7", "Unit 6", "Unit 5"]),
        ("-jenis", ["Unit 1", "Unit 2", "Unit 3"]),  # not in the whitelist
        ("-kota__nama", ["Unit 1", "Unit 2", "Unit 3"]),  # not a column at all
    ],
)
def test_urut_menurut_daftar_putih(buka, urut, hasil):
    assert nama(buka(urut=urut)) == hasil


def test_cari_dan_saring(buka):
    konteks = buka(q="unit 5")
    assert nama(konteks) == ["Unit 5"]
    assert konteks["q"] == "unit 5"
    assert nama(buka(jenis=["badan", "kecamatan"], urut="-nama")) == ["Unit 7", "Unit 5", "Unit 4"]
    assert nama(buka(berlaku_mulai_after="2020-01-07", berlaku_mulai_before="2020-01-07")) == ["Unit 6"]
    assert buka(q="tidak ada")["jumlah_label"] == "0 instansi"


def test_saringan_tidak_sah_tidak_menampilkan_apa_pun(buka):
    konteks = buka(jenis="bukan_jenis")
    assert nama(konteks) == []
    assert konteks["filter"].form.errors["jenis"]


def test_pilihan_saringan_hanya_yang_terlihat(buka, tujuh):
    pilihan = {str(label) for _, label in buka()["filter"].form.fields["induk"].choices}
    assert "Unit 1" in pilihan
    assert "Dinas Sorong" not in pilihan


@pytest.mark.parametrize(
    ("parameter", "label"),
    [
        ({"jenis": ["badan"]}, ["Jenis: Badan"]),
        ({"jenis": ["badan", "kecamatan"]}, ["Jenis: Badan", "Jenis: Kecamatan"]),
        ({"berlaku_mulai_after": "2020-01-03"}, ["Berlaku: mulai 3 Januari 2020"]),
        ({"berlaku_mulai_before": "2020-01-03"}, ["Berlaku: sampai 3 Januari 2020"]),
        (
            {"berlaku_mulai_after": "2020-01-03", "berlaku_mulai_before": "2020-02-01"},
            ["Berlaku: 3 Januari 2020 sampai 1 Februari 2020"],
        ),
        ({"urutan": "1200"}, ["Urutan: 1.200"]),
        ({"berinduk": "true"}, ["Berinduk: ya"]),
        ({"q": "unit", "jenis": ""}, []),
    ],
)
def test_chip_menyebut_saringan_dengan_kata(buka, parameter, label):
    assert [c["label"] for c in buka(**parameter)["chip"]] == label


def test_chip_menghapus_hanya_saringannya_sendiri(buka):
    chip = buka(q="unit", jenis=["badan", "kecamatan"], berlaku_mulai_after="2020-01-02", urut="-nama", halaman="2")[
        "chip"
    ]
    sisa = [parse_qs(urlsplit(c["url"]).query) for c in chip]
    dasar = {"q": ["unit"], "urut": ["-nama"]}
    assert sisa == [
        dasar | {"jenis": ["kecamatan"], "berlaku_mulai_after": ["2020-01-02"]},
        dasar | {"jenis": ["badan"], "berlaku_mulai_after": ["2020-01-02"]},
        dasar | {"jenis": ["badan", "kecamatan"]},
    ]


def test_chip_pilihan_baris_menyebut_namanya(buka, tujuh):
    assert buka(induk=tujuh[0].pk)["chip"] == [{"label": "Induk: Unit 7", "url": ALAMAT}]


def test_saringan_bersih_mempertahankan_urutan_dan_kolom(buka):
    assert parse_qs(urlsplit(buka(q="x", urut="-nama", kolom="jenis")["url_bersih"]).query) == {
        "urut": ["-nama"],
        "kolom": ["jenis"],
    }


@pytest.mark.parametrize(
    ("kolom", "tampil"),
    [
        (None, ["nama", "jenis", "urutan"]),
        ("jenis,sumber", ["nama", "jenis", "sumber"]),
        (["jenis", "sumber"], ["nama", "jenis", "sumber"]),
        ("sumber", ["nama", "sumber"]),  # the column that names the row stays
        ("tidak_ada", ["nama", "jenis", "urutan"]),
    ],
)
def test_pilihan_kolom(buka, kolom, tampil):
    konteks = buka(**({"kolom": kolom} if kolom else {}))
    assert [k.name for k in konteks["tabel"].columns] == tampil
    assert {k.nama for k in konteks["kolom_pilihan"]} == {"jenis", "urutan", "berlaku_mulai", "sumber"}
    assert {k.nama for k in konteks["kolom_pilihan"] if k.tampil} == set(tampil) - {"nama"}


def test_kolom_tersembunyi_satu_permintaan_tidak_menyembunyikan_yang_berikut(buka):
    buka(kolom="sumber")
    assert [k.name for k in buka()["tabel"].columns] == ["nama", "jenis", "urutan"]


def test_daftar_panjang_tidak_dihitung_habis(buka, monkeypatch):
    monkeypatch.setattr(modul, "HITUNG_MAKS", 5)
    konteks = buka()
    assert konteks["jumlah_label"] == "Lebih dari 5 instansi"
    assert konteks["halaman"].paginator.num_pages is None
    assert nama(buka(halaman=3)) == ["Unit 7"]


def test_jumlah_kueri_tidak_bertambah_dengan_baris(
    lingkup, kota_tangsel, masuk, sari, django_assert_max_num_queries, django_assert_num_queries
):
    browser = masuk(sari)
    buat_instansi(kota_tangsel, "Satu")
    browser.get(ALAMAT)  # content types, which a process reads once
    with django_assert_max_num_queries(16) as satu:
        browser.get(ALAMAT)
    for n in range(9):
        buat_instansi(kota_tangsel, f"Unit {n}")
    # One more: with a next page the rows are counted.
    with django_assert_num_queries(len(satu.captured_queries) + 1):
        browser.get(ALAMAT)


def test_baris_hanya_dari_jangkauan(tujuh, masuk, citra, buat_pengguna, kota_tangsel, client):
    assert nama(masuk(citra).get(ALAMAT).context) == ["Dinas Sorong"]
    pengelola = buat_pengguna("eka", kota_tangsel, ("PENGELOLA_INSTANSI", {"instansi": tujuh[0]}))
    assert nama(masuk(pengelola).get(ALAMAT).context) == ["Unit 7"]
    assert masuk(buat_pengguna("dewi", kota_tangsel)).get(ALAMAT).status_code == 403
    assert client.get(ALAMAT).status_code == 302


def test_halaman_terbaca_tanpa_javascript(tujuh, masuk, sari):
    html = masuk(sari).get(ALAMAT, {"jenis": "badan", "urut": "-nama"}).content.decode()
    assert 'aria-sort="descending"' in html
    assert "Jenis: Badan" in html
    assert not re.search(r"<[^>]+\sstyle=", html)
    assert "Unduh" in html


def test_tautan_halaman_dan_urut_menyimpan_saringan(tujuh, masuk, sari):
    html = masuk(sari).get(ALAMAT, {"q": "unit", "kolom": "jenis"}).content.decode().replace("&amp;", "&")
    assert 'href="/contoh/?q=unit&kolom=jenis&halaman=2"' in html
    assert re.search(r'href="\?[^"]*q=unit[^"]*urut=nama|href="\?[^"]*urut=nama[^"]*q=unit', html)


def test_tampilan_tersimpan_dibuat_dipakai_dan_dihapus(tujuh, masuk, sari):
    browser = masuk(sari)
    konteks = browser.get(ALAMAT, {"q": "unit", "halaman": "2"}).context
    jawaban = browser.post(konteks["url_simpan_saringan"], {"nama": " Unit saya ", "kueri": "q=unit&halaman=2"})
    assert jawaban.headers["Location"] == "/contoh/?q=unit&halaman=2"
    tampilan = TampilanTersimpan.objects.get()
    assert (tampilan.nama, tampilan.kueri, tampilan.daftar, tampilan.pengguna) == (
        "Unit saya",
        "q=unit",
        "instansi",
        sari,
    )
    (butir,) = browser.get(ALAMAT, {"q": "unit"}).context["saringan_tersimpan"]
    assert (butir["label"], butir["url"], butir["aktif"]) == ("Unit saya", "/contoh/?q=unit", True)
    assert browser.post(butir["url_hapus"], {"kembali": "/contoh/"}).headers["Location"] == "/contoh/"
    assert not TampilanTersimpan.objects.exists()


@pytest.mark.parametrize("nama_tampilan", ["", "   ", "x" * 81])
def test_tampilan_tanpa_nama_ditolak_dengan_pesan(tujuh, masuk, sari, nama_tampilan):
    browser = masuk(sari)
    jawaban = browser.post(browser.get(ALAMAT).context["url_simpan_saringan"], {"nama": nama_tampilan}, follow=True)
    assert [m.level_tag for m in jawaban.context["messages"]] == ["danger"]
    assert not TampilanTersimpan.objects.exists()


def test_tampilan_orang_lain_tidak_terlihat_dan_tidak_terhapus(tujuh, masuk, sari, budi):
    milik_budi = TampilanTersimpan.objects.create(pengguna=budi, daftar="instansi", nama="Budi", kueri="q=x")
    browser = masuk(sari)
    assert browser.get(ALAMAT).context["saringan_tersimpan"] == []
    assert browser.post(reverse("tampilan_hapus", args=[milik_budi.pk])).status_code == 404
    assert TampilanTersimpan.objects.count() == 1


@pytest.mark.parametrize("kembali", ["https://jahat.invalid/x", "//jahat.invalid/x", "javascript:alert(1)"])
def test_simpan_tampilan_tidak_mengalihkan_keluar(tujuh, masuk, sari, kembali):
    alamat = f"{reverse('tampilan_simpan')}?daftar=instansi&kembali={kembali}"
    assert masuk(sari).post(alamat, {"nama": "x", "kueri": ""}).headers["Location"].startswith("/")
    assert "jahat" not in masuk(sari).post(alamat, {"nama": "y", "kueri": ""}).headers["Location"]


@pytest.mark.parametrize("urut", ["nama", "-nama", "urutan", "-urutan"])
def test_baris_sedikit_diurut_sendiri_dengan_hasil_sama(tujuh, buka, monkeypatch, urut):
    """Sorted after they were found, or read in the order of the index: the same rows on the same pages."""
    kueri = Instansi.objects.order_by(urut, "pk")
    assert "COALESCE" in str(diurut_sendiri(kueri).query)
    assert list(diurut_sendiri(kueri)) == list(kueri)
    sendiri = [nama(buka(jenis="dinas", urut=urut, halaman=h)) for h in (1, 2)]
    monkeypatch.setattr(modul, "SEDIKIT", -1)
    assert [nama(buka(jenis="dinas", urut=urut, halaman=h)) for h in (1, 2)] == sendiri


@pytest.mark.parametrize("urut", ["induk", "-induk"])
def test_urutan_menurut_relasi_dibiarkan(lingkup, urut):
    assert "COALESCE" not in str(diurut_sendiri(Instansi.objects.order_by(urut)).query)


def test_jumlah_di_atas_batas_diingat_dan_di_bawahnya_tidak(buka, kota_tangsel, settings, monkeypatch):
    settings.HALAMAN_BERSAMA_DETIK = 60
    assert buka(jenis="dinas")["jumlah_label"] == "2 instansi"
    buat_instansi(kota_tangsel, "Unit 8", jenis="dinas")
    assert buka(jenis="dinas")["jumlah_label"] == "3 instansi"
    monkeypatch.setattr(modul, "HITUNG_MAKS", 4)
    with CaptureQueriesContext(connection) as pertama:
        assert buka()["jumlah_label"] == "Lebih dari 4 instansi"
    with CaptureQueriesContext(connection) as kedua:
        assert buka(halaman=2)["jumlah_label"] == "Lebih dari 4 instansi"
    assert ["COUNT(" in " ".join(k["sql"] for k in kueri) for kueri in (pertama, kedua)] == [True, False]


def test_pencarian_menemukan_semuanya_dengan_satu_kueri(buka, monkeypatch):
    """Found, sorted and counted by its keys; beyond the cap read in the order of the index, with the same rows."""
    with CaptureQueriesContext(connection) as kueri:
        halaman = [buka(q="unit", urut="-nama", halaman=h) for h in (1, 2, 3, 9)]
    assert [nama(h) for h in halaman] == [[f"Unit {n}" for n in deret] for deret in ((7, 6, 5), (4, 3, 2), (1,), (1,))]
    assert {h["jumlah_label"] for h in halaman} == {"7 instansi"}
    assert [h["halaman"].has_next for h in halaman] == [True, True, False, False]
    assert 'COUNT(*) FROM (SELECT "instansi_instansi"' not in " ".join(k["sql"] for k in kueri)
    monkeypatch.setattr(modul, "HITUNG_MAKS", 5)
    assert [nama(buka(q="unit", urut="-nama", halaman=h)) for h in (1, 2, 3)] == [nama(h) for h in halaman[:3]]
    assert buka(q="unit")["jumlah_label"] == "Lebih dari 5 instansi"
    assert nama(buka(q="tidak ada")) == []
