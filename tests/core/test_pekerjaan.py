"""Progress of long jobs: counted exactly, visible while the work runs, ended once."""

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from asn.core.lingkup import lingkup_kota
from asn.core.models import KeadaanPekerjaan, Pekerjaan
from asn.core.pekerjaan import (
    PESAN_GAGAL,
    konteks_kemajuan,
    pekerjaan_akhiri,
    pekerjaan_buat,
    pekerjaan_maju,
    pekerjaan_mulai,
)
from asn.core.tasks import ekspor

pytestmark = pytest.mark.django_db


def segar(pekerjaan: Pekerjaan) -> Pekerjaan:
    with lingkup_kota([pekerjaan.kota_id]):
        return Pekerjaan.objects.get(pk=pekerjaan.pk)


def test_dibuat_tanpa_lingkup_luar(kota_tangsel, sari):
    pekerjaan = segar(pekerjaan_buat(kota_id=kota_tangsel.pk, judul="x" * 300, total=4, pemilik=sari))
    assert (pekerjaan.keadaan, pekerjaan.selesai, pekerjaan.persen) == (KeadaanPekerjaan.ANTRE, 0, 0)
    assert len(pekerjaan.judul) == 200


def test_langkah_dihitung_dan_tidak_melewati_jumlah(pekerjaan):
    pekerjaan_maju(pekerjaan.pk, pesan="Dinas Kesehatan", kota_id=pekerjaan.kota_id)
    kini = segar(pekerjaan)
    assert (kini.keadaan, kini.selesai, kini.persen, kini.pesan) == ("berjalan", 1, 33, "Dinas Kesehatan")
    pekerjaan_maju(pekerjaan.pk, 9)
    assert segar(pekerjaan).selesai == 3


def test_jumlah_belum_diketahui(pekerjaan):
    pekerjaan_mulai(pekerjaan.pk, 0)
    pekerjaan_maju(pekerjaan.pk, 7)
    assert segar(pekerjaan).selesai == 7
    assert konteks_kemajuan(segar(pekerjaan))["persen"] is None


def test_diulang_dari_nol(pekerjaan):
    pekerjaan_maju(pekerjaan.pk, 2)
    pekerjaan_mulai(pekerjaan.pk, 10)
    assert (segar(pekerjaan).selesai, segar(pekerjaan).total) == (0, 10)


def test_hanya_akhir_pertama_yang_berlaku(pekerjaan):
    pekerjaan_akhiri(pekerjaan.pk, pesan="Selesai", alamat_hasil="/hasil/")
    pekerjaan_akhiri(pekerjaan.pk, KeadaanPekerjaan.GAGAL, "terlambat")
    pekerjaan_maju(pekerjaan.pk)
    kini = segar(pekerjaan)
    assert (kini.keadaan, kini.pesan, kini.alamat_hasil, kini.selesai) == ("selesai", "Selesai", "/hasil/", 0)
    assert kini.berakhir
    assert kini.berakhir_pada is not None


def test_pekerjaan_kota_lain_tidak_tersentuh(pekerjaan, kota_sorong):
    with lingkup_kota([kota_sorong.pk]), pytest.raises(LookupError):
        pekerjaan_maju(pekerjaan.pk)
    with pytest.raises(LookupError):
        pekerjaan_maju(pekerjaan.pk, kota_id=kota_sorong.pk)
    assert segar(pekerjaan).selesai == 0


def test_dibuat_dalam_lingkup_pemanggil(kota_tangsel, kota_sorong):
    """No scope is entered: the wall refuses a city that the caller does not hold."""
    with lingkup_kota([kota_tangsel.pk]):
        assert pekerjaan_buat(kota_id=kota_tangsel.pk, judul="Impor", dalam_lingkup=True).kota_id == kota_tangsel.pk
    with pytest.raises(DatabaseError), lingkup_kota([kota_sorong.pk]):
        pekerjaan_buat(kota_id=kota_tangsel.pk, judul="Impor", dalam_lingkup=True)


def test_tugas_yang_gagal_mengakhiri_pekerjaannya(pekerjaan):
    """The Celery hook, called as Celery calls it."""
    ekspor.push_request(headers={"kota": pekerjaan.kota_id})
    try:
        ekspor.on_failure(RuntimeError("x"), "id", (str(pekerjaan.pk),), {}, None)
    finally:
        ekspor.pop_request()
    assert (segar(pekerjaan).keadaan, segar(pekerjaan).pesan) == ("gagal", PESAN_GAGAL)


@pytest.mark.django_db(transaction=True)
def test_terlihat_selagi_berjalan(kota_tangsel):
    """Outside a transaction every step is committed at once; inside one it lives and dies with it."""
    pekerjaan = pekerjaan_buat(kota_id=kota_tangsel.pk, judul="Evaluasi", total=3)
    pekerjaan_maju(pekerjaan.pk, kota_id=kota_tangsel.pk)
    assert segar(pekerjaan).selesai == 1
    with lingkup_kota([kota_tangsel.pk]):
        pekerjaan_maju(pekerjaan.pk)
        transaction.set_rollback(True)
    assert segar(pekerjaan).selesai == 1


def test_halaman_menyegarkan_diri_tanpa_javascript(pekerjaan, sari, masuk):
    alamat = reverse("pekerjaan_lihat", args=[pekerjaan.pk])
    browser = masuk(sari)
    html = browser.get(alamat).content.decode()
    assert '<noscript><meta http-equiv="refresh" content="5"></noscript>' in html
    assert f'hx-get="{alamat}"' in html
    pekerjaan_akhiri(pekerjaan.pk, alamat_hasil="/hasil/")
    html = browser.get(alamat).content.decode()
    assert "refresh" not in html
    assert "hx-get" not in html
    assert 'href="/hasil/"' in html


def test_potongan_htmx_tanpa_kerangka(pekerjaan, sari, masuk):
    jawaban = masuk(sari).get(reverse("pekerjaan_lihat", args=[pekerjaan.pk]), headers={"HX-Request": "true"})
    assert "<html" not in jawaban.content.decode()
    assert "0 dari 3" in jawaban.content.decode()
    assert "no-store" in jawaban["Cache-Control"]


def test_hanya_pemiliknya(pekerjaan, budi, citra, masuk, client):
    alamat = reverse("pekerjaan_lihat", args=[pekerjaan.pk])
    assert masuk(budi).get(alamat).status_code == 404
    assert masuk(citra).get(alamat).status_code == 404
    assert client.get(alamat).status_code == 302
