"""The city adds its sheets up exactly, and names who stands outside them."""

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from kinerja.evaluasi.figur import instansi, kota
from kinerja.evaluasi.models import EvaluasiInstansi
from kinerja.evaluasi.rules import angka as kontrak
from tests.kepegawaian import pembuat
from tests.kinerja.evaluasi.pembuat import T2

pytestmark = pytest.mark.usefixtures("lingkup")
KINI = datetime(2026, 7, 1, 8, 0, tzinfo=ZoneInfo("Asia/Jakarta"))


@pytest.fixture
def unit(lingkup, kota_tangsel):
    """Three people in one unit, one in another, and an empty third."""
    hasil = [pembuat.buat_instansi(kota_tangsel, nama) for nama in ("Dinas A", "Dinas B", "Dinas C")]
    for dinas, predikat, jp in (
        (hasil[0], "BAIK", 7),
        (hasil[0], "BAIK", 10),
        (hasil[0], "KURANG", 0),
        (hasil[1], "BAIK", 3),
    ):
        orang = pembuat.buat_pegawai(kota_tangsel, jabatan=pembuat.buat_jabatan(dinas))
        pembuat.buat_riwayat_kinerja(orang, 2026, 2, predikat)
        pembuat.buat_riwayat_diklat(orang, jp=jp, tanggal_mulai=date(2026, 2, 1), tanggal_selesai=date(2026, 2, 1))
    return hasil


def hitung(kota_tangsel, unit, gagal=()):
    lembar = [
        EvaluasiInstansi(instansi=u, hasil="gagal", galat="rusak")
        if u in gagal
        else EvaluasiInstansi(
            instansi=u, hasil="selesai", angka=instansi.hitung(instansi=u, periode=T2, tanggal_data=KINI)
        )
        for u in unit
    ]
    return kota.hitung(kota=kota_tangsel, periode=T2, lembar=lembar, tanggal_data=KINI)


def test_bentuk_sesuai_kontrak(kota_tangsel, unit):
    harapan = [*kontrak.AngkaInstansi.__annotations__, "liga", "gagal", "metode"]
    assert list(hitung(kota_tangsel, unit)) == harapan
    assert set(kontrak.AngkaKota.__annotations__) == set(harapan)


def test_jumlah_dan_rata_berbobot(kota_tangsel, unit):
    angka = hitung(kota_tangsel, unit)
    assert angka["pegawai"]["jumlah"] == 4
    assert angka["predikat"]["BAIK"] == 3
    assert angka["persen_baik"] == "75.00"
    assert angka["jp"]["pns"]["rata"] == "5.00"
    assert angka["jp"]["pns"]["persen"] == "25.00"
    # Not the mean of the two units' means: (25 + 25 + 5 + 25) / 4.
    assert angka["ip_asn"]["rata"]["kinerja"] == "20.00"
    assert angka["ip_asn"]["sebaran"]["SANGAT_RENDAH"] == 4


def test_liga(kota_tangsel, unit):
    liga = hitung(kota_tangsel, unit)["liga"]
    assert [(b["nama"], b["persen_baik"], b["peringkat"]) for b in liga] == [
        ("Dinas B", "100.00", 1),
        ("Dinas A", "66.67", 2),
        ("Dinas C", None, None),
    ]


def test_yang_gagal_disebut_dan_tidak_dijumlahkan(kota_tangsel, unit):
    angka = hitung(kota_tangsel, unit, gagal=[unit[0]])
    assert angka["pegawai"]["jumlah"] == 1
    assert angka["gagal"] == [{"instansi_id": unit[0].pk, "nama": "Dinas A", "galat": "rusak"}]


def test_semua_gagal_tetap_berbentuk(kota_tangsel, unit):
    angka = hitung(kota_tangsel, unit, gagal=unit)
    assert angka["persen_baik"] is None
    assert set(angka["pegawai"]["per_jenis"]) == {"PNS", "CPNS", "PPPK", "PPPK_PARUH_WAKTU"}
    assert len(angka["ip_asn"]["sebaran"]) == 5


def test_di_luar_perangkat_daerah(kota_tangsel, unit):
    tanpa = pembuat.buat_pegawai(kota_tangsel, "Tanpa Jabatan")
    bubar = pembuat.buat_instansi(kota_tangsel, "Dinas Lama", berlaku_sampai=date(2026, 1, 1))
    tertinggal = pembuat.buat_pegawai(kota_tangsel, jabatan=pembuat.buat_jabatan(bubar))
    catatan = [c for c in hitung(kota_tangsel, unit)["mutu_data"] if c["kode"] == "TANPA_UNIT"]
    assert [c["pegawai_ids"] for c in catatan] == [[tanpa.pk, tertinggal.pk]]


def test_ikm_kota_ditimbang_jumlah_jawaban(kota_tangsel, unit):
    for dinas, nilai, n in ((unit[0], Decimal(80), 300), (unit[1], Decimal(90), 100)):
        pembuat.buat_indikator(dinas, "2026-T2", nilai=nilai, n=n)
        pembuat.buat_indikator(dinas, "2026-T1", nilai=nilai, n=0)
    angka = hitung(kota_tangsel, unit)
    assert angka["ikm"] == {"nilai": "82.50", "mutu": "B", "n": 400, "sebelumnya": "85.00"}
    assert angka["tren"][-1]["ikm"] == "85.00"


def test_metode_menyebut_dasar_dan_keyakinan(kota_tangsel, unit):
    metode = {m["judul"]: m for m in hitung(kota_tangsel, unit)["metode"]}
    assert "perlu verifikasi" in metode["Indeks Profesionalitas ASN"]["dasar"]
    assert metode["Pola distribusi"]["dasar"] == "SE MenPANRB 3/2023"
