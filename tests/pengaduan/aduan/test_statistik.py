"""Public statistics: the same figures as inside, and nothing from which a single report can be read."""

import csv
import json
from datetime import date, datetime, timedelta
from io import StringIO
from itertools import count

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from asn.core.periode import Periode
from kepegawaian.instansi.models import Wilayah
from pengaduan.aduan.models import Aduan, KategoriAduan, RekapAduan
from pengaduan.aduan.services import indikator
from pengaduan.aduan.services.statistik import data_terbuka, rekap_publik, rekap_segarkan, tahun_terhitung
from tests.kepegawaian.pembuat import buat_instansi

pytestmark = pytest.mark.django_db
HARI_INI = date(2026, 11, 25)
ALAMAT = "/statistik/tangerang-selatan/"
_nomor = count(1)


def satu(instansi, **lain):
    """A report of March 2026, answered in time and followed up, unless said otherwise."""
    n = next(_nomor)
    nilai = {
        "nomor": f"UJI-{n:06d}",
        "rahasia_sidik": f"{n:064d}",
        "kunci_kirim": f"00000000-0000-4000-8000-{n:012d}",
        "jenis": "pengaduan",
        "judul": "Lampu padam",
        "isi": "Lampu jalan padam.",
        "keadaan": "selesai",
        "instansi": instansi,
        "diterima_pada": datetime.fromisoformat("2026-03-02T09:00:00+07:00"),
        "diterima_tanggal": date(2026, 3, 2),
        "lengkap_tanggal": date(2026, 3, 2),
        "tenggat_verifikasi": date(2026, 3, 5),
        "tenggat_jawab": date(2026, 3, 9),
        "dijawab_pada": datetime.fromisoformat("2026-03-06T09:00:00+07:00"),
        "dijawab_tanggal": date(2026, 3, 6),
        "tenggat_selesai": date(2026, 3, 20),
        "ditindaklanjuti_tanggal": date(2026, 3, 12),
        "hari_kerja": 8,
    } | lain
    return Aduan(kota_id=instansi.kota_id, **nilai)


@pytest.fixture
def kota(lingkup, kota_tangsel):
    return kota_tangsel


@pytest.fixture
def unit(kota):
    return {nama: buat_instansi(kota, f"Dinas {nama}") for nama in ("Perhubungan", "Kesehatan", "Sosial")}


@pytest.fixture
def isi(unit):
    """30 at Perhubungan (6 late), 12 at Kesehatan, 2 at Sosial; and what never counts."""
    baris = [satu(unit["Perhubungan"]) for _ in range(24)]
    baris += [satu(unit["Perhubungan"], dijawab_tanggal=date(2026, 3, 11), anonim=True) for _ in range(6)]
    baris += [satu(unit["Kesehatan"], rahasia=True, hari_kerja=3) for _ in range(12)]
    baris += [satu(unit["Sosial"]) for _ in range(2)]
    baris += [satu(unit["Sosial"], jenis="wbs", rahasia=True) for _ in range(9)]
    baris += [satu(unit["Sosial"], keadaan=k) for k in ("karantina", "diarsipkan", "bukan_wewenang")]
    return Aduan.objects.bulk_create(baris)


def menurut(kota, dimensi, tahun=2026):
    return {b["label"]: b for b in rekap_publik(kota, tahun)[dimensi]}


def test_angka_sama_dengan_indikator_di_dalam(kota, unit, isi):
    """One definition: the closed year as the indicators count it, and the public line of the same unit."""
    lalu = date(2027, 2, 1)
    rekap_segarkan(kota, lalu)
    tahun = Periode.dari_kode("2026")
    semua = Aduan.objects.filter(kota=kota).terhitung()
    dalam = {(a.instansi_id, a.jenis): a for a in indikator.angka_periode(semua, tahun, lalu, "instansi_id")}
    for nama in ("Perhubungan", "Kesehatan"):
        pk = unit[nama].pk
        r = RekapAduan.objects.get(tahun=2026, dimensi="instansi", kunci=str(pk))
        assert r.jumlah == dalam[pk, "ADUAN_JUMLAH"].nilai
        assert round(100 * r.tepat / r.jatuh, 3) == float(dalam[pk, "ADUAN_TEPAT_WAKTU"].nilai)
        assert float(r.median) == float(dalam[pk, "ADUAN_MEDIAN_HARI"].nilai)


def test_sel_kecil_dan_pelengkapnya_tersembunyi(kota, isi):
    rekap_segarkan(kota, HARI_INI)
    baris = menurut(kota, "instansi")
    assert baris["Dinas Perhubungan"]["jumlah"] == 30
    assert baris["Dinas Perhubungan"]["persen_tepat"] == 80
    for nama in ("Dinas Sosial", "Dinas Kesehatan"):
        assert baris[nama] == baris[nama] | {"jumlah": None, "persen_tepat": None, "median_hari": None}
    [seluruh] = rekap_publik(kota, 2026)["kota"]
    assert seluruh["jumlah"] == 44


@pytest.mark.parametrize("jalur", ["", "aduan.csv", "aduan.json"])
def test_yang_tersembunyi_tidak_ada_di_pintu_mana_pun(kota, isi, client, jalur):
    rekap_segarkan(kota, HARI_INI)
    teks = client.get(f"{ALAMAT}{jalur}").text
    assert ("Dinas Sosial" in teks) is bool(jalur)  # the page counts hidden lines instead of naming them
    for baris in _baris(teks, jalur):
        if baris["label"] in ("Dinas Sosial", "Dinas Kesehatan"):
            assert [baris[k] for k in ("jumlah", "persen_tepat", "median_hari")] in ([""] * 3, [None] * 3)
    assert "UJI-" not in teks
    assert "Lampu" not in teks


def _baris(teks, jalur):
    if jalur.endswith("csv"):
        return list(csv.DictReader(StringIO(teks.removeprefix("\ufeff")), delimiter=";"))
    return json.loads(teks)["data"] if jalur.endswith("json") else []


def test_whistleblowing_tidak_mengubah_apa_pun(kota, unit, isi):
    rekap_segarkan(kota, HARI_INI)
    sebelum = list(data_terbuka(kota))
    Aduan.objects.bulk_create([satu(unit["Kesehatan"], jenis="wbs", rahasia=True) for _ in range(40)])
    rekap_segarkan(kota, HARI_INI)
    assert list(data_terbuka(kota)) == sebelum


def test_anonim_dan_rahasia_dihitung_tanpa_dibedakan(kota, isi):
    rekap_segarkan(kota, HARI_INI)
    sebelum = list(data_terbuka(kota))
    Aduan.objects.update(anonim=True, rahasia=True)
    rekap_segarkan(kota, HARI_INI)
    assert list(data_terbuka(kota)) == sebelum
    kolom = {k for baris in sebelum for k in baris}
    assert not kolom & {"anonim", "rahasia", "jenis", "kelas", "nomor"}


def test_tahun_dengan_sedikit_laporan_tidak_menyebut_jumlahnya(kota, unit, client):
    Aduan.objects.bulk_create([satu(unit["Sosial"]) for _ in range(8)])
    rekap_segarkan(kota, HARI_INI)
    assert all(b["jumlah"] is None for b in data_terbuka(kota))
    assert client.get(ALAMAT).status_code == 200


def test_tahun_berjalan_sampai_triwulan_yang_sudah_berakhir(kota, unit):
    baris = [satu(unit["Perhubungan"]) for _ in range(20)]
    baris += [satu(unit["Perhubungan"], diterima_tanggal=date(2026, 10, 1)) for _ in range(9)]
    Aduan.objects.bulk_create(baris)
    rekap_segarkan(kota, HARI_INI)
    [seluruh] = rekap_publik(kota, 2026)["kota"]
    assert (seluruh["jumlah"], seluruh["sampai"]) == (20, date(2026, 9, 30))


@pytest.mark.parametrize(
    ("hari", "tahun", "sampai"),
    [
        (date(2026, 11, 25), 2026, date(2026, 9, 30)),
        (date(2026, 2, 1), 2025, date(2025, 12, 31)),
        (date(2026, 4, 1), 2026, date(2026, 3, 31)),
    ],
)
def test_rentang(hari, tahun, sampai):
    pertama = tahun_terhitung(hari)[0]
    assert (pertama.tahun, pertama.selesai) == (tahun, sampai)


def test_rincian_kelurahan_kategori_bulan(kota, unit):
    kelurahan = Wilayah.objects.create(kode="36.74.01.1001", nama="Serua", jenis="kelurahan")
    kategori = KategoriAduan.objects.create(kota=kota, kode="lampu", nama="Lampu jalan")
    baris = [satu(unit["Perhubungan"], kelurahan=kelurahan, kategori=kategori) for _ in range(10)]
    baris += [satu(unit["Perhubungan"], diterima_tanggal=date(2026, 5, 4)) for _ in range(7)]
    Aduan.objects.bulk_create(baris)
    rekap_segarkan(kota, HARI_INI)
    rekap = rekap_publik(kota, 2026)
    assert [(b["label"], b["jumlah"]) for b in rekap["bulan"]] == [("Maret", 10), ("Mei", 7)]
    assert [(b["label"], b["jumlah"]) for b in rekap["kelurahan"]] == [("Serua", 10), ("Kelurahan tidak disebut", 7)]
    assert [(b["label"], b["jumlah"]) for b in rekap["kategori"]] == [("Lampu jalan", 10), ("Belum dikategorikan", 7)]


def test_unit_di_bawah_dihitung_pada_perangkat_daerahnya(kota, unit):
    bidang = buat_instansi(kota, "Bidang Lalu Lintas", induk=unit["Perhubungan"])
    Aduan.objects.bulk_create([satu(bidang) for _ in range(9)] + [satu(unit["Perhubungan"]) for _ in range(6)])
    rekap_segarkan(kota, HARI_INI)
    assert [(b["label"], b["jumlah"]) for b in rekap_publik(kota, 2026)["instansi"]] == [("Dinas Perhubungan", 15)]


def test_segarkan_lagi_sama_dan_menggantikan(kota, isi):
    assert rekap_segarkan(kota, HARI_INI) == rekap_segarkan(kota, HARI_INI) == RekapAduan.objects.count()
    Aduan.objects.filter(hari_kerja=3).update(keadaan="diarsipkan")
    rekap_segarkan(kota, HARI_INI)
    assert rekap_publik(kota, 2026)["kota"][0]["jumlah"] == 32


def test_kota_lain_tidak_ikut(kota, kota_sorong, isi, client):
    rekap_segarkan(kota, HARI_INI)
    jawaban = client.get("/statistik/sorong/")
    assert "Belum ada statistik" in jawaban.text
    assert client.get("/statistik/bandung/").status_code == 404


@pytest.mark.parametrize("tahun", ["1999", "abcd", "20266", "-1", "2026' OR 1"])
def test_tahun_yang_tidak_ada_404(kota, isi, client, tahun):
    rekap_segarkan(kota, HARI_INI)
    assert client.get(ALAMAT, {"tahun": tahun}).status_code == 404


def test_halaman_tidak_menghitung_laporan(kota, unit, isi, client):
    """However many reports there are: the page reads the nightly lines alone."""
    rekap_segarkan(kota, HARI_INI)
    client.get(ALAMAT)
    with CaptureQueriesContext(connection) as kueri:
        jawaban = client.get(ALAMAT)
    assert jawaban.status_code == 200
    assert not [k for k in kueri if '"aduan_aduan"' in k["sql"]]
    assert len([k for k in kueri if "aduan_rekapaduan" in k["sql"]]) <= 2


def test_nama_berbahaya_tidak_menjadi_markah(kota, client):
    jahat = buat_instansi(kota, "<script>alert(1)</script>")
    Aduan.objects.bulk_create([satu(jahat) for _ in range(12)])
    rekap_segarkan(kota, HARI_INI)
    assert "<script>alert" not in client.get(ALAMAT).text


def test_kamus_menyebut_setiap_kolom(kota, isi, client):
    rekap_segarkan(kota, HARI_INI)
    teks = client.get(f"{ALAMAT}kamus/").text
    for kolom in json.loads(client.get(f"{ALAMAT}aduan.json").text)["data"][0]:
        assert f"<code>{kolom}</code>" in teks


def test_yang_belum_jatuh_tempo_tidak_dihitung_terlambat(kota, unit):
    nanti = HARI_INI + timedelta(days=3)
    Aduan.objects.bulk_create(
        [satu(unit["Sosial"]) for _ in range(20)]
        + [satu(unit["Sosial"], dijawab_tanggal=None, dijawab_pada=None, tenggat_jawab=nanti) for _ in range(9)]
    )
    rekap_segarkan(kota, HARI_INI)
    assert rekap_publik(kota, 2026)["kota"][0]["persen_tepat"] == 100
