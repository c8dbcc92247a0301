"""What a visitor's session remembers: a receipt until it was shown, and the report opened by number and secret."""

import time
from typing import Any

from django.http import HttpRequest

from kepegawaian.instansi.models import Kota
from pengaduan.aduan.models import Aduan
from pengaduan.aduan.services.terima import Tanda

TANDA = "aduan_tanda"
DIBUKA = "aduan_dibuka"
# A phone left on a table does not stay open.
LAMA_DETIK = 30 * 60


def tanda_simpan(request: HttpRequest, kota: Kota, tanda: Tanda) -> None:
    request.session[TANDA] = {
        "kota": kota.pk,
        "nomor": tanda.aduan.nomor,
        "rahasia": tanda.rahasia,
        "baru": tanda.baru,
        "periksa": bool(tanda.aduan.sebab_karantina),
    }


def tanda_ambil(request: HttpRequest, kota: Kota) -> dict[str, Any] | None:
    """The receipt, once."""
    tanda = request.session.get(TANDA)
    if not tanda or tanda["kota"] != kota.pk:
        return None
    del request.session[TANDA]
    return tanda


def buka(request: HttpRequest, aduan: Aduan) -> None:
    """Remember who has proved to know the secret. The key of the session changes, so no stolen one gets in."""
    if not request.user.is_authenticated:
        request.session.cycle_key()
    request.session[DIBUKA] = {"kota": aduan.kota_id, "aduan": aduan.pk, "sampai": time.time() + LAMA_DETIK}


def terbuka(request: HttpRequest, kota: Kota) -> int | None:
    """Id of the report this visitor has opened in this city."""
    isi = request.session.get(DIBUKA)
    return isi["aduan"] if isi and isi["kota"] == kota.pk and isi["sampai"] > time.time() else None


def tutup(request: HttpRequest) -> None:
    request.session.pop(DIBUKA, None)
