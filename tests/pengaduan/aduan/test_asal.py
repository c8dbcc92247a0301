"""From a figure of the evaluation to where it comes from: for readers of figures, who may read no reports."""

from datetime import date
from importlib import import_module

import pytest
from django.apps import apps
from django.urls import reverse

from asn.core.periode import Periode
from kepegawaian.instansi.models import IndikatorInstansi
from kepegawaian.instansi.services import indikator_catat
from pengaduan.aduan.services.indikator import SUMBER, indikator_setor
from tests.kepegawaian.pembuat import buat_instansi
from tests.pengaduan.aduan.pembuat import buat_aduan, geser

pytestmark = pytest.mark.django_db
T3 = Periode("triwulan", 2026, 3)


@pytest.fixture
def dinas(lingkup, kota_tangsel):
    dinas = buat_instansi(kota_tangsel, "Dinas Perhubungan")
    for kode, tepat, n in (("2026-T3", 87.5, 8), ("2026-T2", 50, 4)):
        indikator_catat(
            instansi=dinas, periode=kode, jenis="ADUAN_TEPAT_WAKTU", nilai=tepat, n=n, sumber=SUMBER, tautan=""
        )
    return dinas


def alamat(instansi, periode="2026-T3") -> str:
    return f"{reverse('aduan:asal')}?instansi={getattr(instansi, 'pk', instansi)}&periode={periode}"


def test_analis_membaca_asal_angka_tanpa_dapat_membaca_laporan(dinas, masuk, sari):
    klien = masuk(sari)
    halaman = klien.get(alamat(dinas)).text
    assert "87,5%" in halaman
    assert "dari 8 laporan yang tenggatnya jatuh dalam periode" in halaman
    assert "50,0%" in halaman
    assert reverse("aduan:daftar") not in halaman
    assert klien.get(reverse("aduan:daftar")).status_code == 403


def test_yang_boleh_membaca_laporan_diantar_ke_sana(dinas, masuk, buat_pengguna):
    inspektur = buat_pengguna("irban", dinas.kota, ("INSPEKTORAT", {}))
    assert (
        f"{reverse('aduan:daftar')}?instansi={dinas.pk}&amp;periode=2026-T3"
        in masuk(inspektur).get(alamat(dinas)).text
    )


@pytest.mark.parametrize("salah", ["kota lain", "tanpa angka", "periode", "instansi", "unit lain"])
def test_di_luar_jangkauan_tidak_ada(dinas, masuk, sari, citra, buat_pengguna, salah):
    siapa, diminta = sari, alamat(dinas)
    if salah == "kota lain":
        siapa = citra
    elif salah == "unit lain":
        unit = buat_instansi(dinas.kota, "Dinas Pasar")
        siapa = buat_pengguna("pasar", dinas.kota, ("KEPALA_INSTANSI", {"instansi": unit}))
    else:
        diminta = {
            "tanpa angka": alamat(dinas, "2025-T1"),
            "periode": alamat(dinas, "2026-T9"),
            "instansi": alamat("9" * 30),
        }[salah]
    assert masuk(siapa).get(diminta).status_code == 404


def test_tanpa_izin_ditolak(dinas, masuk, buat_pengguna):
    assert masuk(buat_pengguna("pelamar", dinas.kota, ("PELAMAR", {}))).get(alamat(dinas)).status_code == 403


def test_setoran_menautkan_halamannya(lingkup, kota_tangsel):
    dinas = buat_instansi(kota_tangsel, "Dinas Perhubungan")
    geser(buat_aduan(kota_tangsel), instansi=dinas, diterima_tanggal=date(2026, 8, 3))
    indikator_setor(kota_tangsel, T3)
    assert {i.tautan for i in IndikatorInstansi.objects.filter(instansi=dinas)} == {alamat(dinas)}


def test_tautan_lama_diarahkan(dinas):
    lama = f"/aduan/semua/?instansi={dinas.pk}&periode=2026-T3"
    IndikatorInstansi.objects.filter(periode="2026-T3").update(tautan=lama)
    import_module("pengaduan.aduan.migrations.0004_tautan_angka").arahkan(apps, None)
    assert IndikatorInstansi.objects.get(periode="2026-T3").tautan == alamat(dinas)
    assert IndikatorInstansi.objects.get(periode="2026-T2").tautan == ""
