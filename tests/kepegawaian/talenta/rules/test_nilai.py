"""Scores, weights, missing data and suggestions as tables (C.7.5, C.7.6); properties over many made-up people."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from random import Random
from types import SimpleNamespace

import pytest

from kepegawaian.pegawai.rules.enum import PredikatKinerja as P
from kepegawaian.pegawai.rules.enum import TingkatHukdis as H
from kepegawaian.talenta.rules.fakta import Fakta, Sumber, TingkatPimpinan
from kepegawaian.talenta.rules.komponen import PENILAI, batas_asesmen, tingkat_pimpinan
from kepegawaian.talenta.rules.kotak import Ambang, KelasKinerja
from kepegawaian.talenta.rules.nilai import Ketentuan, bobot_awal, hitung, saran
from kepegawaian.talenta.rules.perangkat import PERANGKAT, Sumbu, berbobot
from kepegawaian.talenta.rules.suksesi import peringkat, tujuan, urutkan

D = Decimal
ACUAN = date(2026, 11, 2)
DASAR = Fakta(
    acuan=ACUAN,
    masuk=date(2010, 3, 1),
    predikat=P.BAIK,
    predikat_tahun=2025,
    asesmen_terakhir=date(2025, 6, 2),
    level_dicapai=18,
    level_diminta=27,
    pendidikan=7,
    pangkat_kurang=0,
    tahun_jenjang=5,
    tahun_memimpin=5,
    jp=D(24),
)


def ketentuan(kode: str, **bobot: Decimal) -> Ketentuan:
    return Ketentuan(berbobot(PERANGKAT[kode], bobot), Ambang(D(46), D(60)), Ambang(D(61), D(81)))


KEPKA = ketentuan("KEPKA_BKN_411_2025")
PERMEN = ketentuan("PERMENPANRB_3_2020")
SETEMPAT = ketentuan("SETEMPAT")


@pytest.mark.parametrize(
    ("sumber", "ubahan", "nilai"),
    [
        (Sumber.PREDIKAT, {"predikat": P.SANGAT_BAIK}, Fraction(100)),
        (Sumber.PREDIKAT, {}, Fraction(700, 9)),  # 35 of 45
        (Sumber.PREDIKAT, {"predikat": P.BUTUH_PERBAIKAN}, Fraction(500, 9)),
        (Sumber.PREDIKAT, {"predikat": P.KURANG}, Fraction(300, 9)),
        (Sumber.PREDIKAT, {"predikat": P.SANGAT_KURANG}, Fraction(100, 9)),
        (Sumber.JPM, {}, Fraction(200, 3)),
        (Sumber.JPM, {"level_dicapai": 30}, Fraction(100)),
        (Sumber.PENDIDIKAN, {"pendidikan": 9}, Fraction(100)),
        (Sumber.PENDIDIKAN, {"pendidikan": 8}, Fraction(80)),
        (Sumber.PENDIDIKAN, {"pendidikan": 1}, Fraction(4)),
        (Sumber.PANGKAT, {}, Fraction(100)),
        (Sumber.PANGKAT, {"pangkat_kurang": 1}, Fraction(70)),
        (Sumber.PANGKAT, {"pangkat_kurang": 4}, Fraction(25)),
        *(
            (Sumber.PENGALAMAN, {"tahun_jenjang": t}, Fraction(n))
            for t, n in ((0, 0), (1, 20), (2, 40), (3, 60), (4, 60), (5, 80), (6, 80), (7, 100), (30, 100))
        ),
        *(
            (Sumber.PELATIHAN, {"jp": D(j)}, Fraction(n))
            for j, n in (
                ("0", 20),
                ("19.5", 20),
                ("20", 60),
                ("20.5", 60),
                ("21", 70),
                ("31", 80),
                ("40.99", 80),
                ("41", 100),
            )
        ),
        *(
            (Sumber.BEBAS_HUKDIS, {"masuk": date(2026 - t, 11, 2)}, Fraction(n))
            for t, n in ((2, 0), (3, 20), (6, 40), (9, 60), (12, 80), (15, 100))
        ),
        (Sumber.BEBAS_HUKDIS, {"hukdis_terakhir": date(2023, 11, 3)}, Fraction(0)),
        (Sumber.DISIPLIN, {}, Fraction(100)),
        (Sumber.DISIPLIN, {"hukdis": H.RINGAN}, Fraction(60)),
        (Sumber.DISIPLIN, {"hukdis": H.SEDANG}, Fraction(40)),
        (Sumber.DISIPLIN, {"hukdis": H.BERAT}, Fraction(20)),
        *(
            (Sumber.PIMPINAN, {"pimpinan": t}, Fraction(n))
            for t, n in zip(TingkatPimpinan, (100, 50, 30, 20, 0), strict=True)
        ),
        (Sumber.PENGHARGAAN, {"penghargaan": 2}, Fraction(100)),
    ],
)
def test_skor_satu_komponen(sumber, ubahan, nilai):
    assert PENILAI[sumber](replace(DASAR, **ubahan)).nilai == nilai


@pytest.mark.parametrize(
    ("sumber", "ubahan", "kata"),
    [
        (Sumber.PREDIKAT, {"predikat": None}, "belum ada predikat kinerja tahunan sejak tahun 2024"),
        (Sumber.JPM, {"asesmen_terakhir": None}, "belum pernah ada asesmen"),
        (Sumber.JPM, {"asesmen_terakhir": date(2023, 11, 1)}, "belum ada asesmen sejak 01-11-2023 (berlaku 3 tahun)"),
        (Sumber.JPM, {"level_diminta": 0}, "belum mempunyai standar kompetensi"),
        (Sumber.POTENSI, {}, "belum ada hasil uji potensi"),
        (Sumber.PENDIDIKAN, {"pendidikan": None}, "belum ada ijazah"),
        (Sumber.PANGKAT, {"pangkat_kurang": None}, "tidak mencatat pangkat"),
        (Sumber.MEMIMPIN, {"tahun_memimpin": None}, "belum ada pengalaman"),
    ],
)
def test_yang_kosong_dikatakan_bukan_dikira_nol(sumber, ubahan, kata):
    nilai = PENILAI[sumber](replace(DASAR, **ubahan))
    assert nilai.nilai is None
    assert kata in nilai.teks


def test_asesmen_berlaku_tiga_tahun():
    assert batas_asesmen(ACUAN) == date(2023, 11, 2)
    assert PENILAI[Sumber.JPM](replace(DASAR, asesmen_terakhir=date(2023, 11, 2))).nilai is not None


@pytest.mark.parametrize(
    ("aturan", "ubahan", "kinerja", "potensial", "kotak"),
    [
        # 0,6 × 77,78 + 0,4 × 0; (40 × 66,67 + 20 × 60 + 15 × 100) ÷ 75 because potensi is not recorded
        (KEPKA, {}, "46.67", "71.56", 5),
        (KEPKA, {"penghargaan": 1}, "86.67", "71.56", 7),
        (KEPKA, {"predikat": P.SANGAT_BAIK, "level_dicapai": 27}, "60.00", "89.33", 9),
        (KEPKA, {"level_dicapai": 27}, "46.67", "89.33", 8),
        (KEPKA, {"predikat": P.BUTUH_PERBAIKAN, "penghargaan": 3, "level_dicapai": 27}, "73.33", "89.33", 6),
        (KEPKA, {"predikat": P.KURANG, "level_dicapai": 9, "hukdis": H.BERAT}, "20.00", "37.78", 1),
        # rekam jejak (60 + 70 + 80 + 100) ÷ 4 = 77,5; (30 × 66,67 + 35 × 77,5 + 15 × 80) ÷ 80
        (PERMEN, {}, "77.78", "73.91", 5),
        (PERMEN, {"tahun_memimpin": None}, "77.78", "72.50", 5),
        # seven elements (60 + 100 + 80 + 0 + 0 + 100 + 70) ÷ 7
        (SETEMPAT, {}, "77.78", "62.31", 5),
    ],
)
def test_kedua_sumbu_dan_kotaknya(aturan, ubahan, kinerja, potensial, kotak):
    hasil = hitung(replace(DASAR, **ubahan), aturan)
    assert (hasil.kinerja, hasil.potensial, hasil.kotak) == (D(kinerja), D(potensial), kotak)


def test_nilai_akhir_rata_rata_kedua_sumbu():
    assert hitung(DASAR, KEPKA).akhir == D("59.12")  # (46,67 + 71,56) ÷ 2 = 59,115


@pytest.mark.parametrize("aturan", [KEPKA, PERMEN, SETEMPAT])
def test_tanpa_asesmen_tidak_dinilai_dan_sebabnya_tertulis(aturan):
    hasil = hitung(replace(DASAR, asesmen_terakhir=date(2020, 1, 5)), aturan)
    assert (hasil.kotak, hasil.potensial, hasil.akhir) == (None, None, None)
    assert hasil.kinerja is not None
    assert hasil.sebab == ("Tidak dapat dinilai: belum ada asesmen sejak 05-01-2020 (berlaku 3 tahun).",)


@pytest.mark.parametrize("aturan", [KEPKA, PERMEN, SETEMPAT])
def test_sumbangan_menjelaskan_skor_dan_bobot_genap_seratus(aturan):
    hasil = hitung(DASAR, aturan)
    for sumbu, skor in ((Sumbu.KINERJA, hasil.kinerja), (Sumbu.POTENSIAL, hasil.potensial)):
        utama = [b for b in hasil.butir if b.sumbu is sumbu and not b.induk]
        assert abs(sum(b.bobot for b in utama) - 100) <= D("0.02")
        assert abs(sum(b.sumbangan for b in utama) - skor) <= D("0.02")


def test_penghargaan_kosong_bernilai_nol_karena_perangkat_menyebutnya():
    butir = {b.kode: b for b in hitung(DASAR, KEPKA).butir}
    assert (butir["PENGHARGAAN"].nilai, butir["PENGHARGAAN"].bobot) == (D(0), D(40))
    assert (butir["POTENSI"].nilai, butir["POTENSI"].bobot) == (None, D(0))


def test_bobot_kota_harus_genap_seratus():
    aturan = ketentuan("KEPKA_BKN_411_2025", PREDIKAT=D(80), PENGHARGAAN=D(20))
    assert hitung(DASAR, aturan).kinerja == D("62.22")
    with pytest.raises(ValueError, match="berjumlah 100, sekarang 120"):
        berbobot(PERANGKAT["KEPKA_BKN_411_2025"], {"PREDIKAT": D(80)})
    with pytest.raises(ValueError, match="berjumlah 100"):
        berbobot(PERANGKAT["KEPKA_BKN_411_2025"], {"PREDIKAT": D(120), "PENGHARGAAN": D(-20)})
    assert bobot_awal(PERANGKAT["KEPKA_BKN_411_2025"])["JPM"] == 40


def test_saran_adalah_hitungan_yang_sama_dengan_satu_fakta_berubah():
    langkah = {s.pesan: s for s in saran(DASAR, KEPKA)}
    assert langkah["Capai predikat kinerja tahunan Sangat Baik."].tambahan == D("13.33")
    kompetensi = next(s for p, s in langkah.items() if "9 level kompetensi" in p)
    assert (kompetensi.tambahan, kompetensi.kotak) == (D("17.77"), 8)
    assert [s.tambahan for s in saran(DASAR, KEPKA)] == sorted((s.tambahan for s in langkah.values()), reverse=True)
    assert not any("JP" in p for p in langkah)  # no component of this set


def test_saran_bagi_yang_belum_dinilai_menyebut_asesmen():
    belum = replace(DASAR, asesmen_terakhir=None, level_dicapai=0)
    assert any("asesmen" in s.pesan and s.kotak for s in saran(belum, KEPKA))


def _acak(acak: Random) -> Fakta:
    return replace(
        DASAR,
        predikat=acak.choice(list(P)),
        penghargaan=acak.choice((0, 1)),
        level_dicapai=acak.randint(9, 45),
        pendidikan=acak.randint(1, 9),
        jp=D(acak.randint(0, 60)),
        hukdis=acak.choice((None, *H)),
        tahun_jenjang=acak.randint(0, 12),
    )


@pytest.mark.parametrize("aturan", [KEPKA, PERMEN, SETEMPAT])
def test_lebih_baik_pada_satu_hal_tidak_pernah_merugikan(aturan):
    acak = Random(8)
    for _ in range(60):
        f = _acak(acak)
        kini = hitung(f, aturan)
        for ubahan in (
            {"level_dicapai": f.level_dicapai + 3},
            {"pendidikan": min((f.pendidikan or 1) + 1, 9)},
            {"hukdis": None},
            {"jp": f.jp + 10},
            {"predikat": P.SANGAT_BAIK},
        ):
            baik = hitung(replace(f, **ubahan), aturan)
            assert baik.potensial >= kini.potensial
            assert baik.kinerja >= kini.kinerja
        assert 0 <= kini.kinerja <= 100
        assert 0 <= kini.potensial <= 100
        assert (kini.kelas_kinerja is KelasKinerja.BAWAH) or f.predikat.setara_baik()


def test_peringkat_tidak_bergantung_pada_urutan_masuk():
    acak = Random(3)
    orang = [
        SimpleNamespace(
            pk=n,
            kotak=acak.choice((7, 8, 9, None)),
            skor_kinerja=acak.choice((None, D(60), D(80))),
            skor_potensial=acak.choice((None, D(70), D(90))),
        )
        for n in range(80)
    ]
    urut = urutkan(orang)
    acak.shuffle(orang)
    assert urutkan(orang) == urut
    for a, b in pairwise(urut):
        assert (a.kotak or 0) >= (b.kotak or 0)
    assert {p.pk for p in urut} == set(range(80))


@pytest.mark.parametrize(
    ("jenis", "jenjang", "nomor", "target"),
    [
        ("PELAKSANA", "", 1, "PENGAWAS"),
        ("JF_KEAHLIAN", "AHLI_PERTAMA", 2, "PENGAWAS"),
        ("JF_KETERAMPILAN", "PENYELIA", 3, "ADMINISTRATOR"),
        ("PENGAWAS", "", 3, "ADMINISTRATOR"),
        ("JF_KEAHLIAN", "AHLI_MUDA", 3, "ADMINISTRATOR"),
        ("ADMINISTRATOR", "", 4, "JPT_PRATAMA"),
        ("JF_KEAHLIAN", "AHLI_MADYA", 4, "JPT_PRATAMA"),
        ("JPT_PRATAMA", "", 5, "JPT_MADYA"),
        ("JPT_UTAMA", "", 7, ""),
        ("", "", 0, ""),
    ],
)
def test_jenjang_yang_dituju(jenis, jenjang, nomor, target):
    assert (peringkat(jenis, jenjang), tujuan(jenis, jenjang)) == (nomor, target)


@pytest.mark.parametrize(
    ("nama", "tingkat"),
    [
        ("Pelatihan Kepemimpinan Nasional Tingkat II", TingkatPimpinan.NASIONAL),
        ("Diklatpim Tingkat III", TingkatPimpinan.ADMINISTRATOR),
        ("Pelatihan Kepemimpinan Administrator", TingkatPimpinan.ADMINISTRATOR),
        ("Diklatpim Tingkat IV", TingkatPimpinan.PENGAWAS),
        ("Pelatihan Kepemimpinan Pengawas", TingkatPimpinan.PENGAWAS),
        ("Pelatihan Dasar CPNS", TingkatPimpinan.DASAR),
        ("Pelatihan Pelayanan Publik", TingkatPimpinan.TIDAK),
    ],
)
def test_tingkat_pelatihan_kepemimpinan(nama, tingkat):
    assert tingkat_pimpinan(nama) is tingkat
