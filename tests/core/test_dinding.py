"""Wall 1 under the real role: the database itself keeps the cities apart, whatever the code above it does."""

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from asn.core.dinding import berdinding, pasang_dinding
from asn.core.lingkup import kota_dalam_lingkup, lingkup_kota, seluruh_kota
from asn.core.models import Pekerjaan
from kepegawaian.instansi.models import Instansi

pytestmark = pytest.mark.django_db


@pytest.fixture
def dua_kota(kota_tangsel, kota_sorong):
    """One job in each city, built within the scope of that city only; no scope afterwards."""
    for kota in (kota_tangsel, kota_sorong):
        with lingkup_kota([kota.pk]):
            Pekerjaan.objects.create(judul=f"Pekerjaan {kota}")
    return kota_tangsel, kota_sorong


def judul() -> set[str]:
    return set(Pekerjaan.objects.values_list("judul", flat=True))


def test_peran_uji_tidak_dapat_melewati_dinding():
    with connection.cursor() as kursor:
        kursor.execute("SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user")
        assert kursor.fetchone() == (False, False)


def test_tanpa_lingkup_tidak_ada_baris(dua_kota):
    assert judul() == set()
    assert not Pekerjaan.objects.exists()


def test_lingkup_kosong_tidak_ada_baris(dua_kota):
    with lingkup_kota([]):
        assert judul() == set()


def test_hanya_baris_kota_dalam_lingkup(dua_kota):
    tangsel, sorong = dua_kota
    with lingkup_kota([tangsel.pk]):
        assert judul() == {"Pekerjaan Tangerang Selatan"}
    with lingkup_kota([tangsel.pk, sorong.pk]):
        assert len(judul()) == 2
    with seluruh_kota():
        assert len(judul()) == 2


def test_sql_mentah_pun_berdinding(dua_kota):
    with lingkup_kota([dua_kota[1].pk]), connection.cursor() as kursor:
        kursor.execute("SELECT judul FROM core_pekerjaan")
        assert kursor.fetchall() == [("Pekerjaan Sorong",)]
        kursor.execute("UPDATE core_pekerjaan SET pesan = 'x'")
        assert kursor.rowcount == 1
        kursor.execute("DELETE FROM core_pekerjaan WHERE kota_id = %s", [dua_kota[0].pk])
        assert kursor.rowcount == 0


def test_menulis_untuk_kota_lain_ditolak(dua_kota):
    tangsel, sorong = dua_kota
    with lingkup_kota([tangsel.pk]):
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            Pekerjaan.objects.create(kota=sorong, judul="selundupan")
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            Pekerjaan.objects.update(kota=sorong)
        assert judul() == {"Pekerjaan Tangerang Selatan"}


def test_kota_bawaan_hanya_bila_tepat_satu(dua_kota):
    tangsel, sorong = dua_kota
    with lingkup_kota([sorong.pk]):
        assert Pekerjaan.objects.create(judul="satu").kota_id == sorong.pk
    # The default resolves to NULL, which neither the policy nor NOT NULL lets through.
    with lingkup_kota([tangsel.pk, sorong.pk]), pytest.raises(DatabaseError), transaction.atomic():
        Pekerjaan.objects.create(judul="yang mana?")
    with pytest.raises(DatabaseError), transaction.atomic():
        Pekerjaan.objects.create(judul="tanpa lingkup")


def test_lingkup_bersarang_dipulihkan(dua_kota):
    tangsel, sorong = dua_kota
    with lingkup_kota([tangsel.pk]):
        with lingkup_kota([sorong.pk]):
            assert judul() == {"Pekerjaan Sorong"}
        assert kota_dalam_lingkup() == [tangsel.pk]
        with pytest.raises(ZeroDivisionError), lingkup_kota([sorong.pk]):
            raise ZeroDivisionError
        assert kota_dalam_lingkup() == [tangsel.pk]
    assert kota_dalam_lingkup() == []


@pytest.mark.django_db(transaction=True)
def test_lingkup_tidak_bocor_ke_transaksi_berikutnya(dua_kota):
    with lingkup_kota([dua_kota[0].pk]):
        assert len(judul()) == 1
    assert kota_dalam_lingkup() == []
    assert judul() == set()


def test_setiap_model_berkota_mempunyai_kebijakan_baca_dan_tulis():
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT c.relname, c.relrowsecurity AND c.relforcerowsecurity, p.polcmd, "
            "p.polqual IS NOT NULL AND p.polwithcheck IS NOT NULL FROM pg_class c "
            "JOIN pg_policy p ON p.polrelid = c.oid WHERE p.polname = 'dinding_kota'"
        )
        kebijakan = {nama: (paksa, perintah, lengkap) for nama, paksa, perintah, lengkap in kursor.fetchall()}
    tabel = {m._meta.db_table for m in apps.get_models(include_auto_created=True) if berdinding(m)}
    assert Instansi._meta.db_table in tabel
    assert {t: kebijakan.get(t) for t in tabel} == dict.fromkeys(tabel, (True, "*", True))


def test_kebijakan_yang_hilang_dipasang_kembali():
    with connection.cursor() as kursor:
        kursor.execute("DROP POLICY dinding_kota ON core_pekerjaan")
        kursor.execute("ALTER TABLE core_pekerjaan NO FORCE ROW LEVEL SECURITY")
        pasang_dinding()
        kursor.execute("SELECT relforcerowsecurity FROM pg_class WHERE relname = 'core_pekerjaan'")
        assert kursor.fetchone() == (True,)
        kursor.execute("SELECT count(*) FROM pg_policy WHERE polrelid = 'core_pekerjaan'::regclass")
        assert kursor.fetchone() == (1,)
