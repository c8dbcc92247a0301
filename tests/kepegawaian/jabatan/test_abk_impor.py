"""Drafts of a whole unit, filled from a table: previewed, undone, and never over an analysis that was set."""

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse

from asn.impor.workflows import KeadaanImpor
from kepegawaian.jabatan.models import AnalisisBeban, UraianTugas
from kepegawaian.jabatan.services.abk import abk_buka_banyak, abk_tetapkan
from tests.impor.berkas import naskah
from tests.impor.conftest import antrean, batalkan, folder_berkas, periksa, terapkan  # noqa: F401 - fixtures
from tests.kepegawaian.pembuat import buat_instansi, buat_jabatan

pytestmark = pytest.mark.django_db
KEPALA = ["Jabatan", "Unit kerja", "No", "Uraian tugas", "Satuan", "Volume", "Norma waktu"]


@pytest.fixture
def sari(buat_pengguna, kota_tangsel):
    return buat_pengguna("sari", kota_tangsel, ("BKD", {}))


def berkas(*baris):
    return naskah([KEPALA, *baris])


def tugas(uraian="Memeriksa berkas", volume="1500", menit="100", unit="Bidang Mutu", jabatan="Analis Mutu"):
    return [jabatan, unit, "1", uraian, "berkas", volume, menit]


def test_draf_satu_unit_dibuka_sekali_dan_hanya_yang_terjangkau(dinas, sari, pengelola, buat_pengguna, kota_sorong):
    assert abk_buka_banyak(unit=dinas.unit, oleh=sari) == 1  # heads keep their one seat
    assert abk_buka_banyak(unit=dinas.unit, oleh=pengelola) == 0
    assert AnalisisBeban.objects.get().jabatan == dinas.analis
    asing = buat_pengguna("citra", kota_sorong, ("BKD", {}))
    with pytest.raises(PermissionDenied):
        abk_buka_banyak(unit=dinas.unit, oleh=asing)
    with pytest.raises(PermissionDenied):
        abk_buka_banyak(unit=dinas.lain, oleh=pengelola)


def test_versi_berikut_memulai_dari_yang_berlaku(dinas, sari, periksa, terapkan):  # noqa: F811
    abk_buka_banyak(unit=dinas.unit, oleh=sari)
    terapkan(periksa(berkas(tugas()), jenis="abk"))
    pertama = AnalisisBeban.objects.get()
    abk_tetapkan(analisis=pertama, versi=pertama.versi, oleh=sari)
    assert abk_buka_banyak(unit=dinas.unit, oleh=sari) == 1
    kedua = AnalisisBeban.objects.get(keadaan="DRAF")
    assert (kedua.urut, kedua.kebutuhan, kedua.uraian.get().uraian) == (2, 2, "Memeriksa berkas")


def test_uraian_masuk_draf_dan_hitungannya_mengikuti(dinas, sari, periksa, terapkan, batalkan):  # noqa: F811
    abk_buka_banyak(unit=dinas.unit, oleh=sari)
    draf = AnalisisBeban.objects.get()
    impor = terapkan(periksa(berkas(tugas(), tugas("Menyusun laporan", "12", "420,5")), jenis="abk"))
    draf.refresh_from_db()
    assert (impor.keadaan, impor.baru, draf.beban_menit, draf.kebutuhan, draf.versi) == (
        *(KeadaanImpor.DITERAPKAN, 2, Decimal("155046.00"), 2, 2),
    )
    kedua = periksa(berkas(tugas(volume="3000"), tugas("Menyusun laporan", "12", "420,5")), jenis="abk")
    assert (kedua.baru, kedua.berubah, kedua.sama) == (0, 1, 1)
    terapkan(kedua)
    draf.refresh_from_db()
    assert draf.kebutuhan == 4
    batalkan(kedua)
    draf.refresh_from_db()
    assert (draf.kebutuhan, draf.uraian.get(uraian="Memeriksa berkas").volume) == (2, Decimal(1500))


def test_yang_keliru_disebut_pada_selnya(dinas, sari, periksa, kota_tangsel):  # noqa: F811
    abk_buka_banyak(unit=dinas.unit, oleh=sari)
    salah = [tugas(jabatan="Analis Tak Ada"), tugas("Tanpa volume", volume="0"), tugas("Tanpa menit", menit="")]
    impor = periksa(berkas(*salah), jenis="abk")
    pesan = {b.nomor: [(m["kolom"], m["pesan"][:22]) for m in b.masalah] for b in impor.isi_baris.all()}
    assert impor.galat == 3, pesan
    assert pesan[2][0] == ("jabatan", "Tidak ada draf analisi")
    assert pesan[3][0] == ("volume", "Volume harus lebih dar")
    assert pesan[4][0][0] == "norma"


def test_yang_ditetapkan_sesudah_pratinjau_tidak_tersentuh(dinas, sari, periksa, terapkan):  # noqa: F811
    """Set between the preview and the application: nothing of the file is written."""
    abk_buka_banyak(unit=dinas.unit, oleh=sari)
    terapkan(periksa(berkas(tugas()), jenis="abk"))
    kedua = periksa(berkas(tugas(volume="9000")), jenis="abk")
    draf = AnalisisBeban.objects.get()
    abk_tetapkan(analisis=draf, versi=draf.versi, oleh=sari)
    hasil = terapkan(kedua)
    assert hasil.keadaan != KeadaanImpor.DITERAPKAN
    assert UraianTugas.objects.get().volume == Decimal(1500)
    with pytest.raises(IntegrityError), transaction.atomic():
        UraianTugas.objects.update(volume=1)


def test_halaman_membuka_draf(dinas, masuk, sari, pengelola, pegawai_biasa):
    alamat = reverse("jabatan:abk_mulai_unit")
    assert masuk(pegawai_biasa).get(alamat).status_code == 403
    klien = masuk(pengelola)
    isi = klien.get(alamat).content.decode()
    assert "Dinas Kesehatan" in isi
    assert "Dinas Sosial" not in isi
    assert klien.post(alamat, {"instansi": str(dinas.lain.pk)}).status_code == 422
    jawab = klien.post(alamat, {"instansi": str(dinas.unit.pk)}, follow=True).content.decode()
    assert "1 draf dibuka." in jawab
    assert "Analis Mutu" in jawab


def test_jabatan_senama_dibedakan_perangkat_daerahnya(dinas, sari, kota_tangsel, periksa):  # noqa: F811
    kembar = buat_instansi(kota_tangsel, "Bidang Mutu", induk=dinas.lain)
    buat_jabatan(kembar, "Analis Mutu")
    abk_buka_banyak(unit=dinas.unit, oleh=sari)
    abk_buka_banyak(unit=dinas.lain, oleh=sari)
    assert periksa(berkas(tugas()), jenis="abk").galat == 1
    lengkap = naskah([[*KEPALA, "Perangkat daerah"], [*tugas(), "Dinas Sosial"]])
    assert periksa(lengkap, jenis="abk").baru == 1
