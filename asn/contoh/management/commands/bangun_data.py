"""Benchmark data of any size; refuses to touch a production database."""

import time
from datetime import date
from io import StringIO
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.utils import timezone
from tqdm import tqdm

from asn.contoh.acuan import baca_acuan
from asn.contoh.beban import MODEL, PEMBAGIAN, Laporan, bagi, bangun_beban
from asn.core.lingkup import seluruh_kota
from kepegawaian.instansi.models import Instansi, Kota
from kepegawaian.jabatan.models import Jabatan
from kepegawaian.pegawai.models import Pegawai

TERBANYAK = 1_000_000
NAMA_UJI = ("bench", "ukur", "uji", "test")


class Command(BaseCommand):
    help = "Mengisi data beban untuk pengukuran, sampai sejumlah pegawai beserta riwayatnya."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--pegawai", type=int, required=True, help="jumlah pegawai seluruhnya sesudah selesai")
        parser.add_argument("--kota", type=int, default=3, choices=(1, 2, 3), help="banyaknya kota (bawaan 3)")
        parser.add_argument("--tanggal", type=date.fromisoformat, help="hari ini menurut data (TTTT-BB-HH)")

    def handle(self, *args: Any, **pilihan: Any) -> None:
        self._periksa(pilihan["pegawai"])
        call_command("muat_referensi", verbosity=0, stdout=StringIO())
        kota = list(Kota.objects.filter(kode__in=list(PEMBAGIAN)[: pilihan["kota"]]).order_by("kode"))
        tanggal = pilihan["tanggal"] or timezone.localdate()
        with seluruh_kota():
            kurang = pilihan["pegawai"] - Pegawai.objects.count()
            if kurang <= 0:
                self.stdout.write("Jumlah pegawai sudah tercapai.")
                return
            bagian = bagi(kurang, kota)
            with tqdm(total=kurang, unit="pegawai", disable=pilihan["verbosity"] == 0) as batang:

                def lapor(langkah: str, jumlah: int) -> None:
                    batang.set_postfix_str(langkah)
                    batang.update(jumlah)

                tambahan = {k: bagian[k.pk] for k in kota if bagian[k.pk]}
                laporan = bangun_beban(tambahan, baca_acuan(tanggal), tanggal, lapor)
        self._laporkan(laporan, self._segarkan_statistik())

    def _periksa(self, pegawai: int) -> None:
        uji = connection.settings_dict["NAME"].startswith(NAMA_UJI)
        if settings.PRODUKSI or not (settings.DEMO or uji):
            raise CommandError(f"Data beban hanya untuk DEMO=1 atau basis data bernama {', '.join(NAMA_UJI)}…")
        if not 0 < pegawai <= TERBANYAK:
            raise CommandError(f"--pegawai harus di antara 1 dan {TERBANYAK:,}.".replace(",", "."))

    def _segarkan_statistik(self) -> float:
        """VACUUM marks the pages all-visible, so that index-only scans work as on a table that has lived a while."""
        mulai = time.perf_counter()
        perintah = "ANALYZE" if connection.in_atomic_block else "VACUUM (ANALYZE)"
        with connection.cursor() as kursor:
            for model in (*MODEL, Instansi, Jabatan):
                kursor.execute(f"{perintah} {connection.ops.quote_name(model._meta.db_table)}")
        return time.perf_counter() - mulai

    def _laporkan(self, hasil: Laporan, statistik: float) -> None:
        self.stdout.write(f"{hasil.pegawai} pegawai, {hasil.baris} baris")
        seluruhnya = hasil.rancangan + hasil.salin + hasil.indeks + statistik
        for nama, lama in (
            ("struktur dan cetakan", hasil.rancangan),
            ("COPY", hasil.salin),
            ("indeks dan kunci asing", hasil.indeks),
            ("VACUUM ANALYZE", statistik),
            ("seluruhnya", seluruhnya),
        ):
            laju = f"{hasil.pegawai / lama:9.0f} pegawai/detik {hasil.baris / lama:9.0f} baris/detik"
            self.stdout.write(f"{nama:24s}{lama:8.1f} detik {laju}")
