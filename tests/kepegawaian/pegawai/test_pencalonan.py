"""Nominations: written once, one in force per aim, ended with a reason; read on the profile by whoever may."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from kepegawaian.pegawai.models import Pencalonan
from kepegawaian.pegawai.services.pencalonan import pencalonan_cabut, pencalonan_catat, pencalonan_penuhi
from tests.kepegawaian.pembuat import buat_instansi, buat_jabatan, buat_kepala, buat_pegawai

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lingkup")]
HARI = date(2026, 11, 25)


@pytest.fixture
def dinas(kota_tangsel):
    return buat_instansi(kota_tangsel)


@pytest.fixture
def rina(kota_tangsel, dinas):
    return buat_pegawai(kota_tangsel, jabatan=buat_jabatan(dinas))


@pytest.fixture
def isi(rina, sari):
    return {"pegawai": rina, "alasan": "Predikat Sangat Baik tiga tahun.", "oleh": sari, "tanggal": HARI}


def test_dicatat_sekali_menurut_kunci(isi):
    satu = pencalonan_catat(**isi, kunci="a", jenjang="ADMINISTRATOR")
    dua = pencalonan_catat(**isi | {"alasan": "Lain"}, kunci="a", jenjang="PENGAWAS")
    assert (satu.pk, dua.alasan) == (dua.pk, "Predikat Sangat Baik tiga tahun.")
    assert satu.sasaran == "Kelompok rencana suksesi Administrator"


def test_satu_yang_berlaku_untuk_tujuan_yang_sama(isi, sari):
    satu = pencalonan_catat(**isi, kunci="a", jenjang="ADMINISTRATOR")
    with pytest.raises(ValidationError, match="sudah dicalonkan"):
        pencalonan_catat(**isi, kunci="b", jenjang="ADMINISTRATOR")
    pencalonan_cabut(pencalonan=satu, alasan="Pindah ke luar kota.", oleh=sari)
    assert pencalonan_catat(**isi, kunci="b", jenjang="ADMINISTRATOR").keadaan == "BERLAKU"


def test_untuk_satu_jabatan_atau_kelompok_jenjangnya(isi, dinas):
    kepala = buat_kepala(dinas)
    lain = buat_kepala(buat_instansi(dinas.kota, "Dinas Sosial"))
    kelompok = pencalonan_catat(**isi, kunci="a", jenjang="JPT_PRATAMA")
    khusus = pencalonan_catat(**isi, kunci="b", jabatan=kepala)
    assert khusus.jenjang == "JPT_PRATAMA"
    assert set(Pencalonan.objects.berlaku(HARI).untuk(kepala)) == {kelompok, khusus}
    assert set(Pencalonan.objects.berlaku(HARI).untuk(lain)) == {kelompok}
    assert not Pencalonan.objects.berlaku(date(2026, 11, 24)).exists()


def test_tanpa_tujuan_atau_jabatan_kota_lain_ditolak(isi, kota_sorong):
    asing = buat_jabatan(buat_instansi(kota_sorong))
    with pytest.raises(ValidationError, match="Pilih jenjang"):
        pencalonan_catat(**isi, kunci="a")
    with pytest.raises(ValidationError, match="kota pegawai"):
        pencalonan_catat(**isi, kunci="a", jabatan=asing)


def test_yang_berakhir_tetap_seperti_adanya(isi, sari, budi):
    satu = pencalonan_catat(**isi, kunci="a", jenjang="PENGAWAS")
    pencalonan_penuhi(pencalonan=satu, alasan="SK 821/1/2026", oleh=sari)
    dua = pencalonan_cabut(pencalonan=satu, alasan="Terlambat", oleh=budi)
    assert (dua.keadaan, dua.diakhiri_oleh, dua.alasan_akhir) == ("TERPENUHI", sari, "SK 821/1/2026")
    with pytest.raises(IntegrityError), transaction.atomic():
        Pencalonan.objects.filter(pk=satu.pk).update(diakhiri_pada=None)


def test_profil_dan_linimasa_menampilkannya_kepada_yang_berhak(isi, rina, sari, masuk, buat_pengguna, kota_tangsel):
    pencalonan_catat(**isi, kunci="a", jenjang="ADMINISTRATOR", tautan="/talenta/")
    rina_akun = buat_pengguna("rina", kota_tangsel, pegawai=rina)
    kepala = buat_pengguna("kepala", kota_tangsel, ("PENGELOLA_INSTANSI", {"instansi": rina.instansi}))
    alamat = f"/pegawai/{rina.pk}/"
    for pengguna, terlihat in ((rina_akun, True), (sari, True), (kepala, False)):
        peramban = masuk(pengguna)
        for bagian in ("ikhtisar", "linimasa"):
            isi_halaman = peramban.get(alamat, {"bagian": bagian}).content.decode()
            assert ("Kelompok rencana suksesi Administrator" in isi_halaman) is terlihat, (pengguna, bagian)
