"""The administrators' site: entered by role and second factor, never by Django's flags."""

from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from asn.akun.menu import masuk_situs_admin


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

    def password_change(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        return redirect("account_change_password")

    def logout(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        return redirect("account_logout")
