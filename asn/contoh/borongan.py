"""Direct COPY into walled tables, for benchmark data only.

COPY refuses a table whose row-level security binds the role, and it binds the owner because of FORCE. Inside one
transaction the owner lifts FORCE, drops secondary indexes and foreign keys, copies, builds them again (each sorted or
joined once instead of touched row by row) and forces the wall again. The tables stay exclusively locked meanwhile,
and a failure undoes everything. The demo goes through `muat`, where the wall stays up.
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import connection, models
from psycopg import sql

# Primary keys stay: other tables refer to them, and appending to them is cheap.
_DEFINISI = """
SELECT 'k', conname, pg_get_constraintdef(oid) FROM pg_constraint
 WHERE conrelid = %(tabel)s::regclass AND contype IN ('f', 'u', 'x')
UNION ALL
SELECT 'i', c.relname, pg_get_indexdef(i.indexrelid) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
 WHERE i.indrelid = %(tabel)s::regclass AND NOT i.indisprimary
   AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('u', 'x'))
 ORDER BY 1, 2
"""


@contextmanager
def tanpa_indeks(*model: type[models.Model]) -> Iterator[None]:
    """Lift FORCE, indexes and foreign keys of these tables; put everything back on leaving, all cities in scope."""
    connection.check_constraints()  # no table may be altered while deferred foreign keys wait
    with connection.cursor() as kursor:
        # Memory for one sort at a time, which parallel workers share.
        kursor.execute("SELECT set_config('maintenance_work_mem', %s, true)", [f"{_memori_sortir()}MB"])
        kursor.execute("SET LOCAL max_parallel_maintenance_workers = 2")
        definisi: list[tuple[sql.Identifier, str, str, str]] = []
        for satu in model:
            tabel = sql.Identifier(satu._meta.db_table)
            kursor.execute(_DEFINISI, {"tabel": satu._meta.db_table})
            definisi += [(tabel, jenis, nama, isi) for jenis, nama, isi in kursor.fetchall()]
            kursor.execute(sql.SQL("ALTER TABLE {} NO FORCE ROW LEVEL SECURITY").format(tabel))
        for tabel, jenis, nama, _ in definisi:
            buang = "ALTER TABLE {} DROP CONSTRAINT {}" if jenis == "k" else "DROP INDEX {1}"
            kursor.execute(sql.SQL(buang).format(tabel, sql.Identifier(nama)))
        yield
        # Indexes first: the foreign keys between these tables are then checked with fresh statistics.
        for satu in model:
            kursor.execute(sql.SQL("ANALYZE {}").format(sql.Identifier(satu._meta.db_table)))
        for tabel, jenis, nama, isi in sorted(definisi, key=lambda d: d[1]):
            if jenis == "i":
                kursor.execute(isi)
            else:
                kursor.execute(
                    sql.SQL("ALTER TABLE {} ADD CONSTRAINT {} {}").format(tabel, sql.Identifier(nama), sql.SQL(isi))
                )
        for satu in model:
            kursor.execute(
                sql.SQL("ALTER TABLE {} FORCE ROW LEVEL SECURITY").format(sql.Identifier(satu._meta.db_table))
            )


def _memori_sortir() -> int:
    """An eighth of this machine's memory in MB, within reason."""
    memori = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**20
    return max(64, min(memori // 8, 768))


def salin_langsung(model: type[models.Model], kolom: list[str], potongan: Iterable[str]) -> int:
    """Stream finished COPY text into the table; returns the number of rows."""
    daftar = sql.SQL(", ").join(sql.Identifier(k) for k in kolom)
    perintah = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(model._meta.db_table), daftar)
    with connection.cursor() as kursor:
        with kursor.copy(perintah) as salin:
            for teks in potongan:
                salin.write(teks)
        return kursor.rowcount
