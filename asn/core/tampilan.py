"""Saved views of a list: a name for a query string, kept by its user."""

from typing import Any

from django.http import QueryDict

from asn.core.cacah import ingat_pengguna
from asn.core.models import TampilanTersimpan
from asn.core.saringan import SEMENTARA


def tampilan_pengguna(pengguna: Any) -> list[tuple[str, int, str, str]]:
    """All views this user keeps: list, number, name, query string; by name. Every list page draws them."""
    return ingat_pengguna(pengguna, "tampilan", lambda: _baca(pengguna))


def _baca(pengguna: Any) -> list[tuple[str, int, str, str]]:
    return list(pengguna.tampilan_tersimpan.values_list("daftar", "pk", "nama", "kueri"))


def simpan_tampilan(*, pengguna: Any, daftar: str, nama: str, kueri: str) -> TampilanTersimpan:
    """Keep the view, without page and export. Raises ValidationError with Indonesian sentences."""
    bersih = QueryDict(kueri, mutable=True)
    for kunci in SEMENTARA:
        bersih.pop(kunci, None)
    tampilan = TampilanTersimpan(pengguna=pengguna, daftar=daftar, nama=nama.strip(), kueri=bersih.urlencode())
    # The whole list without any filter is a view, too.
    tampilan.full_clean(exclude=[] if tampilan.kueri else ["kueri"])
    tampilan.save()
    return tampilan
