"""Several writes of the ORM as one statement: all of them happen, in one round trip.

Each write becomes a branch of a WITH query. Branches see the tables as they were before the statement, and foreign
keys between them hold, because they are checked at its end or later.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Model, QuerySet
from django.db.models.constants import OnConflict
from django.db.models.sql import InsertQuery, UpdateQuery


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


@dataclass(frozen=True, slots=True)
class Anak:
    """A new row that points with `tunjuk` at the row inserted beside it."""

    baris: Model
    tunjuk: str


def sisip_beranak(induk: Model, *anak: Anak, tanya: Tulis) -> bool | None:
    """Insert a row with rows that point at it, and answer the condition `tanya` with the same statement.

    None when a unique key kept the row out: then nothing is written, and the transaction goes on. Otherwise `induk`
    has its primary key.
    """
    kunci: Any = induk._meta.pk
    pk = connection.ops.quote_name(kunci.column)
    utama, parameter = _sisipan(induk)
    cabang = f"induk AS ({utama} ON CONFLICT DO NOTHING RETURNING {pk})"
    for ke, satu in enumerate(anak):
        sql, isi = _sisipan(satu.baris, satu.tunjuk, f"induk.{pk}")
        cabang += f", anak_{ke} AS ({sql} FROM induk)"
        parameter += isi
    with connection.cursor() as kursor:
        kursor.execute(f"WITH {cabang} SELECT {pk}, {tanya.sql} FROM induk", [*parameter, *tanya.parameter])  # noqa: S608
        hasil = kursor.fetchone()
    if hasil is None:
        return None
    induk.pk, induk._state.adding = hasil[0], False
    return bool(hasil[1])


def _sisipan(baris: Any, tunjuk: str = "", nilai: str = "") -> tuple[str, list[Any]]:
    """INSERT … SELECT of one row and its parameters; its field `tunjuk` gets the expression `nilai`.

    What is empty is left out: the driver keeps the reading of a statement only while its parameters are few.
    """
    kutip = connection.ops.quote_name
    semua = [(f, f.pre_save(baris, True)) for f in _bidang(baris) if f.name != tunjuk]
    terisi = [(f, isi) for f, isi in semua if isi is not None or f.has_db_default()]
    kolom, letak = [kutip(f.column) for f, _ in terisi], ["%s"] * len(terisi)
    if tunjuk:
        penunjuk: Any = baris._meta.get_field(tunjuk)
        kolom.append(kutip(penunjuk.column))
        letak.append(nilai)
    sql = f"INSERT INTO {kutip(baris._meta.db_table)} ({', '.join(kolom)}) SELECT {', '.join(letak)}"
    return sql, [f.get_db_prep_save(isi, connection) for f, isi in terisi]


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
