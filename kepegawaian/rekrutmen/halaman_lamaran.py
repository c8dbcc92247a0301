"""What the pages of an application show: the steps, where it stands, and what it waits for."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from asn.core.ingat import ingat
from kepegawaian.instansi.publik import slug_kota, tampil_publik
from kepegawaian.rekrutmen.models import Lamaran
from kepegawaian.rekrutmen.rules import alasan as ra
from kepegawaian.rekrutmen.rules.enum import Akomodasi
from kepegawaian.rekrutmen.services.baca_publik import kalender
from kepegawaian.rekrutmen.services.tahapan import menerima_lamaran
from kepegawaian.rekrutmen.workflows import KeadaanLamaran as L

LANGKAH = {
    "pendidikan": "Pendidikan",
    "dokumen": "Dokumen",
    "akomodasi": "Akomodasi",
    "tinjau": "Tinjau dan ajukan",
}


def langkah(lamaran: Lamaran, kini: str, kurang: dict[str, list[str]]) -> list[dict[str, Any]]:
    """The steps as links, each with whether something is missing there."""
    return [
        {
            "label": label,
            "url": reverse("lamaran:isi", args=[lamaran.pk, kode]),
            "kini": kode == kini,
            "kurang": len(kurang.get(kode, [])),
            "selesai": kode in ("pendidikan", "dokumen") and not kurang.get(kode),
        }
        for kode, label in LANGKAH.items()
    ]


def berikutnya(kini: str) -> str:
    kode = list(LANGKAH)
    return kode[min(kode.index(kini) + 1, len(kode) - 1)]


def tampil_pelamar(
    request: HttpRequest, lamaran: Lamaran, template: str, konteks: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """A page of an application in the frame of its city's public pages."""
    kota = lamaran.seleksi.kota
    saat = timezone.now()
    isi = {
        "lamaran": lamaran,
        "seleksi": lamaran.seleksi,
        "lowongan": lamaran.lowongan,
        "terbuka": menerima_lamaran(lamaran.seleksi, saat),
        "remah": [
            ("Lowongan", reverse("lowongan:kota", args=[slug_kota(kota)])),
            ("Lamaran saya", reverse("lamaran:saya")),
            (konteks["judul"], None),
        ],
    }
    return tampil_publik(request, kota, template, isi | konteks, status=status)


def jalan(lamaran: Lamaran) -> str:
    """The way of an application in the words of the calendar, with the stage it is in; the same for all applicants."""
    seleksi = lamaran.seleksi
    kunci = ("kalender", seleksi.pk, seleksi.versi, seleksi.kota.hari_ini())
    return ingat(kunci, lambda: render_to_string("rekrutmen/publik/kalender.html", {"kalender": kalender(seleksi)}))


def alasan_tms(lamaran: Lamaran) -> list[str]:
    """Why it does not meet the requirements, in sentences; only once that was announced."""
    if lamaran.keadaan != L.TMS:
        return []
    return [ra.kalimat(b) for b in lamaran.alasan_administrasi]


def akomodasi(lamaran: Lamaran) -> list[str]:
    return [Akomodasi(a).label for a in lamaran.akomodasi]
