"""Start, share, stop, crash and recover the embedded servers, with real processes."""

import json
import os
import signal
from collections.abc import Callable

import psycopg
import pytest
import redis

from asn.tertanam import alamat, penjaga_hidup
from asn.tertanam.lokasi import Lokasi, baca_rahasia, pastikan_rahasia, serahkan, siapkan_folder
from tests.tertanam.conftest import Pemakai, hidup, tunggu

MulaiPemakai = Callable[[], Pemakai]
pytestmark = pytest.mark.fault


def _pid(lokasi: Lokasi) -> dict[str, int]:
    return baca_rahasia(lokasi.alamat)["pid"]


def _tulis(isi: str) -> None:
    with psycopg.connect(alamat()["DATABASE_URL"]) as koneksi:
        koneksi.execute("CREATE TABLE IF NOT EXISTS catatan (isi text)")
        koneksi.execute("INSERT INTO catatan VALUES (%s)", [isi])
    with redis.Redis.from_url(alamat()["REDIS_URL"]) as klien:
        klien.rpush("antrean", isi)


def _isi() -> list[str]:
    with psycopg.connect(alamat()["DATABASE_URL"]) as koneksi:
        return [isi for (isi,) in koneksi.execute("SELECT isi FROM catatan ORDER BY isi").fetchall()]


def _antrean() -> list[bytes]:
    with redis.Redis.from_url(alamat()["REDIS_URL"]) as klien:
        return klien.lrange("antrean", 0, -1)


def test_peran_berdiri_di_balik_dinding(lokasi: Lokasi, pemakai: MulaiPemakai) -> None:
    jawaban = json.loads(pemakai().jawaban())
    assert jawaban == alamat()
    with psycopg.connect(jawaban["DATABASE_URL"]) as koneksi:
        peran = koneksi.execute(
            "SELECT rolname, rolsuper, rolbypassrls, rolcreatedb, rolcreaterole FROM pg_roles"
            " WHERE rolname = current_user"
        ).fetchone()
        milik = koneksi.execute(
            "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = current_database()"
        ).fetchone()
        bocor = koneksi.execute("SELECT proleakproof FROM pg_proc WHERE proname = 'ts_match_vq'").fetchone()
    assert peran == ("asn", False, False, False, False)
    assert milik == ("asn",)
    assert bocor == (True,)


def test_dipakai_bersama_lalu_padam_sendiri(lokasi: Lokasi, pemakai: MulaiPemakai) -> None:
    satu, dua = pemakai(), pemakai()
    assert satu.jawaban() == dua.jawaban() != ""
    pid = _pid(lokasi)
    satu.selesai()
    assert all(hidup(satu_pid) for satu_pid in pid.values())
    dua.selesai()
    assert tunggu(lambda: not any(hidup(satu_pid) for satu_pid in pid.values()))
    assert alamat()["DATABASE_URL"] == ""


def test_data_tinggal_setelah_mulai_ulang(lokasi: Lokasi, pemakai: MulaiPemakai) -> None:
    satu = pemakai()
    satu.jawaban()
    _tulis("pertama")
    lama = alamat()
    satu.selesai()
    pemakai().jawaban()
    assert _isi() == ["pertama"]
    assert _antrean() == [b"pertama"]
    assert alamat() == lama


def test_pemakai_dibunuh_tidak_meninggalkan_yatim(lokasi: Lokasi, pemakai: MulaiPemakai) -> None:
    satu = pemakai()
    satu.jawaban()
    pid = _pid(lokasi)
    satu.bunuh()
    assert tunggu(lambda: not any(hidup(satu_pid) for satu_pid in pid.values()))


@pytest.mark.parametrize("korban", ["penjaga", "postgres", "redis"])
def test_dibunuh_paksa_lalu_pulih(lokasi: Lokasi, pemakai: MulaiPemakai, korban: str) -> None:
    satu = pemakai()
    satu.jawaban()
    _tulis("sebelum")
    pid = _pid(lokasi)
    os.kill(pid[korban], signal.SIGKILL)
    assert tunggu(lambda: not any(hidup(satu_pid) for satu_pid in pid.values()))
    if korban != "penjaga":
        assert lokasi.sebab.read_text() == f"{korban} berhenti mendadak (sinyal 9)"
    # The first user is still registered; a second one starts the servers again, without waiting for it.
    assert pemakai().jawaban()
    assert _isi() == ["sebelum"]


def test_pid_basi_milik_proses_lain(lokasi: Lokasi, pemakai: MulaiPemakai) -> None:
    satu = pemakai()
    satu.jawaban()
    _tulis("sebelum")
    satu.selesai()
    assert tunggu(lambda: not penjaga_hidup(lokasi))
    (lokasi.postgres / "postmaster.pid").write_text(f"{os.getpid()}\n{lokasi.postgres}\n0\n")
    assert pemakai().jawaban()
    assert _isi() == ["sebelum"]


def test_versi_data_lain_ditolak_dengan_satu_kalimat(lokasi: Lokasi, pemakai: MulaiPemakai) -> None:
    siapkan_folder(lokasi)
    pastikan_rahasia(lokasi)
    serahkan(lokasi.postgres)
    (lokasi.postgres / "PG_VERSION").write_text("16\n")
    galat = pemakai().selesai()
    assert "dibuat PostgreSQL 16" in galat
    assert "Traceback" not in galat
