"""What the pages of an import say, worked out once."""

import json
import re
from collections.abc import Mapping
from typing import Any

from django.urls import reverse

from asn.core.pekerjaan import konteks_kemajuan
from asn.impor.forms import FormPeta
from asn.impor.models import STATUS, Impor
from asn.impor.rules.kepala import huruf
from asn.impor.tables import angka, lencana, waktu
from asn.impor.workflows import BELUM_DITERAPKAN, KeadaanImpor

# NIK, phone and account numbers; an 18-digit NIP is no secret.
_NOMOR = re.compile(r"(?<!\d)\d{9,17}(?!\d)")


def baris_peta(impor: Impor, form: FormPeta) -> list[dict[str, Any]]:
    """One line of the mapping page per column of the file: letter, heading, a few values, the choice."""
    contoh = json.loads(impor.contoh) if impor.contoh else []
    rahasia = {k.nama for k in impor.definisi.kolom if k.rahasia}
    hasil = []
    for i, judul in enumerate(impor.kepala):
        isi = [b[i] for b in contoh if i < len(b) and b[i]]
        tertutup = impor.peta.get(str(i)) in rahasia
        hasil.append(
            {
                "huruf": huruf(i),
                "judul": judul or "(tanpa judul)",
                "contoh": [samarkan(c, penuh=tertutup) for c in isi],
                "bidang": form[f"kolom_{i}"],
            }
        )
    return hasil


def samarkan(teks: str, *, penuh: bool = False) -> str:
    """A sample value without what identifies somebody."""
    if penuh:
        return f"{teks[:2]}{'•' * min(len(teks) - 2, 12)}" if len(teks) > 2 else "••"
    return _NOMOR.sub(lambda m: m[0][:4] + "•" * (len(m[0]) - 4), teks)


def konteks_rincian(impor: Impor, parameter: Mapping[str, str]) -> dict[str, Any]:
    """Context of impor/rincian.html beyond the list."""
    berjalan = impor.sedang_berjalan
    alamat = reverse("impor:rincian", args=[impor.pk])
    terisi = [d for d in impor.diabaikan if d["terisi"]]
    return {
        "impor": impor,
        "lencana": lencana(impor),
        "kartu": _kartu(impor, alamat, parameter.get("status", "")),
        "kolom_diabaikan": [f"{d['kolom']} {d['judul'] or '(tanpa judul)'}: {angka(d['terisi'])} sel" for d in terisi],
        "kolom_kosong": [f"{d['kolom']} {d['judul']}" for d in impor.diabaikan if not d["terisi"] and d["judul"]],
        "url_sel_diabaikan": f"{alamat}?catatan=diabaikan",
        "url_peringatan": f"{alamat}?catatan=peringatan",
        "kemajuan": _kemajuan(impor) if berjalan else None,
        "pratinjau": impor.keadaan == KeadaanImpor.DIPERIKSA and not berjalan,
        "dapat_diperiksa_ulang": impor.keadaan in BELUM_DITERAPKAN and not berjalan and bool(impor.berkas_id),
        "dapat_dibatalkan": impor.dapat_dibatalkan and not berjalan and impor.dibersihkan_pada is None,
        "dapat_dihentikan": berjalan or impor.keadaan == KeadaanImpor.DIPERIKSA,
    }


def _kemajuan(impor: Impor) -> dict[str, Any]:
    return {**konteks_kemajuan(impor.pekerjaan), "url_muat": reverse("impor:kemajuan", args=[impor.pk])}


def _kartu(impor: Impor, alamat: str, aktif: str) -> list[dict[str, Any]]:
    """The counts, each a door to its rows."""
    nilai = {kode: (label, getattr(impor, kode)) for kode, label in STATUS}
    urutan = ("baru", "berubah", "sama", "galat", *(("lewat",) if impor.lewat else ()))
    semua = [{"kode": "", "label": "Semua", "nilai": angka(impor.baris), "url": alamat, "aktif": not aktif}]
    return semua + [
        {
            "kode": kode,
            "label": nilai[kode][0],
            "nilai": angka(nilai[kode][1]),
            "url": f"{alamat}?status={kode}",
            "aktif": aktif == kode,
        }
        for kode in urutan
    ]


def rincian_terapan(impor: Impor) -> list[tuple[str, str]]:
    return [
        ("Berkas", impor.nama_berkas),
        ("Jenis data", impor.label_jenis),
        ("Data baru", f"{angka(impor.baru)} baris"),
        ("Data berubah", f"{angka(impor.berubah)} baris"),
        ("Tidak berubah", f"{angka(impor.sama + impor.lewat)} baris"),
        ("Bermasalah, tidak diterapkan", f"{angka(impor.galat)} baris"),
    ]


def rincian_batal(impor: Impor) -> list[tuple[str, str]]:
    batas = impor.batas_pembatalan
    return [
        ("Berkas", impor.nama_berkas),
        ("Data baru yang dicabut", f"{angka(impor.baru)} baris"),
        ("Perubahan yang dikembalikan", f"{angka(impor.berubah)} baris"),
        ("Dapat dibatalkan sampai", waktu(batas, impor) if batas else "–"),
    ]
