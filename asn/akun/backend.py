"""The account of a session, with its city and its assignments at once: every page names the city and asks for them."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet
from django.db.models.functions import JSONObject

from asn.akun.models import KOLOM_PENUGASAN, Pengguna, Penugasan
from asn.core.kueri_tetap import KueriTetap


def _bekal(pk: Any) -> QuerySet[Pengguna]:
    isi: dict[str, Any] = {kolom: kolom for kolom in KOLOM_PENUGASAN}
    milik = Penugasan.objects.filter(pengguna=OuterRef("pk")).order_by("peran", "pk").values(isi=JSONObject(**isi))
    return Pengguna.objects.filter(pk=pk).select_related("kota").annotate(penugasan_dibawa=ArraySubquery(milik))


PENGGUNA = KueriTetap(_bekal)


class MasukBackend(AuthenticationBackend):
    """Password login of allauth; one query instead of three on every request."""

    def get_user(self, user_id: int) -> Pengguna | None:
        pengguna: Pengguna | None = PENGGUNA.satu(pk=user_id)
        return pengguna if pengguna and self.user_can_authenticate(pengguna) else None
