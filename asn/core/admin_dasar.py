"""Base of every page of the admin site: rows and choices come through `terlihat_oleh`, so it is no side door."""

from typing import Any

from django.contrib.admin import ModelAdmin
from django.db.models import Field, Model, QuerySet
from django.forms import ModelChoiceField
from django.http import HttpRequest

from asn.core.querysets import ScopedQuerySet


def terlihat(request: HttpRequest, model: type[Model]) -> QuerySet:
    """Rows of `model` the administrator may view; a reference table without cities is shown whole."""
    semua = model._default_manager.all()
    if not isinstance(semua, ScopedQuerySet):
        return semua
    return semua.terlihat_oleh(request.user, f"{model._meta.app_label}.view_{model._meta.model_name}")


class AdminBerlingkup(ModelAdmin):
    """Scoped list, scoped objects, scoped choices; permissions are those of `asn.akun.peran`."""

    # Counting millions of rows twice per page serves nobody.
    show_full_result_count = False
    list_per_page = 50

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        urutan = self.get_ordering(request)
        baris = terlihat(request, self.model)
        return baris.order_by(*urutan) if urutan else baris

    def formfield_for_foreignkey(
        self, db_field: Field, request: HttpRequest, **kwargs: Any
    ) -> ModelChoiceField | None:
        kwargs.setdefault("queryset", terlihat(request, db_field.related_model))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class AdminBaca(AdminBerlingkup):
    """Read only, whatever the role."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
