"""Demo data of the three cities: real structure, invented people, deterministic by seed."""

import os
import time
from datetime import date
from io import StringIO
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.utils import timezone
from tqdm import tqdm

from asn.contoh.akun import ada_contoh, buat_admin_pusat
from asn.contoh.pembangun import LANGKAH, analisis, bangun_di_proses, bangun_satu
from asn.contoh.pengosongan import boleh_dikosongkan, kosongkan
from asn.contoh.profil import PROFIL
from asn.contoh.sejajar import sejajar
from asn.core.lingkup import lingkup_kota
from kepegawaian.instansi.models import Instansi, Kota
from kepegawaian.pegawai.models import Pegawai


class Command(BaseCommand):
    help = "Membuat data contoh tiga kota. Kota yang sudah berisi contoh dilewati."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--tanggal", type=date.fromisoformat, help="hari ini menurut data contoh (TTTT-BB-HH)")
        parser.add_argument("--ukuran", type=float, default=1, help="bagian dari ukuran penuh, 0–1 (bawaan 1)")
        parser.add_argument("--proses", type=int, default=os.cpu_count(), help="kota yang dibuat bersamaan")
        parser.add_argument("--ulang", action="store_true", help="buang seluruh data kota lalu bangun kembali")

    def handle(self, *args: Any, **pilihan: Any) -> None:
        if not 0 < pilihan["ukuran"] <= 1:
            raise CommandError("--ukuran harus di antara 0 dan 1.")
        mulai = time.monotonic()
        call_command("muat_referensi", verbosity=0, stdout=StringIO())
        if pilihan["ulang"]:
            if not boleh_dikosongkan():
                raise CommandError("--ulang hanya untuk pemasangan demo atau basis data tertanam; data tidak diubah.")
            kosongkan()
        kota = self._belum_dibuat()
        if not kota:
            return
        # Largest first: it takes longest. A city is one transaction, so an interrupted run continues where it stopped.
        kota.sort(key=lambda k: -PROFIL[k.kode].pegawai)
        self._bangun(kota, pilihan)
        buat_admin_pusat(pilihan["tanggal"] or timezone.localdate())
        analisis()
        self.stdout.write(f"Data contoh selesai dalam {time.monotonic() - mulai:.0f} detik.")

    def _belum_dibuat(self) -> list[Kota]:
        kota = [k for k in Kota.objects.filter(kode__in=PROFIL) if not ada_contoh(k)]
        for k in kota:
            with lingkup_kota([k.pk]):
                if Instansi.objects.filter(kota=k).exists() or Pegawai.objects.filter(kota=k).exists():
                    raise CommandError(f"{k} sudah berisi data yang bukan contoh; data contoh tidak dicampurkan.")
        return kota

    def _bangun(self, kota: list[Kota], pilihan: dict[str, Any]) -> None:
        butir = [(k.pk, pilihan["tanggal"], pilihan["ukuran"]) for k in kota]
        with tqdm(total=len(LANGKAH) * len(kota), desc="Data contoh", disable=pilihan["verbosity"] == 0) as batang:

            def maju(langkah: str) -> None:
                batang.set_postfix_str(langkah)
                batang.update()

            # Another process would not see what this transaction has written.
            if pilihan["proses"] > 1 and not connection.in_atomic_block:
                jumlah = sejajar(bangun_di_proses, butir, proses=min(pilihan["proses"], len(kota)), maju=maju)
            else:
                jumlah = [bangun_satu(*satu, maju=maju) for satu in butir]
        for k, n in zip(kota, jumlah, strict=True):
            self.stdout.write(f"{k}: {n} pegawai")
