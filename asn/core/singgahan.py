"""The cache in Redis, as Django brings it, with less work for each question.

Django lays a client out anew for every call, which costs as much as the call, and counts in two steps between which
the number may end: what is then counted would never end. Here the client stays and counting is one step.
"""

from typing import Any

from django.core.cache.backends.redis import RedisCache, RedisCacheClient

_TAMBAH = "if redis.call('exists', KEYS[1]) == 1 then return redis.call('incrby', KEYS[1], ARGV[1]) end return false"


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


class SinggahanRedis(RedisCache):
    """Backend of `CACHES`."""

    def __init__(self, server: Any, params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self._class = KlienTetap
