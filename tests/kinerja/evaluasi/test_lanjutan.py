"""What followed from performance: counted for a unit and its city, opened row by row, told to who may know."""

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from asn.core.periode import Periode
from kepegawaian.pegawai.services.lanjutan import lanjutan_kinerja
from kinerja.evaluasi import penyaji
from kinerja.evaluasi.figur import instansi
from kinerja.evaluasi.figur.lanjutan import jumlahkan
from tests.kepegawaian import pembuat as induk
from tests.kinerja.evaluasi import pembuat
from tests.kinerja.evaluasi.contoh_angka import angka_instansi

pytestmark = pytest.mark.usefixtures("lingkup", "antrean", "juli")
KINI = datetime(2026, 7, 1, 8, 0, tzinfo=ZoneInfo("Asia/Jakarta"))
ASAL = {
    "angka_kredit": "/kinerja/evaluasi/9/",
    "penghargaan": "/tindak-lanjut/penghargaan/8/",
    "pembinaan": "/tindak-lanjut/pembinaan/7/",
}


@pytest.fixture
def unit(kota_tangsel, juli):
    return pembuat.buat_kota_berisi(kota_tangsel)


@pytest.fixture
def orang(kota_tangsel, unit):
    return induk.buat_pegawai(kota_tangsel, "Dodi Kurang", jabatan=induk.buat_jabatan(unit[0]))


@pytest.fixture
def lanjutan(orang):
    """One of each kind."""
    kredit = {"mulai": date(2025, 7, 1), "selesai": date(2026, 6, 30)}
    pemicu = induk.buat_riwayat_kinerja(orang, 2026, 1, "KURANG", tautan="/kinerja/evaluasi/5/")
    return (
        induk.buat_angka_kredit(orang, Decimal("12.5"), tautan=ASAL["angka_kredit"], **kredit),
        induk.buat_penghargaan(orang, tanggal=date(2026, 6, 1), tautan=ASAL["penghargaan"]),
        induk.buat_pembinaan(orang, pemicu, tautan=ASAL["pembinaan"]),
    )


def hitung(dinas, kode="2026-T2"):
    return instansi.hitung(instansi=dinas, periode=Periode.dari_kode(kode), tanggal_data=KINI)["lanjutan"]


def test_satu_dari_setiap_jenis(unit, lanjutan):
    assert hitung(unit[0]) == {"penghargaan": 1, "pembinaan": 1, "angka_kredit": 1}
    assert hitung(unit[1]) == {"penghargaan": 0, "pembinaan": 0, "angka_kredit": 0}


@pytest.mark.parametrize(
    ("tanggal", "dihitung"),
    [
        (date(2026, 3, 31), 0),
        (date(2026, 4, 1), 1),
        (date(2026, 6, 30), 1),
        (date(2026, 7, 1), 1),  # decided after the period, before the data were read
        (date(2026, 7, 2), 0),
    ],
)
def test_penghargaan_sejak_awal_periode_sampai_data_diambil(unit, orang, tanggal, dihitung):
    induk.buat_penghargaan(orang, tanggal=tanggal)
    assert hitung(unit[0])["penghargaan"] == dihitung


@pytest.mark.parametrize(
    ("mulai", "selesai", "keadaan", "dihitung"),
    [
        (date(2025, 9, 1), date(2026, 3, 31), "SELESAI", 0),
        (date(2025, 10, 1), date(2026, 4, 1), "SELESAI", 1),
        (date(2026, 7, 1), date(2027, 1, 1), "BERJALAN", 1),
        (date(2026, 7, 2), date(2027, 1, 2), "BERJALAN", 0),
        (date(2026, 5, 1), date(2026, 11, 1), "DIBATALKAN", 0),
    ],
)
def test_pembinaan_yang_berjalan(unit, orang, mulai, selesai, keadaan, dihitung):
    pemicu = induk.buat_riwayat_kinerja(orang, 2026, 1, "KURANG")
    induk.buat_pembinaan(orang, pemicu, mulai=mulai, selesai=selesai, keadaan=keadaan)
    assert hitung(unit[0])["pembinaan"] == dihitung


@pytest.mark.parametrize("verifikasi", ["DITOLAK", "DIGANTI", "DICABUT"])
def test_baris_yang_tidak_sah_tidak_dihitung(unit, orang, verifikasi):
    induk.buat_penghargaan(orang, tanggal=date(2026, 6, 1), verifikasi=verifikasi)
    induk.buat_angka_kredit(orang, Decimal(1), selesai=date(2026, 6, 30), verifikasi=verifikasi)
    assert hitung(unit[0]) == {"penghargaan": 0, "pembinaan": 0, "angka_kredit": 0}


def test_kota_menjumlahkan_dan_evaluasi_lama_tanpa_angka():
    satu = angka_instansi(lanjutan={"penghargaan": 2, "pembinaan": 1, "angka_kredit": 0})
    lama = angka_instansi()
    lama.pop("lanjutan", None)
    assert jumlahkan([satu, satu, lama]) == {"penghargaan": 4, "pembinaan": 2, "angka_kredit": 0}
    assert penyaji.lanjutan(lama, lambda k: k, terbuka=True) == []


def test_sedikit_pembinaan_disamarkan_di_kertas():
    angka = angka_instansi(lanjutan={"penghargaan": 1, "pembinaan": 1, "angka_kredit": 0})
    sel = {b.label: b.sel[0] for b in penyaji.lanjutan(angka, lambda k: "", terbuka=False)}
    assert sel["Pembinaan kinerja"].startswith("kurang dari")
    assert sel["Penghargaan yang ditetapkan"] == "1"


@pytest.mark.parametrize(
    ("kunci", "asal"),
    [("penghargaan-diterima", "penghargaan"), ("pembinaan-berjalan", "pembinaan"), ("angka-kredit", "angka_kredit")],
)
def test_angka_membuka_baris_dan_halaman_asalnya(kota_tangsel, sari, masuk, lanjutan, kunci, asal):
    draf = pembuat.buat_draf(kota_tangsel, sari)
    halaman = masuk(sari).get(reverse("evaluasi:baris", args=[draf.pk, kunci])).text
    assert "Dodi Kurang" in halaman
    assert f'<a href="{ASAL[asal]}">Lihat asal' in halaman
    assert (
        reverse("evaluasi:baris", args=[draf.pk, kunci])
        in masuk(sari).get(reverse("evaluasi:rincian", args=[draf.pk])).text
    )


def test_predikat_membuka_halaman_penilaiannya(kota_tangsel, sari, masuk, orang):
    induk.buat_riwayat_kinerja(orang, 2026, 2, "KURANG", tautan="/kinerja/evaluasi/6/")
    draf = pembuat.buat_draf(kota_tangsel, sari)
    halaman = masuk(sari).get(reverse("evaluasi:baris", args=[draf.pk, "predikat-kurang"])).text
    assert '<a href="/kinerja/evaluasi/6/">Lihat asal' in halaman


def test_lembar_orang_memuat_semua_dengan_asalnya(sari, masuk, orang, lanjutan):
    halaman = masuk(sari).get(reverse("evaluasi:pegawai", args=[orang.pk])).text
    for asal in (*ASAL.values(), "/kinerja/evaluasi/5/"):
        assert f'<a href="{asal}">Lihat asal' in halaman
    assert "12,500 AK" in halaman


def test_yang_membaca_hanya_melihat_haknya(kota_tangsel, buat_pengguna, unit, orang, lanjutan, sari, citra):
    """The clerk of the office reads awards and credit, not that somebody is in a period of improvement."""
    pengelola = buat_pengguna("fajar", kota_tangsel, ("PENGELOLA_INSTANSI", {"instansi": unit[0]}))
    luar = buat_pengguna("gita", kota_tangsel, ("KEPALA_INSTANSI", {"instansi": unit[1]}))
    sendiri = buat_pengguna("dodi", kota_tangsel, pegawai=orang)

    def jenis(pengguna):
        return {x.jenis for x in lanjutan_kinerja(orang, pengguna=pengguna, sejak=date(2025, 1, 1))}

    assert jenis(sari) == jenis(sendiri) == set(ASAL)
    assert jenis(pengelola) == {"angka_kredit", "penghargaan"}
    assert jenis(luar) == jenis(citra) == set()


def test_hanya_sejak_hari_itu(orang, lanjutan, sari):
    hasil = lanjutan_kinerja(orang, pengguna=sari, sejak=date(2026, 6, 15))
    assert [x.jenis for x in hasil] == ["angka_kredit"]
