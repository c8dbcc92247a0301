"""Base of every page of the admin site: rows and choices come through `terlihat_oleh`, so it is no side door."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.contrib.admin import ModelAdmin
from django.contrib.admin.utils import label_for_field, lookup_field, unquote
from django.db.models import Field, Model, QuerySet, URLField
from django.forms import ModelChoiceField
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.html import format_html

from asn.core.admin_riwayat import riwayat_objek
from asn.core.lembar import Lembar, lembar_tanggapan, nilai_sel
from asn.core.querysets import ScopedQuerySet

KEYAKINAN_RENDAH = frozenset({"rendah", "low", "sedang", "medium"})


def terlihat(request: HttpRequest, model: type[Model]) -> QuerySet:
    """Rows of `model` the administrator may view; a reference table without cities is shown whole."""
    semua = model._default_manager.all()
    if not isinstance(semua, ScopedQuerySet):
        return semua
    return semua.terlihat_oleh(request.user, f"{model._meta.app_label}.view_{model._meta.model_name}")


def tanda_keyakinan(kode: str, label: str) -> str:
    """How sure a source is; what has to be verified stands out."""
    if kode not in KEYAKINAN_RENDAH:
        return label
    return format_html('<span class="tanda tanda-{}">{}</span>', kode, label)


class AdminBerlingkup(ModelAdmin):
    """Scoped list, scoped objects, scoped choices; permissions are those of `asn.akun.peran`."""

    # Counting millions of rows twice per page serves nobody.
    show_full_result_count = False
    list_per_page = 50
    formfield_overrides = {URLField: {"assume_scheme": "https"}}

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        urutan = self.get_ordering(request)
        baris = terlihat(request, self.model)
        return baris.order_by(*urutan) if urutan else baris

    def formfield_for_foreignkey(
        self, db_field: Field, request: HttpRequest, **kwargs: Any
    ) -> ModelChoiceField | None:
        kwargs.setdefault("queryset", terlihat(request, db_field.related_model))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """Who changed what and when, from the triggers: also what no page of this site has done."""
        objek = self.get_object(request, unquote(object_id))
        # The library answers for a row out of reach or without permission; nothing is read before.
        boleh = objek is not None and self.has_view_or_change_permission(request, objek)
        peristiwa = riwayat_objek(objek, self.exclude or ()) if boleh else []
        isi = {"title": f"Riwayat perubahan: {objek}", "peristiwa": peristiwa}
        return super().history_view(request, object_id, {**(extra_context or {}), **isi})

    def label_pilihan(self, objek: Model) -> str:
        """How a row is named in a search field of another page."""
        return str(objek)


class AdminBaca(AdminBerlingkup):
    """Read only, whatever the role."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.action(description="Ekspor yang dipilih ke Excel", permissions=["view"])
def ekspor_rujukan(halaman: ModelAdmin, request: HttpRequest, baris: QuerySet) -> HttpResponse:
    """The chosen rows with the columns of the list. For reference tables only: they name nobody."""
    kolom = [k for k in halaman.get_list_display(request) if k != "action_checkbox"]
    kepala = [str(label_for_field(k, halaman.model, halaman)).capitalize() for k in kolom]
    judul = str(halaman.opts.verbose_name_plural)
    lembar = Lembar(judul.capitalize(), kepala, (_sel(halaman, kolom, objek) for objek in baris))
    nama = f"{judul.replace(' ', '-')}-{timezone.localdate():%Y%m%d}.xlsx"
    return lembar_tanggapan(lembar, nama=nama, format_berkas="xlsx")


def _sel(halaman: ModelAdmin, kolom: Iterable[str], objek: Any) -> list[Any]:
    hasil = []
    for nama in kolom:
        bidang, _, nilai = lookup_field(nama, objek, halaman)
        pilihan = dict(bidang.flatchoices) if bidang is not None and bidang.flatchoices else {}
        if isinstance(nilai, list):
            nilai = ", ".join(str(satu) for satu in nilai)
        hasil.append(nilai_sel(pilihan.get(nilai, nilai)))
    return hasil
