"""Make a key for KUNCI_ENKRIPSI."""

from typing import Any

from cryptography.fernet import Fernet
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Cetak kunci enkripsi baru. Untuk mengganti kunci, taruh di depan kunci lama dalam KUNCI_ENKRIPSI."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(Fernet.generate_key().decode())
