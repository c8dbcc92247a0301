"""Every model stands behind the wall or in a short list of reasons."""

import pghistory
import pytest
from django.apps import apps
from django.db import connection

from asn.core.dinding import TANPA_DINDING, berdinding
from asn.core.jejak import HAPUS, UBAH
from asn.core.querysets import ScopedQuerySet
from kepegawaian.pegawai.models.dasar import Riwayat

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
JEJAK = [m for m in apps.get_models() if issubclass(m, pghistory.models.Event)]


def test_setiap_model_berdinding_atau_terdaftar_bebas():
    assert {m._meta.label for m in MODEL if not berdinding(m)} <= TANPA_DINDING | TANPA_KOTA


def test_daftar_bebas_tidak_memuat_nama_mati():
    label = {m._meta.label for m in apps.get_models()}
    assert label >= TANPA_DINDING | TANPA_KOTA


def test_setiap_model_kota_memakai_scoped_queryset():
    model_kota = [m for m in MODEL if berdinding(m) and not m._meta.object_name.endswith("Event")]
    assert [m._meta.label for m in model_kota if not isinstance(m._default_manager.none(), ScopedQuerySet)] == []


@pytest.mark.django_db
def test_setiap_tabel_kota_mempunyai_kebijakan_yang_dipaksakan():
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT c.relname FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid "
            "WHERE p.polname = 'dinding_kota' AND c.relrowsecurity AND c.relforcerowsecurity"
        )
        terpasang = {baris[0] for baris in kursor.fetchall()}
    assert terpasang == {m._meta.db_table for m in apps.get_models() if berdinding(m)}


def test_nama_untuk_manusia_huruf_kecil_dan_berurutan():
    pelanggar = []
    for model in MODEL:
        nama = str(model._meta.verbose_name)
        rapi = (nama[0].islower() or nama.split()[0].isupper()) and model._meta.ordering
        if not rapi and not model._meta.object_name.endswith("Event"):
            pelanggar.append(model._meta.label)
    assert pelanggar == []


def test_setiap_jejak_menyimpan_baris_sebelum_diubah():
    """Tracked through `berjejak`: otherwise the values before a row's first change would be lost."""
    pencatat = {j._meta.label: {p.label: p.row for p in j.pgh_trackers if p.label != "insert"} for j in JEJAK}
    assert {s: b for s, b in pencatat.items() if b != {UBAH: pghistory.Old, HAPUS: pghistory.Old}} == {}


@pytest.mark.django_db
def test_pemicu_di_basis_data_menyimpan_baris_sebelum_diubah():
    """What really runs: one recording trigger per table for changes, enabled, and it reads the old row alone."""
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT c.relname, t.tgenabled, p.prosrc FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
            "JOIN pg_proc p ON p.oid = t.tgfoid WHERE t.tgname LIKE 'pgtrigger_%' AND (t.tgtype & 16) > 0 "
            "AND p.prosrc LIKE '%INSERT INTO%event\"%'"
        )
        pemicu = kursor.fetchall()
    assert sorted(tabel for tabel, _, _ in pemicu) == sorted(m.pgh_tracked_model._meta.db_table for m in JEJAK)
    assert {hidup for _, hidup, _ in pemicu} == {"O"}
    assert [tabel for tabel, _, isi in pemicu if "NEW." in isi or 'OLD."id"' not in isi] == []


def test_setiap_riwayat_berjejak():
    riwayat = {m for m in MODEL if issubclass(m, Riwayat) and not issubclass(m, pghistory.models.Event)}
    assert riwayat
    assert riwayat <= {m.pgh_tracked_model for m in JEJAK}
