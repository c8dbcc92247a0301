"""Every test here has a data directory of its own and speaks to it from processes of its own."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from asn.tertanam import penjaga_hidup
from asn.tertanam.lokasi import AKAR_KODE, Lokasi

# Starts the servers, says so, and uses them until its input is closed.
PEMAKAI = """
import json, sys
from asn.tertanam import pastikan
print(json.dumps(pastikan()), flush=True)
sys.stdin.read()
"""


class Pemakai:
    """A process that needs the embedded servers."""

    def __init__(self, lokasi: Lokasi) -> None:
        self.proses = subprocess.Popen(
            [sys.executable, "-c", PEMAKAI],
            cwd=AKAR_KODE,
            env=lingkungan(lokasi),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def jawaban(self) -> str:
        return self.proses.stdout.readline()

    def selesai(self) -> str:
        """Close its input and wait; returns what it said on the error stream."""
        return self.proses.communicate()[1]

    def bunuh(self) -> None:
        self.proses.kill()
        self.proses.communicate()


def lingkungan(lokasi: Lokasi, **tambahan: str) -> dict[str, str]:
    """The environment of a newcomer: nothing set but the data directory."""
    buang = ("DATABASE_URL", "REDIS_URL", "PRODUKSI", "DEMO", "PYTEST_", "COV_")
    bersih = {nama: nilai for nama, nilai in os.environ.items() if not nama.startswith(buang)}
    return bersih | {"ASN_DATA": str(lokasi.akar)} | tambahan


def tunggu(benar: Callable[[], bool], batas: float = 30) -> bool:
    sampai = time.monotonic() + batas
    while not benar() and time.monotonic() < sampai:
        time.sleep(0.05)
    return benar()


def hidup(pid: int) -> bool:
    """A zombie is not alive: its parent may be an init that reaps late."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


@pytest.fixture
def lokasi(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Lokasi:
    for nama in ("DATABASE_URL", "REDIS_URL", "PRODUKSI"):
        monkeypatch.delenv(nama, raising=False)
    monkeypatch.setenv("ASN_DATA", str(tmp_path / "data"))
    return Lokasi.baca()


@pytest.fixture
def pemakai(lokasi: Lokasi) -> Iterator[Callable[[], Pemakai]]:
    """Start users of the servers; at the end all of them leave and the keeper is waited for."""
    semua: list[Pemakai] = []

    def mulai() -> Pemakai:
        semua.append(Pemakai(lokasi))
        return semua[-1]

    yield mulai
    for satu in semua:
        if satu.proses.poll() is None:
            satu.bunuh()
    assert tunggu(lambda: not penjaga_hidup(lokasi))
