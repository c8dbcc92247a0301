"""Mails to participants: written in the caller's transaction, sent afterwards, each by one worker.

A mail says that there is something and where, never what (UU 27/2022). The link in it holds a random code, signed: a
copy of the database alone opens nothing.
"""

import logging
from datetime import timedelta
from smtplib import SMTPException, SMTPRecipientsRefused
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.signing import BadSignature, Signer
from django.urls import reverse
from django.utils import timezone

from asn.core.jobs import enqueue
from asn.core.lingkup import lingkup_kota
from kepegawaian.instansi.models import Kota
from kepegawaian.instansi.publik import slug_kota
from pengaduan.forum.models import Komentar, Konsultasi, Partisipan, Surat

log = logging.getLogger(__name__)
PORSI = 50
PERCOBAAN_MAKS = 10
BERLAKU = {
    "konfirmasi": timedelta(hours=48),
    "masuk": timedelta(hours=2),
    "moderasi": timedelta(days=14),
    "tanggapan": timedelta(days=365),
}
_PENANDA = Signer(sep=".", salt="forum.surat")
SUBJEK = {
    "konfirmasi": "Konfirmasi kiriman Anda",
    "masuk": "Tautan untuk membuka kiriman Anda",
    "moderasi": "Ada putusan atas kiriman Anda",
    "tanggapan": "Ada tanggapan resmi",
}
ISI = {
    "konfirmasi": "Seseorang, semoga Anda, mengirim masukan dengan alamat ini. Tayangkan dengan membuka tautan "
    "berikut dalam 48 jam, sebelum masa masukan berakhir:",
    "masuk": "Buka tautan berikut dalam 2 jam untuk melihat, mendukung, atau menarik masukan:",
    "moderasi": "Moderator memutuskan sesuatu atas kiriman Anda. Putusan dan alasannya dapat dibaca di:",
    "tanggapan": "Konsultasi yang Anda ikuti sudah ditanggapi secara resmi. Tanggapannya dapat dibaca siapa pun di:",
}


def surat_buat(
    *, jenis: str, partisipan: Partisipan, komentar: Komentar | None = None, konsultasi: Konsultasi | None = None
) -> Surat:
    """Put one mail into the outbox of the caller's transaction."""
    surat = Surat.objects.create(
        kota_id=partisipan.kota_id,
        partisipan=partisipan,
        jenis=jenis,
        komentar=komentar,
        konsultasi=konsultasi,
        berlaku_sampai=timezone.now() + BERLAKU[jenis],
    )
    antrekan(partisipan.kota_id)
    return surat


def antrekan(kota_id: int) -> None:
    enqueue("forum.antar_surat", kota_id, terjadwal=True)


def token(surat: Surat) -> str:
    """What stands in the link."""
    return _PENANDA.sign(surat.kode)


def surat_dari_token(teks: str) -> Surat | None:
    """The mail behind a link of the city in scope; None for anything forged or unknown."""
    try:
        kode = _PENANDA.unsign(teks)
    except BadSignature:
        return None
    return Surat.objects.select_related("partisipan", "komentar__konsultasi").filter(kode=kode).first()


def surat_hidup(surat: Surat) -> bool:
    return surat.dipakai_pada is None and surat.berlaku_sampai > timezone.now()


def surat_antar(kota_id: int) -> bool:
    """Send a portion of what waits. True when more may wait; False when done or the server is away."""
    with lingkup_kota([kota_id]):
        kota = Kota.objects.get(pk=kota_id)
    try:
        with get_connection() as koneksi:
            return all(_antar_berikut(kota, koneksi) for _ in range(PORSI))
    except (SMTPException, OSError) as galat:
        log.warning("Peladen surel tidak dapat dihubungi: %s", type(galat).__name__)
        return False


def _antar_berikut(kota: Kota, koneksi: Any) -> bool:
    with lingkup_kota([kota.pk]):
        antre = Surat.objects.filter(kota=kota, keadaan="antre", coba_pada__lte=timezone.now())
        surat = antre.select_for_update(of=("self",), skip_locked=True).select_related("partisipan").first()
        if surat is None:
            return False
        return _antar(surat, kota, koneksi)


def _antar(surat: Surat, kota: Kota, koneksi: Any) -> bool:
    if not surat.partisipan.surel or not surat_hidup(surat):
        return _catat(surat, "gagal")
    try:
        _surel(surat, kota, koneksi).send()
    except SMTPRecipientsRefused:
        log.warning("Alamat partisipan %s ditolak peladen surel", surat.partisipan_id)
        return _catat(surat, "gagal")
    except (SMTPException, OSError) as galat:
        log.warning("Surat %s ditunda: %s", surat.pk, type(galat).__name__)
        surat.percobaan += 1
        surat.coba_pada = timezone.now() + timedelta(minutes=min(2**surat.percobaan, 720))
        _catat(surat, "gagal" if surat.percobaan >= PERCOBAAN_MAKS else "antre")
        return False
    return _catat(surat, "terkirim")


def _catat(surat: Surat, keadaan: str) -> bool:
    surat.keadaan = keadaan
    surat.save(update_fields=["keadaan", "percobaan", "coba_pada"])
    return True


def alamat_surat(surat: Surat, kota: Kota) -> str:
    """Where the mail leads: a magic link, or the public page of an answer that everybody may read."""
    if surat.jenis == "tanggapan":
        jalur = reverse("forum:tanggapan", args=[slug_kota(kota), surat.konsultasi_id])
    else:
        jalur = reverse("forum:surel", args=[slug_kota(kota), token(surat)])
    return settings.ALAMAT_PUBLIK.rstrip("/") + jalur


def _surel(surat: Surat, kota: Kota, koneksi: Any) -> EmailMessage:
    isi = (
        f"Yth. Bapak/Ibu,\n\n{ISI[surat.jenis]}\n\n{alamat_surat(surat, kota)}\n\n"
        "Bila Anda tidak merasa mengirim apa pun, abaikan surat ini; tanpa tautan itu tidak ada yang tayang.\n"
        "Isi masukan dan topiknya sengaja tidak ditulis di sini. Alamat Anda tersimpan tersandi.\n\n"
        f"Forum Konsultasi Publik, Pemerintah {kota.nama}\n"
    )
    subjek = f"{SUBJEK[surat.jenis]} – Forum Konsultasi Publik {kota}"
    return EmailMessage(subjek, isi, None, [surat.partisipan.surel], connection=koneksi)


def kota_bersurat_tertunda() -> list[int]:
    """Cities whose outbox is not empty. Every city must be in scope."""
    menunggu = Surat.objects.filter(keadaan="antre", coba_pada__lte=timezone.now())
    return list(menunggu.order_by().values_list("kota_id", flat=True).distinct())
