"""Fifty approvals for the last seats, and certificates under one key, at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection

from asn.core.lingkup import lingkup_kota
from pelatihan.program.models import Peserta, Sertifikat
from pelatihan.program.services import sertifikat_terbitkan
from pelatihan.program.services.kursi import peserta_terima
from tests.kepegawaian.pembuat import buat_pegawai
from tests.pelatihan.program.pembuat import buat_angkatan, buat_kursus

pytestmark = pytest.mark.django_db(transaction=True)
PELOMBA, KUOTA, HARI = 50, 3, date(2026, 1, 5)
# The pool of the process holds eight connections, one of which is this thread's.
SEKALIGUS = 7


def serentak(kota_id, langkah):
    """All steps in threads that never stop to wait for each other, each in its own transaction."""

    def jalankan(satu):
        try:
            with lingkup_kota([kota_id]):
                return satu()
        finally:
            connection.close()

    with ThreadPoolExecutor(SEKALIGUS) as kolam:
        return list(kolam.map(jalankan, langkah))


def test_kursi_terakhir_dan_kunci_sertifikat(transactional_db, kota_tangsel, buat_pengguna):
    """One test for both races: real commits are dear."""
    kota = kota_tangsel.pk
    with lingkup_kota([kota]):
        sari = buat_pengguna("sari", kota_tangsel, ("BKD", {}))
        kelas = buat_angkatan(buat_kursus(kota_tangsel), kuota=KUOTA)
        orang = [buat_pegawai(kota_tangsel, f"Calon {n}", golongan="") for n in range(PELOMBA)]
        siti = orang[0]
    serentak(kota, [lambda p=p: peserta_terima(angkatan=kelas, pegawai=p) for p in orang])
    isi = {"judul": "Kursus", "jp": Decimal(3), "bentuk": 16, "mulai": HARI, "selesai": HARI, "sumber": "BELAJAR"}
    hasil = serentak(
        kota, [lambda: sertifikat_terbitkan(pegawai=siti, tautan="/kursus/1/", oleh=sari, **isi)] * SEKALIGUS
    )
    with lingkup_kota([kota]):
        assert Peserta.objects.filter(keadaan="ditetapkan").count() == KUOTA
        assert Peserta.objects.filter(keadaan="antre").count() == PELOMBA - KUOTA
        assert {s.pk for s in hasil} == {Sertifikat.objects.get().pk}
