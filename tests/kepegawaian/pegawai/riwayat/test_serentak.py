"""Two people at the same record at the same moment: one deposit stands, the other is told why it does not."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from asn.core.lingkup import lingkup_kota
from asn.core.services import VersiBasi
from kepegawaian.pegawai.models import Dokumen, Pegawai, RiwayatJabatan
from kepegawaian.pegawai.services.biodata import biodata_ubah
from kepegawaian.pegawai.services.dokumen import dokumen_unggah
from kepegawaian.pegawai.services.profil import JENIS_RIWAYAT
from kepegawaian.pegawai.services.riwayat import riwayat_cabut, riwayat_catat, riwayat_perbaiki
from tests.architecture.dunia import PDF
from tests.kepegawaian import pembuat

# Real commits: a test inside one transaction would have nobody to compete with.
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def rina(kota_tangsel, sari):
    with lingkup_kota([kota_tangsel.pk]):
        dinas = pembuat.buat_instansi(kota_tangsel)
        return pembuat.buat_pegawai(kota_tangsel, jabatan=pembuat.buat_jabatan(dinas, "Analis Mutu"))


def serentak(rina: Pegawai, *langkah: Callable[[], Any]) -> list[Any]:
    """Run the steps in threads that start together; a refusal counts as the step's result."""
    mulai = Barrier(len(langkah))

    def jalankan(satu: Callable[[], Any]) -> Any:
        try:
            connection.ensure_connection()
            mulai.wait()
            with lingkup_kota([rina.kota_id]):
                return satu()
        except (ValidationError, VersiBasi) as galat:
            return galat
        finally:
            connection.close()

    with ThreadPoolExecutor(len(langkah)) as kolam:
        return list(kolam.map(jalankan, langkah))


def jenis_hasil(hasil: list[Any]) -> list[str]:
    return sorted(type(h).__name__ for h in hasil)


def test_dua_jabatan_definitif_serentak(rina, sari):
    """Each alone would close the old position; together the second contradicts the first."""
    isi = {"jabatan": rina.jabatan_id, "instansi": rina.instansi_id, "tmt_mulai": "2024-02-01"}

    def catat(nama: str) -> Callable[[], Any]:
        jenis = JENIS_RIWAYAT["jabatan"]
        return lambda: riwayat_catat(jenis=jenis, pegawai=rina, isi=isi | {"nama_jabatan": nama}, oleh=sari)

    hasil = serentak(rina, *map(catat, "ABC"))
    assert jenis_hasil(hasil) == ["RiwayatJabatan", "ValidationError", "ValidationError"]
    assert all("tmt_mulai" in h.message_dict for h in hasil if isinstance(h, ValidationError))
    with lingkup_kota([rina.kota_id]):
        assert RiwayatJabatan.objects.filter(pegawai=rina, tmt_selesai=None).sah().count() == 1


def test_dua_perbaikan_atas_baris_yang_sama(rina, sari):
    with lingkup_kota([rina.kota_id]):
        baris = pembuat.buat_riwayat_diklat(rina)

    def perbaiki(jp: str) -> Callable[[], Any]:
        return lambda: riwayat_perbaiki(sasaran=baris, versi=1, isi={"jp": jp}, oleh=sari)

    hasil = serentak(rina, perbaiki("8"), perbaiki("9"))
    assert jenis_hasil(hasil) == ["RiwayatDiklat", "VersiBasi"]
    with lingkup_kota([rina.kota_id]):
        assert type(baris).objects.filter(menggantikan=baris).count() == 1
        rina.refresh_from_db()
        assert rina.jp_tahun_ini in (8, 9)


def test_perbaikan_dan_pencabutan_serentak(rina, sari):
    with lingkup_kota([rina.kota_id]):
        baris = pembuat.buat_riwayat_diklat(rina)
    hasil = serentak(
        rina,
        lambda: riwayat_perbaiki(sasaran=baris, versi=1, isi={"jp": "8"}, oleh=sari),
        lambda: riwayat_cabut(sasaran=baris, versi=1, alasan="Tercatat dua kali", oleh=sari),
    )
    assert jenis_hasil(hasil)[1] == "VersiBasi"


def test_dua_unggahan_berkas_yang_sama_serentak(rina, sari, settings, tmp_path):
    """The dossier holds a file once, whoever comes first."""
    settings.BERKAS_ROOT = tmp_path / "berkas"

    def unggah(nama: str) -> Callable[[], Any]:
        berkas = SimpleUploadedFile(nama, PDF, "application/pdf")
        return lambda: dokumen_unggah(pegawai=rina, berkas=[berkas], daftar=[], tipe=None, oleh=sari)

    hasil = [h[0] for h in serentak(rina, unggah("a.pdf"), unggah("b.pdf"))]
    assert sorted(h.dokumen is not None for h in hasil) == [False, True]
    [ditolak] = [h for h in hasil if h.dokumen is None]
    assert "sudah ada" in ditolak.galat
    with lingkup_kota([rina.kota_id]):
        assert Dokumen.objects.filter(pegawai=rina).count() == 1


def test_dua_perubahan_biodata_serentak(rina, sari):
    def ubah(nama: str) -> Callable[[], Any]:
        return lambda: biodata_ubah(pegawai=rina, versi=1, isi={"nama": nama}, oleh=sari)

    hasil = serentak(rina, ubah("Rina A"), ubah("Rina B"))
    assert jenis_hasil(hasil) == ["Pegawai", "VersiBasi"]
