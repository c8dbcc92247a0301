"""A city's identity provider opens accounts of that city only; the first administrator starts without a password."""

import re
from io import StringIO
from types import SimpleNamespace

import pytest
from allauth.core.exceptions import ImmediateHttpResponse
from django.core.management import CommandError, call_command

from asn.akun.adapter import AdapterSSO
from asn.akun.models import Pengguna
from asn.akun.services.sso import pengguna_dari_sso


class TestSSO:
    def test_menurut_nip_atau_surel(self, sari):
        assert pengguna_dari_sso(kode_kota="36.74", nip="SARI", surel=[]) == sari
        assert pengguna_dari_sso(kode_kota="36.74", nip="", surel=["Sari@contoh.invalid"]) == sari

    @pytest.mark.parametrize("kode", ["", "96.71", "99.99"])
    def test_kota_lain_atau_tanpa_kota_tidak_membuka(self, sari, kota_sorong, kode):
        assert pengguna_dari_sso(kode_kota=kode, nip="sari", surel=["sari@contoh.invalid"]) is None

    def test_akun_nonaktif_tidak_dibuka(self, sari):
        sari.is_active = False
        sari.save()
        assert pengguna_dari_sso(kode_kota="36.74", nip="sari", surel=[]) is None

    def test_klaim_kosong_tidak_membuka_akun_tanpa_surel(self, sari):
        sari.email = ""
        sari.save()
        assert pengguna_dari_sso(kode_kota="36.74", nip="", surel=[""]) is None

    @staticmethod
    def _login(kode_kota: str, klaim: dict, surel: tuple = (), sudah: Pengguna | None = None) -> SimpleNamespace:
        login = SimpleNamespace(
            provider=SimpleNamespace(app=SimpleNamespace(settings={"kota": kode_kota})),
            is_existing=sudah is not None,
            user=sudah,
            account=SimpleNamespace(extra_data=klaim),
            email_addresses=[SimpleNamespace(email=e, verified=v) for e, v in surel],
            terhubung=[],
        )
        login.connect = lambda request, pengguna: login.terhubung.append(pengguna)
        return login

    def test_terhubung_pada_masuk_pertama(self, rf, sari):
        login = self._login("36.74", {"userinfo": {"preferred_username": "sari"}})
        AdapterSSO().pre_social_login(rf.get("/"), login)
        assert login.terhubung == [sari]

    @pytest.mark.parametrize(
        ("kode", "surel"), [("36.74", (("sari@contoh.invalid", False),)), ("96.71", (("sari@contoh.invalid", True),))]
    )
    def test_surel_tak_terverifikasi_atau_penyedia_kota_lain_ditolak(self, rf, client, sari, kode, surel):
        permintaan = client.get("/").wsgi_request
        with pytest.raises(ImmediateHttpResponse) as galat:
            AdapterSSO().pre_social_login(permintaan, self._login(kode, {}, surel))
        assert galat.value.response.status_code == 403

    def test_hubungan_lama_tidak_menyeberang_kota(self, client, sari):
        permintaan = client.get("/").wsgi_request
        with pytest.raises(ImmediateHttpResponse):
            AdapterSSO().pre_social_login(permintaan, self._login("96.71", {}, sudah=sari))
        AdapterSSO().pre_social_login(permintaan, self._login("36.74", {}, sudah=sari))

    def test_tidak_ada_pendaftaran(self, rf):
        assert not AdapterSSO().is_open_for_signup(rf.get("/"), None)


class TestAdminPertama:
    def test_tautan_sekali_pakai(self, client, kota_tangsel, settings):
        settings.ALAMAT_PUBLIK = "https://asn.kota.go.id/"
        keluaran = StringIO()
        call_command("buat_admin_pusat", surel="Admin@Pusat.go.id", stdout=keluaran)
        admin = Pengguna.objects.get(email="admin@pusat.go.id")
        assert not admin.has_usable_password()
        assert admin.has_perm("akun.add_penugasan")
        jalur = re.search(r"https://asn\.kota\.go\.id(/\S+)", keluaran.getvalue())[1]
        assert client.get(jalur, follow=True).context["form"].fields["password1"]

    def test_diulang_memberi_tautan_baru_bukan_akun_baru(self, db):
        for _ in range(2):
            call_command("buat_admin_pusat", surel="admin@pusat.go.id", stdout=StringIO())
        assert Pengguna.objects.count() == 1

    def test_akun_biasa_tidak_dinaikkan(self, sari):
        with pytest.raises(CommandError, match="bukan administrator pusat"):
            call_command("buat_admin_pusat", surel=sari.email, stdout=StringIO())

    def test_menanyakan_surel(self, db, monkeypatch):
        monkeypatch.setattr("builtins.input", lambda _: "tanya@pusat.go.id")
        call_command("buat_admin_pusat", stdout=StringIO())
        assert Pengguna.objects.filter(email="tanya@pusat.go.id").exists()
