"""The talk beside a course: plain words, shown at once, reported by readers, hidden by a moderator with a reason."""

from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from asn.akun.models import Pengguna
from asn.core.workflows import TransitionRefused
from pelatihan.belajar.models import Kepesertaan, Kursus, Pesan
from pelatihan.belajar.workflows import KELOLA, LIHAT, MODERASI, KeadaanIkut

PESAN_SEJAM = 20


def boleh_bicara(kursus: Kursus, oleh: Any) -> bool:
    """Who takes the course, or writes it, may write here."""
    if oleh.pratinjau:
        return False
    ikut = Kepesertaan.objects.filter(kursus=kursus, pegawai=oleh.pegawai_id).exclude(keadaan=KeadaanIkut.BERHENTI)
    pengajar = oleh.ditugasi(KELOLA) and Kursus.objects.terlihat_oleh(oleh, KELOLA).filter(pk=kursus.pk).exists()
    return pengajar or bool(oleh.pegawai_id and ikut.exists())


def pesan_terbaca(kursus: Kursus, pengguna: Any) -> QuerySet[Pesan]:
    """All messages of a course, for everybody who may see the course."""
    if not Kursus.objects.terlihat_oleh(pengguna, LIHAT).filter(pk=kursus.pk).exists():
        raise PermissionDenied(LIHAT)
    return Pesan.objects.filter(kursus=kursus).select_related("penulis").order_by("dibuat_pada", "pk")


@transaction.atomic
def pesan_kirim(*, kursus: Kursus, isi: str, induk: Pesan | None, oleh: Any) -> Pesan:
    """Write a message, or answer one. The same words twice in a row are one message (a double click)."""
    if not boleh_bicara(kursus, oleh):
        raise PermissionDenied(LIHAT)
    if induk is not None and (induk.kursus_id != kursus.pk or induk.induk_id or induk.keadaan != "tayang"):
        raise TransitionRefused("Pesan itu tidak dapat dibalas.")
    # One writer, one line: two requests of the same person wait for each other.
    Pengguna.objects.select_for_update(of=("self",), no_key=True).get(pk=oleh.pk)
    milik = Pesan.objects.filter(kursus=kursus, penulis=oleh)
    kembar = milik.order_by("-dibuat_pada").first()
    if kembar and kembar.isi == isi and kembar.induk_id == (induk.pk if induk else None):
        return kembar
    sejam = timezone.now() - timedelta(hours=1)
    if milik.filter(dibuat_pada__gte=sejam).count() >= PESAN_SEJAM:
        raise TransitionRefused("Anda sudah menulis banyak pesan dalam satu jam ini. Lanjutkan nanti.")
    return Pesan.objects.create(kota_id=kursus.kota_id, kursus=kursus, induk=induk, penulis=oleh, isi=isi)


@transaction.atomic
def pesan_laporkan(*, pesan: Pesan, oleh: Any) -> Pesan:
    """Ask a moderator to look; the first report counts."""
    satu = Pesan.objects.select_for_update(of=("self",)).get(pk=pesan.pk)
    if satu.keadaan == "tayang" and satu.dilaporkan_pada is None and satu.diputus_oleh_id is None:
        satu.dilaporkan_oleh, satu.dilaporkan_pada = oleh, timezone.now()
        satu.save(update_fields=["dilaporkan_oleh", "dilaporkan_pada"])
    return satu


@transaction.atomic
def pesan_tarik(*, pesan: Pesan, oleh: Any) -> Pesan:
    """The writer takes a message back: its words go."""
    satu = Pesan.objects.select_for_update(of=("self",)).get(pk=pesan.pk)
    if satu.penulis_id != oleh.pk or oleh.pratinjau:
        raise PermissionDenied(LIHAT)
    if satu.keadaan != "tayang":
        raise TransitionRefused("Pesan ini sudah tidak tayang.")
    satu.keadaan, satu.isi, satu.dilaporkan_pada = "ditarik", "", None
    satu.save(update_fields=["keadaan", "isi", "dilaporkan_pada"])
    return satu


@transaction.atomic
def pesan_putuskan(*, pesan: Pesan, sembunyikan: bool, alasan: str, oleh: Any) -> Pesan:
    """Hide a message, or let it stand (again). The words stay in the row either way."""
    terjangkau = Pesan.objects.terlihat_oleh(oleh, MODERASI).select_for_update(of=("self",))
    satu = terjangkau.filter(pk=pesan.pk).first()
    if satu is None:
        raise PermissionDenied(MODERASI)
    if satu.keadaan == "ditarik":
        raise TransitionRefused("Pesan ini sudah ditarik penulisnya.")
    satu.keadaan = "sembunyi" if sembunyikan else "tayang"
    satu.alasan = alasan if sembunyikan else ""
    satu.diputus_oleh, satu.dilaporkan_pada = oleh, None
    satu.save(update_fields=["keadaan", "alasan", "diputus_oleh", "dilaporkan_pada"])
    return satu


def menunggu_moderasi(pengguna: Any) -> int:
    """Reported messages, for the number beside the menu entry."""
    return Pesan.objects.terlihat_oleh(pengguna, MODERASI).dilaporkan().count()
