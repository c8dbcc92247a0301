"""What script/server runs: embedded servers, preparation, then web, worker and timetable until Ctrl-C."""

import argparse
import contextlib
import errno
import fcntl
import http.client
import json
import os
import shutil
import socket
import sys
import threading
import time
from collections.abc import Iterator

from asn import tertanam
from asn.tertanam import postgres, redis
from asn.tertanam.lokasi import (
    GangguanTertanam,
    Lokasi,
    baca_rahasia,
    siapkan_folder,
    terkunci,
)
from asn.tertanam.rombongan import Rombongan

ALASAN_PORT = {errno.EADDRINUSE: "sudah dipakai program lain", errno.EACCES: "hanya boleh dipakai root"}


def utama(argumen: list[str]) -> int:
    pilihan = _urai(argumen)
    mulai = time.monotonic()
    if pilihan.reset_demo and os.environ.get("DATABASE_URL"):
        raise GangguanTertanam("--reset-demo hanya untuk basis data tertanam; DATABASE_URL sedang disetel.")
    lokasi = Lokasi.baca()
    siapkan_folder(lokasi)
    with _satu_server(lokasi, pilihan.port):
        _periksa_port(pilihan.port)
        rombongan = Rombongan()
        rombongan.tangkap_sinyal()
        try:
            return _jalankan(pilihan, lokasi, rombongan, mulai)
        finally:
            rombongan.hentikan()
            if not tertanam.hentikan():
                rombongan.tulis("sistem", "Basis data tertanam tetap menyala karena masih dipakai proses lain.")


def _urai(argumen: list[str]) -> argparse.Namespace:
    pengurai = argparse.ArgumentParser(prog="script/server", description="Jalankan sistem di komputer ini.")
    pengurai.add_argument("--port", type=int, default=8000, help="port web (bawaan: 8000)")
    pengurai.add_argument(
        "--reset-demo", action="store_true", help="buang seluruh data tertanam, mulai dari data contoh"
    )
    pengurai.add_argument("--tanpa-demo", action="store_true", help="mulai tanpa data contoh dan tanpa pintu demo")
    return pengurai.parse_args(argumen)


@contextlib.contextmanager
def _satu_server(lokasi: Lokasi, port: int) -> Iterator[None]:
    """Two servers on one data directory would run every timetable entry twice."""
    with lokasi.kunci("server") as kunci:
        if not terkunci(kunci, fcntl.LOCK_EX):
            kunci.seek(0)
            lain = json.loads(kunci.read() or "{}")
            raise GangguanTertanam(
                f"Server lain sudah berjalan dengan data yang sama ({lokasi.akar}): "
                f"http://localhost:{lain.get('port', '?')}/ (PID {lain.get('pid', '?')}). Hentikan dulu dengan Ctrl-C "
                "di sana, atau setel ASN_DATA ke folder lain."
            )
        kunci.truncate(0)
        kunci.write(json.dumps({"port": port, "pid": os.getpid()}))
        kunci.flush()
        yield


def _periksa_port(port: int) -> None:
    with socket.socket() as soket:
        soket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            soket.bind(("127.0.0.1", port))
        except (OSError, OverflowError) as galat:
            alasan = ALASAN_PORT.get(getattr(galat, "errno", 0), "bukan port yang sah")
            lain = port + 1 if 1024 <= port < 65535 else 8000
            raise GangguanTertanam(f"Port {port} {alasan}: coba misalnya script/server --port {lain}.") from galat


def _jalankan(pilihan: argparse.Namespace, lokasi: Lokasi, rombongan: Rombongan, mulai: float) -> int:
    rombongan.tulis("sistem", "Menyalakan basis data …")
    lingkungan = _lingkungan(pilihan, tertanam.pastikan())
    threading.Thread(target=_awasi_basis_data, args=(lokasi, rombongan), daemon=True).start()
    if pilihan.reset_demo:
        _kosongkan(lokasi)
    persiapan = [sys.executable, "-m", "asn.tertanam.persiapan"] + ["--tanpa-demo"] * pilihan.tanpa_demo
    sebab = rombongan.selesaikan("persiapan", persiapan, lingkungan)
    if sebab is None:
        web, lain = _perintah(pilihan.port)
        rombongan.mulai("web", web, lingkungan)
        # The first page is not kept waiting by what nobody looks at yet.
        if _tunggu_menjawab(pilihan.port, rombongan):
            for nama, perintah in lain.items():
                rombongan.mulai(nama, perintah, lingkungan)
            _sambut(pilihan, rombongan, mulai)
        sebab = rombongan.peristiwa.get()
    rombongan.tulis("sistem", sebab or "Berhenti …")
    return 1 if sebab else 0


def _lingkungan(pilihan: argparse.Namespace, alamat: dict[str, str]) -> dict[str, str]:
    """Addresses of the embedded servers and, outside production, what a demo on this machine needs."""
    lingkungan = {nama: alamat[nama] for nama in tertanam.URL if alamat[nama]} | os.environ
    if tertanam.produksi():
        return lingkungan
    bawaan = {"ALAMAT_PUBLIK": f"http://localhost:{pilihan.port}", "DEMO": "0" if pilihan.tanpa_demo else "1"}
    # Plain http on localhost: secure cookies would lock everybody out.
    bawaan |= {"KUKI_AMAN": "0", "SSL_REDIRECT": "0", "HSTS_DETIK": "0"}
    bawaan |= {"PYTHONWARNINGS": "ignore:::celery.platforms"}  # a demo on this machine may run as root
    return bawaan | lingkungan


def _kosongkan(lokasi: Lokasi) -> None:
    port = baca_rahasia(lokasi.alamat)
    postgres.buat_ulang(lokasi, port["port_postgres"])
    redis.kosongkan(lokasi, port["port_redis"])
    shutil.rmtree(lokasi.akar / "berkas", ignore_errors=True)


def _perintah(port: int) -> tuple[list[str], dict[str, list[str]]]:
    """The web server, and what runs beside it."""
    celery = [sys.executable, "-m", "celery", "--quiet", "--app", "asn"]
    # Loaded once and forked: one start less to wait for, and memory both share.
    web = [sys.executable, "-m", "gunicorn", "asn.wsgi", "--preload", "--bind", f"127.0.0.1:{port}", "--workers", "2"]
    web += ["--threads", "4", "--timeout", "60", "--graceful-timeout", "10", "--log-level", "warning"]
    # Whoever waits for a page goes before documents that are printed.
    pekerja = ["nice", "-n", "5", *celery, "worker", "--concurrency", "2", "--loglevel", "WARNING"]
    pekerja += ["--without-mingle", "--without-gossip"]
    return web, {
        "pekerja": pekerja,
        "jadwal": [*celery, "beat", "--loglevel", "WARNING", "--pidfile="],
    }


def _tunggu_menjawab(port: int, rombongan: Rombongan) -> bool:
    """True when the web server answers, False when something ended before."""
    while rombongan.peristiwa.empty():
        if _menjawab(port):
            return True
        time.sleep(0.2)
    return False


def _sambut(pilihan: argparse.Namespace, rombongan: Rombongan, mulai: float) -> None:
    rombongan.tulis("sistem", f"Siap dalam {time.monotonic() - mulai:.0f} detik: http://localhost:{pilihan.port}/")
    if pilihan.tanpa_demo:
        rombongan.tulis("sistem", "Buat pengguna pertama: .venv/bin/python manage.py buat_admin_pusat")
    elif not tertanam.produksi():
        pintu = f"http://localhost:{pilihan.port}/akun/demo/"
        rombongan.tulis("sistem", f"Cara masuk: {pintu} (pilih kota dan peran, tanpa kata sandi)")
        rombongan.tulis("sistem", f"Surel yang dikirim demo ini dibaca di {pintu}surel/")
    rombongan.tulis("sistem", "Tekan Ctrl-C untuk berhenti.")


def _menjawab(port: int) -> bool:
    sambungan = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
    try:
        sambungan.request("GET", "/healthz")
        return sambungan.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        sambungan.close()


def _awasi_basis_data(lokasi: Lokasi, rombongan: Rombongan) -> None:
    if tertanam.luar():
        return
    while tertanam.penjaga_hidup(lokasi):
        time.sleep(0.5)
    sebab = lokasi.sebab.read_text() if lokasi.sebab.exists() else "penjaganya dimatikan"
    rombongan.peristiwa.put(
        f"Basis data tertanam berhenti: {sebab}. Data yang sudah tersimpan aman; jalankan lagi script/server."
    )


if __name__ == "__main__":
    sys.exit(utama(sys.argv[1:]))
