"""A key in an attribute is written as it is: Indonesian grouping would make "6.188" of it, which is no row."""

import re
from pathlib import Path

POLA = re.compile(
    r'(?:value|id|href|for|name|aria-[a-z]+)="[^"]*?\{\{ (?:[a-zA-Z_]+\.)*(?:pk|(?!auto_id|html_id)[a-z_]*_id) \}\}'
)


def test_kunci_di_atribut_tidak_dikelompokkan():
    assert POLA.search('<option value="{{ pk }}">')
    assert [str(p) for p in Path("templates").rglob("*.html") if POLA.search(p.read_text())] == []
