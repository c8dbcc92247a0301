"""A picture shown small inside a page: citizens read on phones and slow networks, and a photo has megabytes."""

from io import BytesIO

from django.conf import settings
from django.http import Http404, HttpResponse
from PIL import Image, UnidentifiedImageError

from asn.core.berkas import JPEG, PNG
from asn.core.models import Berkas

SISI = 640
MUTU = 72


def berkas_cuplikan(berkas: Berkas) -> HttpResponse:
    """The picture at most `SISI` pixels wide and high; Http404 for what is no picture or is gone."""
    if berkas.jenis_isi not in (JPEG, PNG):
        raise Http404
    try:
        bita = _kecilkan((settings.BERKAS_ROOT / berkas.jalur).read_bytes())
    except (FileNotFoundError, UnidentifiedImageError) as galat:
        raise Http404 from galat
    response = HttpResponse(bita, content_type=JPEG)
    response.headers["Content-Disposition"] = "inline"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _kecilkan(bita: bytes) -> bytes:
    with Image.open(BytesIO(bita), formats=["JPEG", "PNG"]) as gambar:
        # A JPEG is decoded at a fraction of its size already.
        gambar.draft("RGB", (SISI, SISI))
        gambar.thumbnail((SISI, SISI))
        kecil = gambar.convert("RGBA" if gambar.has_transparency_data else "RGB")
    if kecil.mode == "RGBA":
        latar = Image.new("RGB", kecil.size, "white")
        latar.paste(kecil, mask=kecil.getchannel("A"))
        kecil = latar
    keluaran = BytesIO()
    kecil.save(keluaran, "JPEG", quality=MUTU)
    return keluaran.getvalue()
