"""The portrait: who may replace it, what is refused, and that nothing but pixels of 3 × 4 is kept."""

from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from asn.core.berkas import berkas_baca
from asn.core.models import Berkas
from kepegawaian.pegawai.services.foto import foto_simpan

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def penyimpanan(settings, tmp_path):
    settings.BERKAS_ROOT = tmp_path / "berkas"


def gambar(ukuran=(900, 900), nama="saya.jpg", format_gambar="JPEG") -> SimpleUploadedFile:
    """With the place it was taken at."""
    keluaran = BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "Kamera Rahasia"
    exif.get_ifd(0x8825)[1] = "S"
    Image.new("RGB", ukuran, "#336699").save(keluaran, format_gambar, exif=exif)
    return SimpleUploadedFile(nama, keluaran.getvalue())


def test_diganti_dipotong_dan_tanpa_keterangan_kamera(kota, akun_rina):
    for _ in range(2):
        foto_simpan(pegawai=kota.rina, isi=gambar(), nama="saya.jpg", oleh=akun_rina)
    kota.rina.refresh_from_db()
    [berkas] = Berkas.objects.all()
    assert (kota.rina.foto, berkas.izin) == (berkas, "pegawai.view_pegawai")
    bita = berkas_baca(berkas)
    assert b"Rahasia" not in bita
    with Image.open(BytesIO(bita)) as isi:
        assert (isi.size, dict(isi.getexif())) == ((600, 800), {})


def test_latar_bening_menjadi_putih(kota, sari):
    keluaran = BytesIO()
    Image.new("RGBA", (300, 400), (0, 0, 0, 0)).save(keluaran, "PNG")
    foto_simpan(pegawai=kota.rina, isi=keluaran.getvalue(), nama="a.png", oleh=sari)
    with Image.open(BytesIO(berkas_baca(Berkas.objects.get()))) as isi:
        assert isi.getpixel((300, 400)) == (255, 255, 255)


@pytest.mark.parametrize("siapa", ["citra", "akun_agus", "budi"])
def test_orang_lain_ditolak(kota, siapa, request):
    with pytest.raises(PermissionDenied):
        foto_simpan(pegawai=kota.rina, isi=gambar(), nama="a.jpg", oleh=request.getfixturevalue(siapa))


@pytest.mark.parametrize(
    ("berkas", "kata"),
    [
        (gambar((200, 300)), "terlalu kecil"),
        (SimpleUploadedFile("a.jpg", b"bukan gambar"), "tidak diterima"),
        (SimpleUploadedFile("a.jpg", b""), "kosong"),
    ],
)
def test_yang_bukan_foto_dijelaskan_pada_isian(kota, akun_rina, masuk, berkas, kata):
    berkas.seek(0)
    jawaban = masuk(akun_rina).post(reverse("pegawai:foto", args=[kota.rina.pk]), {"berkas": berkas})
    assert jawaban.status_code == 422
    assert kata in jawaban.context["form"].errors["berkas"][0]
    assert not Berkas.objects.exists()


def test_halaman_profil_dan_hapus(kota, akun_rina, citra, masuk):
    klien, profil = masuk(akun_rina), reverse("pegawai:rincian", args=[kota.rina.pk])
    assert "Unggah foto" in klien.get(profil, {"bagian": "identitas"}).content.decode()
    klien.post(reverse("pegawai:foto", args=[kota.rina.pk]), {"berkas": gambar()})
    alamat = reverse("berkas_lihat", args=[Berkas.objects.get().pk])
    assert alamat in klien.get(profil).content.decode()
    assert klien.get(alamat).getvalue()[:3] == b"\xff\xd8\xff"
    assert masuk(citra).get(alamat).status_code == 404
    assert klien.post(reverse("pegawai:foto_hapus", args=[kota.rina.pk])).status_code == 302
    kota.rina.refresh_from_db()
    assert (kota.rina.foto, Berkas.objects.count()) == (None, 0)
    hilang = klien.get(alamat.removesuffix("lihat/"))
    assert (hilang.status_code, "masa simpannya habis" in hilang.content.decode()) == (404, True)
