"""Figures of a closing, small cells, joined indices and comparisons as pure rules."""

import random
from datetime import date
from decimal import Decimal

import pytest

from pengaduan.survei.rules.angka import Jawab, susun_angka
from pengaduan.survei.rules.banding import Kelompok, bandingkan
from pengaduan.survei.rules.gabung import Ukuran, gabung, gabung_kota
from pengaduan.survei.rules.responden import samarkan_identitas
from pengaduan.survei.rules.sel_kecil import sel_ditutup
from pengaduan.survei.rules.unsur import KUNCI, UNSUR, susun_kuesioner

PADA = date(2026, 12, 31)


def jawab(teks: str, layanan: int = 1, kanal: str = "kupon", **profil: str) -> Jawab:
    return Jawab([int(n) for n in teks], layanan, kanal, profil)


def angka(*semua: Jawab, layanan=((1, "KTP", 100),), minimum: int = 5):
    sah = frozenset({"kupon", "kios"})
    return susun_angka(semua, layanan=layanan, terverifikasi=sah, pada=PADA, minimum=minimum)


def test_unsur_sembilan_bernama_unik_dengan_empat_pilihan():
    assert len(UNSUR) == len({u.kunci for u in UNSUR}) == len({u.nama for u in UNSUR}) == 9
    assert all(len(set(u.pilihan)) == 4 for u in UNSUR)


def test_kalimat_dapat_diubah_tetapi_pilihan_yang_rusak_tidak():
    kuesioner = susun_kuesioner({"waktu": {"pertanyaan": "Cepat?", "pilihan": ["a", "b", "c", "d"]}, "biaya": {}})
    assert kuesioner[2].pertanyaan == "Cepat?"
    assert kuesioner[2].pilihan == ("a", "b", "c", "d")
    assert [u.kunci for u in kuesioner] == list(KUNCI)
    for rusak in (["a", "b"], ["a", "b", "c", ""], "abcd", None):
        assert susun_kuesioner({"waktu": {"pilihan": rusak}})[2].pilihan == UNSUR[2].pilihan


class TestAngka:
    def test_hanya_yang_terverifikasi_dihitung(self):
        hasil = angka(*[jawab("333333333")] * 5, *[jawab("444444444", kanal="terbuka")] * 6)
        assert (hasil["n"], hasil["ikm"], hasil["mutu"]) == (5, "75.00", "C")
        assert (hasil["terbuka"]["n"], hasil["terbuka"]["ikm"]) == (6, "100.00")
        assert hasil["jawaban"] == ["333333333"] * 5

    def test_terlalu_sedikit_tidak_menjadi_angka(self):
        hasil = angka(*[jawab("333333333")] * 4, *[jawab("444444444", kanal="terbuka")] * 4)
        assert (hasil["n"], hasil["ikm"], hasil["jawaban"], hasil["terlemah"]) == (4, None, [], [])
        assert (hasil["terbuka"]["n"], hasil["terbuka"]["ditutup"]) == (None, True)
        assert angka()["ikm"] is None

    def test_tiga_terlemah_menurut_urutan_peraturan_bila_seri(self):
        hasil = angka(*[jawab("332333331")] * 5)
        assert hasil["terlemah"] == ["sarana", "waktu", "persyaratan"]

    def test_jawaban_mentah_menghasilkan_angka_yang_sama_dan_tidak_berurut_waktu(self):
        acak = random.Random(7)
        semua = [jawab("".join(acak.choice("1234") for _ in range(9))) for _ in range(60)]
        hasil = angka(*semua)
        assert angka(*(jawab(x) for x in hasil["jawaban"]))["ikm"] == hasil["ikm"]
        assert hasil["jawaban"] == sorted(hasil["jawaban"])
        assert angka(*semua[::-1]) == hasil

    def test_kelompok_kecil_hilang_sebelum_disimpan(self):
        semua = [jawab("333333333", jenis_kelamin="P")] * 9 + [jawab("111111111", jenis_kelamin="L")] * 2
        hasil = angka(*semua)
        sel = {s["kode"]: s for s in hasil["responden"]["jenis_kelamin"]}
        # Of two groups the larger is hidden too: the other would be the difference.
        assert [sel[k]["n"] for k in "LP"] == [None, None]
        assert all(s["ikm"] is None for s in sel.values())

    def test_layanan_kecil_ditutup_bersama_yang_terkecil_berikutnya(self):
        layanan = ((1, "KTP", 50), (2, "KK", 50), (3, "Akta", 0), (4, "Pindah", 50))
        semua = [jawab("333333333", 1)] * 20 + [jawab("222222222", 2)] * 3 + [jawab("444444444", 4)] * 8
        hasil = angka(*semua, layanan=layanan)
        assert [s["n"] for s in hasil["layanan"]] == [20, None, 0, None]
        assert [s["ditutup"] for s in hasil["layanan"]] == [False, True, False, True]
        assert hasil["sampel"] == 108


@pytest.mark.parametrize(
    ("jumlah", "tutup"),
    [
        ({"a": 10, "b": 20}, ""),
        ({"a": 10, "b": 4}, "ab"),
        ({"a": 30, "b": 10, "c": 4}, "bc"),
        ({"a": 30, "b": 3, "c": 3}, "bc"),
        ({"a": 30, "b": 1, "c": 1, "d": 9}, "bcd"),
        ({"a": 30, "b": 0}, ""),
        ({"a": 3}, "a"),
        ({}, ""),
    ],
)
def test_sel_ditutup(jumlah, tutup):
    assert sel_ditutup(jumlah, 5) == frozenset(tutup)


def test_tidak_ada_sel_kecil_yang_dapat_dihitung_dari_selisih():
    acak = random.Random(5)
    for _ in range(2_000):
        jumlah = {k: acak.choice((0, 1, 2, 3, 4, 5, 7, 12, 40)) for k in range(acak.randint(1, 7))}
        tutup = sel_ditutup(jumlah, 5)
        assert all(k in tutup for k, n in jumlah.items() if 0 < n < 5)
        tersisa = [k for k, n in jumlah.items() if n and k not in tutup]
        if tutup and tersisa:
            assert len(tutup) > 1
            assert sum(jumlah[k] for k in tutup) >= 5


def test_gabungan_tertimbang_dan_aturan_perangkat_daerah():
    assert gabung([Ukuran(Decimal(80), 10), Ukuran(Decimal(90), 30)]) == (Decimal("87.5"), 40)
    assert gabung([]) is None
    kota, akar = gabung_kota(
        [
            (1, 1, Ukuran(Decimal(80), 10)),  # surveyed itself: its units below do not count again
            (1, 11, Ukuran(Decimal(20), 90)),
            (2, 21, Ukuran(Decimal(90), 20)),
            (2, 22, Ukuran(Decimal(60), 10)),
        ]
    )
    assert akar[1].nilai == 80
    assert akar[2] == (Decimal(80), 30)
    assert kota == (Decimal(80), 40)


class TestBanding:
    @pytest.mark.parametrize(
        ("sebelum", "sesudah", "kode"),
        [
            ([27] * 10, [36] * 40, "sedikit"),
            ([27, 28] * 20, [27, 28] * 20, "sama"),
            ([20, 34] * 20, [21, 35] * 20, "sama"),
            ([26, 27] * 30, [30, 31] * 30, "naik"),
            ([30, 31] * 30, [26, 27] * 30, "turun"),
        ],
    )
    def test_putusan(self, sebelum, sesudah, kode):
        hasil = bandingkan(*(Kelompok(len(s), sum(s), sum(x * x for x in s)) for s in (sebelum, sesudah)))
        assert hasil.kode == kode
        assert hasil.selisih == pytest.approx(hasil.sesudah - hasil.sebelum, abs=Decimal("0.01"))

    def test_ragam_seperti_hitungan_tangan(self):
        # Points 27 and 30 (75 and 83.33): variance of the index 34.72, of the mean of two 17.36.
        assert float(Kelompok(2, 57, 27**2 + 30**2).ragam_rata) == pytest.approx(17.361, abs=0.001)
        assert Kelompok(1, 27, 729).ragam_rata == 0


@pytest.mark.parametrize(
    ("saran", "tersisa", "hilang"),
    [
        ("Telepon 081234567890 ya", "Telepon", "0812"),
        ("+62 812-3456-7890", "", "3456"),
        ("surel a.b@c.co.id", "surel", "a.b@"),
        ("Loket 3 buka pukul 08.00", "Loket 3 buka pukul 08.00", "disamarkan"),
    ],
)
def test_saran_tanpa_identitas(saran, tersisa, hilang):
    hasil = samarkan_identitas(saran)
    assert tersisa in hasil
    assert hilang not in hasil
