"""A list page and its addresses, as every app writes them; used by the tests of the list shape."""

import django_filters
import django_tables2 as tables
from django.http import HttpRequest, HttpResponseBase
from django.urls import include, path

from asn.core.saringan import Saringan
from asn.core.tabel import Tabel, halaman_daftar
from asn.core.views import requires, visible
from kepegawaian.instansi.models import JENIS_INSTANSI, Instansi


class SaringanInstansi(Saringan):
    jenis = django_filters.MultipleChoiceFilter(choices=JENIS_INSTANSI, label="Jenis")
    berlaku_mulai = django_filters.DateFromToRangeFilter(label="Berlaku")
    urutan = django_filters.NumberFilter(label="Urutan")
    induk = django_filters.ModelChoiceFilter(queryset=lambda request: visible(request, Instansi), label="Induk")
    berinduk = django_filters.BooleanFilter(field_name="induk", lookup_expr="isnull", exclude=True, label="Berinduk")

    class Meta:
        model = Instansi
        fields: list[str] = []

    def cari(self, queryset, name, value):
        return queryset.filter(nama__icontains=value)


class TabelInstansi(Tabel):
    nama = tables.Column(orderable=True, attrs={"td": {"class": "utama"}})
    jenis = tables.Column()
    urutan = tables.Column(orderable=True)
    berlaku_mulai = tables.Column()
    sumber = tables.Column()

    kolom_bawaan = ("nama", "jenis", "urutan")

    class Meta:
        model = Instansi
        fields = ("nama", "jenis", "urutan", "berlaku_mulai", "sumber")

    def value_berlaku_mulai(self, record):
        return record.berlaku_mulai


@requires("instansi.view_instansi")
def daftar(request: HttpRequest) -> HttpResponseBase:
    return halaman_daftar(
        request,
        kueri=visible(request, Instansi),
        filterset_class=SaringanInstansi,
        table_class=TabelInstansi,
        judul="Daftar instansi",
        nama_daftar="instansi",
        per=3,
        ekspor_izin="evaluasi.ekspor_baris_evaluasi",
        konteks={"tambahan": "isi tambahan"},
    )


urlpatterns = [path("contoh/", daftar, name="contoh_daftar"), path("", include("asn.urls"))]
