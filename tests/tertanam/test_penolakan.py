"""Every obstacle is told in one sentence, before anything is started or changed."""

import fcntl
import json
import os
import shutil
import socket
from collections import namedtuple

import pytest

from asn.tertanam import GangguanTertanam, alamat, pastikan, penyelia
from asn.tertanam.lokasi import Lokasi, baca_rahasia, pastikan_rahasia, periksa_ruang, siapkan_folder

Ruang = namedtuple("Ruang", "total used free")


def test_alamat_kosong_bila_belum_menyala(lokasi: Lokasi) -> None:
    assert set(alamat().values()) == {""}
    assert not lokasi.akar.exists()


def test_alamat_luar_tidak_menyalakan_apa_pun(lokasi: Lokasi, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://asn@db/asn")
    monkeypatch.setenv("REDIS_URL", "redis://redis/0")
    hasil = pastikan()
    assert hasil["DATABASE_URL"] == ""
    assert len(hasil["SECRET_KEY"]) >= 50
    assert not lokasi.postgres.exists()


def test_produksi_menolak_basis_data_tertanam(lokasi: Lokasi, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRODUKSI", "1")
    monkeypatch.setenv("REDIS_URL", "redis://redis/0")
    with pytest.raises(GangguanTertanam, match="memerlukan DATABASE_URL:"):
        pastikan()
    assert not lokasi.akar.exists()


def test_rahasia_dibuat_sekali_dan_hanya_untuk_pemiliknya(lokasi: Lokasi) -> None:
    siapkan_folder(lokasi)
    rahasia = pastikan_rahasia(lokasi)
    assert pastikan_rahasia(lokasi) == rahasia == baca_rahasia(lokasi.rahasia)
    assert lokasi.rahasia.stat().st_mode & 0o777 == 0o600
    assert len(set(rahasia.values())) == 5


def test_rahasia_hilang_padahal_data_ada(lokasi: Lokasi) -> None:
    siapkan_folder(lokasi)
    lokasi.postgres.mkdir()
    with pytest.raises(GangguanTertanam, match="hilang padahal datanya ada"):
        pastikan_rahasia(lokasi)


def test_rahasia_rusak(lokasi: Lokasi) -> None:
    siapkan_folder(lokasi)
    lokasi.rahasia.write_text("{")
    with pytest.raises(GangguanTertanam, match="rusak"):
        pastikan_rahasia(lokasi)


def test_disk_penuh(lokasi: Lokasi, monkeypatch: pytest.MonkeyPatch) -> None:
    siapkan_folder(lokasi)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Ruang(10**9, 10**9, 5 * 1024**2))
    with pytest.raises(GangguanTertanam, match="tersisa 5 MB"):
        periksa_ruang(lokasi)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder to somebody else")
def test_folder_milik_pengguna_lain(lokasi: Lokasi) -> None:
    siapkan_folder(lokasi)
    lokasi.postgres.mkdir()
    os.chown(lokasi.postgres, 65534, 65534)
    with pytest.raises(GangguanTertanam, match="milik pengguna lain"):
        siapkan_folder(lokasi)


def test_folder_data_bukan_folder(lokasi: Lokasi) -> None:
    lokasi.akar.write_text("")
    with pytest.raises(GangguanTertanam, match="tidak dapat dibuat"):
        siapkan_folder(lokasi)


def test_port_terpakai(lokasi: Lokasi) -> None:
    with socket.socket() as soket:
        soket.bind(("127.0.0.1", 0))
        soket.listen()
        port = soket.getsockname()[1]
        with pytest.raises(
            GangguanTertanam, match=f"Port {port} sudah dipakai program lain: coba .* --port {port + 1}"
        ):
            penyelia.utama(["--port", str(port)])
    assert not lokasi.postgres.exists()


def test_port_bukan_port(lokasi: Lokasi) -> None:
    with pytest.raises(GangguanTertanam, match="Port 99999 bukan port yang sah"):
        penyelia.utama(["--port", "99999"])


def test_server_kedua_ditolak(lokasi: Lokasi) -> None:
    siapkan_folder(lokasi)
    with lokasi.kunci("server") as kunci:
        fcntl.flock(kunci, fcntl.LOCK_EX)
        kunci.write(json.dumps({"port": 8123, "pid": 4321}))
        kunci.flush()
        with pytest.raises(GangguanTertanam, match=r"http://localhost:8123/ \(PID 4321\)"):
            penyelia.utama(["--port", "0"])


def test_reset_demo_hanya_untuk_yang_tertanam(lokasi: Lokasi, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://asn@db/asn")
    with pytest.raises(GangguanTertanam, match="hanya untuk basis data tertanam"):
        penyelia.utama(["--reset-demo"])
