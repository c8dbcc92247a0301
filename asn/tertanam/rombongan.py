"""A handful of processes run as one: shared output, and when one ends all end.

Not honcho: its children outlive a closed terminal (SIGHUP) and a killed supervisor; these do not.
"""

import contextlib
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from typing import IO

from asn.tertanam.lokasi import AKAR_KODE, wafat_bersama

WARNA = {"web": 36, "pekerja": 33, "jadwal": 35, "sistem": 32}
BATAS_BERHENTI = 20
SINYAL_BERHENTI = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@dataclass
class Rombongan:
    """`peristiwa` receives a sentence for everything that should end the run: an empty one when the user wished it,
    None when a process that runs once has succeeded."""

    peristiwa: "queue.SimpleQueue[str | None]" = field(default_factory=queue.SimpleQueue)
    anak: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)
    _gembok: threading.Lock = field(default_factory=threading.Lock)
    _berhenti: threading.Event = field(default_factory=threading.Event)
    _sinyal: int = 0

    def tangkap_sinyal(self) -> None:
        for sinyal in SINYAL_BERHENTI:
            signal.signal(sinyal, self._diminta_berhenti)

    def _diminta_berhenti(self, *_: object) -> None:
        self._sinyal += 1
        self.peristiwa.put("")  # SimpleQueue.put is reentrant, so a signal handler may call it

    def selesaikan(self, nama: str, perintah: list[str], lingkungan: dict[str, str]) -> str | None:
        """Run one process to its end; None when it succeeded, else why we must stop."""
        self.mulai(nama, perintah, lingkungan, sekali=True)
        return self.peristiwa.get()

    def mulai(self, nama: str, perintah: list[str], lingkungan: dict[str, str], *, sekali: bool = False) -> None:
        proses = subprocess.Popen(
            [*wafat_bersama("TERM"), *perintah],
            cwd=AKAR_KODE,
            env=lingkungan,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # Ctrl-C reaches us only, and we end them in order
        )
        self.anak[nama] = proses
        if proses.stdout:
            threading.Thread(target=self._teruskan, args=(nama, proses, proses.stdout, sekali), daemon=True).start()

    def _teruskan(self, nama: str, proses: subprocess.Popen[bytes], keluaran: IO[bytes], sekali: bool) -> None:
        with keluaran:
            for baris in keluaran:
                self.tulis(nama, baris.decode(errors="replace").rstrip())
        kode = proses.wait()
        if sekali and kode == 0:
            self.peristiwa.put(None)
        elif not self._berhenti.is_set():
            self.peristiwa.put(f"Proses {nama} berhenti sendiri (kode {kode}); proses lainnya ikut dihentikan.")

    def tulis(self, nama: str, teks: str) -> None:
        awalan = f"{nama:<9}| "
        if sys.stdout.isatty():
            awalan = f"\033[{WARNA.get(nama, 37)}m{awalan}\033[0m"
        # The terminal may be gone (window closed); the processes must still be ended in order.
        with self._gembok, contextlib.suppress(OSError):
            sys.stdout.write(f"{awalan}{teks}\n")
            sys.stdout.flush()

    def hentikan(self) -> None:
        """TERM to all at once; what is still there after the limit, or at a second Ctrl-C, is killed."""
        self._berhenti.set()
        sinyal = self._sinyal
        for proses in self.anak.values():
            _sinyali(proses, signal.SIGTERM)
        batas = time.monotonic() + BATAS_BERHENTI
        while self._masih_ada() and time.monotonic() < batas and self._sinyal == sinyal:
            time.sleep(0.05)
        for proses in self.anak.values():
            _sinyali(proses, signal.SIGKILL)
            proses.wait()

    def _masih_ada(self) -> bool:
        return any(proses.poll() is None for proses in self.anak.values())


def _sinyali(proses: subprocess.Popen[bytes], sinyal: signal.Signals) -> None:
    """The child leads a group of its own: TERM goes to the leader, which ends the rest; KILL goes to the group."""
    with contextlib.suppress(ProcessLookupError):
        if sinyal == signal.SIGKILL:
            os.killpg(proses.pid, sinyal)
        else:
            proses.send_signal(sinyal)
