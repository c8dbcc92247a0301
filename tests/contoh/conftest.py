"""How the tests of the demo build one."""

from datetime import date
from io import StringIO

from django.core.management import call_command

HARI_INI = date(2026, 11, 22)


def buat(ukuran: float = 0.05, **pilihan: object) -> str:
    keluaran = StringIO()
    call_command("buat_contoh", tanggal=HARI_INI, ukuran=ukuran, verbosity=0, proses=1, stdout=keluaran, **pilihan)
    return keluaran.getvalue()
