"""Two workers at the same step at the same moment: one does it, the other passes by."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from asn.core.lingkup import lingkup_kota
from asn.core.models import RiwayatKeadaan, TandaTerbit
from asn.core.workflows import TransitionRefused
from kinerja.evaluasi.models import EvaluasiBerkala
from kinerja.evaluasi.services import hitung, siklus, terbit
from kinerja.evaluasi.services.hitung import Hasil
from tests.kinerja.evaluasi import pembuat

# Real commits: a test inside one transaction would have nobody to compete with.
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("antrean", "juli")]


@pytest.fixture
def evaluasi(transactional_db, antrean, juli, kota_tangsel, sari):
    with lingkup_kota([kota_tangsel.pk]):
        pembuat.buat_kota_berisi(kota_tangsel)
        hasil = siklus.evaluasi_mulai(kota_id=kota_tangsel.pk, periode=pembuat.T2, oleh=sari)
        hasil.lembar_ids = list(hasil.lembar.order_by("pk").values_list("pk", flat=True))
    antrean.clear()
    return hasil


def serentak(*langkah: Callable[[], Any]) -> list[Any]:
    """Run the steps in threads that start together; an exception counts as the step's result."""
    mulai = Barrier(len(langkah))

    def jalankan(satu: Callable[[], Any]) -> Any:
        try:
            connection.ensure_connection()
            mulai.wait()
            return satu()
        except TransitionRefused as galat:
            return galat
        finally:
            connection.close()

    with ThreadPoolExecutor(len(langkah)) as kolam:
        return list(kolam.map(jalankan, langkah))


def satu_lembar(evaluasi, pk):
    return lambda: hitung.lembar_hitung(lembar_id=pk, kota_id=evaluasi.kota_id)


def test_lembar_yang_sama(evaluasi):
    pk = evaluasi.lembar_ids[0]
    hasil = serentak(*[satu_lembar(evaluasi, pk)] * 3)
    assert sorted(h.value for h in hasil) == ["lewat", "lewat", "selesai"]
    with lingkup_kota([evaluasi.kota_id]):
        evaluasi.pekerjaan.refresh_from_db()
    assert evaluasi.pekerjaan.selesai == 1


def test_dua_lembar_terakhir_mengantrekan_kota_sekali(evaluasi, antrean):
    assert serentak(*(satu_lembar(evaluasi, pk) for pk in evaluasi.lembar_ids)) == [Hasil.SELESAI] * 2
    assert antrean == [("evaluasi.simpulkan_kota", evaluasi.pk)]


def test_kota_disimpulkan_sekali(evaluasi):
    for pk in evaluasi.lembar_ids:
        satu_lembar(evaluasi, pk)()
    hasil = serentak(*[lambda: hitung.kota_simpulkan(evaluasi_id=evaluasi.pk, kota_id=evaluasi.kota_id)] * 2)
    assert sorted(hasil) == [False, True]
    with lingkup_kota([evaluasi.kota_id]):
        assert RiwayatKeadaan.objects.filter(transisi="selesaikan").count() == 1


def test_dimulai_sekali(evaluasi, kota_tangsel, sari):
    def mulai():
        with lingkup_kota([kota_tangsel.pk]):
            return siklus.evaluasi_mulai(kota_id=kota_tangsel.pk, periode=pembuat.T2.sebelumnya(), oleh=sari)

    hasil = serentak(mulai, mulai)
    assert sorted(type(h) for h in hasil if isinstance(h, EvaluasiBerkala)) == [EvaluasiBerkala]
    assert sum(isinstance(h, TransitionRefused) for h in hasil) == 1


def test_diterbitkan_sekali(evaluasi, buat_pengguna, kota_tangsel, budi):
    dewi = buat_pengguna("dewi", kota_tangsel, ("BKD", {}))
    with lingkup_kota([kota_tangsel.pk]):
        pembuat.jalankan(evaluasi)
        siklus.evaluasi_tinjau(evaluasi=evaluasi, oleh=dewi)
        siklus.evaluasi_terbitkan(evaluasi=evaluasi, oleh=budi)

    def jalankan():
        return terbit.terbit_jalankan(
            evaluasi_id=evaluasi.pk, kota_id=evaluasi.kota_id, cetak_kota=pembuat.cetak, cetak_lembar=pembuat.cetak
        )

    assert True in serentak(jalankan, jalankan)
    with lingkup_kota([kota_tangsel.pk]):
        evaluasi.refresh_from_db()
        assert evaluasi.keadaan == "diterbitkan"
        assert RiwayatKeadaan.objects.filter(transisi="terbitkan").count() == 1
    assert TandaTerbit.objects.count() == 3
