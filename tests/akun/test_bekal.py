"""What an account brings along at every request is what the ORM would read piece by piece."""

from datetime import timedelta

import pytest
from django.contrib.sessions.backends.db import SessionStore as TokoDjango
from django.contrib.sessions.models import Session
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from asn.akun.backend import PENGGUNA, MasukBackend
from asn.akun.models import KOLOM_PENUGASAN, Pengguna, Penugasan
from asn.akun.toko_sesi import SessionStore
from tests.kepegawaian.pembuat import buat_instansi, buat_pegawai

pytestmark = pytest.mark.usefixtures("lingkup")


def isi(objek) -> dict:
    return {f.attname: getattr(objek, f.attname) for f in objek._meta.concrete_fields}


@pytest.fixture
def orang(buat_pengguna, kota_tangsel, kota_sorong) -> list[Pengguna]:
    unit = {"instansi": buat_instansi(kota_tangsel, "Dinas Contoh")}
    hari_ini = buat_pengguna("acuan", kota_tangsel).hari_ini()
    kini, kemarin, esok = ({"mulai": hari_ini + timedelta(days=n)} for n in (0, -1, 1))
    return [
        buat_pengguna("tanpa", kota_tangsel),
        buat_pengguna("pusat", None, ("ADMIN_PUSAT", {"pusat": True, "kota": None}), ("BKD", {"kota": kota_sorong})),
        buat_pengguna("dua", kota_tangsel, ("BKD", {}), ("PANITIA", {"kota": kota_sorong}), ("KEPALA_INSTANSI", unit)),
        buat_pengguna("esok", kota_tangsel, ("BKD", esok), ("AUDITOR", kini)),
        buat_pengguna("lewat", kota_tangsel, ("BKD", kemarin | {"sampai": kemarin["mulai"]}), ("PPK", kemarin)),
        buat_pengguna("pegawai", kota_sorong, pegawai=buat_pegawai(kota_sorong, "Yohana Contoh")),
    ]


def test_akun_kota_dan_penugasan_sama(orang):
    for satu in orang:
        dibaca = MasukBackend().get_user(satu.pk)
        asli = Pengguna.objects.get(pk=satu.pk)
        assert isi(dibaca) == isi(asli)
        assert dibaca.kota == asli.kota
        assert [isi(p) for p in dibaca.penugasan_berlaku] == [isi(p) for p in asli.penugasan_berlaku]
        assert [p.kota for p in dibaca.penugasan_berlaku] == [p.kota for p in asli.penugasan_berlaku]
        assert dibaca.kota_terjangkau() == asli.kota_terjangkau()
    assert [len(MasukBackend().get_user(p.pk).penugasan_berlaku) for p in orang] == [0, 2, 3, 1, 1, 0]


def test_satu_kueri(orang):
    with CaptureQueriesContext(connection) as kueri:
        dibaca = MasukBackend().get_user(orang[3].pk)
        assert str(dibaca.kota)
        assert dibaca.penugasan_berlaku
    assert len(kueri) == 1


def test_tidak_ada_dan_tidak_aktif(orang):
    Pengguna.objects.filter(pk=orang[2].pk).update(is_active=False)
    assert MasukBackend().get_user(orang[2].pk) is None
    assert MasukBackend().get_user(0) is None
    assert PENGGUNA.satu(pk=orang[2].pk).penugasan_berlaku == []


def test_sesi_dibaca_seperti_milik_django(db):
    toko = SessionStore()
    toko["isi"] = "rahasia"
    toko.create()
    kunci = toko.session_key
    with CaptureQueriesContext(connection) as kueri:
        assert SessionStore(kunci)["isi"] == TokoDjango(kunci)["isi"] == "rahasia"
    assert len(kueri) == 2
    Session.objects.filter(pk=kunci).update(expire_date=timezone.now() - timedelta(seconds=1))
    lewat, asing = SessionStore(kunci), SessionStore("a" * 32)
    assert (dict(lewat.items()), lewat.session_key) == ({}, None)
    assert (dict(asing.items()), asing.session_key) == ({}, None)


def test_semua_kolom_penugasan_dibawa():
    assert set(KOLOM_PENUGASAN) == {f.attname for f in Penugasan._meta.concrete_fields}
