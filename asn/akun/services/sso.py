"""Finding the account behind a city's identity provider."""

from collections.abc import Sequence

from asn.akun.models import Pengguna


def pengguna_dari_sso(*, kode_kota: str, nip: str, surel: Sequence[str]) -> Pengguna | None:
    """The one active account of that city with this NIP, else with one of these verified addresses.

    A provider without a city opens nothing: it must never reach into another city.
    """
    if not kode_kota:
        return None
    sekota = Pengguna.objects.filter(kota__kode=kode_kota, is_active=True)
    if nip and (pengguna := sekota.filter(username=nip.lower()).first()):
        return pengguna
    cocok = list(sekota.filter(email__in=[s.lower() for s in surel if s])[:2])
    return cocok[0] if len(cocok) == 1 else None
