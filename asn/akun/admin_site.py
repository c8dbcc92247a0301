"""The administrators' site: entered by role and second factor, never by Django's flags."""

from typing import Any

from django.contrib.admin import AdminSite, ModelAdmin
from django.contrib.admin.views.autocomplete import AutocompleteJsonView as Pencarian
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from asn.akun.menu import masuk_situs_admin


class PencarianPilihan(Pencarian):
    """The library's search, with a name for each row that tells it from its namesakes."""

    def serialize_result(self, obj: Model, to_field_name: str) -> dict[str, str]:
        return super().serialize_result(obj, to_field_name) | {"text": self.model_admin.label_pilihan(obj)}


class SitusAdmin(AdminSite):
    """`is_staff` and `is_superuser` mean nothing here. The second factor is asked for by WajibMFAMiddleware."""

    site_header = "Administrasi Kepegawaian ASN"
    site_title = "Administrasi"
    index_title = "Data rujukan dan akun"

    def has_permission(self, request: HttpRequest) -> bool:
        if not request.user.is_authenticated or hasattr(request, "pengguna_asli"):
            return False
        return masuk_situs_admin(request.user)

    @method_decorator(never_cache)
    @login_not_required
    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """One door for everybody: the login page of the system."""
        if request.user.is_authenticated:
            raise PermissionDenied
        return redirect_to_login(request.GET.get("next", request.get_full_path()))

    def autocomplete_view(self, request: HttpRequest) -> HttpResponse:
        """Search fields of forms. Only a field that a page offers as one, to who may use that page: else denied."""
        if not any(self._menawarkan(request, halaman) for halaman in self._registry.values()):
            raise PermissionDenied
        return PencarianPilihan.as_view(admin_site=self)(request)

    def _menawarkan(self, request: HttpRequest, halaman: ModelAdmin) -> bool:
        """Whether this page, or a table inside it, offers the field the request names, to this user."""
        sumber = [halaman, *halaman.get_inline_instances(request)]
        diminta = (request.GET.get("app_label"), request.GET.get("model_name"))
        return any(
            (satu.opts.app_label, satu.opts.model_name) == diminta
            and request.GET.get("field_name") in satu.get_autocomplete_fields(request)
            and (satu.has_add_permission(request) if satu is halaman else satu.has_add_permission(request, None))
            for satu in sumber
        )

    def password_change(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        return redirect("account_change_password")

    def logout(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        return redirect("account_logout")
