"""Signing in, throttling, forgotten passwords: nothing is revealed, nothing is default."""

import re

import pytest
from django.contrib.auth.hashers import identify_hasher
from django.core.exceptions import ValidationError
from django.urls import NoReverseMatch, reverse

from asn.akun.models import Pengguna
from tests.akun.conftest import SANDI, isi_masuk

NIP = "199003152015032001"


@pytest.fixture
def hana(buat_pengguna, bersandi, kota_tangsel) -> Pengguna:
    return bersandi(buat_pengguna(NIP, kota_tangsel))


@pytest.mark.parametrize("login", [NIP, f"{NIP}@contoh.invalid", f"{NIP}@CONTOH.invalid"])
def test_masuk_dengan_nip_atau_surel(client, hana, login):
    assert isi_masuk(client, login).status_code == 302
    assert client.session["_auth_user_id"] == str(hana.pk)


def test_sandi_disimpan_dengan_argon2(hana):
    assert identify_hasher(hana.password).algorithm == "argon2"


@pytest.mark.parametrize("login", [NIP, "198001012005011001", "tidak@ada.id"])
def test_galat_sama_entah_akunnya_ada_atau_tidak(client, hana, login):
    jawaban = isi_masuk(client, login, "salah")
    assert "NIP, surel, atau kata sandi tidak cocok." in jawaban.content.decode()
    assert "_auth_user_id" not in client.session


def test_akun_nonaktif_tidak_dapat_masuk(client, hana):
    hana.is_active = False
    hana.save()
    assert isi_masuk(client, NIP).url == reverse("account_inactive")
    assert "_auth_user_id" not in client.session
    assert client.get(reverse("account_inactive")).status_code == 200


def test_percobaan_gagal_ditahan_per_akun_juga_bila_alamat_berganti(client, hana):
    for i in range(5):
        client.post("/akun/masuk/", {"login": NIP, "password": "salah"}, REMOTE_ADDR=f"10.0.0.{i}")
    jawaban = client.post("/akun/masuk/", {"login": NIP, "password": SANDI}, REMOTE_ADDR="10.0.0.99")
    assert "Terlalu banyak percobaan masuk" in jawaban.content.decode()
    assert "_auth_user_id" not in client.session


def test_percobaan_gagal_ditahan_per_alamat_juga_bila_akun_berganti(client, settings, hana):
    assert settings.ACCOUNT_RATE_LIMITS["login_failed"] == "30/m/ip,5/300s/key"
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "4/m/ip,5/300s/key"}
    for i in range(4):
        isi_masuk(client, f"19800101200501{i:04}", "salah")
    assert "Terlalu banyak percobaan masuk" in isi_masuk(client, NIP).content.decode()
    lain = client.post("/akun/masuk/", {"login": NIP, "password": SANDI}, REMOTE_ADDR="10.0.0.99")
    assert lain.status_code == 302


TIDAK_DIPAKAI = ["account_signup", "account_email", "socialaccount_connections", "socialaccount_signup"]


@pytest.mark.parametrize("nama", TIDAK_DIPAKAI)
def test_halaman_yang_tidak_dipakai_tidak_punya_alamat(nama):
    with pytest.raises(NoReverseMatch):
        reverse(nama)


def test_sesudah_masuk_tidak_diarahkan_ke_situs_lain(client, hana):
    jawaban = client.post("/akun/masuk/?next=https://jahat.id/", {"login": NIP, "password": SANDI})
    assert jawaban.url == reverse("dasbor")


class TestLupaSandi:
    @pytest.mark.parametrize("isian", [NIP, f"{NIP}@contoh.invalid", "tidak@ada.id", "198001012005011001", "apa saja"])
    def test_jawaban_sama_bagi_siapa_pun(self, client, hana, surat, isian):
        with surat() as kotak:
            jawaban = client.post("/akun/sandi/lupa/", {"email": isian})
        assert jawaban.url == reverse("account_reset_password_done")
        assert [s.to for s in kotak] == ([[hana.email]] if NIP in isian else [])

    def test_akun_nonaktif_tidak_dikirimi(self, client, hana, surat):
        Pengguna.objects.filter(pk=hana.pk).update(is_active=False)
        with surat() as kotak:
            client.post("/akun/sandi/lupa/", {"email": NIP})
        assert kotak == []

    def test_tautan_sekali_pakai_dan_mengakhiri_sesi_lama(self, client, hana, surat, masuk):
        lama = masuk(hana)
        with surat() as kotak:
            client.post("/akun/sandi/lupa/", {"email": NIP})
        jalur = re.search(r"http://testserver(\S+)", kotak[0].body)[1]
        assert hana.username in kotak[0].body
        formulir = client.get(jalur, follow=True).redirect_chain[-1][0]
        baru = {"password1": "teh-sore-di-ciputat", "password2": "teh-sore-di-ciputat"}
        assert client.post(formulir, baru).url == reverse("account_reset_password_from_key_done")
        assert "Tautan tidak berlaku" in client.get(jalur, follow=True).content.decode()
        assert lama.get("/akun/sesi/").status_code == 302
        assert isi_masuk(client, NIP, "teh-sore-di-ciputat").status_code == 302

    def test_sandi_lemah_ditolak(self, client, hana, surat):
        with surat() as kotak:
            client.post("/akun/sandi/lupa/", {"email": NIP})
        jalur = re.search(r"http://testserver(\S+)", kotak[0].body)[1]
        formulir = client.get(jalur, follow=True).redirect_chain[-1][0]
        for lemah in ("pendek", "123456789012", "password1234", NIP):
            assert client.post(formulir, {"password1": lemah, "password2": lemah}).status_code == 200

    def test_permintaan_bertubi_tubi_ditahan(self, client, hana):
        kode = [client.post("/akun/sandi/lupa/", {"email": NIP}).status_code for _ in range(6)]
        assert kode == [302] * 5 + [429]


class TestPenanda:
    """What a person types at the door is unique and in small letters, so the index serves the login."""

    @pytest.mark.parametrize("isi", [{"email": "Hana@x.id"}, {"username": "HANA"}])
    def test_huruf_besar_ditolak(self, hana, isi):
        for kolom, nilai in isi.items():
            setattr(hana, kolom, nilai)
        with pytest.raises(ValidationError, match="huruf kecil"):
            hana.full_clean()

    def test_surel_kembar_ditolak(self, hana, gita):
        gita.email = hana.email
        with pytest.raises(ValidationError, match="sudah dipakai akun lain"):
            gita.full_clean()

    def test_surel_kosong_boleh_banyak(self, hana, gita):
        for orang in (hana, gita):
            orang.email = ""
            orang.full_clean()
            orang.save()


def test_halaman_masuk_tanpa_skrip_sebaris(client, db):
    jawaban = client.get("/akun/masuk/")
    isi = jawaban.content.decode()
    assert "script-src 'self'" in jawaban.headers["Content-Security-Policy"]
    assert not re.search(r"<script(?![^>]*(src=|application/json))", isi)
    assert not re.search(r"\sstyle=|\son\w+=", isi)


def test_bahasa_indonesia(client, hana, surat):
    with surat() as kotak:
        client.post("/akun/sandi/lupa/", {"email": NIP})
    assert kotak[0].subject == "Tautan untuk membuat kata sandi baru"
    assert "Dear" not in kotak[0].body
    assert "Hello" not in kotak[0].body
