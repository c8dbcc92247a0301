"""Charts: still pictures with the table of their figures, readable without colour vision."""

import re
from decimal import Decimal
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from django.template import engines

from asn.core.grafik import (
    _TEKS_TINGKAT,
    PALET,
    PALET_TINGKAT,
    Sumbu,
    Titik,
    batang,
    batang_bertumpuk,
    garis,
    kuadran,
)

LABEL = ["Dinas Kesehatan", "Dinas Pendidikan", "Kecamatan Pamulang"]
SEMUA = {
    "batang": lambda: batang("JP", LABEL, [Decimal("72.5"), 80, None], sumbu=Sumbu("Pemenuhan", "%", maksimum=100)),
    "bertumpuk": lambda: batang_bertumpuk("Predikat", LABEL, {"Baik": [8, 70, 1], "Kurang": [1, 0, None]}),
    "garis": lambda: garis("Tren", ["T1 2026", "T2 2026"], {"Kota": [70, None], "Dinas": [60, Decimal("75.25")]}),
    "kuadran": lambda: kuadran(
        "Kuadran",
        [Titik("Dinas Kesehatan", 80, Decimal("88.5")), Titik("Dinas Pendidikan", 60, 70), Titik("Satpol PP", 70, 75)],
        x=Sumbu("Kinerja", "%", minimum=None),
        y=Sumbu("IKM", minimum=25, maksimum=100),
    ),
}


def teks(svg: str) -> list[str]:
    return [e.text for e in ElementTree.fromstring(svg).iter() if e.tag.endswith("}text") and e.text]  # noqa: S314


def terang(warna: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    kanal = [int(warna[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (k / 12.92 if k <= 0.04045 else ((k + 0.055) / 1.055) ** 2.4 for k in kanal)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def kontras(a: str, b: str) -> float:
    tinggi, rendah = sorted((terang(a), terang(b)), reverse=True)
    return (tinggi + 0.05) / (rendah + 0.05)


@pytest.mark.parametrize("buat", SEMUA.values(), ids=SEMUA)
def test_gambar_diam_tanpa_skrip_dan_tanpa_alamat_luar(buat):
    svg = buat().svg
    assert "<script" not in svg
    assert "@import" not in svg
    tanpa_catatan = re.sub(r"<!--.*?-->", "", svg, flags=re.DOTALL)
    alamat = set(re.findall(r"https?://[^\"' )<]+", tanpa_catatan))
    assert alamat <= {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}


@pytest.mark.parametrize("buat", SEMUA.values(), ids=SEMUA)
def test_angka_sama_gambar_sama(buat):
    assert buat().svg == buat().svg


@pytest.mark.parametrize("buat", SEMUA.values(), ids=SEMUA)
def test_tabel_selebar_kepalanya(buat):
    g = buat()
    assert g.baris
    assert {len(b) for b in g.baris} == {len(g.kepala)}


def test_batang_menulis_angka_indonesia_dan_data_yang_tidak_ada():
    g = SEMUA["batang"]()
    assert g.baris == [["Dinas Kesehatan", "72,5%"], ["Dinas Pendidikan", "80%"], ["Kecamatan Pamulang", "–"]]
    assert g.kepala == ["", "Pemenuhan"]
    assert {*LABEL, "72,5%"} <= set(teks(g.svg))


def test_bagian_yang_sempit_tidak_ditulisi():
    g = SEMUA["bertumpuk"]()
    assert g.baris[0] == ["Dinas Kesehatan", "8", "1"]
    assert "70" in teks(g.svg)
    assert "1" not in teks(g.svg)


def test_orang_dihitung_pada_angka_bulat():
    """Three people on an axis: marks at whole people only; a share keeps its fractions."""
    assert "0,4" not in batang("Alasan", LABEL, [3, 0, 1]).svg
    assert "0,4" not in batang_bertumpuk("Alasan", LABEL, {"A": [2, 1, None], "B": [1, 0, 0]}).svg
    assert "0,4" in batang("Rasio", LABEL, [Decimal("2.9"), 0, 1]).svg


def test_garis_terputus_pada_data_yang_tidak_ada():
    g = SEMUA["garis"]()
    assert g.kepala == ["", "Kota", "Dinas"]
    assert g.baris == [["T1 2026", "70", "60"], ["T2 2026", "–", "75,25"]]


def test_kuadran_bernomor_seperti_tabelnya_dengan_nilai_tengah():
    g = SEMUA["kuadran"]()
    assert g.baris[0] == ["1. Dinas Kesehatan", "80%", "88,5"]
    assert {"1", "2", "3", "Median Kinerja (70%)", "Median IKM (75)"} <= set(teks(g.svg))


@pytest.mark.parametrize("buat", [lambda: batang("Kosong", [], []), lambda: garis("Kosong", [], {"Kota": []})])
def test_tanpa_data_berkata_begitu(buat):
    assert "Belum ada data" in teks(buat().svg)


def test_kuadran_tanpa_titik():
    g = kuadran("Kosong", [], x=Sumbu("Kinerja"), y=Sumbu("IKM"))
    assert g.baris == []


@pytest.mark.parametrize(
    ("sumbu", "nilai", "tulisan"),
    [
        (Sumbu(satuan="%"), Decimal("80.00"), "80%"),
        (Sumbu(satuan="%", desimal=1), 80, "80,0%"),
        (Sumbu(satuan="pegawai"), 12_345, "12.345 pegawai"),
        (Sumbu(), 0.25, "0,25"),
        (Sumbu(), None, "–"),
    ],
)
def test_angka_pada_sumbu(sumbu, nilai, tulisan):
    assert sumbu.tulis(nilai) == tulisan


@pytest.mark.parametrize("warna", PALET)
def test_palet_terlihat_di_atas_putih(warna):
    assert kontras(warna, "#ffffff") >= 3


def test_tulisan_terbaca_di_atas_bagiannya():
    pasangan = zip(PALET_TINGKAT, _TEKS_TINGKAT, strict=True)
    assert [(w, t) for w, t in pasangan if kontras(w, t) < 4.5] == []


def test_bagian_yang_bersebelahan_berbeda_terang():
    assert all(kontras(a, b) > 1.3 for a, b in pairwise(PALET_TINGKAT))


def test_tag_grafik_menggambar_dengan_tabelnya(rf):
    templat = engines["django"].from_string("{% load asn %}{% grafik g %}")
    html = templat.render({"g": SEMUA["batang"]()})
    assert '<img src="data:image/svg+xml;base64,' in html
    assert 'alt="Grafik JP; angkanya ada pada tabel di bawah."' in html
    assert "<th" in html
    assert "72,5%" in html
    assert "style=" not in html


@pytest.mark.parametrize(
    ("nilai", "tertulis"), [(Decimal("82.86"), "82,9"), (82.85, "82,9"), (82, "82,0"), (0.04, "0,0")]
)
def test_angka_dibulatkan_bukan_dipotong(nilai, tertulis):
    assert Sumbu(desimal=1).tulis(nilai) == tertulis


def test_batang_mendatar_dibuka_ponsel_pada_batangnya():
    """A picture wider than a phone begins with the labels: where bars run sideways its other end is shown first."""
    pola = engines["django"].from_string("{% load asn %}{% grafik g %}")
    mendatar = {nama: "grafik-mendatar" in pola.render({"g": buat()}) for nama, buat in SEMUA.items()}
    assert {nama for nama, ya in mendatar.items() if ya} == {"batang", "bertumpuk"}
