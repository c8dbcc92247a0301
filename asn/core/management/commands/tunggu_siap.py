"""Wait until the installation is ready, for scripts and container start-up."""

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from asn.core.kesiapan import keadaan_siap


class Command(BaseCommand):
    help = "Tunggu sampai basis data, Redis, migrasi, dan disk siap (dengan --pekerja: juga pekerja Celery)."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--batas", type=float, default=60, help="paling lama menunggu, dalam detik")
        parser.add_argument("--pekerja", action="store_true", help="tunggu juga denyut pekerja Celery")

    def handle(self, *args: Any, **options: Any) -> None:
        sampai = time.monotonic() + options["batas"]
        while belum := self._belum(options["pekerja"]):
            if time.monotonic() >= sampai:
                raise CommandError(f"Belum siap: {', '.join(belum)}.")
            time.sleep(0.5)
        self.stdout.write("Siap.")

    def _belum(self, pekerja: bool) -> list[str]:
        return [nama for nama, siap in keadaan_siap().items() if not siap and (pekerja or nama != "pekerja")]
