"""The law as tables: the ladder, who may punish, terms, clocks, effects, who may examine."""

import itertools
from datetime import date, timedelta

import pytest

from kepegawaian.pegawai.rules.enum import Hukdis, TingkatHukdis
from kinerja.disiplin.rules import tenggat
from kinerja.disiplin.rules.akibat import akibat
from kinerja.disiplin.rules.berwenang import Pejabat, cukup, kewenangan
from kinerja.disiplin.rules.hukuman import dapat_banding, lama_bulan, lebih_berat, selesai, tim_boleh, tim_wajib
from kinerja.disiplin.rules.pelanggaran import PELANGGARAN, kelompok_pelanggaran, pasal
from kinerja.disiplin.rules.pemeriksa import KELUARGA, SENDIRI, Kerabat, Sosok, alasan_menolak
from kinerja.disiplin.rules.tangga import ketidakhadiran
from kinerja.disiplin.workflows import AKHIR, DIKETAHUI_TERPERIKSA, HIDUP, PERKARA_WORKFLOW, KeadaanPerkara

KERJA = [h for i in range(366) if (h := date(2026, 1, 1) + timedelta(days=i)).weekday() < 5 and h.year == 2026]
T = TingkatHukdis


def tahun(alpa, menit=0):
    return ketidakhadiran(2026, alpa, menit, KERJA)


@pytest.mark.parametrize(
    ("hari", "hukuman", "dasar"),
    [
        (0, None, ""),
        (2, None, ""),
        (3, "R1", "PP 94/2021 ps. 9"),
        (4, "R2", "PP 94/2021 ps. 9"),
        (6, "R2", "PP 94/2021 ps. 9"),
        (7, "R3", "PP 94/2021 ps. 9"),
        (10, "R3", "PP 94/2021 ps. 9"),
        (11, "S1", "PP 94/2021 ps. 10"),
        (13, "S1", "PP 94/2021 ps. 10"),
        (14, "S2", "PP 94/2021 ps. 10"),
        (16, "S2", "PP 94/2021 ps. 10"),
        (17, "S3", "PP 94/2021 ps. 10"),
        (20, "S3", "PP 94/2021 ps. 10"),
        (21, "B1", "PP 94/2021 ps. 11 ayat (2) huruf d"),
        (24, "B1", "PP 94/2021 ps. 11 ayat (2) huruf d"),
        (25, "B2", "PP 94/2021 ps. 11 ayat (2) huruf d"),
        (27, "B2", "PP 94/2021 ps. 11 ayat (2) huruf d"),
        (28, "B3", "PP 94/2021 ps. 11 ayat (2) huruf d"),
        (40, "B3", "PP 94/2021 ps. 11 ayat (2) huruf d"),
    ],
)
def test_tangga_kumulatif(hari, hukuman, dasar):
    """PP 94/2021 ps. 9–11: days of one calendar year; every second day, so that no ten follow each other."""
    hasil = tahun(KERJA[: 2 * hari : 2])
    assert (hasil.jumlah, hasil.hukuman, hasil.dasar) == (hari, hukuman, dasar)


@pytest.mark.parametrize(("hari", "hukuman"), [(9, "R3"), (10, "B3"), (12, "B3")])
def test_sepuluh_hari_berturut_turut(hari, hukuman):
    """PP 94/2021 ps. 11 ayat (2) huruf d: ten working days in a row; weekends between do not end a run."""
    hasil = tahun(KERJA[3 : 3 + hari])
    assert (hasil.berturut, hasil.hukuman, hasil.gaji_dihentikan) == (hari, hukuman, hukuman == "B3")


def test_hari_hadir_memutus_rangkaian():
    hasil = tahun(KERJA[0:9] + KERJA[10:19])
    assert (hasil.jumlah, hasil.berturut, hasil.hukuman) == (18, 9, "S3")


@pytest.mark.parametrize(("menit", "hari"), [(0, 0), (449, 0), (450, 1), (899, 1), (1350, 3)])
def test_menit_menjadi_hari(menit, hari):
    """Peraturan BKN 6/2022: 7.5 hours make a day."""
    hasil = tahun([], menit)
    assert (hasil.hari_menit, hasil.hukuman) == (hari, "R1" if hari == 3 else None)
    assert not menit or "(perlu verifikasi)" in hasil.uraian[1]


def test_hanya_hari_kerja_tahun_itu_dihitung():
    lain = [date(2025, 12, 31), date(2026, 1, 3), date(2026, 1, 4)]
    assert tahun([*lain, KERJA[0], KERJA[0]]).jumlah == 1


def test_anak_tangga_berikutnya_disebut():
    assert tahun(KERJA[:2]).berikutnya.hari == 3
    assert tahun(KERJA[:80:2]).berikutnya is None


WEWENANG = [
    ("JPT_PRATAMA", "", Pejabat.PPK, Pejabat.PPK),
    ("ADMINISTRATOR", "", Pejabat.JPT_PRATAMA, Pejabat.PPK),
    ("JF_KEAHLIAN", "AHLI_MADYA", Pejabat.JPT_PRATAMA, Pejabat.PPK),
    ("PENGAWAS", "", Pejabat.ADMINISTRATOR, Pejabat.JPT_PRATAMA),
    ("JF_KEAHLIAN", "AHLI_MUDA", Pejabat.ADMINISTRATOR, Pejabat.JPT_PRATAMA),
    ("JF_KETERAMPILAN", "PENYELIA", Pejabat.ADMINISTRATOR, Pejabat.JPT_PRATAMA),
    ("PELAKSANA", "", Pejabat.PENGAWAS, Pejabat.ADMINISTRATOR),
    ("JF_KEAHLIAN", "AHLI_PERTAMA", Pejabat.PENGAWAS, Pejabat.ADMINISTRATOR),
    ("JF_KETERAMPILAN", "MAHIR", Pejabat.PENGAWAS, Pejabat.ADMINISTRATOR),
    ("", "", Pejabat.PENGAWAS, Pejabat.ADMINISTRATOR),
]


@pytest.mark.parametrize(("jenis", "jenjang", "ringan", "sedang"), WEWENANG)
def test_pejabat_yang_berwenang_menghukum(jenis, jenjang, ringan, sedang):
    """PP 94/2021, kabupaten/kota: by post and level; berat is always the PPK's."""

    def siapa(tingkat):
        return kewenangan(jenis=jenis, jenjang=jenjang, tingkat=tingkat, tanggal=date(2026, 1, 1))

    assert [siapa(t).pejabat for t in T] == [ringan, sedang, Pejabat.PPK]
    assert siapa(T.BERAT).dasar == "PP 94/2021 (perlu verifikasi)"


def test_pejabat_yang_lebih_tinggi_juga_cukup():
    assert cukup("JPT_PRATAMA", Pejabat.PENGAWAS)
    assert not cukup("PENGAWAS", Pejabat.ADMINISTRATOR)
    assert not cukup("PELAKSANA", Pejabat.PENGAWAS)
    assert not cukup("JPT_PRATAMA", Pejabat.PPK)


@pytest.mark.parametrize(
    ("kode", "bulan", "akhir"),
    [
        ("R1", 0, None),
        ("R3", 0, None),
        ("S1", 6, date(2026, 7, 14)),
        ("S2", 9, date(2026, 10, 14)),
        ("S3", 12, date(2027, 1, 14)),
        ("B1", 12, date(2027, 1, 14)),
        ("B2", 12, date(2027, 1, 14)),
        ("B3", 0, None),
    ],
)
def test_lama_hukuman(kode, bulan, akhir):
    """PP 94/2021 ps. 8."""
    assert (lama_bulan(kode), selesai(kode, date(2026, 1, 15))) == (bulan, akhir)


def test_urutan_berat():
    urut = [str(h) for h in Hukdis]
    assert all(lebih_berat(b, a) and not lebih_berat(a, b) for a, b in itertools.pairwise(urut))
    assert lebih_berat("R1", "")
    assert not lebih_berat("", "")
    assert [dapat_banding(h) for h in urut] == [False] * 8 + [True]
    assert [(tim_boleh(t), tim_wajib(t)) for t in T] == [(False, False), (True, False), (True, True)]


def test_akibat_menyebut_setiap_hak_dengan_dasarnya():
    """A.12.6: TPP, KGB, pangkat, promosi, Satyalancana, IP ASN."""
    for kode in ("R1", "S1", "B1"):
        daftar = {a.hak: a for a in akibat(kode, date(2026, 1, 15))}
        assert len(daftar) == 6
        assert all(a.dasar for a in daftar.values())
        assert not daftar["Kenaikan gaji berkala"].terkena
        assert daftar["Kenaikan pangkat"].terkena == daftar["Satyalancana Karya Satya"].terkena == (kode != "R1")
    tpp = akibat("S1", date(2026, 1, 15))[0]
    assert (tpp.uraian, tpp.sampai) == ("Dipotong 25% selama 6 bulan.", date(2026, 7, 14))
    assert [a.terkena for a in akibat("B3", date(2026, 1, 15))] == [True]


def hari_kerja_biasa(mulai, n):
    while n:
        mulai += timedelta(days=1)
        n -= mulai.weekday() < 5
    return mulai


def test_jam_setiap_keadaan():
    mulai = date(2026, 3, 2)
    harap = {"dugaan": 14, "pemeriksaan": 7, "menunggu_putusan": 14, "diputus": 14, "disampaikan": 15, "keberatan": 21}
    for keadaan in KeadaanPerkara:
        jam = tenggat.jam(keadaan, mulai, hari_kerja_biasa)
        assert (jam.hari if jam else None) == (harap | {"banding": 65}).get(keadaan), keadaan
        assert jam is None or "(perlu verifikasi)" in jam.dasar
    assert tenggat.mulai_berlaku(mulai, hari_kerja_biasa) == date(2026, 3, 23)
    assert tenggat.batas_banding(mulai, hari_kerja_biasa).jatuh == date(2026, 3, 20)


@pytest.mark.parametrize(
    ("selisih", "arah", "tolak"),
    [
        (6, "minimal", True),
        (7, "minimal", False),
        (9, "minimal", False),
        (8, "maksimal", True),
        (7, "maksimal", False),
    ],
)
def test_jarak_panggilan(selisih, arah, tolak):
    """Sources disagree whether seven days are the least or the most: the setting decides."""
    surat = date(2026, 3, 2)
    assert bool(tenggat.periksa_jarak(surat, hari_kerja_biasa(surat, selisih), selisih, arah)) is tolak
    assert tenggat.periksa_jarak(surat, surat, 0, arah)


RINA = Sosok(1, "199003152015032001", "Rina Wulandari", date(1990, 3, 15))
BUDI = Sosok(2, "198001012010011001", "Budi Santoso", date(1980, 1, 1))


@pytest.mark.parametrize(
    ("calon", "kerabat", "alasan"),
    [
        (BUDI, [], ""),
        (RINA, [], SENDIRI),
        (Sosok(None, RINA.nip, "Rina W.", None), [], SENDIRI),
        (BUDI, [Kerabat(1, "budi  santoso", date(1980, 1, 1))], KELUARGA),
        (BUDI, [Kerabat(1, "Budi Santoso", None)], KELUARGA),
        (BUDI, [Kerabat(1, "Budi Santoso", date(1979, 1, 1))], ""),
        (BUDI, [Kerabat(2, "Rina Wulandari", date(1990, 3, 15))], KELUARGA),
        (BUDI, [Kerabat(2, "Budi Santoso", date(1980, 1, 1))], ""),
    ],
)
def test_siapa_tidak_boleh_memeriksa(calon, kerabat, alasan):
    """UU 30/2014 ps. 42–43."""
    assert alasan_menolak(calon, RINA, kerabat) == alasan


def test_pasal_dan_pilihan_pelanggaran():
    assert pasal("4f") == "PP 94/2021 ps. 4 huruf f"
    assert pasal("5n") == "PP 94/2021 ps. 5 huruf n"
    assert pasal("28") == "PP 94/2021 ps. 28"
    ditawarkan = [k for _, isi in kelompok_pelanggaran() for k, _ in isi]
    assert set(PELANGGARAN) - set(ditawarkan) == {"28"}


def test_setiap_keadaan_terjangkau_dan_berakhir():
    dicapai = {t.ke for t in PERKARA_WORKFLOW.transisi} | {KeadaanPerkara.DUGAAN}
    assert dicapai == set(KeadaanPerkara) == HIDUP | AKHIR
    berangkat = set().union(*(t.dari for t in PERKARA_WORKFLOW.transisi))
    assert berangkat == HIDUP
    assert KeadaanPerkara.DUGAAN not in DIKETAHUI_TERPERIKSA
