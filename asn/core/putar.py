"""Media inside a page of ours: a stored file sent whole or by range, so that a player can jump and resume."""

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import filetype
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.http import content_disposition_header

from asn.core.berkas import berkas_sementara, berkas_titipkan
from asn.core.models import Berkas, BerkotaModel
from asn.core.rentang import Rentang, TidakTerpenuhi, rentang_urai

log = logging.getLogger(__name__)

MP4, WEBM = "video/mp4", "video/webm"
VIDEO = {MP4: ".mp4", WEBM: ".webm"}
_POTONG = 256 * 1024


def video_simpan(*, isi: UploadedFile, pemilik: BerkotaModel, izin: str, oleh: Any) -> Berkas:
    """Store a video without ever holding it in memory. Raises ValidationError for another kind, or one too large."""
    with berkas_sementara(pemilik.kota_id) as jalur:
        _salin(isi, jalur)
        jenis = filetype.guess_mime(str(jalur)) or ""
        if jenis not in VIDEO:
            raise ValidationError("Jenis berkas tidak diterima: gunakan video MP4 atau WebM.")
        nama = f"{Path(isi.name or 'video').stem[:180]}{VIDEO[jenis]}"
        return berkas_titipkan(jalur=jalur, nama=nama, jenis_isi=jenis, pemilik=pemilik, izin=izin, oleh=oleh)


def _salin(isi: UploadedFile, tujuan: Path) -> None:
    # The declared size is the client's word: count what really comes.
    maks, terbaca = settings.VIDEO_UKURAN_MAKS, 0
    with tujuan.open("wb") as keluar:
        for potongan in isi.chunks():
            terbaca += len(potongan)
            if terbaca > maks:
                raise ValidationError(f"Video terlalu besar: paling besar {maks / 1024**2:.0f} MB.")
            keluar.write(potongan)
    if not terbaca:
        raise ValidationError("Berkas kosong.")


def berkas_putar(request: HttpRequest, berkas: Berkas) -> HttpResponseBase:
    """The file inside a page, whole (200) or the range that was asked for (206, 416). The caller has asked its owner.

    Behind nginx (`BERKAS_X_ACCEL`) nginx answers the range itself.
    """
    jalur = settings.BERKAS_ROOT / berkas.jalur
    response: HttpResponseBase
    if settings.BERKAS_X_ACCEL:
        response = HttpResponse(content_type=berkas.jenis_isi)
        response.headers["X-Accel-Redirect"] = f"{settings.BERKAS_X_ACCEL.rstrip('/')}/{berkas.jalur}"
    elif jalur.is_file():
        response = _bagian(request, berkas, jalur)
    else:
        log.error("Berkas %s tercatat tetapi tidak ada di penyimpanan.", berkas.pk)
        raise Http404
    response.headers["Content-Disposition"] = content_disposition_header(False, berkas.nama_asli) or "inline"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def _bagian(request: HttpRequest, berkas: Berkas, jalur: Path) -> HttpResponseBase:
    ukuran = jalur.stat().st_size
    tag = f'"{berkas.sha256}"'
    kepala = request.headers.get("Range", "") if request.headers.get("If-Range", tag) == tag else ""
    try:
        rentang = rentang_urai(kepala, ukuran)
    except TidakTerpenuhi:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{ukuran}", "Accept-Ranges": "bytes"})
    kirim = rentang or Rentang(0, ukuran - 1)
    response = StreamingHttpResponse(
        _baca(jalur, kirim), status=206 if rentang else 200, content_type=berkas.jenis_isi
    )
    response.headers["Accept-Ranges"] = "bytes"
    response.headers["ETag"] = tag
    response.headers["Content-Length"] = str(kirim.panjang)
    if rentang:
        response.headers["Content-Range"] = f"bytes {rentang.awal}-{rentang.akhir}/{ukuran}"
    return response


def _baca(jalur: Path, rentang: Rentang) -> Iterator[bytes]:
    with jalur.open("rb") as berkas:
        berkas.seek(rentang.awal)
        sisa = rentang.panjang
        while sisa > 0 and (potongan := berkas.read(min(_POTONG, sisa))):
            sisa -= len(potongan)
            yield potongan
