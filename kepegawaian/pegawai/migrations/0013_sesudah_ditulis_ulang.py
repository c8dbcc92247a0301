"""The table written anew by 0012 is marked visible again: far pages of the list are read from its index alone.

Postgres would not do it by itself, as it vacuums what was changed, and nothing has been changed since. Inside a
transaction, as only a test migrates, it cannot be done and is left to the next vacuum.
"""

from django.db import migrations


def tandai(apps, schema_editor):
    if not schema_editor.connection.in_atomic_block:
        schema_editor.execute("VACUUM (ANALYZE) pegawai_pegawai")


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("pegawai", "0012_vektor_orang")]

    operations = [migrations.RunPython(tandai, migrations.RunPython.noop)]
