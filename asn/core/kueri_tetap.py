"""One row by its key, asked so often that writing the question anew costs more than the answer."""

from collections.abc import Callable
from functools import cached_property
from typing import Any

from django.db import connection
from django.db.models import Model, QuerySet
from django.db.models.query import get_related_populators

# Stands for the key while the question is written; a key that is a text needs one of its own.
PENANDA = -9_223_372_036_854_775_807


class KueriTetap:
    """A query of the ORM written once per process; `satu` answers as `buat().filter(pk=…).first()` would.

    `buat` must not depend on anything that changes: no day, no user, no city. Rows bring `select_related` parents
    and annotations.
    """

    def __init__(self, buat: Callable[[], QuerySet], penanda: int | str = PENANDA) -> None:
        self._buat = buat
        self._penanda = penanda

    def satu(self, pk: int | str) -> Any:
        """The row with its parents, or None."""
        kalimat, parameter, baca = self._siap
        with connection.cursor() as kursor:
            kursor.execute(kalimat, [pk if p == self._penanda else p for p in parameter])
            baris = kursor.fetchone()
        return None if baris is None else baca(baris)

    @cached_property
    def _siap(self) -> tuple[str, tuple[Any, ...], Callable[[Any], Model]]:
        penyusun = self._buat().filter(pk=self._penanda).order_by().query.get_compiler(connection=connection)
        kalimat, parameter = penyusun.as_sql()
        return kalimat, tuple(parameter), _pembaca(penyusun)


def _pembaca(penyusun: Any) -> Callable[[Any], Model]:
    """How a row becomes an object: as the ORM's own iterator does it, worked out once."""
    info, pilihan, lain = penyusun.klass_info, penyusun.select, penyusun.annotation_col_map or {}
    awal, akhir = info["select_fields"][0], info["select_fields"][-1] + 1
    kolom = [satu[0].target.attname for satu in pilihan[awal:akhir]]
    induk = get_related_populators(info, pilihan, connection.alias)  # type: ignore[call-arg]  # stubs of a later Django
    pengubah = penyusun.get_converters([satu[0] for satu in pilihan])

    def baca(baris: Any) -> Model:
        [isi] = penyusun.apply_converters([baris], pengubah) if pengubah else [baris]
        objek = info["model"].from_db(connection.alias, kolom, isi[awal:akhir])
        for satu in induk:
            satu.populate(isi, objek)
        for nama, letak in lain.items():
            setattr(objek, nama, isi[letak])
        return objek

    return baca
