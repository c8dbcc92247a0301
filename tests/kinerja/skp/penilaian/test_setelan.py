"""What a city sets in its cycle changes the judging: working days, months, and whose pattern counts."""

from datetime import date, timedelta

import pytest

from kepegawaian.keberatan.services import keberatan_ajukan
from kepegawaian.pegawai.models import RiwayatKinerja
from kinerja.skp.models import EvaluasiKinerja, Realisasi
from kinerja.skp.rules.periode import periode_dari_kode
from kinerja.skp.services.evaluasi import evaluasi_buka
from kinerja.skp.services.organisasi import predikat_tetapkan, predikat_untuk
from kinerja.skp.services.papan import periode_pilihan
from kinerja.skp.services.penyampaian import evaluasi_terima
from kinerja.skp.services.susul import KODE
from tests.kinerja.skp.conftest import HARI
from tests.kinerja.skp.penilaian.conftest import TW, nilai, sampaikan, tetapkan_organisasi

HARI_INI = HARI.date()


@pytest.mark.parametrize(
    ("satuan", "batas"),
    [
        ("hari", HARI_INI + timedelta(days=14)),
        # Fourteen working days from 25 November 2026: no holiday among them until 15 December.
        ("hari_kerja", date(2026, 12, 15)),
    ],
)
def test_satuan_batas_keberatan(siap, satuan, batas):
    siap.siklus.satuan_keberatan = satuan
    siap.siklus.save()
    baris = evaluasi_terima(evaluasi=sampaikan(siap, siap.e_rina), oleh=siap.akun["rina"])
    assert baris.batas_keberatan == batas
    keberatan = keberatan_ajukan(
        jenis=KODE,
        sasaran_id=baris.pk,
        oleh=siap.akun["rina"],
        uraian="Realisasi triwulan ini melampaui target menurut bukti dukung.",
        tuntutan="Rating hasil kerja menjadi di atas ekspektasi.",
    )
    assert keberatan.batas_ajukan == batas


def test_bulanan_dinilai_tanpa_setoran_bulan(regu):
    """A monthly cycle is judged month by month; the register keeps quarters and years."""
    regu.siklus.periodik = "bulanan"
    regu.siklus.save()
    kode = [p.kode for p in periode_pilihan(regu.kota.pk, HARI_INI)]
    assert kode[0] == "2026-B10"
    assert not [k for k in kode if k.startswith("2026-T")]
    Realisasi.objects.update(periode="2026-B09")
    evaluasi_buka(kota_id=regu.kota.pk, periode=periode_dari_kode("2026-B09"))
    tetapkan_organisasi(regu, periode="2026-B09")
    rina = EvaluasiKinerja.objects.get(pegawai=regu.rina, periode="2026-B09")
    baris = evaluasi_terima(evaluasi=sampaikan(regu, rina), oleh=regu.akun["rina"])
    assert (baris.keadaan, baris.predikat) == ("diterima", "BAIK")
    assert not RiwayatKinerja.objects.exists()


def test_lingkup_pola_perangkat_daerah(siap):
    """With the whole dinas as the group, its predicate is what the staff are judged under, not that of the bidang."""
    siap.siklus.lingkup_pola = "perangkat_daerah"
    siap.siklus.save()
    predikat_tetapkan(
        instansi=siap.dinas, periode=TW, predikat="ISTIMEWA", capaian="Melampaui.", oleh=siap.akun["ppk"]
    )
    assert nilai(siap, siap.e_rina).predikat_organisasi.predikat == "ISTIMEWA"
    bima = EvaluasiKinerja.objects.select_related("skp__jabatan", "skp__siklus").get(pk=siap.e_bima.pk)
    assert predikat_untuk([bima])[bima.pk].predikat == "BAIK"
