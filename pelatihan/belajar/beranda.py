"""Our part of the page "Belajar": what runs, where to go on, and courses one might begin."""

from typing import Any

from django.urls import reverse

from asn.core.ingat import ingat
from pelatihan.belajar.halaman import lanjut
from pelatihan.belajar.models import Kursus
from pelatihan.belajar.services.ikut import ikut_ringkas, kemajuan_semua
from pelatihan.belajar.workflows import IKUTI

SARAN = 3


def bagian_belajar(pengguna: Any) -> dict[str, Any] | None:
    """Running courses with their next step, and a few that were not begun; None for who takes none."""
    if not pengguna.pegawai_id or not pengguna.has_perm(IKUTI):
        return None
    milik = ikut_ringkas(pengguna)
    berjalan = [i for i in milik if i.keadaan == "berjalan"]
    maju = kemajuan_semua(berjalan)
    jalan = [{"ikut": i, "maju": maju[i.pk], "lanjut": lanjut(i, maju[i.pk])} for i in berjalan]
    sudah = {i.kursus_id for i in milik}
    baru = [k for k in _terbit(pengguna.kota_id) if k.pk not in sudah]
    return {"jalan": jalan, "saran": sorted(baru, key=lambda k: k.terbit_pada, reverse=True)[:SARAN]}


def _terbit(kota_id: int) -> list[Kursus]:
    """Published courses of a city, by title: the same for everybody in it."""
    kueri = Kursus.objects.filter(kota=kota_id).terbit().order_by("judul")
    return ingat(("belajar-terbit", kota_id), lambda: list(kueri))


def kursus_kompetensi(pegawai: Any, kompetensi_ids: list[int]) -> dict[int, list[tuple[str, str]]]:
    """Published courses of the city that strengthen one of these competencies."""
    hasil: dict[int, list[tuple[str, str]]] = {}
    for satu in _terbit(pegawai.kota_id):
        if satu.kompetensi_id not in kompetensi_ids:
            continue
        alamat = reverse("belajar:kursus", args=[satu.pk])
        hasil.setdefault(satu.kompetensi_id, []).append((satu.judul, alamat))
    return hasil
