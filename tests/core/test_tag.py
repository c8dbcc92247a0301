"""Template helpers as tables."""

from datetime import UTC, date, datetime
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.template import Context, Template
from django.urls import reverse
from django.utils.formats import date_format

from asn.core.ingat import _INGATAN
from asn.core.sel import alamat_baris
from asn.core.tabel import hari_pendek
from asn.core.templatetags import tabel
from asn.core.templatetags.asn import rupiah, samarkan, waktu_kota


@pytest.mark.parametrize(
    ("nilai", "tulisan"), [(1234500, "Rp1.234.500"), (0, "Rp0"), (None, "–"), ("", "–"), (2785700.0, "Rp2.785.700")]
)
def test_rupiah(nilai, tulisan):
    assert rupiah(nilai) == tulisan


@pytest.mark.parametrize(
    ("teks", "hasil"),
    [
        ("3674012505900001", "••••••••••••0001"),
        ("0812", "••••"),  # too short to show anything
        ("12", "••"),
        ("", ""),
        (None, ""),
        ("123456", "••••56"),
    ],
)
def test_samarkan(teks, hasil):
    assert samarkan(teks) == hasil


@pytest.mark.parametrize(
    ("zona", "tulisan"),
    [
        ("Asia/Jakarta", "20 Oktober 2026 23.30 WIB"),
        ("Asia/Jayapura", "21 Oktober 2026 01.30 WIT"),
    ],
)
def test_waktu_kota(zona, tulisan):
    saat = datetime(2026, 10, 20, 16, 30, tzinfo=UTC)
    assert waktu_kota(saat, SimpleNamespace(zona_waktu=zona)) == tulisan
    assert waktu_kota(None, SimpleNamespace(zona_waktu=zona)) == "–"


def test_alamat_baris_sama_dengan_reverse():
    assert alamat_baris("pegawai:rincian", 150) == reverse("pegawai:rincian", args=[150])


@pytest.mark.parametrize(
    ("tag", "kelas", "kata"),
    [
        ('{% lencana_status "" "Diajukan" nada="proses" %}', "status status-proses", "Diajukan"),
        ('{% lencana_status "selesai" label %}', "status status-selesai", "&lt;Selesai&gt;"),
        ('{% lencana_predikat "BAIK" %}', "predikat predikat-baik", "Baik"),
        ('{% lencana_predikat "" %}', "predikat", "Belum dinilai"),
    ],
)
def test_lencana_ditulis_sebagai_html_dengan_label_yang_dilolosi(tag, kelas, kata):
    isi = Template("{% load baris %}" + tag).render(Context({"label": "<Selesai>"}))
    assert isi.startswith(f'<span class="{kelas}">')
    assert kata in isi
    assert "<Selesai>" not in isi


class TestDiingat:
    """Parts drawn once: by what they vary by, and with the token of whoever sees them."""

    POLA = '{% load diingat %}{% diingat "uji" siapa %}{{ siapa }}{{ lain }}{% csrf_token %}{% enddiingat %}'

    @pytest.fixture(autouse=True)
    def _ingat(self, settings):
        settings.HALAMAN_BERSAMA_DETIK = 60
        _INGATAN.clear()

    def gambar(self, **konteks) -> str:
        return Template(self.POLA).render(Context({"csrf_token": "t1", **konteks}))

    def test_sekali_untuk_setiap_nilai(self):
        assert self.gambar(siapa="a", lain=1).startswith("a1<")
        assert self.gambar(siapa="a", lain=2).startswith("a1<")
        assert self.gambar(siapa="b", lain=2).startswith("b2<")

    def test_token_milik_permintaan(self):
        assert 'value="t1"' in self.gambar(siapa="a")
        assert 'value="t2"' in self.gambar(siapa="a", csrf_token="t2")

    def test_tanpa_ingatan_selalu_baru(self, settings):
        settings.HALAMAN_BERSAMA_DETIK = 0
        assert [self.gambar(siapa="a", lain=n)[:2] for n in (1, 2)] == ["a1", "a2"]


def test_ikon_yang_tertulis_menjadi_bagian_teks():
    tetap = Template('{% load lucide %}{% lucide "x" size=16 class="ikon" aria_hidden="true" %}')
    bervariabel = Template('{% load lucide %}{% lucide nama size=16 class="ikon" aria_hidden="true" %}')
    assert [type(n).__name__ for n in tetap.nodelist] == ["LoadNode", "TextNode"]
    assert tetap.render(Context()) == bervariabel.render(Context({"nama": "x"}))
    assert 'class="ikon"' in tetap.render(Context())
    assert bervariabel.render(Context({"nama": "bell"})) != tetap.render(Context())


@pytest.mark.parametrize(
    "nilai",
    [0, 7, 999, 1000, -3, *map(Decimal, ("0", "70.00", "-0.50", "999.99", "1000", "12345.60", "1E+2", "0.001"))],
)
def test_angka_dalam_sel_ditulis_seperti_pada_templat(nilai):
    assert tabel._sel(nilai, None) == Template("{{ n }}").render(Context({"n": nilai}))


def test_hari_dalam_daftar():
    for _ in range(2):
        assert hari_pendek(date(2026, 5, 2)) == date_format(date(2026, 5, 2), "j M Y") == "2 Mei 2026"
