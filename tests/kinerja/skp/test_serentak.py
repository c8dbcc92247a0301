"""Two connections at once: one result, and nobody agrees on something that changed meanwhile."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from asn.core.lingkup import lingkup_kota
from asn.core.services import VersiBasi
from asn.core.workflows import TransitionRefused
from asn.notifikasi.models import Kabar
from kinerja.skp.models import SKP, PermintaanPenilai, PermintaanUmpan, UmpanBalik
from kinerja.skp.services import alur, isi
from kinerja.skp.services.permintaan import permintaan_ajukan
from kinerja.skp.services.rekan import rekan_batalkan, rekan_jawab, rekan_minta, rekan_tolak
from kinerja.skp.services.susun import skp_buat
from tests.kinerja.skp.pembuat import Tim, buat_skp, buat_tim, jadikan

pytestmark = pytest.mark.django_db(transaction=True)


def serentak(kota, *langkah):
    """Each step in a connection of its own; returns results or refusals."""
    mulai = Barrier(len(langkah))

    def satu(fungsi):
        try:
            connection.ensure_connection()
            mulai.wait()
            with lingkup_kota([kota.pk]):
                return fungsi()
        except (TransitionRefused, ValidationError, VersiBasi) as galat:
            return galat
        finally:
            connection.close()

    with ThreadPoolExecutor(len(langkah)) as kolam:
        return list(kolam.map(satu, langkah))


@pytest.fixture
def tim(transactional_db, kota_tangsel, buat_pengguna) -> Tim:
    with lingkup_kota([kota_tangsel.pk]):
        return buat_tim(kota_tangsel, buat_pengguna)


def test_dua_klik_menyusun_satu_skp(tim):
    def susun():
        return skp_buat(pegawai=tim.rina, siklus=tim.siklus, oleh=tim.akun["rina"])

    hasil = serentak(tim.kota, susun, susun)
    assert sorted(type(h).__name__ for h in hasil) == ["SKP", "ValidationError"]


def test_menyepakati_dan_menarik_serentak(tim):
    with lingkup_kota([tim.kota.pk]):
        skp = jadikan(buat_skp(tim.rina, tim.siklus, tim.akun["rina"]), "diajukan")
    hasil = serentak(
        tim.kota,
        lambda: alur.skp_sepakati(skp=skp, versi=1, oleh=tim.akun["bima"]),
        lambda: alur.skp_tarik(skp=skp, oleh=tim.akun["rina"]),
    )
    assert sorted(type(h).__name__ for h in hasil) == ["SKP", "TransitionRefused"]


def test_dua_sunting_satu_yang_basi(tim):
    """The employee's form and a cell of the matrix: the form is told that the content has changed."""
    with lingkup_kota([tim.kota.pk]):
        milik = buat_skp(tim.bima, tim.siklus, tim.akun["bima"])
        skp = buat_skp(tim.rina, tim.siklus, tim.akun["rina"])
        kolom = milik.rhk.get()
        isi.sel_isi(skp=skp, induk=kolom, teks="Survei", cara_turun="langsung", oleh=tim.akun["bima"])

    def sunting():
        return isi.rhk_simpan(skp=skp, versi=1, isi={"teks": "Laporan"}, indikator=[], oleh=tim.akun["rina"], rhk=None)

    assert isinstance(serentak(tim.kota, sunting)[0], VersiBasi)


def test_dua_permintaan_penilai_satu_tersimpan(tim):
    with lingkup_kota([tim.kota.pk]):
        skp = buat_skp(tim.rina, tim.siklus, tim.akun["rina"])

    def minta():
        return permintaan_ajukan(
            skp=skp, jabatan=tim.jabatan_kepala, alasan="Ditugaskan langsung", oleh=tim.akun["rina"]
        )

    hasil = serentak(tim.kota, minta, minta)
    assert sorted(type(h).__name__ for h in hasil) == ["PermintaanPenilai", "ValidationError"]
    with lingkup_kota([tim.kota.pk]):
        assert PermintaanPenilai.objects.filter(skp=skp).count() == 1
        assert SKP.objects.get(pk=skp.pk).jabatan_penilai == tim.jabatan_kabid


def test_dua_kesepakatan_satu_langkah(tim):
    with lingkup_kota([tim.kota.pk]):
        skp = jadikan(buat_skp(tim.rina, tim.siklus, tim.akun["rina"]), "diajukan")

    def sepakati():
        return alur.skp_sepakati(skp=skp, versi=1, oleh=tim.akun["bima"])

    hasil = serentak(tim.kota, sepakati, sepakati)
    assert sorted(type(h).__name__ for h in hasil) == ["SKP", "TransitionRefused"]


def test_umpan_balik_rekan_berlomba(tim):
    """Two clicks ask once; two answers, or an answer and its withdrawal, leave one outcome, one feedback at most."""
    with lingkup_kota([tim.kota.pk]):
        skp = jadikan(buat_skp(tim.rina, tim.siklus, tim.akun["rina"]), "ditetapkan")

    def minta(nilai="AK"):
        return rekan_minta(skp=skp, kepada=tim.joko, nilai=nilai, oleh=tim.akun["rina"])

    hasil = serentak(tim.kota, minta, minta)
    assert sorted(type(h).__name__ for h in hasil) == ["PermintaanUmpan", "ValidationError"]
    with lingkup_kota([tim.kota.pk]):
        surat = PermintaanUmpan.objects.get()
        assert Kabar.objects.filter(penerima=tim.akun["joko"]).count() == 1

    def jawab(satu):
        return lambda: rekan_jawab(
            permintaan=satu, sifat="apresiasi", teks="Data selalu datang tepat waktu.", oleh=tim.akun["joko"]
        )

    hasil = serentak(tim.kota, jawab(surat), jawab(surat))
    assert sorted(type(h).__name__ for h in hasil) == ["TransitionRefused", "UmpanBalik"]
    with lingkup_kota([tim.kota.pk]):
        assert UmpanBalik.objects.count() == 1
        lain = minta("KO")

    lawan = {
        "dibatalkan": lambda: rekan_batalkan(permintaan=lain, oleh=tim.akun["rina"]),
        "ditolak": lambda: rekan_tolak(permintaan=lain, oleh=tim.akun["joko"]),
    }
    hasil = serentak(tim.kota, jawab(lain), *lawan.values())
    assert sum(isinstance(h, TransitionRefused) for h in hasil) == 2
    with lingkup_kota([tim.kota.pk]):
        lain.refresh_from_db()
        assert UmpanBalik.objects.count() == 1 + (lain.keadaan == "dijawab")
        assert (lain.umpan_balik is None) == (lain.keadaan != "dijawab")
