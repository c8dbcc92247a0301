"""Builders of consultations and comments. The city must be in scope."""

from datetime import date, timedelta
from itertools import count
from typing import Any

from django.utils import timezone

from asn.core.sandi import sidik
from kepegawaian.instansi.models import Instansi
from pengaduan.forum.models import Butir, DokumenKonsultasi, Klaster, Komentar, Konsultasi, Partisipan, TindakLanjut
from pengaduan.forum.rules.moderasi import sama

_nomor = count(1)


def hari(geser: int) -> date:
    return timezone.localdate() + timedelta(days=geser)


def buat_konsultasi(instansi: Instansi, oleh: Any, keadaan: str = "dibuka", **lain: Any) -> Konsultasi:
    """An open one from yesterday until next week, unless said otherwise."""
    nilai = {
        "judul": f"Rancangan Peraturan tentang Jam Layanan {next(_nomor)}",
        "ringkasan": "Loket buka sampai malam.",
        "uraian": "Kami ingin mendengar pendapat Anda.",
        "mulai": hari(-1),
        "selesai": hari(7),
        "tanggapan_paling_lambat": hari(21),
        "dibuat_oleh": oleh,
        "diumumkan_oleh": None if keadaan == "draf" else oleh,
        "alasan": "Rutenya dibahas lagi." if keadaan == "dibatalkan" else "",
    } | lain
    return Konsultasi.objects.create(kota_id=instansi.kota_id, instansi=instansi, keadaan=keadaan, **nilai)


def buat_butir(konsultasi: Konsultasi, label: str = "Pasal 3", isi: str = "Loket buka pukul 08.00.") -> Butir:
    return Butir.objects.create(kota_id=konsultasi.kota_id, konsultasi=konsultasi, label=label, isi=isi)


def buat_dokumen_forum(konsultasi: Konsultasi) -> DokumenKonsultasi:
    return DokumenKonsultasi.objects.create(kota_id=konsultasi.kota_id, konsultasi=konsultasi, judul="Naskah")


def buat_partisipan(kota_id: int, surel: str = "", *, terbukti: bool = True) -> Partisipan:
    surel = surel or f"warga{next(_nomor)}@contoh.invalid"
    saat = timezone.now() if terbukti else None
    return Partisipan.objects.create(kota_id=kota_id, surel=surel, sidik=sidik(surel), terverifikasi_pada=saat)


def buat_komentar(konsultasi: Konsultasi, isi: str = "", *, keadaan: str = "tayang", **lain: Any) -> Komentar:
    isi = isi or f"Mohon loket buka sampai pukul delapan malam, usul {next(_nomor)}."
    nomor = None if keadaan == "belum" else konsultasi.komentar.exclude(nomor=None).count() + 1
    nilai = {"nomor": nomor, "tayang_pada": None if keadaan == "belum" else timezone.now()} | lain
    if "partisipan" not in nilai:
        nilai["partisipan"] = buat_partisipan(konsultasi.kota_id)
    return Komentar.objects.create(
        kota_id=konsultasi.kota_id,
        konsultasi=konsultasi,
        isi=isi,
        sidik_isi=sidik(sama(isi)),
        keadaan=keadaan,
        **nilai,
    )


def buat_klaster(konsultasi: Konsultasi, judul: str = "Jam buka malam", **lain: Any) -> Klaster:
    return Klaster.objects.create(kota_id=konsultasi.kota_id, konsultasi=konsultasi, judul=judul, **lain)


def buat_langkah(konsultasi: Konsultasi, **lain: Any) -> TindakLanjut:
    nilai = {"uraian": "Menambah petugas malam", "pelaksana": konsultasi.instansi, "tenggat": hari(60)} | lain
    return TindakLanjut.objects.create(kota_id=konsultasi.kota_id, konsultasi=konsultasi, **nilai)
