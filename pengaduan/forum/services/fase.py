"""Moving a consultation from phase to phase: by people, and by the timetable at the dates that were announced."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from asn.akun.services.layanan import akun_layanan
from asn.core.services import apply_transition
from asn.core.workflows import TransitionRefused
from asn.notifikasi.services import kabar_kirim
from pengaduan.forum.models import Komentar, Konsultasi, TindakLanjut
from pengaduan.forum.rules import syarat
from pengaduan.forum.services.konsultasi import konsultasi_kunci
from pengaduan.forum.workflows import KONSULTASI_WORKFLOW, KeadaanKonsultasi

K = KeadaanKonsultasi
OTOMATIS = "Otomatis, menurut jadwal yang diumumkan."


def masalah(konsultasi: Konsultasi, tindakan: str, hari_ini: date) -> list[str]:
    """What stands in the way of a step, in sentences: shown before, and refused with, the same words."""
    if tindakan == "umumkan":
        return syarat.umumkan(
            hari_ini=hari_ini,
            mulai=konsultasi.mulai,
            dokumen=konsultasi.dokumen.count(),
            butir=konsultasi.butir.count(),
        )
    if tindakan == "buka":
        return syarat.buka(hari_ini=hari_ini, mulai=konsultasi.mulai, selesai=konsultasi.selesai)
    if tindakan == "terbitkan":
        return syarat.terbitkan(**_bahan_terbit(konsultasi))
    if tindakan == "selesaikan":
        return syarat.selesaikan(belum=konsultasi.tindak_lanjut.belum().count())
    return []


def _bahan_terbit(konsultasi: Konsultasi) -> dict[str, Any]:
    masukan = Komentar.objects.filter(konsultasi=konsultasi)
    klaster = [
        syarat.Klaster(k.judul, k.putusan, k.tanggapan, k.perubahan.count() + k.tindak_lanjut.count())
        for k in konsultasi.klaster.prefetch_related("perubahan", "tindak_lanjut")
    ]
    # A reply goes with what it replies to.
    tanpa = masukan.tayang().filter(klaster=None, induk=None).count()
    return {"ditahan": masukan.menunggu().count(), "tanpa_klaster": tanpa, "klaster": klaster}


@transaction.atomic
def fase_alihkan(*, konsultasi: Konsultasi, tindakan: str, oleh: Any, hari_ini: date, alasan: str = "") -> Konsultasi:
    """Announce, open, close, cancel or finish. Publishing the answer has a service of its own (`terbit`).

    Raises TransitionRefused with every obstacle, ValidationError when a reason is missing.
    """
    terkunci = Konsultasi.objects.select_for_update(of=("self",)).get(pk=konsultasi.pk)
    lebih_awal = tindakan == "tutup" and hari_ini <= terkunci.selesai
    if (tindakan == "batalkan" or lebih_awal) and not alasan.strip():
        raise ValidationError({"alasan": "Tulis alasannya; alasan ini dibaca warga."})
    if halangan := masalah(terkunci, tindakan, hari_ini):
        raise TransitionRefused(" ".join(halangan))
    if alasan.strip():
        terkunci.alasan = alasan.strip()
        terkunci.save(update_fields=["alasan"])
    baris = apply_transition(KONSULTASI_WORKFLOW, tindakan, terkunci, oleh=oleh, catatan=alasan)
    _tandai(baris, tindakan, oleh)
    return baris


def _tandai(baris: Konsultasi, tindakan: str, oleh: Any) -> None:
    if tindakan == "umumkan":
        baris.diumumkan_oleh, baris.diumumkan_pada = oleh, timezone.now()
        baris.save(update_fields=["diumumkan_oleh", "diumumkan_pada"])
    elif tindakan == "tutup":
        baris.ditutup_pada = timezone.now()
        baris.save(update_fields=["ditutup_pada"])
    elif tindakan == "selesaikan":
        baris.diselesaikan_pada = timezone.now()
        baris.save(update_fields=["diselesaikan_pada"])


@transaction.atomic
def masa_ubah(*, konsultasi: Konsultasi, selesai: date, tanggapan: date, alasan: str, oleh: Any) -> Konsultasi:
    """Move the end of an announced or running phase: only later, with a reason that citizens read."""
    satu = konsultasi_kunci(konsultasi, oleh, (K.DIUMUMKAN, K.DIBUKA), "Masa masukan tidak dapat diubah.")
    galat = syarat.jadwal(mulai=satu.mulai, selesai=selesai, tanggapan=tanggapan)
    if selesai < satu.selesai:
        galat["selesai"] = "Masa masukan yang sudah diumumkan tidak dapat diperpendek. Tutup lebih awal bila terpaksa."
    if not alasan.strip():
        galat["alasan"] = "Tulis alasannya; alasan ini dibaca warga."
    if galat:
        raise ValidationError(galat)
    satu.selesai, satu.tanggapan_paling_lambat, satu.alasan = selesai, tanggapan, alasan.strip()
    satu.save(update_fields=["selesai", "tanggapan_paling_lambat", "alasan"])
    return satu


def jadwal_jalankan(*, kota_id: int, hari_ini: date) -> dict[str, int]:
    """Open what begins and close what ends, on the city's calendar. The city must be in scope. May run at any time."""
    hasil = {"buka": 0, "tutup": 0}
    semua = Konsultasi.objects.filter(kota=kota_id).select_related("kota", "diumumkan_oleh")
    for satu in semua.filter(keadaan=K.DIUMUMKAN, mulai__lte=hari_ini):
        hasil["buka"] += _otomatis(satu, "buka")
    for satu in semua.filter(keadaan=K.DIBUKA, selesai__lt=hari_ini):
        hasil["tutup"] += _otomatis(satu, "tutup")
    _ingatkan(kota_id, hari_ini)
    return hasil


def _otomatis(satu: Konsultasi, tindakan: str) -> int:
    """One step at its announced date, in the name of the system; somebody else may have been faster."""
    try:
        baris = apply_transition(KONSULTASI_WORKFLOW, tindakan, satu, oleh=akun_layanan(satu.kota), catatan=OTOMATIS)
    except TransitionRefused:
        return 0
    _tandai(baris, tindakan, None)
    kata = "sudah dibuka" if tindakan == "buka" else "ditutup; kelompokkan masukan dan susun tanggapannya"
    _kabari(satu, f"Konsultasi publik {kata}", f"forum-{tindakan}-{satu.pk}")
    return 1


def _ingatkan(kota_id: int, hari_ini: date) -> None:
    """Tell once that a promised answer or follow-up is late."""
    telat = Konsultasi.objects.filter(kota=kota_id, keadaan=K.DITUTUP, tanggapan_paling_lambat__lt=hari_ini)
    for satu in telat.select_related("diumumkan_oleh"):
        _kabari(satu, "Tanggapan resmi lewat dari tanggal yang dijanjikan", f"forum-telat-{satu.pk}")
    lewat = TindakLanjut.objects.filter(kota=kota_id, tenggat__lt=hari_ini).belum()
    for langkah in lewat.filter(konsultasi__keadaan=K.DITANGGAPI).select_related("konsultasi__diumumkan_oleh"):
        _kabari(langkah.konsultasi, "Tindak lanjut konsultasi publik lewat tenggat", f"forum-tl-{langkah.pk}")


def _kabari(konsultasi: Konsultasi, judul: str, kunci: str) -> None:
    if konsultasi.diumumkan_oleh is not None:
        kabar_kirim(
            kepada=konsultasi.diumumkan_oleh,
            judul=judul,
            isi=konsultasi.judul,
            kota_id=konsultasi.kota_id,
            tautan=reverse("forum:rincian", args=[konsultasi.pk]),
            kunci=kunci,
        )
