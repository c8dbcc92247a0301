"""Two people at the same step at the same moment: one does it, the other is told."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from asn.core.lingkup import lingkup_kota
from asn.core.workflows import TransitionRefused
from kepegawaian.pegawai.models import RiwayatHukdis
from kinerja.disiplin.models import DokumenPerkara, Perkara
from kinerja.disiplin.rules.tangga import ketidakhadiran
from kinerja.disiplin.services import malam, putusan
from kinerja.disiplin.services.dugaan import dugaan_presensi
from tests.kinerja.disiplin.pembuat import ALASAN, HARI_INI, buat_dinas, hari_kerja, sampai_putusan

# Real commits: a test inside one transaction would have nobody to compete with.
pytestmark = pytest.mark.django_db(transaction=True)


def serentak(kota: Any, *langkah: Callable[[], Any]) -> list[Any]:
    mulai = Barrier(len(langkah))

    def jalankan(satu: Callable[[], Any]) -> Any:
        try:
            connection.ensure_connection()
            mulai.wait()
            with lingkup_kota([kota.pk]):
                return satu()
        except TransitionRefused as galat:
            return galat
        finally:
            connection.close()

    with ThreadPoolExecutor(len(langkah)) as kolam:
        return list(kolam.map(jalankan, langkah))


def test_setiap_langkah_sekali(transactional_db, hari_ini, kota_tangsel, buat_pengguna, monkeypatch):
    """Two nights open one case; two browsers make one decision; two nights deposit one punishment."""
    monkeypatch.setattr("kinerja.disiplin.services.dokumen.enqueue", lambda *a, **_: None)
    monkeypatch.setattr("asn.notifikasi.services.kabar.enqueue", lambda *a, **_: None)
    with lingkup_kota([kota_tangsel.pk]):
        dinas = buat_dinas(kota_tangsel, buat_pengguna)
        hari = hari_kerja(3)
        hasil = ketidakhadiran(2026, hari, 0, hari)

    def buka_dugaan():
        return dugaan_presensi(pegawai=dinas.orang["joko"], hasil=hasil, tanggal=HARI_INI)

    dibuka = serentak(kota_tangsel, buka_dugaan, buka_dugaan)
    assert sum(d is not None for d in dibuka) == 1
    with lingkup_kota([kota_tangsel.pk]):
        perkara = sampai_putusan(dinas)

    def putuskan():
        return putusan.perkara_putuskan(perkara=perkara, hukuman="R2", pertimbangan=ALASAN, oleh=dinas.akun["seksi"])

    keputusan = serentak(kota_tangsel, putuskan, putuskan)
    assert sorted(type(k).__name__ for k in keputusan) == ["DokumenPerkara", "TransitionRefused"]
    with lingkup_kota([kota_tangsel.pk]):
        assert DokumenPerkara.objects.filter(perkara=perkara, jenis="keputusan").count() == 1
        putusan.perkara_sampaikan(perkara=perkara, diterima=HARI_INI, oleh=dinas.akun["seksi"])
        perkara.refresh_from_db()

    def malam_ini():
        return malam.disiplin_kota_jalankan(kota_id=kota_tangsel.pk, hari_ini=perkara.berlaku_pada)

    malam_kedua = serentak(kota_tangsel, malam_ini, malam_ini)
    assert sum(m["berlaku"] for m in malam_kedua) == 1
    with lingkup_kota([kota_tangsel.pk]):
        assert RiwayatHukdis.objects.count() == 1
        assert Perkara.objects.get(pk=perkara.pk).keadaan == "selesai"
