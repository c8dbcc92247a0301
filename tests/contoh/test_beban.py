"""Bulk data: right numbers, right derived state, and the wall, the indexes and the constraints are back afterwards."""

import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from asn.contoh import beban
from asn.core.lingkup import lingkup_kota, seluruh_kota
from kepegawaian.instansi.models import Kota
from kepegawaian.jabatan.models import Jabatan
from kepegawaian.pegawai.models import Pegawai, RiwayatJabatan, RiwayatKinerja, RiwayatPangkat
from kepegawaian.pegawai.rules import nip as aturan_nip
from kepegawaian.pegawai.rules.enum import JenisASN, JenisKelamin
from kepegawaian.pegawai.services import keadaan_segarkan
from tests.contoh.conftest import HARI_INI

pytestmark = pytest.mark.django_db
BENTUK = """
SELECT c.relname, c.relforcerowsecurity, array_agg(k.conname || pg_get_constraintdef(k.oid) ORDER BY k.conname),
       (SELECT array_agg(indexdef ORDER BY indexdef) FROM pg_indexes WHERE tablename = c.relname)
  FROM pg_class c JOIN pg_constraint k ON k.conrelid = c.oid
 WHERE c.relname LIKE 'pegawai_%%' AND c.relkind = 'r' GROUP BY c.oid ORDER BY 1
"""


@pytest.fixture(autouse=True)
def struktur_kecil(monkeypatch: pytest.MonkeyPatch) -> None:
    asli = beban.bangun_struktur
    monkeypatch.setattr(beban, "bangun_struktur", lambda kota, profil, tanggal: asli(kota, profil, tanggal, 0.02))
    monkeypatch.setattr("asn.contoh.cetakan.PER_JENIS_KURSI", 4)


def bangun(pegawai: int, kota: int = 1) -> str:
    keluaran = StringIO()
    call_command("bangun_data", pegawai=pegawai, kota=kota, tanggal=HARI_INI, verbosity=0, stdout=keluaran)
    return keluaran.getvalue()


def bentuk() -> list[tuple]:
    with connection.cursor() as kursor:
        kursor.execute(BENTUK)
        return [(nama, paksa, _polos(batasan), _polos(indeks)) for nama, paksa, batasan, indeks in kursor.fetchall()]


def _polos(definisi: list[str]) -> list[str]:
    """Definitions without casts: of one and the same predicate Postgres prints a list of texts in two ways."""
    return sorted(re.sub(r"::(character varying|text)(\[\])?|[()]", "", d) for d in definisi)


def test_people_histories_and_derived_state_are_right() -> None:
    laporan = bangun(400)
    assert "400 pegawai" in laporan
    kota = Kota.objects.get(kode="31")
    with lingkup_kota([kota.pk]):
        assert Pegawai.objects.count() == 400
        assert keadaan_segarkan(kota_id=kota.pk, tanggal=HARI_INI) == 0
        assert RiwayatKinerja.objects.count() > 400 * 10
        assert RiwayatPangkat.objects.filter(pegawai__jenis="PNS").exists()
        kosong = Jabatan.objects.manajerial().filter(berlaku_sampai=None, pejabat_kini=None)
        assert not kosong.exists()
        assert RiwayatJabatan.objects.filter(tmt_selesai__isnull=False).exists()
        for p in Pegawai.objects.all():
            kelamin = JenisKelamin("1" if p.jenis_kelamin == "L" else "2")
            jenis = JenisASN(p.jenis)
            lahir, tmt = p.tanggal_lahir, p.tmt_masuk
            assert not aturan_nip.periksa(p.nip, jenis=jenis, tanggal_lahir=lahir, jenis_kelamin=kelamin, tmt=tmt)
            assert p.alamat


def test_wall_indexes_and_constraints_are_back_afterwards() -> None:
    sebelum = bentuk()
    bangun(300)
    assert bentuk() == sebelum
    assert all(paksa for nama, paksa, *_ in sebelum if nama.startswith("pegawai_riwayat"))
    assert Pegawai.objects.count() == 0, "without a scope the wall shows nothing"


def test_the_number_is_a_total_over_the_cities() -> None:
    bangun(300, kota=2)
    assert "sudah tercapai" in bangun(300, kota=2)
    bangun(500, kota=3)
    with seluruh_kota():
        assert Pegawai.objects.count() == 500
        assert Pegawai.objects.values("kota").distinct().count() == 3


@pytest.mark.parametrize("pegawai", [0, -5, 1_000_001])
def test_sizes_out_of_range_are_refused(pegawai: int) -> None:
    with pytest.raises(CommandError, match="di antara 1"):
        bangun(pegawai)


@pytest.mark.parametrize(("demo", "produksi"), [(False, False), (True, True)])
def test_a_real_database_is_refused(settings, monkeypatch: pytest.MonkeyPatch, demo: bool, produksi: bool) -> None:
    settings.DEMO, settings.PRODUKSI = demo, produksi
    monkeypatch.setitem(connection.settings_dict, "NAME", "asn")
    with pytest.raises(CommandError, match="hanya untuk DEMO=1"):
        bangun(10)
