""" "Lihat sebagai": own city, read only, fifteen minutes, recorded, and never a way to closed data."""

from datetime import timedelta

import pytest
from django.utils import timezone

from asn.akun.models import Pengguna, Penugasan
from asn.akun.services.pratinjau import pratinjau_sasaran
from asn.core.models import CatatanAkses

HALAMAN = "/verifikasi/"
ALASAN = "Pegawai melapor menu evaluasi tidak tampil."


def buka(client):
    """Any page a preview may show; the end of a preview leads somewhere else first."""
    jawaban = client.get(HALAMAN)
    return jawaban if jawaban.status_code == 200 else client.get(HALAMAN)


@pytest.fixture
def lihat(masuk, dewi, sari):
    """Dewi (admin) looks through Sari's eyes."""
    client = masuk(dewi)
    assert client.post(f"/akun/lihat-sebagai/{sari.pk}/", {"alasan": ALASAN}).url == "/dasbor/"
    return client


class TestSiapa:
    def test_hanya_admin_kota_yang_memegang_izinnya(self, masuk, sari, budi, farah):
        for orang in (sari, budi, farah):
            assert masuk(orang).get("/akun/lihat-sebagai/").status_code == 403

    def test_pencarian_hanya_menawarkan_yang_boleh(self, masuk, dewi, sari, budi, citra, gita):
        isi = masuk(dewi).get("/akun/lihat-sebagai/?q=").content.decode()
        assert "Gita" not in isi
        for nama, tampil in (("gita", True), ("sari", True), ("budi", False), ("citra", False), ("dewi", False)):
            calon = masuk(dewi).get(f"/akun/lihat-sebagai/?q={nama}").context["calon"]
            assert bool(calon) is tampil, nama

    @pytest.mark.parametrize("siapa", ["budi", "citra", "eko", "farah", "dewi"])
    def test_ppk_admin_kota_lain_dan_diri_sendiri_404(self, request, masuk, dewi, siapa):
        sasaran = request.getfixturevalue(siapa)
        client = masuk(dewi)
        for kirim in (client.get, lambda u: client.post(u, {"alasan": ALASAN})):
            assert kirim(f"/akun/lihat-sebagai/{sasaran.pk}/").status_code == 404

    def test_akun_yang_juga_bertugas_di_kota_lain_404(self, masuk, dewi, sari, kota_sorong):
        Penugasan.objects.create(pengguna=sari, peran="AUDITOR", kota=kota_sorong)
        assert masuk(dewi).get(f"/akun/lihat-sebagai/{sari.pk}/").status_code == 404

    def test_alasan_wajib(self, masuk, dewi, sari):
        client = masuk(dewi)
        assert client.post(f"/akun/lihat-sebagai/{sari.pk}/", {"alasan": "cek"}).status_code == 200
        assert "lihat_sebagai" not in client.session


class TestSelama:
    def test_halaman_tampil_sebagai_sasaran_dengan_pita(self, lihat, sari, dewi):
        jawaban = buka(lihat)
        assert jawaban.context["user"] == sari
        assert jawaban.context["lihat_sebagai"]["label"] == "Sari"
        assert jawaban.wsgi_request.pengguna_asli == dewi
        assert "Selesai melihat" in jawaban.content.decode()

    def test_dicatat_pada_awalnya(self, lihat, dewi, sari, lingkup):
        catatan = CatatanAkses.objects.get()
        assert (catatan.pengguna, catatan.objek_id, catatan.alasan) == (dewi, str(sari.pk), ALASAN)

    @pytest.mark.parametrize("alamat", ["/dasbor/", "/tampilan/simpan/?daftar=pegawai", "/akun/sandi/ganti/"])
    def test_mengubah_ditolak_dengan_halaman_yang_jelas(self, lihat, alamat):
        jawaban = lihat.post(alamat, {"nama": "x"})
        assert jawaban.status_code == 403
        assert "Tidak boleh saat pratinjau" in jawaban.content.decode()

    @pytest.mark.parametrize("metode", ["put", "patch", "delete"])
    def test_metode_lain_juga_ditolak(self, lihat, metode):
        assert getattr(lihat, metode)("/dasbor/").status_code == 403

    @pytest.mark.parametrize(
        "alamat",
        [
            "/akun/mfa/",
            "/akun/mfa/cadangan/",
            "/akun/mfa/aplikasi/pasang/",
            "/akun/sesi/",
            "/akun/sandi/ganti/",
            "/akun/lihat-sebagai/",
            "/admin/",
        ],
    )
    def test_halaman_akun_orang_lain_tertutup(self, lihat, settings, alamat):
        assert lihat.get(alamat.replace("/admin/", f"/{settings.JALUR_ADMIN}/")).status_code == 403

    def test_data_tertutup_tidak_ikut_terbuka(self, dewi, sari, lingkup):
        sasaran = pratinjau_sasaran(oleh=dewi, pk=sari.pk)
        for izin in ("pegawai.buka_data_pribadi", "pegawai.view_riwayathukdis", "pegawai.view_keluarga"):
            assert sari.has_perm(izin)
            assert not sasaran.has_perm(izin)
        assert sasaran.has_perm("pegawai.view_pegawai")


class TestAkhir:
    def test_selesai(self, lihat, dewi):
        lihat.post("/akun/lihat-sebagai/selesai/")
        assert buka(lihat).context["user"] == dewi

    def test_berakhir_sesudah_15_menit(self, lihat, dewi):
        sesi = lihat.session
        sesi["lihat_sebagai"] = sesi["lihat_sebagai"] | {"sampai": (timezone.now() - timedelta(seconds=1)).isoformat()}
        sesi.save()
        jawaban = buka(lihat)
        assert jawaban.context["user"] == dewi
        assert "Pratinjau sudah berakhir" in jawaban.content.decode()

    def test_lamanya_15_menit(self, lihat):
        sampai = timezone.datetime.fromisoformat(lihat.session["lihat_sebagai"]["sampai"])
        assert timedelta(minutes=14) < sampai - timezone.now() <= timedelta(minutes=15)

    def test_berakhir_bila_peran_admin_dicabut(self, lihat, dewi):
        Penugasan.objects.filter(pengguna=dewi).delete()
        assert buka(lihat).context["user"] == dewi

    def test_berakhir_bila_sasaran_menjadi_admin(self, lihat, sari, dewi, kota_tangsel):
        Penugasan.objects.create(pengguna=sari, peran="ADMIN_KOTA", kota=kota_tangsel)
        assert buka(lihat).context["user"] == dewi

    def test_keluar_mengakhiri_sesi_admin(self, lihat):
        lihat.post("/akun/keluar/")
        assert "_auth_user_id" not in lihat.session

    def test_sesi_palsu_bukan_milik_admin_diabaikan(self, masuk, gita, sari):
        client = masuk(gita)
        sesi = client.session
        sampai = (timezone.now() + timedelta(minutes=5)).isoformat()
        sesi["lihat_sebagai"] = {"pengguna": sari.pk, "sampai": sampai}
        sesi.save()
        assert buka(client).context["user"] == gita


def test_riwayat_perubahan_tidak_memakai_nama_sasaran(lihat, sari):
    """Nothing is written in Sari's name while Dewi looks."""
    buka(lihat)
    assert Pengguna.objects.get(pk=sari.pk).last_login is None
