"""Run the web processes of the bench and measure requests to them over loopback."""

import http.client
import os
import signal
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from asn.tertanam.lokasi import wafat_bersama

# A page of two seconds is measured a dozen times, not a hundred.
DETIK_SATU_HALAMAN = 20
SEDIKITNYA = 12


@dataclass
class Layanan:
    """One gunicorn with two workers, loaded once and forked as script/server does."""

    port: int
    proses: subprocess.Popen[bytes]
    sambungan: http.client.HTTPConnection = field(init=False)

    def __post_init__(self) -> None:
        self.sambungan = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)

    def minta(self, jalur: str, kuki: str = "", isi: str | None = None, kepala: dict[str, str] | None = None) -> float:
        """Seconds of one request; raises when the answer is neither 200 nor an expected redirect."""
        semua = {"Cookie": kuki, **(kepala or {})}
        mulai = time.perf_counter()
        self.sambungan.request("POST" if isi is not None else "GET", jalur, isi, semua)
        jawab = self.sambungan.getresponse()
        jawab.read()
        lama = time.perf_counter() - mulai
        if jawab.status not in ((200, 302) if isi is not None else (200,)):
            raise RuntimeError(f"{jalur} menjawab {jawab.status}")
        return lama

    def memori_mib(self) -> list[int]:
        """Resident memory of each worker in MiB."""
        return [rss_mib(pid) for pid in anak(self.proses.pid)]


def anak(pid: int) -> list[int]:
    """Processes started by this one."""
    keluaran = subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True, check=False).stdout
    return [int(satu) for satu in keluaran.split()]


def rss_mib(pid: int) -> int:
    """Resident memory of one process; 0 when it has just ended."""
    status = Path(f"/proc/{pid}/status")
    isi = status.read_text().splitlines() if status.exists() else []
    return next((int(baris.split()[1]) // 1024 for baris in isi if baris.startswith("VmRSS:")), 0)


def port_kosong() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


@contextmanager
def gunicorn(aplikasi: str, catatan: Path) -> Iterator[Layanan]:
    """Serve `aplikasi` on a free loopback port until the block ends."""
    port = port_kosong()
    perintah = [*wafat_bersama("TERM"), sys.executable, "-m", "gunicorn", aplikasi, "-b", f"127.0.0.1:{port}"]
    with catatan.open("wb") as log:
        proses = subprocess.Popen(
            [*perintah, "--preload", "-w", "2", "--threads", "1"], stdout=log, stderr=log, env=os.environ.copy()
        )
    try:
        _tunggu(port, proses, catatan)
        yield Layanan(port, proses)
    finally:
        proses.send_signal(signal.SIGTERM)
        proses.wait(timeout=30)


def _tunggu(port: int, proses: subprocess.Popen[bytes], catatan: Path) -> None:
    for _ in range(600):
        if proses.poll() is not None:
            raise RuntimeError(catatan.read_text()[-2000:])
        with socket.socket() as s:
            if s.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    raise RuntimeError("gunicorn tidak kunjung siap")


@dataclass(frozen=True)
class Hasil:
    """Milliseconds of one page and of the floor, measured in turns."""

    p50: float
    p95: float
    lantai_p50: float

    @property
    def rasio(self) -> float:
        return self.p50 / self.lantai_p50


def ukur_berselang(halaman: Iterator[float], lantai: Iterator[float], n: int) -> Hasil:
    """Measure page and floor in turns, so that a change of the machine's speed hits both; a slow page less often."""
    a: list[float] = []
    b: list[float] = []
    mulai = time.perf_counter()
    while len(a) < n and (len(a) < SEDIKITNYA or time.perf_counter() - mulai < DETIK_SATU_HALAMAN):
        a.append(next(halaman) * 1000)
        b.append(next(lantai) * 1000)
    return Hasil(statistics.median(a), statistics.quantiles(a, n=20)[-1], statistics.median(b))
