"""Rows of a page whose template is drawn once for each shape a row can have, and from then on only filled in.

A loop of a template works out every variable of every row anew; fifty rows then cost more than the page around them.

    ORANG = BarisTetap("skp/tim_orang.html", isi=("alamat", "nama"), rupa=("menunggu",))
    ORANG(alamat="/kinerja/skp/7/", nama="Sari", menunggu=True)

`isi` are words the template writes down, neither asked about nor filtered; they are escaped here. `rupa` is what it
asks about: few values, for every combination is drawn once.

`digambar_sekali` is for parts that depend on a few values alone and are the same for everybody who is shown them.
"""

import re
from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from asn.core.sel import aman

# Parts of one kind that are kept.
DIINGAT = 16
# Characters of no script mark the places while the template is drawn.
_TEMPAT = re.compile("\ue000([a-z_]+)\ue001")


class BarisTetap:
    """One kind of row."""

    def __init__(self, templat: str, *, isi: tuple[str, ...], rupa: tuple[str, ...] = ()) -> None:
        self._templat, self._isi, self._rupa = templat, isi, rupa
        self._pola = lru_cache(maxsize=256, typed=True)(self._gambar)

    def __call__(self, **nilai: Any) -> SafeString:
        """The row with these words."""
        gambar = self._gambar if settings.DEBUG else self._pola
        return SafeString(gambar(*[nilai[n] for n in self._rupa]) % {n: aman(nilai[n]) for n in self._isi})

    def _gambar(self, *rupa: Any) -> str:
        """The template as a pattern for `%`."""
        tempat = {n: SafeString(f"\ue000{n}\ue001") for n in self._isi}
        gambar = render_to_string(self._templat, tempat | dict(zip(self._rupa, rupa, strict=True)))
        return _TEMPAT.sub(r"%(\1)s", gambar.strip().replace("%", "%%"))


def digambar_sekali(gambar: Callable[..., SafeString]) -> Callable[..., SafeString]:
    """A part of a page that depends on nothing but its arguments, all hashable: equal ones are drawn once.

    Only for figures and rules: what belongs to one person is never kept.
    """
    ingatan = lru_cache(maxsize=DIINGAT, typed=True)(gambar)

    @wraps(gambar)
    def dalam(*nilai: Any) -> SafeString:
        return (gambar if settings.DEBUG else ingatan)(*nilai)

    return dalam
