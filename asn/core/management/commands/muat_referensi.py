"""Load the reference rows of every app; may run at every start."""

from importlib import import_module
from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils.module_loading import module_has_submodule

from asn.core.lingkup import seluruh_kota


class Command(BaseCommand):
    help = "Muat data rujukan (kota, wilayah, golongan, gaji pokok, kompetensi). Aman dijalankan berulang kali."

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        # The kernel knows no domain: an app takes part by having a `referensi` module with `muat() -> str`.
        for konfigurasi in apps.get_app_configs():
            if konfigurasi.module and module_has_submodule(konfigurasi.module, "referensi"):
                with seluruh_kota():
                    hasil = import_module(f"{konfigurasi.name}.referensi").muat()
                self.stdout.write(f"{konfigurasi.verbose_name}: {hasil}")
