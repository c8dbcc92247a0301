"""Our part of the page "Belajar": what runs, where to go on, and courses one might begin."""

from typing import Any

from django.urls import reverse

from pelatihan.belajar.halaman import lanjut
from pelatihan.belajar.models import Kursus
from pelatihan.belajar.services.ikut import ikut_milik, kemajuan_semua
from pelatihan.belajar.workflows import IKUTI

SARAN = 3


def bagian_belajar(pengguna: Any) -> dict[str, Any] | None:
    """Running courses with their next step, and a few that were not begun; None for who takes none."""
    if not pengguna.pegawai_id or not pengguna.has_perm(IKUTI):
        return None
    milik = list(ikut_milik(pengguna))
    berjalan = [i for i in milik if i.keadaan == "berjalan"]
    maju = kemajuan_semua(berjalan)
    jalan = [{"ikut": i, "maju": maju[i.pk], "lanjut": lanjut(i, maju[i.pk])} for i in berjalan]
    baru = Kursus.objects.terlihat_oleh(pengguna, IKUTI).terbit().exclude(pk__in=[i.kursus_id for i in milik])
    return {"jalan": jalan, "saran": list(baru.order_by("-terbit_pada")[:SARAN])}


def kursus_kompetensi(pegawai: Any, kompetensi_ids: list[int]) -> dict[int, list[tuple[str, str]]]:
    """Published courses of the city that strengthen one of these competencies."""
    kursus = Kursus.objects.filter(kota=pegawai.kota_id, kompetensi__in=kompetensi_ids).terbit().order_by("judul")
    hasil: dict[int, list[tuple[str, str]]] = {}
    for satu in kursus:
        alamat = reverse("belajar:kursus", args=[satu.pk])
        hasil.setdefault(satu.kompetensi_id, []).append((f"Kursus mandiri: {satu.judul}", alamat))
    return hasil
