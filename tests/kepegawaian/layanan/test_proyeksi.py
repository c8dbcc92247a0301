"""Five years ahead: every number opens exactly its people, and vacancies follow from need, holders and retirements."""

import re
from datetime import date
from html import unescape

import pytest
from django.urls import reverse

from kepegawaian.instansi.models import Instansi
from kepegawaian.jabatan.models import Jabatan
from kepegawaian.layanan.services.proyeksi import proyeksi
from kepegawaian.pegawai.models import Pegawai
from tests.kepegawaian import pembuat
from tests.kepegawaian.layanan.conftest import HARI

ALAMAT = "layanan:proyeksi"
TAUTAN = re.compile(r'<a href="(/hak/pensiun/[^"]*)">(\d+)</a>')


@pytest.fixture
def tua(warga):
    """Retirements in three different years, two units and two kinds of position."""
    for nama, lahir, jabatan in (
        ("Tua Satu", date(1968, 11, 5), warga.kota.analis),
        ("Tua Dua", date(1970, 3, 5), warga.kota.analis),
        ("Tua Tiga", date(1971, 3, 5), warga.kota.penyuluh),
        ("Tua Jauh", date(1975, 3, 5), warga.kota.penyuluh),
        ("Tua Lewat", date(1968, 10, 5), warga.kota.penyuluh),
    ):
        pembuat.buat_pegawai(
            warga.kota.tangsel, nama, jabatan=jabatan, tanggal_lahir=lahir, tmt_masuk=date(1995, 3, 1)
        )
    return warga


def hitung(kota):
    return proyeksi(
        Pegawai.objects.filter(kota=kota.tangsel),
        Jabatan.objects.filter(kota=kota.tangsel),
        Instansi.objects.filter(kota=kota.tangsel, induk=None),
        HARI,
    )


def test_pensiun_menurut_tahun_dan_unit(tua):
    hasil = hitung(tua.kota)
    assert hasil.tahun == [2026, 2027, 2028, 2029, 2030, 2031]
    assert {t: n for t, n in hasil.total.pensiun.items() if n} == {2026: 1, 2027: 1, 2028: 1, 2029: 1}
    unit = {x.nama: x.jumlah for x in hasil.unit}
    assert unit == {"Dinas Kesehatan": 3, "Dinas Sosial": 1}
    assert hasil.menurut_bulan[2026, 12, "pelaksana"] == 1


def test_kekosongan(tua):
    """Eight analysts are wanted; whoever exceeds the need elsewhere fills no seat here."""
    Jabatan.objects.filter(pk=tua.kota.analis.pk).update(kebutuhan=20)
    isi = Pegawai.objects.filter(jabatan=tua.kota.analis).count()
    lajur = next(x for x in hitung(tua.kota).jabatan if x.nama == "Analis Mutu")
    assert lajur.kosong == 20 - isi
    assert lajur.kosong_kelak == lajur.kosong + lajur.jumlah
    penyuluh = next(x for x in hitung(tua.kota).jabatan if x.nama == "Penyuluh Sosial")
    assert penyuluh.kosong == 0


@pytest.mark.parametrize("saringan", [{}, {"tahun": "2027"}, {"jenis_jabatan": "PELAKSANA"}, {"instansi": "dinas"}])
def test_setiap_angka_membuka_tepat_orangnya(tua, masuk, sari, saringan):
    peramban = masuk(sari)
    if "instansi" in saringan:
        saringan = {"instansi": tua.kota.dinas.pk}
    isi = peramban.get(reverse(ALAMAT), saringan).content.decode()
    tautan = TAUTAN.findall(isi)
    assert tautan
    for alamat, n in tautan:
        assert peramban.get(unescape(alamat)).context["halaman"].paginator.count == int(n), alamat


def test_ekspor_dan_jangkauan(tua, masuk, sari, pengelola, citra, akun_rina):
    csv = masuk(sari).get(reverse(ALAMAT), {"format": "csv"}).content.decode()
    assert "Analis Mutu" in csv
    assert "Dinas Sosial" not in masuk(pengelola).get(reverse(ALAMAT)).content.decode()
    assert "Dinas Kesehatan" not in masuk(citra).get(reverse(ALAMAT)).content.decode()
    assert masuk(akun_rina).get(reverse(ALAMAT)).status_code == 403
