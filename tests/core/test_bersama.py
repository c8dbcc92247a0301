"""Pages kept for everybody: laid out once, and each visitor's token, key and nonce are their own all the same."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from asn.core.ingat import _INGATAN, ingat

pytestmark = pytest.mark.django_db
LAPOR = "/lapor/tangerang-selatan/"


@pytest.fixture(autouse=True)
def disimpan(settings, lingkup, kota_tangsel):
    settings.HALAMAN_BERSAMA_DETIK = 60
    _INGATAN.clear()
    yield
    _INGATAN.clear()


def isian(teks: str, nama: str) -> str:
    return re.search(rf'name="{nama}" value="([^"]+)"', teks)[1]


def test_halaman_kedua_tanpa_kueri_dan_dengan_kunci_sendiri():
    satu = Client().get(LAPOR)
    with CaptureQueriesContext(connection) as kueri:
        dua = Client().get(LAPOR)
    assert len(kueri) == 0
    for nama in ("csrfmiddlewaretoken", "kunci"):
        assert isian(satu.text, nama) != isian(dua.text, nama)
    for jawaban in (satu, dua):
        assert jawaban.headers["Cache-Control"].startswith("max-age=0")
        [nonce] = set(re.findall(r' nonce="([^"]+)"', jawaban.text)) or {""}
        assert f"'nonce-{nonce}'" in jawaban.headers["Content-Security-Policy"] or not nonce


def test_formulir_dari_halaman_tersimpan_dapat_dikirim():
    Client().get(LAPOR)
    warga = Client(enforce_csrf_checks=True)
    isi = warga.get(LAPOR).text
    kiriman = {
        "jenis": "pengaduan",
        "judul": "Lampu jalan padam sejak Senin",
        "isi": "Lampu jalan di depan pasar padam sejak Senin malam.",
        "kunci": isian(isi, "kunci"),
    }
    assert warga.post(LAPOR, kiriman).status_code == 403
    lengkap = kiriman | {"csrfmiddlewaretoken": isian(isi, "csrfmiddlewaretoken")}
    assert warga.post(LAPOR, lengkap).status_code == 302


def test_yang_punya_sesi_mendapat_halamannya_sendiri(masuk, buat_pengguna, kota_tangsel):
    orang = masuk(buat_pengguna("sari", kota_tangsel, ("BKD", {})))
    assert "sari" in orang.get(LAPOR).text.lower()
    assert "sari" not in Client().get(LAPOR).text.lower()
    Client().get(LAPOR)
    assert "sari" in orang.get(LAPOR).text.lower()


@pytest.mark.parametrize("kueri", ["?x=1", "?nomor=TS-1", "?halaman=12345678901"])
def test_parameter_asing_tidak_menambah_simpanan(kueri):
    Client().get(f"{LAPOR}terbit/{kueri}")
    with CaptureQueriesContext(connection) as catatan:
        Client().get(f"{LAPOR}terbit/{kueri}")
    assert len(catatan) > 0


def test_nomor_di_alamat_lacak_tidak_sampai_ke_orang_lain():
    assert "TS-ABCD" in Client().get(f"{LAPOR}lacak/?nomor=TS-ABCD").text
    assert "TS-ABCD" not in Client().get(f"{LAPOR}lacak/").text


def test_yang_tidak_ada_tidak_disimpan():
    assert Client().get("/statistik/tangerang-selatan/?tahun=1999").status_code == 404
    assert Client().get("/statistik/bandung/").status_code == 404


def test_tema_membedakan_halaman():
    gelap = Client()
    gelap.cookies["tema"] = "gelap"
    assert 'media="screen"' in gelap.get(LAPOR).text
    assert 'media="screen"' not in Client().get(LAPOR).text


def test_ingatan_berakhir_dan_dapat_dimatikan(settings, monkeypatch):
    nilai = iter(range(9))
    assert [ingat("a", lambda: next(nilai)) for _ in range(3)] == [0, 0, 0]
    monkeypatch.setattr("asn.core.ingat.time.monotonic", lambda: 10.0**9)
    assert ingat("a", lambda: next(nilai)) == 1
    settings.HALAMAN_BERSAMA_DETIK = 0
    assert [ingat("a", lambda: next(nilai)) for _ in range(2)] == [2, 3]
