"""Two requests at the same moment: one application, one number, one turn."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from asn.core.lingkup import lingkup_kota
from asn.core.workflows import TransitionRefused
from kepegawaian.rekrutmen.models import Lamaran, Verifikasi
from kepegawaian.rekrutmen.rules.konfigurasi import baca
from kepegawaian.rekrutmen.services import lamaran as layanan
from kepegawaian.rekrutmen.services import verifikasi as layanan_verifikasi
from tests.kepegawaian.rekrutmen import pembuat

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def antrean(monkeypatch):
    monkeypatch.setattr("asn.notifikasi.services.kabar.enqueue", lambda *a, **k: None)


@pytest.fixture
def dunia(transactional_db, kota_tangsel, buat_pengguna, antrean):
    akun = buat_pengguna("ayu", kota_tangsel)
    verif = [buat_pengguna(f"verif{i}", kota_tangsel, ("PANITIA", {})) for i in range(3)]
    with lingkup_kota([kota_tangsel.pk]):
        seleksi = pembuat.buat_seleksi(kota_tangsel)
        pembuat.buat_dokumen_syarat(seleksi, "KTP")
        lowongan = [pembuat.buat_lowongan(seleksi) for _ in range(2)]
        pelamar = pembuat.buat_pelamar(akun, kota_tangsel)
        panitia = [pembuat.buat_panitia(seleksi, v) for v in verif]
    return kota_tangsel, akun, seleksi, lowongan, pelamar, list(zip(verif, panitia, strict=True))


def serentak(kota, *langkah):
    mulai = Barrier(len(langkah))

    def jalankan(satu):
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


def test_dua_lamaran_sekaligus_menjadi_satu(dunia):
    kota, akun, _, lowongan, _, _ = dunia
    langkah = [lambda w=w: layanan.lamaran_mulai(lowongan=w, oleh=akun).pk for w in lowongan]
    assert len(set(serentak(kota, *langkah))) == 1
    with lingkup_kota([kota.pk]):
        assert Lamaran.objects.count() == 1


def test_dua_pengajuan_sekaligus(dunia):
    kota, akun, seleksi, lowongan, pelamar, _ = dunia
    setuju = [k for k, _ in baca(seleksi.konfigurasi).pernyataan]
    with lingkup_kota([kota.pk]):
        draf = pembuat.buat_lamaran(pelamar, lowongan[0], keadaan="draf")
        pembuat.lengkapi_berkas(draf)
    ajukan = lambda: layanan.lamaran_ajukan(lamaran=draf, pernyataan=setuju, oleh=akun).nomor  # noqa: E731
    hasil = serentak(kota, ajukan, ajukan)
    assert sum(isinstance(h, TransitionRefused) for h in hasil) == 1


def test_tiga_verifikator_mengambil_sekaligus_dua_giliran(dunia):
    kota, _, _, lowongan, pelamar, verif = dunia
    with lingkup_kota([kota.pk]):
        pembuat.buat_lamaran(pelamar, lowongan[0])
    langkah = [lambda a=a, p=p: layanan_verifikasi.verifikasi_ambil(panitia=p, oleh=a) for a, p in verif]
    serentak(kota, *langkah)
    with lingkup_kota([kota.pk]):
        giliran = sorted(Verifikasi.objects.values_list("giliran", flat=True))
    # Whoever passed by a locked application finds the turn later; never more than two at first.
    assert giliran in ([1], [1, 2])
