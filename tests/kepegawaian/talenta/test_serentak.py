"""Two members, two workers, two chairs at the same moment: one decision counts, rows are written once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from asn.core.lingkup import lingkup_kota
from asn.core.workflows import TransitionRefused
from kepegawaian.pegawai.models import Pencalonan
from kepegawaian.talenta.models import PutusanSidang
from kepegawaian.talenta.services import hitung, sidang, siklus
from kepegawaian.talenta.services.calon import calonkan
from tests.kepegawaian.pembuat import buat_instansi, buat_jabatan, buat_pegawai
from tests.kepegawaian.talenta.conftest import HARI_INI
from tests.kepegawaian.talenta.pembuat import ACUAN, buat_siklus

# Real commits: a test inside one transaction would have nobody to compete with.
pytestmark = pytest.mark.django_db(transaction=True)
ALASAN = "Penugasan khusus lintas dinas belum terbaca."


def serentak(kota_id: int, *langkah: Callable[[], Any], lingkup: bool = True) -> list[Any]:
    """Run the steps in threads that start together; a refusal counts as its result."""
    mulai = Barrier(len(langkah))

    def jalankan(satu: Callable[[], Any]) -> Any:
        try:
            connection.ensure_connection()
            mulai.wait()
            if not lingkup:
                return satu()
            with lingkup_kota([kota_id]):
                return satu()
        except (TransitionRefused, ValidationError) as galat:
            return galat
        finally:
            connection.close()

    with ThreadPoolExecutor(len(langkah)) as kolam:
        return list(kolam.map(jalankan, langkah))


def test_semua_yang_dapat_berlomba(transactional_db, kota_tangsel, buat_pengguna, antrean):
    """One test for all races: real commits are dear."""
    kota = kota_tangsel.pk
    with lingkup_kota([kota]):
        jabatan = buat_jabatan(buat_instansi(kota_tangsel))
        rina, *_ = (buat_pegawai(kota_tangsel, f"Pegawai {n}", jabatan=jabatan) for n in range(4))
        sari = buat_pengguna("sari", kota_tangsel, ("BKD", {}))
        budi = buat_pengguna("budi", kota_tangsel, ("PPK", {}))
        tuti, tono = (buat_pengguna(n, kota_tangsel, ("TIM_PENILAI", {})) for n in ("tuti", "tono"))
        baris = siklus.siklus_buat(kota_id=kota, nama="Siklus", acuan=ACUAN, oleh=sari)
        siklus.siklus_mulai_hitung(siklus=baris, oleh=sari)

    def pekerja():
        return hitung.siklus_hitung(siklus_id=baris.pk, kota_id=kota, porsi=1)

    serentak(kota, pekerja, pekerja, lingkup=False)
    with lingkup_kota([kota]):
        baris.refresh_from_db()
        assert (baris.keadaan, baris.hasil.count()) == ("dihitung", 4)
        siklus.siklus_batalkan(siklus=baris, oleh=sari)
        baris = buat_siklus(kota_tangsel, "dihitung", [(rina, 5)])

    def buka():
        isi = {"tanggal": HARI_INI, "tempat": "Aula", "ketua": tuti, "hadir": [tuti, tono, sari], "oleh": sari}
        return sidang.sidang_buka(siklus=baris, **isi)

    assert sum(isinstance(h, TransitionRefused) for h in serentak(kota, buka, buka)) == 1
    with lingkup_kota([kota]):
        rapat, hasil = baris.sidang.get(), baris.hasil.get()

    def pindah(oleh, ke):
        return lambda: sidang.hasil_pindahkan(sidang=rapat, hasil=hasil, dari=5, ke=ke, alasan=ALASAN, oleh=oleh)

    putusan = serentak(kota, pindah(tuti, 8), pindah(tono, 9))
    assert sum(isinstance(h, TransitionRefused) for h in putusan) == 1
    with lingkup_kota([kota]):
        hasil.refresh_from_db()
        assert hasil.kotak == PutusanSidang.objects.get().ke
        sidang.sidang_tutup(sidang=rapat, risalah="Membahas seluruh hasil siklus.", oleh=sari)
        baris.refresh_from_db()

    def tetap():
        return siklus.siklus_tetapkan(siklus=baris, oleh=tuti)

    assert sum(isinstance(h, TransitionRefused) for h in serentak(kota, tetap, tetap)) == 1

    def calon(oleh):
        return lambda: calonkan(pegawai=rina, alasan=ALASAN, oleh=oleh, jenjang="PENGAWAS")

    serentak(kota, calon(sari), calon(budi))
    with lingkup_kota([kota]):
        assert Pencalonan.objects.count() == 1
