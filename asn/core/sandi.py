"""Encryption at rest of personal data (UU 27/2022): Fernet with key rotation, and a keyed fingerprint for equality."""

import hashlib
import hmac
import json
from functools import lru_cache
from typing import Any

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.db import models


@lru_cache(maxsize=4)
def _fernet(kunci: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(k) for k in kunci])


def enkripsi(teks: str) -> str:
    """Ciphertext of `teks` under the newest key; the empty string stays empty."""
    return _fernet(tuple(settings.KUNCI_ENKRIPSI)).encrypt(teks.encode()).decode() if teks else ""


def dekripsi(sandi: str) -> str:
    """Plain text of a value made by `enkripsi`; raises InvalidToken when no key fits."""
    return _fernet(tuple(settings.KUNCI_ENKRIPSI)).decrypt(sandi.encode()).decode() if sandi else ""


def sidik(teks: str) -> str:
    """Keyed fingerprint (64 hex digits) to look up or compare an encrypted value without decrypting the table."""
    if not teks:
        return ""
    return hmac.new(settings.KUNCI_ENKRIPSI[-1].encode(), teks.encode(), hashlib.sha256).hexdigest()


class TeksTersandi(models.TextField):
    """Text stored encrypted. Not searchable and not sortable: keep a `sidik` beside it where equality matters."""

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> str | None:
        return dekripsi(value) if value else value

    def get_prep_value(self, value: str | None) -> str | None:
        return enkripsi(value) if value else value


class JsonTersandi(TeksTersandi):
    """A JSON value stored encrypted: contents whose keys differ from row to row and may hold personal data."""

    # What django-stubs reads: any JSON value goes in and comes out.
    _pyi_private_set_type: Any
    _pyi_private_get_type: Any

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> Any:
        return json.loads(dekripsi(value)) if value else {}

    def get_prep_value(self, value: Any) -> str | None:
        return enkripsi(json.dumps(value, ensure_ascii=False, sort_keys=True)) if value else ""

    def to_python(self, value: Any) -> Any:
        return value
