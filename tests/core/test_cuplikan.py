"""Small pictures: no larger than a phone shows, whatever came in, and nothing else under their address."""

from io import BytesIO

import pytest
from django.http import Http404
from django.urls import reverse
from PIL import Image

from asn.core.berkas import berkas_simpan
from asn.core.cuplikan import SISI, berkas_cuplikan
from asn.core.models import Berkas
from tests.pengaduan.aduan.pembuat import buat_aduan

pytestmark = pytest.mark.django_db


@pytest.fixture
def simpan(settings, tmp_path, lingkup, kota_tangsel):
    settings.BERKAS_ROOT = tmp_path
    pemilik = buat_aduan(kota_tangsel)

    def buat(ukuran, mode="RGB", jenis="JPEG") -> Berkas:
        isi = BytesIO()
        Image.new(mode, ukuran, "#336699").save(isi, jenis)
        nama = f"f.{'jpg' if jenis == 'JPEG' else 'png'}"
        return berkas_simpan(isi=isi.getvalue(), nama=nama, pemilik=pemilik, izin="aduan.view_aduan", oleh=None)

    return buat


@pytest.mark.parametrize(
    ("ukuran", "mode", "jenis", "hasil"),
    [
        ((3000, 1500), "RGB", "JPEG", (640, 320)),
        ((300, 600), "RGB", "JPEG", (300, 600)),
        ((1000, 1000), "RGBA", "PNG", (640, 640)),
        ((50, 2000), "L", "PNG", (16, 640)),
    ],
)
def test_ukuran(simpan, ukuran, mode, jenis, hasil):
    jawaban = berkas_cuplikan(simpan(ukuran, mode, jenis))
    with Image.open(BytesIO(jawaban.content)) as gambar:
        assert (gambar.format, gambar.size) == ("JPEG", hasil)
        assert max(gambar.size) <= SISI
    assert jawaban.headers["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in jawaban.headers["Cache-Control"]


def test_bukan_gambar_dan_yang_hilang_404(simpan, settings):
    berkas = simpan((10, 10))
    (settings.BERKAS_ROOT / berkas.jalur).unlink()
    with pytest.raises(Http404):
        berkas_cuplikan(berkas)
    berkas.jenis_isi = "application/pdf"
    with pytest.raises(Http404):
        berkas_cuplikan(berkas)


def test_hanya_yang_boleh_membacanya(simpan, kota_tangsel, buat_pengguna, masuk):
    alamat = reverse("berkas_kecil", args=[simpan((10, 10)).pk])
    assert masuk(buat_pengguna("pia", kota_tangsel, ("PENGELOLA_ADUAN", {}))).get(alamat).status_code == 200
    assert masuk(buat_pengguna("rina", kota_tangsel)).get(alamat).status_code == 404
