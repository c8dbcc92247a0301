"""Figures already deposited lead to their page as well: not every reader of a figure may read reports."""

from django.db import migrations
from django.db.models import F, Value
from django.db.models.functions import Replace

from asn.core.lingkup import seluruh_kota

DAFTAR, ANGKA = "/aduan/semua/?instansi=", "/aduan/angka/?instansi="


def arahkan(apps, schema_editor):
    with seluruh_kota():
        milik = apps.get_model("instansi", "IndikatorInstansi").objects.filter(tautan__startswith=DAFTAR)
        milik.update(tautan=Replace(F("tautan"), Value(DAFTAR), Value(ANGKA)))


class Migration(migrations.Migration):

    dependencies = [("aduan", "0003_indeks_hitung"), ("instansi", "0005_indikator_aduan")]

    operations = [migrations.RunPython(arahkan, migrations.RunPython.noop)]
