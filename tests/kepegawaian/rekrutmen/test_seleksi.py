"""A selection: versions until the opening, then frozen; what is being prepared does not exist for anybody outside."""

from copy import deepcopy
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction
from django.utils import timezone

from asn.core.workflows import TransitionRefused
from kepegawaian.rekrutmen.models import Lowongan, Seleksi, VersiAturan, Wawancara
from kepegawaian.rekrutmen.rules import jadwal as rj
from kepegawaian.rekrutmen.services import panitia as layanan_panitia
from kepegawaian.rekrutmen.services import seleksi as layanan
from kepegawaian.rekrutmen.services import tahapan
from kepegawaian.rekrutmen.services import wawancara as layanan_wawancara
from tests.kepegawaian.rekrutmen import pembuat

PUBLIK = "/lowongan/tangerang-selatan/"


@pytest.fixture
def siap(lingkup, kota_tangsel, sari):
    isi = {"nama": "Seleksi BLUD", "tahun": 2026, "jenis": "KOTA", "gelombang": 1, "mulai": kota_tangsel.hari_ini()}
    return layanan.seleksi_buat(kota_id=kota_tangsel.pk, oleh=sari, **isi)


@pytest.fixture
def lengkap(siap, kota_tangsel, buat_pengguna, sari):
    """Ready to be opened: a vacancy, and three verifiers who declared."""
    pembuat.buat_lowongan(siap)
    for i in range(3):
        pembuat.buat_panitia(siap, buat_pengguna(f"verif{i}", kota_tangsel, ("PANITIA", {})))
    tahapan.seleksi_alihkan(seleksi=siap, tindakan="umumkan", oleh=sari, nomor="800/1")
    return Seleksi.objects.get(pk=siap.pk)


class TestSusun:
    def test_preset_jadwal_dan_dokumen(self, siap):
        assert rj.periksa(rj.baca(siap.jadwal), ["LANJUTAN"]) == {}
        assert {"KTP", "IJAZAH", "DISABILITAS"} <= set(siap.dokumen.values_list("kode", flat=True))
        assert siap.riwayat_aturan.get().ke == 1

    def test_kota_lain(self, siap, citra):
        with pytest.raises(PermissionDenied):
            layanan.aturan_simpan(seleksi=siap, konfigurasi=siap.konfigurasi, oleh=citra)

    def test_aturan_salah_ditolak_dengan_bagiannya(self, siap, sari):
        rusak = deepcopy(siap.konfigurasi)
        rusak["ujian"][0]["komponen"][0]["bobot"] = 10
        with pytest.raises(ValidationError) as galat:
            layanan.aturan_simpan(seleksi=siap, konfigurasi=rusak, oleh=sari)
        assert "harus 100" in galat.value.message_dict["ujian"][0]
        assert siap.riwayat_aturan.count() == 1

    def test_formasi_hanya_yang_ditetapkan_dan_sekali(self, siap, sari, kota_tangsel):
        lain = pembuat.buat_lowongan(pembuat.buat_seleksi(kota_tangsel, gelombang=2)).formasi
        with pytest.raises(ValidationError):
            layanan.lowongan_ambil(seleksi=siap, formasi_ids=[lain.pk], oleh=sari)

    def test_sesudah_diumumkan_setiap_perubahan_beralasan_dan_terbaca(self, lengkap, sari, client):
        with pytest.raises(ValidationError, match="alasan"):
            layanan.aturan_simpan(seleksi=lengkap, konfigurasi=lengkap.konfigurasi, oleh=sari)
        layanan.aturan_simpan(seleksi=lengkap, konfigurasi=lengkap.konfigurasi, oleh=sari, alasan="Ralat nilai ambang")
        assert "Ralat nilai ambang" in client.get(f"{PUBLIK}seleksi/{lengkap.pk}/").content.decode()


def isian_wawancara(klien, seleksi, **ubah):
    """The page as it stands, with what is changed."""
    form = klien.get(f"/rekrutmen/{seleksi.pk}/aturan/wawancara/").context["form"]
    return {k: form[k].value() if form[k].value() is not None else "" for k in form.fields} | ubah


class TestPertanyaan:
    """Questions and anchored scales: edited on one page until the rules freeze."""

    def test_pertanyaan_diubah_ditambah_dihapus_tanpa_javascript(self, siap, sari, masuk):
        klien, alamat = masuk(sari), f"/rekrutmen/{siap.pk}/aturan/wawancara/"
        hapus = dict.fromkeys(("dimensi_1", "tanya_1", *(f"jangkar_1_{i}" for i in range(4))), "")
        baru = {"dimensi_4": "Etika", "tanya_4": "Apa yang Anda lakukan bila …?"}
        baru |= {f"jangkar_4_{i}": f"Jawaban {i + 1}" for i in range(4)}
        isi = isian_wawancara(
            klien, siap, tanya_0="Ceritakan satu hari tersibuk Anda.", pewawancara=3, **hapus, **baru
        )
        assert klien.post(alamat, isi).status_code == 302
        siap.refresh_from_db()
        w = siap.konfigurasi["wawancara"]
        assert [(b["kode"], b["dimensi"]) for b in w["butir"]] == [
            ("B1", "Pelayanan"),
            ("B3", "Kerja sama"),
            ("B4", "Penguasaan bidang"),
            ("B5", "Etika"),
        ]
        assert (w["pewawancara"], w["butir"][0]["pertanyaan"]) == (3, "Ceritakan satu hari tersibuk Anda.")
        assert siap.riwayat_aturan.count() == 2
        assert klien.post(alamat, isi).status_code in (409, 422)  # an old page changes nothing
        assert siap.riwayat_aturan.count() == 2

    @pytest.mark.parametrize(
        ("ubah", "kata"),
        [
            ({"jangkar_0_3": ""}, "kosongkan seluruh pertanyaan"),
            ({"skala": 3}, "kosongkan langkah ini"),
            ({"pewawancara": 1}, "lebih besar dari atau sama dengan 2"),
        ],
    )
    def test_skala_tanpa_jangkar_ditolak_di_isiannya(self, siap, sari, masuk, ubah, kata):
        klien = masuk(sari)
        jawaban = klien.post(f"/rekrutmen/{siap.pk}/aturan/wawancara/", isian_wawancara(klien, siap, **ubah))
        assert jawaban.status_code == 422
        assert kata in jawaban.content.decode()
        assert siap.riwayat_aturan.count() == 1

    def test_sesudah_dibuka_beku(self, lengkap, sari, masuk):
        klien = masuk(sari)
        isi = isian_wawancara(klien, lengkap, alasan="Ralat", tanya_0="Lain sama sekali?")
        tahapan.seleksi_alihkan(seleksi=lengkap, tindakan="buka", oleh=sari)
        klien.post(f"/rekrutmen/{lengkap.pk}/aturan/wawancara/", isi)
        lengkap.refresh_from_db()
        assert lengkap.konfigurasi["wawancara"]["butir"][0]["pertanyaan"] != "Lain sama sekali?"


class TestBuka:
    def test_membekukan_juga_di_basis_data(self, lengkap, sari):
        hasil = tahapan.seleksi_alihkan(seleksi=lengkap, tindakan="buka", oleh=sari)
        assert hasil.sidik_aturan == layanan.sidik_seleksi(hasil)
        with pytest.raises(TransitionRefused, match="dibekukan"):
            layanan.aturan_simpan(seleksi=hasil, konfigurasi=hasil.konfigurasi, oleh=sari, alasan="x")
        for isi in ({"konfigurasi": {}}, {"sidik_aturan": "0"}, {"beku_pada": None}):
            with pytest.raises(DatabaseError), transaction.atomic():
                Seleksi.objects.filter(pk=hasil.pk).update(**isi)
        with pytest.raises(DatabaseError), transaction.atomic():
            VersiAturan.objects.filter(seleksi=hasil).update(alasan="lain")

    def test_jadwal_hanya_mundur(self, lengkap, sari):
        hasil = tahapan.seleksi_alihkan(seleksi=lengkap, tindakan="buka", oleh=sari)
        semula = rj.baca(hasil.jadwal)
        geser = timedelta(days=2)
        tetap = ("PENGUMUMAN", "PENDAFTARAN")
        mundur = [rj.Tahap(t.kode, t.mulai + geser * (t.kode not in tetap), t.selesai + geser) for t in semula]
        baru = layanan.jadwal_simpan(seleksi=hasil, tahap=mundur, oleh=sari, alasan="Permintaan pelamar")
        assert baru.tutup_pada - hasil.tutup_pada == geser
        with pytest.raises(ValidationError):
            layanan.jadwal_simpan(seleksi=baru, tahap=semula, oleh=sari, alasan="Dimajukan lagi")

    def test_tanpa_tiga_verifikator_bernyatakan_ditolak(self, lengkap, sari):
        lengkap.panitia.first().pernyataan.delete()
        with pytest.raises(TransitionRefused, match="baru 2"):
            tahapan.seleksi_alihkan(seleksi=lengkap, tindakan="buka", oleh=sari)

    def test_tidak_ditutup_lebih_awal(self, lengkap, sari):
        hasil = tahapan.seleksi_alihkan(seleksi=lengkap, tindakan="buka", oleh=sari)
        with pytest.raises(TransitionRefused, match="belum berakhir"):
            tahapan.seleksi_alihkan(seleksi=hasil, tindakan="tutup", oleh=sari)

    def test_terbuka_dan_tertutup_sendiri(self, lengkap):
        saat = timezone.now()
        assert tahapan.jadwal_jalankan(kota_id=lengkap.kota_id, saat=saat) == {"buka": 1, "tutup": 0}
        assert tahapan.jadwal_jalankan(kota_id=lengkap.kota_id, saat=lengkap.tutup_pada) == {"buka": 0, "tutup": 1}
        assert tahapan.jadwal_jalankan(kota_id=lengkap.kota_id, saat=lengkap.tutup_pada) == {"buka": 0, "tutup": 0}

    def test_batal_beralasan(self, lengkap, sari):
        with pytest.raises(ValidationError):
            tahapan.seleksi_alihkan(seleksi=lengkap, tindakan="batalkan", oleh=sari)


class TestPublik:
    def test_yang_disiapkan_tidak_ada_di_mana_pun(self, siap, client, masuk, ayu, kota_tangsel):
        lowongan = pembuat.buat_lowongan(siap)
        pembuat.buat_pelamar(ayu, kota_tangsel)
        for jalan in (f"seleksi/{siap.pk}/", f"seleksi/{siap.pk}/statistik/", f"seleksi/{siap.pk}/hasil/"):
            assert client.get(PUBLIK + jalan).status_code == 404, jalan
        assert client.get(f"{PUBLIK}jabatan/{lowongan.pk}/").status_code == 404
        for tanya in ("", "?q=Pranata", f"?seleksi={siap.pk}"):
            assert "Pranata Komputer" not in client.get(PUBLIK + tanya).content.decode()
        assert masuk(ayu).post(f"/lamaran/mulai/{lowongan.pk}/").status_code == 404

    def test_kota_lain_tidak_menampilkan(self, lengkap, client):
        assert client.get(f"/lowongan/sorong/seleksi/{lengkap.pk}/").status_code == 404
        assert client.get(f"/lowongan/sorong/jabatan/{Lowongan.objects.get().pk}/").status_code == 404

    def test_saringan_dan_pencarian(self, lengkap, client):
        assert "1 lowongan" in client.get(f"{PUBLIK}?q=pranata&tingkat=S1&kebutuhan=UMUM").content.decode()
        assert "0 lowongan" in client.get(f"{PUBLIK}?tingkat=S3").content.decode()
        assert client.get(f"{PUBLIK}?seleksi=99999999999999999999&halaman=x").status_code == 200

    def test_angka_kecil_disamarkan(self, lengkap, client, kota_tangsel, buat_pengguna):
        w = Lowongan.objects.get()
        for i in range(3):
            pelamar = pembuat.buat_pelamar(buat_pengguna(f"p{i}", kota_tangsel), kota_tangsel, f"P {i}", urut=i + 1)
            pembuat.buat_lamaran(pelamar, w)
        isi = client.get(f"{PUBLIK}seleksi/{lengkap.pk}/statistik/").content.decode()
        assert "kurang dari 5" in isi
        assert "disamarkan" in isi

    def test_hasil_belum_diumumkan_tidak_ditemukan(self, lamaran, client):
        type(lamaran).objects.update(hasil_administrasi="TMS")
        isi = client.get(f"{PUBLIK}seleksi/{lamaran.seleksi_id}/hasil/?nomor={lamaran.nomor}").content.decode()
        assert "tidak ada dalam pengumuman" in isi


class TestPanitia:
    def test_akun_kota_lain_tidak_dapat_ditunjuk(self, siap, sari, citra):
        with pytest.raises(ValidationError, match="tidak berperan"):
            layanan_panitia.panitia_tambah(
                seleksi=siap, pengguna=citra, peran="KETUA", mulai=date(2026, 1, 1), oleh=sari
            )

    def test_pernyataan_hanya_oleh_orangnya(self, siap, sari, budi):
        panitia = pembuat.buat_panitia(siap, sari, nyata=False)
        with pytest.raises(PermissionDenied):
            layanan_panitia.kepentingan_nyatakan(panitia=panitia, kerabat=[], catatan="", oleh=budi)


class TestWawancara:
    @pytest.fixture
    def lembar(self, lamaran, seleksi, sari, kota_tangsel, buat_pengguna):
        Seleksi.objects.filter(pk=seleksi.pk).update(keadaan="ujian_lanjutan")
        type(lamaran).objects.update(keadaan="ms")
        for i in range(2):
            akun = buat_pengguna(f"tanya{i}", kota_tangsel, ("PANITIA", {}))
            pembuat.buat_panitia(seleksi, akun, "PEWAWANCARA")
        layanan_wawancara.wawancara_bagi(seleksi=seleksi, waktu=None, tempat="Aula", oleh=sari)
        return list(Wawancara.objects.select_related("panitia__pengguna").order_by("pk"))

    def nilai(self, w, langkah=3, segel=True):
        isi = {f"B{i}": langkah for i in range(1, 5)}
        return layanan_wawancara.wawancara_nilai(
            wawancara=w, nilai=isi, catatan="", oleh=w.panitia.pengguna, segel=segel
        )

    def test_terbuka_sesudah_semuanya_disegel(self, lembar, seleksi, sari):
        self.nilai(lembar[0], 4)
        assert layanan_wawancara.skor_wawancara(seleksi) == {}
        assert not Wawancara.objects.terlihat_oleh(sari, "rekrutmen.kelola_seleksi").exists()
        self.nilai(lembar[1], 2)
        assert list(layanan_wawancara.skor_wawancara(seleksi).values()) == [Decimal("66.6667")]
        assert layanan_wawancara.rekap(seleksi)[0]["berjauhan"] == ["B1", "B2", "B3", "B4"]

    def test_hanya_lembar_sendiri(self, lembar):
        with pytest.raises(PermissionDenied):
            layanan_wawancara.wawancara_nilai(
                wawancara=lembar[0], nilai={}, catatan="", oleh=lembar[1].panitia.pengguna
            )

    def test_yang_disegel_tidak_berubah(self, lembar):
        self.nilai(lembar[0])
        with pytest.raises(TransitionRefused, match="disegel"):
            self.nilai(lembar[0], 1)

    def test_segel_menuntut_semua_butir(self, lembar):
        with pytest.raises(ValidationError):
            layanan_wawancara.wawancara_nilai(
                wawancara=lembar[0], nilai={"B1": 3}, catatan="", oleh=lembar[0].panitia.pengguna, segel=True
            )
