"""What the page of one selection shows to staff: tabs, the next step with its obstacles, and each part."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from kepegawaian.instansi.publik import slug_kota
from kepegawaian.rekrutmen.models import Seleksi
from kepegawaian.rekrutmen.rules import konfigurasi as rk
from kepegawaian.rekrutmen.rules.preset import PRESET, perlu_verifikasi
from kepegawaian.rekrutmen.services import tahapan
from kepegawaian.rekrutmen.services.baca_publik import kalender
from kepegawaian.rekrutmen.services.riwayat import riwayat_keadaan
from kepegawaian.rekrutmen.services.verifikasi import kemajuan
from kepegawaian.rekrutmen.services.wawancara import rekap
from kepegawaian.rekrutmen.workflows import KELOLA, SELEKSI_WORKFLOW

TAB = {
    "ikhtisar": "Ikhtisar",
    "aturan": "Aturan",
    "lowongan": "Lowongan",
    "dokumen": "Dokumen",
    "panitia": "Panitia",
    "wawancara": "Wawancara",
    "riwayat": "Riwayat",
}


def remah(seleksi: Seleksi | None, akhir: str) -> list[tuple[str, str | None]]:
    jalan: list[tuple[str, str | None]] = [("Seleksi", reverse("rekrutmen:seleksi_daftar"))]
    if seleksi is not None:
        jalan.append((seleksi.nama, reverse("rekrutmen:seleksi", args=[seleksi.pk])))
    return [*jalan, (akhir, None)]


def konteks_seleksi(request: HttpRequest, seleksi: Seleksi, bagian: str) -> dict[str, Any]:
    """The frame, and what the chosen part needs."""
    alamat = reverse("rekrutmen:seleksi", args=[seleksi.pk])
    kelola = seleksi.kota_id in request.user.jangkauan(KELOLA).kota_ids
    isi = {
        "judul": seleksi.nama,
        "remah": [("Seleksi", reverse("rekrutmen:seleksi_daftar")), (seleksi.nama, None)],
        "seleksi": seleksi,
        "bagian": bagian,
        "tab": [{"label": v, "url": f"{alamat}?bagian={k}", "aktif": k == bagian} for k, v in TAB.items()],
        "boleh_kelola": kelola,
        "langkah": langkah(seleksi) if kelola else [],
        "url_publik": reverse("lowongan:seleksi", args=[slug_kota(seleksi.kota), seleksi.pk])
        if seleksi.publik
        else "",
    }
    return isi | BAGIAN[bagian](seleksi)


def _url_publik(seleksi: Seleksi) -> str:
    return reverse("lowongan:seleksi", args=[slug_kota(seleksi.kota), seleksi.pk]) if seleksi.publik else ""


def langkah(seleksi: Seleksi) -> list[dict[str, Any]]:
    """Steps of preparation and verification that are possible now, each with what stands in its way."""
    hasil = []
    for t in SELEKSI_WORKFLOW.transisi:
        if t.nama in tahapan.MILIK and seleksi.keadaan in t.dari:
            url = reverse("rekrutmen:alih", args=[seleksi.pk, t.nama])
            masalah = tahapan.masalah(seleksi, t.nama)
            hasil.append({"nama": t.nama, "label": t.label, "url": url, "masalah": masalah})
    return hasil


def _ikhtisar(seleksi: Seleksi) -> dict[str, Any]:
    return {"kalender": kalender(seleksi), "kemajuan": kemajuan(seleksi)}


def _aturan(seleksi: Seleksi) -> dict[str, Any]:
    return {
        "aturan": rk.baca(seleksi.konfigurasi),
        "preset": PRESET.get(seleksi.konfigurasi.get("preset", ""), ""),
        "perlu_verifikasi": perlu_verifikasi(seleksi.konfigurasi, seleksi.tahun),
        "versi_semua": seleksi.riwayat_aturan.select_related("oleh"),
    }


def _lowongan(seleksi: Seleksi) -> dict[str, Any]:
    return {"lowongan": seleksi.lowongan.select_related("formasi").berpelamar()}


def _dokumen(seleksi: Seleksi) -> dict[str, Any]:
    return {"dokumen": seleksi.dokumen.all()}


def _panitia(seleksi: Seleksi) -> dict[str, Any]:
    return {"panitia": seleksi.panitia.for_list()}


def _wawancara(seleksi: Seleksi) -> dict[str, Any]:
    return {"wawancara": rk.baca(seleksi.konfigurasi).wawancara, "rekap": rekap(seleksi)}


def _riwayat(seleksi: Seleksi) -> dict[str, Any]:
    return {"riwayat": riwayat_keadaan(seleksi, SELEKSI_WORKFLOW)}


BAGIAN: dict[str, Callable[[Seleksi], dict[str, Any]]] = {
    "ikhtisar": _ikhtisar,
    "aturan": _aturan,
    "lowongan": _lowongan,
    "dokumen": _dokumen,
    "panitia": _panitia,
    "wawancara": _wawancara,
    "riwayat": _riwayat,
}
