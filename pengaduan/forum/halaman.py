"""What the page of one consultation shows to staff: steps, tabs, and the way so far."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest
from django.urls import reverse

from asn.core.models import RiwayatKeadaan
from kepegawaian.instansi.publik import slug_kota
from pengaduan.forum.models import Konsultasi
from pengaduan.forum.services import baca, fase
from pengaduan.forum.services.konsultasi import KELOLA
from pengaduan.forum.workflows import FASE, KONSULTASI_WORKFLOW, PUBLIK

TAB = {"ikhtisar": "Ikhtisar", "naskah": "Naskah", "jawaban": "Kelompok dan tanggapan", "riwayat": "Riwayat"}


@dataclass(frozen=True, slots=True)
class Langkah:
    """One step: the question, the consequence, the verb, the message afterwards."""

    tanya: str
    akibat: str
    label: str
    selesai: str
    beralasan: bool = False
    bahaya: bool = False


LANGKAH = {
    "umumkan": Langkah(
        "Umumkan konsultasi ini?",
        "Judul, jadwal, dan naskahnya dapat dibaca siapa pun. Pada hari pertama konsultasi terbuka sendiri, dan pada "
        "akhir hari terakhir tertutup sendiri. Sesudah diumumkan, naskah dan jadwal tidak dapat diubah; masa masukan "
        "hanya dapat diperpanjang.",
        "Umumkan",
        "Konsultasi diumumkan.",
    ),
    "buka": Langkah(
        "Buka sekarang?",
        "Masukan langsung dapat dikirim. Tanpa langkah ini pun konsultasi terbuka sendiri pada hari pertamanya.",
        "Buka sekarang",
        "Konsultasi dibuka.",
    ),
    "tutup": Langkah(
        "Tutup masa masukan?",
        "Masukan baru tidak diterima lagi. Bila hari terakhirnya belum lewat, tulis alasannya: warga membacanya.",
        "Tutup masa masukan",
        "Masa masukan ditutup. Kelompokkan masukan dan susun tanggapannya.",
        beralasan=True,
        bahaya=True,
    ),
    "batalkan": Langkah(
        "Batalkan konsultasi ini?",
        "Konsultasi berhenti untuk seterusnya. Masukan yang sudah masuk tetap tampil, beserta alasan pembatalan.",
        "Batalkan konsultasi",
        "Konsultasi dibatalkan.",
        beralasan=True,
        bahaya=True,
    ),
    "selesaikan": Langkah(
        "Nyatakan tindak lanjutnya selesai?",
        "Semua janji dinyatakan ditepati atau dijelaskan. Halaman publiknya tetap dapat dibaca.",
        "Nyatakan selesai",
        "Konsultasi dinyatakan selesai.",
        bahaya=True,
    ),
}


def remah(konsultasi: Konsultasi | None, akhir: str) -> list[tuple[str, str | None]]:
    jalan: list[tuple[str, str | None]] = [("Konsultasi publik", reverse("forum:daftar"))]
    if konsultasi is not None:
        jalan.append((konsultasi.judul, reverse("forum:rincian", args=[konsultasi.pk])))
    return [*jalan, (akhir, None)]


def tab_rincian(request: HttpRequest, konsultasi: Konsultasi, aktif: str) -> list[dict[str, Any]]:
    alamat = reverse("forum:rincian", args=[konsultasi.pk])
    tab = [{"label": label, "url": f"{alamat}?bagian={kode}", "aktif": kode == aktif} for kode, label in TAB.items()]
    masukan = {"label": "Masukan", "url": reverse("forum:masukan_kelola", args=[konsultasi.pk])}
    return [*tab[:2], masukan | {"aktif": aktif == "masukan"}, *tab[2:]]


def konteks_rincian(request: HttpRequest, konsultasi: Konsultasi, bagian: str) -> dict[str, Any]:
    """The frame, and what the chosen part needs."""
    publik = konsultasi.keadaan in PUBLIK
    isi = {
        "judul": konsultasi.judul,
        "remah": [("Konsultasi publik", reverse("forum:daftar")), (konsultasi.judul, None)],
        "tab": tab_rincian(request, konsultasi, bagian),
        "bagian": bagian,
        "konsultasi": konsultasi,
        "boleh_kelola": dalam_jangkauan(request, konsultasi, KELOLA),
        "langkah": langkah_tersedia(request, konsultasi),
        "url_publik": reverse("forum:lihat", args=[slug_kota(konsultasi.kota), konsultasi.pk]) if publik else "",
        "jumlah": baca.ringkasan_masukan(konsultasi),
        "ditahan": konsultasi.komentar.filter(keadaan="ditahan").count(),
        "fase_urut": list(dict.fromkeys(FASE.values()))[:3],
    }
    return isi | BAGIAN[bagian](request, konsultasi)


def dalam_jangkauan(request: HttpRequest, konsultasi: Konsultasi, izin: str) -> bool:
    """Whether this user reaches this very row with the permission: a button, not the refusal itself."""
    if not request.user.has_perm(izin):
        return False
    jangkauan = request.user.jangkauan(izin)
    return konsultasi.kota_id in jangkauan.kota_ids or konsultasi.instansi_id in jangkauan.instansi_ids


def langkah_tersedia(request: HttpRequest, konsultasi: Konsultasi) -> list[dict[str, Any]]:
    """Buttons by state and role, with the obstacles in front of each."""
    hasil = []
    for t in KONSULTASI_WORKFLOW.tersedia(konsultasi.keadaan, request.user):
        if not dalam_jangkauan(request, konsultasi, t.izin):
            continue
        if t.nama == "terbitkan":
            url = reverse("forum:terbitkan", args=[konsultasi.pk])
        else:
            url = reverse("forum:alih", args=[konsultasi.pk, t.nama])
        masalah = fase.masalah(konsultasi, t.nama, request.user.hari_ini())
        hasil.append({"nama": t.nama, "label": t.label, "url": url, "masalah": masalah})
    return hasil


def _ikhtisar(request: HttpRequest, konsultasi: Konsultasi) -> dict[str, Any]:
    return {}


def _naskah(request: HttpRequest, konsultasi: Konsultasi) -> dict[str, Any]:
    return {"dokumen": konsultasi.dokumen.select_related("berkas"), "butir": konsultasi.butir.all()}


def _jawaban(request: HttpRequest, konsultasi: Konsultasi) -> dict[str, Any]:
    klaster = list(konsultasi.klaster.prefetch_related("komentar"))
    for satu in klaster:
        satu.nomor_masukan = [k.nomor for k in satu.komentar.all() if k.keadaan == "tayang" and k.nomor]
    return {
        "klaster": klaster,
        "perubahan": konsultasi.perubahan.select_related("klaster"),
        "tindak_lanjut": konsultasi.tindak_lanjut.select_related("pelaksana", "klaster"),
        "tanpa_kelompok": konsultasi.komentar.tayang().filter(klaster=None, induk=None).count(),
        "menyusun": konsultasi.keadaan in ("dibuka", "ditutup"),
        "menindaklanjuti": konsultasi.keadaan in ("dibuka", "ditutup", "ditanggapi"),
    }


def _riwayat(request: HttpRequest, konsultasi: Konsultasi) -> dict[str, Any]:
    riwayat = RiwayatKeadaan.objects.filter(
        objek_jenis=ContentType.objects.get_for_model(Konsultasi), objek_id=konsultasi.pk
    )
    label = {t.nama: t.label for t in KONSULTASI_WORKFLOW.transisi}
    butir = list(riwayat.select_related("oleh").order_by("-pada", "-pk"))
    for satu in butir:
        satu.label = label.get(satu.transisi, satu.transisi)
    return {"riwayat": butir}


BAGIAN: dict[str, Callable[[HttpRequest, Konsultasi], dict[str, Any]]] = {
    "ikhtisar": _ikhtisar,
    "naskah": _naskah,
    "jawaban": _jawaban,
    "riwayat": _riwayat,
}
