"""Rights to come of one person: dates and reasons by the rules, and nothing the reader may not know."""

from datetime import date
from decimal import Decimal

import pytest

from kepegawaian.pegawai.services.hak import fakta_pegawai, hak_berikut
from kepegawaian.pegawai.services.temuan import temuan_pegawai
from tests.kepegawaian import pembuat
from tests.kepegawaian.pegawai.test_perhatian import buat_gaji

HARI = date(2026, 11, 20)


def hak(pegawai, *, kgb: bool = True, hukdis: bool = True) -> dict:
    fakta = fakta_pegawai(pegawai, HARI)
    return {h.kode: h for h in hak_berikut(fakta, pada=HARI, boleh_kgb=kgb, boleh_hukdis=hukdis)}


@pytest.fixture
def rina(kota):
    buat_gaji("III/c", 8, 10, 12)
    pembuat.buat_riwayat_pangkat(kota.rina, pembuat.buat_golongan("III/c"), tmt=date(2022, 4, 1))
    pembuat.buat_riwayat_pendidikan(kota.rina, 7)
    for tahun in (2024, 2025):
        pembuat.buat_riwayat_kinerja(kota.rina, tahun, None, "BAIK")
    return pembuat.segarkan(kota.rina, HARI)


def test_urut_menurut_tanggal(rina):
    pembuat.buat_riwayat_kgb(rina, date(2025, 3, 1))
    daftar = hak(rina)
    assert list(daftar) == ["PANGKAT", "KGB", "PENSIUN"]
    assert [h.tanggal for h in daftar.values()] == [date(2026, 12, 1), date(2027, 3, 1), date(2048, 4, 1)]


def test_kgb_terlambat(rina):
    pembuat.buat_riwayat_kgb(rina, date(2024, 3, 1))
    kgb = hak(rina)["KGB"]
    assert (kgb.tanggal, kgb.keadaan, kgb.nada) == (date(2026, 3, 1), "Terlambat", "gagal")


def test_kgb_sudah_puncak(rina):
    pembuat.buat_riwayat_kgb(rina, date(2024, 3, 1), mkg_tahun=12)
    assert hak(rina)["KGB"].keadaan == "Sudah puncak"


def test_kgb_disembunyikan_dari_yang_tak_berizin(rina):
    assert "KGB" not in hak(rina, kgb=False)


def test_pangkat_reguler_dengan_syaratnya(rina):
    pangkat = hak(rina)["PANGKAT"]
    assert (pangkat.judul, pangkat.keadaan) == ("Kenaikan pangkat reguler", "Syarat terpenuhi")
    assert any("plafon" in r for r in pangkat.rincian)


def test_hukdis_menahan_pangkat_tetapi_tidak_bocor(rina):
    pembuat.buat_riwayat_hukdis(rina, "S2", tmt_mulai=date(2026, 6, 1))
    terbuka, tertutup = hak(rina)["PANGKAT"], hak(rina, hukdis=False)["PANGKAT"]
    assert terbuka.keadaan == "Belum memenuhi syarat"
    assert any("disiplin" in r for r in terbuka.rincian)
    assert tertutup.rincian == ()
    assert "disiplin" not in tertutup.penjelasan.lower()
    assert tertutup.keadaan == "Paling awal"


def test_pangkat_fungsional_memakai_angka_kredit_jenjangnya(kota, rina):
    jf = pembuat.buat_jabatan(kota.bidang, "Analis Kebijakan Ahli Muda", jenis="JF_KEAHLIAN", jenjang="AHLI_MUDA")
    rina.jabatan = jf
    rina.save()
    pembuat.buat_angka_kredit(rina, Decimal(100))
    pembuat.buat_angka_kredit(rina, Decimal(50), jenjang="AHLI_PERTAMA")
    pangkat = hak(rina)["PANGKAT"]
    assert pangkat.judul == "Kenaikan pangkat (angka kredit)"
    assert any("100" in r and "angka kredit" in r for r in pangkat.rincian)
    assert pangkat.keadaan == "Syarat terpenuhi"


def test_guru_pensiun_pada_usia_60(kota, rina):
    guru = pembuat.buat_jabatan(kota.bidang, "Guru Ahli Muda", jenis="JF_KEAHLIAN", jenjang="AHLI_MUDA")
    rina.jabatan = guru
    rina.save()
    assert hak(rina)["PENSIUN"].tanggal == date(2050, 4, 1)


def test_pppk_hanya_akhir_kontrak(kota):
    orang = pembuat.buat_pegawai(
        kota.tangsel, "Sinta", jenis="PPPK", golongan="IX", jabatan=kota.penyuluh, kontrak_sampai=date(2027, 2, 28)
    )
    daftar = hak(orang)
    assert list(daftar) == ["KONTRAK"]
    assert daftar["KONTRAK"].keadaan == "Dalam 6 bulan"


def test_yang_sudah_berhenti_tanpa_hak(kota, rina):
    rina.kedudukan, rina.tanggal_berhenti = "PENSIUN", date(2026, 1, 1)
    rina.save()
    assert hak(rina) == {}


def test_fakta_satu_kueri(rina, django_assert_num_queries):
    with django_assert_num_queries(1):
        fakta_pegawai(rina, HARI)


def test_temuan_terberat_dahulu_tanpa_pengulangan(rina):
    pembuat.buat_riwayat_kgb(rina, date(2024, 3, 1))
    fakta = fakta_pegawai(rina, HARI)
    temuan = temuan_pegawai(fakta, hak_berikut(fakta, pada=HARI, boleh_kgb=True, boleh_hukdis=True))
    assert temuan[0].judul == "Kenaikan gaji berkala: terlambat"
    assert temuan[0].tingkat == "kesalahan"
    assert sum("KGB" in t.judul or "gaji berkala" in t.judul for t in temuan) == 1
