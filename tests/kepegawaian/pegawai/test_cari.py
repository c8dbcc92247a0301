"""The search of the register: who is found, in which order, and that many found cost no more than few."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from asn.core import halaman as modul
from asn.core import halaman_cari as modul_cari
from asn.core import ingat as ingatan
from asn.core.halaman import Diminta, jumlah_label
from asn.core.pencarian import AWALAN_TERPANJANG, kueri_orang
from kepegawaian.pegawai.filters import SaringanPegawai
from kepegawaian.pegawai.models import Pegawai
from tests.kepegawaian.pembuat import buat_jabatan, buat_pegawai

ALAMAT = reverse("pegawai:daftar")
# Those who begin with it first, then who bears it further on, each in the order of names.
SITI = ["Siti Aisyah", "Siti Rahmawati", "Siti Zubaidah", "Dewi Siti Khadijah", "Nur Siti"]


@pytest.fixture
def warga(kota):
    jabatan = buat_jabatan(kota.bidang, "Pengelola Data")
    for nama in ("Nur Siti", "Dewi Siti Khadijah", "Siti Rahmawati", "Siti Aisyah"):
        buat_pegawai(kota.tangsel, nama, jabatan=jabatan, golongan="III/a")
    buat_pegawai(kota.tangsel, "Siti Zubaidah", jabatan=jabatan, golongan="III/b")
    buat_pegawai(kota.tangsel, "Siti Jauhari", jabatan=kota.penyuluh, golongan="III/c")
    buat_pegawai(kota.tangsel, "Siti Pensiun", kedudukan="PENSIUN", tanggal_berhenti="2024-01-01")
    for nama in ("M.Nur'aini Sitanggang", "Hajjah"):
        buat_pegawai(kota.tangsel, nama, jabatan=jabatan)
    return kota


@pytest.fixture
def buka(warga, pengelola, masuk):
    """A page as somebody of Dinas Kesehatan sees it, who does not see Siti Jauhari of Dinas Sosial."""
    peramban = masuk(pengelola)
    return lambda **parameter: peramban.get(ALAMAT, parameter).context


def nama(konteks) -> list[str]:
    return [baris.record.nama for baris in konteks["tabel"].rows]


@pytest.mark.parametrize(
    ("teks", "hasil"),
    [
        ("siti", SITI),
        ("SITI", [*SITI]),
        ("sit", [*SITI, "M.Nur'aini Sitanggang"]),
        ("rah sit", ["Siti Rahmawati"]),
        ("nur'aini", ["M.Nur'aini Sitanggang"]),
        ("siti siti", SITI),
        ("sitia", []),
        ("hajjah " + "h" * 40, []),
        ("pensiun", []),
        ("jauhari", []),
    ],
)
def test_setiap_kata_mengawali_kata_nama(buka, teks, hasil):
    assert sorted(nama(buka(q=teks))) == sorted(hasil)


def test_kata_terpanjang_dicari_dengan_awalnya(kota):
    panjang = "Ab" * AWALAN_TERPANJANG
    buat_pegawai(kota.tangsel, panjang)
    assert Pegawai.objects.cari(panjang).count() == 1
    assert kueri_orang(panjang) == panjang.lower()[:AWALAN_TERPANJANG]


def test_nip_dicari_dengan_awalnya(kota):
    for awal in (1, 8, 18):
        assert kota.joko in Pegawai.objects.cari(kota.joko.nip[:awal])
    assert not Pegawai.objects.cari(kota.joko.nip[1:])
    assert list(Pegawai.objects.cari(f"joko {kota.joko.nip[:4]}")) == [kota.joko]


def test_yang_diawali_kata_itu_lebih_dahulu(buka):
    assert nama(buka(q="siti")) == SITI
    assert nama(buka(q="siti", urut="-nama")) == sorted(SITI, reverse=True)


def test_banyak_yang_ditemukan_tidak_dihitung(buka, monkeypatch):
    monkeypatch.setattr(modul_cari, "COCOK_MAKS", 4)
    konteks = buka(q="siti")
    assert nama(konteks) == SITI
    assert konteks["jumlah_label"] == "5 pegawai"  # one page holds them all


@pytest.fixture
def halaman(warga, pengelola, rf):
    """`halaman(n, **filters)`: names on page n of two by the filters of the list, and what is said of their number."""

    def ambil(nomor, **parameter):
        permintaan = rf.get(ALAMAT, {"q": "siti", **parameter})
        permintaan.user, permintaan.izin = pengelola, "pegawai.view_pegawai"
        kueri = Pegawai.objects.terlihat_oleh(pengelola, "pegawai.view_pegawai")
        saringan = SaringanPegawai(permintaan.GET, queryset=kueri, request=permintaan)
        berurut, depan = saringan.qs.order_by("nama", "pk"), saringan.depan()
        diminta = Diminta(pengelola.pk, ALAMAT, permintaan.GET.urlencode(), True)
        isi, baris = modul_cari.halaman_cari(berurut, kueri, nomor=nomor, per=2, diminta=diminta, depan=depan)
        return [satu.nama for satu in baris], jumlah_label(isi, kueri), isi.number

    return ambil


@pytest.mark.parametrize(("maks", "semua"), [(100, 10_000), (2, 10_000), (2, 1)])
def test_halaman_sama_banyak_atau_sedikit(halaman, monkeypatch, maks, semua):
    """Few are sorted, many are read in front by the index of names; beyond, sorted or by the index."""
    monkeypatch.setattr(modul_cari, "COCOK_MAKS", maks)
    monkeypatch.setattr(modul, "HITUNG_MAKS", semua)
    terbaca = [halaman(n) for n in (1, 2, 3)]
    assert [baris for baris, _, _ in terbaca] == [SITI[:2], SITI[2:4], SITI[4:]]
    label = "Lebih dari 2 pegawai" if maks == 2 else "5 pegawai"
    assert [isi for _, isi, _ in terbaca][:2] == [label, label]
    tanpa_zubaidah = [halaman(n, golongan="III/a")[0] for n in (1, 2)]
    assert tanpa_zubaidah == [["Siti Aisyah", "Siti Rahmawati"], ["Dewi Siti Khadijah", "Nur Siti"]]


def test_sesudah_halaman_terakhir_dibuka_yang_terakhir(halaman, monkeypatch):
    assert halaman(9) == (SITI[4:], "5 pegawai", 3)
    monkeypatch.setattr(modul_cari, "COCOK_MAKS", 2)
    assert halaman(9) == (SITI[4:], "5 pegawai", 3)


def test_halaman_pertama_dari_banyak_hanya_membaca_indeks_nama(halaman, monkeypatch, settings):
    settings.HALAMAN_BERSAMA_DETIK = 60
    monkeypatch.setattr(modul_cari, "COCOK_MAKS", 1)
    monkeypatch.setattr(ingatan, "_INGATAN", {})
    halaman(1)
    with CaptureQueriesContext(connection) as kueri:
        assert halaman(1)[0] == SITI[:2]
    assert "tsquery" not in " ".join(k["sql"] for k in kueri)
