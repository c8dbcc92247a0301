"""The performance wing alone: `python -m tests.bench.ukur_kinerja [--pegawai N] [--permintaan N] [--presensi N]`."""

import argparse
import os
import time
from pathlib import Path

import django

from tests.bench.layanan import gunicorn
from tests.bench.ukur import cetak

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "asn.settings")


def main() -> None:
    baca = argparse.ArgumentParser(description=__doc__)
    baca.add_argument("--pegawai", type=int, default=100_000, help="number of pegawai over three cities")
    baca.add_argument("--permintaan", type=int, default=80, help="measured requests per page")
    baca.add_argument("--presensi", type=int, default=100_000, help="rows of attendance to import; 0 measures none")
    pilihan = baca.parse_args()
    django.setup()
    # Only after django.setup() may models be imported.
    from tests.bench import data, kinerja  # noqa: PLC0415

    data.siapkan(pilihan.pegawai)
    akun = data.akun_penguji()
    catatan = Path(os.environ["ASN_DATA"])
    with (
        gunicorn("asn.wsgi:application", catatan / "bench-web.log") as aplikasi,
        gunicorn("tests.bench.lantai_wsgi:application", catatan / "bench-lantai.log") as lantai,
    ):
        halaman = kinerja.halaman(aplikasi, lantai, akun, pilihan.permintaan)
    cetak("Halaman kinerja, gunicorn 2 pekerja (milidetik)", kinerja.baris_halaman(halaman), kinerja.KEPALA)
    cetak("Mesin", kinerja.ukur(akun.pengguna, akun.kota, presensi=pilihan.presensi), ("ukuran", "hasil"))
    beban = ", ".join(f"{b:.1f}" for b in os.getloadavg())
    print(f"\nDiukur {time.strftime('%Y-%m-%d %H:%M')}, {os.cpu_count()} inti, beban {beban}.")


if __name__ == "__main__":
    main()
