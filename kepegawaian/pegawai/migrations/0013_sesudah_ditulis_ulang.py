"""The table written anew by 0012 is marked visible again: far pages of the list are read from its index alone.

Postgres would not do it by itself, as it vacuums what was changed, and nothing has been changed since.
"""

from django.db import migrations


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("pegawai", "0012_vektor_orang")]

    operations = [migrations.RunSQL("VACUUM (ANALYZE) pegawai_pegawai", migrations.RunSQL.noop)]
