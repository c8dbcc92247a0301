"""The running system of the journeys: a database of its own with the small demo, gunicorn, and a Celery worker."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit
from urllib.request import urlopen

import psycopg
from django.conf import settings
from psycopg import sql

from asn.tertanam.lokasi import AKAR_KODE, port_bebas, wafat_bersama
from tests import basis_data

BATAS_DETIK = 120
Proses = subprocess.Popen[bytes]


@contextmanager
def sistem(folder: Path, pekerja: str, pola: str) -> Iterator[str]:
    """Address of the system, until the block ends. `pekerja` keeps parallel test workers apart."""
    port = port_bebas()
    alamat = f"http://localhost:{port}"
    with _basis_data(f"jelajah_{pekerja}", pola) as basis:
        lingkungan = _lingkungan(folder, basis, pekerja, alamat)
        if _python(["-m", "tests.journeys.panggung"], lingkungan, folder / "panggung.log").wait():
            raise RuntimeError((folder / "panggung.log").read_text()[-2000:])
        web = ["-m", "gunicorn", "asn.wsgi", "-b", f"127.0.0.1:{port}", "--threads", "4", "--log-level", "warning"]
        celery = ["-m", "celery", "--quiet", "-A", "asn", "worker", "--pool", "solo", "--loglevel", "WARNING"]
        proses = [
            _python(web, lingkungan, folder / "web.log"),
            _python([*celery, "--without-mingle", "--without-gossip"], lingkungan, folder / "celery.log"),
        ]
        try:
            _tunggu(alamat, proses[0], folder)
            yield alamat
        finally:
            for satu in proses:
                satu.terminate()
            for satu in proses:
                satu.wait(timeout=30)


@contextmanager
def _basis_data(nama: str, pola: str) -> Iterator[str]:
    """A fresh database beside the one of the tests, cloned from the migrated template."""
    url = urlsplit(os.environ["DATABASE_URL"])
    pengenal = sql.Identifier(nama)
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as sambungan:
        sambungan.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(pengenal))
        with basis_data.gembok():
            sambungan.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(pengenal, sql.Identifier(pola)))
        yield urlunsplit(url._replace(path=f"/{nama}"))
        sambungan.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(pengenal))


def _lingkungan(folder: Path, basis_data: str, pekerja: str, alamat: str) -> dict[str, str]:
    """A demo installation whose staff must use a second factor when they come in by the front door."""
    redis = urlsplit(settings.REDIS_URL)
    nomor = 1 + int("".join(h for h in pekerja if h.isdigit()) or 0) % 15
    return os.environ | {
        "ASN_DATA": str(folder),
        "DATABASE_URL": basis_data,
        "REDIS_URL": urlunsplit(redis._replace(path=f"/{nomor}")),
        "ALAMAT_PUBLIK": alamat,
        "DEMO": "1",
        "MFA_WAJIB": "1",
        "KUKI_AMAN": "0",
        "SSL_REDIRECT": "0",
        "HSTS_DETIK": "0",
        "PYTHONWARNINGS": "ignore:::celery.platforms",
    }


def _python(argumen: list[str], lingkungan: dict[str, str], catatan: Path) -> Proses:
    with catatan.open("wb") as log:
        return subprocess.Popen(
            [*wafat_bersama("TERM"), sys.executable, *argumen], cwd=AKAR_KODE, env=lingkungan, stdout=log, stderr=log
        )


def _tunggu(alamat: str, web: Proses, folder: Path) -> None:
    batas = time.monotonic() + BATAS_DETIK
    while time.monotonic() < batas and web.poll() is None:
        try:
            with urlopen(f"{alamat}/healthz", timeout=30):  # noqa: S310 - our own address
                return
        except OSError:  # refused, or a slow machine
            time.sleep(0.2)
    raise RuntimeError("Sistem tidak kunjung siap:\n" + (folder / "web.log").read_text()[-2000:])
