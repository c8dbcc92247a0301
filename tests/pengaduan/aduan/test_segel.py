"""Seals: two persons, a reason, a short time, a trace; keys of their own that can be rotated."""

from datetime import timedelta
from io import StringIO

import pytest
from cryptography.fernet import Fernet
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from asn.core.models import CatatanAkses
from asn.core.workflows import TransitionRefused
from asn.notifikasi.models import Kabar
from pengaduan.aduan.models import BukaSegel, IdentitasPelapor
from pengaduan.aduan.services import segel
from tests.pengaduan.aduan.pembuat import buat_aduan

pytestmark = pytest.mark.django_db
ALASAN = "Pelapor perlu dipanggil sebagai saksi"
BUDI = {"nama": "Budi", "telepon": "081234567890"}


@pytest.fixture
def kedua(kantor, buat_pengguna):
    return buat_pengguna("ika", kantor.kota, ("PENGELOLA_ADUAN", {}))


def minta(kantor, **lain) -> BukaSegel:
    return segel.segel_minta(
        aduan=buat_aduan(kantor.kota, identitas=BUDI, **lain), alasan=ALASAN, oleh=kantor.koordinator
    )


def test_dua_orang_alasan_catatan_lalu_terbuka(kantor, kedua):
    permintaan = minta(kantor)
    with pytest.raises(TransitionRefused):
        segel.segel_buka(minta=permintaan, oleh=kantor.koordinator)
    segel.segel_putuskan(minta=permintaan, setuju=True, oleh=kedua)
    isi = segel.segel_buka(minta=permintaan, oleh=kantor.koordinator)
    assert isi["identitas"] == BUDI
    catatan = CatatanAkses.objects.get(butir="identitas pelapor")
    assert (catatan.pengguna, catatan.alasan) == (kantor.koordinator, ALASAN)
    # The reporter reads that it happened.
    assert permintaan.aduan.peristiwa.get(kode="segel_dibuka").internal is False


def test_bukan_sendiri_bukan_dua_kali_bukan_orang_lain(kantor, kedua, orang_sorong):
    permintaan = minta(kantor)
    for orang, galat in (
        (kantor.koordinator, TransitionRefused),
        (orang_sorong, PermissionDenied),
        (kantor.penghubung, PermissionDenied),
        (kantor.auditor, PermissionDenied),
        (kantor.admin, PermissionDenied),
    ):
        with pytest.raises(galat):
            segel.segel_putuskan(minta=permintaan, setuju=True, oleh=orang)
    segel.segel_putuskan(minta=permintaan, setuju=True, oleh=kedua)
    with pytest.raises(TransitionRefused):
        segel.segel_putuskan(minta=permintaan, setuju=False, oleh=kedua)
    # Who approved may not look, either.
    with pytest.raises(TransitionRefused):
        segel.segel_buka(minta=permintaan, oleh=kedua)


def test_pemutus_dan_pemohon_dikabari_sekali(kantor, kedua):
    """Whoever may decide is told that one waits, the asker what came of it; nobody else, and no word of the why."""
    permintaan = minta(kantor)
    menunggu = Kabar.objects.filter(kunci=f"segel-{permintaan.pk}")
    assert kedua in {k.penerima for k in menunggu}
    assert not {k.penerima for k in menunggu} & {kantor.koordinator, kantor.penghubung, kantor.auditor, kantor.admin}
    assert all(ALASAN not in k.judul + k.isi and k.tautan == reverse("aduan:segel_daftar") for k in menunggu)
    segel.segel_putuskan(minta=permintaan, setuju=True, oleh=kedua)
    hasil = Kabar.objects.get(kunci=f"segel-{permintaan.pk}-putus")
    assert (hasil.penerima, "disetujui" in hasil.judul) == (kantor.koordinator, True)


def test_laporan_anonim_hanya_inspektorat_yang_dikabari(kantor, kedua):
    permintaan = minta(kantor, anonim=True)
    penerima = {k.penerima for k in Kabar.objects.filter(kunci=f"segel-{permintaan.pk}")}
    assert kedua not in penerima
    assert all(segel.boleh_putus(p, permintaan.aduan) for p in penerima)


def test_waktunya_pendek(kantor, kedua):
    permintaan = minta(kantor)
    segel.segel_putuskan(minta=permintaan, setuju=True, oleh=kedua)
    BukaSegel.objects.update(sampai=timezone.now() - timedelta(minutes=1))
    with pytest.raises(TransitionRefused):
        segel.segel_buka(minta=permintaan, oleh=kantor.koordinator)


def test_ditolak_tetap_tertutup(kantor, kedua):
    permintaan = minta(kantor)
    segel.segel_putuskan(minta=permintaan, setuju=False, oleh=kedua)
    with pytest.raises(TransitionRefused):
        segel.segel_buka(minta=permintaan, oleh=kantor.koordinator)


def test_segel_pelapor_anonim_diputus_inspektorat(kantor, kedua):
    permintaan = minta(kantor, anonim=True)
    with pytest.raises(PermissionDenied):
        segel.segel_putuskan(minta=permintaan, setuju=True, oleh=kedua)
    segel.segel_putuskan(minta=permintaan, setuju=True, oleh=kantor.inspektur)


def test_alasan_pendek_dan_permintaan_ganda(kantor):
    permintaan = minta(kantor)
    for alasan in ("perlu", ALASAN):
        with pytest.raises(TransitionRefused):
            segel.segel_minta(aduan=permintaan.aduan, alasan=alasan, oleh=kantor.koordinator)
    with pytest.raises(TransitionRefused, match="tidak menyertakan"):
        segel.segel_minta(aduan=buat_aduan(kantor.kota), alasan=ALASAN, oleh=kantor.koordinator)


def test_halaman_dari_permintaan_sampai_terbuka(kantor, kedua, masuk):
    aduan = buat_aduan(kantor.kota, identitas=BUDI)
    pemohon, pemutus = masuk(kantor.koordinator), masuk(kedua)
    halaman = pemohon.get(reverse("aduan:rincian", args=[aduan.pk])).text
    assert "Identitasnya tersegel" in halaman
    assert "Budi" not in halaman
    pemohon.post(reverse("aduan:tindakan", args=[aduan.pk, "minta-segel"]), {"alasan": ALASAN})
    permintaan = BukaSegel.objects.get()
    alamat = reverse("aduan:segel", args=[permintaan.pk])
    assert "Keputusan Anda" not in pemohon.get(alamat).text
    assert "Keputusan Anda" in pemutus.get(alamat).text
    assert pemutus.post(reverse("aduan:segel_putus", args=[permintaan.pk]), {}).status_code == 422
    pemutus.post(reverse("aduan:segel_putus", args=[permintaan.pk]), {"keputusan": "setuju"})
    assert "Budi" not in pemohon.get(alamat).text
    assert "Budi" in pemohon.post(reverse("aduan:segel_buka", args=[permintaan.pk])).text
    assert "Budi" not in pemohon.get(alamat).text


def test_rotasi_kunci(kantor, settings):
    lama, baru = Fernet.generate_key().decode(), Fernet.generate_key().decode()
    settings.KUNCI_SEGEL = [lama]
    aduan = buat_aduan(kantor.kota, identitas=BUDI)
    settings.KUNCI_SEGEL = [baru, lama]
    keluaran = StringIO()
    call_command("segel_putar", stdout=keluaran)
    assert "1 segel diputar" in keluaran.getvalue()
    settings.KUNCI_SEGEL = [baru]
    assert segel._buka(IdentitasPelapor.objects.get(aduan=aduan).sandi) == BUDI
