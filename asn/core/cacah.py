"""What every page shows of its user alone, remembered for half a minute: figures behind the entries, saved views.

Each costs a statement, and each wing adds one. What the user does, and news for him, clears them at once; what
colleagues finish meanwhile shows a little later. The page behind an entry counts anew.
"""

from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any

from django.core.cache import cache
from redis.exceptions import RedisError

DETIK = 30
INGAT = "_cacah"
Cacah = dict[str, Any]
# What waits behind an entry, by the name of its address: the app of the page registers it in `AppConfig.ready`.
PENGHITUNG: dict[str, Callable[[Any], Any]] = {}


def cacah_pengguna(pengguna: Any) -> Cacah:
    """Figure per name of address, asked for once per request (menu and bell both draw it)."""
    if INGAT not in pengguna.__dict__:
        pengguna.__dict__[INGAT] = _baca(pengguna)
    return pengguna.__dict__[INGAT]


def _baca(pengguna: Any) -> Cacah:
    """What is remembered, else counted; counted on the spot while Redis is away."""
    try:
        cacah: Cacah | None = cache.get(_kunci(pengguna.pk))
        if cacah is None:
            cacah = _hitung(pengguna)
            cache.set(_kunci(pengguna.pk), cacah, DETIK)
    except RedisError:
        return _hitung(pengguna)
    return cacah


def ingat_pengguna(pengguna: Any, nama: str, buat: Callable[[], Any]) -> Any:
    """What only some pages show of their user, remembered and forgotten together with the figures."""
    cacah = cacah_pengguna(pengguna)
    if nama not in cacah:
        cacah[nama] = buat()
        with suppress(RedisError):
            cache.set(_kunci(pengguna.pk), cacah, DETIK)
    return cacah[nama]


def cacah_lupakan(ids: Iterable[int]) -> None:
    """Count anew for these users at their next page."""
    # While Redis is away they are forgotten by themselves soon.
    with suppress(RedisError):
        cache.delete_many([_kunci(pk) for pk in ids])


def _hitung(pengguna: Any) -> Cacah:
    return {nama: hitung(pengguna) for nama, hitung in PENGHITUNG.items()}


def _kunci(pk: int) -> str:
    return f"cacah:{pk}"
