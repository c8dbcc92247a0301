"""A row drawn once per shape and filled in."""

import pytest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from asn.core import baris_tetap
from asn.core.baris_tetap import BarisTetap

KATA = {"alamat": "/kinerja/skp/7/", "nama": "Sari", "pendek": "Sari", "uraian": "Analis · 3 RHK", "label": "Draf"}
RUPA = {"bertaut": True, "nada": "netral", "aksi": "Periksa"}


@pytest.fixture
def orang():
    return BarisTetap("skp/tim_orang.html", isi=tuple(KATA), rupa=tuple(RUPA))


@pytest.mark.parametrize("rupa", [RUPA, RUPA | {"aksi": ""}, RUPA | {"bertaut": False}])
def test_seperti_templatnya(orang, rupa):
    assert orang(**KATA, **rupa) == render_to_string("skp/tim_orang.html", KATA | rupa).strip()


def test_kata_diamankan_dan_tidak_dibaca_sebagai_pola(orang):
    baris = orang(**(KATA | {"nama": "<b>100% %(uraian)s</b> \ue000nama\ue001"}), **RUPA)
    assert "&lt;b&gt;100% %(uraian)s&lt;/b&gt; \ue000nama\ue001" in baris
    assert "<b>" not in baris


def test_digambar_sekali_per_rupa(orang, monkeypatch):
    gambar = []
    asli = baris_tetap.render_to_string
    monkeypatch.setattr(baris_tetap, "render_to_string", lambda *a: gambar.append(a) or asli(*a))
    for nama in ("Sari", "Budi", "Citra"):
        orang(**(KATA | {"nama": nama}), **RUPA)
        orang(**(KATA | {"nama": nama}), **(RUPA | {"aksi": ""}))
    assert len(gambar) == 2


def test_kata_yang_kurang_tidak_didiamkan(orang):
    with pytest.raises(KeyError):
        orang(**RUPA)


def test_bagian_digambar_sekali_untuk_nilai_yang_sama(settings):
    diminta = []

    @baris_tetap.digambar_sekali
    def bagian(*nilai):
        diminta.append(nilai)
        return SafeString(f"<b>{nilai}</b>")

    assert bagian(1, ("a", 2)) == bagian(1, ("a", 2)) == "<b>(1, ('a', 2))</b>"
    assert bagian(1, ("a", 3)) != bagian(1, ("a", 2))
    assert bagian(True, ("a", 2)) == "<b>(True, ('a', 2))</b>"
    assert len(diminta) == 3
    for n in range(baris_tetap.DIINGAT):
        bagian(n, ("b", 0))
    bagian(1, ("a", 2))
    assert len(diminta) == 3 + baris_tetap.DIINGAT + 1
    settings.DEBUG = True
    bagian(1, ("a", 2))
    assert len(diminta) == 3 + baris_tetap.DIINGAT + 2
