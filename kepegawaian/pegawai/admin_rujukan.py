"""Base of the pages of dated figures: a new regulation is a new row, seen beside the one it ends before it is kept."""

from datetime import timedelta
from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.html import format_html
from django.utils.http import urlencode

from asn.core.admin_dasar import AdminBerlingkup, ekspor_rujukan, tanda_keyakinan
from kepegawaian.pegawai.services.rujukan_berlaku import rujukan_berlakukan, rujukan_halangan, rujukan_pendahulu

MASA = ("berlaku_mulai", "berlaku_sampai")


class RujukanForm(forms.ModelForm):
    """Refuses with a sentence what the service would refuse anyway. `kunci` is set by the page."""

    kunci: ClassVar[tuple[str, ...]] = ()

    class Meta:
        help_texts = {
            "berlaku_mulai": "Baris lama dengan kunci yang sama berakhir sehari sebelumnya.",
            "berlaku_sampai": "Kosongkan bila masih berlaku.",
            "dasar": "Sebutkan peraturan dan pasalnya, misalnya “PP 5/2024 lampiran”.",
            "keyakinan": "“Rendah” tampil sebagai “perlu verifikasi” di setiap perhitungan.",
        }

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        if self.kunci and not self.errors and not self.instance.pk:
            baru = self._meta.model(**{k: isi[k] for k in (*self.kunci, *MASA)})
            if alasan := rujukan_halangan(baru, self.kunci):
                self.add_error("berlaku_mulai", alasan)
        return isi


class AdminRujukan(AdminBerlingkup):
    """A figure of the law. Nothing is deleted, so that last year's decision stays explainable.

    `kunci_baris` names the fields that say what the figure is about.
    """

    kunci_baris: tuple[str, ...] = ()
    form = RujukanForm
    actions = (ekspor_rujukan,)
    date_hierarchy = "berlaku_mulai"
    change_form_template = "admin/rujukan_ubah.html"

    @admin.display(description="keyakinan", ordering="keyakinan")
    def keyakinan_sumber(self, obj: Any) -> str:
        return tanda_keyakinan(obj.keyakinan, obj.get_keyakinan_display())

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> type[Form]:
        form = super().get_form(request, obj, change, **kwargs)
        form.kunci = self.kunci_baris
        return form

    def changeform_view(
        self, request: HttpRequest, object_id: Any = None, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """A new row is looked at once more before it is kept."""
        if object_id is None and request.method == "POST" and "_yakin" not in request.POST:
            if not self.has_add_permission(request):
                raise PermissionDenied
            form = self.get_form(request)(request.POST)
            if form.is_valid():
                return self._pratinjau(request, form)
        elif object_id is not None and self.kunci_baris and self.has_add_permission(request):
            extra_context = {**(extra_context or {}), "url_lanjutan": self._alamat_lanjutan(request, object_id)}
        return super().changeform_view(request, object_id, form_url, extra_context)

    def save_model(self, request: HttpRequest, obj: Any, form: Form, change: bool) -> None:
        if change or not self.kunci_baris:
            super().save_model(request, obj, form, change)
        else:
            rujukan_berlakukan(baru=obj, kunci=self.kunci_baris)

    def _pratinjau(self, request: HttpRequest, form: Form) -> HttpResponse:
        baru = form.instance
        lama = rujukan_pendahulu(baru, self.kunci_baris) if self.kunci_baris else None
        konteks = {
            **self.admin_site.each_context(request),
            "title": f"Berlakukan {self.opts.verbose_name} baru?",
            "opts": self.opts,
            "baru": self._isi(baru),
            "lama": self._isi(lama) if lama else [],
            "lama_berakhir": baru.berlaku_mulai - timedelta(days=1) if lama else None,
            "isian": [(k, n) for k, semua in request.POST.lists() for n in semua if k != "csrfmiddlewaretoken"],
        }
        return TemplateResponse(request, "admin/rujukan_pratinjau.html", konteks)

    def _isi(self, baris: Any) -> list[tuple[str, Any]]:
        return [
            (str(f.verbose_name), getattr(baris, f"get_{f.name}_display")() if f.choices else getattr(baris, f.name))
            for f in self.opts.concrete_fields
            if not f.primary_key
        ]

    def _alamat_lanjutan(self, request: HttpRequest, object_id: str) -> str:
        """The form of a new row, filled with what stays the same."""
        baris = self.get_object(request, object_id)
        if baris is None:
            return ""
        tetap = [f for f in self.opts.concrete_fields if f.name not in (*MASA, "id", "dasar", "keyakinan")]
        isi = {f.name: getattr(baris, f.attname) for f in tetap if not isinstance(getattr(baris, f.attname), list)}
        return format_html("../../add/?{}", urlencode({k: n for k, n in isi.items() if n not in (None, "")}))
