"""The admin site is no side door: role and second factor to enter, own city only, services behind every write."""

import pytest
from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from asn.akun.models import Pengguna, Penugasan

DAFTAR = "admin:akun_pengguna_changelist"
pytestmark = pytest.mark.usefixtures("lingkup")


def ubah(pengguna: Pengguna) -> str:
    return reverse("admin:akun_pengguna_change", args=[pengguna.pk])


def tindakan(client, nama: str, *orang: Pengguna):
    return client.post(
        reverse(DAFTAR), {"action": nama, "_selected_action": [o.pk for o in orang], "index": 0}, follow=True
    )


def isi_penugasan(*baris: dict, awal: int = 0) -> dict[str, str]:
    isi = {"penugasan-TOTAL_FORMS": len(baris), "penugasan-INITIAL_FORMS": awal}
    for i, nilai in enumerate(baris):
        isi |= {f"penugasan-{i}-{k}": v for k, v in nilai.items()}
    return {k: str(v) for k, v in isi.items()}


class TestPintu:
    @pytest.mark.parametrize(
        ("siapa", "kode"), [("dewi", 200), ("farah", 200), ("sari", 302), ("budi", 302), ("gita", 302)]
    )
    def test_menurut_peran(self, request, masuk, siapa, kode):
        assert masuk(request.getfixturevalue(siapa)).get(f"/{settings.JALUR_ADMIN}/").status_code == kode

    def test_yang_sudah_masuk_tetapi_tidak_berhak_mendapat_403(self, masuk, sari):
        assert masuk(sari).get(f"/{settings.JALUR_ADMIN}/", follow=True).status_code == 403

    def test_tamu_ke_halaman_masuk_yang_satu(self, client):
        jawaban = client.get(reverse(DAFTAR), follow=True)
        assert jawaban.request["PATH_INFO"] == reverse("account_login")

    def test_tanpa_mfa_tertutup(self, client, dewi):
        client.force_login(dewi)
        assert client.get(f"/{settings.JALUR_ADMIN}/").url == reverse("mfa_index")

    def test_bendera_tidak_membuka(self, masuk, gita):
        gita.is_staff = gita.is_superuser = True
        gita.save()
        assert masuk(gita).get(reverse(DAFTAR), follow=True).status_code == 403

    def test_sandi_diganti_di_halaman_yang_sama(self, masuk, dewi):
        assert masuk(dewi).get(reverse("admin:password_change")).url == reverse("account_change_password")


class TestJangkauan:
    def test_daftar_hanya_kota_sendiri(self, masuk, dewi, sari, citra, farah):
        isi = masuk(dewi).get(reverse(DAFTAR)).content.decode()
        assert "sari" in isi
        assert "citra" not in isi
        assert "farah" not in isi

    @pytest.mark.parametrize("siapa", ["citra", "eko", "farah"])
    def test_akun_di_luar_jangkauan_tidak_ada(self, request, masuk, dewi, siapa):
        sasaran = request.getfixturevalue(siapa)
        assert masuk(dewi).get(ubah(sasaran), follow=True).request["PATH_INFO"] == reverse("admin:index")

    def test_sandi_tidak_pernah_tampil(self, masuk, dewi, sari):
        isi = masuk(dewi).get(ubah(sari)).content.decode()
        assert sari.password not in isi
        assert "is_superuser" not in isi

    def test_auditor_tidak_melihat_akun(self, masuk, buat_pengguna, kota_tangsel):
        auditor = buat_pengguna("audit", kota_tangsel, ("AUDITOR", {}))
        assert masuk(auditor).get(reverse(DAFTAR)).status_code == 403

    def test_tidak_ada_yang_dapat_dihapus(self, masuk, farah, sari):
        assert masuk(farah).post(reverse("admin:akun_pengguna_delete", args=[sari.pk])).status_code == 403


class TestMenulis:
    def test_akun_baru_tanpa_sandi(self, masuk, dewi, kota_tangsel):
        isi = {"username": "BARU", "nama": "Baru", "email": "Baru@Kota.go.id", "kota": kota_tangsel.pk}
        jawaban = masuk(dewi).post(reverse("admin:akun_pengguna_add"), isi)
        akun = Pengguna.objects.get(username="baru")
        assert jawaban.url == ubah(akun)
        assert not akun.has_usable_password()
        assert akun.email == "baru@kota.go.id"

    def test_kota_lain_bukan_pilihan(self, masuk, dewi, kota_sorong):
        isi = {"username": "baru", "nama": "Baru", "email": "", "kota": kota_sorong.pk}
        assert masuk(dewi).post(reverse("admin:akun_pengguna_add"), isi).status_code == 200
        assert not Pengguna.objects.filter(username="baru").exists()

    def test_memberi_peran(self, masuk, dewi, gita, kota_tangsel):
        baris = {"peran": "BKD", "kota": kota_tangsel.pk, "mulai": "2026-01-01", "pengguna": gita.pk}
        isi = {"nama": "Gita", "email": gita.email} | isi_penugasan(baris)
        assert masuk(dewi).post(ubah(gita), isi).status_code == 302
        assert [p.peran for p in Penugasan.objects.filter(pengguna=gita)] == ["BKD"]

    def test_peran_pusat_ditolak_dengan_kalimat(self, masuk, dewi, gita):
        baris = {"peran": "ADMIN_PUSAT", "pusat": "on", "mulai": "2026-01-01", "pengguna": gita.pk}
        isi = {"nama": "Gita", "email": gita.email} | isi_penugasan(baris)
        jawaban = masuk(dewi).post(ubah(gita), isi)
        assert "hanya dapat diberikan administrator pusat" in jawaban.content.decode()
        assert not Penugasan.objects.filter(pengguna=gita).exists()

    def test_mencabut_peran(self, masuk, dewi, sari):
        tugas = Penugasan.objects.get(pengguna=sari)
        baris = {
            "id": tugas.pk,
            "pengguna": sari.pk,
            "peran": "BKD",
            "kota": tugas.kota_id,
            "mulai": tugas.mulai,
            "DELETE": "on",
        }
        isi = {"nama": "Sari", "email": sari.email} | isi_penugasan(baris, awal=1)
        assert masuk(dewi).post(ubah(sari), isi).status_code == 302
        assert not Pengguna.objects.get(pk=sari.pk).petugas

    def test_akun_sendiri_hanya_dapat_dibaca(self, masuk, dewi):
        client = masuk(dewi)
        assert 'name="penugasan-0-peran"' not in client.get(ubah(dewi)).content.decode()
        assert client.post(ubah(dewi), {"nama": "Ratu", "email": dewi.email}).status_code == 403


class TestTindakan:
    def test_nonaktifkan_mengakhiri_sesi_dan_dicatat(self, masuk, dewi, sari):
        client_sari = masuk(sari)
        tindakan(masuk(dewi), "nonaktifkan", sari)
        assert not Pengguna.objects.get(pk=sari.pk).is_active
        assert client_sari.get("/akun/sesi/").status_code == 302
        assert LogEntry.objects.get(object_id=str(sari.pk)).change_message == "Dinonaktifkan"

    def test_diri_sendiri_ditolak_yang_lain_jalan(self, masuk, dewi, sari):
        isi = tindakan(masuk(dewi), "nonaktifkan", dewi, sari).content.decode()
        assert "diubah administrator lain" in isi
        assert Pengguna.objects.get(pk=dewi.pk).is_active
        assert not Pengguna.objects.get(pk=sari.pk).is_active

    def test_tautan_sandi_hanya_ke_surel_akun(self, masuk, dewi, sari, gita, surat):
        gita.email = ""
        gita.save()
        with surat() as kotak:
            jawaban = tindakan(masuk(dewi), "kirim_tautan", sari, gita)
        assert [s.to for s in kotak] == [[sari.email]]
        isi = jawaban.content.decode()
        assert "belum mempunyai surel" in isi
        assert "/akun/sandi/baru/" not in isi

    def test_akun_kota_lain_tidak_terpilih(self, masuk, dewi, citra):
        tindakan(masuk(dewi), "nonaktifkan", citra)
        assert Pengguna.objects.get(pk=citra.pk).is_active
