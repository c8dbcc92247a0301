"""Throw the city data away before a rebuild. Only where nothing real can be lost."""

from django.apps import apps
from django.conf import settings
from django.db import connection

from asn import tertanam
from asn.core.dinding import berdinding

# Rows outside the wall that belong to the cities' data and accounts.
IKUT = ("akun.Pengguna", "akun.PenggunaEvent", "akun.PenugasanEvent", "core.TandaTerbit", "sessions.Session")


def boleh_dikosongkan() -> bool:
    """A demo installation or the embedded database, and never production."""
    return not settings.PRODUKSI and (settings.DEMO or not tertanam.luar())


def kosongkan() -> int:
    """Empty every walled table and the accounts; reference rows stay. Returns the number of tables named."""
    if not boleh_dikosongkan():
        raise PermissionError("Data hanya boleh dikosongkan pada pemasangan demo atau basis data tertanam.")
    model = [x for x in apps.get_models(include_auto_created=True) if berdinding(x)]
    model += [apps.get_model(x) for x in IKUT]
    nama = ", ".join(connection.ops.quote_name(x._meta.db_table) for x in model)
    with connection.cursor() as kursor:
        kursor.execute(f"TRUNCATE {nama} CASCADE")
    return len(model)
