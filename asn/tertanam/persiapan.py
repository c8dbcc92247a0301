"""What must be true before the web process starts, in one Django start-up instead of four: schema, reference data,
demo data, static files. Each step does nothing when it has been done. Run by `penyelia`, not imported by it.
"""

import argparse
import hashlib
import os
import time
from pathlib import Path

import django
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command


def utama() -> None:
    argumen = argparse.ArgumentParser()
    argumen.add_argument("--tanpa-demo", action="store_true")
    pilihan = argumen.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "asn.settings")
    django.setup()
    _langkah("Skema basis data", "migrate", verbosity=0, interactive=False)
    _langkah("Data rujukan", "muat_referensi")
    if not pilihan.tanpa_demo:
        _langkah("Data contoh", "buat_contoh")
        _langkah("Evaluasi contoh", "evaluasi_contoh")
    cap, berkas_cap = _cap_statis(), Path(settings.STATIC_ROOT) / ".cap"
    if not berkas_cap.exists() or berkas_cap.read_text() != cap:
        _langkah("Berkas statis", "collectstatic", verbosity=0, interactive=False, clear=True)
        berkas_cap.write_text(cap)


def _langkah(judul: str, perintah: str, **pilihan: object) -> None:
    mulai = time.monotonic()
    print(f"{judul} …", flush=True)
    call_command(perintah, **pilihan)
    lama = time.monotonic() - mulai
    if lama >= 1:
        print(f"{judul}: selesai ({lama:.0f} detik)", flush=True)


def _cap_statis() -> str:
    """Changes when any static file of any app does: name, size or time."""
    cap = hashlib.sha256()
    for pencari in get_finders():
        for nama, gudang in pencari.list([]):
            keadaan = Path(gudang.path(nama)).stat()
            cap.update(f"{nama}\0{keadaan.st_size}\0{keadaan.st_mtime_ns}\n".encode())
    return cap.hexdigest()


if __name__ == "__main__":
    utama()
