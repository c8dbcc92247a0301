"""Which cities the current transaction may touch: the database wall's only switch.

The scope is a transaction-local Postgres setting (`asn.kota`, a comma separated list of Kota ids) read by the
row-level security policy of every city table. It is entered in exactly three places: the request middleware, the
Celery task base class and `lingkup_kota` itself for commands and tests. No scope means no rows.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import connection, transaction


def _pasang(nilai: str) -> str:
    with connection.cursor() as kursor:
        kursor.execute("SELECT current_setting('asn.kota', true), set_config('asn.kota', %s, true)", [nilai])
        return kursor.fetchone()[0] or ""


@contextmanager
def lingkup_kota(kota_ids: Iterable[int]) -> Iterator[None]:
    """Open a transaction that sees and writes only rows of the given cities; the former scope returns afterwards.

    Raises nothing of its own; an empty iterable means no rows at all.
    """
    bersarang = connection.in_atomic_block
    with transaction.atomic():
        sebelumnya = _pasang(",".join(str(int(k)) for k in sorted(set(kota_ids))))
        yield
        # A rolled back savepoint restores the setting by itself; a commit of the outermost block ends it.
        if bersarang:
            _pasang(sebelumnya)


@contextmanager
def seluruh_kota() -> Iterator[None]:
    """Every city: only for `migrate`, reference loading and jobs that then fan out per city."""
    with connection.cursor() as kursor:
        kursor.execute("SELECT id FROM instansi_kota")
        ids = [baris[0] for baris in kursor.fetchall()]
    with lingkup_kota(ids):
        yield


def kota_dalam_lingkup() -> list[int]:
    """Ids of the cities the current transaction may touch."""
    with connection.cursor() as kursor:
        kursor.execute("SELECT current_setting('asn.kota', true)")
        nilai = kursor.fetchone()[0] or ""
    return [int(k) for k in nilai.split(",") if k]
