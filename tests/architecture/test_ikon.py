"""An icon that does not exist breaks the page that names it, often only in a state nobody looked at."""

import re
from pathlib import Path

import pytest

from asn.akun.menu import MENU, MENU_PENGGUNA
from asn.core.templatetags.ikon import lucide

AKAR = Path(__file__).parents[2]
NAMA = re.compile(r"(?:lucide |ikon=)\"([a-z0-9-]+)\"")
TEMPLAT = {nama for t in (AKAR / "templates").rglob("*.html") for nama in NAMA.findall(t.read_text())}
MENU_IKON = {butir.ikon for _, kelompok in MENU for butir in kelompok} | {butir.ikon for butir in MENU_PENGGUNA}


@pytest.mark.parametrize("nama", sorted(TEMPLAT | MENU_IKON))
def test_ikon_ada(nama):
    assert "<svg" in lucide(nama)
