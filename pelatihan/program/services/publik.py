"""What anybody may read: one certificate by its code, and the catalogue of a city."""

from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse

from asn.core.lingkup import lingkup_kota
from asn.core.models import TandaTerbit
from asn.core.verifikasi import tanda_cari
from kepegawaian.instansi.models import Kota
from pelatihan.program.models import Angkatan, Kursus, Sertifikat


def alamat_sertifikat(tanda: TandaTerbit) -> str:
    """Absolute address printed as QR; it must work years later, hence from the setting and not from a request."""
    return settings.ALAMAT_PUBLIK.rstrip("/") + reverse("program:verifikasi", args=[tanda.kode])


def sertifikat_publik(kode: str) -> dict[str, Any] | None:
    """Name, title, JP and dates of one certificate, and whether it still holds; None for an unknown code.

    The code names the city; only that city is in scope, and nothing but these facts leaves this function.
    """
    tanda = tanda_cari(kode)
    if tanda is None:
        return None
    with lingkup_kota([tanda.kota_id]):
        baris = Sertifikat.objects.filter(kota=tanda.kota_id, tanda=tanda).first()
        return _fakta(baris, tanda) if baris else None


def _fakta(s: Sertifikat, tanda: TandaTerbit) -> dict[str, Any]:
    return {
        "kota": tanda.kota,
        "kode": tanda.kode,
        "nama": s.isi["nama"],
        "judul": s.judul,
        "penyelenggara": s.isi["penyelenggara"],
        "jp": s.jp,
        "mulai": s.mulai,
        "selesai": s.selesai,
        "nomor": s.nomor,
        "tanggal": s.tanggal,
        "berlaku": s.keadaan == "terbit",
        "dicabut_pada": s.dicabut_pada,
    }


def katalog_publik(kota: Kota, cari: str) -> QuerySet[Kursus]:
    """Courses of the public catalogue, by words of their title."""
    kursus = Kursus.objects.filter(kota=kota).terbuka_publik().select_related("kompetensi")
    return kursus.cari(cari) if cari else kursus


def kelas_publik(kota: Kota, hari_ini: date) -> QuerySet[Angkatan]:
    """Classes that are open now: title, dates and seats, nobody's name."""
    kelas = Angkatan.objects.filter(kota=kota, pendaftaran_sampai__gte=hari_ini).terbuka_publik()
    return kelas.select_related("kursus", "mitra").berpeserta().order_by("mulai", "pk")
