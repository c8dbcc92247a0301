"""The tree of instansi and one unit: reach, head-counts, search, past days, reorganisations."""

import re
from datetime import date
from html import unescape

import pytest
from django.urls import reverse

from tests.kepegawaian.pembuat import (
    buat_indikator,
    buat_instansi,
    buat_jabatan,
    buat_kepala,
    buat_pegawai,
    buat_riwayat_jabatan,
)

POHON = "instansi:pohon"


def rincian(unit) -> str:
    return reverse("instansi:rincian", args=[unit.pk])


def akar(jawaban) -> dict[str, int]:
    return {s.instansi.nama: s.total for s in jawaban.context["akar"]}


def test_pemilik_dan_rekan_melihat_kotanya_dengan_jumlah(kota, sari, budi, masuk):
    for orang in (sari, budi):
        assert akar(masuk(orang).get(reverse(POHON))) == {"Dinas Kesehatan": 3, "Dinas Sosial": 1}


def test_orang_asing_hanya_melihat_kotanya(kota, citra, masuk):
    peramban = masuk(citra)
    assert akar(peramban.get(reverse(POHON))) == {"Dinas Perikanan": 1}
    assert peramban.get(rincian(kota.dinas)).status_code == 404


def test_kepala_dinas_hanya_melihat_dinasnya(kota, kepala_dinas, masuk):
    peramban = masuk(kepala_dinas)
    assert akar(peramban.get(reverse(POHON))) == {"Dinas Kesehatan": 3}
    assert peramban.get(rincian(kota.bidang)).status_code == 200
    assert peramban.get(rincian(kota.sosial)).status_code == 404


def test_pegawai_biasa_ditolak(kota, pegawai_biasa, masuk):
    assert masuk(pegawai_biasa).get(reverse(POHON)).status_code == 403
    assert masuk(pegawai_biasa).get(rincian(kota.dinas)).status_code == 403


def test_pencarian_menemukan_unit_di_bawah(kota, sari, masuk):
    jawaban = masuk(sari).get(reverse(POHON), {"q": "MUTU bidang"})
    assert [s.instansi.nama for s in jawaban.context["cocok"]] == ["Bidang Mutu"]


def test_keadaan_pada_hari_yang_lalu(kota, kota_tangsel, sari, masuk):
    lama = buat_instansi(kota_tangsel, "Dinas Lama", berlaku_sampai=date(2023, 12, 31), penerus=kota.sosial)
    buat_riwayat_jabatan(
        kota.tanpa_jabatan, buat_jabatan(lama), tmt_mulai=date(2020, 1, 1), tmt_selesai=date(2023, 12, 31)
    )
    peramban = masuk(sari)
    assert akar(peramban.get(reverse(POHON), {"per_tanggal": "2023-06-30"}))["Dinas Lama"] == 1
    kini = peramban.get(reverse(POHON))
    assert "Dinas Lama" not in akar(kini)
    assert "Tugasnya diteruskan oleh" in kini.content.decode()


def test_rincian_menyebut_pimpinan_jumlah_dan_penerusan(kota, kota_tangsel, sari, masuk):
    buat_instansi(kota_tangsel, "Dinas Lama", berlaku_sampai=date(2023, 12, 31), penerus=kota.dinas)
    jawaban = masuk(sari).get(rincian(kota.dinas))
    isi = jawaban.content.decode()
    assert jawaban.context["ringkas"].total == 3
    for kata in ("Ratna Dewi", "Bidang Mutu", "Dinas Lama", "PPPK"):
        assert kata in isi


def test_rincian_menghitung_lowongan_dan_predikat_organisasi(kota, triwulan, sari, masuk):
    kosong = buat_kepala(kota.bidang, jenis="ADMINISTRATOR", eselon="III.b", kelas=11, atasan=kota.kepala)
    buat_indikator(kota.dinas, "2025-T4", "PREDIKAT_ORGANISASI", None, kode="ISTIMEWA")
    peramban = masuk(sari)
    isi = peramban.get(rincian(kota.dinas)).content.decode()
    assert "Istimewa" in isi
    assert "Triwulan IV 2025" in isi
    alamat = unescape(re.search(r'href="(/jabatan/daftar/[^"]+)"', isi)[1])
    assert [j.pk for j in peramban.get(alamat).context["tabel"].data] == [kosong.pk]


def test_tren_unit_tanpa_angka_sendiri_dari_unit_di_bawahnya(kota, triwulan, sari, masuk):
    buat_indikator(kota.bidang, triwulan.sebelumnya().kode, nilai=60)
    baris = masuk(sari).get(rincian(kota.dinas)).context["tren"].baris
    assert [b[1] for b in baris[-2:]] == ["60,0", "84,5"]


def test_tren_unit_memakai_angka_unit_itu_sendiri(kota, triwulan, sari, masuk):
    buat_indikator(kota.bidang, triwulan.kode, nilai=60)
    tren = masuk(sari).get(rincian(kota.dinas)).context["tren"]
    assert tren.baris[-1][1] == "84,5"


@pytest.mark.parametrize("nama", ["pohon", "rincian"])
def test_jumlah_kueri_tetap(kota, kota_tangsel, sari, masuk, hitung_kueri, nama):
    alamat = reverse(POHON) if nama == "pohon" else rincian(kota.dinas)
    peramban = masuk(sari)
    sedikit = hitung_kueri(peramban, alamat)
    for ke in range(5):
        unit = buat_instansi(kota_tangsel, f"Seksi {ke}", induk=kota.bidang)
        buat_pegawai(kota_tangsel, f"Orang {ke}", jabatan=buat_jabatan(unit))
        buat_instansi(kota_tangsel, f"Dinas Lama {ke}", berlaku_sampai=date(2023, 12, 31), penerus=kota.dinas)
    assert hitung_kueri(peramban, alamat) == sedikit
