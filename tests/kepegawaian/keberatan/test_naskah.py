"""The decision as a paper: frozen with the decision, printed once, for whoever may read the appeal."""

import base64
import hashlib

import pytest
from django.db import connection
from django.urls import reverse

from asn.core.models import CatatanAkses
from kepegawaian.keberatan.models import Keberatan, NaskahPutusan
from kepegawaian.keberatan.services import keberatan_cabut
from kepegawaian.keberatan.services.naskah import naskah_bita, naskah_terbitkan
from kepegawaian.pegawai.models import Pegawai
from tests.kepegawaian.keberatan.conftest import PERTIMBANGAN, URAIAN, putus


@pytest.fixture
def diputus(dinas, diperiksa) -> Keberatan:
    return putus(diperiksa, dinas.hadi, amar="Predikat diperbaiki.")


def test_putusan_bernomor_dan_beku(dinas, diputus):
    """What is on paper is the decision as it was contested and made, whatever becomes of the people later."""
    naskah = NaskahPutusan.objects.get()
    Pegawai.objects.filter(pk=dinas.p_rina.pk).update(nama="Nama Lain")
    assert naskah.nomor == f"0001/KBR/{dinas.kota.singkatan}/{naskah.tahun}"
    assert dict(naskah.isi["pemohon"])["Nama"] == "Rina Wulandari"
    assert naskah.isi["sasaran"] == [["Predikat", "Butuh Perbaikan"]]
    assert naskah.isi["menjadi"] == [["Predikat baru", "BAIK"]]
    assert (naskah.isi["uraian"], naskah.isi["pertimbangan"]) == (URAIAN, PERTIMBANGAN)
    assert naskah.isi["penanda_tangan"]["nama"] == "Hadi Wijaya"


def test_dicetak_sekali_dan_bersegel(diputus):
    pertama = naskah_terbitkan(diputus)
    bita = naskah_bita(pertama)
    assert bita.startswith(b"%PDF")
    assert pertama.tanda.sha256 == hashlib.sha256(bita).hexdigest()
    assert naskah_terbitkan(diputus).bita == pertama.bita


def test_isi_tersandi_di_basis_data(diputus):
    naskah_terbitkan(diputus)
    with connection.cursor() as kursor:
        kursor.execute("SELECT isi::text || bita FROM keberatan_naskahputusan")
        (tersimpan,) = kursor.fetchone()
    assert PERTIMBANGAN not in tersimpan
    assert base64.b64encode(b"%PDF")[:5].decode() not in tersimpan[:200]


def test_berkas_yang_diganti_ditolak(diputus):
    naskah = naskah_terbitkan(diputus)
    naskah.bita = base64.b64encode(b"%PDF-palsu").decode()
    with pytest.raises(ValueError, match="tidak sama"):
        naskah_bita(naskah)


def test_putusan_lama_tanpa_naskah_dibekukan_saat_diminta(diputus):
    NaskahPutusan.objects.all().delete()
    assert naskah_terbitkan(diputus).isi["hasil"] == "Dikabulkan"


def test_yang_dicabut_tidak_bernaskah(dinas, diperiksa):
    keberatan_cabut(keberatan=diperiksa, oleh=dinas.rina)
    assert naskah_terbitkan(diperiksa) is None


@pytest.mark.parametrize(
    ("siapa", "status"),
    [("rina", 200), ("bima", 200), ("hadi", 200), ("bkd", 200), ("joko", 404), ("citra", 404), ("ppk_lain", 404)],
)
def test_diunduh_hanya_oleh_yang_boleh_membaca(dinas, diputus, masuk, siapa, status):
    jawaban = masuk(getattr(dinas, siapa)).get(reverse("keberatan:unduh", args=[diputus.pk]))
    assert jawaban.status_code == status
    if status == 200:
        assert jawaban.content.startswith(b"%PDF")
        assert "no-store" in jawaban.headers["Cache-Control"]
    # Somebody who reads it by role leaves a trace; a party does not.
    assert CatatanAkses.objects.filter(pengguna=getattr(dinas, siapa)).exists() is (siapa == "bkd")


def test_halaman_menunjukkan_keputusan_seperti_saat_dipersoalkan(dinas, diputus, masuk):
    """Granted: the predicate is another one now, and what was contested stays readable."""
    dinas.predikat.refresh_from_db()
    assert dinas.predikat.get_predikat_display() == "Baik"
    halaman = masuk(dinas.rina).get(reverse("keberatan:rincian", args=[diputus.pk])).content.decode()
    assert "<dt>Predikat</dt><dd>Butuh Perbaikan</dd>" in halaman


def test_sebelum_diputus_kembali_ke_halamannya(dinas, diperiksa, masuk):
    klien = masuk(dinas.rina)
    jawaban = klien.get(reverse("keberatan:unduh", args=[diperiksa.pk]), follow=True)
    assert "belum diputus" in jawaban.content.decode()
    assert "Putusan (PDF)" not in jawaban.content.decode()


def test_tautan_pada_halaman_yang_diputus(dinas, diputus, masuk):
    halaman = masuk(dinas.rina).get(reverse("keberatan:rincian", args=[diputus.pk])).content.decode()
    assert reverse("keberatan:unduh", args=[diputus.pk]) in halaman
