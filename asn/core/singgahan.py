"""The cache in Redis, as Django brings it, with less work for each question.

Django lays a client out anew for every call, which costs as much as the call, and counts in two steps between which
the number may end: what is then counted would never end. Here the client stays and counting is one step.
"""

from collections.abc import Sequence
from typing import Any, cast

from django.core.cache.backends.redis import RedisCache, RedisCacheClient

_TAMBAH = "if redis.call('exists', KEYS[1]) == 1 then return redis.call('incrby', KEYS[1], ARGV[1]) end return false"
_HITUNG = """
local jumlah = {}
for ke, kunci in ipairs(KEYS) do
  jumlah[ke] = redis.call('incrby', kunci, ARGV[1])
  if jumlah[ke] == tonumber(ARGV[1]) then redis.call('expire', kunci, ARGV[2]) end
end
return jumlah
"""


class KlienTetap(RedisCacheClient):
    """One client; several threads may use it at once, its pool hands out the connections."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # For writing, for reading: with several servers one of those that only read is kept.
        self._tetap: dict[bool, Any] = {}

    def get_client(self, key: Any = None, *, write: bool = False) -> Any:
        if write not in self._tetap:
            self._tetap[write] = super().get_client(key, write=write)
        return self._tetap[write]

    def incr(self, key: Any, delta: int) -> int:
        jumlah = self.get_client(key, write=True).eval(_TAMBAH, 1, key, delta)
        if jumlah is None:
            raise ValueError(f"Key '{key}' not found.")
        return jumlah

    def hitung(self, kunci: Sequence[str], tambah: int, detik: int) -> list[int]:
        """Add to several numbers at once; one that is not there begins, for so many seconds."""
        return self.get_client(kunci[0], write=True).eval(_HITUNG, len(kunci), *kunci, tambah, detik)


class SinggahanRedis(RedisCache):
    """Backend of `CACHES`."""

    def __init__(self, server: Any, params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self._class = KlienTetap

    def hitung(self, kunci: Sequence[str], *, tambah: int = 1, detik: int) -> list[int]:
        """What each of these numbers is now, this act included; a window of `detik` opens with its first act."""
        klien = cast(KlienTetap, self._cache)
        return klien.hitung([self.make_and_validate_key(satu) for satu in kunci], tambah, detik)
