"""The petikan of an award: one recipient, made once, for that person and for whoever oversees awards."""

from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from asn.core.models import Berkas, TandaTerbit
from kinerja.tindak_lanjut.services.sk import sk_tetapkan
from tests.kepegawaian.pembuat import buat_pegawai
from tests.kinerja.tindak_lanjut.pembuat import buat_nominasi

HARI_INI = date(2026, 11, 25)


@pytest.fixture
def ditetapkan(kantor, sebagai):
    """Rina and somebody else in one decision."""
    lain = buat_pegawai(kantor.dinas.kota, "Wati Susanti", jabatan=kantor.rina.jabatan)
    semua = [buat_nominasi(p, keadaan="disetujui") for p in (kantor.rina, lain)]
    sk_tetapkan(nominasi=[n.pk for n in semua], tanggal=HARI_INI, oleh=sebagai("budi"))
    return semua[0]


def unduh(masuk, pengguna, nominasi):
    jawaban = masuk(pengguna).get(reverse("tindak_lanjut:petikan", args=[nominasi.pk]))
    return jawaban, jawaban.getvalue() if jawaban.streaming else b""


def test_hanya_menyebut_penerimanya_dan_dibuat_sekali(kantor, sebagai, masuk, ditetapkan):
    jawaban = [unduh(masuk, sebagai("rina"), ditetapkan)[1] for _ in range(2)]
    teks = PdfReader(BytesIO(jawaban[0])).pages[0].extract_text()
    assert "PETIKAN" in teks
    assert "Rina Wulandari" in teks
    assert "Wati Susanti" not in teks
    assert jawaban[0] == jawaban[1]
    berkas = Berkas.objects.get(pemilik_id=str(ditetapkan.pk))
    tanda = TandaTerbit.objects.get(judul="Petikan keputusan penghargaan")
    assert tanda.sha256 == berkas.sha256


@pytest.mark.parametrize(
    ("siapa", "status"),
    [("rina", 200), ("sari", 200), ("kepala", 200), ("joko", 404), ("hadi", 404), ("citra", 404), ("dewi", 404)],
)
def test_yang_boleh_mengunduh(kantor, sebagai, masuk, ditetapkan, siapa, status):
    assert unduh(masuk, sebagai(siapa), ditetapkan)[0].status_code == status


@pytest.mark.parametrize("keadaan", ["dinominasikan", "disetujui", "ditolak", "gugur"])
def test_sebelum_ditetapkan_pegawai_tidak_tahu(kantor, sebagai, masuk, keadaan):
    """The person learns of no nomination; who oversees awards is told to wait."""
    nominasi = buat_nominasi(kantor.rina, keadaan=keadaan)
    assert unduh(masuk, sebagai("rina"), nominasi)[0].status_code == 404
    assert unduh(masuk, sebagai("sari"), nominasi)[0].headers["Location"] == nominasi.get_absolute_url()
    assert not Berkas.objects.exists()


def test_tautan_pada_halaman_sendiri(kantor, sebagai, masuk, ditetapkan):
    halaman = masuk(sebagai("rina")).get(reverse("tindak_lanjut:penghargaan_saya")).content.decode()
    assert reverse("tindak_lanjut:petikan", args=[ditetapkan.pk]) in halaman
