"""The admin site: people are read within reach and without closed data, figures of the law are only added."""

from datetime import date

import pytest
from django.urls import reverse

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
def test_rujukan_hanya_bagi_pusat(pusat, admin_kota, model):
    assert pusat.get(daftar(model)).status_code == 200
    assert admin_kota.get(daftar(model)).status_code == 403


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
    assert pusat.post(reverse("admin:pegawai_gajipokok_add"), isian).status_code == 302
    assert golongan.gaji_pokok.get().berlaku_mulai == date(2027, 1, 1)
