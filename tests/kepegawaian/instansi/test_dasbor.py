"""The dashboard: figures within reach only, kept for minutes, and every number opens exactly its rows."""

import re
from datetime import timedelta
from html import unescape

import pytest
import time_machine
from django.db import DataError, connection
from django.urls import reverse
from django.utils import timezone

from asn.core.batas_waktu import batas_waktu
from asn.core.cacah import cacah_pengguna
from kepegawaian.pegawai.services import dasbor
from kepegawaian.pegawai.tasks import hitung_dasbor
from tests.kepegawaian.pembuat import buat_indikator, buat_instansi, buat_jabatan, buat_pegawai

DASBOR = "instansi:dasbor_kota"
# The class tells a number that is a link from a menu entry.
TAUTAN = re.compile(r'<a href="(/(?:pegawai|jabatan)/[^"]*)"[^>]*>([\d.]+)<')


def test_pemilik_dan_rekan_melihat_angka_kotanya(kota, sari, budi, masuk):
    for orang in (sari, budi):
        assert masuk(orang).get(reverse(DASBOR)).context["angka"].total == 5


def test_orang_asing_hanya_melihat_angka_kotanya(kota, citra, masuk):
    assert masuk(citra).get(reverse(DASBOR)).context["angka"].total == 1


def test_kepala_dinas_hanya_melihat_angka_dinasnya(kota, sari, kepala_dinas, masuk):
    """Even right after somebody with a wider reach has had the figures counted."""
    masuk(sari).get(reverse(DASBOR))
    assert masuk(kepala_dinas).get(reverse(DASBOR)).context["angka"].total == 3


def test_pegawai_biasa_ditolak(kota, pegawai_biasa, masuk):
    assert masuk(pegawai_biasa).get(reverse(DASBOR)).status_code == 403


def test_angka_menurut_isi_buku_induk(kota, sari, masuk):
    angka = masuk(sari).get(reverse(DASBOR)).context["angka"]
    assert angka.sebaran["jenis"] == {"PNS": 4, "PPPK": 1}
    assert angka.sebaran["predikat"] == {"SANGAT_BAIK": 1, "BUTUH_PERBAIKAN": 1, None: 3}
    assert angka.persen("predikat", "SANGAT_BAIK", "BAIK") == 50
    assert angka.sebaran["jp"]["terpenuhi"] == 1
    assert angka.perhatian["TANPA_JABATAN"] == 1
    assert (angka.jabatan["manajerial"], angka.jabatan["lowong"]) == (1, 0)


@pytest.mark.parametrize("pembaca", ["sari", "kepala_dinas"])
def test_setiap_angka_membuka_tepat_barisnya(kota, pembaca, masuk, request):
    peramban = masuk(request.getfixturevalue(pembaca))
    isi = peramban.get(reverse(DASBOR)).content.decode()
    tautan = {(unescape(alamat), int(n.replace(".", ""))) for alamat, n in TAUTAN.findall(isi)}
    assert len(tautan) > 15
    beda = []
    for alamat, n in sorted(tautan):
        jumlah = peramban.get(alamat).context["halaman"].paginator.count
        if jumlah != n:
            beda.append((alamat, n, jumlah))
    assert beda == []


def test_angka_disimpan_beberapa_menit(kota, kota_tangsel, sari, masuk, hitung_kueri):
    peramban = masuk(sari)
    cacah_pengguna(sari)  # what the frame counts is remembered as well, and grows with every wing
    dingin = hitung_kueri(peramban, reverse(DASBOR), dingin=True)
    hangat = hitung_kueri(peramban, reverse(DASBOR), dingin=True)
    # Of these, four are the savepoints of a test, two set the city scope, two limit how long the count may take.
    assert dingin <= 16
    assert hangat <= 11
    buat_pegawai(kota_tangsel, "Orang Baru", jabatan=buat_jabatan(kota.dinas))
    assert peramban.get(reverse(DASBOR)).context["angka"].total == 5


class TestDihitungUlang:
    """After five minutes by a worker while the old figures are shown, after an hour by whoever asks."""

    @pytest.fixture
    def tugas(self, monkeypatch) -> list[tuple]:
        dikirim: list[tuple] = []
        monkeypatch.setattr(hitung_dasbor, "apply_async", lambda args, headers: dikirim.append((args, headers)))
        return dikirim

    @pytest.fixture
    def buka(self, kota, kota_tangsel, sari, masuk, django_capture_on_commit_callbacks):
        peramban = masuk(sari)
        assert peramban.get(reverse(DASBOR)).context["angka"].total == 5
        buat_pegawai(kota_tangsel, "Orang Baru", jabatan=buat_jabatan(kota.dinas))

        def total(menit) -> int:
            nanti = timezone.now() + timedelta(minutes=menit)
            with time_machine.travel(nanti, tick=True), django_capture_on_commit_callbacks(execute=True):
                return peramban.get(reverse(DASBOR)).context["angka"].total

        return total

    def test_muda_tidak_dihitung(self, buka, tugas):
        assert buka(4) == 5
        assert tugas == []

    def test_lama_diperlihatkan_dan_dihitung_sekali(self, buka, tugas, sari, kota_tangsel):
        assert [buka(6), buka(6)] == [5, 5]
        [(argumen, kepala)] = tugas
        assert kepala == {"kota": kota_tangsel.pk}
        hitung_dasbor.apply(args=argumen, headers=kepala)
        assert buka(6) == 6

    def test_angka_kota_lain_tidak_terhitung(self, buka, tugas, kota_sorong):
        """The task counts the city it was queued for, and nothing under the name of another."""
        buka(6)
        [(argumen, _)] = tugas
        hitung_dasbor.apply(args=argumen, headers={"kota": kota_sorong.pk})
        assert buka(6) == 5

    def test_akun_nonaktif_tidak_dihitung(self, buka, tugas, sari):
        buka(6)
        [(argumen, kepala)] = tugas
        type(sari).objects.filter(pk=sari.pk).update(is_active=False)
        hitung_dasbor.apply(args=argumen, headers=kepala)
        type(sari).objects.filter(pk=sari.pk).update(is_active=True)
        assert buka(6) == 5


class TestKotaBesar:
    """Figures that take longer than a page waits are counted by a worker; the page asks for them by itself."""

    @pytest.fixture
    def buka(self, kota, sari, masuk, monkeypatch, django_capture_on_commit_callbacks):
        peramban = masuk(sari)
        dikirim: list[tuple] = []
        monkeypatch.setattr(hitung_dasbor, "apply_async", lambda args, headers: dikirim.append((args, headers)))
        asli = dasbor.hitung_perhatian

        def lama(pegawai, tanggal):
            with connection.cursor() as kursor:
                kursor.execute("SELECT pg_sleep(1.5)")
            return asli(pegawai, tanggal)

        monkeypatch.setattr(dasbor, "TUNGGU_DETIK", 1)
        monkeypatch.setattr(dasbor, "hitung_perhatian", lama)

        def halaman(**kepala):
            with django_capture_on_commit_callbacks(execute=True):
                return peramban.get(reverse(DASBOR), headers=kepala)

        return halaman, dikirim

    def test_dihitung_pekerja_sekali(self, buka, kota):
        halaman, dikirim = buka
        for _ in range(2):
            isi = halaman().content.decode()
            assert "sedang dihitung" in isi
            assert 'http-equiv="refresh"' in isi
        potongan = halaman(**{"HX-Request": "true"}).content.decode()
        assert "sedang dihitung" in potongan
        assert "<html" not in potongan
        [(argumen, kepala)] = dikirim
        hitung_dasbor.apply(args=argumen, headers=kepala)
        assert halaman(**{"HX-Request": "true"}).headers["HX-Refresh"] == "true"
        assert halaman().context["angka"].total == 5

    def test_batas_hanya_berlaku_untuk_hitungan_itu(self, buka):
        halaman, _ = buka
        halaman()
        with connection.cursor() as kursor:
            kursor.execute("SHOW statement_timeout")
            assert kursor.fetchone() == ("0",)


def test_batas_waktu_meneruskan_galat_lain(lingkup):
    with pytest.raises(DataError), batas_waktu(1), connection.cursor() as kursor:
        kursor.execute("SELECT 1 / 0")


def test_batas_waktu_kembali_sesudah_selesai(lingkup):
    with connection.cursor() as kursor:
        kursor.execute("SET LOCAL statement_timeout = '7s'")
        with batas_waktu(1):
            kursor.execute("SHOW statement_timeout")
            assert kursor.fetchone() == ("1s",)
        kursor.execute("SHOW statement_timeout")
        assert kursor.fetchone() == ("7s",)


def test_jam_hitung_menurut_zona_kota(kota, citra, masuk):
    besok = (timezone.now() + timedelta(days=1)).replace(hour=5, minute=5)
    with time_machine.travel(besok, tick=True):
        assert "14.05 WIT" in masuk(citra).get(reverse(DASBOR)).content.decode()


def test_jumlah_kueri_tidak_bergantung_pada_banyak_baris(kota, kota_tangsel, sari, masuk, hitung_kueri):
    peramban, mulai = masuk(sari), timezone.now()
    peramban.get(reverse(DASBOR))
    # Figures are counted again each time: those kept for some minutes would show nothing.
    with time_machine.travel(mulai + timedelta(minutes=11), tick=True):
        sedikit = hitung_kueri(peramban, reverse(DASBOR), dingin=True)
    for ke in range(5):
        buat_pegawai(kota_tangsel, f"Orang {ke}", jabatan=buat_jabatan(kota.dinas, f"Pengelola {ke}"))
    with time_machine.travel(mulai + timedelta(minutes=22), tick=True):
        assert hitung_kueri(peramban, reverse(DASBOR), dingin=True) == sedikit


def test_pusat_memilih_kota_dan_angkanya_membuka_baris_kota_itu(kota, kota_sorong, buat_pengguna, masuk):
    auditor = masuk(buat_pengguna("auditor", None, ("AUDITOR", {"pusat": True, "kota": None})))
    assert auditor.get(reverse(DASBOR)).context["angka"].total == 5
    jawaban = auditor.get(reverse(DASBOR), {"kota": kota_sorong.pk})
    assert "Dasbor Kota Sorong" in jawaban.content.decode()
    assert jawaban.context["angka"].total == 1
    daftar = auditor.get(jawaban.context["kartu"][0]["url"])
    assert [p.pk for p in daftar.context["tabel"].data] == [kota.nelayan.pk]


def test_kota_di_luar_jangkauan_diabaikan(kota, kota_sorong, sari, masuk):
    assert masuk(sari).get(reverse(DASBOR), {"kota": kota_sorong.pk}).context["angka"].total == 5


def test_yang_tidak_boleh_membuka_daftar_melihat_angka_tanpa_tautan(kota, buat_pengguna, masuk):
    pusat = masuk(buat_pengguna("pusat", None, ("ADMIN_PUSAT", {"pusat": True, "kota": None})))
    jawaban = pusat.get(reverse(DASBOR))
    assert jawaban.context["angka"].total == 5
    assert reverse("pegawai:daftar") + "?" not in jawaban.content.decode()


def test_angka_unit_bawah_tidak_terhitung_dua_kali(kota, triwulan, sari, masuk):
    """The dinas has its own figure for the quarter, the other dinas only one of a unit below."""
    buat_indikator(kota.bidang, triwulan.kode, nilai=10)
    buat_indikator(buat_instansi(kota.sosial.kota, "UPTD Panti", induk=kota.sosial), triwulan.kode, nilai="74.5")
    assert masuk(sari).get(reverse(DASBOR)).context["angka"].tren.baris[-1][1] == "79,5"
