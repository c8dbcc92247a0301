"""Seal all identities anew under the newest key of KUNCI_SEGEL."""

from typing import Any

from django.core.management.base import BaseCommand

from asn.core.lingkup import lingkup_kota
from kepegawaian.instansi.models import Kota
from pengaduan.aduan.services.segel import segel_putar


class Command(BaseCommand):
    help = "Menyegel ulang identitas pelapor dengan kunci terbaru (KUNCI_SEGEL). Aman dijalankan berulang."

    def handle(self, *args: Any, **pilihan: Any) -> None:
        for kota in Kota.objects.order_by("kode"):
            with lingkup_kota([kota.pk]):
                jumlah = segel_putar(kota.pk)
            self.stdout.write(f"{kota}: {jumlah} segel diputar")
