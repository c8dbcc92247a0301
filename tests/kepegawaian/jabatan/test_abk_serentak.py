"""Two connections at once on one position: one draft, one analysis in force."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from threading import Barrier
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from asn.core.lingkup import lingkup_kota
from asn.core.services import VersiBasi
from asn.core.workflows import TransitionRefused
from kepegawaian.jabatan.models import AnalisisBeban
from kepegawaian.jabatan.services.abk import abk_buka, abk_simpan, abk_tetapkan
from tests.kepegawaian.pembuat import buat_instansi, buat_jabatan

pytestmark = pytest.mark.django_db(transaction=True)


def serentak(kota_id: int, *langkah: Callable[[], Any]) -> list[Any]:
    """Run the steps at the same moment, each with a connection of its own; an exception is a result too."""
    mulai = Barrier(len(langkah))

    def jalan(satu: Callable[[], Any]) -> Any:
        try:
            with lingkup_kota([kota_id]):
                mulai.wait()
                return satu()
        except (ValidationError, VersiBasi, TransitionRefused) as galat:
            return galat
        finally:
            connection.close()

    with ThreadPoolExecutor(len(langkah)) as pelaksana:
        return list(pelaksana.map(jalan, langkah))


@pytest.fixture
def dunia(transactional_db, kota_tangsel, buat_pengguna):
    with lingkup_kota([kota_tangsel.pk]):
        jabatan = buat_jabatan(buat_instansi(kota_tangsel, "Dinas Sosial"), "Analis Sosial")
        return jabatan, [buat_pengguna(n, kota_tangsel, ("BKD", {})) for n in ("sari", "budi")]


def test_satu_draf_dan_satu_penetapan(dunia):
    analis, orang = dunia
    kota = analis.kota_id
    draf = serentak(kota, *(lambda o=o: abk_buka(jabatan=analis, oleh=o).pk for o in orang))
    assert draf[0] == draf[1]
    uraian = [{"uraian": "Menelaah", "satuan": "berkas", "volume": Decimal(1500), "norma": Decimal(100)}]
    kepala = {"metode": "TUGAS", "tanggal_data": date(2025, 12, 31), "jke": 75_000, "catatan": ""}
    with lingkup_kota([kota]):
        analisis = AnalisisBeban.objects.get()
        analisis = abk_simpan(analisis=analisis, kepala=kepala, uraian=uraian, versi=1, oleh=orang[0])
    hasil = serentak(kota, *(lambda o=o: abk_tetapkan(analisis=analisis, versi=2, oleh=o) for o in orang))
    assert sorted(type(h).__name__ for h in hasil) == ["AnalisisBeban", "ValidationError"]
    with lingkup_kota([kota]):
        assert AnalisisBeban.objects.get().keadaan == "DITETAPKAN"
