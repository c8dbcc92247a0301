"""Notes of counselling: written by the counsellor of the case, opened one by one, each opening logged.

PermenPANRB 6/2022 (confidentiality of counselling); UU 27/2022. The text never enters a message, a log or an export.
"""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from asn.core.services import akses_catat
from asn.core.workflows import TransitionRefused
from kinerja.tindak_lanjut.models import CatatanKonseling, RencanaPembinaan
from kinerja.tindak_lanjut.models.pembinaan import LIHAT_KONSELING, RencanaQuerySet
from kinerja.tindak_lanjut.rules.keadaan import KeadaanPembinaan

CATAT = "tindak_lanjut.catat_konseling"
BUTIR = "Catatan konseling kinerja"
TIDAK_TERBUKA = "Pembinaan ini sudah berakhir atau belum dimulai."


def kasus_konseling(pengguna: Any) -> RencanaQuerySet:
    """Cases whose notes this account may open."""
    terlihat = RencanaPembinaan.objects.terlihat_oleh(pengguna, LIHAT_KONSELING)
    return terlihat.exclude(konselor=None)


@transaction.atomic
def catatan_tulis(
    *, rencana: RencanaPembinaan, tanggal: date, isi: str, tindak_lanjut: str, oleh: Any
) -> CatatanKonseling:
    """One session. Only by the counsellor of the case, while the case is open."""
    if not oleh.has_perm(CATAT) or rencana.konselor_id != oleh.pk:
        raise PermissionDenied(CATAT)
    baris = kasus_konseling(oleh).select_for_update(of=("self",)).filter(pk=rencana.pk).first()
    if baris is None:
        raise PermissionDenied(CATAT)
    if not baris.terbuka or baris.keadaan == KeadaanPembinaan.DIUSULKAN:
        raise TransitionRefused(TIDAK_TERBUKA)
    catatan = CatatanKonseling(
        kota_id=baris.kota_id, rencana=baris, oleh=oleh, tanggal=tanggal, isi=isi.strip(), tindak_lanjut=tindak_lanjut
    )
    catatan.full_clean(exclude=["kota", "rencana", "oleh"])
    catatan.save()
    return catatan


@transaction.atomic
def catatan_buka(*, catatan: int, alasan: str, oleh: Any, id_permintaan: str = "") -> CatatanKonseling:
    """Log the opening, then hand out the note. Raises PermissionDenied out of reach."""
    if len(alasan.strip()) < 10:
        raise ValidationError({"alasan": "Tulis alasan membuka sedikitnya 10 huruf."})
    terlihat = CatatanKonseling.objects.terlihat_oleh(oleh, LIHAT_KONSELING)
    baris = terlihat.select_related("rencana__pegawai", "oleh").filter(pk=catatan).first()
    if baris is None:
        raise PermissionDenied(LIHAT_KONSELING)
    akses_catat(
        pengguna=oleh,
        objek=baris.rencana.pegawai,
        butir=BUTIR,
        alasan=alasan.strip()[:300],
        id_permintaan=id_permintaan,
    )
    return baris
