"""Done when: a messy SIASN workbook of 5,000 rows becomes a clean register, and the import is undone."""

import io
from collections import Counter

import pytest
from openpyxl import load_workbook

from asn.core.berkas import berkas_baca
from asn.core.lingkup import lingkup_kota
from asn.core.models import Pekerjaan
from asn.impor.models import Impor
from asn.impor.services import masalah
from kepegawaian.pegawai.models import Pegawai
from tests.impor.kotor import AWAL, KEPALA, KOTOR, buku_kotor, perbaiki
from tests.kepegawaian.pembuat import buat_pegawai

pytestmark = pytest.mark.django_db
JUMLAH = 5_000


def test_setidaknya_dua_puluh_lima_jenis_cacat():
    assert len({c.nama for c in KOTOR}) == len(KOTOR) >= 25


def test_dari_buku_kotor_ke_buku_induk_bersih_lalu_kembali(
    periksa, terapkan, batalkan, kota_sorong, kota_tangsel, sari
):
    lain = buat_pegawai(kota_sorong, "Yosep Rahasia", golongan="")
    kotor = buku_kotor(JUMLAH, lain.nip)
    impor = periksa(kotor.isi, "siasn.xlsx")
    assert (impor.keadaan, impor.pesan, impor.baris) == ("diperiksa", "", JUMLAH)
    _setiap_cacat_disebut(impor, kotor)
    assert impor.galat == len(kotor.bermasalah)
    assert {d["judul"]: d["terisi"] for d in impor.diabaikan if d["terisi"]} == {"AGAMA": JUMLAH}

    impor = terapkan(impor, "sah")
    assert Pegawai.objects.filter(kota=kota_tangsel).count() == JUMLAH - impor.galat

    kedua = periksa(_perbaiki_berkas(impor, sari, kotor.bermasalah), "perbaikan.xlsx")
    assert (kedua.galat, kedua.baru, kedua.berubah) == (0, impor.galat, 0)
    kedua = terapkan(kedua)
    assert Pegawai.objects.filter(kota=kota_tangsel).count() == JUMLAH
    assert Pegawai.objects.filter(kota=kota_tangsel, nama__startswith="=HYPERLINK").exists()

    batalkan(kedua)
    batalkan(impor)
    assert not Pegawai.objects.filter(kota=kota_tangsel).exists()
    lain.refresh_from_db()
    assert lain.versi == 1


def _setiap_cacat_disebut(impor: Impor, kotor) -> None:
    isi = {b.nomor: b for b in impor.isi_baris.filter(nomor__in=[n for n, _ in kotor.letak])}
    salah = Counter()
    for nomor, cacat in kotor.letak:
        galat = [m for m in isi[nomor].masalah if m["berat"] == "galat"]
        if cacat.kolom is None:
            salah[cacat.nama, str(galat)] += bool(galat)
        else:
            cocok = [m for m in galat if m["kolom"] == cacat.kolom and cacat.kata in m["pesan"]]
            salah[cacat.nama, str(galat)] += not cocok
    assert +salah == Counter()
    assert impor.isi_baris.filter(status="galat").exclude(nomor__in=kotor.bermasalah).count() == 0


def _perbaiki_berkas(impor: Impor, sari, bermasalah) -> bytes:
    """The clerk's own file comes back with one column more, and nothing else moved."""
    pekerjaan = masalah.berkas_masalah_pesan(impor=impor, oleh=sari)
    masalah.berkas_masalah_buat(impor_id=impor.pk, kota_id=impor.kota_id, pekerjaan_id=str(pekerjaan.pk))
    with lingkup_kota([impor.kota_id]):
        impor.refresh_from_db()
        assert Pekerjaan.objects.get(pk=pekerjaan.pk).alamat_hasil == f"/berkas/{impor.berkas_masalah_id}/"
    bita = berkas_baca(impor.berkas_masalah)
    lembar = load_workbook(io.BytesIO(bita)).active
    assert lembar.title == "Data Utama"
    assert [s.value for s in lembar[AWAL - 1]][: len(KEPALA) + 1] == [*KEPALA, "masalah"]
    return perbaiki(bita, JUMLAH, bermasalah)
