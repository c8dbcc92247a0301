"""Helpers of every function view: permission, visible rows, one object, one page."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST, require_safe

Tampilan = Callable[..., HttpResponseBase]


def requires(izin: str) -> Callable[[Tampilan], Tampilan]:
    """Declare the permission once; `visible` and `get_visible` filter the rows with it. 403 when held nowhere."""

    def bungkus(tampilan: Tampilan) -> Tampilan:
        @wraps(tampilan)
        def dalam(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.has_perm(izin):
                raise PermissionDenied(izin)
            request.izin = izin
            return tampilan(request, *args, **kwargs)

        dalam.izin = izin
        return dalam

    return bungkus


def action(izin: str) -> Callable[[Tampilan], Tampilan]:
    """Like `requires`, POST only: for verbs (setujui, terbitkan, buka data)."""

    def bungkus(tampilan: Tampilan) -> Tampilan:
        dalam = require_POST(requires(izin)(tampilan))
        dalam.izin = izin
        return dalam

    return bungkus


def masuk_saja(tampilan: Tampilan) -> Tampilan:
    """A page for every logged-in user that shows only what belongs to that user (dasbor, preferences)."""
    tampilan.izin = "masuk"
    return tampilan


def publik(tampilan: Tampilan) -> Tampilan:
    """A page without login: it must also stand in the short public list of the architecture tests."""
    dalam = login_not_required(tampilan)
    dalam.izin = "publik"
    return dalam


def publik_baca(tampilan: Tampilan) -> Tampilan:
    """A public page that only reads."""
    dalam = publik(require_safe(tampilan))
    return dalam


def visible(request: HttpRequest, model: type[Model]) -> QuerySet:
    """Rows of `model` in the user's reach for the permission this view declared."""
    return model.objects.terlihat_oleh(request.user, request.izin)


def get_visible(request: HttpRequest, model: type[Model], kueri: QuerySet | None = None, **kunci: Any) -> Any:
    """One visible row or 404, so existence elsewhere is not revealed. `kueri` must come from `visible`."""
    return get_object_or_404(visible(request, model) if kueri is None else kueri, **kunci)
