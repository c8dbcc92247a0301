"""Two people, two imports, the same people of the register: the second sees what the first has written."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from asn.core.lingkup import lingkup_kota
from asn.core.workflows import TransitionRefused
from asn.impor import services
from asn.impor.models import Impor
from kepegawaian.pegawai.models import Pegawai
from tests.impor.berkas import naskah, orang, tabel
from tests.impor.conftest import jalankan

pytestmark = pytest.mark.django_db(transaction=True)


def serentak(*langkah):
    mulai = Barrier(len(langkah))

    def satu(fungsi):
        try:
            connection.ensure_connection()
            mulai.wait()
            return fungsi()
        except TransitionRefused as galat:
            return galat
        finally:
            connection.close()

    with ThreadPoolExecutor(len(langkah)) as kolam:
        return list(kolam.map(satu, langkah))


@pytest.fixture
def siap(transactional_db, kota_tangsel, sari):
    def buat(*ke: int) -> Impor:
        with lingkup_kota([kota_tangsel.pk]):
            isi = naskah(tabel(orang(k) for k in ke))
            impor = services.impor_unggah(kota_id=kota_tangsel.pk, jenis="pegawai", isi=isi, nama="a.csv", oleh=sari)
            peta = {int(i): n for i, n in impor.peta.items()}
            impor = services.impor_petakan(impor=impor, peta=peta, jangan_timpa=False, oleh=sari)
            return jalankan(impor)

    return buat


def test_satu_impor_diterapkan_dua_orang(siap, kota_tangsel, sari, buat_pengguna):
    impor, dewi = siap(1, 2), buat_pengguna("dewi", kota_tangsel, ("BKD", {}))

    def terapkan(oleh):
        with lingkup_kota([kota_tangsel.pk]):
            return services.impor_terapkan(impor=impor, cara="semua", oleh=oleh)

    hasil = serentak(lambda: terapkan(sari), lambda: terapkan(dewi))
    assert sorted(type(h).__name__ for h in hasil) == ["Impor", "TransitionRefused"]


def test_satu_impor_diantar_ke_dua_pekerja(siap, kota_tangsel, sari):
    impor = siap(*range(1, 200))
    with lingkup_kota([kota_tangsel.pk]):
        impor = services.impor_terapkan(impor=impor, cara="semua", oleh=sari)

    def pekerja():
        return services.impor_jalankan_terapkan(
            impor_id=impor.pk, kota_id=kota_tangsel.pk, pekerjaan_id=str(impor.pekerjaan_id)
        )

    hasil = {h.value for h in serentak(pekerja, pekerja)}
    assert "selesai" in hasil
    assert hasil <= {"selesai", "lewat", "ulangi"}
    with lingkup_kota([kota_tangsel.pk]):
        assert Pegawai.objects.count() == 199


def test_dua_impor_orang_yang_sama(siap, kota_tangsel, sari):
    semua = [siap(1, 2, 3), siap(3, 4, 5)]
    with lingkup_kota([kota_tangsel.pk]):
        semua = [services.impor_terapkan(impor=i, cara="semua", oleh=sari) for i in semua]
    serentak(*(lambda i=i: jalankan(i) for i in semua))
    with lingkup_kota([kota_tangsel.pk]):
        keadaan = sorted(Impor.objects.values_list("keadaan", flat=True))
        assert (keadaan, Pegawai.objects.count()) == (["diperiksa", "diterapkan"], 3)
