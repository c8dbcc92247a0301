"""Give every demo city one evaluation of an earlier quarter; does nothing where there is one."""

from typing import Any

from django.core.management.base import BaseCommand

from asn.contoh.akun import ada_contoh
from asn.contoh.evaluasi import terbitkan_lampau
from asn.contoh.profil import PROFIL
from asn.core.lingkup import lingkup_kota
from kepegawaian.instansi.models import Kota


class Command(BaseCommand):
    help = "Menghitung dan meminta penerbitan satu evaluasi triwulan yang lampau untuk tiap kota contoh."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **pilihan: Any) -> None:
        for kota in filter(ada_contoh, Kota.objects.filter(kode__in=PROFIL).order_by("kode")):
            tanggal = kota.hari_ini()
            with lingkup_kota([kota.pk]):
                dibuat = terbitkan_lampau(kota, tanggal)
            if dibuat:
                self.stdout.write(f"{kota}: evaluasi triwulan lampau dihitung, dokumennya dibuat oleh pekerja.")
