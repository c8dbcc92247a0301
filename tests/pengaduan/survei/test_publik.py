"""Pages of citizens: no account, no script, nothing about anybody, and no second vote."""

import pytest
from django.utils import timezone

from asn.core.lingkup import lingkup_kota
from pengaduan.survei.forms_publik import PILIH_SATU
from pengaduan.survei.models import Jawaban, Kampanye
from pengaduan.survei.services import terbit, tutup
from pengaduan.survei.services.jawaban import kupon_buat
from pengaduan.survei.views import isi as halaman_isi
from tests.pengaduan.survei.pembuat import buat_jawaban, isian_form

KOTA, LAIN = "/skm/tangerang-selatan/", "/skm/sorong/"


@pytest.fixture
def kupon(kampanye, layanan, pengelola) -> str:
    return f"{KOTA}kupon/{kupon_buat(kampanye=kampanye, layanan=layanan, jumlah=1, oleh=pengelola)[0]}/"


@pytest.fixture
def terbuka(kampanye) -> str:
    Kampanye.objects.update(tautan_terbuka=True)
    return f"{KOTA}isi/{kampanye.kode.lower()}/"


class TestIsi:
    def test_kupon_sekali(self, kupon, client):
        halaman = client.get(kupon).content.decode()
        assert halaman.count("<fieldset") == 10
        assert "Penerbitan KTP elektronik" in halaman
        sama = isian_form()
        assert client.post(kupon, sama).headers["Location"] == f"{KOTA}terima-kasih/"
        assert client.post(kupon, sama).headers["Location"] == f"{KOTA}terima-kasih/"  # double click
        assert client.post(kupon, isian_form()).status_code == 410
        assert client.get(kupon).status_code == 410
        assert Jawaban.objects.count() == 1
        assert client.get(f"{KOTA}terima-kasih/").status_code == 200

    def test_membuka_tidak_memakai(self, kupon, client):
        for _ in range(3):
            assert client.get(kupon).status_code == 200
        assert Jawaban.objects.count() == 0

    def test_yang_kurang_disebut_di_pertanyaannya_dan_pilihan_lain_tetap(self, kupon, client):
        kurang = isian_form(waktu="")
        del kurang["biaya"]
        jawaban = client.post(kupon, kurang)
        teks = jawaban.content.decode()
        assert teks.count("Pilih salah satu jawaban.") == 2
        assert 'href="#tanya-waktu"' in teks
        assert teks.count("checked") == 7
        assert Jawaban.objects.count() == 0

    @pytest.mark.parametrize("nilai", ["0", "5", "3.5", "-1", "a", "<b>"])
    def test_nilai_yang_tidak_ditawarkan(self, kupon, client, nilai):
        jawaban = client.post(kupon, isian_form(waktu=nilai))
        assert PILIH_SATU in jawaban.content.decode()
        assert Jawaban.objects.count() == 0
        assert "<b>" not in jawaban.content.decode()

    def test_kupon_kota_lain_tidak_dikenal(self, kupon, client, kota_sorong):
        assert client.get(kupon.replace(KOTA, LAIN)).status_code == 404
        assert client.post(kupon.replace(KOTA, LAIN), isian_form()).status_code == 404

    def test_menebak_kupon_dibatasi_tanpa_menghalangi_kupon_yang_benar(self, kupon, client, monkeypatch):
        monkeypatch.setattr(halaman_isi, "SALAH_PER_JAM", 2)
        salah = [client.get(f"{KOTA}kupon/AAAABBBBCCC{n}/").status_code for n in "2345"]
        assert salah == [404, 404, 429, 429]
        assert client.get(kupon).status_code == 200

    def test_mengetik_kode(self, kupon, client):
        kode = kupon.rstrip("/").rsplit("/", 1)[1]
        jawaban = client.get(f"{KOTA}kupon/", {"kode": f"{kode[:4].lower()} {kode[4:8]}-{kode[8:]}"})
        assert jawaban.headers["Location"] == kupon
        assert "Isi kode" in client.get(f"{KOTA}kupon/", {"kode": ""}).content.decode()

    def test_tautan_terbuka_dibatasi_dan_dilaporkan_terpisah(self, terbuka, client, monkeypatch):
        monkeypatch.setattr(halaman_isi, "TERBUKA_PER_JAM", 2)
        status = [client.post(terbuka, isian_form()).status_code for _ in range(4)]
        assert status == [302, 302, 429, 429]
        assert set(Jawaban.objects.values_list("kanal", flat=True)) == {"terbuka"}
        assert client.get(terbuka.replace(KOTA, LAIN)).status_code == 404
        Kampanye.objects.update(tautan_terbuka=False)
        assert client.get(terbuka).status_code == 404

    def test_survei_ditutup_tidak_menerima(self, terbuka, kupon, kampanye, kepala, client):
        tutup.kampanye_tutup(kampanye=kampanye, oleh=kepala, catatan="x" * 20)
        assert [client.post(a, isian_form()).status_code for a in (terbuka, kupon)] == [410, 410]

    def test_saran_tidak_pernah_tampil_mentah(self, kupon, client, kampanye, kepala, masuk):
        client.post(kupon, isian_form(saran="<img src=x onerror=alert(1)> 081234567890"))
        buat_jawaban(kampanye, ["333333333"] * 5)
        tutup.kampanye_tutup(kampanye=kampanye, oleh=kepala, catatan="x" * 20)
        teks = masuk(kepala).get(kampanye.get_absolute_url(), {"bagian": "saran"}).content.decode()
        assert "<img src=x" not in teks
        assert "0812" not in teks
        assert "&lt;img" in teks


class TestHasil:
    @pytest.fixture
    def hasil(self, kampanye, kepala):
        buat_jawaban(kampanye, ["343333343"] * 9 + ["222222222"] * 2, usia="B", saran="rahasia loket")
        buat_jawaban(kampanye, ["111111111"] * 2, usia="F")
        baris = tutup.kampanye_tutup(kampanye=kampanye, oleh=kepala, catatan="x" * 20)
        return terbit.hasil_terbitkan(kampanye=baris, oleh=kepala)

    def test_sebelum_terbit_tidak_ada_apa_pun(self, kampanye, kepala, client):
        buat_jawaban(kampanye, ["333333333"] * 9)
        baris = tutup.kampanye_tutup(kampanye=kampanye, oleh=kepala, catatan="x" * 20)
        pk = baris.hasil_terakhir_id
        assert "Belum ada hasil" in client.get(KOTA).content.decode()
        for sisa in ("", "laporan.pdf", "jawaban.csv"):
            assert client.get(f"{KOTA}hasil/{pk}/{sisa}").status_code == 404
        assert "75" not in client.get(f"{KOTA}data.csv").content.decode()

    def test_terbit_di_kotanya_saja(self, hasil, client, kota_sorong):
        assert client.get(f"{KOTA}hasil/{hasil.pk}/").status_code == 200
        for sisa in ("", "laporan.pdf", "jawaban.csv"):
            assert client.get(f"{LAIN}hasil/{hasil.pk}/{sisa}").status_code == 404
        assert "Dinas Kependudukan" not in client.get(LAIN).content.decode()
        assert client.get("/skm/antah-berantah/").status_code == 404

    def test_kelompok_kecil_dan_saran_tidak_keluar_lewat_pintu_mana_pun(self, hasil, client):
        for sisa in (f"hasil/{hasil.pk}/", f"hasil/{hasil.pk}/jawaban.csv", "", "data.csv"):
            teks = client.get(f"{KOTA}{sisa}").content.decode()
            assert "rahasia" not in teks
        usia = {s["kode"]: s for s in hasil.angka["responden"]["usia"]}
        assert [usia[k]["n"] for k in "BF"] == [None, None]
        assert "60 tahun atau lebih" in client.get(f"{KOTA}hasil/{hasil.pk}/").content.decode()

    def test_halaman_kota_sama_dengan_evaluasi(self, hasil, client, kota_tangsel):
        konteks = client.get(KOTA).context
        assert konteks["ikm"] == str(hasil.ikm).replace(".", ",")
        assert konteks["n"] == hasil.n
        assert "1/9" in client.get(KOTA).content.decode()

    def test_kabar_di_halaman_warga(self, hasil, client):
        assert str(hasil.ikm).replace(".", ",") in client.get("/warga/tangerang-selatan/").content.decode()

    def test_laporan_dibuat_saat_diminta(self, hasil, client):
        assert client.get(f"{KOTA}hasil/{hasil.pk}/laporan.pdf").status_code == 202

    def test_petugas_kota_lain_membaca_seperti_siapa_pun(self, hasil, masuk, citra, kota_tangsel, kota_sorong):
        klien = masuk(citra)
        assert klien.get(f"{KOTA}hasil/{hasil.pk}/").status_code == 200
        assert klien.get(hasil.kampanye.get_absolute_url()).status_code == 404


def test_setiap_kota_memakai_jamnya_sendiri(lingkup, kota_sorong, client):
    """An open survey of Sorong ends with the day in Sorong, two hours before Jakarta's."""
    with lingkup_kota([kota_sorong.pk]):
        assert client.get(LAIN).status_code == 200
        assert timezone.get_current_timezone_name() == "Asia/Jakarta"
