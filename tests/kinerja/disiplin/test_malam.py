"""The night: absence counted once for everybody, a superior who did nothing passed over, reminders."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from asn.notifikasi.models import Kabar
from kepegawaian.pegawai.models import Pegawai
from kinerja.disiplin.models import Perkara, Presensi
from kinerja.disiplin.services import malam, putusan
from kinerja.disiplin.services.dugaan import petugas_aktif
from tests.kepegawaian.pembuat import buat_pegawai
from tests.kinerja.disiplin.pembuat import ALASAN, HARI_INI, buat_presensi, buka, hari_kerja, panggil

pytestmark = pytest.mark.django_db


def malam_ini(dinas, hari=HARI_INI):
    return malam.disiplin_kota_jalankan(kota_id=dinas.kota.pk, hari_ini=hari)


def test_tangga_membuka_dugaan_sekali(dinas):
    buat_presensi(dinas.rina, hari_kerja(3))
    buat_presensi(dinas.orang["joko"], hari_kerja(2))
    buat_presensi(dinas.orang["joko"], [HARI_INI], "SAKIT")
    assert malam_ini(dinas)["dugaan"] == 1
    assert malam_ini(dinas)["dugaan"] == 0
    perkara = Perkara.objects.get()
    assert (perkara.pegawai, perkara.asal, perkara.dugaan, perkara.hari, perkara.tahun) == (
        dinas.rina,
        "presensi",
        "R1",
        3,
        2026,
    )
    assert "PP 94/2021 ps. 9" in perkara.uraian
    assert petugas_aktif(perkara).get(peran="atasan").pegawai == dinas.orang["seksi"]


def test_bertambah_berat_pada_perkara_yang_sama(dinas):
    buat_presensi(dinas.rina, hari_kerja(3))
    malam_ini(dinas)
    buat_presensi(dinas.rina, hari_kerja(9, date(2026, 8, 3)))
    assert malam_ini(dinas)["dugaan"] == 1
    perkara = Perkara.objects.get()
    assert (perkara.dugaan, perkara.hari, perkara.tingkat_dugaan) == ("S1", 12, "S")
    assert petugas_aktif(perkara).get(peran="pemutus").pegawai == dinas.orang["bidang"]


def test_hari_yang_sama_tidak_dihukum_dua_kali(dinas):
    buat_presensi(dinas.rina, hari_kerja(3))
    malam_ini(dinas)
    perkara = Perkara.objects.get()
    putusan.perkara_hentikan(perkara=perkara, alasan=ALASAN, oleh=dinas.akun["seksi"])
    assert malam_ini(dinas)["dugaan"] == 0
    buat_presensi(dinas.rina, hari_kerja(1, date(2026, 8, 3)))
    assert malam_ini(dinas)["dugaan"] == 1
    assert sorted(Perkara.objects.values_list("dugaan", flat=True)) == ["R1", "R2"]


def test_menit_pppk_dan_hari_libur(dinas):
    pppk = buat_pegawai(dinas.kota, "Putra", jenis="PPPK", golongan="", jabatan=dinas.rina.jabatan)
    buat_presensi(pppk, hari_kerja(20))
    buat_presensi(dinas.orang["joko"], [date(2026, 6, 6), date(2026, 6, 7), date(2026, 6, 13)])
    buat_presensi(dinas.rina, hari_kerja(27), "HADIR", menit_terlambat=50)
    assert malam_ini(dinas)["dugaan"] == 1
    perkara = Perkara.objects.get()
    assert (perkara.pegawai, perkara.hari, perkara.dugaan) == (dinas.rina, 3, "R1")


def test_hitung_tahun_satu_kueri(dinas):
    for kunci in ("rina", "joko", "ines"):
        buat_presensi(dinas.orang[kunci], hari_kerja(4))
    with CaptureQueriesContext(connection) as kueri:
        hasil = list(malam.hitung_tahun(dinas.kota.pk, 2026, HARI_INI))
    assert len(hasil) == 3
    assert sum("disiplin_presensi" in k["sql"] for k in kueri) == 1


def test_atasan_yang_diam_diganti_dan_menjadi_terperiksa(dinas):
    """PP 94/2021 ps. 28."""
    perkara = buka(dinas)
    lewat = perkara.tenggat + timedelta(days=1)
    assert malam_ini(dinas, perkara.tenggat)["diteruskan"] == 0
    assert malam_ini(dinas, lewat)["diteruskan"] == 1
    assert malam_ini(dinas, lewat)["diteruskan"] == 0
    perkara.refresh_from_db()
    assert petugas_aktif(perkara).get(peran="atasan").pegawai == dinas.orang["bidang"]
    assert (perkara.diteruskan_pada, perkara.tenggat > lewat) == (lewat, True)
    kelalaian = Perkara.objects.get(asal="kelalaian")
    assert (kelalaian.pegawai, kelalaian.induk, kelalaian.pasal) == (
        dinas.orang["seksi"],
        perkara,
        "PP 94/2021 ps. 28",
    )
    assert petugas_aktif(kelalaian).get(peran="atasan").pegawai == dinas.orang["bidang"]
    with pytest.raises(PermissionDenied):
        panggil(dinas, perkara, "seksi")


def test_pengingat_sekali(dinas):
    perkara = buka(dinas)
    Kabar.objects.all().delete()
    for _ in range(2):
        malam_ini(dinas, perkara.tenggat - timedelta(days=2))
    assert Kabar.objects.filter(penerima=dinas.akun["seksi"]).count() == 1


def test_presensi_satu_per_hari(dinas):
    buat_presensi(dinas.rina, [HARI_INI])
    assert Presensi.objects.get().status == "ALPA"
    assert Pegawai.objects.filter(presensi__status="ALPA").get() == dinas.rina
