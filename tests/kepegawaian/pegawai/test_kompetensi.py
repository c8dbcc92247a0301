"""Competencies: Job Person Match alike in rules and SQL, recording, gaps handed on, and who may see whom."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from kepegawaian.jabatan.models import KamusKompetensi
from kepegawaian.pegawai.models import KebutuhanPelatihan, Pegawai, RiwayatKompetensi
from kepegawaian.pegawai.services.fakta import berjpm
from kepegawaian.pegawai.services.kompetensi import kesenjangan_teruskan, penilaian_catat, profil_kompetensi
from tests.kepegawaian.pembuat import (
    buat_instansi,
    buat_jabatan,
    buat_kepala,
    buat_kompetensi,
    buat_pegawai,
    buat_riwayat_kompetensi,
    buat_standar,
)

pytestmark = pytest.mark.django_db
HARI = date(2026, 11, 25)


@pytest.fixture
def kamus(db):
    return [buat_kompetensi(f"K{i}", n) for i, n in enumerate(("Integritas", "Komunikasi", "Kerja Sama"))]


@pytest.fixture
def rina(lingkup, kota_tangsel, kamus):
    """In a post that asks for level 4 of three competencies."""
    dinas = buat_instansi(kota_tangsel, "Dinas Sosial")
    kepala = buat_kepala(dinas)
    jabatan = buat_jabatan(dinas, "Analis Sosial", atasan=kepala)
    for k in kamus:
        buat_standar(jabatan, k, 4)
    return buat_pegawai(kota_tangsel, "Rina Wulandari", jabatan=jabatan)


@pytest.fixture
def sari(buat_pengguna, kota_tangsel):
    return buat_pengguna("sari", kota_tangsel, ("BKD", {}))


@pytest.mark.parametrize(
    ("hasil", "nilai"),
    [
        ([(0, 4, date(2025, 1, 1)), (1, 3, date(2025, 1, 1)), (2, 4, date(2025, 1, 1))], "91.67"),
        ([(0, 2, date(2024, 1, 1)), (0, 4, date(2025, 1, 1))], "100.00"),  # the latest counts
        ([(0, 2, date(2023, 11, 25))], "50.00"),  # its last day
        ([(0, 2, date(2023, 11, 24))], None),
        ([(0, 2, date(2026, 11, 26))], None),
        ([], None),
    ],
)
@pytest.mark.parametrize("batasi", [False, True])
def test_jpm_aturan_dan_sql_sama(rina, kamus, hasil, nilai, batasi, settings):
    settings.JPM_BATASI = batasi
    for ke, level, hari in hasil:
        buat_riwayat_kompetensi(rina, kamus[ke], level, tanggal=hari)
    buat_riwayat_kompetensi(rina, kamus[0], 5, tanggal=date(2026, 1, 1), verifikasi="DICABUT")
    angka = profil_kompetensi(rina, rina.jabatan, HARI).nilai
    assert angka == (nilai and Decimal(nilai))
    assert berjpm(Pegawai.objects.filter(pk=rina.pk), HARI).get().jpm == angka


def test_penilaian_dicatat_sekali_oleh_yang_berwenang(rina, kamus, sari, buat_pengguna, kota_tangsel, kota_sorong):
    isi = {"pegawai": rina, "tanggal": date(2025, 3, 3), "penyelenggara": "BKN", "level": {kamus[0].pk: 3}}
    sendiri = buat_pengguna("rina", kota_tangsel, pegawai=rina)
    for orang in (sendiri, buat_pengguna("citra", kota_sorong, ("BKD", {}))):
        with pytest.raises(PermissionDenied):
            penilaian_catat(**isi, oleh=orang)
    penilaian_catat(**isi, oleh=sari)
    baris = RiwayatKompetensi.objects.get()
    assert (baris.level, baris.verifikasi, baris.tautan) == (
        3,
        "TERVERIFIKASI",
        reverse("pegawai:kompetensi", args=[rina.pk]),
    )
    with pytest.raises(ValidationError, match="sudah dinilai"):
        penilaian_catat(**isi, oleh=sari)


def test_kesenjangan_menjadi_kebutuhan_pelatihan_sekali(rina, kamus, sari, buat_pengguna, kota_tangsel, kota_sorong):
    for k, level in zip(kamus, (4, 3, 1), strict=True):
        buat_riwayat_kompetensi(rina, k, level, tanggal=date(2025, 6, 2))
    assert [kesenjangan_teruskan(pegawai_ids=[rina.pk], tanggal=HARI, oleh=sari) for _ in range(2)] == [2, 0]
    kebutuhan = KebutuhanPelatihan.objects.values_list("sumber", "subjek", "urgensi", "kompetensi__nama")
    assert set(kebutuhan) == {
        ("KOMPETENSI", "Komunikasi: dari level 3 ke level 4", "SEDANG", "Komunikasi"),
        ("KOMPETENSI", "Kerja Sama: dari level 1 ke level 4", "TINGGI", "Kerja Sama"),
    }
    sendiri = buat_pengguna("rina", kota_tangsel, pegawai=rina)
    for orang in (sendiri, buat_pengguna("citra", kota_sorong, ("BKD", {}))):
        with pytest.raises(PermissionDenied):
            kesenjangan_teruskan(pegawai_ids=[rina.pk], tanggal=HARI, oleh=orang)


def test_halaman_sendiri_atasan_dan_orang_lain(rina, kamus, sari, buat_pengguna, masuk, kota_tangsel):
    buat_riwayat_kompetensi(rina, kamus[0], 2, tanggal=date(2025, 6, 2))
    alamat = reverse("pegawai:kompetensi", args=[rina.pk])
    sendiri = masuk(buat_pengguna("rina", kota_tangsel, pegawai=rina))
    assert sendiri.get(reverse("pegawai:kompetensi_saya")).url == alamat
    isi = sendiri.get(alamat).content.decode()
    assert "50,00" in isi
    assert "kurang 2 level" in isi
    assert "Teruskan kesenjangan" not in isi
    assert "data:image/svg+xml" in isi
    pimpinan = buat_pegawai(kota_tangsel, "Hadi", jabatan=rina.jabatan.atasan)
    atasan = masuk(buat_pengguna("hadi", kota_tangsel, pegawai=pimpinan))
    assert "Teruskan kesenjangan" in atasan.get(alamat).content.decode()
    lain = buat_pegawai(kota_tangsel, "Joko", jabatan=rina.jabatan)
    assert masuk(buat_pengguna("joko", kota_tangsel, pegawai=lain)).get(alamat).status_code == 404


def test_formulir_penilaian_dan_peta(rina, kamus, sari, masuk):
    klien = masuk(sari)
    alamat = reverse("pegawai:kompetensi_catat", args=[rina.pk])
    assert (
        "sedikitnya satu kompetensi"
        in klien.post(alamat, {"tanggal": "2025-06-02", "penyelenggara": "BKN"}).content.decode()
    )
    level = {f"level_{k.pk}": "3" for k in kamus}
    data = {"tanggal": "2025-06-02", "penyelenggara": "BKN"} | level
    assert klien.post(alamat, data | {"tanggal": "2040-01-01"}).status_code == 422
    assert klien.post(alamat, data).status_code == 302
    ganda = klien.post(alamat, data)
    assert "sudah dinilai pada tanggal itu" in ganda.content.decode()
    peta = reverse("pegawai:peta_kompetensi")
    assert rina.nama in klien.get(peta, {"kategori": "KURANG_OPTIMAL"}).content.decode()
    assert rina.nama not in klien.get(peta, {"kategori": "OPTIMAL"}).content.decode()
    assert rina.nama not in klien.get(peta, {"kategori": "BELUM"}).content.decode()
    assert KamusKompetensi.objects.count() == 3


def test_kesenjangan_banyak_orang_menurut_saringan(
    rina, kamus, sari, masuk, kota_tangsel, django_assert_max_num_queries
):
    lain = [buat_pegawai(kota_tangsel, f"Orang {i}", jabatan=rina.jabatan) for i in range(4)]
    for p in (rina, *lain):
        buat_riwayat_kompetensi(p, kamus[0], 3, tanggal=date(2025, 6, 2))
    klien = masuk(sari)
    alamat = reverse("pegawai:kompetensi_teruskan_banyak") + "?kategori=KURANG_OPTIMAL"
    assert "5 pegawai ke pelatihan" in klien.get(alamat).content.decode()
    with django_assert_max_num_queries(10):
        kesenjangan_teruskan(pegawai_ids=[lain[0].pk, lain[1].pk], tanggal=HARI, oleh=sari)
    assert klien.post(alamat).status_code == 302
    assert KebutuhanPelatihan.objects.count() == 5
    assert klien.post(alamat.replace("KURANG_OPTIMAL", "OPTIMAL"), follow=True).status_code == 200
    assert KebutuhanPelatihan.objects.count() == 5
