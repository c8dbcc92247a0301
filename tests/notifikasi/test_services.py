"""Sending news: in the caller's transaction, once per key, as the reader wants it, and gone long after it was read."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from asn.akun.models import Pengguna
from asn.core.lingkup import lingkup_kota
from asn.notifikasi.models import Kabar
from asn.notifikasi.rules.jenis import JENIS
from asn.notifikasi.services import kabar_kirim
from asn.notifikasi.services.kabar import (
    HITUNG_MAKS,
    kabar_baca,
    kabar_baca_semua,
    kabar_belum_dibaca,
    kabar_bersihkan,
    kabar_milik,
    pilihan_baca,
    pilihan_simpan,
)
from asn.notifikasi.tasks import kabari

pytestmark = pytest.mark.usefixtures("lingkup")


def test_sampai_pada_penerimanya(kirim, gita, sari):
    kabar = kirim(isi="Ijazah tidak terbaca.", tautan="/dasbor/")
    assert (kabar.penerima, kabar.judul, kabar.dibaca) == (gita, "Usulan ditolak", False)
    assert kabar_belum_dibaca(gita) == 1
    assert kabar_belum_dibaca(sari) == 0


def test_beberapa_penerima_masing_masing_satu(kirim, gita, sari):
    kirim(kepada=[gita, sari, gita])
    assert [kabar_milik(p).count() for p in (gita, sari)] == [1, 1]


def test_kunci_yang_sama_hanya_sekali(kirim, gita, sari):
    kirim(kunci="usulan:7:ditolak")
    kirim(kunci="usulan:7:ditolak", kepada=[gita, sari])
    assert [kabar_milik(p).count() for p in (gita, sari)] == [1, 1]
    assert kirim(kunci="usulan:8:ditolak").kunci == "usulan:8:ditolak"


def test_tanpa_kunci_boleh_berulang(kirim, gita):
    kirim()
    kirim()
    assert kabar_milik(gita).count() == 2


def test_akun_nonaktif_tidak_mendapat_apa_apa(kirim, gita):
    gita.is_active = False
    gita.save()
    assert kirim() is None


@pytest.mark.parametrize("tautan", ["https://jahat.example/", "//jahat.example/", "dasbor/", "/\\jahat", "/a\nb"])
def test_tautan_hanya_ke_dalam(kirim, tautan):
    with pytest.raises(ValueError, match="Tautan"):
        kirim(tautan=tautan)


@pytest.mark.parametrize("tautan", ["https://jahat.example/", "//jahat.example/"])
def test_basis_data_pun_menolak_tautan_keluar(kirim, tautan):
    kabar = kirim()
    with pytest.raises(IntegrityError, match="kabar_tautan_ke_dalam"), transaction.atomic():
        Kabar.objects.filter(pk=kabar.pk).update(tautan=tautan)


def test_jenis_tak_dikenal_ditolak(kirim):
    with pytest.raises(ValueError, match="tidak dikenal"):
        kirim(jenis="gosip")


def test_dinding_kota(kirim, kota_sorong):
    kirim()
    with lingkup_kota([kota_sorong.pk]):
        assert not Kabar.objects.exists()


def test_membaca_hanya_milik_sendiri(kirim, gita, sari):
    kabar = kirim()
    assert kabar_baca(kabar=[kabar], oleh=sari) == 0
    assert kabar_baca(kabar=[kabar], oleh=gita) == 1
    assert kabar_baca(kabar=[kabar], oleh=gita) == 0
    assert Kabar.objects.get().dibaca_pada


def test_baca_semua_tidak_menyentuh_kotak_orang_lain(kirim, gita, sari):
    kirim(kepada=[gita, sari])
    assert kabar_baca_semua(oleh=gita) == 1
    assert kabar_belum_dibaca(sari) == 1


def test_pratinjau_tidak_melihat_kabar(kirim, gita):
    kirim()
    gita.pratinjau = True
    assert kabar_belum_dibaca(gita) == 0


def test_hitungan_lonceng_berbatas(kirim, gita, kota_tangsel):
    Kabar.objects.bulk_create(
        Kabar(kota=kota_tangsel, penerima=gita, judul=f"Kabar {n}") for n in range(HITUNG_MAKS + 5)
    )
    assert kabar_belum_dibaca(gita) == HITUNG_MAKS


def test_bersihkan_hanya_yang_lama_dibaca(kirim, gita, settings):
    settings.KABAR_SIMPAN_HARI = 90
    umur = {"baru": 89, "lama": 91}
    for judul, hari in umur.items():
        kabar = kirim(judul=judul)
        Kabar.objects.filter(pk=kabar.pk).update(dibaca=True, dibaca_pada=timezone.now() - timedelta(days=hari))
    belum = kirim(judul="belum dibaca")
    Kabar.objects.filter(pk=belum.pk).update(dibuat_pada=timezone.now() - timedelta(days=400))
    assert kabar_bersihkan() == 1
    assert set(Kabar.objects.values_list("judul", flat=True)) == {"baru", "belum dibaca"}


class TestPilihan:
    def test_bawaan_menurut_jenis(self, gita):
        assert pilihan_baca(gita) == {kode: jenis.cara.value for kode, jenis in JENIS.items()}

    @pytest.mark.parametrize(
        ("cara", "surel"), [("langsung", "antre"), ("ringkasan", "ringkasan"), ("tidak", "tidak")]
    )
    def test_menentukan_surel(self, kirim, gita, cara, surel):
        pilihan_simpan(pengguna=gita, pilihan={"usulan": "langsung"})
        pilihan_simpan(pengguna=gita, pilihan={"usulan": cara})
        assert kirim().surel == surel

    def test_milik_orang_lain_tidak_berlaku(self, kirim, sari):
        pilihan_simpan(pengguna=sari, pilihan={"usulan": "tidak"})
        assert kirim().surel == "antre"

    def test_tanpa_alamat_surel_tidak_ada_antrean(self, kirim, gita):
        Pengguna.objects.filter(pk=gita.pk).update(email="")
        gita.refresh_from_db()
        assert kirim().surel == "tidak"

    def test_nilai_ngawur_ditolak(self, gita):
        with pytest.raises(ValueError, match="merpati"):
            pilihan_simpan(pengguna=gita, pilihan={"usulan": "merpati"})


def test_lantai_bawah_mengantre_dengan_nama(gita, kota_tangsel):
    kabari([gita.pk], kota_tangsel.pk, "Ekspor siap", "", "/dasbor/", "pekerjaan", "ekspor:1")
    kabari([gita.pk], kota_tangsel.pk, "Ekspor siap", "", "/dasbor/", "pekerjaan", "ekspor:1")
    assert kabar_milik(gita).get().judul == "Ekspor siap"


def test_satu_kabar_untuk_banyak_orang_tetap_sedikit_kueri(kota_tangsel, buat_pengguna, django_assert_max_num_queries):
    orang = [buat_pengguna(f"orang{n}", kota_tangsel) for n in range(30)]
    with django_assert_max_num_queries(6):
        kabar_kirim(kepada=orang, judul="Pengumuman", kota_id=kota_tangsel.pk, jenis="pengumuman")
