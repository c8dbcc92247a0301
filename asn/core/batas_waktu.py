"""A limit to how long a page waits for the database, for counts a worker may make instead."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import OperationalError, connection, transaction
from psycopg.errors import QueryCanceled


class TerlaluLama(Exception):
    """A statement took longer than the page waits; nothing of the block remains."""


@contextmanager
def batas_waktu(detik: int) -> Iterator[None]:
    """Give up any statement of this block after so many seconds, with `TerlaluLama`."""
    try:
        with transaction.atomic():
            semula = _setel(f"{detik}s")
            yield
            _setel(semula)
    except OperationalError as galat:
        if isinstance(galat.__cause__, QueryCanceled):
            raise TerlaluLama from galat
        raise


def _setel(batas: str) -> str:
    """Set the limit until the transaction or savepoint ends; returns the one in force before."""
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT current_setting('statement_timeout'), set_config('statement_timeout', %s, true)", [batas]
        )
        semula: str = kursor.fetchone()[0]
    return semula
