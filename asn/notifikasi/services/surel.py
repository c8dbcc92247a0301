"""The outbox: mails leave after the transaction that wrote the news, and wait while the mail server is away.

A mail says that there is news and where, never what: mail boxes are read by others (UU 27/2022). Each mail is a short
transaction that holds its row, so two workers never send the same one.
"""

import logging
from datetime import timedelta
from smtplib import SMTPException, SMTPRecipientsRefused
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.urls import reverse
from django.utils import timezone

from asn.core.lingkup import lingkup_kota
from asn.notifikasi.models import Kabar
from asn.notifikasi.rules.jenis import JENIS

PORSI = 50
PERCOBAAN_MAKS = 10
SUBJEK = "Ada kabar baru di Sistem Kepegawaian"
log = logging.getLogger(__name__)


def surel_antar(kota_id: int) -> bool:
    """Send a portion of what waits in this city. True when more may wait; False when done or the server is away."""
    try:
        with get_connection() as koneksi:
            return all(_antar_berikut(kota_id, koneksi) for _ in range(PORSI))
    except (SMTPException, OSError) as galat:
        log.warning("Peladen surel tidak dapat dihubungi: %s", type(galat).__name__)
        return False


def _antar_berikut(kota_id: int, koneksi: Any) -> bool:
    with lingkup_kota([kota_id]):
        kabar = (
            Kabar.objects.siap_dikirim(timezone.now())
            .select_for_update(of=("self",), skip_locked=True)
            .select_related("penerima")
            .first()
        )
        if kabar is None:
            return False
        return _antar(kabar, koneksi)


def _antar(kabar: Kabar, koneksi: Any) -> bool:
    """Send one mail and write down what became of it; False when the server refused to talk."""
    if kabar.dibaca or not kabar.penerima.is_active or not kabar.penerima.email:
        return _catat(kabar, "tidak")
    try:
        _surat(kabar.penerima, _subjek(kabar), 1, koneksi).send()
    except SMTPRecipientsRefused:
        log.warning("Alamat surel akun %s ditolak peladen surel", kabar.penerima_id)
        return _catat(kabar, "gagal")
    except (SMTPException, OSError) as galat:
        log.warning("Surel kabar %s ditunda: %s", kabar.pk, type(galat).__name__)
        _tunda(kabar)
        return False
    return _catat(kabar, "terkirim")


def _catat(kabar: Kabar, keadaan: str) -> bool:
    kabar.surel = keadaan
    kabar.save(update_fields=["surel"])
    return True


def _tunda(kabar: Kabar) -> None:
    """Wait longer each time, from two minutes to half a day; then give up on the mail, never on the news."""
    kabar.percobaan += 1
    if kabar.percobaan >= PERCOBAAN_MAKS:
        kabar.surel = "gagal"
    kabar.coba_pada = timezone.now() + timedelta(minutes=min(2**kabar.percobaan, 720))
    kabar.save(update_fields=["surel", "percobaan", "coba_pada"])


def kota_bersurel_tertunda() -> list[int]:
    """Cities whose outbox is not empty. Every city must be in scope."""
    return list(Kabar.objects.siap_dikirim(timezone.now()).order_by().values_list("kota_id", flat=True).distinct())


def surel_ringkas(kota_id: int) -> int:
    """The daily digest: one mail per account about all its unread news. Returns how many were sent.

    Raises what the mail server raised; who got the mail is already written down, so a repetition reaches the others.
    """
    jumlah = 0
    with get_connection() as koneksi:
        while (terkirim := _ringkas_berikut(kota_id, koneksi)) is not None:
            jumlah += terkirim
    return jumlah


def _ringkas_berikut(kota_id: int, koneksi: Any) -> int | None:
    """The next account: how many mails it got, or None when nobody waits."""
    with lingkup_kota([kota_id]):
        menunggu = Kabar.objects.filter(surel="ringkasan").select_for_update(of=("self",), skip_locked=True)
        pertama = menunggu.select_related("penerima").order_by("penerima", "pk").first()
        if pertama is None:
            return None
        penerima = pertama.penerima
        semua = list(menunggu.filter(penerima=penerima))
        belum = [k for k in semua if not k.dibaca]
        keadaan = "tidak"
        if belum and penerima.is_active and penerima.email:
            keadaan = _kirim_ringkasan(penerima, len(belum), koneksi)
        Kabar.objects.filter(pk__in=[k.pk for k in semua]).update(surel=keadaan)
        return int(keadaan == "terkirim")


def _kirim_ringkasan(penerima: Any, jumlah: int, koneksi: Any) -> str:
    try:
        _surat(penerima, SUBJEK, jumlah, koneksi).send()
    except SMTPRecipientsRefused:
        log.warning("Alamat surel akun %s ditolak peladen surel", penerima.pk)
        return "gagal"
    return "terkirim"


def _subjek(kabar: Kabar) -> str:
    return " ".join(kabar.judul.split()) if JENIS[kabar.jenis].terbuka else SUBJEK


def _surat(penerima: Any, subjek: str, jumlah: int, koneksi: Any) -> EmailMessage:
    alamat = f"{settings.ALAMAT_PUBLIK.rstrip('/')}{reverse('notifikasi:daftar')}"
    kabar = "satu kabar baru" if jumlah == 1 else f"{jumlah} kabar baru"
    isi = (
        f"Yth. {penerima},\n\n"
        f"Ada {kabar} untuk Anda di Sistem Kepegawaian ASN. Masuk untuk membacanya:\n{alamat}\n\n"
        "Demi kerahasiaan data, isi kabar tidak ditulis dalam surel ini. Jenis kabar yang dikirim ke surel dapat\n"
        "diatur pada halaman Kabar, bagian Pengaturan.\n"
    )
    return EmailMessage(subjek, isi, None, [penerima.email], connection=koneksi)
