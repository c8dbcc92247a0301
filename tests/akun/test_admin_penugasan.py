"""Assignments on a page of their own, search fields that deny by default, and the history of a row."""

import json

import pytest
from django.urls import reverse

from asn.akun.models import Penugasan
from asn.akun.peran import ARTI_PERAN, DITURUNKAN, Peran
from tests.kepegawaian.pembuat import buat_instansi

DAFTAR = "/admin/akun/penugasan/"
TAMBAH = f"{DAFTAR}add/"
CARI = "/admin/autocomplete/"
pytestmark = pytest.mark.usefixtures("lingkup")


def isi(pengguna, peran="BKD", **lain) -> dict:
    dasar = {"pengguna": pengguna.pk, "peran": peran, "mulai": "2026-01-01"}
    return {k: getattr(v, "pk", v) for k, v in (dasar | lain).items()}


class TestPenugasan:
    def test_hanya_yang_terjangkau(self, masuk, dewi, sari, citra):
        halaman = masuk(dewi).get(DAFTAR).content.decode()
        assert "Sari" in halaman
        assert "Citra" not in halaman

    def test_pelamar_bukan_penugasan_yang_diberikan(self, masuk, dewi, buat_pengguna, kota_tangsel):
        """Nobody hands out the role of an applicant: it neither fills this list nor breaks the page of the account."""
        pelamar = buat_pengguna("aditya", kota_tangsel)
        Penugasan.objects.create(pengguna=pelamar, peran=Peran.PELAMAR, kota=kota_tangsel)
        klien = masuk(dewi)
        assert "aditya" not in klien.get(DAFTAR).content.decode().lower()
        akun = klien.get(reverse("admin:akun_pengguna_change", args=[pelamar.pk]))
        assert akun.context["inline_admin_formsets"][0].formset.initial_form_count() == 0

    def test_arti_peran_dijelaskan(self, masuk, dewi):
        assert ARTI_PERAN[Peran.BKD] in masuk(dewi).get(DAFTAR).content.decode()

    def test_setiap_peran_yang_dapat_diberikan_punya_arti(self):
        assert set(ARTI_PERAN) == set(Peran) - DITURUNKAN

    def test_memberi_lewat_layanan_mengakhiri_sesi(self, masuk, dewi, gita, kota_tangsel):
        versi = gita.versi_sesi
        assert masuk(dewi).post(TAMBAH, isi(gita, kota=kota_tangsel)).status_code == 302
        assert Penugasan.objects.get(pengguna=gita).peran == "BKD"
        gita.refresh_from_db()
        assert gita.versi_sesi == versi + 1

    def test_menaikkan_diri_sendiri_ditolak(self, masuk, dewi, kota_tangsel):
        jawaban = masuk(dewi).post(TAMBAH, isi(dewi, kota=kota_tangsel))
        assert "diubah administrator lain" in jawaban.content.decode()
        assert Penugasan.objects.filter(pengguna=dewi).count() == 1

    def test_jangkauan_pusat_ditolak(self, masuk, dewi, gita):
        jawaban = masuk(dewi).post(TAMBAH, isi(gita, "ADMIN_PUSAT", pusat="on"))
        assert "hanya dapat diberikan administrator pusat" in jawaban.content.decode()
        assert not Penugasan.objects.filter(pengguna=gita).exists()

    @pytest.mark.parametrize("siapa", ["citra", "farah"])
    def test_akun_di_luar_jangkauan_bukan_pilihan(self, request, masuk, dewi, siapa, kota_tangsel):
        sasaran = request.getfixturevalue(siapa)
        jumlah = Penugasan.objects.count()
        assert masuk(dewi).post(TAMBAH, isi(sasaran, kota=kota_tangsel)).status_code == 200
        assert Penugasan.objects.count() == jumlah

    def test_mengubah_lewat_layanan(self, masuk, dewi, sari, kota_tangsel):
        tugas = Penugasan.objects.get(pengguna=sari)
        alamat = reverse("admin:akun_penugasan_change", args=[tugas.pk])
        kirim = isi(sari, kota=kota_tangsel, sampai="2027-12-31", mulai=tugas.mulai)
        assert masuk(dewi).post(alamat, kirim).status_code == 302
        tugas.refresh_from_db()
        assert str(tugas.sampai) == "2027-12-31"

    def test_peran_sendiri_hanya_dibaca(self, masuk, dewi, kota_tangsel):
        tugas = Penugasan.objects.get(pengguna=dewi)
        alamat = reverse("admin:akun_penugasan_change", args=[tugas.pk])
        assert masuk(dewi).post(alamat, isi(dewi, "PPK", kota=kota_tangsel)).status_code == 403
        tugas.refresh_from_db()
        assert tugas.peran == "ADMIN_KOTA"

    def test_akhiri_dan_tidak_pernah_dihapus(self, masuk, dewi, sari):
        tugas = Penugasan.objects.get(pengguna=sari)
        Penugasan.objects.filter(pk=tugas.pk).update(mulai="2026-01-01")
        klien = masuk(dewi)
        assert klien.post(reverse("admin:akun_penugasan_delete", args=[tugas.pk])).status_code == 403
        klien.post(DAFTAR, {"action": "akhiri", "_selected_action": [tugas.pk], "index": 0})
        tugas.refresh_from_db()
        assert tugas.sampai is not None
        assert [p.pk for p in klien.get(DAFTAR, {"berlaku": "tidak"}).context["cl"].result_list] == [tugas.pk]

    def test_auditor_tidak_melihat(self, masuk, buat_pengguna, kota_tangsel):
        assert masuk(buat_pengguna("audit", kota_tangsel, ("AUDITOR", {}))).get(DAFTAR).status_code == 403


class TestCari:
    def cari(self, klien, model="penugasan", bidang="instansi", app="akun", term=""):
        return klien.get(CARI, {"app_label": app, "model_name": model, "field_name": bidang, "term": term})

    def hasil(self, jawaban) -> set[str]:
        return {b["text"] for b in json.loads(jawaban.content)["results"]}

    def test_instansi_hanya_kota_sendiri_dan_beratasan(self, masuk, dewi, kota_tangsel, kota_sorong):
        dinas = buat_instansi(kota_tangsel, "Dinas Kesehatan")
        buat_instansi(kota_tangsel, "Bidang Umum", induk=dinas)
        buat_instansi(kota_sorong, "Dinas Kesehatan Sorong")
        klien = masuk(dewi)
        assert self.hasil(self.cari(klien)) == {"Dinas Kesehatan", "Bidang Umum – Dinas Kesehatan"}
        assert self.hasil(self.cari(klien, term="umum")) == {"Bidang Umum – Dinas Kesehatan"}

    def test_pengguna_hanya_yang_terjangkau(self, masuk, dewi, sari, citra, farah):
        assert self.hasil(self.cari(masuk(dewi), bidang="pengguna")) == {"Dewi", "Sari"}

    @pytest.mark.parametrize(
        ("app", "model", "bidang"),
        [
            ("akun", "penugasan", "kota"),
            ("akun", "pengguna", "pegawai"),
            ("pegawai", "pegawai", "jabatan"),
            ("pegawai", "keluarga", "pegawai"),
            ("core", "catatanakses", "pengguna"),
            ("akun", "tidakada", "instansi"),
        ],
    )
    def test_yang_tidak_ditawarkan_ditolak(self, masuk, dewi, app, model, bidang):
        assert self.cari(masuk(dewi), model, bidang, app).status_code == 403

    def test_yang_tidak_boleh_mengisi_tidak_boleh_mencari(self, masuk, buat_pengguna, kota_tangsel):
        auditor = buat_pengguna("audit", kota_tangsel, ("AUDITOR", {}))
        assert self.cari(masuk(auditor)).status_code == 403

    def test_tanpa_parameter(self, masuk, dewi):
        assert masuk(dewi).get(CARI).status_code == 403

    def test_bukan_admin(self, masuk, sari):
        assert self.cari(masuk(sari)).status_code in (302, 403)


class TestRiwayat:
    def test_siapa_kapan_dan_apa(self, masuk, dewi, gita):
        klien = masuk(dewi)
        klien.post(
            reverse("admin:akun_pengguna_change", args=[gita.pk]), {"nama": "Gita Baru", "email": gita.email} | KOSONG
        )
        halaman = klien.get(reverse("admin:akun_pengguna_history", args=[gita.pk]))
        perubahan = [p for p in halaman.context["peristiwa"] if p.apa == "Diubah"]
        assert [(p.siapa, p.beda) for p in perubahan] == [("Dewi", [("nama tampilan", "Gita", "Gita Baru")])]
        assert "Gita Baru" in halaman.content.decode()

    def test_perubahan_di_luar_situs_pun_tampil(self, masuk, dewi, gita):
        type(gita).objects.filter(pk=gita.pk).update(nama="Dari SQL")
        peristiwa = masuk(dewi).get(reverse("admin:akun_pengguna_history", args=[gita.pk])).context["peristiwa"]
        assert {p.siapa for p in peristiwa} == {"Sistem"}
        assert ("nama tampilan", "Gita", "Dari SQL") in peristiwa[0].beda

    def test_kata_sandi_tidak_pernah(self, masuk, dewi, gita):
        gita.set_password("rahasia sekali 12")
        gita.save()
        isi = masuk(dewi).get(reverse("admin:akun_pengguna_history", args=[gita.pk])).content.decode()
        assert gita.password not in isi
        assert "argon2" not in isi

    def test_di_luar_jangkauan(self, masuk, dewi, citra):
        jawaban = masuk(dewi).get(reverse("admin:akun_pengguna_history", args=[citra.pk]), follow=True)
        assert jawaban.request["PATH_INFO"] == reverse("admin:index")


KOSONG = {"penugasan-TOTAL_FORMS": "0", "penugasan-INITIAL_FORMS": "0"}
