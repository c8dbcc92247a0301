"""The peta jabatan as a tree: what is drawn, where, and how a state is told without colour."""

from datetime import date

import pytest
from django.urls import reverse

from kepegawaian.pegawai.services.bagan import ratakan, susun_bagan, tandai_pensiun
from kepegawaian.pegawai.services.bagan_letak import LEBAR, gambar_bagan, pecah
from kepegawaian.pegawai.services.struktur import peta_jabatan
from tests.kepegawaian.pembuat import buat_jabatan, buat_kepala, buat_pegawai

pytestmark = pytest.mark.django_db
HARI = date(2026, 11, 25)


def posisi(dinas):
    return peta_jabatan(type(dinas.kepala).objects.filter(instansi__jalur__startswith=dinas.unit.jalur), HARI)


def test_kotak_manajerial_dengan_staf_di_dalamnya(dinas):
    (puncak,) = susun_bagan(posisi(dinas))
    assert puncak.posisi.jabatan == dinas.kepala
    (kabid,) = puncak.anak
    assert [s.jabatan for s in kabid.staf] == [dinas.analis]
    assert (puncak.keadaan, kabid.keadaan) == ("TERISI", "PLT")
    assert kabid.pemegang == "Plt. Agus Salim"


def test_pensiun_dalam_setahun_ditandai(dinas, kota_tangsel):
    kasi = buat_kepala(dinas.lain, "Kasi", jenis="PENGAWAS", memimpin=False, atasan=dinas.jabatan_lain)
    buat_pegawai(kota_tangsel, "Akan Pensiun", jabatan=kasi, tanggal_lahir=date(1969, 5, 20))
    bagan = susun_bagan(peta_jabatan(type(kasi).objects.filter(instansi=dinas.lain), HARI))
    tandai_pensiun(bagan, HARI)
    semua = {k.posisi.jabatan.pk: k for k in ratakan(bagan)}
    assert semua[kasi.pk].label_keadaan == "◔ Pensiun 06-2027"
    assert semua[dinas.jabatan_lain.pk].label_keadaan == "○ Lowong"


def test_pohon_besar_dipangkas_dan_kotak_tidak_bertumpuk(dinas):
    for i in range(6):
        kabid = buat_jabatan(dinas.unit, f"Kabid {i}", jenis="ADMINISTRATOR", atasan=dinas.kepala)
        for n in range(4):
            buat_jabatan(dinas.unit, f"Kasi {i}{n}", jenis="PENGAWAS", atasan=kabid)
    dangkal = susun_bagan(posisi(dinas), kedalaman=2)
    assert sum(k.tersembunyi for k in ratakan(dangkal)) == 24
    puncak = susun_bagan(posisi(dinas), kedalaman=3)
    gambar = gambar_bagan(puncak)
    kotak = [(k.x, k.y, k.x + LEBAR, k.y + k.tinggi) for k in ratakan(puncak)]
    assert len(kotak) == len(gambar.kotak) == 32
    for i, a in enumerate(kotak):
        assert not any(a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3] for b in kotak[i + 1 :])
    assert max(k[2] for k in kotak) <= int(gambar.lebar)
    satu = susun_bagan(posisi(dinas), akar=kabid.pk)
    assert len(list(ratakan(satu))) == 5


def test_tulisan_dipecah_menurut_panjangnya():
    assert pecah("Kepala Bidang Pencegahan dan Pengendalian Penyakit Menular", 32) == [
        "Kepala Bidang Pencegahan dan",
        "Pengendalian Penyakit Menular",
    ]
    assert pecah("x" * 50, 10, 1) == ["xxxxxxxxx…"]


def test_halaman_dan_lembar_a3(dinas, pengelola, masuk):
    klien = masuk(pengelola)
    isi = klien.get(reverse("jabatan:bagan", args=[dinas.unit.pk])).content.decode()
    assert "Kepala Bidang Mutu, Dijabat Plt., Plt. Agus Salim" in isi
    assert "style=" not in isi.split("<svg", 1)[1].split("</svg>")[0]
    assert (
        klien.get(reverse("jabatan:bagan", args=[dinas.unit.pk]), {"kedalaman": "x", "akar": "9" * 30}).status_code
        == 200
    )
    pdf = klien.get(reverse("jabatan:bagan_pdf", args=[dinas.unit.pk]))
    assert pdf.content.startswith(b"%PDF")
    assert klien.get(reverse("jabatan:bagan", args=[dinas.lain.pk])).status_code == 404
