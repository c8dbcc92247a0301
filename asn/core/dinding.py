"""Wall 1: install the row-level-security policy on every table that carries a city."""

from typing import Any

from django.apps import apps
from django.db import connections, models
from django.db.models import Model

# Tables with a nullable or administrative city column that must be readable before any scope is known.
TANPA_DINDING = frozenset(
    {
        "akun.Pengguna",
        "akun.PenggunaEvent",
        "akun.Penugasan",
        "akun.PenugasanEvent",
        "core.HariLibur",
        "core.HariLiburEvent",
        "core.TandaTerbit",
    }
)

_LINGKUP = "kota_id = ANY ((SELECT string_to_array(current_setting('asn.kota', true), ',')::bigint[])::bigint[])"


def berdinding(model: type[Model]) -> bool:
    """Whether the table of `model` belongs to a city and must carry the policy."""
    if model._meta.proxy or not model._meta.managed or model._meta.label in TANPA_DINDING:
        return False
    return any(isinstance(f, models.ForeignKey) and f.name == "kota" for f in model._meta.local_fields)


def pasang_dinding(using: str = "default", **_: Any) -> None:
    """Create the missing policies; idempotent, so it runs after every `migrate`."""
    koneksi = connections[using]
    ada = set(koneksi.introspection.table_names())
    with koneksi.cursor() as kursor:
        kursor.execute(
            "SELECT c.relname FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid "
            "WHERE p.polname = 'dinding_kota' AND c.relrowsecurity AND c.relforcerowsecurity"
        )
        sudah = {baris[0] for baris in kursor.fetchall()}
        for model in apps.get_models(include_auto_created=True):
            tabel = model._meta.db_table
            if not berdinding(model) or tabel in sudah or tabel not in ada:
                continue
            nama = koneksi.ops.quote_name(tabel)
            kursor.execute(f"ALTER TABLE {nama} ENABLE ROW LEVEL SECURITY")
            kursor.execute(f"ALTER TABLE {nama} FORCE ROW LEVEL SECURITY")
            kursor.execute(f"DROP POLICY IF EXISTS dinding_kota ON {nama}")
            kursor.execute(f"CREATE POLICY dinding_kota ON {nama} USING ({_LINGKUP}) WITH CHECK ({_LINGKUP})")
