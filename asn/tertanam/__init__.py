"""Embedded PostgreSQL and Redis for a machine that has none. No Django in here: settings read `alamat()`.

- `pastikan()` before Django starts (manage.py, pytest, script/server): starts what is missing, keeps it while we live.
- `alamat()` in settings: where they are, and the throw-away secrets of this machine; starts nothing.
- `hentikan()` when a long-running supervisor leaves: waits until both servers are down.
"""

import atexit
import fcntl
import json
import os
import subprocess
import sys
import time
from typing import IO

from asn.tertanam.lokasi import (
    AKAR_KODE,
    GangguanTertanam,
    Lokasi,
    baca_rahasia,
    buka_log,
    pastikan_rahasia,
    periksa_ruang,
    siapkan_folder,
    terkunci,
)

__all__ = ["GangguanTertanam", "alamat", "hentikan", "luar", "pastikan", "penjaga_hidup"]

URL = ("DATABASE_URL", "REDIS_URL")
KUNCI = ("SECRET_KEY", "KUNCI_ENKRIPSI")
# The open file is the sign of life: the kernel releases its lock when this process ends, however it ends.
_tanda_hidup: dict[Lokasi, IO[str]] = {}


def luar() -> bool:
    """Both addresses come from the environment: nothing embedded is needed."""
    return all(os.environ.get(nama) for nama in URL)


def produksi() -> bool:
    return os.environ.get("PRODUKSI", "").lower() in {"1", "true", "yes", "on"}


def alamat() -> dict[str, str]:
    """Addresses of the running servers and secrets of this machine; empty text where there is none."""
    lokasi = Lokasi.baca()
    isi = baca_rahasia(lokasi.alamat) if penjaga_hidup(lokasi) else {}
    rahasia = {} if produksi() else baca_rahasia(lokasi.rahasia)
    return {nama: str(isi.get(nama, "")) for nama in URL} | {nama: str(rahasia.get(nama, "")) for nama in KUNCI}


def pastikan() -> dict[str, str]:
    """Start what is not running and register as its user until this process ends."""
    if produksi():
        _tolak_tertanam()
        return alamat()
    lokasi = Lokasi.baca()
    siapkan_folder(lokasi)
    if not luar():
        _daftar(lokasi)
    with lokasi.kunci("mulai") as mulai:
        fcntl.flock(mulai, fcntl.LOCK_EX)
        if luar():
            pastikan_rahasia(lokasi)
        elif not _menyala(lokasi):
            periksa_ruang(lokasi)
            pastikan_rahasia(lokasi)
            _panggil_penjaga(lokasi)
    return alamat()


def _tolak_tertanam() -> None:
    """A typing error in production must not open an empty database beside the real one."""
    kurang = [nama for nama in URL if not os.environ.get(nama)]
    if kurang:
        raise GangguanTertanam(f"PRODUKSI=1 memerlukan {' dan '.join(kurang)}: isi alamat server yang sebenarnya.")


def _menyala(lokasi: Lokasi) -> bool:
    """Running and reachable. A keeper without an address is stopping: wait for its end."""
    while penjaga_hidup(lokasi):
        if "DATABASE_URL" in baca_rahasia(lokasi.alamat):
            return True
        time.sleep(0.1)
    return False


def penjaga_hidup(lokasi: Lokasi | None = None) -> bool:
    """The keeper holds its lock for as long as it lives."""
    lokasi = lokasi or Lokasi.baca()
    try:
        berkas = lokasi.kunci("penjaga")
    except OSError:
        return False
    with berkas:
        return not terkunci(berkas, fcntl.LOCK_SH)


def hentikan(batas: float = 60) -> bool:
    """Give the servers up and wait for them to stop; False when another process still uses them."""
    lokasi = Lokasi.baca()
    tanda = _tanda_hidup.pop(lokasi, None)
    if tanda:
        tanda.close()
    sampai = time.monotonic() + batas
    while penjaga_hidup(lokasi) and time.monotonic() < sampai:
        time.sleep(0.1)
        if sampai - time.monotonic() < batas - 2 and _dipakai_lain(lokasi):
            return False
    return not penjaga_hidup(lokasi)


def _daftar(lokasi: Lokasi) -> None:
    if lokasi not in _tanda_hidup:
        berkas = lokasi.kunci("pemakai")
        fcntl.flock(berkas, fcntl.LOCK_SH)
        if not _tanda_hidup:
            atexit.register(_lepaskan)
        _tanda_hidup[lokasi] = berkas


def _lepaskan() -> None:
    while _tanda_hidup:
        _tanda_hidup.popitem()[1].close()


def _dipakai_lain(lokasi: Lokasi) -> bool:
    with lokasi.kunci("pemakai") as berkas:
        # A stopping keeper holds it exclusively; if it can be shared, somebody else shares it already.
        return terkunci(berkas, fcntl.LOCK_SH)


def _panggil_penjaga(lokasi: Lokasi) -> None:
    perintah = [sys.executable, "-m", "asn.tertanam.penjaga"]
    lingkungan = os.environ | {"ASN_DATA": str(lokasi.akar)}
    with buka_log(lokasi.log("penjaga")) as log:
        hasil = subprocess.run(
            perintah,
            cwd=AKAR_KODE,
            env=lingkungan,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=log,
            start_new_session=True,  # Ctrl-C in the terminal must not reach the database
            check=False,
        )
    jawaban = json.loads(hasil.stdout or "{}")
    if "catatan" not in jawaban:
        bawaan = f"Basis data tertanam tidak dapat menyala; sebabnya tertulis di {lokasi.log('penjaga')}."
        raise GangguanTertanam(jawaban.get("galat", bawaan))
    if jawaban["catatan"]:
        sys.stderr.write(jawaban["catatan"] + "\n")
