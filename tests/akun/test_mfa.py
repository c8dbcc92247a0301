"""Staff reach nothing without a second factor; its secrets are encrypted; nobody is locked in or let around it."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.conf import settings as setelan
from django.test import Client
from django.urls import reverse

from asn.akun.services.pengguna import mfa_atur_ulang
from tests.akun.conftest import SANDI, isi_masuk

# A page of every logged-in person that is not one of the second factor itself.
TERTUTUP = "/akun/sesi/"
RAHASIA = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def kode(rahasia: str) -> str:
    return format_hotp_value(hotp_value(rahasia, next(yield_hotp_counters_from_time())))


@pytest.fixture
def totp(bersandi, sari):
    bersandi(sari)
    TOTP.activate(sari, RAHASIA)
    RecoveryCodes.activate(sari)
    return sari


class TestWajib:
    @pytest.mark.parametrize("alamat", ["/dasbor/", "/akun/sesi/", "/akun/sandi/ganti/", f"/{setelan.JALUR_ADMIN}/"])
    def test_petugas_tanpa_mfa_diarahkan_memasangnya(self, client, sari, alamat):
        client.force_login(sari)
        assert client.get(alamat).url == reverse("mfa_index")

    @pytest.mark.parametrize(
        "nama", ["mfa_index", "account_logout", "account_reauthenticate", "beranda", "healthz", "verifikasi_cari"]
    )
    def test_yang_tetap_terbuka(self, client, bersandi, sari, nama):
        client.force_login(bersandi(sari))
        assert client.get(reverse(nama)).status_code == 200

    def test_menu_tidak_ditawarkan_sebelum_mfa(self, client, sari):
        client.force_login(sari)
        isi = client.get("/akun/mfa/").content.decode()
        assert "Menu utama" not in isi
        assert "Peran Anda mewajibkannya" in isi

    def test_pegawai_biasa_tidak_wajib(self, client, gita):
        client.force_login(gita)
        assert client.get(TERTUTUP).status_code == 200

    def test_permintaan_htmx_diarahkan_peramban(self, client, sari):
        client.force_login(sari)
        jawaban = client.get("/dasbor/", headers={"HX-Request": "true"})
        assert jawaban.headers["HX-Redirect"] == reverse("mfa_index")

    def test_sesi_yang_lebih_tua_dari_mfa_diminta_kodenya(self, client, totp):
        client.force_login(totp)
        jawaban = client.get("/dasbor/?a=1")
        assert jawaban.url == "/akun/mfa/ulang/?next=%2Fdasbor%2F%3Fa%3D1"
        assert client.post(jawaban.url, {"code": kode(RAHASIA), "next": "/dasbor/?a=1"}).url == "/dasbor/?a=1"
        assert client.get(TERTUTUP).status_code == 200

    def test_sandi_saja_bukan_bukti_kedua(self, client, totp):
        client.force_login(totp)
        client.post(reverse("account_reauthenticate"), {"password": SANDI})
        assert client.get(TERTUTUP).status_code == 302

    @pytest.mark.parametrize(
        ("demo", "wajib", "kode_jawab"), [(False, False, 302), (True, True, 302), (True, False, 200)]
    )
    def test_hanya_demo_yang_dapat_melonggarkan(self, client, settings, sari, demo, wajib, kode_jawab):
        settings.DEMO, settings.MFA_WAJIB = demo, wajib
        client.force_login(sari)
        assert client.get(TERTUTUP).status_code == kode_jawab


class TestMasuk:
    def test_dua_langkah(self, client, totp):
        assert isi_masuk(client, "sari").url == reverse("mfa_authenticate")
        assert "_auth_user_id" not in client.session
        assert client.get(TERTUTUP).status_code == 302
        assert client.post(reverse("mfa_authenticate"), {"code": kode(RAHASIA)}).url == reverse("dasbor")
        assert client.get(TERTUTUP).status_code == 200

    def test_kode_salah_ditahan(self, client, totp):
        isi_masuk(client, "sari")
        for _ in range(5):
            client.post(reverse("mfa_authenticate"), {"code": "000000"})
        jawaban = client.post(reverse("mfa_authenticate"), {"code": kode(RAHASIA)})
        assert "Terlalu banyak percobaan" in jawaban.content.decode()

    def test_kode_cadangan_sekali_pakai(self, totp):
        cadangan = Authenticator.objects.get(user=totp, type="recovery_codes").wrap().get_unused_codes()[0]
        for harapan in (reverse("dasbor"), None):
            client = Client()
            isi_masuk(client, "sari")
            jawaban = client.post(reverse("mfa_authenticate"), {"code": cadangan})
            assert getattr(jawaban, "url", None) == harapan


class TestPasang:
    def test_memasang_sekaligus_membuktikan(self, client, bersandi, sari, surat):
        bersandi(sari)
        isi_masuk(client, "sari")
        jawaban = client.get(reverse("mfa_activate_totp"))
        assert jawaban.url.startswith(reverse("account_reauthenticate"))
        client.post(jawaban.url, {"password": SANDI, "next": reverse("mfa_activate_totp")})
        rahasia = client.get(reverse("mfa_activate_totp")).context["form"].secret
        with surat() as kotak:
            jawaban = client.post(reverse("mfa_activate_totp"), {"code": kode(rahasia)})
        assert jawaban.url == reverse("mfa_view_recovery_codes")
        assert client.get(TERTUTUP).status_code == 200
        assert [s.subject for s in kotak] == ["Aplikasi autentikator dipasang"]

    def test_kode_keliru_tidak_membuktikan(self, client, bersandi, sari):
        bersandi(sari)
        isi_masuk(client, "sari")
        client.post(reverse("account_reauthenticate"), {"password": SANDI})
        client.get(reverse("mfa_activate_totp"))
        assert client.post(reverse("mfa_activate_totp"), {"code": "000000"}).status_code == 200
        assert client.get(TERTUTUP).status_code == 302

    def test_alihan_bagi_yang_sudah_memasang_bukan_bukti(self, client, totp):
        client.force_login(totp)
        client.post(reverse("account_reauthenticate"), {"password": SANDI})
        assert client.post(reverse("mfa_activate_totp"), {"code": "000000"}).url == reverse("mfa_deactivate_totp")
        assert client.get(TERTUTUP).status_code == 302

    def test_rahasia_tersandi_di_basis_data(self, totp):
        for cara in Authenticator.objects.filter(user=totp):
            assert RAHASIA not in str(cara.data)
        assert Authenticator.objects.get(user=totp, type="totp").wrap().validate_code(kode(RAHASIA))

    def test_petugas_tidak_dapat_melepas_yang_terakhir(self, masuk, totp):
        client = masuk(totp)
        client.post(reverse("account_reauthenticate"), {"password": SANDI})
        jawaban = client.post(reverse("mfa_deactivate_totp"))
        assert "Peran Anda mewajibkan autentikasi ganda" in jawaban.content.decode()
        assert Authenticator.objects.filter(user=totp, type="totp").exists()

    def test_pegawai_biasa_dapat_melepasnya(self, masuk, bersandi, gita):
        TOTP.activate(bersandi(gita), RAHASIA)
        client = masuk(gita)
        client.post(reverse("account_reauthenticate"), {"password": SANDI})
        client.post(reverse("mfa_deactivate_totp"))
        assert not Authenticator.objects.filter(user=gita).exists()


class TestAturUlang:
    def test_admin_mengatur_ulang_dan_sesi_berakhir(self, masuk, totp, dewi, lingkup):
        client = masuk(totp)
        mfa_atur_ulang(pengguna=totp, oleh=dewi)
        assert not Authenticator.objects.filter(user=totp).exists()
        assert client.get("/dasbor/").url.startswith(reverse("account_login"))


@pytest.mark.parametrize(
    "nama", ["mfa_index", "mfa_activate_totp", "mfa_list_webauthn", "mfa_add_webauthn", "mfa_view_recovery_codes"]
)
def test_halaman_mfa_tertutup_bagi_tamu(client, db, nama):
    assert client.get(reverse(nama)).url.startswith(reverse("account_login"))


def test_kunci_orang_lain_tidak_terjangkau(masuk, bersandi, sari, budi):
    milik_budi = Authenticator.objects.create(user=budi, type="webauthn", data={})
    client = masuk(bersandi(sari))
    client.post(reverse("account_reauthenticate"), {"password": SANDI})
    for nama in ("mfa_edit_webauthn", "mfa_remove_webauthn"):
        assert client.get(reverse(nama, args=[milik_budi.pk])).status_code == 404
