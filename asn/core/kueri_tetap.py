"""Statements of the ORM written once and planned once: asked so often that asking anew costs more than the answer.

    RIWAYAT = KueriTetap(lambda pegawai_id: RiwayatDiklat.objects.for_list().filter(pegawai_id=pegawai_id))
    RIWAYAT.semua(pegawai_id=7)

Django puts such a statement together for a millisecond and Postgres plans it for another; here both happen at the
first question (per process, per connection). Row-level security holds as ever; who may see the rows is asked by the
caller.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import BooleanField, F, Func, Model, QuerySet, Value, prefetch_related_objects
from django.db.models.query import FlatValuesListIterable, ModelIterable, ValuesListIterable, get_related_populators
from psycopg import Cursor
from psycopg.raw_cursor import RawCursorMixin
from psycopg.types.numeric import Int8


@dataclass(frozen=True, slots=True)
class Isian:
    """The place of a value that each question brings."""

    nama: str


class SalahSatu(Func):
    """A column equal to one of an array: one statement for lists of any length."""

    template = "%(expressions)s)"
    arg_joiner = " = ANY("
    output_field = BooleanField()


def salah_satu(kolom: str, isian: Any) -> SalahSatu:
    """The condition that `kolom` is among the values of `isian`, a parameter of a `KueriTetap` given a list."""
    return SalahSatu(F(kolom), isian)


class Siap(NamedTuple):
    """A statement, its parameters with places to fill, and how a row becomes what the query yields."""

    kalimat: str
    parameter: tuple[Any, ...]
    baca: Callable[[Any], Any]
    dijemput: tuple[Any, ...]


class KueriTetap:
    """A query whose shape never changes; `buat` gets an expression for each keyword a question will bring.

    What `buat` returns may depend on nothing else: no day, no user, no city. It yields objects with `select_related`
    parents and annotations, or the tuples of `values_list` (one value with `flat`).
    """

    def __init__(self, buat: Callable[..., QuerySet]) -> None:
        self._buat = buat
        self._siap: Siap | None = None

    def semua(self, **nilai: Any) -> list[Any]:
        """All rows for these values."""
        self._siap = siap = self._siap or self._tulis(nilai)
        isi = [_bertipe(nilai[p.nama]) if isinstance(p, Isian) else p for p in siap.parameter]
        with kursor_siap() as kursor:
            kursor.execute(siap.kalimat, isi)
            hasil = [siap.baca(baris) for baris in kursor.fetchall()]
        if siap.dijemput:
            prefetch_related_objects(hasil, *siap.dijemput)
        return hasil

    def satu(self, **nilai: Any) -> Any:
        """The first row, or None."""
        return next(iter(self.semua(**nilai)), None)

    def dengan(self, **nilai: Any) -> "Terisi":
        """The same question with some of its values given, for whoever brings the others."""
        return Terisi(self, nilai)

    def _tulis(self, nama: Any) -> Siap:
        kueri = self._buat(**{satu: Value(Isian(satu)) for satu in nama})
        penyusun = kueri.query.get_compiler(connection=connection)
        kalimat, parameter = penyusun.as_sql()
        baca = _pembaca(kueri, penyusun)
        pengubah = penyusun.get_converters([satu[0] for satu in penyusun.select[: penyusun.col_count]])
        baca_isi = (lambda baris: baca(next(penyusun.apply_converters([baris], pengubah)))) if pengubah else baca
        dijemput: tuple[Any, ...] = kueri._prefetch_related_lookups  # type: ignore[attr-defined]
        return Siap(kalimat, tuple(parameter), baca_isi, dijemput)


class JumlahTetap(KueriTetap):
    """How many rows a query has; a list counts no further than its cap, so `buat` ends in a slice."""

    def hitung(self, **nilai: Any) -> int:
        """The number of rows for these values."""
        [jumlah] = self.semua(**nilai)
        return jumlah

    def _tulis(self, nama: Any) -> Siap:
        siap = super()._tulis(nama)
        hitung = f"SELECT COUNT(*) FROM ({siap.kalimat}) subquery"  # noqa: S608 - written by the ORM
        return siap._replace(kalimat=hitung, baca=itemgetter(0))


@dataclass(frozen=True, slots=True)
class Terisi:
    """A question some values of which are known."""

    kueri: KueriTetap
    nilai: dict[str, Any]

    def semua(self, **lain: Any) -> list[Any]:
        """All rows for the values known and these."""
        return self.kueri.semua(**self.nilai, **lain)


class KursorSiap(Cursor):
    """Values stay apart from the statement, which Postgres keeps with its plan."""

    def execute(self, query: Any, params: Any = None, **pilihan: Any) -> Any:
        """As Cursor's, prepared from the first time on."""
        return super().execute(query, params, prepare=True)

    def _send_query_prepared(self, name: bytes, pgq: Any, **pilihan: Any) -> None:
        # Django's log of statements reads it here.
        self._query = pgq
        super()._send_query_prepared(name, pgq, **pilihan)


class KursorTulis(RawCursorMixin[Any], KursorSiap):
    """Places are $1, $2 …: the driver reads a statement with many of them anew each time they are named %s.

    For rows whose insertion leaves no trace in the history: the context of changes, which pghistory puts before all
    that writes, would make two statements of it, and two cannot be prepared. It passes by a cursor with a name.
    """

    name = "tulis"


@contextmanager
def kursor_siap(jenis: type[KursorSiap] = KursorSiap) -> Iterator[Any]:
    """A cursor of Django's, so that all statements are counted, logged and refused alike, that prepares."""
    connection.ensure_connection()
    semula = connection.connection.cursor_factory
    connection.connection.cursor_factory = jenis
    try:
        kursor = connection.cursor()
    finally:
        connection.connection.cursor_factory = semula
    with kursor:
        yield kursor


def _bertipe(nilai: Any) -> Any:
    """A whole number with one type for all sizes: a statement is planned per types of its values."""
    if type(nilai) is int:
        return Int8(nilai)
    return [_bertipe(satu) for satu in nilai] if isinstance(nilai, list) else nilai


def _pembaca(kueri: QuerySet, penyusun: Any) -> Callable[[Any], Any]:
    jenis: Any = kueri._iterable_class
    if jenis is FlatValuesListIterable:
        return itemgetter(0)
    if jenis is ValuesListIterable:
        return tuple
    if jenis is not ModelIterable:
        raise TypeError(f"KueriTetap reads objects and values_list, not {jenis.__name__}")
    return _pembaca_objek(penyusun)


def _pembaca_objek(penyusun: Any) -> Callable[[Any], Model]:
    """As the ORM's own iterator does it, worked out once."""
    info, pilihan, lain = penyusun.klass_info, penyusun.select, penyusun.annotation_col_map or {}
    awal, akhir = info["select_fields"][0], info["select_fields"][-1] + 1
    kolom = [satu[0].target.attname for satu in pilihan[awal:akhir]]
    induk = get_related_populators(info, pilihan, connection.alias)  # type: ignore[call-arg]  # stubs of a later Django

    def baca(isi: Any) -> Model:
        objek: Model = info["model"].from_db(connection.alias, kolom, isi[awal:akhir])
        for satu in induk:
            satu.populate(isi, objek)
        for nama, letak in lain.items():
            setattr(objek, nama, isi[letak])
        return objek

    return baca
