"""Two tabs, two devices, an impatient thumb: real connections at the same moment."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from asn.akun.models import Pengguna
from asn.core.lingkup import lingkup_kota
from asn.core.workflows import TransitionRefused
from kepegawaian.pegawai.models import RiwayatDiklat
from pelatihan.belajar.models import Kepesertaan, Percobaan
from pelatihan.belajar.services.ikut import kursus_ikuti
from pelatihan.belajar.services.kuis import percobaan_kirim, percobaan_mulai
from pelatihan.program.models import Sertifikat
from tests.kepegawaian.pembuat import buat_instansi, buat_pegawai
from tests.pelatihan.belajar.pembuat import buat_kursus, ikuti, jawab_benar

# Real commits: a test inside one transaction would have nobody to compete with.
pytestmark = pytest.mark.django_db(transaction=True)


def serentak(kota_id: int, banyak: int, langkah: Callable[[], Any]) -> list[Any]:
    mulai = Barrier(banyak)

    def jalankan(_: int) -> Any:
        try:
            connection.ensure_connection()
            mulai.wait()
            with lingkup_kota([kota_id]):
                return langkah()
        except TransitionRefused as galat:
            return galat
        finally:
            connection.close()

    with ThreadPoolExecutor(banyak) as kolam:
        return list(kolam.map(jalankan, range(banyak)))


def test_mulai_dan_kirim_serentak(kota_tangsel, sari, buat_pengguna):
    """Five begin at once: one enrolment, one paper. Five send at once: one mark, one certificate, one fact."""
    with lingkup_kota([kota_tangsel.pk]):
        kursus = buat_kursus(buat_instansi(kota_tangsel, "Dinas Kesehatan"), sari)
        rina = buat_pengguna("rina", kota_tangsel, pegawai=buat_pegawai(kota_tangsel, "Rina Wulandari"))

    def segar() -> Pengguna:
        return Pengguna.objects.select_related("kota").get(pk=rina.pk)

    hasil = serentak(kota_tangsel.pk, 5, lambda: kursus_ikuti(kursus=kursus, oleh=segar()).pk)
    assert len(set(hasil)) == 1
    with lingkup_kota([kota_tangsel.pk]):
        ikut = ikuti(kursus, segar(), tuntas=True)
        kuis = kursus.versi_terbit.kuis.get(jenis="akhir")
    lembar = serentak(kota_tangsel.pk, 5, lambda: percobaan_mulai(ikut=ikut, kuis=kuis, oleh=segar()).pk)
    assert len(set(lembar)) == 1
    with lingkup_kota([kota_tangsel.pk]):
        percobaan = Percobaan.objects.select_related("kepesertaan").get()
        masukan = jawab_benar(percobaan)
    kirim = serentak(
        kota_tangsel.pk, 5, lambda: percobaan_kirim(percobaan=percobaan, masukan=masukan, oleh=segar()).keadaan
    )
    assert [k for k in kirim if not isinstance(k, TransitionRefused)] == ["selesai"]
    with lingkup_kota([kota_tangsel.pk]):
        assert Kepesertaan.objects.get().keadaan == "lulus"
        assert Sertifikat.objects.count() == 1
        assert RiwayatDiklat.objects.filter(pegawai=rina.pegawai).count() == 1
