"""The account of a session, with its city at once: every page names the city and reads its clock."""

from allauth.account.auth_backends import AuthenticationBackend

from asn.akun.models import Pengguna


class MasukBackend(AuthenticationBackend):
    """Password login of allauth; one query instead of two on every request."""

    def get_user(self, user_id: int) -> Pengguna | None:
        pengguna = Pengguna.objects.select_related("kota").filter(pk=user_id).first()
        return pengguna if pengguna and self.user_can_authenticate(pengguna) else None
