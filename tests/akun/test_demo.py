"""The demo door opens only on a demo installation, and only for personas."""

import pytest

from asn.akun.persona import PERSONA_KOTA, PERSONA_PUSAT, PUSAT


@pytest.fixture
def persona(buat_pengguna, kota_tangsel):
    bkd = PERSONA_KOTA[0]
    orang = buat_pengguna("demo.bkd", kota_tangsel, ("BKD", {}))
    orang.email = bkd.email(kota_tangsel.kode)
    orang.save()
    return orang


@pytest.fixture
def demo(settings):
    settings.DEMO = True


class TestTertutup:
    def test_pintu_404(self, client, persona):
        assert client.get("/akun/demo/").status_code == 404

    def test_masuk_404(self, client, persona):
        assert client.post("/akun/demo/masuk/", {"email": persona.email}).status_code == 404
        assert "_auth_user_id" not in client.session

    def test_sesi_demo_lama_tidak_menggantikan_mfa(self, client, settings, persona):
        settings.DEMO = True
        client.post("/akun/demo/masuk/", {"email": persona.email})
        settings.DEMO = False
        assert client.get("/akun/sesi/").status_code == 302


@pytest.mark.usefixtures("demo")
class TestTerbuka:
    def test_kartu_hanya_bagi_akun_yang_ada(self, client, persona):
        isi = client.get("/akun/demo/").content.decode()
        assert "Tangerang Selatan" in isi
        assert isi.count('class="kartu persona"') == 1

    def test_kosong_menjelaskan_diri(self, client, db):
        assert "Data demo belum dibuat" in client.get("/akun/demo/").content.decode()

    def test_masuk_tanpa_sandi_dengan_pita(self, client, persona):
        assert client.post("/akun/demo/masuk/", {"email": persona.email}).url == "/dasbor/"
        jawaban = client.get("/akun/sesi/")
        assert jawaban.context["user"] == persona
        assert "Mode demo" in jawaban.content.decode()

    def test_sesi_persona_terdaftar_dan_dapat_diakhiri(self, client, persona):
        client.post("/akun/demo/masuk/", {"email": persona.email})
        assert "Sesi ini" in client.get("/akun/sesi/").content.decode()

    @pytest.mark.parametrize("email", ["", "sari@contoh.invalid", "x@demo.invalid"])
    def test_akun_lain_404(self, client, sari, persona, email):
        assert client.post("/akun/demo/masuk/", {"email": email}).status_code == 404

    def test_persona_nonaktif_404(self, client, persona):
        persona.is_active = False
        persona.save()
        assert client.post("/akun/demo/masuk/", {"email": persona.email}).status_code == 404

    def test_bukan_lewat_get(self, client, persona):
        assert client.get("/akun/demo/masuk/").status_code == 405

    def test_berganti_persona_tidak_membawa_bukti_orang_lain(self, client, persona, sari):
        client.post("/akun/demo/masuk/", {"email": persona.email})
        client.force_login(sari)
        assert client.get("/dasbor/").url == "/akun/mfa/"


def test_kunci_persona_lengkap():
    kunci = {p.kunci for p in PERSONA_KOTA}
    assert kunci == {
        *("bkd", "ppk", "kepala_dinas", "pengelola", "atasan", "pegawai"),
        *("admin_kota", "auditor", "tim_penilai", "konselor", "cemerlang", "terperiksa"),
        *("koordinator_aduan", "penghubung", "inspektorat", "panitia", "pelamar", "pengajar"),
    }
    assert PERSONA_PUSAT.email(PUSAT) == "admin_pusat.pusat@demo.invalid"
