"""What the committee decides for one participant outside verification and marks."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse

from asn.notifikasi.services import kabar_kirim
from kepegawaian.rekrutmen.models import Lamaran
from kepegawaian.rekrutmen.workflows import KELOLA


@transaction.atomic
def akomodasi_putuskan(*, lamaran: Lamaran, putusan: str, alasan: str, oleh: Any) -> Lamaran:
    """Say what can be provided in the exam. Raises ValidationError when nothing was asked for."""
    semua = Lamaran.objects.terlihat_oleh(oleh, KELOLA).select_for_update(of=("self",))
    baris = semua.select_related("pelamar__akun").filter(pk=lamaran.pk).first()
    if baris is None:
        raise PermissionDenied(KELOLA)
    if not baris.akomodasi:
        raise ValidationError("Peserta ini tidak meminta akomodasi.")
    if putusan == "ditolak" and not alasan.strip():
        raise ValidationError({"alasan": "Tulis alasannya; pelamar membacanya."})
    baris.akomodasi_putusan, baris.akomodasi_alasan = putusan, alasan.strip()
    baris.save(update_fields=["akomodasi_putusan", "akomodasi_alasan"])
    kabar_kirim(
        kepada=baris.pelamar.akun,
        judul="Permintaan akomodasi ujian Anda diputus",
        isi="Putusannya dapat dibaca pada halaman lamaran Anda.",
        kota_id=baris.kota_id,
        tautan=reverse("lamaran:status", args=[baris.pk]),
    )
    return baris
