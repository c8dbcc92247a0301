"""The portrait of a person, as the DRH prints it: cut to 3 × 4, only pixels, and only the last one kept."""

from io import BytesIO
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from PIL import Image, ImageOps

from asn.core.berkas import JPEG, PNG, berkas_periksa, berkas_simpan
from kepegawaian.pegawai.models import Pegawai
from kepegawaian.pegawai.services.riwayat.tulis import pegawai_kunci

IZIN_UBAH = "pegawai.add_dokumen"
IZIN_LIHAT = "pegawai.view_pegawai"
UKURAN = (600, 800)
TERKECIL = (300, 400)
# A face stands above the middle of most pictures.
TITIK_POTONG = (0.5, 0.35)
TERLALU_KECIL = f"Foto terlalu kecil: sedikitnya {TERKECIL[0]} × {TERKECIL[1]} piksel."


@transaction.atomic
def foto_simpan(*, pegawai: Pegawai, isi: UploadedFile | bytes, nama: str, oleh: Any) -> Pegawai:
    """Replace the portrait. Raises PermissionDenied out of reach, ValidationError for what is no usable picture."""
    baris = _kunci(pegawai, oleh)
    bersih = berkas_periksa(isi, nama, terima=frozenset({JPEG, PNG}))
    foto = berkas_simpan(isi=_potong(bersih.bita), nama="foto.jpg", pemilik=baris, izin=IZIN_LIHAT, oleh=oleh)
    return _pasang(baris, foto)


@transaction.atomic
def foto_hapus(*, pegawai: Pegawai, oleh: Any) -> Pegawai:
    """Take the portrait away. Raises PermissionDenied out of reach."""
    return _pasang(_kunci(pegawai, oleh), None)


def _kunci(pegawai: Pegawai, oleh: Any) -> Pegawai:
    if not Pegawai.objects.terlihat_oleh(oleh, IZIN_UBAH).filter(pk=pegawai.pk).exists():
        raise PermissionDenied(IZIN_UBAH)
    return pegawai_kunci(pegawai)


def _pasang(pegawai: Pegawai, foto: Any) -> Pegawai:
    """The history of the person says who changed it; the former picture is nobody's business any more."""
    lama = pegawai.foto
    pegawai.foto = foto
    pegawai.save(update_fields=["foto"])
    if lama is not None:
        lama.delete()
    return pegawai


def _potong(bita: bytes) -> bytes:
    with Image.open(BytesIO(bita)) as gambar:
        if gambar.width < TERKECIL[0] or gambar.height < TERKECIL[1]:
            raise ValidationError(TERLALU_KECIL)
        latar = Image.new("RGB", gambar.size, "white")
        bening = gambar.convert("RGBA")
        latar.paste(bening, mask=bening.getchannel("A"))
    keluaran = BytesIO()
    ImageOps.fit(latar, UKURAN, centering=TITIK_POTONG).save(keluaran, "JPEG", quality=88, optimize=True)
    return keluaran.getvalue()
