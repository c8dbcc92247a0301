"""Public proof of issued documents: registering one, its address for the QR, and the guarded look-up."""

import re
from datetime import date

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from asn.core.laju import pengunjung_melebihi
from asn.core.models import TandaTerbit

# Sixteen random characters cannot be guessed at this pace; the limit keeps a crawler off the database.
BATAS_PER_MENIT = 30


def tanda_terbitkan(*, kota_id: int, judul: str, nomor: str, tanggal: date) -> TandaTerbit:
    """Register a document before it is rendered, so that its code can be printed in it; add the hash afterwards."""
    return TandaTerbit.objects.create(kota_id=kota_id, judul=judul, nomor=nomor, tanggal=tanggal)


def tanda_segel(tanda: TandaTerbit, *, sha256: str, menggantikan: TandaTerbit | None = None) -> TandaTerbit:
    """Complete the proof with the hash of the rendered file, and point the replaced document to it."""
    tanda.sha256 = sha256
    tanda.save(update_fields=["sha256"])
    if menggantikan is not None:
        menggantikan.digantikan_oleh = tanda
        menggantikan.save(update_fields=["digantikan_oleh"])
    return tanda


def alamat_verifikasi(tanda: TandaTerbit) -> str:
    """Absolute address printed as QR; it must work years later, hence from the setting and not from a request."""
    return settings.ALAMAT_PUBLIK.rstrip("/") + reverse("verifikasi_dokumen", args=[tanda.kode])


def kode_rapikan(teks: str) -> str:
    """The code as people type it: lower case, in groups, with dashes."""
    return re.sub(r"[^A-Z0-9]", "", teks.upper())


def tanda_cari(kode: str) -> TandaTerbit | None:
    return TandaTerbit.objects.select_related("kota", "digantikan_oleh").filter(kode=kode_rapikan(kode)).first()


def terlalu_sering(request: HttpRequest) -> bool:
    """Count one look-up of this address; True above the limit of the minute."""
    return pengunjung_melebihi(request, "verifikasi", batas=BATAS_PER_MENIT, detik=60)
