"""Start-up refusals in production: each one names what is wrong and what to do."""

import re
from collections.abc import Sequence
from typing import Any

from cryptography.fernet import Fernet
from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connection

from asn.tertanam import alamat


def _salah(nomor: int, masalah: str, tindakan: str) -> Error:
    return Error(masalah, hint=tindakan, id=f"asn.E{nomor:03d}")


@register(Tags.security)
def rahasia_dan_alamat(app_configs: Sequence[AppConfig] | None, **_: Any) -> list[CheckMessage]:
    """Secrets, hosts, cookies and debug of a production process (PRODUKSI=1)."""
    if not settings.PRODUKSI:
        return []
    galat: list[CheckMessage] = []
    bawaan = alamat()
    if settings.DEBUG:
        galat.append(_salah(1, "DEBUG menyala di produksi.", "Hapus variabel DEBUG atau isi DEBUG=0."))
    if settings.DEMO:
        galat.append(
            _salah(2, "DEMO menyala di produksi.", "Hapus variabel DEMO: mode demo membuka pintu tanpa sandi.")
        )
    if settings.SECRET_KEY == bawaan["SECRET_KEY"] or len(settings.SECRET_KEY) < 50:
        galat.append(
            _salah(3, "SECRET_KEY belum diisi atau terlalu pendek.", "Isi SECRET_KEY dengan minimal 50 karakter acak.")
        )
    if not settings.KUNCI_ENKRIPSI or settings.KUNCI_ENKRIPSI == [bawaan["KUNCI_ENKRIPSI"]]:
        galat.append(
            _salah(
                4,
                "KUNCI_ENKRIPSI belum diisi.",
                "Buat dengan `manage.py kunci_baru`, simpan, lalu isi KUNCI_ENKRIPSI.",
            )
        )
    elif not all(_kunci_sah(k) for k in settings.KUNCI_ENKRIPSI):
        galat.append(
            _salah(
                5, "KUNCI_ENKRIPSI tidak sah.", "Setiap kunci harus kunci Fernet; buat dengan `manage.py kunci_baru`."
            )
        )
    if not settings.ALLOWED_HOSTS or any(h == "*" or h.startswith(".") for h in settings.ALLOWED_HOSTS):
        galat.append(
            _salah(6, "ALLOWED_HOSTS kosong atau memakai tanda bintang.", "Sebutkan nama host satu per satu.")
        )
    if not (settings.SESSION_COOKIE_SECURE and settings.CSRF_COOKIE_SECURE):
        galat.append(_salah(7, "Kuki tidak aman.", "Hapus KUKI_AMAN=0 dan layani sistem lewat HTTPS."))
    if not settings.MFA_WAJIB:
        galat.append(
            _salah(8, "MFA_WAJIB dimatikan di produksi.", "Hapus MFA_WAJIB=0: autentikasi ganda wajib bagi petugas.")
        )
    return galat


def _kunci_sah(kunci: str) -> bool:
    try:
        Fernet(kunci)
    except ValueError:
        return False
    return True


@register(Tags.database)
def peran_basis_data(
    app_configs: Sequence[AppConfig] | None, databases: Sequence[str] | None = None, **_: Any
) -> list[CheckMessage]:
    """The database role must not be able to walk around the wall, in any environment."""
    if not databases:
        return []
    with connection.cursor() as kursor:
        kursor.execute("SELECT rolname, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user")
        nama, superuser, bypass = kursor.fetchone()
    if superuser or bypass:
        return [
            _salah(
                9,
                f"Peran basis data “{nama}” superuser atau melewati RLS, sehingga dinding antarkota tidak berlaku.",
                "Sambungkan dengan peran NOSUPERUSER NOBYPASSRLS: ALTER ROLE asn NOSUPERUSER NOBYPASSRLS.",
            )
        ]
    return []


def periksa_jalur_admin() -> bool:
    """Whether the admin path is one safe path segment (used by asn.urls)."""
    return bool(re.fullmatch(r"[A-Za-z0-9_-]+", settings.JALUR_ADMIN))
