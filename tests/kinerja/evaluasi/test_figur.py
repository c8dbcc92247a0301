"""The figures of one unit, counted by hand beside them."""

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from asn.core.periode import Periode
from kinerja.evaluasi.figur import instansi
from kinerja.evaluasi.rules import angka as kontrak
from tests.kepegawaian import pembuat

pytestmark = pytest.mark.usefixtures("lingkup")
T2 = Periode.dari_kode("2026-T2")
KINI = datetime(2026, 7, 1, 8, 0, tzinfo=ZoneInfo("Asia/Jakarta"))


@pytest.fixture
def dinas(kota_tangsel):
    return pembuat.buat_instansi(kota_tangsel)


@pytest.fixture
def jabatan(dinas):
    return pembuat.buat_jabatan(dinas, atasan=pembuat.buat_kepala(dinas))


@pytest.fixture
def orang(kota_tangsel, jabatan):
    """Five people, one per predikat."""
    hasil = []
    for i, predikat in enumerate(("SANGAT_BAIK", "BAIK", "BAIK", "BUTUH_PERBAIKAN", "KURANG")):
        pegawai = pembuat.buat_pegawai(kota_tangsel, f"Orang {i}", jabatan=jabatan)
        pembuat.buat_riwayat_kinerja(pegawai, 2026, 2, predikat, penilai=pegawai)
        hasil.append(pegawai)
    return hasil


def hitung(unit, kode="2026-T2"):
    return instansi.hitung(instansi=unit, periode=Periode.dari_kode(kode), tanggal_data=KINI)


def test_bentuk_sesuai_kontrak(dinas, orang):
    angka = hitung(dinas)
    assert list(angka) == list(kontrak.AngkaInstansi.__annotations__)
    assert angka["tanggal_data"] == "2026-07-01T08:00:00+07:00"
    assert angka["instansi"] == {"id": dinas.pk, "nama": "Dinas Kesehatan", "jenis": "dinas"}


def test_unit_kosong(dinas):
    angka = hitung(dinas)
    assert angka["pegawai"]["jumlah"] == 0
    assert angka["persen_baik"] is None
    assert angka["ip_asn"]["rata"] is None
    assert angka["mutu_data"] == angka["tren"] == []


def test_sebaran_predikat(dinas, orang):
    angka = hitung(dinas)
    assert angka["predikat"] == {
        "SANGAT_BAIK": 1,
        "BAIK": 2,
        "BUTUH_PERBAIKAN": 1,
        "KURANG": 1,
        "SANGAT_KURANG": 0,
    }
    assert angka["persen_baik"] == "60.00"
    assert angka["pegawai"] == {
        "jumlah": 5,
        "per_jenis": {"PNS": 5, "CPNS": 0, "PPPK": 0, "PPPK_PARUH_WAKTU": 0},
        "dinilai": 5,
        "belum_dinilai": 0,
    }


@pytest.mark.parametrize(
    ("lain", "dihitung"),
    [
        ({"tmt_masuk": date(2026, 6, 30)}, True),
        ({"tmt_masuk": date(2026, 7, 1)}, False),
        ({"kedudukan": "PENSIUN", "tanggal_berhenti": date(2026, 7, 1)}, True),
        ({"kedudukan": "PENSIUN", "tanggal_berhenti": date(2026, 6, 30)}, False),
        ({"kedudukan": "CLTN"}, True),
    ],
)
def test_penduduk_pada_akhir_periode(kota_tangsel, dinas, jabatan, lain, dihitung):
    pembuat.buat_pegawai(kota_tangsel, jabatan=jabatan, **lain)
    assert hitung(dinas)["pegawai"]["jumlah"] == dihitung


def test_pindah_unit_mengikuti_tanggal(kota_tangsel, dinas, jabatan, orang):
    """Moved on 1 July: counted here for the second quarter, there for the third."""
    tujuan = pembuat.buat_instansi(kota_tangsel, "Dinas Sosial")
    lama = orang[0].riwayatjabatan_set.get()
    lama.tmt_selesai = date(2026, 6, 30)
    lama.save()
    pembuat.buat_riwayat_jabatan(orang[0], pembuat.buat_jabatan(tujuan), tmt_mulai=date(2026, 7, 1))
    jumlah = {(u.nama, k): hitung(u, k)["pegawai"]["jumlah"] for u in (dinas, tujuan) for k in ("2026-T2", "2026-T3")}
    assert list(jumlah.values()) == [5, 4, 0, 1]
    assert hitung(dinas, "2026-T3")["predikat_sebelumnya"]["SANGAT_BAIK"] == 1
    assert hitung(tujuan, "2026-T3")["predikat_sebelumnya"] is None


def test_di_antara_dua_jabatan_tetap_di_unit_terakhir(dinas, orang):
    orang[0].riwayatjabatan_set.update(tmt_selesai=date(2026, 3, 31))
    angka = hitung(dinas)
    assert angka["pegawai"]["jumlah"] == 5
    assert [(c["kode"], c["pegawai_ids"]) for c in angka["mutu_data"] if c["kode"] == "TANPA_JABATAN"] == [
        ("TANPA_JABATAN", [orang[0].pk])
    ]


def test_unit_bawahan_terhitung_dan_kota_lain_tidak(kota_tangsel, kota_sorong, dinas, orang):
    bidang = pembuat.buat_instansi(kota_tangsel, "Bidang Layanan", induk=dinas)
    pembuat.buat_pegawai(kota_tangsel, jabatan=pembuat.buat_jabatan(bidang))
    pembuat.buat_pegawai(kota_sorong, jabatan=pembuat.buat_jabatan(pembuat.buat_instansi(kota_sorong)))
    assert hitung(dinas)["pegawai"]["jumlah"] == 6


def test_yang_ditolak_tidak_dihitung(dinas, orang):
    orang[0].riwayatkinerja_set.update(verifikasi="DITOLAK")
    assert hitung(dinas)["pegawai"]["belum_dinilai"] == 1


@pytest.mark.parametrize(
    ("periode", "predikat"), [("2026-S1", "BAIK"), ("2026", "SANGAT_BAIK"), ("2026-T1", "KURANG")]
)
def test_predikat_menurut_jenis_periode(kota_tangsel, dinas, jabatan, periode, predikat):
    pegawai = pembuat.buat_pegawai(kota_tangsel, jabatan=jabatan)
    for triwulan, nilai in ((1, "KURANG"), (2, "BAIK"), (3, "BUTUH_PERBAIKAN"), (None, "SANGAT_BAIK")):
        pembuat.buat_riwayat_kinerja(pegawai, 2026, triwulan, nilai)
    assert hitung(dinas, periode)["predikat"][predikat] == 1


def test_jp_prorata(dinas, orang):
    """Half a year asks for 10 JP; what was finished after the period does not count."""
    for pegawai, jp in zip(orang, (10, 9, 25, 0, 20), strict=True):
        pembuat.buat_riwayat_diklat(pegawai, jp=jp, tanggal_mulai=date(2026, 2, 1), tanggal_selesai=date(2026, 2, 2))
    pembuat.buat_riwayat_diklat(orang[3], jp=50, tanggal_mulai=date(2026, 7, 1), tanggal_selesai=date(2026, 7, 1))
    assert hitung(dinas)["jp"]["pns"] == {
        "jumlah": 5,
        "terpenuhi": 3,
        "persen": "60.00",
        "rata": "12.80",
        "target": "10.00",
    }


def test_jp_pppk_per_tahun_kontrak(kota_tangsel, dinas, jabatan):
    """The contract year runs from 1 April: what was learned in March belongs to the year before."""
    pppk = pembuat.buat_pegawai(kota_tangsel, jenis="PPPK", jabatan=jabatan, golongan="IX", tmt_masuk=date(2023, 4, 1))
    for jp, hari in ((20, date(2026, 3, 31)), (24, date(2026, 4, 1)), (1, date(2026, 6, 30))):
        pembuat.buat_riwayat_diklat(pppk, jp=jp, tanggal_mulai=hari, tanggal_selesai=hari)
    assert hitung(dinas)["jp"]["pppk"] == {"jumlah": 1, "melebihi_batas": 1, "rata": "25.00", "batas": "24.00"}


def test_contoh_ip_asn(dinas, orang):
    """Worked example: administrator, S-2, leadership training, 24 JP technical, one seminar, Baik, unpunished = 90."""
    jabatan = pembuat.buat_jabatan(dinas, "Sekretaris", jenis="ADMINISTRATOR")
    orang[1].riwayatjabatan_set.update(jabatan=jabatan)
    pembuat.buat_riwayat_pendidikan(orang[1], 8)
    pembuat.buat_riwayat_kinerja(orang[1], 2025, None, "BAIK")
    for rumpun, jp, hari in (
        ("struktural", 900, date(2019, 5, 1)),
        ("teknis", 24, date(2025, 7, 1)),
        ("lainnya", 4, date(2024, 7, 1)),
    ):
        pembuat.buat_riwayat_diklat(orang[1], rumpun=rumpun, jp=jp, tanggal_mulai=hari, tanggal_selesai=hari)
    ip = hitung(dinas)["ip_asn"]
    assert ip["sebaran"]["TINGGI"] == 1
    # The others: kinerja 30, 25, 15, 5 by their only predikat, discipline 5, nothing else recorded.
    assert ip["rata"] == {
        "kualifikasi": "4.00",
        "kompetensi": "8.00",
        "kinerja": "20.00",
        "disiplin": "5.00",
        "total": "37.00",
    }


def test_hukdis_dalam_periode(dinas, orang):
    for pegawai, jenis, mulai, selesai in (
        (orang[0], "R1", date(2026, 5, 1), None),
        (orang[1], "R1", date(2026, 3, 31), None),
        (orang[2], "S1", date(2025, 12, 1), date(2026, 4, 1)),
        (orang[3], "B1", date(2026, 7, 1), date(2027, 6, 30)),
    ):
        pembuat.buat_riwayat_hukdis(pegawai, jenis, tmt_mulai=mulai, tmt_selesai=selesai)
    assert hitung(dinas)["hukdis"] == {"ringan": 1, "sedang": 1, "berat": 0}


def test_pola_dilanggar(dinas, orang):
    pembuat.buat_indikator(dinas, "2026-T2", "PREDIKAT_ORGANISASI", None, kode="SANGAT_KURANG")
    pola = hitung(dinas)["pola"]
    assert pola["predikat_organisasi"] == "SANGAT_KURANG"
    assert {p["kode"] for p in pola["pelanggaran"]} >= {"POLA_SANGAT_KURANG_TIDAK_BOLEH_ADA_SANGAT_BAIK"}
    assert pola["pelanggaran"][0]["dasar"] == "SE MenPANRB 3/2023"


def test_indikator_sendiri_mendahului_unit_bawahan(kota_tangsel, dinas):
    bawahan = [pembuat.buat_instansi(kota_tangsel, f"Puskesmas {i}", induk=dinas) for i in (1, 2)]
    for unit, nilai, n in zip(bawahan, (Decimal(80), Decimal(90)), (300, 100), strict=True):
        pembuat.buat_indikator(unit, "2026-T2", nilai=nilai, n=n)
        pembuat.buat_indikator(unit, "2026-T1", nilai=nilai - 10, n=n)
    assert hitung(dinas)["ikm"] == {"nilai": "82.50", "mutu": "B", "n": 400, "sebelumnya": "72.50"}
    assert hitung(dinas, "2026-S1")["ikm"]["nilai"] == "77.50"
    pembuat.buat_indikator(dinas, "2026-T2", nilai=Decimal(95), n=10)
    assert hitung(dinas)["ikm"]["nilai"] == "95.00"


def test_tren_tanpa_periode_kosong_di_depan(dinas, orang):
    for triwulan in (3, 4):
        pembuat.buat_riwayat_kinerja(orang[0], 2025, triwulan, "BAIK")
    tren = hitung(dinas)["tren"]
    assert [(t["periode"], t["persen_baik"]) for t in tren] == [
        ("2025-T3", "100.00"),
        ("2025-T4", "100.00"),
        ("2026-T1", None),
    ]


def test_calon_penghargaan_dengan_bukti(dinas, orang):
    rekam = [pembuat.buat_riwayat_kinerja(orang[0], tahun, None, "SANGAT_BAIK") for tahun in (2024, 2025)]
    calon = hitung(dinas)["penghargaan"]
    krs = next(u for u in calon[0]["usulan"] if u["kode"] == "PRIORITAS_KRS")
    assert calon[0]["pegawai_id"] == orang[0].pk
    assert krs["bukti"] == [["RiwayatKinerja", r.pk] for r in rekam]
    assert hitung(dinas)["usulan"]["penghargaan"]["PRIORITAS_KRS"] == 1


def test_satyalancana_hanya_yang_belum(dinas, orang):
    """All five serve since March 2015: eleven years."""
    pembuat.buat_penghargaan(orang[0], "SATYALANCANA_10")
    pembuat.buat_riwayat_hukdis(orang[1], "S1", tmt_mulai=date(2016, 1, 1), tmt_selesai=date(2016, 6, 30))
    angka = hitung(dinas)
    assert angka["usulan"]["penghargaan"]["SATYALANCANA_X"] == 3
    assert angka["penghargaan"][0]["usulan"][0]["bukti"][0][0] == "RiwayatPangkat"


def test_pembinaan_bertingkat(dinas, orang):
    lalu = pembuat.buat_riwayat_kinerja(orang[4], 2026, 1, "BUTUH_PERBAIKAN")
    calon = {c["pegawai_id"]: c["usulan"] for c in hitung(dinas)["pembinaan"]}
    kode = [u["kode"] for u in calon[orang[4].pk]]
    assert kode == ["BIMBINGAN_KINERJA", "KONSELING_KINERJA", "PEMERIKSAAN_DISIPLIN", "BANGKOM"]
    assert ["RiwayatKinerja", lalu.pk] in calon[orang[4].pk][1]["bukti"]
    assert [u["kode"] for u in calon[orang[0].pk]] == ["BANGKOM"]


def test_mutu_data(kota_tangsel, dinas, jabatan):
    tanpa_atasan = pembuat.buat_jabatan(dinas, "Staf ahli")
    a = pembuat.buat_pegawai(kota_tangsel, jabatan=jabatan)
    b = pembuat.buat_pegawai(kota_tangsel, jabatan=tanpa_atasan)
    pembuat.buat_riwayat_pendidikan(a)
    pembuat.buat_riwayat_kinerja(a, 2026, 2, "BAIK", verifikasi="BELUM")
    catatan = {c["kode"]: c["pegawai_ids"] for c in hitung(dinas)["mutu_data"]}
    assert catatan == {
        "BELUM_DINILAI": [b.pk],
        "PREDIKAT_BELUM_DIVERIFIKASI": [a.pk],
        "PREDIKAT_TANPA_PENILAI": [a.pk],
        "TANPA_ATASAN": [b.pk],
        "TANPA_PENDIDIKAN": [b.pk],
    }


def test_kuadran(dinas, orang):
    pembuat.buat_indikator(dinas, "2026-T2", nilai=Decimal("76.61"))
    assert hitung(dinas)["kuadran"] == {"kinerja": "60.00", "kepuasan": "76.61", "posisi": "PERLU_DUKUNGAN"}


def test_jumlah_pernyataan_tidak_tumbuh(dinas, orang, django_assert_max_num_queries):
    with django_assert_max_num_queries(40):
        hitung(dinas)
