"""The yearly close: before its time, twice, by the wrong person; what closes, what is void, what still waits."""

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from asn.core.models import RiwayatKeadaan
from asn.core.services import VersiBasi
from asn.core.workflows import TransitionRefused
from kinerja.skp.models import RHK, SKP, EvaluasiKinerja, SiklusKinerja
from kinerja.skp.rules.periode import periode_dari_kode
from kinerja.skp.services import tutup
from kinerja.skp.services.dialog import dialog_catat, umpan_balik_beri
from kinerja.skp.services.evaluasi import evaluasi_buka
from kinerja.skp.services.malam import penilaian_malam
from kinerja.skp.services.pelaksanaan import rencana_aksi_simpan
from kinerja.skp.services.siklus import siklus_terbuka

RATING = {"hasil_kerja": "SESUAI", "perilaku": "SESUAI", "predikat": "BAIK", "disampaikan_pada": "2027-01-20T00:00Z"}


@pytest.fixture(autouse=True)
def februari():
    with time_machine.travel("2027-02-02T03:00:00Z", tick=False):
        yield


@pytest.fixture
def akhir(siap):
    """Rina's year is final, Joko's is delivered, Bima's SKP is a draft that was never set."""
    evaluasi_buka(kota_id=siap.kota.pk, periode=periode_dari_kode("2026"))
    tahunan = EvaluasiKinerja.objects.filter(periode="2026")
    tahunan.filter(pegawai=siap.rina).update(keadaan="final", final_pada="2027-01-25T00:00Z", **RATING)
    tahunan.filter(pegawai=siap.joko).update(keadaan="disampaikan", **RATING)
    SKP.objects.filter(pegawai=siap.bima).update(keadaan="draf", naskah=0, ditetapkan_pada=None)
    return siap


def tutup_siklus(tim, oleh="bkd"):
    kini = SiklusKinerja.objects.get(pk=tim.siklus.pk)
    return tutup.siklus_tutup(siklus=kini, versi=kini.versi, oleh=tim.akun[oleh])


def keadaan(pegawai):
    return SKP.objects.get(pegawai=pegawai).keadaan


def test_yang_final_ditutup_draf_batal_yang_lain_menunggu(akhir):
    assert tutup.penutupan(akhir.siklus) == tutup.Penutupan(tutup=1, batal=1, menunggu=1)
    tutup_siklus(akhir)
    assert tutup.skp_tutup(kota_id=akhir.kota.pk) == {"ditutup": 1, "batal": 1}
    assert [keadaan(p) for p in (akhir.rina, akhir.joko, akhir.bima)] == ["ditutup", "ditetapkan", "dibatalkan"]
    riwayat = RiwayatKeadaan.objects.get(objek_id=SKP.objects.get(pegawai=akhir.rina).pk, transisi="tutup")
    assert (riwayat.dari, riwayat.ke, riwayat.oleh.username) == ("ditetapkan", "ditutup", "layanan.36.74")
    assert tutup.skp_tutup(kota_id=akhir.kota.pk) == {"ditutup": 0, "batal": 0}


def test_yang_menunggu_ditutup_malam_sesudah_final(akhir):
    tutup_siklus(akhir)
    penilaian_malam(kota_id=akhir.kota.pk, hari_ini=akhir.akun["bkd"].hari_ini())
    assert keadaan(akhir.joko) == "ditetapkan"
    EvaluasiKinerja.objects.filter(periode="2026", pegawai=akhir.joko).update(
        keadaan="final", final_pada="2027-02-01T00:00Z"
    )
    penilaian_malam(kota_id=akhir.kota.pk, hari_ini=akhir.akun["bkd"].hari_ini())
    assert keadaan(akhir.joko) == "ditutup"


def test_triwulan_final_saja_belum_menutup(akhir):
    EvaluasiKinerja.objects.filter(pegawai=akhir.joko).exclude(periode="2026").update(
        keadaan="final", final_pada="2027-01-25T00:00Z", **RATING
    )
    tutup_siklus(akhir)
    tutup.skp_tutup(kota_id=akhir.kota.pk)
    assert keadaan(akhir.joko) == "ditetapkan"


def test_tanpa_siklus_ditutup_tidak_ada_yang_berubah(akhir):
    assert tutup.skp_tutup(kota_id=akhir.kota.pk) == {"ditutup": 0, "batal": 0}


@pytest.mark.parametrize("siapa", ["rina", "bima", "mira", "gita", "ppk", "citra", "ppk_lain"])
def test_hanya_pengelola_siklus_kota_itu(akhir, siapa):
    with pytest.raises(PermissionDenied):
        tutup_siklus(akhir, siapa)


def test_belum_waktunya_dua_kali_dan_setelan_basi(akhir):
    SiklusKinerja.objects.update(batas_tahunan="2027-02-02")
    with pytest.raises(ValidationError, match="02-02-2027"):
        tutup_siklus(akhir)
    SiklusKinerja.objects.update(batas_tahunan="2027-02-01")
    with pytest.raises(VersiBasi):
        tutup.siklus_tutup(siklus=akhir.siklus, versi=7, oleh=akhir.akun["bkd"])
    tutup_siklus(akhir)
    with pytest.raises(ValidationError, match="sudah ditutup"):
        tutup_siklus(akhir)


def test_skp_yang_ditutup_hanya_dapat_dibaca(akhir):
    tutup_siklus(akhir)
    tutup.skp_tutup(kota_id=akhir.kota.pk)
    skp, rina, bima = SKP.objects.get(pegawai=akhir.rina), akhir.akun["rina"], akhir.akun["bima"]
    rhk = RHK.objects.get(skp=skp)
    isi = {"topik": "T", "catatan": "C", "kesepakatan": ""}
    for lakukan in (
        lambda: rencana_aksi_simpan(skp=skp, rhk=rhk, periode="2026-T4", teks="Survei", target="2", oleh=rina),
        lambda: umpan_balik_beri(skp=skp, sifat="apresiasi", teks="Kerja yang rapi.", nilai="AK", oleh=bima),
        lambda: dialog_catat(skp=skp, tanggal=skp.sampai, oleh=rina, **isi),
    ):
        with pytest.raises(TransitionRefused, match="ditutup"):
            lakukan()


def test_penyusunan_tahun_itu_berakhir(akhir):
    tutup_siklus(akhir)
    assert akhir.siklus not in siklus_terbuka(akhir.kota.pk, akhir.siklus.selesai)


def test_dari_halaman(akhir, masuk):
    klien = masuk(akhir.akun["bkd"])
    alamat = reverse("skp:siklus_tutup", args=[akhir.siklus.pk])
    assert alamat in klien.get(reverse("skp:siklus")).content.decode()
    halaman = klien.get(alamat).content.decode()
    assert "1 (evaluasi tahunannya final)" in halaman
    assert "tidak dapat dibatalkan" in halaman
    klien.post(alamat, {"versi": "1"})
    assert SiklusKinerja.objects.get(pk=akhir.siklus.pk).ditutup_pada is not None
    sesudah = klien.get(reverse("skp:siklus")).content.decode()
    assert alamat not in sesudah
    assert "Ditutup 2 Februari 2027" in sesudah
