"""Every number opens exactly its rows, within the reader's reach."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from asn.core.models import CatatanAkses
from kinerja.evaluasi import penyaji
from kinerja.evaluasi.baris import HUKDIS, INDIKATOR, KUNCI, BarisAngka
from tests.kepegawaian import pembuat as induk
from tests.kinerja.evaluasi import pembuat

pytestmark = pytest.mark.usefixtures("lingkup", "antrean", "juli")


@pytest.fixture
def unit(lingkup, juli, kota_tangsel):
    """Two units with people of every kind, so that most figures are not zero."""
    unit = pembuat.buat_kota_berisi(kota_tangsel)
    dinas = unit[0]
    kurang = induk.buat_pegawai(kota_tangsel, "Dodi Kurang", jabatan=induk.buat_jabatan(dinas))
    induk.buat_riwayat_kinerja(kurang, 2026, 2, "KURANG", verifikasi="BELUM")
    for tahun in (2024, 2025):
        induk.buat_riwayat_kinerja(kurang, tahun, None, "SANGAT_BAIK")
    induk.buat_riwayat_diklat(kurang, 12, tanggal_mulai=date(2026, 3, 2), tanggal_selesai=date(2026, 3, 4))
    pemicu = induk.buat_riwayat_kinerja(kurang, 2026, 1, "KURANG")
    induk.buat_pembinaan(kurang, pemicu, tautan="/tindak-lanjut/pembinaan/7/")
    induk.buat_penghargaan(kurang, tanggal=date(2026, 6, 1), tautan="/tindak-lanjut/penghargaan/8/")
    induk.buat_angka_kredit(kurang, Decimal("12.5"), selesai=date(2026, 6, 30), tautan="/kinerja/evaluasi/9/")
    induk.buat_riwayat_hukdis(kurang, "S1", tmt_mulai=date(2026, 5, 1), tmt_selesai=date(2026, 10, 31))
    induk.buat_pegawai(kota_tangsel, "Ani Belum", jabatan=induk.buat_jabatan(dinas), jenis="PPPK", golongan="")
    induk.buat_indikator(dinas, "2026-T2")
    induk.buat_indikator(dinas, "2026-T2", "ADUAN_TEPAT_WAKTU", Decimal(90), n=30)
    return unit


@pytest.fixture
def draf(kota_tangsel, unit, sari):
    return pembuat.buat_draf(kota_tangsel, sari)


@pytest.fixture
def kepala(buat_pengguna, kota_tangsel, unit):
    return buat_pengguna("kepala", kota_tangsel, ("KEPALA_INSTANSI", {"instansi": unit[0]}))


BERHITUNG = sorted(k for k, isi in KUNCI.items() if isi.jenis != INDIKATOR and k not in ("baik", "ip-asn"))


def test_banyak_baris_sama_dengan_angkanya(sari, draf):
    """Every number, for the city and for every sheet."""
    beda = {}
    for lembar in (None, *draf.lembar.select_related("evaluasi__kota", "instansi")):
        for kunci in BERHITUNG:
            baris = BarisAngka(sari, KUNCI[kunci], lembar.evaluasi if lembar else draf, lembar)
            if (banyak := penyaji.bulat(baris.kueri().count())) != (angka := KUNCI[kunci].angka(baris.figur)):
                beda[kunci, str(lembar)] = banyak, angka
    assert beda == {}


def test_data_uji_mengisi_sebagian_besar_angka(draf):
    terisi = [k for k in BERHITUNG if KUNCI[k].angka(draf.angka) != "0"]
    assert {"predikat-kurang", "belum-dinilai", "jp-belum", "jenis-pppk", "hukdis-sedang"} < set(terisi)
    assert {"penghargaan-diterima", "pembinaan-berjalan", "angka-kredit"} < set(terisi)
    assert any(k.startswith("usulan-") for k in terisi)
    assert any(k.startswith("mutu-") for k in terisi)


def test_setiap_kunci_berhalaman(masuk, sari, draf):
    klien = masuk(sari)
    status = {kunci: klien.get(reverse("evaluasi:baris", args=[draf.pk, kunci])).status_code for kunci in KUNCI}
    assert {kunci for kunci, satu in status.items() if satu != 200} == set()


def test_kunci_asing_tidak_ada(masuk, sari, draf):
    assert masuk(sari).get(reverse("evaluasi:baris", args=[draf.pk, "gaji"])).status_code == 404


def test_baris_menyebut_angka_beku_dan_orangnya(masuk, sari, draf):
    halaman = masuk(sari).get(reverse("evaluasi:baris", args=[draf.pk, "predikat-kurang"])).text
    assert "Angka pada evaluasi: <strong>1</strong>" in halaman
    assert "Dodi Kurang" in halaman
    assert "Pegawai 1" not in halaman


def test_saringan_perangkat_daerah_pencarian_dan_jenis(masuk, sari, draf, unit):
    client, alamat = masuk(sari), reverse("evaluasi:baris", args=[draf.pk, "pegawai"])
    assert "Pegawai 2" in client.get(alamat, {"instansi": unit[1].pk}).text
    assert "Dodi Kurang" not in client.get(alamat, {"instansi": unit[1].pk}).text
    assert "Ani Belum" not in client.get(alamat, {"q": "dodi"}).text
    assert "Dodi Kurang" not in client.get(alamat, {"jenis": "PPPK"}).text
    assert "Dodi Kurang" not in client.get(alamat, {"instansi": "xyz"}).text


def test_kepala_instansi_hanya_baris_instansinya(masuk, kepala, draf, unit):
    client = masuk(kepala)
    assert client.get(reverse("evaluasi:baris", args=[draf.pk, "pegawai"])).status_code == 404
    sendiri, lain = draf.lembar.get(instansi=unit[0]), draf.lembar.get(instansi=unit[1])
    assert "Dodi Kurang" in client.get(reverse("evaluasi:baris_lembar", args=[sendiri.pk, "pegawai"])).text
    assert client.get(reverse("evaluasi:baris_lembar", args=[lain.pk, "pegawai"])).status_code == 404


def test_baris_hukdis_dan_ip_asn_perlu_izin_hukdis(masuk, buat_pengguna, kota_tangsel, draf):
    admin = masuk(buat_pengguna("admin_kota", kota_tangsel, ("ADMIN_KOTA", {})))
    for kunci in ("hukdis-sedang", "ip-asn"):
        assert admin.get(reverse("evaluasi:baris", args=[draf.pk, kunci])).status_code == 403
    assert admin.get(reverse("evaluasi:baris", args=[draf.pk, "pegawai"])).status_code == 200


def test_membuka_daftar_hukdis_tercatat(masuk, sari, draf):
    masuk(sari).get(reverse("evaluasi:baris", args=[draf.pk, "hukdis-sedang"]))
    catatan = CatatanAkses.objects.get()
    assert (catatan.pengguna, catatan.butir) == (sari, "daftar hukuman disiplin")
    assert KUNCI["hukdis-sedang"].jenis == HUKDIS


def test_kota_lain_tidak_ada(masuk, citra, draf):
    assert masuk(citra).get(reverse("evaluasi:baris", args=[draf.pk, "pegawai"])).status_code == 404


def test_ekspor_hanya_bkd(masuk, sari, budi, draf):
    alamat = reverse("evaluasi:baris", args=[draf.pk, "pegawai"])
    assert masuk(budi).get(alamat, {"format": "csv"}).status_code == 403
    csv = masuk(sari).post(f"{alamat}?format=csv", {"alasan": "Rapat evaluasi"}).content.decode("utf-8-sig")
    assert csv.count("\r\n") == 5
    assert "Dodi Kurang" in csv


@pytest.mark.parametrize("kunci", ["pegawai", "predikat-baik", "ip-asn", "ikm"])
def test_jumlah_kueri_tidak_tumbuh(masuk, sari, kota_tangsel, unit, draf, kunci, django_assert_max_num_queries):
    client, alamat = masuk(sari), reverse("evaluasi:baris", args=[draf.pk, kunci])
    for i in range(6):
        orang = induk.buat_pegawai(kota_tangsel, f"Tambahan {i}", jabatan=induk.buat_jabatan(unit[1]))
        induk.buat_riwayat_kinerja(orang, 2026, 2, "BAIK")
    # Of these, seven make the facts of the people.
    with django_assert_max_num_queries(32):
        client.get(alamat)


def test_kota_besar_diminta_memilih_perangkat_daerah(masuk, sari, draf, unit, monkeypatch):
    monkeypatch.setattr("kinerja.evaluasi.baris.ORANG_SEKALIGUS", 2)
    client, alamat = masuk(sari), reverse("evaluasi:baris", args=[draf.pk, "pegawai"])
    assert "Pilih perangkat daerah" in client.get(alamat).text
    assert "Pegawai 2" in client.get(alamat, {"instansi": unit[1].pk}).text
