"""The admin site: people are read within reach and without closed data, figures of the law are only added."""

from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from kepegawaian.pegawai.models import GajiPokok, JenisDokumen
from tests.kepegawaian import pembuat
from tests.kepegawaian.pegawai.test_perhatian import buat_gaji

RUJUKAN = ["golongan", "gajipokok", "tunjanganjabatan"]


def daftar(model: str) -> str:
    return reverse(f"admin:pegawai_{model}_changelist")


@pytest.fixture
def pusat(buat_pengguna, kota, masuk):
    return masuk(buat_pengguna("pusat", None, ("ADMIN_PUSAT", {"pusat": True, "kota": None})))


@pytest.fixture
def admin_kota(buat_pengguna, kota, masuk):
    return masuk(buat_pengguna("admin", kota.tangsel, ("ADMIN_KOTA", {})))


def test_pegawai_hanya_dibaca_sebatas_kota_dan_tanpa_data_tertutup(kota, admin_kota):
    kota.rina.nik = "3674015503900001"
    kota.rina.save()
    isi = admin_kota.get(daftar("pegawai")).text
    assert "Rina Wulandari" in isi
    assert "Yosep Kambuaya" not in isi
    rincian = reverse("admin:pegawai_pegawai_change", args=[kota.rina.pk])
    halaman = admin_kota.get(rincian)
    assert "3674015503900001" not in halaman.text
    assert admin_kota.post(rincian, {"nama": "Diubah"}).status_code == 403
    assert admin_kota.get(reverse("admin:pegawai_pegawai_change", args=[kota.yosep.pk])).status_code == 302
    assert admin_kota.get(reverse("admin:pegawai_pegawai_add")).status_code == 403


@pytest.mark.parametrize("model", RUJUKAN)
def test_rujukan_nasional_hanya_dibaca_admin_kota(pusat, admin_kota, model):
    assert pusat.get(daftar(model)).status_code == 200
    assert admin_kota.get(daftar(model)).status_code == 200
    assert admin_kota.post(reverse(f"admin:pegawai_{model}_add"), {"_yakin": "ya"}).status_code == 403


def test_rujukan_tidak_dapat_dihapus_dan_menyebut_keyakinan(pusat):
    buat_gaji("III/c", 8)
    baris = pembuat.buat_golongan("III/c").gaji_pokok.get()
    baris.keyakinan = "rendah"
    baris.save()
    assert "perlu verifikasi" in pusat.get(daftar("gajipokok")).text
    assert pusat.get(reverse("admin:pegawai_gajipokok_delete", args=[baris.pk])).status_code == 403


def test_pusat_menambah_baris_gaji_baru(pusat):
    golongan = pembuat.buat_golongan("III/c")
    isian = {
        "golongan": golongan.pk,
        "mkg": 8,
        "rupiah": 3_500_000,
        "berlaku_mulai": "2027-01-01",
        "dasar": "PP contoh",
        "keyakinan": "tinggi",
    }
    tambah = reverse("admin:pegawai_gajipokok_add")
    assert pusat.post(tambah, isian).context["lama"] == []
    assert not golongan.gaji_pokok.exists()
    assert pusat.post(tambah, isian | {"_yakin": "ya"}).status_code == 302
    assert golongan.gaji_pokok.get().berlaku_mulai == date(2027, 1, 1)


class TestMasaBerlakuBaru:
    """A new validity ends the former one the day before, after a look at both."""

    TAMBAH = "/admin/pegawai/gajipokok/add/"

    @pytest.fixture
    def lama(self, kota):
        golongan = pembuat.buat_golongan("III/c")
        return GajiPokok.objects.create(
            golongan=golongan, mkg=8, rupiah=3_000_000, berlaku_mulai=date(2024, 1, 1), dasar="PP 5/2024"
        )

    def isian(self, lama, **lain) -> dict:
        dasar = {"golongan": lama.golongan_id, "mkg": 8, "rupiah": 3_500_000, "berlaku_mulai": "2027-01-01"}
        return dasar | {"dasar": "PP contoh", "keyakinan": "tinggi"} | lain

    def test_pratinjau_menyebut_keduanya_dan_belum_menyimpan(self, pusat, lama):
        jawaban = pusat.post(self.TAMBAH, self.isian(lama))
        assert jawaban.context["lama_berakhir"] == date(2026, 12, 31)
        assert ("rupiah per bulan", 3_000_000) in jawaban.context["lama"]
        assert ("rupiah per bulan", 3_500_000) in jawaban.context["baru"]
        assert GajiPokok.objects.get() == lama

    def test_disetujui_menutup_yang_lama(self, pusat, lama):
        assert pusat.post(self.TAMBAH, self.isian(lama) | {"_yakin": "ya"}).status_code == 302
        lama.refresh_from_db()
        assert lama.berlaku_sampai == date(2026, 12, 31)
        assert [g.rupiah for g in GajiPokok.objects.pada(date(2026, 12, 31))] == [3_000_000]
        assert [g.rupiah for g in GajiPokok.objects.pada(date(2027, 1, 1))] == [3_500_000]

    def test_dua_kali_ditolak_di_kolomnya(self, pusat, lama):
        pusat.post(self.TAMBAH, self.isian(lama) | {"_yakin": "ya"})
        jawaban = pusat.post(self.TAMBAH, self.isian(lama) | {"_yakin": "ya"})
        assert "Sudah ada baris" in str(jawaban.context["adminform"].form.errors["berlaku_mulai"])
        assert GajiPokok.objects.count() == 2

    def test_sisipan_sebelum_yang_ada_harus_berakhir(self, pusat, lama):
        awal = self.isian(lama, berlaku_mulai="2020-01-01")
        assert "31-12-2023" in str(pusat.post(self.TAMBAH, awal).context["adminform"].form.errors)
        lengkap = awal | {"berlaku_sampai": "2023-12-31", "_yakin": "ya"}
        assert pusat.post(self.TAMBAH, lengkap).status_code == 302
        lama.refresh_from_db()
        assert lama.berlaku_sampai is None

    def test_kunci_lain_tidak_tersentuh(self, pusat, lama):
        pusat.post(self.TAMBAH, self.isian(lama, mkg=10) | {"_yakin": "ya"})
        lama.refresh_from_db()
        assert lama.berlaku_sampai is None

    def test_halaman_lama_menawarkan_penggantinya(self, pusat, lama):
        isi = pusat.get(reverse("admin:pegawai_gajipokok_change", args=[lama.pk])).text
        assert f"add/?golongan={lama.golongan_id}&amp;mkg=8&amp;rupiah=3000000" in isi

    def test_riwayat_menyebut_penutupan(self, pusat, lama):
        pusat.post(self.TAMBAH, self.isian(lama) | {"_yakin": "ya"})
        peristiwa = pusat.get(reverse("admin:pegawai_gajipokok_history", args=[lama.pk])).context["peristiwa"]
        assert [p.apa for p in peristiwa] == ["Diubah", "Dibuat"]
        assert (peristiwa[0].siapa, peristiwa[0].beda) == ("Pusat", [("berlaku sampai", "–", "31 Des 2026")])


def test_keyakinan_rendah_tampil_menonjol(pusat):
    buat_gaji("III/c", 8)
    GajiPokok.objects.update(keyakinan="rendah")
    assert 'class="tanda tanda-rendah"' in pusat.get(daftar("gajipokok")).text


def test_ekspor_rujukan(pusat):
    buat_gaji("III/c", 8)
    kirim = {"action": "ekspor_rujukan", "_selected_action": [GajiPokok.objects.get().pk], "index": 0}
    lembar = load_workbook(BytesIO(pusat.post(daftar("gajipokok"), kirim).content)).active
    kepala, baris = lembar.iter_rows(values_only=True)
    assert kepala[:3] == ("Golongan", "Masa kerja golongan (tahun)", "Rupiah per bulan")
    assert baris[1:3] == (8, GajiPokok.objects.get().rupiah)


def test_riwayat_pegawai_tidak_membuka_data_tertutup(kota, admin_kota):
    kota.rina.nik, kota.rina.telepon, kota.rina.nama = "3674015503900001", "081299998888", "Rina Baru"
    kota.rina.save()
    kota.rina.nik, kota.rina.nama = "3674015503900002", "Rina Lagi"
    kota.rina.save()
    halaman = admin_kota.get(reverse("admin:pegawai_pegawai_history", args=[kota.rina.pk]))
    assert "Rina Lagi" in halaman.text
    assert not [x for x in ("3674015503900001", "3674015503900002", "081299998888", "NIK") if x in halaman.text]


def test_riwayat_dan_ekspor_daftar_periksa_memuat_kolom_jamak(pusat):
    """A column of several values is written as one cell, in the history and in the file."""
    butir = JenisDokumen.objects.create(
        kode="kk", nama="Kartu keluarga", kelompok="IDENTITAS", asn=["PNS", "CPNS"], berlaku_mulai=date(2024, 1, 1)
    )
    butir.asn = ["PNS", "PPPK"]
    butir.save()
    isi = pusat.get(reverse("admin:pegawai_jenisdokumen_history", args=[butir.pk])).context["peristiwa"]
    assert ("jenis ASN", "PNS, CPNS", "PNS, PPPK") in isi[0].beda
    kirim = {"action": "ekspor_rujukan", "_selected_action": [butir.pk], "index": 0}
    assert pusat.post(daftar("jenisdokumen"), kirim).status_code == 200
