"""The admin site: cities are edited by the centre only, city data is read within reach."""

import pytest
from django.urls import reverse

from tests.kepegawaian.pembuat import buat_instansi, buat_jabatan

pytestmark = pytest.mark.usefixtures("lingkup")
BACA = [
    "instansi_instansi",
    "instansi_indikatorinstansi",
    "jabatan_jabatan",
]


@pytest.fixture
def pusat(buat_pengguna, masuk):
    return masuk(buat_pengguna("pusat", None, ("ADMIN_PUSAT", {"pusat": True, "kota": None})))


@pytest.fixture
def auditor(buat_pengguna, kota_tangsel, masuk):
    return masuk(buat_pengguna("auditor", kota_tangsel, ("AUDITOR", {})))


@pytest.mark.parametrize("model", BACA)
def test_data_kota_hanya_dibaca(pusat, model):
    assert pusat.get(reverse(f"admin:{model}_changelist")).status_code == 200
    assert pusat.get(reverse(f"admin:{model}_add")).status_code == 403


def test_auditor_hanya_melihat_instansi_dan_jabatan_kotanya(auditor, kota_tangsel, kota_sorong):
    sendiri, asing = buat_instansi(kota_tangsel, "Dinas Sosial"), buat_instansi(kota_sorong, "Dinas Perikanan")
    milik, jauh = buat_jabatan(sendiri, "Analis Bencana"), buat_jabatan(asing, "Analis Tangkap")
    for nama, dekat, luar in (("instansi_instansi", sendiri, asing), ("jabatan_jabatan", milik, jauh)):
        isi = auditor.get(reverse(f"admin:{nama}_changelist")).content.decode()
        assert str(dekat) in isi
        assert str(luar) not in isi
        assert auditor.get(reverse(f"admin:{nama}_change", args=[dekat.pk])).status_code == 200
        assert auditor.get(reverse(f"admin:{nama}_change", args=[luar.pk])).status_code == 302


def test_nama_dari_sumber_lemah_ditandai(auditor, kota_tangsel):
    buat_instansi(kota_tangsel, keyakinan="low")
    assert "perlu verifikasi" in auditor.get(reverse("admin:instansi_instansi_changelist")).content.decode()


def test_pusat_mengubah_kota_tetapi_bukan_kodenya(pusat, kota_sorong):
    isian = {
        "kode": "11.11",
        "nama": "Kota Sorong",
        "nama_tampilan": "Sorong",
        "sebutan_ppk": "Wali Kota",
        "zona_waktu": "Asia/Jayapura",
        "ibu_kota": "Sorong",
        "alamat": "Jalan Contoh 1",
        "singkatan": "SRG",
        "aktif": "on",
    }
    jawaban = pusat.post(reverse("admin:instansi_kota_change", args=[kota_sorong.pk]), isian)
    kota_sorong.refresh_from_db()
    assert jawaban.status_code == 302
    assert (kota_sorong.kode, kota_sorong.singkatan) == ("96.71", "SRG")


def test_zona_waktu_yang_tidak_ada_ditolak(pusat, kota_sorong):
    isian = {"nama": "Kota Sorong", "zona_waktu": "Asia/Sorong"}
    pusat.post(reverse("admin:instansi_kota_change", args=[kota_sorong.pk]), isian)
    kota_sorong.refresh_from_db()
    assert kota_sorong.zona_waktu == "Asia/Jayapura"


def test_kota_dan_kamus_tertutup_bagi_auditor(auditor, kota_tangsel):
    assert auditor.get(reverse("admin:instansi_kota_changelist")).status_code == 403
    assert auditor.get(reverse("admin:jabatan_kamuskompetensi_changelist")).status_code == 403


def test_bkd_tidak_masuk_situs_admin(sari, masuk):
    assert masuk(sari).get(reverse("admin:instansi_instansi_changelist")).status_code in (302, 403)
