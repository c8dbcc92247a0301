"""Windows with their unit, and who may never decide."""

from datetime import date, timedelta

import pytest

from kepegawaian.keberatan.registri import daftarkan, jenis_keberatan
from kepegawaian.keberatan.rules.jangka import Jangka, JenisHari, sisa
from kepegawaian.keberatan.rules.pemutus import (
    MENGUNDURKAN_DIRI,
    PEJABAT_AWAL,
    PEMOHON,
    SUBJEK,
    Pihak,
    alasan_tidak_boleh_memutus,
    pilih_pemutus,
)
from kepegawaian.pegawai.rules.orang import Orang

RINA, BIMA, HADI = Orang(1, 11, "199003152015032001"), Orang(2, 12), Orang(3, 13)
PIHAK = Pihak(pemohon=RINA, subjek=Orang(pegawai_id=14), pejabat_awal=(Orang(pegawai_id=12),), mundur=(Orang(9),))


def _tambah_dua_kali(mulai: date, n: int) -> date:
    return mulai + timedelta(days=2 * n)


@pytest.mark.parametrize(
    ("jangka", "batas", "label"),
    [
        (Jangka(14), date(2026, 1, 15), "14 hari kalender"),
        (Jangka(14, JenisHari.KERJA), date(2026, 1, 29), "14 hari kerja"),
        (Jangka(1), date(2026, 1, 2), "1 hari kalender"),
    ],
)
def test_batas(jangka, batas, label):
    assert jangka.batas(date(2026, 1, 1), _tambah_dua_kali) == batas
    assert str(jangka) == label


@pytest.mark.parametrize(
    ("hari", "kata"), [(-2, "lewat 2 hari"), (0, "berakhir hari ini"), (1, "berakhir besok"), (5, "5 hari lagi")]
)
def test_sisa(hari, kata):
    assert sisa(date(2026, 1, 10) + timedelta(days=hari), date(2026, 1, 10)) == kata


@pytest.mark.parametrize(
    ("pelaku", "alasan"),
    [
        (RINA, PEMOHON),
        (Orang(77, 14), SUBJEK),
        (Orang(78, nip="199003152015032001"), PEMOHON),
        (BIMA, PEJABAT_AWAL),
        (Orang(9, 99), MENGUNDURKAN_DIRI),
        (HADI, ""),
    ],
)
def test_siapa_tidak_boleh_memutus(pelaku, alasan):
    assert alasan_tidak_boleh_memutus(pelaku, PIHAK) == alasan


def test_pemutus_dicari_ke_atas_melewati_pihak_dan_jabatan_kosong():
    calon = [("kasi", [BIMA]), ("kabid", []), ("kepala", [HADI]), ("sekda", [Orang(5)])]
    assert pilih_pemutus(calon, PIHAK) == "kepala"
    # A position that a party also acts in (Plt) is passed over as a whole.
    assert pilih_pemutus([("kepala", [HADI, RINA])], PIHAK) is None
    assert pilih_pemutus([], PIHAK) is None


def test_kode_sama_tidak_terdaftar_dua_kali():
    with pytest.raises(ValueError, match="sudah terdaftar"):
        daftarkan(jenis_keberatan("uji"))
