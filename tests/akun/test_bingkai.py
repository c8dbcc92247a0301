"""The frame: menus by role, the line "Anda melihat", and no query of its own."""

import pytest
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from asn.akun import context_processors
from asn.akun.models import Pengguna
from asn.akun.templatetags.akun import peramban
from asn.core.cacah import PENGHITUNG
from tests.kepegawaian.pembuat import buat_instansi, buat_jabatan, buat_kepala, buat_pegawai

pytestmark = pytest.mark.usefixtures("lingkup")


def bingkai(client) -> dict:
    return client.get("/akun/sesi/").context


def label(konteks) -> set[str]:
    return {b["label"] for k in konteks["menu"] for b in k["butir"]}


def test_tamu_tanpa_kueri(client, db):
    with CaptureQueriesContext(connection) as kueri:
        jawaban = client.get("/")
    assert not [k for k in kueri if "akun_" in k["sql"] or "instansi_" in k["sql"]]
    assert "menu" not in jawaban.context


def test_bkd(masuk, sari):
    konteks = bingkai(masuk(sari))
    assert konteks["kota_aktif"] == {"kode": "36.74", "nama": "Tangerang Selatan", "inisial": "TS"}
    assert konteks["lingkup_label"] == "seluruh perangkat daerah Tangerang Selatan"
    assert konteks["peran_label"] == "Analis kepegawaian (BKD/BKPSDM)"
    assert "Pengguna dan peran" not in label(konteks)
    assert "Administrasi" not in label(konteks)


def test_admin_kota(masuk, dewi):
    assert {"Pengguna dan peran", "Lihat sebagai", "Administrasi"} <= label(bingkai(masuk(dewi)))


def test_pusat(masuk, farah):
    konteks = bingkai(masuk(farah))
    assert konteks["kota_aktif"] is None
    assert konteks["lingkup_label"] == "seluruh kota"
    assert "Lihat sebagai" not in label(konteks)


def test_instansi(masuk, buat_pengguna, kota_tangsel):
    dinas = buat_instansi(kota_tangsel, "Dinas Kesehatan")
    orang = buat_pengguna("hana", kota_tangsel, ("KEPALA_INSTANSI", {"instansi": dinas}))
    assert bingkai(masuk(orang))["lingkup_label"] == "Dinas Kesehatan"


def test_pegawai_dan_atasan(masuk, buat_pengguna, kota_tangsel):
    dinas = buat_instansi(kota_tangsel)
    kepala = buat_kepala(dinas)
    staf = buat_jabatan(dinas, atasan=kepala)
    bos = buat_pengguna("bos", kota_tangsel, pegawai=buat_pegawai(kota_tangsel, "Bos", jabatan=kepala))
    anak = buat_pengguna("anak", kota_tangsel, pegawai=buat_pegawai(kota_tangsel, "Anak", jabatan=staf))
    assert bingkai(masuk(bos))["lingkup_label"] == "bawahan langsung Anda"
    konteks = bingkai(masuk(anak))
    assert konteks["lingkup_label"] == "data Anda sendiri"
    assert konteks["peran_label"] == "Pegawai"
    assert not label(konteks) & {"Daftar pegawai", "Dasbor kota", "Evaluasi berkala", "Administrasi", "Bawahan saya"}


def terbuka(konteks) -> dict[str, bool]:
    return {k["judul"]: k["terbuka"] for k in konteks["menu"] if k["judul"]}


def test_menu_panjang_melipat(masuk, sari):
    """Twenty entries and more: only the group of the current page is unfolded; what has no title always shows."""
    konteks = masuk(sari).get("/pegawai/").context
    assert [judul for judul, buka in terbuka(konteks).items() if buka] == ["Buku induk"]
    assert [b["label"] for b in konteks["menu"][0]["butir"]] == ["Beranda saya", "Kotak tugas", "Kabar"]
    assert not any(terbuka(bingkai(masuk(sari))).values())


def test_menu_pendek_terbuka(masuk, buat_pengguna, kota_tangsel):
    orang = buat_pengguna("anak", kota_tangsel, pegawai=buat_pegawai(kota_tangsel, "Anak"))
    assert all(terbuka(bingkai(masuk(orang))).values())


def test_menu_teringat_milik_izin_yang_sama(masuk, buat_pengguna, kota_tangsel, sari, settings):
    """What was worked out for one user is offered to his like, and to nobody who holds less."""
    bebas = label(bingkai(masuk(sari)))
    settings.HALAMAN_BERSAMA_DETIK = 60
    orang = buat_pengguna("anak", kota_tangsel, ("PANITIA", {}))
    kembar = buat_pengguna("kembar", kota_tangsel, ("BKD", {}))
    assert label(bingkai(masuk(sari))) == label(bingkai(masuk(kembar))) == bebas
    assert "Daftar pegawai" not in label(bingkai(masuk(orang)))
    assert label(bingkai(masuk(sari))) == bebas


def test_lipatan_memberi_tahu_yang_menunggu(masuk, sari, monkeypatch):
    monkeypatch.setitem(PENGHITUNG, "pegawai:daftar", lambda pengguna: 3)
    assert [k["judul"] for k in bingkai(masuk(sari))["menu"] if k["menunggu"]] == ["Buku induk"]


def test_yang_ditolak_tidak_menghitung_ulang(masuk, sari, monkeypatch):
    """What waits is counted anew after what was done, and not after what was refused."""
    dihitung: list[int] = []
    monkeypatch.setitem(PENGHITUNG, "pegawai:daftar", lambda pengguna: dihitung.append(1) or 3)
    client = masuk(sari)
    jumlah = []
    for alamat in ("/kabar/1/baca/", "/akun/lihat-sebagai/1/", "/kabar/baca-semua/"):
        jumlah.append((client.post(alamat).status_code, bingkai(client) and len(dihitung)))
    assert jumlah == [(404, 1), (403, 1), (302, 2)]


def test_menu_pengguna(masuk, sari):
    butir = {b["label"] for b in bingkai(masuk(sari))["menu_pengguna"]}
    assert butir == {"Keamanan akun", "Sesi masuk", "Ganti kata sandi", "Pekerjaan saya"}


@pytest.mark.parametrize("siapa", ["sari", "dewi", "farah"])
def test_jumlah_kueri_halaman_tetap_kecil(request, masuk, siapa):
    client = masuk(request.getfixturevalue(siapa))
    client.get("/akun/sandi/ganti/")
    with CaptureQueriesContext(connection) as kueri:
        client.get("/akun/sandi/ganti/", follow=True)
    milik_akun = [k["sql"] for k in kueri if '"akun_' in k["sql"]]
    assert len(milik_akun) <= 4, milik_akun


@pytest.mark.parametrize(
    ("agen", "sebutan"),
    [
        ("Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36", "Chrome di Android"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/120.0 Safari/537.36 Edg/120.0", "Edge di Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Safari/604.1", "Safari di iPhone"),
        ("curl/8.0", "curl/8.0"),
        ("", "tidak dikenal"),
    ],
)
def test_sebutan_peramban(agen, sebutan):
    assert peramban(agen) == sebutan


class TestSesiSendiri:
    def test_mengakhiri_satu_sesi(self, client, bersandi, gita):
        bersandi(gita)
        lain = type(client)()
        for k in (client, lain):
            k.post("/akun/masuk/", {"login": "gita", "password": "kopi-pagi-di-serpong"})
        daftar = client.get("/akun/sesi/").context["sessions"]
        assert len(daftar) == 2
        asing = next(s for s in daftar if s.session_key == lain.session.session_key)
        assert client.post(f"/akun/sesi/{asing.pk}/akhiri/").url == "/akun/sesi/"
        assert lain.get("/akun/sesi/").status_code == 302
        assert client.get("/akun/sesi/").status_code == 200

    def test_sesi_ini_dan_sesi_orang_lain_ditolak(self, client, bersandi, gita, buat_pengguna, kota_tangsel):
        bersandi(gita)
        orang = bersandi(buat_pengguna("hana", kota_tangsel))
        lain = type(client)()
        client.post("/akun/masuk/", {"login": "gita", "password": "kopi-pagi-di-serpong"})
        lain.post("/akun/masuk/", {"login": "hana", "password": "kopi-pagi-di-serpong"})
        ini = client.get("/akun/sesi/").context["sessions"][0]
        itu = lain.get("/akun/sesi/").context["sessions"][0]
        assert client.post(f"/akun/sesi/{ini.pk}/akhiri/").status_code == 403
        assert client.post(f"/akun/sesi/{itu.pk}/akhiri/").status_code == 404
        assert Pengguna.objects.filter(pk=orang.pk, is_active=True).exists()


def test_bingkai_dihitung_sekali_untuk_semua_templat_sebuah_halaman(sari):
    """A page draws its tables as templates of their own; the menu with its count of tasks is made only once."""
    request = RequestFactory().get("/")
    request.user = sari
    assert context_processors.bingkai(request) is context_processors.bingkai(request)
