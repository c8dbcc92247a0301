"""Front door, health, public verification, theme and error pages."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone
from redis.exceptions import ConnectionError as RedisPutus

from asn.core import kesiapan, verifikasi
from asn.core.kesiapan import keadaan_siap
from asn.core.laju import alamat_pemohon
from asn.core.models import Pekerjaan, TandaTerbit
from asn.core.tasks import denyut
from asn.core.verifikasi import alamat_verifikasi, tanda_segel, tanda_terbitkan
from asn.core.views_umum import galat_400, galat_403, galat_404, galat_500
from tests.kepegawaian.pembuat import buat_pegawai

pytestmark = pytest.mark.django_db


@pytest.fixture
def tanda(kota_tangsel) -> TandaTerbit:
    terbit = tanda_terbitkan(
        kota_id=kota_tangsel.pk,
        judul="Evaluasi berkala Triwulan III 2026",
        nomor="800/12/2026",
        tanggal=date(2026, 10, 20),
    )
    return tanda_segel(terbit, sha256="a" * 64)


def test_beranda_terbuka_tanpa_membaca_tabel(client, django_assert_max_num_queries):
    # Opening the empty scope is all the database sees of a visitor.
    with django_assert_max_num_queries(6) as kueri:
        assert client.get("/").status_code == 200
    assert [k["sql"] for k in kueri.captured_queries if " FROM " in k["sql"]] == []


class TestDasbor:
    def test_petugas_ke_dasbor_kota(self, sari, masuk, monkeypatch):
        monkeypatch.setattr("asn.core.views_umum.reverse", lambda nama: f"/{nama}")
        assert masuk(sari).get(reverse("dasbor")).headers["Location"] == "/instansi:dasbor_kota"

    def test_pegawai_ke_evaluasinya(self, lingkup, kota_tangsel, buat_pengguna, masuk, monkeypatch):
        monkeypatch.setattr("asn.core.views_umum.reverse", lambda nama: f"/{nama}")
        pegawai = buat_pengguna("rina", kota_tangsel, pegawai=buat_pegawai(kota_tangsel))
        assert masuk(pegawai).get(reverse("dasbor")).headers["Location"] == "/evaluasi:saya"

    def test_tanpa_peran_diberi_tahu(self, buat_pengguna, kota_tangsel, masuk):
        jawaban = masuk(buat_pengguna("dewi", kota_tangsel)).get(reverse("dasbor"))
        assert "Hubungi administrator" in jawaban.content.decode()

    def test_tamu_masuk_dulu(self, client):
        assert client.get(reverse("dasbor")).status_code == 302


class TestKesiapan:
    def test_healthz_tidak_menyentuh_basis_data(self, client, django_assert_num_queries):
        with django_assert_num_queries(0):
            jawaban = client.get("/healthz")
        assert (jawaban.status_code, jawaban.content) == (200, b"ok")

    def test_readyz_siap_sesudah_pekerja_berdenyut(self, client):
        assert client.get("/readyz").json()["pekerja"] is False
        denyut()
        jawaban = client.get("/readyz")
        assert jawaban.status_code == 200
        assert jawaban.json() == dict.fromkeys(("basis_data", "redis", "pekerja", "migrasi", "disk"), True)
        assert "no-store" in jawaban["Cache-Control"]

    def test_denyut_yang_tua(self, monkeypatch):
        denyut()
        sejak = cache.get("denyut-pekerja")
        monkeypatch.setattr(kesiapan.time, "time", lambda: sejak + 301)
        assert not keadaan_siap()["pekerja"]

    def test_basis_data_pergi(self, client, monkeypatch):
        denyut()

        def putus():
            raise DatabaseError("sandi=rahasia host=10.0.0.1")

        monkeypatch.setattr(connection, "cursor", putus)
        jawaban = client.get("/readyz")
        assert jawaban.status_code == 503
        assert jawaban.json() == {
            "basis_data": False,
            "redis": True,
            "pekerja": True,
            "migrasi": False,
            "disk": True,
        }
        assert client.get("/healthz").status_code == 200

    def test_redis_pergi(self, client, monkeypatch):
        def putus(*_):
            raise RedisPutus

        monkeypatch.setattr(kesiapan, "cache", SimpleNamespace(get=putus))
        jawaban = client.get("/readyz")
        assert jawaban.status_code == 503
        assert (jawaban.json()["redis"], jawaban.json()["pekerja"]) == (False, False)

    def test_disk_hampir_penuh(self, client, monkeypatch):
        monkeypatch.setattr(kesiapan, "RUANG_DISK_MINIMUM", 2**62)
        assert client.get("/readyz").json()["disk"] is False


class TestVerifikasi:
    def test_dokumen_yang_terbit(self, client, tanda):
        jawaban = client.get(reverse("verifikasi_dokumen", args=[tanda.kode]))
        html = jawaban.content.decode()
        assert jawaban.status_code == 200
        for isi in (tanda.judul, tanda.nomor, "20 Oktober 2026", "a" * 64, "Kota Tangerang Selatan"):
            assert isi in html
        assert jawaban["X-Robots-Tag"] == "noindex, nofollow"
        assert "noindex" in html

    def test_kode_seperti_diketik_orang(self, client, tanda):
        kode = tanda.kode.lower()
        ketikan = f" {kode[:4]}-{kode[4:8]} {kode[8:]} "
        jawaban = client.get(reverse("verifikasi_cari"), {"kode": ketikan}, follow=True)
        assert tanda.nomor in jawaban.content.decode()

    def test_kode_kosong_diminta_lagi(self, client):
        assert "Isi kode" in client.get(reverse("verifikasi_cari"), {"kode": " - "}).content.decode()
        assert "Isi kode" not in client.get(reverse("verifikasi_cari")).content.decode()

    def test_kode_tak_dikenal(self, client):
        jawaban = client.get(reverse("verifikasi_dokumen", args=["<script>ABC"]))
        assert jawaban.status_code == 404
        assert "Kode SCRIPTABC tidak tercatat" in jawaban.content.decode()

    def test_dokumen_yang_digantikan_menunjuk_penggantinya(self, client, tanda, kota_tangsel):
        baru = tanda_terbitkan(
            kota_id=kota_tangsel.pk, judul="Revisi 1", nomor="800/13/2026", tanggal=date(2026, 11, 2)
        )
        tanda_segel(baru, sha256="b" * 64, menggantikan=tanda)
        html = client.get(reverse("verifikasi_dokumen", args=[tanda.kode])).content.decode()
        assert "sudah digantikan" in html
        assert reverse("verifikasi_dokumen", args=[baru.kode]) in html

    def test_terlalu_sering_ditahan(self, client, tanda, monkeypatch):
        monkeypatch.setattr(verifikasi, "BATAS_PER_MENIT", 2)
        alamat = reverse("verifikasi_dokumen", args=[tanda.kode])
        assert [client.get(alamat).status_code for _ in range(4)] == [200, 200, 429, 429]
        assert client.get(alamat)["Retry-After"] == "60"
        assert client.get(alamat, REMOTE_ADDR="10.9.9.9").status_code == 200

    def test_alamat_qr_dari_setelan(self, tanda, settings):
        settings.ALAMAT_PUBLIK = "https://asn.contoh.invalid/"
        assert alamat_verifikasi(tanda) == f"https://asn.contoh.invalid/verifikasi/{tanda.kode}/"

    def test_alamat_pemohon_tidak_percaya_kepala_buatan(self, settings, rf):
        minta = rf.get("/", headers={"X-Forwarded-For": "1.1.1.1, 2.2.2.2"}, REMOTE_ADDR="9.9.9.9")
        settings.SECURE_PROXY_SSL_HEADER = None
        assert alamat_pemohon(minta) == "9.9.9.9"
        settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
        assert alamat_pemohon(minta) == "2.2.2.2"


class TestTema:
    @pytest.mark.parametrize("pilihan", ["gelap", "terang"])
    def test_disimpan_dalam_kuki_yang_terbaca_skrip(self, client, pilihan):
        jawaban = client.post(reverse("tema"), {"tema": pilihan, "kembali": "/verifikasi/"})
        assert jawaban.headers["Location"] == "/verifikasi/"
        kuki = jawaban.cookies["tema"]
        assert (kuki.value, kuki["httponly"], kuki["samesite"]) == (pilihan, "", "Lax")

    @pytest.mark.parametrize("pilihan", ["otomatis", "merah", ""])
    def test_selain_itu_menghapus_kuki(self, client, pilihan):
        client.cookies["tema"] = "gelap"
        assert client.post(reverse("tema"), {"tema": pilihan}).cookies["tema"].value == ""

    def test_tidak_mengalihkan_keluar(self, client):
        jawaban = client.post(reverse("tema"), {"tema": "gelap", "kembali": "https://jahat.invalid/"})
        assert jawaban.headers["Location"] == "/"

    def test_hanya_post(self, client):
        assert client.get(reverse("tema")).status_code == 405


class TestGalat:
    @pytest.mark.parametrize(("tampilan", "status"), [(galat_400, 400), (galat_403, 403), (galat_404, 404)])
    def test_halaman_galat(self, tampilan, status, client, rf: RequestFactory):
        minta = rf.get("/")
        assert tampilan(minta, Exception("rahasia")).status_code == status
        assert "rahasia" not in tampilan(minta, Exception("rahasia")).content.decode()

    def test_500_tanpa_satu_pun_kueri(self, rf, django_assert_num_queries):
        with django_assert_num_queries(0):
            jawaban = galat_500(rf.get("/"))
        assert jawaban.status_code == 500
        assert "<html" in jawaban.content.decode()

    def test_alamat_yang_tidak_ada(self, client, sari, masuk):
        assert masuk(sari).get("/tidak-ada/").status_code == 404


class TestPekerjaanSaya:
    def test_hanya_milik_sendiri_dengan_hasilnya(self, lingkup, kota_tangsel, sari, budi, masuk):
        kini, tua = timezone.now(), timezone.now() - timedelta(days=60)
        umum = {"kota": kota_tangsel, "pemilik": sari, "keadaan": "selesai"}
        baru = Pekerjaan.objects.create(judul="Ekspor baru", berakhir_pada=kini, **umum)
        lama = Pekerjaan.objects.create(judul="Ekspor lama", berakhir_pada=tua, **umum)
        for p in (baru, lama):
            p.alamat_hasil = reverse("pekerjaan_hasil", args=[p.pk])
            p.save()
        Pekerjaan.objects.create(kota=kota_tangsel, judul="Milik Budi", pemilik=budi)
        isi = masuk(sari).get(reverse("pekerjaan_saya")).content.decode()
        assert baru.alamat_hasil in isi
        assert lama.alamat_hasil not in isi
        assert "Berkas sudah dihapus" in isi
        assert "Milik Budi" not in isi

    def test_kosong_dan_saringan(self, lingkup, kota_tangsel, sari, masuk):
        klien, alamat = masuk(sari), reverse("pekerjaan_saya")
        assert "Belum ada pekerjaan" in klien.get(alamat).content.decode()
        Pekerjaan.objects.create(kota=kota_tangsel, judul="Sedang jalan", keadaan="berjalan", total=4, pemilik=sari)
        assert "Berjalan 0%" in klien.get(alamat).content.decode()
        assert "Tidak ada yang cocok" in klien.get(alamat, {"keadaan": "gagal"}).content.decode()
