"""`manage.py evaluasi_berkala --kota 36.74 --periode 2026-T3`: the same services as the page, with a progress bar."""

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from asn.core.lingkup import lingkup_kota
from asn.core.models import Pekerjaan
from asn.core.periode import Periode
from asn.core.workflows import TransitionRefused
from kepegawaian.instansi.models import Kota
from kinerja.evaluasi.models import EvaluasiBerkala
from kinerja.evaluasi.services import hitung, siklus
from kinerja.evaluasi.workflows import KeadaanEvaluasi

JEDA = 0.5


class Command(BaseCommand):
    help = "Mulai evaluasi berkala satu kota, atau ikuti yang sedang berjalan."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--kota", required=True, help="kode Kemendagri, misalnya 36.74")
        parser.add_argument("--periode", required=True, help="2026-T3, 2026-S1, atau 2026")
        parser.add_argument("--di-sini", action="store_true", help="hitung dalam proses ini, tanpa pekerja Celery")

    def handle(self, *args: Any, kota: str, periode: str, di_sini: bool, **opsi: Any) -> None:
        try:
            rekaman = Kota.objects.get(kode=kota)
            dipilih = Periode.dari_kode(periode)
        except Kota.DoesNotExist as galat:
            raise CommandError(f"Tidak ada kota berkode {kota}.") from galat
        except ValueError as galat:
            raise CommandError(str(galat)) from galat
        evaluasi = _berjalan(rekaman, dipilih) or _mulai(rekaman, dipilih)
        if di_sini:
            _hitung_di_sini(evaluasi)
        else:
            _ikuti(evaluasi)
        self._laporkan(evaluasi)

    def _laporkan(self, evaluasi: EvaluasiBerkala) -> None:
        with lingkup_kota([evaluasi.kota_id]):
            evaluasi.refresh_from_db()
            pekerjaan = evaluasi.pekerjaan
            gagal = list(evaluasi.lembar.filter(hasil="gagal").select_related("instansi"))
        self.stdout.write(f"{evaluasi}: {evaluasi.get_keadaan_display()}. {pekerjaan.pesan}")
        for lembar in gagal:
            self.stderr.write(f"  {lembar.instansi}: {lembar.galat}")


def _berjalan(kota: Kota, periode: Periode) -> EvaluasiBerkala | None:
    with lingkup_kota([kota.pk]):
        berjalan = EvaluasiBerkala.objects.filter(kota=kota, periode=periode.kode, keadaan=KeadaanEvaluasi.BERJALAN)
        return berjalan.first()


def _mulai(kota: Kota, periode: Periode) -> EvaluasiBerkala:
    try:
        with lingkup_kota([kota.pk]):
            return siklus.evaluasi_mulai(kota_id=kota.pk, periode=periode, oleh=None)
    except TransitionRefused as galat:
        raise CommandError(str(galat)) from galat


def _hitung_di_sini(evaluasi: EvaluasiBerkala) -> None:
    kota_id = evaluasi.kota_id
    with lingkup_kota([kota_id]):
        menunggu = list(evaluasi.lembar.filter(hasil="menunggu").values_list("pk", "instansi__nama"))
    batang = tqdm(menunggu, desc=str(evaluasi), unit="lembar")
    for pk, nama in batang:
        batang.set_postfix_str(nama[:40])
        while hitung.lembar_hitung(lembar_id=pk, kota_id=kota_id) is hitung.Hasil.ULANGI:
            time.sleep(JEDA)
    hitung.kota_simpulkan(evaluasi_id=evaluasi.pk, kota_id=kota_id)


def _ikuti(evaluasi: EvaluasiBerkala) -> None:
    """Watch the workers; Ctrl-C stops watching, not the work."""
    with tqdm(desc=str(evaluasi), unit="langkah") as batang:
        while True:
            with lingkup_kota([evaluasi.kota_id]):
                pekerjaan = Pekerjaan.objects.get(pk=evaluasi.pekerjaan_id)
            batang.total = pekerjaan.total
            batang.update(pekerjaan.selesai - batang.n)
            batang.set_postfix_str(pekerjaan.pesan[:40])
            if pekerjaan.berakhir:
                return
            time.sleep(JEDA)
