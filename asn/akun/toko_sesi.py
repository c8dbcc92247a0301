"""Sessions in the database, as Django keeps them; the question of every request is written once."""

from typing import Any

from django.contrib.sessions.backends.db import SessionStore as TokoDjango
from django.utils import timezone

from asn.core.kueri_tetap import KueriTetap

SESI = KueriTetap(lambda kunci: TokoDjango.get_model_class().objects.filter(pk=kunci))


class SessionStore(TokoDjango):
    """The engine of `SESSION_ENGINE`."""

    def _get_session_from_db(self) -> Any:
        baris = SESI.satu(kunci=self.session_key)
        if baris is None or baris.expire_date <= timezone.now():
            self._session_key = None
            return None
        return baris
