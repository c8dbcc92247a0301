"""Objections against decisions of moderators: the author asks, another moderator decides, the author is told."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from asn.core.services import apply_transition
from asn.core.workflows import TransitionRefused
from pengaduan.forum.models import KeberatanModerasi, Komentar, Moderasi, Partisipan
from pengaduan.forum.services.moderasi import PERLU_ALASAN, moderasi_putuskan
from pengaduan.forum.services.surat import surat_buat
from pengaduan.forum.workflows import KEBERATAN_WORKFLOW, KeadaanKomentar, KeadaanKonsultasi

ALASAN_TERPENDEK = 10
# As long as the contribution can still count: until the official answer is out.
MASIH_BERARTI = (KeadaanKonsultasi.DIBUKA, KeadaanKonsultasi.DITUTUP)
SENDIRI = "Putusan ini Anda buat sendiri; keberatannya ditinjau moderator lain."


def putusan_digugat(komentar: Komentar, putusan: list[Moderasi]) -> Moderasi | None:
    """The decision its author may object to now: the one that masks or hides it, not objected to yet.

    `putusan` in the order in which they were made, each with its objection at hand.
    """
    tertutup = komentar.tersegel and komentar.keadaan in (KeadaanKomentar.TAYANG, KeadaanKomentar.DISEMBUNYIKAN)
    if not tertutup or komentar.konsultasi.keadaan not in MASIH_BERARTI:
        return None
    terakhir = next((m for m in reversed(putusan) if m.tindakan in PERLU_ALASAN), None)
    return None if terakhir is None or hasattr(terakhir, "keberatan") else terakhir


@transaction.atomic
def keberatan_ajukan(*, komentar: Komentar, partisipan: Partisipan, isi: str) -> KeberatanModerasi:
    """The author asks for another moderator's look. Raises TransitionRefused when there is nothing to look at."""
    terkunci = Komentar.objects.select_for_update(of=("self",)).select_related("konsultasi").get(pk=komentar.pk)
    if terkunci.partisipan_id != partisipan.pk:
        raise TransitionRefused("Hanya pengirimnya yang dapat mengajukan keberatan.")
    putusan = putusan_digugat(terkunci, list(terkunci.moderasi.select_related("keberatan").order_by("pada", "pk")))
    if putusan is None:
        raise TransitionRefused("Tidak ada putusan moderator yang dapat ditinjau lagi atas masukan ini.")
    return KeberatanModerasi.objects.create(
        kota_id=terkunci.kota_id, komentar=terkunci, putusan=putusan, isi=isi.strip()
    )


def keberatan_menunggu(komentar: Komentar) -> KeberatanModerasi | None:
    """The objection that waits for a decision."""
    return komentar.keberatan.menunggu().select_related("putusan__oleh").first()


@transaction.atomic
def keberatan_putuskan(*, keberatan: KeberatanModerasi, kabul: bool, catatan: str, oleh: Any) -> KeberatanModerasi:
    """Somebody who did not decide before lets the original be read again, or says why it stays as it is."""
    if not kabul and len(catatan.strip()) < ALASAN_TERPENDEK:
        raise ValidationError(
            {"catatan": f"Tulis alasannya sedikitnya {ALASAN_TERPENDEK} huruf; pengirim membacanya."}
        )
    if keberatan.putusan.oleh_id == oleh.pk:
        raise TransitionRefused(SENDIRI)
    # A refusal and its reason go together (forum_keberatan_ditolak_beralasan), and the step saves the state.
    menunggu = KeberatanModerasi.objects.menunggu().filter(pk=keberatan.pk)
    menunggu.update(pemutus=oleh, diputus_pada=timezone.now(), catatan=catatan.strip())
    baris = apply_transition(KEBERATAN_WORKFLOW, "kabulkan" if kabul else "tolak", keberatan, oleh=oleh)
    if kabul:
        moderasi_putuskan(komentar=baris.komentar, tindakan="pulihkan", catatan=baris.catatan, oleh=oleh)
    elif baris.komentar.partisipan is not None and baris.komentar.partisipan.surel:
        surat_buat(jenis="moderasi", partisipan=baris.komentar.partisipan, komentar=baris.komentar)
    return baris
