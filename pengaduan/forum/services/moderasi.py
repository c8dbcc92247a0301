"""Decisions of moderators: from a fixed list of reasons, the original sealed, the author told."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from asn.core.services import akses_catat, apply_transition
from asn.core.workflows import TransitionRefused
from pengaduan.forum.models import Komentar, Moderasi
from pengaduan.forum.services.surat import surat_buat
from pengaduan.forum.workflows import KOMENTAR_WORKFLOW, KeadaanKeberatan

BUKA_ASLI = "forum.buka_naskah_asli"
PERLU_ALASAN = ("samarkan", "sembunyikan")


@transaction.atomic
def moderasi_putuskan(
    *, komentar: Komentar, tindakan: str, oleh: Any, alasan: str = "", catatan: str = "", isi_baru: str = ""
) -> Komentar:
    """Show, mask, hide or restore one contribution.

    Raises ValidationError when a reason or the masked text is missing, TransitionRefused or PermissionDenied by state
    and reach. Nothing is lost: the first original stays sealed in `isi_asli` until the contribution is restored.
    """
    if tindakan in PERLU_ALASAN and not alasan:
        raise ValidationError({"alasan": "Pilih alasan dari daftar."})
    baris = apply_transition(KOMENTAR_WORKFLOW, tindakan, komentar, oleh=oleh, catatan=catatan)
    if tindakan == "samarkan":
        if not isi_baru.strip() or isi_baru.strip() == baris.isi.strip():
            raise ValidationError({"isi_baru": "Ubah bagian yang perlu disamarkan; sisanya biarkan seperti aslinya."})
        _segel(baris, isi_baru.strip())
    elif tindakan == "sembunyikan":
        _segel(baris, "")
    elif tindakan == "pulihkan":
        if not baris.isi_asli:
            raise TransitionRefused("Tidak ada yang perlu dipulihkan: masukan ini tampil utuh.")
        baris.isi, baris.isi_asli = baris.isi_asli, ""
        _gugur(baris, oleh)
    baris.dugaan = ""
    baris.save(update_fields=["isi", "isi_asli", "dugaan"])
    Moderasi.objects.create(
        kota_id=baris.kota_id, komentar=baris, tindakan=tindakan, alasan=alasan, catatan=catatan, oleh=oleh
    )
    _kabari(baris)
    return baris


def _segel(baris: Komentar, isi: str) -> None:
    """Replace the readable text; the first original is the one that counts."""
    baris.isi_asli = baris.isi_asli or baris.isi
    baris.isi = isi


def _gugur(baris: Komentar, oleh: Any) -> None:
    """What an author asked for has happened without a decision about it: the objection is granted with it."""
    baris.keberatan.menunggu().update(
        keadaan=KeadaanKeberatan.DIKABULKAN.value, pemutus=oleh, diputus_pada=timezone.now()
    )


def _kabari(baris: Komentar) -> None:
    partisipan = baris.partisipan
    if partisipan is not None and partisipan.surel:
        surat_buat(jenis="moderasi", partisipan=partisipan, komentar=baris)


def jumlah_menunggu(pengguna: Any) -> int:
    """What waits in the queue of this moderator, counted up to a hundred: it stands on every page."""
    terlihat = Komentar.objects.terlihat_oleh(pengguna, "forum.moderasi_komentar")
    return terlihat.menunggu_bagi(pengguna)[:100].count()


def moderasi_massal(*, komentar: list[Komentar], oleh: Any) -> int:
    """Show many held contributions at once; those decided by somebody else meanwhile are left as they are."""
    jumlah = 0
    for satu in komentar:
        if satu.keadaan == "ditahan":
            moderasi_putuskan(komentar=satu, tindakan="loloskan", oleh=oleh)
            jumlah += 1
    return jumlah


@transaction.atomic
def asli_buka(*, komentar: Komentar, alasan: str, oleh: Any, id_permintaan: str = "") -> str:
    """The sealed original, after writing down who opened it and why."""
    satu = Komentar.objects.terlihat_oleh(oleh, BUKA_ASLI).get(pk=komentar.pk)
    akses_catat(pengguna=oleh, objek=satu, butir="naskah asli masukan", alasan=alasan, id_permintaan=id_permintaan)
    return satu.isi_asli
