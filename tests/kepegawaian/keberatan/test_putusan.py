"""Hearing and deciding: every state, the wrong people, what was added meanwhile, what follows from each outcome."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from asn.core.models import RiwayatKeadaan
from asn.core.services import VersiBasi
from asn.core.workflows import TransitionRefused
from kepegawaian.keberatan.models import Keberatan
from kepegawaian.keberatan.services import (
    keberatan_alihkan,
    keberatan_cabut,
    keberatan_keterangan,
    keberatan_periksa,
)
from kepegawaian.keberatan.services.baca import putusan_terbit
from kepegawaian.keberatan.workflows import HASIL, KEBERATAN_WORKFLOW, KeadaanKeberatan
from tests.kepegawaian.keberatan import jenis_uji
from tests.kepegawaian.keberatan.conftest import putus


@pytest.mark.parametrize(
    ("hasil", "predikat"),
    [("dikabulkan", "BAIK"), ("dikabulkan_sebagian", "BAIK"), ("ditolak", "BUTUH_PERBAIKAN")],
)
def test_putusan_dan_akibatnya(dinas, diperiksa, hasil, predikat):
    keberatan = putus(diperiksa, dinas.hadi, hasil)
    dinas.predikat.refresh_from_db()
    assert (keberatan.keadaan, dinas.predikat.predikat) == (hasil, predikat)
    assert (keberatan.diputus_oleh, keberatan.final) == (dinas.hadi, True)
    assert keberatan.putusan_isi == ({} if hasil == "ditolak" else {"predikat": "BAIK"})
    assert jenis_uji.JEJAK == [(hasil, dinas.hadi.pk)]
    assert [r.transisi for r in RiwayatKeadaan.objects.all()][-1] in ("kabulkan", "kabulkan_sebagian", "tolak")


@pytest.mark.parametrize("keadaan", [k for k in KeadaanKeberatan if k != "diperiksa"])
def test_hanya_yang_diperiksa_yang_diputus(dinas, diperiksa, keadaan):
    lain = {"diputus_pada": diperiksa.diajukan_pada, "diputus_oleh": dinas.hadi, "pertimbangan": "x"}
    Keberatan.objects.update(keadaan=keadaan, **lain)
    for hasil in HASIL:
        with pytest.raises(TransitionRefused):
            putus(diperiksa, dinas.hadi, hasil)
    assert jenis_uji.JEJAK == []


@pytest.mark.parametrize("keadaan", KeadaanKeberatan)
@pytest.mark.parametrize("nama", ["periksa", "cabut", "alihkan"])
def test_setiap_keadaan_kali_langkah(dinas, diperiksa, keadaan, nama):
    lain = {"diputus_pada": diperiksa.diajukan_pada, "diputus_oleh": dinas.hadi, "pertimbangan": "x"}
    Keberatan.objects.update(keadaan=keadaan, **lain)
    langkah = {
        "periksa": lambda: keberatan_periksa(keberatan=diperiksa, oleh=dinas.hadi),
        "cabut": lambda: keberatan_cabut(keberatan=diperiksa, oleh=dinas.rina),
        "alihkan": lambda: keberatan_alihkan(keberatan=diperiksa, oleh=dinas.hadi, alasan="Kakak kandung pemohon"),
    }[nama]
    if keadaan in KEBERATAN_WORKFLOW[nama].dari:
        assert langkah().keadaan == KEBERATAN_WORKFLOW[nama].ke
    else:
        with pytest.raises(TransitionRefused):
            langkah()


@pytest.mark.parametrize("siapa", ["rina", "bima", "joko", "bkd", "gita", "ppk", "citra"])
def test_yang_bukan_pemutus_ditolak(dinas, diperiksa, siapa):
    with pytest.raises(PermissionDenied):
        putus(diperiksa, getattr(dinas, siapa))
    with pytest.raises(PermissionDenied):
        keberatan_alihkan(keberatan=diperiksa, oleh=getattr(dinas, siapa), alasan="Kakak kandung pemohon")


def test_pejabat_awal_yang_naik_jabatan_tidak_memutus(dinas, diperiksa):
    """Bima becomes head of the office: he holds the deciding position and is refused as the first decider."""
    Keberatan.objects.update(pejabat_awal=dinas.p_hadi)
    with pytest.raises(TransitionRefused, match="membuat keputusan yang dipersoalkan"):
        putus(diperiksa, dinas.hadi)


def test_dua_pihak_didengar_dan_putusan_lama_basi(dinas, diperiksa):
    lama = Keberatan.objects.get(pk=diperiksa.pk)
    for oleh, asal in ((dinas.bima, "pejabat_awal"), (dinas.rina, "pemohon"), (dinas.hadi, "pemeriksaan")):
        catatan = keberatan_keterangan(keberatan=diperiksa, oleh=oleh, isi="Keterangan yang cukup panjang.")
        assert catatan.asal == asal
    with pytest.raises(VersiBasi):
        putus(diperiksa, dinas.hadi, versi=lama.versi, sidik=lama.sidik)
    assert putus(diperiksa, dinas.hadi).versi == lama.versi + 3


@pytest.mark.parametrize("siapa", ["joko", "bkd", "gita", "ppk", "citra"])
def test_keterangan_hanya_dari_pihak(dinas, diperiksa, siapa):
    with pytest.raises(PermissionDenied):
        keberatan_keterangan(keberatan=diperiksa, oleh=getattr(dinas, siapa), isi="Keterangan yang cukup panjang.")


def test_keterangan_setelah_putusan_ditolak(dinas, diperiksa):
    putus(diperiksa, dinas.hadi, "ditolak")
    with pytest.raises(TransitionRefused):
        keberatan_keterangan(keberatan=diperiksa, oleh=dinas.rina, isi="Keterangan yang cukup panjang.")


def test_isi_yang_diubah_di_belakang_layar_ditolak(dinas, diperiksa):
    Keberatan.objects.filter(pk=diperiksa.pk).update(tuntutan="Sesuatu yang lain")
    with pytest.raises(VersiBasi):
        putus(diperiksa, dinas.hadi)


def test_keputusan_yang_berubah_sementara_itu_ditolak(dinas, diperiksa):
    type(dinas.predikat).objects.filter(pk=dinas.predikat.pk).update(predikat="KURANG")
    with pytest.raises(VersiBasi, match="sudah diubah"):
        putus(diperiksa, dinas.hadi)
    assert jenis_uji.JEJAK == []


@pytest.mark.parametrize(
    ("lain", "kolom"),
    [
        ({"pertimbangan": "pendek"}, "pertimbangan"),
        ({"hasil": "dicabut"}, "hasil"),
        ({"isi": {}}, "predikat"),
    ],
)
def test_putusan_harus_lengkap(dinas, diperiksa, lain, kolom):
    with pytest.raises(ValidationError) as galat:
        putus(diperiksa, dinas.hadi, **lain)
    assert kolom in galat.value.message_dict
    assert Keberatan.objects.get().keadaan == "diperiksa"


def test_dua_kali_memutus_ditolak(dinas, diperiksa):
    putus(diperiksa, dinas.hadi)
    with pytest.raises(TransitionRefused, match="sudah dikabulkan oleh Hadi pada"):
        putus(diperiksa, dinas.hadi, "ditolak")
    assert len(jenis_uji.JEJAK) == 1


def test_benturan_kepentingan_naik_ke_ppk_lalu_berhenti(dinas, diperiksa):
    baris = keberatan_alihkan(keberatan=diperiksa, oleh=dinas.hadi, alasan="Kakak kandung pemohon")
    assert (baris.keadaan, baris.ke_ppk, baris.pemutus_jabatan_id) == ("diajukan", True, None)
    with pytest.raises(PermissionDenied):
        putus(diperiksa, dinas.hadi)
    with pytest.raises(TransitionRefused, match="Tidak ada pejabat lain"):
        keberatan_alihkan(keberatan=diperiksa, oleh=dinas.ppk, alasan="Kakak kandung pemohon")
    keberatan_periksa(keberatan=diperiksa, oleh=dinas.ppk)
    assert putus(diperiksa, dinas.ppk).diputus_oleh == dinas.ppk


def test_jawaban_diumumkan_tanpa_nama(dinas, ajukan):
    keberatan = keberatan_periksa(keberatan=ajukan(jenis="uji_umum"), oleh=dinas.hadi)
    with pytest.raises(ValidationError) as galat:
        putus(keberatan, dinas.hadi)
    assert "ringkasan_publik" in galat.value.message_dict
    putus(keberatan, dinas.hadi, ringkasan_publik="Predikat diperbaiki karena bukti baru.")
    (terbit,) = putusan_terbit("36.74")
    assert terbit["ringkasan"] == "Predikat diperbaiki karena bukti baru."
    assert "Rina" not in str(terbit)
    assert putusan_terbit("96.71") == []
    assert not Keberatan.objects.get().final


def test_putusan_biasa_tidak_diumumkan(dinas, diperiksa):
    putus(diperiksa, dinas.hadi, ringkasan_publik="Tidak boleh tampil di mana pun.")
    assert Keberatan.objects.get().ringkasan_publik == ""
    assert putusan_terbit("36.74") == []
