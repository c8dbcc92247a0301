"""The tree keeps its paths whatever is moved."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from kepegawaian.instansi.models import Instansi
from kepegawaian.instansi.services import BEDA_KOTA, INDUK_DI_BAWAH, PENERUS_SENDIRI, instansi_simpan
from tests.kepegawaian.pembuat import buat_instansi

pytestmark = pytest.mark.usefixtures("lingkup")


def baru(kota, nama="Dinas Kesehatan", **lain) -> Instansi:
    nilai = {"jenis": "dinas", "berlaku_mulai": date(2020, 1, 2)} | lain
    return instansi_simpan(instansi=Instansi(kota=kota, nama=nama, **nilai))


def test_unit_puncak_adalah_perangkat_daerahnya_sendiri(kota_tangsel):
    dinas = baru(kota_tangsel)
    dinas.refresh_from_db()
    assert (dinas.jalur, dinas.perangkat_daerah_id) == (f"{dinas.pk}/", dinas.pk)


def test_jalur_memuat_seluruh_induk(kota_tangsel):
    dinas = baru(kota_tangsel)
    bidang = baru(kota_tangsel, "Bidang Mutu", jenis="bidang", induk=dinas)
    seksi = baru(kota_tangsel, "Seksi Rujukan", jenis="seksi", induk=bidang)
    assert seksi.jalur == f"{dinas.pk}/{bidang.pk}/{seksi.pk}/"
    assert seksi.perangkat_daerah_id == dinas.pk


def test_pindah_membawa_semua_di_bawahnya(kota_tangsel):
    asal, tujuan = baru(kota_tangsel), baru(kota_tangsel, "Dinas Sosial")
    bidang = baru(kota_tangsel, "Bidang Mutu", jenis="bidang", induk=asal)
    seksi = baru(kota_tangsel, "Seksi Rujukan", jenis="seksi", induk=bidang)
    bidang.induk = tujuan
    instansi_simpan(instansi=bidang)
    seksi.refresh_from_db()
    assert seksi.jalur == f"{tujuan.pk}/{bidang.pk}/{seksi.pk}/"
    assert seksi.perangkat_daerah_id == tujuan.pk
    assert set(Instansi.objects.subpohon(asal.pk)) == {asal}


def test_unit_yang_berdiri_sendiri_menjadi_perangkat_daerah_bawahannya(kota_tangsel):
    asal = baru(kota_tangsel)
    uptd = baru(kota_tangsel, "UPTD Laboratorium", jenis="uptd", induk=asal)
    subbagian = baru(kota_tangsel, "Subbagian Tata Usaha", jenis="subbagian", induk=uptd)
    uptd.induk = None
    instansi_simpan(instansi=uptd)
    subbagian.refresh_from_db()
    assert (subbagian.jalur, subbagian.perangkat_daerah_id) == (f"{uptd.pk}/{subbagian.pk}/", uptd.pk)


def test_tidak_dapat_diletakkan_di_bawah_bawahannya(kota_tangsel):
    dinas = baru(kota_tangsel)
    bidang = baru(kota_tangsel, "Bidang Mutu", jenis="bidang", induk=dinas)
    dinas.induk = bidang
    with pytest.raises(ValidationError, match=INDUK_DI_BAWAH):
        instansi_simpan(instansi=dinas)


@pytest.mark.parametrize("hubungan", ["induk", "penerus"])
def test_hubungan_ke_kota_lain_ditolak(kota_tangsel, kota_sorong, hubungan):
    asing = buat_instansi(kota_sorong)
    with pytest.raises(ValidationError, match=BEDA_KOTA):
        baru(kota_tangsel, **{hubungan: asing})


def test_bukan_penerus_diri_sendiri(kota_tangsel):
    dinas = baru(kota_tangsel)
    dinas.penerus = dinas
    with pytest.raises(ValidationError, match=PENERUS_SENDIRI):
        instansi_simpan(instansi=dinas)


def test_masa_berlaku_terbalik_ditolak_dengan_kalimat(kota_tangsel):
    with pytest.raises(ValidationError, match="Tanggal berakhir tidak boleh mendahului tanggal mulai"):
        baru(kota_tangsel, berlaku_sampai=date(2019, 1, 1))
    assert not Instansi.objects.exists()


def test_unit_baru_ditulis_sekali(kota_tangsel):
    """Its history begins with the unit as it is, not with a change of a path that nobody ever saw."""
    dinas = baru(kota_tangsel)
    jejak: Any = Instansi.pgh_event_model
    assert not jejak.objects.filter(pgh_obj_id=dinas.pk).exists()
    dinas.nama = "Dinas Kesehatan Kota"
    instansi_simpan(instansi=dinas)
    assert jejak.objects.filter(pgh_obj_id=dinas.pk).count() == 1
