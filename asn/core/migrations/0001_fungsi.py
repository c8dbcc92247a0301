"""Database functions that models lean on; first of all migrations, so that every table may use them."""

from django.db import migrations

KOTA = """
CREATE FUNCTION asn_kota_dalam_lingkup() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN current_setting('asn.kota', true) ~ '^[0-9]+$'
                THEN current_setting('asn.kota', true)::bigint END
$$
"""
# One block of 100,000 days per owner: a core GiST range then refuses overlaps without the btree_gist extension.
RENTANG = """
CREATE FUNCTION asn_rentang(pemilik bigint, mulai date, selesai date) RETURNS int8range
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT int8range(pemilik * 100000 + (mulai - DATE '1900-01-01'),
                     pemilik * 100000 + COALESCE(selesai - DATE '1900-01-01', 99998), '[]')
$$
"""


class Migration(migrations.Migration):
    initial = True
    dependencies: list[tuple[str, str]] = []
    operations = [
        migrations.RunSQL(KOTA, "DROP FUNCTION asn_kota_dalam_lingkup()"),
        migrations.RunSQL(RENTANG, "DROP FUNCTION asn_rentang(bigint, date, date)"),
    ]
