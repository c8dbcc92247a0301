"""Run one command with the addresses of the embedded servers in its environment:
`python -m asn.tertanam.jalankan psql` or any tool that reads DATABASE_URL and knows nothing of us.
"""

import os
import subprocess
import sys

from asn.tertanam import pastikan


def utama(perintah: list[str]) -> int:
    if not perintah:
        sys.exit("Pemakaian: python -m asn.tertanam.jalankan PERINTAH …")
    lingkungan = {nama: nilai for nama, nilai in pastikan().items() if nilai} | os.environ
    return subprocess.run(perintah, env=lingkungan, check=False).returncode


if __name__ == "__main__":
    sys.exit(utama(sys.argv[1:]))
