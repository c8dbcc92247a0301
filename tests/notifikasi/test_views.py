"""The inbox by its owner, a colleague and a stranger; the bell in the frame."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from asn.notifikasi.models import Kabar, PilihanSurel
from asn.notifikasi.rules.jenis import JENIS

DAFTAR = "/kabar/"
pytestmark = pytest.mark.usefixtures("lingkup")


def alamat(nama: str, kabar: Kabar) -> str:
    return reverse(f"notifikasi:{nama}", args=[kabar.pk])


def test_belum_dibaca_paling_atas(kirim, gita, masuk):
    lama, baru = kirim(judul="Lama"), kirim(judul="Baru")
    klien = masuk(gita)
    klien.post(alamat("baca", baru))
    assert [k.judul for k in klien.get(DAFTAR).context["tabel"].data] == ["Lama", "Baru"]
    klien.post(alamat("belum", baru))
    klien.post(alamat("baca", lama))
    assert [k.judul for k in klien.get(DAFTAR).context["tabel"].data] == ["Baru", "Lama"]


def test_membuka_menandai_dan_membawa_ke_tautan(kirim, gita, masuk):
    kabar = kirim(tautan="/evaluasi/saya/")
    jawaban = masuk(gita).post(alamat("buka", kabar))
    kabar.refresh_from_db()
    assert (jawaban.url, kabar.dibaca) == ("/evaluasi/saya/", True)


def test_tanpa_tautan_kembali_ke_kotak(kirim, gita, masuk):
    assert masuk(gita).post(alamat("buka", kirim())).url == DAFTAR


def test_dua_kali_tidak_apa(kirim, gita, masuk):
    kabar, klien = kirim(), masuk(gita)
    assert [klien.post(alamat("baca", kabar)).status_code for _ in range(2)] == [302, 302]


@pytest.mark.parametrize("nama", ["buka", "baca", "belum"])
@pytest.mark.parametrize("siapa", ["sari", "citra"])
def test_orang_lain_tidak_menemukannya(request, kirim, masuk, nama, siapa):
    kabar = kirim()
    assert masuk(request.getfixturevalue(siapa)).post(alamat(nama, kabar)).status_code == 404
    kabar.refresh_from_db()
    assert not kabar.dibaca


def test_daftar_hanya_milik_sendiri(kirim, sari, masuk):
    kirim(judul="Rahasia Gita")
    assert "Rahasia Gita" not in masuk(sari).get(DAFTAR).content.decode()


@pytest.mark.parametrize("nama", ["buka", "baca", "belum"])
def test_membaca_tidak_lewat_tautan(kirim, gita, masuk, nama):
    """A mail scanner that follows links must not read the news."""
    assert masuk(gita).get(alamat(nama, kirim())).status_code == 405


def test_baca_semua(kirim, gita, masuk):
    kirim()
    kirim()
    klien = masuk(gita)
    isi = klien.post(reverse("notifikasi:baca_semua"), follow=True).content.decode()
    assert "2 kabar ditandai" in isi
    assert "Tandai semua" not in isi


def test_cari_dan_saring(kirim, gita, masuk):
    kirim(judul="KGB April", jenis="hak")
    kirim(judul="Usulan diterima", isi="Nomor 7")
    klien = masuk(gita)
    assert [k.judul for k in klien.get(DAFTAR, {"q": "nomor 7"}).context["tabel"].data] == ["Usulan diterima"]
    assert [k.judul for k in klien.get(DAFTAR, {"jenis": "hak"}).context["tabel"].data] == ["KGB April"]
    assert klien.get(DAFTAR, {"dibaca": "True"}).context["jumlah_label"] == "0 kabar"


def test_isi_tidak_menjadi_markah(kirim, gita, masuk):
    kirim(judul="<b>tebal</b>", isi="<script>x</script>")
    isi = masuk(gita).get(DAFTAR).content.decode()
    assert "<b>tebal" not in isi
    assert "<script>x" not in isi


class TestLonceng:
    def test_jumlah_di_setiap_halaman(self, kirim, gita, masuk):
        kirim()
        assert "Kabar, 1 belum dibaca" in masuk(gita).get("/akun/sesi/").content.decode()

    def test_tamu_tanpa_lonceng(self, client):
        assert 'class="lonceng"' not in client.get("/").content.decode()

    def test_satu_kueri_per_permintaan(self, kirim, gita, masuk):
        kirim()
        klien = masuk(gita)
        with CaptureQueriesContext(connection) as kueri:
            klien.get("/akun/sesi/")
        assert sum("notifikasi_kabar" in k["sql"] for k in kueri) == 1

    def test_pratinjau_tidak_melihat_kotak(self, kirim, gita, buat_pengguna, kota_tangsel, masuk):
        kirim(judul="Rahasia Gita")
        klien = masuk(buat_pengguna("dewi", kota_tangsel, ("ADMIN_KOTA", {})))
        klien.post(reverse("akun:lihat_sebagai_mulai", args=[gita.pk]), {"alasan": "Bantuan pengguna"})
        isi = klien.get(DAFTAR).content.decode()
        assert "Hanya baca" in isi
        assert "Rahasia Gita" not in isi
        assert 'class="lonceng"' not in isi


class TestPengaturan:
    def test_simpan_dan_tampil(self, gita, masuk):
        klien = masuk(gita)
        isi = dict.fromkeys(JENIS, "tidak") | {"hak": "ringkasan"}
        assert klien.post("/kabar/pengaturan/", isi).url == DAFTAR
        assert PilihanSurel.objects.get(pengguna=gita, jenis="hak").cara == "ringkasan"
        assert klien.get("/kabar/pengaturan/").context["form"]["hak"].value() == "ringkasan"

    def test_isian_ngawur_dijelaskan(self, gita, masuk):
        isi = dict.fromkeys(JENIS, "tidak") | {"hak": "merpati"}
        assert masuk(gita).post("/kabar/pengaturan/", isi).context["form"].errors.keys() == {"hak"}
        assert not PilihanSurel.objects.exists()
