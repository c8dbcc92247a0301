"""The own page: the whole cycle, what is due next, what the register holds; a fixed number of statements."""

from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kinerja.skp.models import BuktiDukung, EvaluasiKinerja, RencanaAksi
from kinerja.skp.services.langkah import Keadaan, Langkah, langkah_berikut
from kinerja.skp.services.penyampaian import evaluasi_terima
from kinerja.skp.services.rekan import rekan_minta
from kinerja.skp.services.saya import kinerja_saya
from tests.kepegawaian.pembuat import buat_angka_kredit, buat_pembinaan, buat_penghargaan, buat_riwayat_kinerja
from tests.kinerja.skp.penilaian.conftest import sampaikan

HARI = date(2026, 11, 25)
RATING = {"hasil_kerja": "SESUAI", "perilaku": "SESUAI", "predikat": "BAIK"}
# Opening and closing a transaction, and naming its city, ask for no rows.
KENDALI = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "set_config", "current_setting('asn.kota'")


@pytest.fixture(autouse=True)
def hari_ini():
    with time_machine.travel("2026-11-25T02:00:00Z", tick=False):
        yield


def halaman(masuk, tim, siapa="rina"):
    return masuk(tim.akun[siapa]).get(reverse("skp:saya")).content.decode()


def test_evaluasi_yang_disampaikan_harus_dijawab_lebih_dahulu(siap, masuk):
    e = sampaikan(siap, siap.e_rina)
    isi = halaman(masuk, siap)
    assert "Jawab hasil evaluasi Triwulan III 2026" in isi
    assert isi.index("Jawab hasil evaluasi") < isi.index("Buat rencana aksi")
    assert "Paling lambat" in isi
    evaluasi_terima(evaluasi=e, oleh=siap.akun["rina"])
    assert "Jawab hasil evaluasi" not in halaman(masuk, siap)


def test_draf_penilaian_tidak_bocor(siap, masuk):
    draf = RATING | {"hasil_kerja": "DI_BAWAH", "predikat": "BUTUH_PERBAIKAN"}
    EvaluasiKinerja.objects.filter(pk=siap.e_rina.pk).update(keadaan="draf", **draf)
    assert "Butuh Perbaikan" not in halaman(masuk, siap)


def test_tercatat_dengan_halaman_asalnya(siap, masuk):
    buat_riwayat_kinerja(siap.rina, 2025, None, "BAIK", tautan="/kinerja/evaluasi/5/")
    pemicu = buat_riwayat_kinerja(siap.rina, 2026, 1, "KURANG")
    buat_angka_kredit(siap.rina, Decimal("12.5"), tautan="/kinerja/evaluasi/6/")
    buat_penghargaan(siap.rina, tautan="/tindak-lanjut/penghargaan/8/")
    buat_pembinaan(siap.rina, pemicu, tautan="/tindak-lanjut/pembinaan/7/")
    buat_riwayat_kinerja(siap.joko, 2025, None, "SANGAT_BAIK", tautan="/kinerja/evaluasi/99/")
    isi = halaman(masuk, siap)
    for asal in ("/kinerja/evaluasi/5/", "/kinerja/evaluasi/6/", "/tindak-lanjut/penghargaan/8/"):
        assert f'<a href="{asal}">Lihat asal' in isi
    assert '<a href="/tindak-lanjut/pembinaan/7/">Lihat asal' in isi
    assert "Tahun 2025" in isi
    assert "Triwulan I 2026" in isi
    assert "/kinerja/evaluasi/99/" not in isi


def test_permintaan_rekan_muncul_sebagai_langkah(siap, masuk):
    skp = siap.e_rina.skp
    rekan_minta(skp=skp, kepada=siap.joko, rhk=skp.rhk.get(), oleh=siap.akun["rina"])
    assert "Beri umpan balik untuk rekan (1)" in halaman(masuk, siap, "joko")
    assert "Beri umpan balik untuk rekan" not in halaman(masuk, siap)


@pytest.mark.parametrize(
    ("keadaan", "periode", "tahap"),
    [("disampaikan", "2026-T3", 2), ("final", "2026-T3", 1), ("final", "2026", 3), ("belum", "2026-T3", 1)],
)
def test_tahap_menurut_keadaan(siap, keadaan, periode, tahap):
    final = {"final_pada": "2026-11-20T00:00Z"} if keadaan == "final" else {}
    EvaluasiKinerja.objects.filter(pk=siap.e_rina.pk).update(
        keadaan=keadaan, periode=periode, disampaikan_pada="2026-11-01T00:00Z", **RATING, **final
    )
    assert kinerja_saya(siap.akun["rina"], HARI).tahap == tahap


def test_paling_banyak_dua_belas_pernyataan(siap, masuk, settings):
    """However much there is to show; session, account and roles included."""
    settings.HALAMAN_BERSAMA_DETIK = 60
    sampaikan(siap, siap.e_rina)
    for tahun in (2024, 2025):
        buat_riwayat_kinerja(siap.rina, tahun, None, "BAIK")
    rhk = siap.e_rina.skp.rhk.first()
    for n in range(3):
        aksi = RencanaAksi.objects.create(
            kota=siap.kota, skp=siap.e_rina.skp, rhk=rhk, periode="2026-T4", teks=f"Langkah {n}", target="1"
        )
        BuktiDukung.objects.create(kota=siap.kota, rencana_aksi=aksi, nama=f"Foto {n}", tautan="https://contoh.id/x")
    klien = masuk(siap.akun["rina"])
    klien.get(reverse("skp:saya"))
    with CaptureQueriesContext(connection) as kueri:
        isi = klien.get(reverse("skp:saya")).content.decode()
    assert "Foto 2" in isi
    sendiri = [q["sql"] for q in kueri if not any(b in q["sql"] for b in KENDALI)]
    assert len(sendiri) <= 12, "\n".join(sendiri)


@pytest.mark.parametrize("keadaan", [None, "draf", "ditetapkan"])
def test_urutan_langkah(keadaan):
    k = Keadaan(keadaan, HARI, HARI, evaluasi_dijawab="Triwulan III 2026", batas_jawab=HARI, rekan_menunggu=2)
    langkah = [b.langkah for b in langkah_berikut(k)]
    assert langkah[0] == Langkah.JAWAB_EVALUASI
    assert langkah[-1] == Langkah.JAWAB_REKAN
