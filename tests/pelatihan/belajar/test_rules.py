"""Marking, drawing, worksheets, ranges, Markdown, gain and JP: figures as tables."""

from datetime import date
from decimal import Decimal

import pytest

from asn.core.rentang import Rentang, TidakTerpenuhi, rentang_urai
from pelatihan.belajar.naskah import markdown
from pelatihan.belajar.rules import lembar_soal
from pelatihan.belajar.rules.hasil import gain_kursus, jp_kursus_diakui, n_gain, syarat_lulus
from pelatihan.belajar.rules.soal import Soal, bagian_benar, bersihkan_jawaban, nilai, rapikan, tarik


def pilihan(*benar: bool, jenis: str = "tunggal", kelompok: str = "") -> Soal:
    isi = [{"teks": f"p{n}", "benar": b, "umpan": ""} for n, b in enumerate(benar)]
    return Soal(jenis, "Q?", {"pilihan": isi}, kelompok=kelompok)


JODOH = Soal("jodoh", "Q?", {"pasangan": [{"kiri": "a", "kanan": "1"}, {"kiri": "b", "kanan": "2"}]})
ISIAN = Soal("isian", "Q?", {"jawaban": ["Aparatur Sipil Negara"]})


def letak(soal: dict, *teks: str) -> list[int]:
    return [soal["tampil"]["pilihan"].index(t) for t in teks]


@pytest.mark.parametrize(
    ("dipilih", "bagian"),
    [
        (("p0", "p1"), 1),
        (("p0",), Decimal("0.5")),
        (("p0", "p2"), 0),
        (("p0", "p1", "p2"), Decimal("0.5")),
        (("p2", "p3"), 0),
        ((), 0),
    ],
)
def test_jamak_pilihan_salah_mengurangi(dipilih, bagian):
    [soal] = tarik([pilihan(True, True, False, False, jenis="jamak")], 1, "x")
    assert bagian_benar(soal, letak(soal, *dipilih)) == bagian


def test_jodoh_isian_dan_nilai_seluruhnya():
    lembar = tarik([pilihan(True, False), JODOH, ISIAN], 3, "benih")
    jawaban = {}
    for n, s in enumerate(lembar, 1):
        if s["jenis"] == "tunggal":
            jawaban[str(n)] = letak(s, "p0")[0]
        elif s["jenis"] == "jodoh":
            jawaban[str(n)] = {"0": s["tampil"]["kanan"].index("1")}
        else:
            jawaban[str(n)] = "  aparatur   SIPIL negara. "
    assert nilai(lembar, jawaban) == Decimal("83.33")
    assert nilai(lembar, {}) == 0
    assert nilai([], {}) == 0


def test_tarikan_acak_tetap_dan_merata():
    bank = [pilihan(True, False, kelompok=f"M{n % 4}") for n in range(20)]
    satu, dua, tiga = (tarik(bank, 8, b) for b in ("a", "a", "b"))
    assert satu == dua
    assert len({s["kelompok"] for s in satu}) == 4, "no module is left out by chance"
    assert len(tiga) == 8
    assert len(tarik(bank, 99, "c")) == 20


def test_jawaban_asing_dibuang():
    lembar = tarik([pilihan(True, False), pilihan(True, False, True, jenis="jamak"), JODOH, ISIAN], 4, "z")
    nomor = {s["jenis"]: n for n, s in enumerate(lembar, 1)}
    t, j, d, i = (nomor[k] for k in ("tunggal", "jamak", "jodoh", "isian"))
    masukan = {
        f"j{t}": ["7"],
        f"j{j}": ["0", "0", "2", "-1", "²", "9999"],
        f"j{d}-0": ["1"],
        f"j{d}-5": ["0"],
        f"j{i}": ["x" * 900],
        "j99": ["0"],
    }
    bersih = bersihkan_jawaban(lembar, masukan)
    assert bersih == {str(j): [0, 2], str(d): {"0": 1}, str(i): "x" * 500}


def test_rapikan():
    assert rapikan("  “ASN”  ".replace("“", '"').replace("”", '"')) == "asn"
    assert rapikan("Ａ B\u00a0c!") == "a b c"


KEPALA = ["Jenis", "Pertanyaan", "Pilihan A", "Pilihan_B", "Jawaban  benar", "Umpan balik"]


@pytest.mark.parametrize(
    ("baris", "kata"),
    [
        (["pg", "Q?", "a", "b", "A", ""], None),
        (["PG", "Q?", 1.0, 2, "b", None], None),
        (["isian singkat", "Q?", "", "", "x; y", ""], None),
        (["menjodohkan", "Q?", "a=1", "b=2", "", ""], None),
        (["jamak", "Q?", "a", "b", "A", ""], None),
        (["esai", "Q?", "", "", "", ""], "tidak dikenal"),
        (["pg", "", "a", "b", "A", ""], "Pertanyaannya kosong"),
        (["pg", "Q?", "a", "b", "", ""], "jawaban benar"),
        (["pg", "Q?", "a", "b", "D", ""], "“D” tidak ada"),
        (["pg", "Q?", "a", "b", "A,B", ""], "tepat satu"),
        (["pg", "Q?", "a", "", "A", ""], "dua pilihan"),
        (["jodoh", "Q?", "a", "b", "", ""], "kiri = kanan"),
        (["isian", "Q?", "", "", " ; ", ""], "sedikitnya satu"),
    ],
)
def test_lembar_kerja(baris, kata):
    hasil = lembar_soal.urai([(1, []), (2, KEPALA), (7, baris), (8, [None, ""])])
    assert (len(hasil.soal), [g.baris for g in hasil.galat]) == ((1, []) if kata is None else (0, [7]))
    if kata:
        assert kata in hasil.galat[0].pesan


def test_lembar_kerja_tanpa_judul_atau_kosong():
    assert "jenis" in lembar_soal.urai([(1, ["x", "y"])]).galat[0].pesan
    assert "kosong" in lembar_soal.urai([]).galat[0].pesan
    contoh = lembar_soal.urai([(1, lembar_soal.KEPALA), *enumerate(lembar_soal.CONTOH, 2)])
    assert (len(contoh.soal), contoh.galat) == (4, [])


@pytest.mark.parametrize(
    ("kepala", "harap"),
    [
        ("", None),
        ("bytes=0-9", Rentang(0, 9)),
        ("bytes=90-", Rentang(90, 99)),
        ("bytes=-10", Rentang(90, 99)),
        ("bytes=-500", Rentang(0, 99)),
        ("bytes=50-9999", Rentang(50, 99)),
        ("bytes=0-1,5-6", None),
        ("bytes=9-3", None),
        ("items=0-1", None),
        ("bytes=-", None),
        ("bytes=a-b", None),
    ],
)
def test_rentang(kepala, harap):
    assert rentang_urai(kepala, 100) == harap


@pytest.mark.parametrize("kepala", ["bytes=100-", "bytes=-0", "bytes=999999999999999999-"])
def test_rentang_di_luar_berkas(kepala):
    with pytest.raises(TidakTerpenuhi):
        rentang_urai(kepala, 100)


@pytest.mark.parametrize(
    ("naskah", "ada", "tiada"),
    [
        ("# Judul", "<h2>Judul</h2>", "<h1>"),
        ("<script>alert(1)</script>", "&lt;script&gt;", "<script"),
        ("<img src=x onerror=alert(1)>", "&lt;img", "<img"),
        ("[x](javascript:alert(1))", "javascript", "href"),
        ("[x](data:text/html;base64,AAAA)", "x", "href"),
        ("![x](https://a.id/b.png)", "https://a.id/b.png", "<img"),
        ("[x](https://a.id)", 'rel="noopener noreferrer"', "onclick"),
        ("| a | b |\n|:-|-:|\n| 1 | 2 |", "<td>2</td>", "style"),
        ("`<b>`", "<code>&lt;b&gt;</code>", "<b>"),
    ],
)
def test_markdown_hanya_yang_diizinkan(naskah, ada, tiada):
    html = str(markdown(naskah))
    assert ada in html
    assert tiada not in html


@pytest.mark.parametrize(
    ("pra", "akhir", "harap"),
    [(40, 70, "0.50"), (40, 40, "0.00"), (40, 10, "-0.50"), (0, 100, "1.00"), (100, 100, None)],
)
def test_n_gain(pra, akhir, harap):
    assert n_gain(Decimal(pra), Decimal(akhir)) == (Decimal(harap) if harap else None)


def test_gain_jujur_pada_n_kecil():
    """No figure of fewer than five people, no interval and no claim below thirty."""
    assert gain_kursus(4, 0.5, 0.1).rata is None
    assert "sedikitnya 5" in gain_kursus(4, 0.5, 0.1).uraian
    sedang = gain_kursus(29, 0.5, 0.1)
    assert (sedang.rata, sedang.bawah) == (Decimal("0.50"), None)
    assert "belum cukup" in sedang.uraian
    besar = gain_kursus(36, 0.5, 0.12)
    assert (besar.bawah, besar.atas) == (Decimal("0.46"), Decimal("0.54"))


@pytest.mark.parametrize(
    ("jp", "hari", "harap"), [("2", 1, "2"), ("5", 1, "3"), ("5", 2, "5"), ("12", 3, "9"), ("3", 0, "3")]
)
def test_paling_banyak_tiga_jp_sehari(jp, hari, harap):
    """Peraturan LAN 10/2018: e-learning counts at most 3 JP a day."""
    assert jp_kursus_diakui(Decimal(jp), hari, date(2026, 11, 25)) == Decimal(harap)


def test_syarat_lulus():
    tanpa_tes = syarat_lulus(pelajaran=2, selesai=2, pra=None, akhir=None)
    assert [s.terpenuhi for s in tanpa_tes] == [True]
    lengkap = syarat_lulus(pelajaran=2, selesai=1, pra=True, akhir=False, nilai_lulus=70)
    assert [s.terpenuhi for s in lengkap] == [True, False, False]
    assert not any(s.terpenuhi for s in syarat_lulus(pelajaran=0, selesai=0, pra=None, akhir=None))
