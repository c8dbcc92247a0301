"""The application: one per selection, saved as a draft, sent once and not a second late, documents judged at once."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from PIL import Image
from pypdf import PdfReader, PdfWriter

from asn.core.berkas import berkas_baca
from asn.core.models import Berkas, TandaTerbit
from asn.core.workflows import TransitionRefused
from kepegawaian.rekrutmen.models import BerkasLamaran, Lamaran
from kepegawaian.rekrutmen.rules.konfigurasi import baca
from kepegawaian.rekrutmen.services import akun as layanan_akun
from kepegawaian.rekrutmen.services import berkas
from kepegawaian.rekrutmen.services import lamaran as layanan
from kepegawaian.rekrutmen.services.kartu import kartu_ambil
from tests.kepegawaian.rekrutmen import pembuat
from tests.kepegawaian.rekrutmen.pembuat import jpg, pdf, unggahan

LENGKAP = {
    "tingkat": "S1",
    "bidang": "Ilmu Komputer",
    "lembaga": "Universitas Pamulang",
    "tanggal_lulus": date(2021, 8, 1),
    "ipk": "3.40",
}


@pytest.fixture
def draf(pelamar, lowongan, ayu):
    return layanan.lamaran_mulai(lowongan=lowongan, oleh=ayu)


@pytest.fixture
def siap(draf, ayu):
    draf = layanan.pendidikan_simpan(lamaran=draf, isi=LENGKAP, oleh=ayu)
    pembuat.lengkapi_berkas(draf)
    return draf


@pytest.fixture
def pernyataan(seleksi):
    return [kode for kode, _ in baca(seleksi.konfigurasi).pernyataan]


class TestMulai:
    def test_dua_kali_tetap_satu(self, draf, lowongan, ayu):
        assert layanan.lamaran_mulai(lowongan=lowongan, oleh=ayu) == draf
        assert Lamaran.objects.count() == 1

    def test_draf_pindah_lowongan(self, draf, seleksi, ayu):
        lain = pembuat.buat_lowongan(seleksi)
        assert layanan.lamaran_mulai(lowongan=lain, oleh=ayu).lowongan == lain
        assert Lamaran.objects.count() == 1

    def test_yang_sudah_diajukan_tidak_pindah(self, lamaran, seleksi, ayu):
        with pytest.raises(TransitionRefused, match="satu lowongan dalam satu seleksi"):
            layanan.lamaran_mulai(lowongan=pembuat.buat_lowongan(seleksi), oleh=ayu)

    def test_bukan_pelamar_kota_ini(self, lowongan, citra):
        with pytest.raises(PermissionDenied):
            layanan.lamaran_mulai(lowongan=lowongan, oleh=citra)

    @pytest.mark.parametrize("keadaan", ["disiapkan", "diumumkan", "verifikasi", "selesai"])
    def test_hanya_selama_dibuka(self, keadaan, pelamar, kota_tangsel, ayu):
        seleksi = pembuat.buat_seleksi(kota_tangsel, keadaan=keadaan, gelombang=2)
        with pytest.raises(TransitionRefused):
            layanan.lamaran_mulai(lowongan=pembuat.buat_lowongan(seleksi), oleh=ayu)


class TestTenggat:
    @pytest.mark.parametrize(("geser", "diterima"), [(-1, True), (0, False), (1, False)])
    def test_detik_terakhir_di_jam_kota(self, siap, ayu, pernyataan, geser, diterima):
        saat = siap.seleksi.tutup_pada + timedelta(seconds=geser)
        if diterima:
            hasil = layanan.lamaran_ajukan(lamaran=siap, pernyataan=pernyataan, oleh=ayu, saat=saat)
            assert hasil.keadaan == "diajukan"
        else:
            with pytest.raises(TransitionRefused, match="sudah ditutup"):
                layanan.lamaran_ajukan(lamaran=siap, pernyataan=pernyataan, oleh=ayu, saat=saat)
            assert Lamaran.objects.get().keadaan == "draf"

    def test_sebelum_detik_pertama(self, siap, ayu, pernyataan):
        with pytest.raises(TransitionRefused, match="belum dibuka"):
            layanan.lamaran_ajukan(
                lamaran=siap, pernyataan=pernyataan, oleh=ayu, saat=siap.seleksi.buka_pada - timedelta(seconds=1)
            )

    def test_kota_di_timur_tutup_lebih_dahulu(self, kota_tangsel, kota_sorong, lingkup):
        barat, timur = (pembuat.buat_seleksi(k) for k in (kota_tangsel, kota_sorong))
        selisih = barat.tutup_pada - timur.tutup_pada
        assert selisih % timedelta(days=1) == timedelta(hours=2)

    @pytest.mark.parametrize("tulis", ["pendidikan", "akomodasi", "berkas", "lepas", "batal"])
    def test_sesudah_tutup_tidak_ada_yang_dapat_ditulis(self, draf, ayu, tulis):
        saat = draf.seleksi.tutup_pada
        syarat = draf.seleksi.dokumen.get(kode="IJAZAH")
        langkah = {
            "pendidikan": lambda: layanan.pendidikan_simpan(lamaran=draf, isi=LENGKAP, oleh=ayu, saat=saat),
            "akomodasi": lambda: layanan.akomodasi_simpan(lamaran=draf, akomodasi=[], catatan="", oleh=ayu, saat=saat),
            "berkas": lambda: berkas.berkas_unggah(
                lamaran=draf, syarat=syarat, isi=unggahan(pdf()), oleh=ayu, saat=saat
            ),
            "lepas": lambda: berkas.berkas_lepas(lamaran=draf, syarat=syarat, oleh=ayu, saat=saat),
            "batal": lambda: layanan.lamaran_batalkan(lamaran=draf, oleh=ayu, saat=saat),
        }
        with pytest.raises(TransitionRefused):
            langkah[tulis]()


class TestAjukan:
    def test_nomor_tanda_dan_kabar(self, siap, ayu, pernyataan):
        hasil = layanan.lamaran_ajukan(lamaran=siap, pernyataan=pernyataan, oleh=ayu)
        assert hasil.nomor.startswith("3674-26K1-")
        assert TandaTerbit.objects.get().nomor == hasil.nomor
        assert "Ayu" not in TandaTerbit.objects.get().judul

    def test_dua_kali_ditolak(self, siap, ayu, pernyataan):
        layanan.lamaran_ajukan(lamaran=siap, pernyataan=pernyataan, oleh=ayu)
        with pytest.raises(TransitionRefused):
            layanan.lamaran_ajukan(lamaran=siap, pernyataan=pernyataan, oleh=ayu)
        assert TandaTerbit.objects.count() == 1

    def test_pernyataan_harus_lengkap(self, siap, ayu, pernyataan):
        with pytest.raises(ValidationError, match="1 belum"):
            layanan.lamaran_ajukan(lamaran=siap, pernyataan=pernyataan[1:], oleh=ayu)

    def test_semua_kekurangan_disebut_sekaligus(self, draf, ayu, pernyataan):
        with pytest.raises(ValidationError) as galat:
            layanan.lamaran_ajukan(lamaran=draf, pernyataan=pernyataan, oleh=ayu)
        assert set(galat.value.messages) >= {"Isi jenjang.", "Unggah KTP elektronik.", "Unggah Ijazah."}

    def test_tidak_layak_ditolak_dengan_alasan_aturan(self, siap, ayu, pernyataan):
        layanan.pendidikan_simpan(lamaran=siap, isi=LENGKAP | {"ipk": "2.90"}, oleh=ayu)
        with pytest.raises(ValidationError, match="IPK 2,90 kurang dari batas 3,00"):
            layanan.lamaran_ajukan(lamaran=siap, pernyataan=pernyataan, oleh=ayu)

    def test_bukan_pemilik(self, siap, kota_tangsel, buat_pengguna, pernyataan):
        lain = buat_pengguna("lain", kota_tangsel, ("PELAMAR", {}))
        with pytest.raises(PermissionDenied):
            layanan.lamaran_ajukan(lamaran=siap, pernyataan=pernyataan, oleh=lain)

    def test_batal_lalu_susun_lagi_memakai_nomor_yang_sama(self, siap, ayu, pernyataan, lowongan):
        nomor = layanan.lamaran_ajukan(lamaran=siap, pernyataan=pernyataan, oleh=ayu).nomor
        layanan.lamaran_batalkan(lamaran=siap, oleh=ayu)
        lagi = layanan.lamaran_mulai(lowongan=lowongan, oleh=ayu)
        assert (lagi.pk, lagi.keadaan) == (siap.pk, "draf")
        assert layanan.lamaran_ajukan(lamaran=lagi, pernyataan=pernyataan, oleh=ayu).nomor == nomor


class TestBerkas:
    @pytest.mark.parametrize(
        ("kode", "bita", "nama", "kata"),
        [
            ("IJAZAH", jpg(), "ijazah.jpg", "harus berupa PDF"),
            ("KTP", pdf(), "ktp.pdf", "harus berupa JPEG"),
            ("IJAZAH", pdf(4), "ijazah.pdf", "paling banyak 3 halaman; berkas ini 4"),
            ("IJAZAH", b"%PDF-1.4\nrusak", "ijazah.pdf", "rusak"),
            ("IJAZAH", b"%PDF-1.4" + b"0" * 900_000, "ijazah.pdf", "paling besar 800 KB"),
            ("IJAZAH", b"PK\x03\x04" + b"0" * 100, "ijazah.pdf", "tidak diterima"),
            ("IJAZAH", b"", "ijazah.pdf", "kosong"),
            ("IJAZAH", pdf(), "ijazah.exe", "tidak sesuai"),
            ("KTP", b"\xff\xd8\xff\xe0" + b"bukan gambar" * 9, "ktp.jpg", "rusak"),
        ],
    )
    def test_diperiksa_saat_diunggah(self, draf, ayu, kode, bita, nama, kata):
        syarat = draf.seleksi.dokumen.get(kode=kode)
        with pytest.raises(ValidationError, match=kata):
            berkas.berkas_unggah(lamaran=draf, syarat=syarat, isi=unggahan(bita, nama), oleh=ayu)
        assert not BerkasLamaran.objects.exists()

    def test_bom_gambar_ditolak(self, draf, ayu):
        """A tiny PNG that would unfold to more than 40 megapixels."""
        keluaran = BytesIO()
        Image.new("1", (9000, 9000)).save(keluaran, "PNG")
        assert len(keluaran.getvalue()) < 200_000
        with pytest.raises(ValidationError, match="megapiksel"):
            berkas.berkas_unggah(
                lamaran=draf,
                syarat=draf.seleksi.dokumen.get(kode="KTP"),
                isi=unggahan(keluaran.getvalue(), "ktp.png"),
                oleh=ayu,
            )

    def test_pdf_berkata_sandi_ditolak(self, draf, ayu):
        penulis, keluaran = PdfWriter(), BytesIO()
        penulis.add_blank_page(100, 100)
        penulis.encrypt("rahasia", algorithm="RC4-128")
        penulis.write(keluaran)
        with pytest.raises(ValidationError, match="kata sandi"):
            berkas.berkas_unggah(
                lamaran=draf,
                syarat=draf.seleksi.dokumen.get(kode="IJAZAH"),
                isi=unggahan(keluaran.getvalue()),
                oleh=ayu,
            )

    def test_unggahan_baru_menggantikan(self, draf, ayu):
        syarat = draf.seleksi.dokumen.get(kode="IJAZAH")
        for halaman in (1, 2):
            satu = berkas.berkas_unggah(lamaran=draf, syarat=syarat, isi=unggahan(pdf(halaman)), oleh=ayu)
        assert (satu.halaman, Berkas.objects.count(), BerkasLamaran.objects.count()) == (2, 1, 1)

    def test_dokumen_yang_tidak_diminta(self, draf, ayu, seleksi):
        [syarat] = pembuat.buat_dokumen_syarat(seleksi, "DISABILITAS")
        with pytest.raises(ValidationError, match="tidak diminta"):
            berkas.berkas_unggah(lamaran=draf, syarat=syarat, isi=unggahan(pdf()), oleh=ayu)


class TestAkun:
    ISI = {
        "nama": "Ayu Lestari",
        "nik": pembuat.nik(1),
        "jenis_kelamin": "P",
        "tempat_lahir": "Tangerang",
        "tanggal_lahir": pembuat.LAHIR,
        "telepon": "",
        "alamat": "",
    }

    def daftar(self, kota, surel="baru@contoh.invalid", **lain):
        return layanan_akun.pelamar_daftar(kota=kota, surel=surel, sandi="kopi-pagi-di-serpong", isi=self.ISI | lain)

    def test_akun_berperan_pelamar_tanpa_wajib_mfa(self, kota_tangsel, lingkup):
        akun = self.daftar(kota_tangsel).akun
        assert akun.has_perm("rekrutmen.melamar")
        assert not akun.petugas
        assert not akun.has_perm("rekrutmen.view_lamaran")

    def test_nik_tersandi_dan_unik_per_kota(self, kota_tangsel, kota_sorong, lingkup):
        pelamar = self.daftar(kota_tangsel)
        assert pembuat.nik(1) not in str(type(pelamar).objects.values_list("sidik_nik", "sidik_nama").get())
        with pytest.raises(ValidationError, match="sudah terdaftar"):
            self.daftar(kota_tangsel, "dua@contoh.invalid")
        assert self.daftar(kota_sorong, "tiga@contoh.invalid").pk

    @pytest.mark.parametrize(
        ("lain", "kata"),
        [
            ({"nik": "123"}, "16 angka"),
            ({"nik": "3674015705980000"}, "0001"),
            ({"tanggal_lahir": date(1998, 5, 18)}, "berbeda"),
            ({"jenis_kelamin": "L"}, "berbeda"),
        ],
    )
    def test_nik_diperiksa(self, kota_tangsel, lingkup, lain, kata):
        with pytest.raises(ValidationError, match=kata):
            self.daftar(kota_tangsel, **lain)

    def test_sandi_lemah(self, kota_tangsel, lingkup):
        with pytest.raises(ValidationError) as galat:
            layanan_akun.pelamar_daftar(kota=kota_tangsel, surel="a@contoh.invalid", sandi="12345", isi=self.ISI)
        assert "sandi" in galat.value.message_dict

    def test_tautan_hanya_untuk_kotanya_dan_tidak_dapat_dipalsu(self, kota_tangsel, kota_sorong):
        teks = layanan_akun.token(kota_tangsel, "a@contoh.invalid")
        assert layanan_akun.surel_dari_token(kota_tangsel, teks) == "a@contoh.invalid"
        assert layanan_akun.surel_dari_token(kota_sorong, teks) == ""
        assert layanan_akun.surel_dari_token(kota_tangsel, teks.replace("a@", "b@")) == ""

    def test_identitas_tetap_sesudah_diajukan(self, lamaran, pelamar, ayu):
        isi = self.ISI | {"nama": "Nama Lain", "telepon": "0899"}
        baru = layanan_akun.pelamar_ubah(pelamar=pelamar, isi=isi, oleh=ayu)
        assert (baru.nama, baru.telepon) == ("Ayu Lestari", "0899")


def test_kartu_dibuat_sekali(siap, ayu, pernyataan):
    layanan.lamaran_ajukan(lamaran=siap, pernyataan=pernyataan, oleh=ayu)
    pertama = kartu_ambil(lamaran=siap, oleh=ayu)
    assert kartu_ambil(lamaran=siap, oleh=ayu) == pertama
    assert TandaTerbit.objects.get().sha256
    assert len(PdfReader(BytesIO(berkas_baca(pertama))).pages) == 1


def test_kartu_belum_ada_untuk_draf(draf, ayu):
    with pytest.raises(TransitionRefused, match="sesudah lamaran diajukan"):
        kartu_ambil(lamaran=draf, oleh=ayu)


def test_waktu_uji_masih_dalam_masa_daftar(seleksi):
    assert seleksi.buka_pada < timezone.now() < seleksi.tutup_pada
