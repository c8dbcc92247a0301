"""The kernel's pages on the admin site: no side door past reach, whatever the role."""

from datetime import date

import pytest
from django.urls import reverse

from asn.core.models import CatatanAkses, HariLibur, JenisHariLibur
from asn.core.services import akses_catat
from asn.core.verifikasi import tanda_terbitkan

pytestmark = pytest.mark.django_db

DAFTAR = "admin:core_harilibur_changelist"
UBAH = "admin:core_harilibur_change"
LIBUR_KOTA = JenisHariLibur.LIBUR_KOTA.value


def libur(kota, nama: str, hari: int) -> HariLibur:
    return HariLibur.objects.create(kota=kota, tanggal=date(2026, 11, hari), nama=nama, jenis=LIBUR_KOTA)


@pytest.fixture
def kalender(kota_tangsel, kota_sorong):
    return libur(None, "Cuti bersama", 2), libur(kota_tangsel, "Hari jadi", 26), libur(kota_sorong, "Hari kota", 27)


@pytest.fixture
def admin_kota(buat_pengguna, kota_tangsel):
    return buat_pengguna("adi", kota_tangsel, ("ADMIN_KOTA", {}))


@pytest.fixture
def admin_pusat(buat_pengguna):
    return buat_pengguna("pusat", None, ("ADMIN_PUSAT", {"pusat": True}))


def isian(kota, **lain):
    return {"kota": kota or "", "tanggal": "2026-11-28", "nama": "Baru", "jenis": LIBUR_KOTA, "dasar": ""} | lain


def test_admin_kota_melihat_hari_nasional_dan_kotanya(kalender, admin_kota, masuk):
    html = masuk(admin_kota).get(reverse(DAFTAR)).content.decode()
    assert "Cuti bersama" in html
    assert "Hari jadi" in html
    assert "Hari kota" not in html


def test_admin_kota_mengubah_hanya_hari_kotanya(kalender, admin_kota, masuk):
    nasional, kota, asing = kalender
    browser = masuk(admin_kota)
    assert browser.post(reverse(UBAH, args=[kota.pk]), isian(kota.kota_id, nama="Diganti")).status_code == 302
    kota.refresh_from_db()
    assert kota.nama == "Diganti"
    assert browser.post(reverse(UBAH, args=[nasional.pk]), isian(None)).status_code == 403
    assert browser.post(reverse(UBAH, args=[asing.pk]), isian(asing.kota_id)).status_code == 302  # back to the index
    assert set(HariLibur.objects.values_list("nama", flat=True)) == {"Cuti bersama", "Diganti", "Hari kota"}


def test_admin_kota_tidak_menambah_hari_nasional_atau_kota_lain(kalender, admin_kota, masuk, kota_sorong):
    browser = masuk(admin_kota)
    for kota in (None, kota_sorong.pk):
        jawaban = browser.post(reverse("admin:core_harilibur_add"), isian(kota))
        assert jawaban.status_code == 200
        assert jawaban.context["adminform"].form.errors["kota"]
    assert HariLibur.objects.count() == 3


def test_hapus_massal_melewati_yang_di_luar_jangkauan(kalender, admin_kota, masuk):
    pilih = {"action": "delete_selected", "_selected_action": [h.pk for h in kalender], "post": "yes"}
    masuk(admin_kota).post(reverse(DAFTAR), pilih)
    assert {"Cuti bersama", "Hari kota"} <= set(HariLibur.objects.values_list("nama", flat=True))


def test_admin_pusat_memelihara_hari_nasional(kalender, admin_pusat, masuk):
    browser = masuk(admin_pusat)
    assert browser.post(reverse("admin:core_harilibur_add"), isian(None)).status_code == 302
    assert HariLibur.objects.filter(kota=None, nama="Baru").exists()


def test_catatan_akses_hanya_dibaca_dan_hanya_kotanya(
    lingkup, kota_tangsel, kota_sorong, sari, citra, buat_pengguna, masuk
):
    for kota, pengguna in ((kota_tangsel, sari), (kota_sorong, citra)):
        pekerjaan = CatatanAkses(kota=kota, pk=1)
        akses_catat(pengguna=pengguna, objek=pekerjaan, butir=f"NIK {kota}", alasan="uji")
    auditor = buat_pengguna("audi", kota_tangsel, ("AUDITOR", {}))
    browser = masuk(auditor)
    html = browser.get(reverse("admin:core_catatanakses_changelist")).content.decode()
    assert "NIK Tangerang Selatan" in html
    assert "NIK Sorong" not in html
    assert browser.get(reverse("admin:core_catatanakses_add")).status_code == 403
    catatan = CatatanAkses.objects.get(kota=kota_tangsel)
    assert browser.post(reverse("admin:core_catatanakses_delete", args=[catatan.pk])).status_code == 403


def test_dokumen_terbit_menurut_jangkauan(kota_tangsel, admin_pusat, admin_kota, masuk):
    tanda_terbitkan(kota_id=kota_tangsel.pk, judul="Evaluasi", nomor="800/1", tanggal=date(2026, 10, 20))
    alamat = reverse("admin:core_tandaterbit_changelist")
    assert "800/1" in masuk(admin_pusat).get(alamat).content.decode()
    assert masuk(admin_kota).get(alamat).status_code == 403


def test_petugas_biasa_tidak_masuk(kalender, sari, masuk, client):
    assert masuk(sari).get(reverse(DAFTAR)).status_code in (302, 403)
    assert client.get(reverse(DAFTAR)).status_code == 302
