"""Two people at the same nomination or plan at the same moment: the fact is made once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from asn.core.lingkup import lingkup_kota
from asn.core.workflows import TransitionRefused
from kepegawaian.pegawai.models import RiwayatPenghargaan
from kinerja.tindak_lanjut.models import NominasiPenghargaan, RencanaPembinaan, SKPenghargaan, TitikPantau
from kinerja.tindak_lanjut.services.nominasi import nominasi_cari, suara_beri
from kinerja.tindak_lanjut.services.pembinaan import rencana_mulai
from kinerja.tindak_lanjut.services.pembukaan import pembinaan_buka
from kinerja.tindak_lanjut.services.sk import sk_tetapkan
from tests.kepegawaian.pembuat import buat_instansi, buat_jabatan, buat_pegawai, buat_riwayat_kinerja
from tests.kinerja.tindak_lanjut.conftest import HARI_INI
from tests.kinerja.tindak_lanjut.pembuat import buat_nominasi, buat_rencana

# Real commits: a test inside one transaction would have nobody to compete with.
pytestmark = pytest.mark.django_db(transaction=True)


def serentak(kota_id: int, *langkah: Callable[[], Any]) -> list[Any]:
    """Run the steps in threads that start together, each in its own transaction; a refusal counts as its result."""
    mulai = Barrier(len(langkah))

    def jalankan(satu: Callable[[], Any]) -> Any:
        try:
            connection.ensure_connection()
            mulai.wait()
            with lingkup_kota([kota_id]):
                return satu()
        except (TransitionRefused, ValidationError) as galat:
            return galat
        finally:
            connection.close()

    with ThreadPoolExecutor(len(langkah)) as kolam:
        return list(kolam.map(jalankan, langkah))


def test_semua_yang_dapat_berlomba(transactional_db, kota_tangsel, buat_pengguna):
    """One test for all races: real commits are dear."""
    kota = kota_tangsel.pk
    with lingkup_kota([kota]):
        unit = buat_instansi(kota_tangsel)
        rina = buat_pegawai(kota_tangsel, jabatan=buat_jabatan(unit))
        tuti, tono = (buat_pengguna(n, kota_tangsel, ("TIM_PENILAI", {})) for n in ("tuti", "tono"))
        budi, bima = (buat_pengguna(n, kota_tangsel, ("PPK", {})) for n in ("budi", "bima"))
        sari, dian = (buat_pengguna(n, kota_tangsel, ("BKD", {})) for n in ("sari", "dian"))
        nominasi = buat_nominasi(rina)

    def beri(oleh):
        return lambda: suara_beri(nominasi=nominasi, sikap="SETUJU", alasan="Layak menerima.", oleh=oleh)

    ganda = serentak(kota, beri(tuti), beri(tuti))
    assert sum(isinstance(h, ValidationError) for h in ganda) == 1
    assert serentak(kota, beri(tono), beri(sari)) != []
    with lingkup_kota([kota]):
        nominasi.refresh_from_db()
        assert nominasi.keadaan == "disetujui"
        assert nominasi.suara.count() == 2  # the third came after the decision

    def tetap(oleh):
        return lambda: sk_tetapkan(nominasi=[nominasi.pk], tanggal=HARI_INI, oleh=oleh)

    hasil = serentak(kota, tetap(budi), tetap(bima))
    assert sum(isinstance(h, SKPenghargaan) for h in hasil) == 1
    with lingkup_kota([kota]):
        assert RiwayatPenghargaan.objects.filter(pegawai=rina).count() == 1

    with lingkup_kota([kota]):
        joko = buat_pegawai(kota_tangsel, "Joko", jabatan=rina.jabatan)
        for tahun in (2024, 2025):
            buat_riwayat_kinerja(joko, tahun, None, "SANGAT_BAIK")
        buat_riwayat_kinerja(joko, 2026, 3, "KURANG")
    serentak(kota, *[lambda: nominasi_cari(kota_id=kota, hari_ini=HARI_INI)] * 2)
    serentak(kota, *[lambda: pembinaan_buka(kota_id=kota, hari_ini=HARI_INI)] * 2)
    with lingkup_kota([kota]):
        assert NominasiPenghargaan.objects.filter(pegawai=joko).count() == 1
        rencana = RencanaPembinaan.objects.get(pegawai=joko)

    def mulai(oleh):
        isi = {"sasaran": "Laporan tepat waktu.", "mulai": HARI_INI, "konselor": None}
        return lambda: rencana_mulai(rencana=rencana, oleh=oleh, **isi)

    hasil = serentak(kota, mulai(sari), mulai(dian))
    assert sum(isinstance(h, TransitionRefused) for h in hasil) == 1
    with lingkup_kota([kota]):
        assert TitikPantau.objects.filter(rencana=rencana).count() == 6
        with pytest.raises(Exception, match="pembinaan_satu_yang_terbuka"):
            buat_rencana(joko, pemicu=buat_riwayat_kinerja(joko, 2026, 2, "KURANG"))
