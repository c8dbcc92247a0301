"""The bell in the header of every page."""

from functools import cached_property
from typing import Any

from django.http import HttpRequest

from asn.core.cacah import cacah_pengguna
from asn.core.konteks import sekali
from asn.notifikasi.services.kabar import ALAMAT


class Lonceng:
    """Asks for the number of unread news only when a template draws it."""

    def __init__(self, pengguna: Any) -> None:
        self._pengguna = pengguna

    @cached_property
    def belum(self) -> int | str:
        return cacah_pengguna(self._pengguna).get(ALAMAT, 0)


@sekali
def lonceng(request: HttpRequest) -> dict[str, Any]:
    """None for a visitor, during a preview, and before the second factor."""
    pengguna = getattr(request, "user", None)
    tersembunyi = hasattr(request, "pengguna_asli") or hasattr(request, "mfa_tertunda")
    if pengguna is None or not pengguna.is_authenticated or tersembunyi:
        return {"lonceng": None}
    return {"lonceng": Lonceng(pengguna)}
