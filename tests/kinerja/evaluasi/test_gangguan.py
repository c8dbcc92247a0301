"""Servers and workers that die in the middle: the evaluation still finishes, exactly once.

Own PostgreSQL, own Redis, real Celery workers. A lock on one table holds the workers inside a sheet, so that the blow
falls while they compute.
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from django.db import connection

from asn.tertanam import postgres, redis
from asn.tertanam.lokasi import AKAR_KODE, Lokasi, buka_jalan, pastikan_rahasia, port_bebas, siapkan_folder

pytestmark = pytest.mark.fault
LEMBAR = 10
AKHIR = """
SELECT p.keadaan, p.selesai, p.total, (e.angka->'pegawai'->>'jumlah')::int, jsonb_array_length(e.angka->'liga')
  FROM evaluasi_evaluasiberkala e JOIN core_pekerjaan p ON p.id = e.pekerjaan_id WHERE e.id = %s
"""


class Mesin:
    """PostgreSQL, Redis and the processes that use them."""

    def __init__(self, akar: Path, pengendali: str = "tests.kinerja.evaluasi.pengendali") -> None:
        self.lokasi = Lokasi(akar)
        siapkan_folder(self.lokasi)
        rahasia = pastikan_rahasia(self.lokasi)
        buka_jalan(self.lokasi.postgres)
        self.port = {"postgres": port_bebas(), "redis": port_bebas()}
        self.catatan = (akar / "pengendali.log").open("wb")
        self.proses: dict[str, subprocess.Popen[bytes]] = {}
        self.nyalakan("postgres")
        postgres.siapkan_peran(self.lokasi, self.port["postgres"])
        self.nyalakan("redis")
        self.env = os.environ | {
            "ASN_DATA": str(akar),
            "DATABASE_URL": postgres.url(self.lokasi, self.port["postgres"]),
            "REDIS_URL": redis.url(self.lokasi, self.port["redis"]),
            "SECRET_KEY": rahasia["SECRET_KEY"],
            "KUNCI_ENKRIPSI": rahasia["KUNCI_ENKRIPSI"],
            "DEMO": "1",
            "PYTHONWARNINGS": "ignore",
        }
        self._salin_skema()
        self.pengendali = subprocess.Popen(
            [sys.executable, "-m", pengendali],
            cwd=AKAR_KODE,
            env=self.env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.catatan,
            text=True,
        )

    def _salin_skema(self) -> None:
        """The empty test database, copied: twenty times quicker than migrating again."""
        uji = connection.settings_dict
        asal = psycopg.conninfo.make_conninfo(
            host=uji["HOST"], port=uji["PORT"], dbname=uji["NAME"], user=uji["USER"], password=uji["PASSWORD"]
        )
        dump = subprocess.run(
            [postgres.program("pg_dump"), "--no-owner", "--enable-row-security", f"--dbname={asal}"],
            check=True,
            capture_output=True,
        )
        tujuan = f"--dbname={self.env['DATABASE_URL'].replace('postgres://', 'postgresql://')}"
        perintah = [postgres.program("psql"), "--quiet", "--set=ON_ERROR_STOP=1", "--output=/dev/null", tujuan]
        subprocess.run(perintah, input=dump.stdout, check=True)

    def nyalakan(self, nama: str) -> None:
        modul = {"postgres": postgres, "redis": redis}[nama]
        self.proses[nama] = modul.nyalakan(self.lokasi, self.port[nama])
        modul.tunggu_siap(self.lokasi, self.port[nama], self.proses[nama])

    def padamkan(self, nama: str) -> None:
        {"postgres": postgres, "redis": redis}[nama].padamkan(self.proses.pop(nama))

    def perintah(self, *kata: object) -> int:
        self.pengendali.stdin.write(" ".join(map(str, kata)) + "\n")
        self.pengendali.stdin.flush()
        return json.loads(self.pengendali.stdout.readline())

    def sambung(self) -> psycopg.Connection:
        """As the superuser: sees every row, may lock every table."""
        return postgres.sambung(self.lokasi, self.port["postgres"], "asn")

    def tanya(self, kueri: str, *parameter: object) -> tuple:
        with self.sambung() as koneksi:
            return koneksi.execute(kueri, parameter).fetchone()

    def tutup(self) -> None:
        self.pengendali.communicate()
        self.catatan.close()
        for nama in list(self.proses):
            self.padamkan(nama)


@pytest.fixture(scope="module")
def mesin(django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mesin]:
    mesin = Mesin(tmp_path_factory.mktemp("mesin"))
    mesin.perintah("isi", LEMBAR)
    yield mesin
    mesin.tutup()


@pytest.fixture(scope="module")
def pekerja(mesin: Mesin) -> Iterator[list[subprocess.Popen[bytes]]]:
    """Workers of this module; the one that outlived a blow must also do the next test's work."""
    semua: list[subprocess.Popen[bytes]] = []
    yield semua
    for proses in semua:
        bunuh(proses)


def pekerja_hidup(mesin: Mesin, pekerja: list[subprocess.Popen[bytes]]) -> subprocess.Popen[bytes]:
    if pekerja and pekerja[-1].poll() is None:
        return pekerja[-1]
    perintah = [sys.executable, "-m", "celery", "--quiet", "-A", "asn", "worker", "-c", "2", "-l", "WARNING"]
    with (mesin.lokasi.akar / "pekerja.log").open("ab") as log:
        proses = subprocess.Popen(
            [*perintah, "--without-mingle", "--without-gossip"],
            cwd=AKAR_KODE,
            env=mesin.env,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    pekerja.append(proses)
    return proses


def bunuh(proses: subprocess.Popen[bytes]) -> None:
    """kill -9 of the worker with all its children."""
    if proses.poll() is None:
        os.killpg(proses.pid, signal.SIGKILL)
    proses.wait(10)


def tunggu(syarat, batas: float = 240.0, jeda: float = 0.1) -> None:
    sampai = time.monotonic() + batas
    while not syarat():
        assert time.monotonic() < sampai, "tidak selesai pada waktunya"
        time.sleep(jeda)


def selesai(mesin: Mesin, evaluasi: int) -> int:
    return mesin.tanya(
        "SELECT count(*) FROM evaluasi_evaluasiinstansi WHERE evaluasi_id = %s AND hasil = 'selesai'", evaluasi
    )[0]


@contextmanager
def tertahan(mesin: Mesin, evaluasi: int) -> Iterator[psycopg.Connection]:
    """After the first sheets, hold the workers inside the next ones; yields the connection that holds them."""
    tunggu(lambda: selesai(mesin, evaluasi) >= 1)
    koneksi = mesin.sambung()
    koneksi.execute("BEGIN")
    koneksi.execute("LOCK TABLE instansi_indikatorinstansi IN ACCESS EXCLUSIVE MODE")
    tunggu(lambda: mesin.tanya("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")[0] >= 1)
    assert selesai(mesin, evaluasi) < LEMBAR
    try:
        yield koneksi
    finally:
        koneksi.close()


def pastikan_selesai_sekali(mesin: Mesin, evaluasi: int) -> None:
    """Let the timetable knock until it is done, then look for anything lost or doubled."""

    def sudah() -> bool:
        if mesin.tanya("SELECT keadaan FROM evaluasi_evaluasiberkala WHERE id = %s", evaluasi)[0] == "draf":
            return True
        mesin.perintah("lanjutkan")
        return False

    tunggu(sudah, jeda=2.0)
    assert selesai(mesin, evaluasi) == LEMBAR
    # Every person in exactly one sheet, every sheet counted once, one draft handed over.
    keadaan, maju, total, pegawai, liga = mesin.tanya(AKHIR, evaluasi)
    assert (keadaan, maju, total, pegawai, liga) == ("selesai", LEMBAR + 1, LEMBAR + 1, LEMBAR, LEMBAR)
    assert mesin.tanya("SELECT count(*) FROM core_riwayatkeadaan WHERE objek_id = %s", evaluasi) == (1,)


def test_pekerja_dibunuh(mesin, pekerja):
    evaluasi = mesin.perintah("mulai", 1)
    korban = pekerja_hidup(mesin, pekerja)
    with tertahan(mesin, evaluasi):
        bunuh(korban)
    pekerja_hidup(mesin, pekerja)
    pastikan_selesai_sekali(mesin, evaluasi)


def test_redis_berhenti(mesin, pekerja):
    """Also an evaluation begun while there is no queue is not lost."""
    evaluasi = mesin.perintah("mulai", 2)
    pekerja_hidup(mesin, pekerja)
    with tertahan(mesin, evaluasi):
        mesin.padamkan("redis")
    tanpa_antrean = mesin.perintah("mulai", 3)
    mesin.nyalakan("redis")
    pastikan_selesai_sekali(mesin, evaluasi)
    pastikan_selesai_sekali(mesin, tanpa_antrean)


def test_postgres_berhenti(mesin, pekerja):
    evaluasi = mesin.perintah("mulai", 4)
    pekerja_hidup(mesin, pekerja)
    with tertahan(mesin, evaluasi):
        mesin.padamkan("postgres")
    mesin.nyalakan("postgres")
    pastikan_selesai_sekali(mesin, evaluasi)
