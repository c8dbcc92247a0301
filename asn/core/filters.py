"""Filters of the kernel's own lists."""

import django_filters

from asn.core.models import KeadaanPekerjaan, Pekerjaan
from asn.core.saringan import Saringan
from asn.core.workflows import pilihan


class SaringanPekerjaan(Saringan):
    q = None
    keadaan = django_filters.MultipleChoiceFilter(choices=pilihan(KeadaanPekerjaan), label="Keadaan")

    class Meta:
        model = Pekerjaan
        fields: list[str] = []
