"""The keeper: one background process per data directory that owns both servers.

Every process that needs them holds a shared lock on `kunci/pemakai`, which the kernel drops even on kill -9. When
nobody holds it any more, the keeper takes it exclusively, stops both servers cleanly and ends; newcomers wait there.
"""

import fcntl
import json
import os
import signal
import subprocess
import sys
import time
from types import FrameType
from typing import IO

from asn.tertanam import postgres, redis
from asn.tertanam.lokasi import (
    GangguanTertanam,
    Lokasi,
    baca_rahasia,
    buka_jalan,
    ekor_log,
    port_bebas,
    terkunci,
    tulis_rahasia,
)

JEDA = 0.25
PERCOBAAN_PORT = 3

Proses = dict[str, subprocess.Popen[bytes]]


class Berhenti(Exception):
    """Somebody asked the keeper itself to end (SIGTERM)."""


def utama() -> None:
    # The starter waits for the first process; the second one is nobody's child, so it leaves no zombie behind.
    if os.fork():
        os._exit(0)
    lokasi = Lokasi.baca()
    with lokasi.kunci("penjaga") as kunci:
        if not _kuasai(kunci):
            _lapor({"galat": "Basis data tertanam sedang dipadamkan; ulangi sebentar lagi."})
            return
        lokasi.sebab.unlink(missing_ok=True)
        signal.signal(signal.SIGTERM, _minta_berhenti)
        proses: Proses = {}
        try:
            sebab = _layani(lokasi, proses)
        except Berhenti:
            sebab = "dihentikan oleh sinyal TERM"
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        if sebab:
            lokasi.sebab.write_text(sebab)
            _padamkan(lokasi, proses)


def _kuasai(kunci: IO[str]) -> bool:
    """Whoever looks whether a keeper lives holds this lock for an instant: try for a while."""
    for _ in range(40):
        if terkunci(kunci, fcntl.LOCK_EX):
            return True
        time.sleep(0.05)
    return False


def _minta_berhenti(_sinyal: int, _bingkai: FrameType | None) -> None:
    raise Berhenti


def _lapor(isi: dict[str, str]) -> None:
    """One line to the process that started us, then let go of its pipe."""
    print(json.dumps(isi), flush=True)  # noqa: T201 - this is the hand-over, not a message
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _layani(lokasi: Lokasi, proses: Proses) -> str:
    """Start, report, watch. Returns why it ended, or nothing when it ended because nobody needs it."""
    try:
        catatan = _buka_jalan(lokasi)
        _nyalakan(lokasi, proses)
    except GangguanTertanam as galat:
        _padamkan(lokasi, proses)
        _lapor({"galat": str(galat)})
        return ""
    _lapor({"catatan": catatan})
    return _jaga(lokasi, proses)


def _buka_jalan(lokasi: Lokasi) -> str:
    dibuka = {*buka_jalan(lokasi.postgres), *buka_jalan(postgres.program("postgres")), *buka_jalan(redis.program())}
    if not dibuka:
        return ""
    # Shut folders lie in a row: the outermost one is what the owner wants to know about.
    return f"Hak lintas (o+x) diberikan mulai {min(dibuka)} agar basis data tidak perlu berjalan sebagai root."


def _nyalakan(lokasi: Lokasi, proses: Proses) -> None:
    lama = baca_rahasia(lokasi.alamat)
    port_pg = _nyalakan_satu("postgres", lokasi, proses, int(lama.get("port_postgres", 0)))
    postgres.siapkan_peran(lokasi, port_pg)
    port_redis = _nyalakan_satu("redis", lokasi, proses, int(lama.get("port_redis", 0)))
    isi = {
        "DATABASE_URL": postgres.url(lokasi, port_pg),
        "REDIS_URL": redis.url(lokasi, port_redis),
        "port_postgres": port_pg,
        "port_redis": port_redis,
        "pid": {"penjaga": os.getpid()} | {nama: anak.pid for nama, anak in proses.items()},
    }
    tulis_rahasia(lokasi.alamat, isi)


def _nyalakan_satu(nama: str, lokasi: Lokasi, proses: Proses, disukai: int) -> int:
    """The port of last time when it is free. Somebody may take a port between our look and the bind: try again."""
    modul = {"postgres": postgres, "redis": redis}[nama]
    for sisa in reversed(range(PERCOBAAN_PORT)):
        port = port_bebas(disukai if sisa == PERCOBAAN_PORT - 1 else 0)
        proses[nama] = modul.nyalakan(lokasi, port)
        try:
            modul.tunggu_siap(lokasi, port, proses[nama])
        except GangguanTertanam:
            if not sisa or "Address already in use" not in ekor_log(lokasi.log(nama), 1500):
                raise
        else:
            return port
    raise AssertionError("unreachable")


def _jaga(lokasi: Lokasi, proses: Proses) -> str:
    """Wait until nobody needs us or a server dies."""
    with lokasi.kunci("pemakai") as pemakai:
        while not terkunci(pemakai, fcntl.LOCK_EX):
            for nama, anak in proses.items():
                if anak.poll() is not None:
                    return _sebab_mati(nama, anak.returncode, lokasi)
            time.sleep(JEDA)
        # The lock is kept while stopping: a newcomer waits here instead of meeting half-closed servers.
        _padamkan(lokasi, proses)
    return ""


def _sebab_mati(nama: str, kode: int, lokasi: Lokasi) -> str:
    if "No space left on device" in ekor_log(lokasi.log(nama)):
        return f"{nama} berhenti karena disk penuh"
    return f"{nama} berhenti mendadak ({f'sinyal {-kode}' if kode < 0 else f'kode {kode}'})"


def _padamkan(lokasi: Lokasi, proses: Proses) -> None:
    # First nobody is sent here any more; the ports are kept for the next start.
    lama = baca_rahasia(lokasi.alamat)
    tulis_rahasia(lokasi.alamat, {nama: nilai for nama, nilai in lama.items() if nama.startswith("port_")})
    if "redis" in proses:
        redis.padamkan(proses["redis"])
    if "postgres" in proses:
        postgres.padamkan(proses["postgres"])


if __name__ == "__main__":
    utama()
