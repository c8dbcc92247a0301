"""Filters of the inbox."""

import django_filters

from asn.core.saringan import Saringan
from asn.notifikasi.models import Kabar
from asn.notifikasi.rules.jenis import pilihan_jenis


class SaringanKabar(Saringan):
    dibaca = django_filters.ChoiceFilter(
        choices=[("False", "Belum dibaca"), ("True", "Sudah dibaca")], label="Keadaan", empty_label="Semua"
    )
    jenis = django_filters.MultipleChoiceFilter(choices=pilihan_jenis, label="Jenis")

    class Meta:
        model = Kabar
        fields: list[str] = []
