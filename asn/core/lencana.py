"""Badges drawn once for the same words: a list shows the same few of them on every row.

`typed`: words a template holds as safe are not those that somebody typed in.
"""

from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.safestring import SafeString


@lru_cache(maxsize=512, typed=True)
def lencana_status(keadaan: str, label: str, nada: str = "") -> SafeString:
    """{% lencana_status keadaan label nada="proses" %}: components/status.html."""
    isi = render_to_string("components/status.html", {"keadaan": keadaan, "label": label, "nada": nada})
    return SafeString(isi.strip())


def lencana(label: str, nada: str) -> SafeString:
    """A badge in a tone, of no state."""
    return lencana_status("", label, nada)


@lru_cache(maxsize=64, typed=True)
def lencana_predikat(predikat: str, label: str = "") -> SafeString:
    """{% lencana_predikat predikat %}: components/predikat.html."""
    return SafeString(render_to_string("components/predikat.html", {"predikat": predikat, "label": label}).strip())
