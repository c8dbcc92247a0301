"""Indicators: deposited per unit and period, again the same, and read by the evaluation."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
import time_machine

from asn.core.periode import Periode
from kepegawaian.instansi.models import IndikatorInstansi
from kinerja.evaluasi.figur import indikator as figur
from pengaduan.aduan.services import indikator
from pengaduan.aduan.services.waktu import Jam
from tests.pengaduan.aduan.pembuat import buat_aduan, disposisi, geser

pytestmark = pytest.mark.django_db
MARET = Periode.dari_kode("2026-03")
T1 = Periode.dari_kode("2026-T1")


@pytest.fixture
def perkara(kantor):
    """Four reports at a bidang: in time, late, unanswered, followed up and opened again; and what never counts."""
    tenggat = {"tenggat_jawab": date(2026, 3, 9), "diterima_tanggal": date(2026, 3, 2)}
    for isi in (
        {"dijawab_tanggal": date(2026, 3, 9), "dijawab_pada": datetime(2026, 3, 9, tzinfo=UTC)},
        {"dijawab_tanggal": date(2026, 3, 10), "dijawab_pada": datetime(2026, 3, 10, tzinfo=UTC)},
        {},
        {
            "dijawab_tanggal": date(2026, 3, 4),
            "dijawab_pada": datetime(2026, 3, 4, tzinfo=UTC),
            "ditindaklanjuti_tanggal": date(2026, 3, 12),
            "hari_kerja": 8,
            "dibuka_kembali": 1,
        },
    ):
        geser(disposisi(kantor.kota, kantor.bidang, kantor.koordinator), **tenggat, **isi)
    for keadaan in ("diarsipkan", "bukan_wewenang", "karantina"):
        geser(buat_aduan(kantor.kota), keadaan=keadaan, instansi=kantor.bidang, **tenggat)
    geser(buat_aduan(kantor.kota, jenis="wbs"), instansi=kantor.bidang, **tenggat)
    return kantor


def setor(kantor, periode):
    with time_machine.travel(datetime(2026, 4, 2, tzinfo=UTC), tick=False):
        return indikator.indikator_setor(kantor.kota, periode, Jam(kantor.kota))


def test_setoran_per_bulan_dan_sekali_lagi_sama(perkara):
    assert setor(perkara, MARET) == 8
    setor(perkara, MARET)
    baris = IndikatorInstansi.objects.filter(periode="2026-03", instansi=perkara.perhubungan)
    assert {b.jenis: (b.nilai, b.n) for b in baris} == {
        "ADUAN_JUMLAH": (Decimal(4), 4),
        "ADUAN_TEPAT_WAKTU": (Decimal(50), 4),
        "ADUAN_MEDIAN_HARI": (Decimal(8), 1),
        "ADUAN_DIBUKA_KEMBALI": (Decimal(100), 1),
    }
    assert IndikatorInstansi.objects.filter(instansi=perkara.bidang).count() == 4
    assert baris[0].tautan == f"/aduan/angka/?instansi={perkara.perhubungan.pk}&periode=2026-03"


def test_yang_belum_jatuh_tempo_tidak_dihitung_terlambat(kantor):
    aduan = disposisi(kantor.kota, kantor.bidang, kantor.koordinator)
    geser(aduan, tenggat_jawab=date(2026, 3, 31))
    with time_machine.travel(datetime(2026, 3, 20, tzinfo=UTC), tick=False):
        indikator.indikator_setor(kantor.kota, MARET, Jam(kantor.kota))
    assert not IndikatorInstansi.objects.filter(jenis="ADUAN_TEPAT_WAKTU").exists()


def test_evaluasi_membaca_angkanya(perkara):
    setor(perkara, T1)
    setor(perkara, MARET)
    akar = perkara.perhubungan.pk
    tercatat = figur.baca(kota_id=perkara.kota.pk, akar_ids=[akar], periode=T1)
    ukuran = tercatat.ukuran(akar, "ADUAN_TEPAT_WAKTU", T1)
    assert (ukuran.nilai, ukuran.n) == (Decimal(50), 4)


def test_periode_yang_disetor_termasuk_yang_baru_berakhir():
    kode = {p.kode for p in indikator.periode_disetor(date(2026, 4, 2))}
    assert kode == {"2026-04", "2026-T2", "2026-S1", "2026", "2026-03", "2026-T1"}
