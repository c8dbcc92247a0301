"""Which cities the current transaction may touch: the database wall's only switch.

The scope is a transaction-local Postgres setting (`asn.kota`, a comma separated list of Kota ids) read by the
row-level security policy of every city table. It is entered in exactly three places: the request middleware, the
Celery task base class and `lingkup_kota` itself for commands and tests. No scope means no rows.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from django.db import connection, transaction

_PASANG = "SELECT current_setting('asn.kota', true), set_config('asn.kota', {nilai}, true), {kunci}"
_SEMUA = "(SELECT coalesce(string_agg(id::text, ',' ORDER BY id), '') FROM instansi_kota)"


def _pasang(nilai: str, kunci: Sequence[tuple[int, int]] = ()) -> tuple[str, bool]:
    with connection.cursor() as kursor:
        kursor.execute(_PASANG.format(nilai="%s", kunci=_kunci(len(kunci))), [nilai, *(n for k in kunci for n in k)])
        sebelumnya, _, didapat = kursor.fetchone()
        return sebelumnya or "", didapat


def _kunci(jumlah: int) -> str:
    """The first lock is tried; once it is held, the others are waited for, one after the other."""
    if not jumlah:
        return "true"
    isi = "true"
    for _ in range(jumlah - 1):
        isi = f"(SELECT {isi} FROM pg_advisory_xact_lock(%s, %s))"  # noqa: S608 - no value among the words
    return f"CASE WHEN pg_try_advisory_xact_lock(%s, %s) THEN {isi} ELSE false END"


@contextmanager
def lingkup_kota(kota_ids: Iterable[int], *, kunci: Sequence[tuple[int, int]] = ()) -> Iterator[bool]:
    """Open a transaction that sees and writes only rows of the given cities; the former scope returns afterwards.

    Raises nothing of its own; an empty iterable means no rows at all. `kunci` names advisory locks taken with the same
    statement and held until the transaction ends; yields whether they are held, which is false when the first is not
    free.
    """
    bersarang = connection.in_atomic_block
    with transaction.atomic():
        sebelumnya, didapat = _pasang(",".join(str(int(k)) for k in sorted(set(kota_ids))), kunci)
        yield didapat
        # A rolled back savepoint restores the setting by itself; a commit of the outermost block ends it.
        if bersarang:
            _pasang(sebelumnya)


@contextmanager
def seluruh_kota(*, titik_simpan: bool = True) -> Iterator[None]:
    """Every city: only for `migrate`, reference loading and jobs that then fan out per city.

    Without a savepoint whatever is raised inside ends the caller's whole transaction, and the scope with it.
    """
    bersarang = connection.in_atomic_block
    with transaction.atomic(savepoint=titik_simpan):
        with connection.cursor() as kursor:
            kursor.execute(_PASANG.format(nilai=_SEMUA, kunci="true"))
            sebelumnya = kursor.fetchone()[0] or ""
        yield
        if bersarang:
            _pasang(sebelumnya)


def kota_dalam_lingkup() -> list[int]:
    """Ids of the cities the current transaction may touch."""
    with connection.cursor() as kursor:
        kursor.execute("SELECT current_setting('asn.kota', true)")
        nilai = kursor.fetchone()[0] or ""
    return [int(k) for k in nilai.split(",") if k]
