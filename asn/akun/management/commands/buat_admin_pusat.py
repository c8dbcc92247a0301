"""The first administrator of an installation: no default password exists, only a one-time link."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from asn.akun.models import Pengguna, Penugasan
from asn.akun.peran import Peran
from asn.akun.services.sandi import tautan_sandi


class Command(BaseCommand):
    help = "Membuat akun administrator pusat dan mencetak tautan sekali pakai untuk memasang kata sandinya."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--surel", help="alamat surel; ditanyakan bila tidak disebut")
        parser.add_argument("--nama", default="Administrator pusat", help="nama tampilan")

    def handle(self, *args: Any, **options: Any) -> None:
        surel = (options["surel"] or input("Alamat surel administrator: ")).strip().lower()
        try:
            pengguna = self._siapkan(surel, options["nama"])
        except ValidationError as galat:
            raise CommandError(" ".join(galat.messages)) from galat
        self.stdout.write(f"Akun {pengguna.username} siap. Buka tautan ini dalam satu hari; hanya sekali pakai:")
        self.stdout.write(f"{settings.ALAMAT_PUBLIK.rstrip('/')}{tautan_sandi(pengguna)}")
        self.stdout.write("Sesudah masuk, sistem meminta autentikasi ganda dipasang.")

    @transaction.atomic
    def _siapkan(self, surel: str, nama: str) -> Pengguna:
        """A new account, or a new link for the administrator who already has this address."""
        pengguna = Pengguna.objects.filter(email=surel).first()
        if pengguna is None:
            pengguna = Pengguna(username=surel, email=surel, nama=nama)
            pengguna.set_unusable_password()
            pengguna.full_clean()
            pengguna.save()
            Penugasan.objects.create(pengguna=pengguna, peran=Peran.ADMIN_PUSAT, pusat=True)
        elif not any(p.peran == Peran.ADMIN_PUSAT for p in pengguna.penugasan_berlaku):
            raise ValidationError("Alamat ini dipakai akun yang bukan administrator pusat.")
        return pengguna
