"""Run by test_gangguan in a process of its own: one command per line, one JSON answer each."""

import json
import os
import sys
import time
from datetime import timedelta

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "asn.settings")
django.setup()

from django.db import OperationalError, close_old_connections, connection  # noqa: E402
from django.utils import timezone  # noqa: E402

from asn.core.lingkup import lingkup_kota  # noqa: E402
from asn.core.periode import Periode  # noqa: E402
from kepegawaian.instansi.models import Kota  # noqa: E402
from kinerja.evaluasi.services import evaluasi_mulai, jadwal  # noqa: E402
from tests.kinerja.evaluasi.pembuat import buat_kota_berisi  # noqa: E402


def isi(banyak: str) -> int:
    """A city of so many perangkat daerah."""
    kota = Kota.objects.create(
        kode="36.74", nama="Kota Uji", nama_tampilan="Uji", sebutan_ppk="Wali Kota", ibu_kota="Uji", singkatan="U"
    )
    with lingkup_kota([kota.pk]):
        buat_kota_berisi(kota, int(banyak))
    return kota.pk


def mulai(mundur: str) -> int:
    """Begin the evaluation of the quarter so many quarters ago."""
    kota = Kota.objects.get()
    periode = Periode.pada(timezone.localdate(), "triwulan")
    for _ in range(int(mundur)):
        periode = periode.sebelumnya()
    with lingkup_kota([kota.pk]):
        evaluasi = evaluasi_mulai(kota_id=kota.pk, periode=periode, oleh=None)
    return evaluasi.pk


def lanjutkan() -> int:
    """What the timetable does each minute, without the grace of two minutes."""
    return len(jadwal.evaluasi_lanjutkan(kota_id=Kota.objects.get().pk, tenggang=timedelta(0)))


PERINTAH = {"isi": isi, "mulai": mulai, "lanjutkan": lanjutkan}


def utama() -> None:
    for baris in sys.stdin:
        nama, *argumen = baris.split()
        for _ in range(20):
            close_old_connections()
            try:
                jawaban = PERINTAH[nama](*argumen)
                break
            except OperationalError:
                connection.close()
                time.sleep(0.3)
        print(json.dumps(jawaban), flush=True)  # noqa: T201 - the answer


if __name__ == "__main__":
    utama()
