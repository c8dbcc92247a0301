"""Demo data of the three cities: real structure, invented people, deterministic by seed."""

import time
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone
from tqdm import tqdm

from asn.contoh.acuan import baca_acuan
from asn.contoh.akun import ada_contoh, buat_admin_pusat
from asn.contoh.pembangun import LANGKAH, analisis, bangun_kota
from asn.contoh.pengosongan import boleh_dikosongkan, kosongkan
from asn.contoh.profil import PROFIL
from asn.core.lingkup import lingkup_kota
from kepegawaian.instansi.models import Instansi, Kota
from kepegawaian.pegawai.models import Pegawai


class Command(BaseCommand):
    help = "Membuat data contoh tiga kota. Kota yang sudah berisi contoh dilewati."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--tanggal", type=date.fromisoformat, help="hari ini menurut data contoh (TTTT-BB-HH)")
        parser.add_argument("--ukuran", type=float, default=1, help="bagian dari ukuran penuh, 0–1 (bawaan 1)")
        parser.add_argument("--ulang", action="store_true", help="buang seluruh data kota lalu bangun kembali")

    def handle(self, *args: Any, **pilihan: Any) -> None:
        if not 0 < pilihan["ukuran"] <= 1:
            raise CommandError("--ukuran harus di antara 0 dan 1.")
        mulai = time.monotonic()
        call_command("muat_referensi", verbosity=0)
        with transaction.atomic():
            # A rebuild that fails leaves the old demo as it was.
            if pilihan["ulang"]:
                self._kosongkan()
            dibuat = [kota for kode in PROFIL if self._satu_kota(kota := Kota.objects.get(kode=kode), pilihan)]
            if dibuat:
                buat_admin_pusat(pilihan["tanggal"] or timezone.localdate())
        if dibuat:
            analisis()
            self.stdout.write(f"Data contoh selesai dalam {time.monotonic() - mulai:.0f} detik.")

    def _kosongkan(self) -> None:
        if not boleh_dikosongkan():
            raise CommandError("--ulang hanya untuk pemasangan demo atau basis data tertanam; tidak ada yang diubah.")
        kosongkan()

    def _satu_kota(self, kota: Kota, pilihan: dict[str, Any]) -> bool:
        if ada_contoh(kota):
            return False
        tanggal = pilihan["tanggal"] or timezone.localdate(timezone=ZoneInfo(kota.zona_waktu))
        with lingkup_kota([kota.pk]):
            if Instansi.objects.filter(kota=kota).exists() or Pegawai.objects.filter(kota=kota).exists():
                raise CommandError(f"{kota} sudah berisi data yang bukan contoh; data contoh tidak dicampurkan.")
            with tqdm(total=len(LANGKAH), desc=str(kota), disable=pilihan["verbosity"] == 0) as batang:

                def maju(langkah: str) -> None:
                    batang.set_postfix_str(langkah)
                    batang.update()

                jumlah = bangun_kota(kota, baca_acuan(tanggal), tanggal, ukuran=pilihan["ukuran"], maju=maju)
        self.stdout.write(f"{kota}: {jumlah} pegawai")
        return True
