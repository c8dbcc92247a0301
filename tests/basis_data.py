"""The test database is cloned from a template that is migrated once per state of the migrations.

Migrating takes tens of seconds of pure Python and every worker needs a database of its own; cloning takes one second.
The template's name carries a hash of all migrations, so a changed migration makes a new one.
"""

import fcntl
import hashlib
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pgtrigger
from django.apps import apps
from django.conf import settings
from django.core.management.color import no_style
from django.db import ProgrammingError, connection

from asn.core.lingkup import seluruh_kota

AWALAN = "test_pola_"
TETAP = {"django_content_type", "auth_permission"}
HALAMAN_SEDIKIT = 32
PERCOBAAN = 20


def sidik_migrasi() -> str:
    """Hash over the migrations of every installed app and over what runs after them."""
    sidik = hashlib.sha256((Path(settings.BASE_DIR) / "asn/core/dinding.py").read_bytes())
    for app in sorted(apps.get_app_configs(), key=lambda a: a.label):
        for berkas in sorted((Path(app.path) / "migrations").glob("*.py")):
            sidik.update(berkas.name.encode() + berkas.read_bytes())
    return sidik.hexdigest()[:16]


@contextmanager
def gembok() -> Iterator[None]:
    """One worker migrates, the others wait."""
    jalur = Path(settings.DATA_DIR) / "test_pola.kunci"
    with jalur.open("w") as berkas:
        fcntl.flock(berkas, fcntl.LOCK_EX)
        yield


def pastikan_pola() -> str:
    """Name of the migrated template database, made when it is missing; templates of other states are dropped."""
    pola = f"{AWALAN}{sidik_migrasi()}"
    with gembok():
        ada = _basis_data(AWALAN)
        if pola not in ada:
            # Migrate under another name: a run that is cut short must not leave a half template behind.
            sementara = f"{AWALAN}sementara"
            connection.settings_dict["TEST"]["NAME"] = sementara
            asal = connection.settings_dict["NAME"]
            connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
            connection.close()
            connection.close_pool()
            connection.settings_dict["NAME"] = asal
            for lama in ada - {sementara}:
                _jalankan(f'DROP DATABASE IF EXISTS "{lama}"')
            _jalankan(f'ALTER DATABASE "{sementara}" RENAME TO "{pola}"')
    return pola


def klona(pola: str, nama: str) -> None:
    """Make the database `nama` from the template."""
    with gembok():
        hapus(nama)
        _jalankan(f'CREATE DATABASE "{nama}" TEMPLATE "{pola}"')


def hapus(nama: str) -> None:
    """Take the database away; while a process of the server itself vacuums it, that one cannot be sent away."""
    for sisa in reversed(range(PERCOBAAN)):
        try:
            return _jalankan(f'DROP DATABASE IF EXISTS "{nama}" WITH (FORCE)')
        except ProgrammingError:
            if not sisa:
                raise
            time.sleep(1)


def kosongkan() -> None:
    """Empty the tables after a test that committed; what `migrate` wrote stays and need not be written again.

    Emptying every table by TRUNCATE writes two thousand files, and the connection must get to know all tables anew: a
    second of work to forget a handful of rows. Those are deleted; only after a large test the files are made anew.
    """
    halaman = _halaman()
    if max(halaman.values(), default=0) > HALAMAN_SEDIKIT:
        connection.ops.execute_sql_flush(connection.ops.sql_flush(no_style(), list(halaman)))
        return
    # Rows that no longer change and the wall of the cities stand in nobody's way here.
    with pgtrigger.ignore(), seluruh_kota(), connection.cursor() as kursor:
        kursor.execute("; ".join(_hapus_isi(tabel) for tabel, jumlah in halaman.items() if jumlah))


def _halaman() -> dict[str, int]:
    """Pages in the file of every table that is to be emptied; a table of one page may have no row left."""
    tabel = [t for t in connection.introspection.django_table_names(only_existing=True) if t not in TETAP]
    kueri = "SELECT t, pg_relation_size(quote_ident(t)::regclass) / 8192 FROM unnest(%s::text[]) t"
    with connection.cursor() as kursor:
        kursor.execute(kueri, [tabel])
        return dict(kursor.fetchall())


def _hapus_isi(tabel: str) -> str:
    return f"DELETE FROM {connection.ops.quote_name(tabel)}"  # noqa: S608 - names of our own tables


def _basis_data(awalan: str) -> set[str]:
    with connection._nodb_cursor() as kursor:
        kursor.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [awalan])
        return {baris[0] for baris in kursor.fetchall()}


def _jalankan(perintah: str) -> None:
    with connection._nodb_cursor() as kursor:
        kursor.execute(perintah)
