"""The cache of a test: in the memory of its process, with what `asn.core.singgahan` adds to Django's."""

from collections.abc import Sequence

from django.core.cache.backends.locmem import LocMemCache


class SinggahanUji(LocMemCache):
    def hitung(self, kunci: Sequence[str], *, tambah: int = 1, detik: int) -> list[int]:
        """As `SinggahanRedis.hitung`."""
        for satu in kunci:
            self.add(satu, 0, timeout=detik)
        return [self.incr(satu, tambah) for satu in kunci]

    def lupakan_selain(self, awalan: str) -> None:
        """Forget everything whose key does not begin so."""
        for kunci in [k for k in self._cache if not k.startswith(self.make_key(awalan))]:
            self._delete(kunci)
