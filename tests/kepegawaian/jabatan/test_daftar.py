"""The list of positions: what is vacant, acted for, short or over, within reach."""

from datetime import date

import pytest
from django.urls import reverse

from kepegawaian.jabatan.models import Jabatan
from kepegawaian.pegawai.services.isian import jumlah_jabatan
from tests.kepegawaian.pembuat import buat_jabatan, buat_pegawai

DAFTAR = "jabatan:daftar"
IZIN = "jabatan.view_jabatan"


def nama(jawaban) -> set[str]:
    return {baris.nama for baris in jawaban.context["tabel"].data}


def test_pemilik_dan_rekan_melihat_kota_sendiri(dinas, sari, budi, masuk):
    for orang in (sari, budi):
        jawaban = masuk(orang).get(reverse(DAFTAR))
        assert nama(jawaban) == {"Kepala Dinas Kesehatan", "Kepala Bidang Mutu", "Analis Mutu", "Kepala Dinas Sosial"}


def test_orang_asing_hanya_melihat_kotanya(dinas, citra, masuk):
    assert nama(masuk(citra).get(reverse(DAFTAR))) == {"Kepala Dinas Perikanan"}


def test_pengelola_hanya_melihat_instansinya(dinas, pengelola, masuk):
    assert "Kepala Dinas Sosial" not in nama(masuk(pengelola).get(reverse(DAFTAR)))


def test_pegawai_biasa_ditolak(dinas, pegawai_biasa, masuk):
    assert masuk(pegawai_biasa).get(reverse(DAFTAR)).status_code == 403


@pytest.mark.parametrize(
    ("isi", "cocok"),
    [
        ("lowong", {"Kepala Bidang Mutu", "Kepala Dinas Sosial"}),
        ("sementara", {"Kepala Bidang Mutu"}),
        ("kurang", {"Kepala Bidang Mutu", "Kepala Dinas Sosial", "Analis Mutu"}),
        ("lebih", set()),
    ],
)
def test_saringan_isi(dinas, sari, masuk, isi, cocok):
    assert nama(masuk(sari).get(reverse(DAFTAR), {"isi": isi})) == cocok


def test_kelebihan_terlihat(dinas, kota_tangsel, sari, masuk):
    arsip = buat_jabatan(dinas.unit, "Pengelola Arsip")
    for orang in ("Dian", "Eko"):
        buat_pegawai(kota_tangsel, orang, jabatan=arsip)
    jawaban = masuk(sari).get(reverse(DAFTAR), {"isi": "lebih"})
    assert nama(jawaban) == {"Pengelola Arsip"}
    assert "+1" in jawaban.content.decode()


def test_saringan_instansi_jenis_dan_nama(dinas, sari, masuk):
    peramban = masuk(sari)
    assert nama(peramban.get(reverse(DAFTAR), {"instansi": dinas.bidang.pk})) == {"Kepala Bidang Mutu", "Analis Mutu"}
    assert nama(peramban.get(reverse(DAFTAR), {"jenis": ["PELAKSANA", "ADMINISTRATOR"]})) == {
        "Kepala Bidang Mutu",
        "Analis Mutu",
    }
    assert nama(peramban.get(reverse(DAFTAR), {"q": "mutu kepala"})) == {"Kepala Bidang Mutu"}


def test_yang_sudah_berhenti_tidak_mengisi(dinas, sari, masuk):
    dinas.ratna.kedudukan, dinas.ratna.tanggal_berhenti = "PENSIUN", "2026-02-01"
    dinas.ratna.save()
    assert "Kepala Dinas Kesehatan" in nama(masuk(sari).get(reverse(DAFTAR), {"isi": "lowong"}))


@pytest.mark.parametrize("format_berkas", ["csv", "xlsx"])
def test_ekspor_menurut_jangkauan_dan_aman(dinas, pengelola, masuk, format_berkas):
    buat_jabatan(dinas.unit, "=HYPERLINK(1)")
    jawaban = masuk(pengelola).get(reverse(DAFTAR), {"format": format_berkas})
    isi = b"".join(jawaban) if jawaban.streaming else jawaban.content
    assert jawaban.status_code == 200
    if format_berkas == "csv":
        assert "'=HYPERLINK(1)" in isi.decode()
        assert "Kepala Dinas Sosial" not in isi.decode()


def test_jumlah_kueri_tetap(dinas, kota_tangsel, sari, masuk, hitung_kueri):
    peramban = masuk(sari)
    sedikit = hitung_kueri(peramban, reverse(DAFTAR))
    for ke in range(5):
        buat_pegawai(kota_tangsel, f"Orang {ke}", jabatan=buat_jabatan(dinas.bidang, f"Pengelola {ke}"))
    assert hitung_kueri(peramban, reverse(DAFTAR)) == sedikit


def jumlah(jawaban) -> int:
    return jawaban.context["halaman"].paginator.count


def test_jumlah_semua_dihitung_menurut_jangkauan_dan_hari(dinas, kota_sorong, sari, citra, pengelola, masuk):
    for n in range(30):
        buat_jabatan(dinas.lain, f"Pelaksana {n:02d}")
    buat_jabatan(dinas.lain, "Juru Tik", berlaku_sampai=date(2023, 12, 31))
    peramban = masuk(sari)
    assert jumlah(peramban.get(reverse(DAFTAR))) == 34
    baru = buat_jabatan(dinas.lain, "Pengelola Arsip")
    assert jumlah(peramban.get(reverse(DAFTAR))) == 35
    assert jumlah(peramban.get(reverse(DAFTAR), {"halaman": "2"})) == 35
    assert jumlah(peramban.get(reverse(DAFTAR), {"q": "pelaksana"})) == 30
    assert jumlah(peramban.get(reverse(DAFTAR), {"per_tanggal": "2023-06-30"})) == 36
    assert jumlah(masuk(citra).get(reverse(DAFTAR))) == 1
    for orang in (sari, citra):
        terlihat = Jabatan.objects.terlihat_oleh(orang, IZIN).pada(date(2026, 7, 1))
        hitung = jumlah_jabatan(orang.jangkauan(IZIN), date(2026, 7, 1))
        assert hitung is not None
        assert hitung() == terlihat.count()
    assert jumlah_jabatan(pengelola.jangkauan(IZIN), date(2026, 7, 1)) is None
    assert baru.nama not in nama(masuk(pengelola).get(reverse(DAFTAR)))
