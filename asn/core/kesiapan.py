"""Is this installation ready to serve? One boolean per part, for /readyz and for `manage.py tunggu_siap`."""

import shutil
import time

from django.conf import settings
from django.core.cache import cache
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from redis.exceptions import RedisError

KUNCI_DENYUT = "denyut-pekerja"
# The heartbeat queues behind real work, so a busy worker must not look dead.
BATAS_DENYUT_DETIK = 300
RUANG_DISK_MINIMUM = 500 * 1024**2


def denyut_catat() -> None:
    """Leave the worker's sign of life."""
    cache.set(KUNCI_DENYUT, time.time(), timeout=2 * BATAS_DENYUT_DETIK)


def basis_data_siap() -> bool:
    try:
        with connection.cursor() as kursor:
            kursor.execute("SELECT 1")
    except Error:
        return False
    return True


def redis_siap() -> bool:
    try:
        cache.get(KUNCI_DENYUT)
    except RedisError:
        return False
    return True


def pekerja_siap() -> bool:
    try:
        denyut = cache.get(KUNCI_DENYUT)
    except RedisError:
        return False
    return denyut is not None and time.time() - denyut < BATAS_DENYUT_DETIK


def migrasi_terpasang() -> bool:
    try:
        pelaksana = MigrationExecutor(connection)
        return not pelaksana.migration_plan(pelaksana.loader.graph.leaf_nodes())
    except Error:
        return False


def disk_cukup() -> bool:
    folder = settings.BERKAS_ROOT
    while not folder.exists():
        folder = folder.parent
    return shutil.disk_usage(folder).free >= RUANG_DISK_MINIMUM


def keadaan_siap() -> dict[str, bool]:
    """Every part with its answer; ready when all of them are True. Never a secret, never an address."""
    basis_data = basis_data_siap()
    return {
        "basis_data": basis_data,
        "redis": redis_siap(),
        "pekerja": pekerja_siap(),
        # Not asked again of a database that is away: each try waits for the pool.
        "migrasi": basis_data and migrasi_terpasang(),
        "disk": disk_cukup(),
    }
