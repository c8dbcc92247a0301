"""Joins of rows whose number the planner cannot know."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def gabung_hash() -> Iterator[None]:
    """Inside a transaction: join by hash or merge, then as before.

    For a large question about rows that have no statistics yet: taken for few, one whole table would be read again for
    every row of another. Not for a question about one row, which would read whole tables to answer.
    """
    with connection.cursor() as kursor:
        kursor.execute("SELECT current_setting('enable_nestloop')")
        (semula,) = kursor.fetchone()
        kursor.execute("SELECT set_config('enable_nestloop', 'off', true)")
        yield
        kursor.execute("SELECT set_config('enable_nestloop', %s, true)", [semula])
