"""Lists of this wing read of their rows what their columns show, and nothing for each row alone."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from asn.core.jangkauan import Jangkauan
from kepegawaian.talenta.services.terlihat import jumlah_temuan, terlihat_segarkan
from kepegawaian.talenta.tables import TabelHasil, TabelTemuan
from kepegawaian.talenta.workflows import LIHAT_TEMUAN
from tests.kepegawaian.pembuat import buat_riwayat_kinerja
from tests.kepegawaian.talenta.conftest import HARI_INI
from tests.kepegawaian.talenta.pembuat import buat_hasil, buat_siklus

pytestmark = pytest.mark.django_db


def kueri(peramban, alamat, tabel) -> tuple[int, int]:
    """Statements and rows of the page with every column there is."""
    semua = ",".join(tabel.base_columns)
    peramban.get(alamat, {"kolom": semua})
    with CaptureQueriesContext(connection) as catatan:
        jawaban = peramban.get(alamat, {"kolom": semua})
    assert {k.name for k in jawaban.context["tabel"].columns} == set(tabel.base_columns)
    return len(catatan), len(jawaban.context["tabel"].data)


def test_hasil_dengan_semua_kolom(kantor, masuk):
    sari = masuk(kantor.akun["sari"])
    siklus = buat_siklus(kantor.kota, "dihitung", [(kantor.rina, 8)])
    alamat = reverse("talenta:hasil_daftar", args=[siklus.pk])
    satu, _ = kueri(sari, alamat, TabelHasil)
    for orang, kotak in ((kantor.joko, None), (kantor.hadi, 5)):
        buat_hasil(siklus, orang, kotak)
    assert kueri(sari, alamat, TabelHasil) == (satu, 3)


def test_belum_terlihat_dengan_semua_kolom(kantor, masuk):
    sari, alamat, banyak = masuk(kantor.akun["sari"]), reverse("talenta:belum_terlihat"), []
    for orang in (kantor.joko, kantor.hadi):
        orang.riwayatjabatan_set.update(tmt_mulai="2016-01-04")
        for tahun in (2023, 2024, 2025):
            buat_riwayat_kinerja(orang, tahun, None, "SANGAT_BAIK")
        terlihat_segarkan(kota_id=kantor.kota.pk, tanggal=HARI_INI)
        banyak.append(kueri(sari, alamat, TabelTemuan))
    assert banyak == [(banyak[0][0], 1), (banyak[0][0], 2)]
    for nama, jumlah in (("sari", 2), ("citra", 0)):
        hitung = jumlah_temuan(kantor.akun[nama].jangkauan(LIHAT_TEMUAN))
        assert hitung is not None
        assert hitung() == jumlah
    assert jumlah_temuan(Jangkauan(instansi_ids=frozenset({1}), semua_kota=frozenset({kantor.kota.pk}))) is None
