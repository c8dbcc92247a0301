"""People are searched by the beginnings of their names, kept as words (see asn.core.pencarian.VektorOrang).

The table is written anew once, as for every stored column: 3 s for 100,000 people, in which nobody else reads it.
"""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
from django.db import migrations, models

import asn.core.pencarian

VEKTOR = """
CREATE FUNCTION vektor_orang(nama text, nip text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT array_to_tsvector(array_agg(left(kata, panjang)) || nip)
    FROM regexp_split_to_table(lower(nama), '[^[:alnum:]]+') kata,
         generate_series(1, least(length(kata), 30)) panjang
$$
"""


class Migration(migrations.Migration):
    dependencies = [("pegawai", "0011_pembinaan_tercatat")]

    operations = [
        migrations.RunSQL(VEKTOR, "DROP FUNCTION vektor_orang(text, text)"),
        migrations.RemoveIndex("pegawai", "pegawai_pencarian"),
        migrations.RemoveField("pegawai", "pencarian"),
        migrations.AddField(
            "pegawai",
            "pencarian",
            models.GeneratedField(
                db_persist=True,
                expression=asn.core.pencarian.VektorOrang("nama", "nip"),
                output_field=django.contrib.postgres.search.SearchVectorField(),
            ),
        ),
        migrations.AddIndex(
            "pegawai", django.contrib.postgres.indexes.GinIndex(fields=["pencarian"], name="pegawai_pencarian")
        ),
    ]
