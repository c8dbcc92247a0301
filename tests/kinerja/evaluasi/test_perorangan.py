"""One person's sheet, and the proof that the set-based SQL and the rules say the same of everybody."""

import random
from datetime import date, timedelta
from decimal import Decimal

import pytest

from asn.core.periode import Periode
from kepegawaian.pegawai.models import Pegawai
from kepegawaian.pegawai.rules.enum import Hukdis, JenisJabatan, PredikatKinerja
from kinerja.evaluasi.figur import fakta
from kinerja.evaluasi.figur.cakupan import baris, cakupan_instansi
from kinerja.evaluasi.rules.jp import StatusJP
from kinerja.evaluasi.services import evaluasi_pegawai
from tests.kepegawaian import pembuat

pytestmark = pytest.mark.usefixtures("lingkup")
TANGGAL = date(2026, 6, 30)


@pytest.fixture
def dinas(lingkup, kota_tangsel):
    return pembuat.buat_instansi(kota_tangsel)


@pytest.fixture
def pegawai(kota_tangsel, dinas):
    jabatan = pembuat.buat_jabatan(dinas, jenis="JF_KEAHLIAN", jenjang="AHLI_MUDA", atasan=pembuat.buat_kepala(dinas))
    orang = pembuat.buat_pegawai(kota_tangsel, jabatan=jabatan, tmt_pns=date(2016, 3, 1))
    pembuat.buat_riwayat_pendidikan(orang, 7)
    return orang


def test_riwayat_predikat_terbaru_dahulu(pegawai):
    for tahun, triwulan in ((2026, 2), (2026, 3), (2025, None), (2025, 4), (2020, None)):
        pembuat.buat_riwayat_kinerja(pegawai, tahun, triwulan)
    terbaca = [(r.tahun, r.triwulan) for r in evaluasi_pegawai(pegawai, TANGGAL).predikat]
    assert terbaca == [(2026, 2), (2025, None), (2025, 4)]


def test_buku_jp(pegawai):
    for jp, hari in ((6, date(2026, 1, 5)), (9, date(2025, 12, 31)), (50, date(2026, 7, 1))):
        pembuat.buat_riwayat_diklat(pegawai, jp=jp, tanggal_mulai=hari, tanggal_selesai=hari)
    lembar = evaluasi_pegawai(pegawai, TANGGAL)
    assert [d.jp for d in lembar.diklat] == [6]
    assert (lembar.jp.target, lembar.jp.capaian, lembar.jp.status) == (10, 6, StatusJP.BELUM_TERPENUHI)


@pytest.mark.parametrize(
    ("hari", "target"), [(date(2026, 6, 29), Decimal("8.33")), (date(2026, 6, 30), 10), (date(2026, 1, 15), None)]
)
def test_target_jp_tumbuh_per_bulan_selesai(pegawai, hari, target):
    assert evaluasi_pegawai(pegawai, hari).jp.target == target


def test_ip_asn_dengan_saran(pegawai):
    pembuat.buat_riwayat_kinerja(pegawai, 2025, None, "BAIK")
    lembar = evaluasi_pegawai(pegawai, TANGGAL)
    assert (lembar.ip.kualifikasi, lembar.ip.kinerja, lembar.ip.disiplin) == (15, 25, 5)
    assert [s.tambahan for s in lembar.ip.saran][:2] == [15, 15]
    assert {s.dimensi for s in lembar.ip.saran} == {"kualifikasi", "kompetensi", "kinerja"}


def test_hak_berikut(pegawai):
    kode = {h.kode for h in evaluasi_pegawai(pegawai, TANGGAL).hak}
    assert kode == {"KGB", "PANGKAT", "PENSIUN"}


def test_pembaca_tanpa_hak_tidak_melihat_disiplin(pegawai):
    pembuat.buat_riwayat_hukdis(pegawai, "S1", tmt_mulai=date(2026, 1, 1))
    lembar = evaluasi_pegawai(pegawai, TANGGAL, boleh_hukdis=False, boleh_kgb=False)
    assert lembar.ip is None
    assert "KGB" not in {h.kode for h in lembar.hak}


def test_paling_banyak_delapan_kueri(pegawai, django_assert_max_num_queries):
    for triwulan in (1, 2):
        pembuat.buat_riwayat_kinerja(pegawai, 2026, triwulan, penilai=pegawai)
    with django_assert_max_num_queries(8):
        lembar = evaluasi_pegawai(pegawai, TANGGAL)
        assert [r.instansi.nama for r in lembar.predikat] == ["Dinas Kesehatan"] * 2
        assert lembar.jabatan.jabatan.nama


def acak_pegawai(kota, jabatan, acak: random.Random):
    """Anything the register may hold: all kinds, dates on and around every bound."""
    jenis = acak.choice(["PNS", "PNS", "PNS", "CPNS", "PPPK", "PPPK_PARUH_WAKTU"])
    masuk = TANGGAL - timedelta(days=acak.choice([1, 29, 30, 170, 181, 365, 366, 4000, acak.randrange(9000)]))
    tmt_pns = masuk + timedelta(days=365) if jenis == "PNS" else None
    golongan = "III/c" if jenis in ("PNS", "CPNS") else "IX"
    orang = pembuat.buat_pegawai(
        kota,
        jabatan=acak.choice(jabatan),
        jenis=jenis,
        tmt_masuk=masuk,
        tmt_pns=tmt_pns,
        golongan=golongan,
        tmt_jabatan=masuk,
    )
    for tingkat in acak.sample(range(1, 10), acak.randrange(3)):
        pembuat.buat_riwayat_pendidikan(
            orang, tingkat, tanggal_lulus=TANGGAL - timedelta(days=acak.randrange(-99, 9999))
        )
    for _ in range(acak.randrange(5)):
        hari = TANGGAL - timedelta(days=acak.choice([-1, 0, 364, 365, 729, 730, acak.randrange(1500)]))
        rumpun = acak.choice(["struktural", "fungsional", "teknis", "lainnya", "manajerial"])
        pembuat.buat_riwayat_diklat(
            orang, jp=acak.choice([4, 10, 20, Decimal("7.5")]), rumpun=rumpun, tanggal_mulai=hari, tanggal_selesai=hari
        )
    for tahun, triwulan in acak.sample([(t, q) for t in (2024, 2025, 2026) for q in (None, 1, 2, 3, 4)], 4):
        pembuat.buat_riwayat_kinerja(
            orang,
            tahun,
            triwulan,
            acak.choice(list(PredikatKinerja)),
            verifikasi=acak.choice(["BELUM", "TERVERIFIKASI", "DITOLAK"]),
        )
    if acak.random() < 0.4:
        mulai = TANGGAL - timedelta(days=acak.choice([-1, 0, 1825, 1826, acak.randrange(4000)]))
        pembuat.buat_riwayat_hukdis(orang, acak.choice(list(Hukdis)), tmt_mulai=mulai)
    return orang


def test_sql_sama_dengan_aturan(kota_tangsel, dinas):
    """A random sample of people: scores, JP and months out of SQL are those the pure rules give one by one."""
    acak = random.Random(20260630)
    jabatan = [
        pembuat.buat_jabatan(dinas, jenis=str(j), jenjang="AHLI_MUDA" if j.startswith("JF") else "")
        for j in JenisJabatan
    ]
    for _ in range(60):
        acak_pegawai(kota_tangsel, jabatan, acak)
    fakta.siapkan(cakupan_instansi(kota_id=kota_tangsel.pk, akar_id=dinas.pk, periode=Periode.dari_kode("2026-T2")))
    kolom = "id, jenis, jp, awal_jp, bulan, kualifikasi, kompetensi, kinerja, disiplin"
    sql = {pk: isi for pk, *isi in baris(f"SELECT {kolom} FROM evaluasi_fakta", {})}  # noqa: S608
    assert len(sql) == 60
    for orang in Pegawai.objects.filter(pk__in=sql):
        lembar = evaluasi_pegawai(orang, TANGGAL)
        jenis, jp, awal, bulan, *skor = sql[orang.pk]
        ip = lembar.ip
        assert skor == [ip.kualifikasi, ip.kompetensi, ip.kinerja, ip.disiplin], orang.pk
        assert (jp, awal) == (lembar.jp.capaian, lembar.jp_sejak)
        if jenis == "PNS" and bulan:
            terpenuhi = jp * 12 >= 20 * bulan
            assert lembar.jp.status is (StatusJP.TERPENUHI if terpenuhi else StatusJP.BELUM_TERPENUHI)
        elif jenis in ("PNS", "CPNS"):
            assert lembar.jp.status is StatusJP.TANPA_TARGET
