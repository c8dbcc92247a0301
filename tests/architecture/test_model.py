"""Every model stands behind the wall or in a short list of reasons."""

import pytest
from django.apps import apps
from django.db import connection

from asn.core.dinding import TANPA_DINDING, berdinding
from asn.core.querysets import ScopedQuerySet

APLIKASI = ("asn", "kepegawaian", "pelatihan", "kinerja", "pengaduan")
# Shared public reference rows and a user's own preferences: no city owns them.
TANPA_KOTA = {
    "core.TampilanTersimpan",
    "instansi.Kota",
    "instansi.KotaEvent",
    "instansi.Wilayah",
    "jabatan.KamusKompetensi",
    "jabatan.KamusKompetensiEvent",
    "notifikasi.PilihanSurel",
    "pegawai.GajiPokok",
    "pegawai.GajiPokokEvent",
    "pegawai.GolonganEvent",
    "pegawai.JenisDokumenEvent",
    "pegawai.TunjanganJabatanEvent",
    "pegawai.Golongan",
    "pegawai.JenisDokumen",
    "pegawai.TunjanganJabatan",
}
MODEL = [m for m in apps.get_models() if m.__module__.split(".")[0] in APLIKASI]


@pytest.mark.parametrize("model", MODEL, ids=lambda m: m._meta.label)
def test_setiap_model_berdinding_atau_terdaftar_bebas(model):
    assert berdinding(model) or model._meta.label in TANPA_DINDING | TANPA_KOTA


def test_daftar_bebas_tidak_memuat_nama_mati():
    label = {m._meta.label for m in apps.get_models()}
    assert label >= TANPA_DINDING | TANPA_KOTA


@pytest.mark.parametrize(
    "model",
    [m for m in MODEL if berdinding(m) and not m._meta.object_name.endswith("Event")],
    ids=lambda m: m._meta.label,
)
def test_setiap_model_kota_memakai_scoped_queryset(model):
    assert isinstance(model._default_manager.none(), ScopedQuerySet)


@pytest.mark.django_db
def test_setiap_tabel_kota_mempunyai_kebijakan_yang_dipaksakan():
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT c.relname FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid "
            "WHERE p.polname = 'dinding_kota' AND c.relrowsecurity AND c.relforcerowsecurity"
        )
        terpasang = {baris[0] for baris in kursor.fetchall()}
    assert terpasang == {m._meta.db_table for m in apps.get_models() if berdinding(m)}


@pytest.mark.parametrize("model", MODEL, ids=lambda m: m._meta.label)
def test_nama_untuk_manusia_huruf_kecil_dan_berurutan(model):
    if model._meta.object_name.endswith("Event"):
        return
    nama = str(model._meta.verbose_name)
    assert nama[0].islower() or nama.split()[0].isupper()
    assert model._meta.ordering
