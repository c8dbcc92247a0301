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

from asn.akun.models import Pengguna, Penugasan  # noqa: E402
from asn.core.lingkup import lingkup_kota  # noqa: E402
from asn.impor import services  # noqa: E402
from asn.impor.models import Impor  # noqa: E402
from asn.impor.services import perawatan  # noqa: E402
from kepegawaian.instansi.models import Kota  # noqa: E402
from tests.impor.berkas import naskah, orang, tabel  # noqa: E402


def isi() -> int:
    """A city and its analyst."""
    kota = Kota.objects.create(
        kode="36.74", nama="Kota Uji", nama_tampilan="Uji", sebutan_ppk="Wali Kota", ibu_kota="Uji", singkatan="U"
    )
    pengguna = Pengguna.objects.create(username="sari", kota=kota)
    Penugasan.objects.create(pengguna=pengguna, peran="BKD", kota=kota)
    return kota.pk


def unggah(dari: str, sampai: str) -> int:
    """Upload people and let the worker check them."""
    kota, sari = Kota.objects.get(), Pengguna.objects.get()
    with lingkup_kota([kota.pk]):
        data = naskah(tabel(orang(k) for k in range(int(dari), int(sampai))))
        impor = services.impor_unggah(kota_id=kota.pk, jenis="pegawai", isi=data, nama="a.csv", oleh=sari)
        peta = {int(i): n for i, n in impor.peta.items()}
        return services.impor_petakan(impor=impor, peta=peta, jangan_timpa=False, oleh=sari).pk


def terapkan(pk: str) -> int:
    with lingkup_kota([Kota.objects.get().pk]):
        impor = Impor.objects.get(pk=int(pk))
        services.impor_terapkan(impor=impor, cara="semua", oleh=Pengguna.objects.get())
    return int(pk)


def lanjutkan() -> int:
    """What the timetable does each minute, without the grace of three minutes and deaf to the last sign of life."""
    perawatan.pekerjaan_berkabar = lambda _: False
    with lingkup_kota([Kota.objects.get().pk]):
        return len(perawatan.impor_lanjutkan(timedelta(0)))


PERINTAH = {"isi": isi, "unggah": unggah, "terapkan": terapkan, "lanjutkan": lanjutkan}


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
