"""The index of the list of people also holds what the list leaves out at first.

A million people take about two seconds, during which the table can be read but not written.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("pegawai", "0008_kebutuhan_pelatihan")]

    operations = [
        migrations.AddIndex(
            "pegawai",
            models.Index(fields=["kota", "nama", "id"], include=("kedudukan",), name="pegawai_kota_nama_kedudukan"),
        ),
        migrations.RemoveIndex("pegawai", "pegawai_kota_nama"),
    ]
