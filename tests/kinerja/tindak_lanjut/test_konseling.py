"""What was said in confidence stays with counsellor and PyB: not in HTML, search, export, history or logs."""

import logging

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.urls import reverse

from asn.core.models import CatatanAkses
from asn.core.workflows import TransitionRefused
from kinerja.tindak_lanjut.models import CatatanKonseling
from kinerja.tindak_lanjut.services.konseling import catatan_buka, catatan_tulis
from tests.kinerja.tindak_lanjut.conftest import HARI_INI
from tests.kinerja.tindak_lanjut.pembuat import buat_rencana

RAHASIA = "Rahasiakonseling zebra ungu"
ALASAN = "Menyiapkan sesi berikutnya"
BUKAN = ["sari", "hadi", "rina", "joko", "kepala", "auditor", "kemal", "tuti", "citra", "dewi", "kris"]


@pytest.fixture
def kasus(kantor):
    return buat_rencana(kantor.rina, "berjalan", konselor=kantor.akun["kiki"])


@pytest.fixture
def catatan(kasus, sebagai):
    return catatan_tulis(rencana=kasus, tanggal=HARI_INI, isi=RAHASIA, tindak_lanjut="BIMBINGAN", oleh=sebagai("kiki"))


def test_tersandi_di_basis_data(catatan):
    with connection.cursor() as kursor:
        kursor.execute("SELECT isi FROM tindak_lanjut_catatankonseling WHERE id = %s", [catatan.pk])
        assert RAHASIA not in kursor.fetchone()[0]
    assert CatatanKonseling.objects.get().isi == RAHASIA


@pytest.mark.parametrize("nama", ["kiki", "budi"])
def test_konselor_dan_pyb_membuka_dan_tercatat(catatan, kantor, sebagai, nama):
    assert catatan_buka(catatan=catatan.pk, alasan=ALASAN, oleh=sebagai(nama)).isi == RAHASIA
    log = CatatanAkses.objects.get(pengguna=kantor.akun[nama])
    assert (log.butir, log.alasan, log.objek_id) == ("Catatan konseling kinerja", ALASAN, str(kantor.rina.pk))


@pytest.mark.parametrize("nama", BUKAN)
def test_yang_lain_tidak_membuka(catatan, sebagai, nama):
    with pytest.raises(PermissionDenied):
        catatan_buka(catatan=catatan.pk, alasan=ALASAN, oleh=sebagai(nama))
    assert CatatanAkses.objects.count() == 0


def test_tanpa_alasan_tidak_terbuka(catatan, sebagai):
    with pytest.raises(ValidationError):
        catatan_buka(catatan=catatan.pk, alasan="   ingin   ", oleh=sebagai("kiki"))
    assert CatatanAkses.objects.count() == 0


@pytest.mark.parametrize("nama", [*BUKAN, "budi"])
def test_hanya_konselor_kasus_yang_menulis(kasus, sebagai, nama):
    with pytest.raises(PermissionDenied):
        catatan_tulis(rencana=kasus, tanggal=HARI_INI, isi=RAHASIA, tindak_lanjut="TIDAK_ADA", oleh=sebagai(nama))


@pytest.mark.parametrize("keadaan", ["membaik", "dibatalkan", "turun_jabatan"])
def test_tidak_setelah_kasus_berakhir(kasus, sebagai, keadaan):
    kasus.keadaan = keadaan
    kasus.save()
    with pytest.raises(TransitionRefused):
        catatan_tulis(rencana=kasus, tanggal=HARI_INI, isi=RAHASIA, tindak_lanjut="TIDAK_ADA", oleh=sebagai("kiki"))


def test_riwayat_perubahan_tidak_memuat_isi(catatan):
    catatan.tindak_lanjut = "PELATIHAN"
    catatan.save()
    jejak = apps.get_model("tindak_lanjut", "CatatanKonselingEvent")
    assert jejak.objects.count() == 1
    assert "isi" not in {f.name for f in jejak._meta.fields}


def _alamat(kasus, catatan):
    yield reverse("tindak_lanjut:pembinaan", args=[kasus.pk])
    yield reverse("tindak_lanjut:konseling", args=[kasus.pk])
    for nama in ("pembinaan_daftar", "konseling_daftar", "pembinaan_tim", "nominasi_daftar", "pembinaan_saya"):
        yield reverse(f"tindak_lanjut:{nama}")
        yield reverse(f"tindak_lanjut:{nama}") + "?q=zebra"
        yield reverse(f"tindak_lanjut:{nama}") + "?format=csv&tujuan=Laporan+bulanan"
    yield reverse("notifikasi:daftar")
    yield reverse("pegawai:rincian", args=[kasus.pegawai_id])
    yield reverse("pegawai:rincian", args=[kasus.pegawai_id]) + "?bagian=linimasa"
    yield reverse("pegawai:catatan_akses")


@pytest.mark.parametrize("nama", ["kiki", "budi", "sari", "hadi", "rina", "kepala", "auditor", "kemal", "citra"])
def test_tidak_bocor_di_halaman_mana_pun(kasus, catatan, kantor, masuk, nama):
    """Not even to who may open it: an address that is read must not show it."""
    klien = masuk(kantor.akun[nama])
    for alamat in _alamat(kasus, catatan):
        jawaban = klien.get(alamat, follow=True)
        assert "zebra ungu" not in jawaban.getvalue().decode(errors="replace"), alamat


def test_halaman_terbuka_sekali_dan_tidak_disimpan(catatan, kantor, masuk, caplog):
    klien = masuk(kantor.akun["kiki"])
    alamat = reverse("tindak_lanjut:konseling_buka", args=[catatan.pk])
    assert klien.get(alamat).status_code == 405
    with caplog.at_level(logging.DEBUG):
        jawaban = klien.post(alamat, {"alasan": ALASAN})
    assert RAHASIA in jawaban.content.decode()
    assert "no-store" in jawaban.headers["Cache-Control"]
    assert RAHASIA not in caplog.text
    assert CatatanAkses.objects.count() == 1


def test_isi_tidak_masuk_konteks_riwayat_permintaan(kasus, kantor, masuk):
    """The request's context is kept with each change: it must not carry the text along."""
    isi = {"tanggal": HARI_INI.isoformat(), "isi": RAHASIA, "tindak_lanjut": "TIDAK_ADA"}
    jawaban = masuk(kantor.akun["kiki"]).post(reverse("tindak_lanjut:konseling_tulis", args=[kasus.pk]), isi)
    assert jawaban.status_code == 302
    assert CatatanKonseling.objects.get().isi == RAHASIA
    konteks = apps.get_model("pghistory", "Context").objects.all()
    assert not any(RAHASIA in str(k.metadata) for k in konteks)


@pytest.mark.parametrize(
    ("nama", "status"),
    [("kiki", 200), ("budi", 200), ("kemal", 404), ("kris", 404), ("dewi", 404), ("sari", 403), ("hadi", 403)],
)
def test_halaman_kasus(kasus, catatan, kantor, masuk, nama, status):
    assert masuk(kantor.akun[nama]).get(reverse("tindak_lanjut:konseling", args=[kasus.pk])).status_code == status
