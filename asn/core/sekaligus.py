"""Several writes of the ORM as one statement: all of them happen, in one round trip.

Each write becomes a branch of a WITH query. Branches see the tables as they were before the statement, and foreign
keys between them hold, because they are checked at its end or later.
"""

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import count, islice
from typing import Any

from django.db import connection
from django.db.models import AutoField, BooleanField, CharField, DateField, Model, QuerySet, TextField, UUIDField
from django.db.models.constants import OnConflict
from django.db.models.sql import InsertQuery, UpdateQuery

from asn.core.kueri_tetap import KursorTulis, kursor_siap


@dataclass(frozen=True, slots=True)
class Tulis:
    """One write, ready to be sent."""

    sql: str
    parameter: tuple[Any, ...]


def ubah(kueri: QuerySet, **isi: Any) -> Tulis:
    """Set columns in the rows of `kueri`, as `kueri.update(**isi)` would."""
    perintah: UpdateQuery = kueri.query.chain(UpdateQuery)  # type: ignore[assignment]
    perintah.annotations = {}
    perintah.clear_ordering(force=True)
    perintah.add_update_values(isi)
    return Tulis(*_susun(perintah.get_compiler(connection=connection).as_sql()))


def sisip(baris: Model, *, kunci: Sequence[str] = (), perbarui: Sequence[str] = ()) -> Tulis:
    """Insert a new row; one with the same `kunci` gets the columns `perbarui` instead."""
    meta = baris._meta
    bidang = _bidang(baris)
    perintah = InsertQuery(
        type(baris),
        on_conflict=OnConflict.UPDATE if kunci else None,
        update_fields=[meta.get_field(n) for n in perbarui],
        unique_fields=[meta.get_field(n) for n in kunci],
    )
    perintah.insert_values(bidang, [baris])
    [satu] = perintah.get_compiler(connection=connection).as_sql()
    return Tulis(*_susun(satu))


class SisipBeranak:
    """A new row with rows that point at it and the answer to a condition: one statement, written once and prepared.

    `anak` are models with the field that points; `tanya` is the condition, with {} for each of its values. The history
    must keep no insertions of these tables: the statement carries no context.
    """

    def __init__(self, induk: type[Model], *anak: tuple[type[Model], str], tanya: str) -> None:
        self._model = induk
        self._anak = anak
        self._tanya = tanya

    def tulis(self, induk: Model, *anak: Model, tanya: Sequence[Any] = ()) -> bool | None:
        """None when a unique key kept the row out: then nothing is written, and the transaction goes on. Otherwise
        `induk` has its primary key, and the answer is that of the condition."""
        kalimat, kolom = self._siap
        isi = [nilai for ambil, baris in zip(kolom, (induk, *anak), strict=True) for nilai in _nilai(ambil, baris)]
        with kursor_siap(KursorTulis) as kursor:
            kursor.execute(kalimat, [*isi, *tanya])
            hasil = kursor.fetchone()
        if hasil is None:
            return None
        induk.pk, induk._state.adding = hasil[0], False
        return bool(hasil[1])

    @cached_property
    def _siap(self) -> tuple[str, list[list[Any]]]:
        kunci: Any = self._model._meta.pk
        pk = connection.ops.quote_name(kunci.column)
        letak = (f"${ke}" for ke in count(1))
        utama, bidang = _sisipan(self._model, letak)
        cabang, kolom = [f"induk AS ({utama} ON CONFLICT DO NOTHING RETURNING {pk})"], [bidang]
        for ke, (model, tunjuk) in enumerate(self._anak):
            sql, bidang = _sisipan(model, letak, tunjuk, f"induk.{pk}")
            cabang.append(f"anak_{ke} AS ({sql} FROM induk)")
            kolom.append(bidang)
        tanya = self._tanya.format(*islice(letak, self._tanya.count("{}")))
        return f"WITH {', '.join(cabang)} SELECT {pk}, {tanya} FROM induk", kolom  # noqa: S608


def _sisipan(model: type[Model], letak: Iterator[str], tunjuk: str = "", nilai: str = "") -> tuple[str, list[Any]]:
    """INSERT … SELECT of one row and the fields it takes; the field `tunjuk` gets the expression `nilai`."""
    kutip = connection.ops.quote_name
    meta: Any = model._meta
    bidang = [f for f in meta.concrete_fields if not (f.generated or isinstance(f, AutoField) or f.name == tunjuk)]
    kolom, isi = [kutip(f.column) for f in bidang], [f"{next(letak)}::{_tipe(f)}" for f in bidang]
    if tunjuk:
        kolom.append(kutip(meta.get_field(tunjuk).column))
        isi.append(nilai)
    return f"INSERT INTO {kutip(meta.db_table)} ({', '.join(kolom)}) SELECT {', '.join(isi)}", bidang


def _tipe(bidang: Any) -> str:
    """The type of a column without its length: what is too long is refused, a cast would cut it off."""
    return bidang.db_type(connection).partition("(")[0]


# Fields whose values of this very type reach the database as they are.
_POLOS: dict[type, type] = {CharField: str, TextField: str, BooleanField: bool, UUIDField: uuid.UUID, DateField: date}


def _nilai(bidang: list[Any], baris: Model) -> list[Any]:
    semua = []
    for f in bidang:
        nilai = f.pre_save(baris, True)
        polos = nilai is None or type(nilai) is _POLOS.get(type(f))
        semua.append(nilai if polos else f.get_db_prep_save(nilai, connection))
    return semua


def _bidang(baris: Any) -> list[Any]:
    return [f for f in baris._meta.concrete_fields if not f.generated and not (f.primary_key and baris.pk is None)]


def _susun(satu: tuple[str, Sequence[Any]]) -> tuple[str, tuple[Any, ...]]:
    sql, parameter = satu
    return sql, tuple(parameter)


def sekaligus(*semua: Tulis) -> int:
    """Send them together; returns how many rows the first one touched. Belongs inside a transaction: the caller gives
    it up when that number is not the one expected, because the others have happened all the same."""
    cabang = ", ".join(f"tulis_{i} AS ({t.sql} RETURNING 1)" for i, t in enumerate(semua))
    with connection.cursor() as kursor:
        kursor.execute(
            f"WITH {cabang} SELECT count(*) FROM tulis_0",  # noqa: S608 - composed by the ORM, values are parameters
            [p for t in semua for p in t.parameter],
        )
        return int(kursor.fetchone()[0])
