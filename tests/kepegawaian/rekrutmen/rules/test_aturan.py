"""Small rules of recruitment as tables: eligibility, verifiers, conflicts, hidden counts, interview, shares."""

from datetime import date
from decimal import Decimal
from itertools import permutations

import pytest

from kepegawaian.rekrutmen.rules import alasan, benturan, formasi, kelayakan, statistik, verifikasi, wawancara
from kepegawaian.rekrutmen.rules.konfigurasi import baca
from kepegawaian.rekrutmen.rules.preset import KOTA

SYARAT = kelayakan.Syarat(18, 35, ["S1", "D4"], ["Ilmu Komputer"], Decimal("3.00"), date(2026, 9, 15))
HARI = date(2026, 9, 1)


class TestKelayakan:
    @pytest.mark.parametrize(
        ("lahir", "boleh"),
        [
            (date(2008, 9, 1), True),  # 18 today
            (date(2008, 9, 2), False),  # 18 tomorrow
            (date(1990, 9, 2), True),  # 36 tomorrow: still 35
            (date(1990, 9, 1), False),  # 36 today
            (date(2008, 2, 29), True),
        ],
    )
    def test_usia_genap_pada_hari_melamar(self, lahir, boleh):
        assert kelayakan.usia(lahir, SYARAT, HARI).boleh is boleh

    @pytest.mark.parametrize(
        ("diri", "boleh"),
        [
            ({"tingkat": "S1"}, True),
            ({"tingkat": "D4"}, True),
            ({"tingkat": "S2"}, False),  # a higher degree does not replace the one asked for
            ({"tingkat": "D3"}, False),
            ({"tingkat": "S1", "bidang": "ilmu komputer "}, True),
            ({"tingkat": "S1", "bidang": "Sistem Informasi"}, False),
            ({"tingkat": "S1", "ipk": Decimal("3.00")}, True),
            ({"tingkat": "S1", "ipk": Decimal("2.99")}, False),  # not rounded
            ({"tingkat": "S1", "ipk": Decimal("4.01")}, False),
            ({"tingkat": "S1", "lulus": date(2026, 9, 15)}, True),
            ({"tingkat": "S1", "lulus": date(2026, 9, 16)}, False),
        ],
    )
    def test_pendidikan(self, diri, boleh):
        putusan = kelayakan.periksa(kelayakan.Diri(date(1998, 1, 1), **diri), SYARAT, HARI)
        assert kelayakan.layak(putusan) is boleh
        assert all(p.alasan and p.dasar for p in putusan)

    def test_yang_belum_diisi_belum_diputus(self):
        assert len(kelayakan.periksa(kelayakan.Diri(date(1998, 1, 1)), SYARAT, HARI)) == 1

    def test_nilai_ijazah_sma_tidak_dibanding_dengan_ipk(self):
        syarat = kelayakan.Syarat(18, 35, ["SMA"], (), Decimal("3.00"))
        diri = kelayakan.Diri(date(1998, 1, 1), "SMA", ipk=Decimal("82.50"))
        assert kelayakan.layak(kelayakan.periksa(diri, syarat, HARI))


class TestVerifikasi:
    @pytest.mark.parametrize(
        ("putusan", "hasil", "gagal"),
        [
            ([], "", ()),
            ([{}], "", ()),
            ([{}, {}], "MS", ()),
            ([{"A": "x"}, {"A": "y"}], "TMS", ("A",)),
            ([{"A": "x", "B": "x"}, {"B": "x"}], "TMS", ("B",)),
            ([{}, {"A": "x"}], "", ()),  # they disagree: a third is asked
            ([{"A": "x"}, {"B": "x"}], "", ()),  # both refuse, but nothing in common
            ([{}, {"A": "x"}, {}], "MS", ()),
            ([{}, {"A": "x"}, {"A": "x"}], "TMS", ("A",)),
            ([{"A": "x"}, {"B": "x"}, {"C": "x"}], "MS", ()),  # nobody shares a reason with anybody
            ([{"A": "x"}, {"B": "x"}, {"A": "x", "B": "x"}], "TMS", ("A", "B")),
        ],
    )
    def test_kesimpulan_tidak_bergantung_urutan(self, putusan, hasil, gagal):
        for urutan in permutations(putusan):
            kesimpulan = verifikasi.simpulkan(urutan)
            assert (kesimpulan.hasil, kesimpulan.gagal) == (hasil, gagal)

    @pytest.mark.parametrize(
        ("putusan", "diambil", "giliran"),
        [
            ([], 0, 1),
            ([], 1, 2),
            ([], 2, 0),  # two are at work
            ([{}], 2, 0),
            ([{}, {}], 2, 0),
            ([{}, {"A": "x"}], 2, 3),
            ([{}, {"A": "x"}], 3, 0),
        ],
    )
    def test_giliran(self, putusan, diambil, giliran):
        assert verifikasi.butuh_giliran(putusan, diambil) == giliran

    def test_alasan_terbanyak(self):
        assert verifikasi.alasan_sepakat([{"A": "x"}, {"A": "y"}, {"A": "y"}], "A") == "y"
        assert verifikasi.alasan_sepakat([{"A": "x"}, {"A": "y"}], "A") == "x"


class TestAlasan:
    @pytest.mark.parametrize("kode", [*alasan.KATALOG, *alasan.ALASAN_ISIAN])
    def test_setiap_syarat_mempunyai_alasan_tetap(self, kode):
        assert alasan.alasan(kode)
        assert alasan.label_syarat(kode) != kode

    def test_kalimat_untuk_pelamar(self):
        butir = {"syarat": "IJAZAH", "alasan": "TIDAK_TERBACA", "catatan": "Halaman dua gelap."}
        assert alasan.kalimat(butir) == "Ijazah: Dokumen tidak terbaca atau terpotong. Halaman dua gelap."


class TestBenturan:
    JAGA = benturan.Penjaga(7, "nik-sendiri", frozenset({"nik-adik"}), frozenset({"nama-ipar"}))

    @pytest.mark.parametrize(
        ("sosok", "sebab"),
        [
            (benturan.Sosok(7, "lain", "lain"), benturan.DIRI),
            (benturan.Sosok(8, "nik-sendiri", "lain"), benturan.DIRI),
            (benturan.Sosok(8, "nik-adik", "lain"), benturan.KERABAT),
            (benturan.Sosok(8, "lain", "nama-ipar"), benturan.NAMA),
            (benturan.Sosok(8, "lain", "lain"), ""),
        ],
    )
    def test_sebab(self, sosok, sebab):
        assert benturan.benturan(self.JAGA, sosok) == sebab

    def test_nik_kosong_tidak_sama_dengan_nik_kosong(self):
        assert benturan.benturan(benturan.Penjaga(1), benturan.Sosok(2, "", "")) == ""


@pytest.mark.parametrize(
    ("jumlah", "tampil"),
    [
        ({"a": 0, "b": 12}, {"a": 0, "b": 12}),
        ({"a": 5, "b": 12}, {"a": 5, "b": 12}),
        # One hidden cell could be computed from the total: the next smallest goes with it.
        ({"a": 4, "b": 12, "c": 9}, {"a": None, "b": 12, "c": None}),
        ({"a": 4, "b": 1, "c": 9}, {"a": None, "b": None, "c": 9}),
        ({"a": 3}, {"a": None}),
    ],
)
def test_sel_kecil_disamarkan(jumlah, tampil):
    assert statistik.samarkan(jumlah) == tampil


@pytest.mark.parametrize(
    ("pelamar", "kuota", "kata"), [(24, 2, "12 pelamar per kursi"), (7, 2, "3,5 pelamar per kursi"), (None, 2, "")]
)
def test_keketatan(pelamar, kuota, kata):
    assert statistik.keketatan(pelamar, kuota) == kata


class TestWawancara:
    BUTIR = baca(KOTA).wawancara.butir

    @pytest.mark.parametrize(
        ("langkah", "skor"),
        [((1, 1, 1, 1), "0"), ((4, 4, 4, 4), "100"), ((2, 3, 3, 2), "50"), ((4, 4, 4, 3), "91.6667")],
    )
    def test_skor(self, langkah, skor):
        nilai = dict(zip([b.kode for b in self.BUTIR], langkah, strict=True))
        assert wawancara.skor(nilai, self.BUTIR) == Decimal(skor)

    @pytest.mark.parametrize("nilai", [{}, {"B1": 5, "B2": 1, "B3": 1, "B4": 1}, {"B1": 0, "B2": 1, "B3": 1, "B4": 1}])
    def test_yang_belum_lengkap_ditolak(self, nilai):
        with pytest.raises(ValueError, match="Belum dinilai"):
            wawancara.skor(nilai, self.BUTIR)

    def test_rerata_dan_yang_berjauhan(self):
        assert wawancara.rerata([Decimal(50), Decimal(75)]) == Decimal("62.5000")
        assert wawancara.berjauhan([{"B1": 1, "B2": 2}, {"B1": 3, "B2": 3}], self.BUTIR) == ["B1"]


class TestFormasi:
    @pytest.mark.parametrize(("jumlah", "lain", "boleh"), [(4, 0, True), (5, 0, False), (2, 2, True), (3, 2, False)])
    def test_paling_banyak_sebesar_kekurangan_abk(self, jumlah, lain, boleh):
        assert formasi.periksa_jumlah(jumlah, kebutuhan=6, terisi=2, diminta_lain=lain).boleh is boleh

    @pytest.mark.parametrize(
        ("umum", "disabilitas", "boleh"),
        # ≥ 2 % rounded up (PermenPANRB 27/2021): of 50 places 1, of 51 already 2.
        [(49, 1, True), (50, 1, False), (50, 0, False), (49, 2, True)],
    )
    def test_bagian_disabilitas(self, umum, disabilitas, boleh):
        hasil = formasi.periksa_bagian({"UMUM": umum, "DISABILITAS": disabilitas}, HARI)
        [putusan] = [p for b, p in hasil if b.jenis == "DISABILITAS"]
        assert putusan.boleh is boleh
        assert "PermenPANRB 27/2021" in putusan.alasan

    def test_bagian_2018_untuk_daerah(self):
        [(bagian, _)] = formasi.periksa_bagian({"UMUM": 100}, date(2018, 6, 1))
        assert bagian.persen == 1

    def test_cumlaude_hanya_pembanding(self):
        assert {b.jenis.value: b.wajib for b, _ in formasi.periksa_bagian({"UMUM": 1}, HARI)} == {
            "DISABILITAS": True,
            "CUMLAUDE": False,
        }
