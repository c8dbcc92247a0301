"""What waits for a user behind the entries of the frame, remembered for half a minute.

Every page shows these figures, each costs a statement, and each wing adds one. What the user does, and news for him,
clears them at once; what colleagues finish meanwhile shows a little later. The page behind an entry counts anew.
"""

from collections.abc import Iterable

from django.core.cache import cache
from redis.exceptions import RedisError

from asn.akun.menu import PENGHITUNG
from asn.akun.models import Pengguna

DETIK = 30
INGAT = "_cacah"
Cacah = dict[str, int | str]


def cacah_pengguna(pengguna: Pengguna) -> Cacah:
    """Figure per name of address, asked for once per request (menu and bell both draw it)."""
    if INGAT not in pengguna.__dict__:
        pengguna.__dict__[INGAT] = _baca(pengguna)
    return pengguna.__dict__[INGAT]


def _baca(pengguna: Pengguna) -> Cacah:
    """What is remembered, else counted; counted on the spot while Redis is away."""
    try:
        cacah: Cacah | None = cache.get(_kunci(pengguna.pk))
        if cacah is None:
            cacah = _hitung(pengguna)
            cache.set(_kunci(pengguna.pk), cacah, DETIK)
    except RedisError:
        return _hitung(pengguna)
    return cacah


def cacah_lupakan(ids: Iterable[int]) -> None:
    """Count anew for these users at their next page."""
    try:
        cache.delete_many([_kunci(pk) for pk in ids])
    except RedisError:
        # They are forgotten by themselves soon.
        return


def _hitung(pengguna: Pengguna) -> Cacah:
    return {nama: hitung(pengguna) for nama, hitung in PENGHITUNG.items()}


def _kunci(pk: int) -> str:
    return f"cacah:{pk}"
