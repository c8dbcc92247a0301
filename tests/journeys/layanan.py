"""The running system of the journeys: a database of its own with the small demo, gunicorn, and a Celery worker."""

import fcntl
import os
import shutil
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
from redis import Redis

from asn.tertanam.lokasi import AKAR_KODE, port_bebas, wafat_bersama
from tests import basis_data

BATAS_DETIK = 120
BASIS_PANGGUNG, REDIS_PANGGUNG = "jelajah_panggung", 14
Proses = subprocess.Popen[bytes]


@contextmanager
def sistem(folder: Path, pekerja: str, panggung: Path) -> Iterator[str]:
    """Address of the system, until the block ends. `pekerja` keeps parallel test workers apart; `panggung` is what
    `panggung_siap` made."""
    port = port_bebas()
    alamat = f"http://localhost:{port}"
    shutil.copytree(panggung, folder, dirs_exist_ok=True)
    with _basis_data(f"jelajah_{pekerja}", BASIS_PANGGUNG) as basis:
        nomor = int("".join(h for h in pekerja if h.isdigit()) or 0) % REDIS_PANGGUNG
        lingkungan = _lingkungan(folder, basis, nomor, alamat)
        _salin_redis(lingkungan["REDIS_URL"])
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


def panggung_siap(folder: Path, pola: str) -> Path:
    """The stage, made by the first worker that asks: its folder, and the database `BASIS_PANGGUNG` beside it. The
    others wait and take a copy, which costs a second instead of a minute."""
    folder.mkdir(exist_ok=True)
    isi, siap = folder / "isi", folder / "siap"
    with (folder / "kunci").open("w") as kunci:
        fcntl.flock(kunci, fcntl.LOCK_EX)
        if not siap.exists():
            isi.mkdir()
            with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as sambungan:
                basis = _buat(sambungan, BASIS_PANGGUNG, pola)
            lingkungan = _lingkungan(isi, basis, REDIS_PANGGUNG, "http://localhost")
            Redis.from_url(lingkungan["REDIS_URL"]).flushdb()
            if _python(["-m", "tests.journeys.panggung"], lingkungan, folder / "panggung.log").wait():
                raise RuntimeError((folder / "panggung.log").read_text()[-2000:])
            siap.touch()
    return isi


@contextmanager
def _basis_data(nama: str, pola: str) -> Iterator[str]:
    """A fresh database beside the one of the tests, cloned from a template."""
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as sambungan:
        yield _buat(sambungan, nama, pola)
        sambungan.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(nama)))


def _buat(sambungan: psycopg.Connection, nama: str, pola: str) -> str:
    pengenal = sql.Identifier(nama)
    sambungan.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(pengenal))
    with basis_data.gembok():
        sambungan.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(pengenal, sql.Identifier(pola)))
    return urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{nama}"))


def _redis(nomor: int) -> str:
    """Address of a database of Redis; the tests themselves use the first."""
    return urlunsplit(urlsplit(settings.REDIS_URL)._replace(path=f"/{nomor + 1}"))


def _salin_redis(tujuan: str) -> None:
    """What the stage left to be done is done by the worker of each copy."""
    Redis.from_url(tujuan).flushdb()
    nomor = int(urlsplit(tujuan).path.strip("/"))
    panggung = Redis.from_url(_redis(REDIS_PANGGUNG))
    for kunci in panggung.scan_iter():
        panggung.copy(kunci, kunci, destination_db=nomor)


def _lingkungan(folder: Path, basis_data: str, nomor_redis: int, alamat: str) -> dict[str, str]:
    """A demo installation whose staff must use a second factor when they come in by the front door."""
    return os.environ | {
        "ASN_DATA": str(folder),
        "DATABASE_URL": basis_data,
        "REDIS_URL": _redis(nomor_redis),
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
