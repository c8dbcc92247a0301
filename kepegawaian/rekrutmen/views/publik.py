"""Citizens: vacancies with search, one vacancy, one selection with its calendar, live counts, results by number."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from asn.core.saringan import alamat
from kepegawaian.instansi.models import Kota
from kepegawaian.instansi.publik import publik_kota, slug_kota, tampil_publik
from kepegawaian.pegawai.rules.enum import TingkatPendidikan
from kepegawaian.rekrutmen.models import Seleksi
from kepegawaian.rekrutmen.rules import konfigurasi as rk
from kepegawaian.rekrutmen.rules.enum import JenisKebutuhan
from kepegawaian.rekrutmen.rules.preset import perlu_verifikasi
from kepegawaian.rekrutmen.services import baca_publik as baca
from kepegawaian.rekrutmen.services.lamaran import syarat_lowongan
from kepegawaian.rekrutmen.services.tahapan import menerima_lamaran

PER = 20
SARINGAN = {"kebutuhan": "Jenis kebutuhan", "tingkat": "Pendidikan", "seleksi": "Seleksi"}


@publik_kota
@require_safe
def kota(request: HttpRequest, kota: Kota) -> HttpResponse:
    """Running selections and their vacancies, searched and filtered in the address."""
    pilih = {k: request.GET.get(k, "") for k in ("q", *SARINGAN)}
    semua_seleksi = list(baca.seleksi_publik(kota))
    halaman = Paginator(baca.lowongan_publik(kota, **pilih), PER).get_page(request.GET.get("halaman"))
    isi = {
        "judul": "Lowongan",
        "berlangsung": [s for s in semua_seleksi if s.keadaan in baca.BERLANGSUNG],
        "lampau": [s for s in semua_seleksi if s.keadaan not in baca.BERLANGSUNG],
        "halaman": halaman,
        "url_halaman": _awalan(request),
        "pilih": pilih,
        "chip": _chip(request, pilih, semua_seleksi),
        "pilihan_kebutuhan": JenisKebutuhan.pilihan(),
        "pilihan_tingkat": TingkatPendidikan.pilihan(),
    }
    return tampil_publik(request, kota, "rekrutmen/publik/daftar.html", isi)


def _awalan(request: HttpRequest) -> str:
    parameter = request.GET.copy()
    parameter.pop("halaman", None)
    dasar = parameter.urlencode()
    return f"?{dasar}&halaman=" if dasar else "?halaman="


def _chip(request: HttpRequest, pilih: dict[str, str], semua: list[Seleksi]) -> list[dict[str, str]]:
    kata = dict(JenisKebutuhan.pilihan()) | dict(TingkatPendidikan.pilihan()) | {str(s.pk): s.nama for s in semua}
    hasil = []
    for kunci, label in SARINGAN.items():
        if pilih[kunci]:
            tanpa = request.GET.copy()
            tanpa.pop(kunci, None)
            tanpa.pop("halaman", None)
            nilai = kata.get(pilih[kunci], pilih[kunci])
            hasil.append({"label": f"{label}: {nilai}", "url": alamat(tanpa, request.path)})
    return hasil


@publik_kota
@require_safe
def lihat(request: HttpRequest, kota: Kota, pk: int) -> HttpResponse:
    """One vacancy: what is asked, what must be handed in, and the way in."""
    lowongan = baca.satu_lowongan(kota, pk)
    seleksi = lowongan.seleksi
    dokumen = [d for d in seleksi.dokumen.all() if d.diminta_dari(lowongan.jenis_kebutuhan)]
    isi = {
        "judul": lowongan.nama_jabatan,
        "remah": _remah(
            kota, (seleksi.nama, reverse("lowongan:seleksi", args=[slug_kota(kota), seleksi.pk])), lowongan.kode
        ),
        "lowongan": lowongan,
        "seleksi": seleksi,
        "syarat": syarat_lowongan(lowongan),
        "dokumen": dokumen,
        "menerima": menerima_lamaran(seleksi, timezone.now()),
        "kalender": baca.kalender(seleksi),
    }
    return tampil_publik(request, kota, "rekrutmen/publik/lowongan.html", isi)


def _remah(kota: Kota, *jalan: tuple[str, str] | str) -> list[tuple[str, str | None]]:
    awal: list[tuple[str, str | None]] = [("Lowongan", reverse("lowongan:kota", args=[slug_kota(kota)]))]
    return awal + [(b, None) if isinstance(b, str) else b for b in jalan]


def bingkai(kota: Kota, seleksi: Seleksi, aktif: str, judul: str) -> dict[str, Any]:
    """The frame of the pages of one selection: heading, tabs, and where it stands."""
    slug = slug_kota(kota)
    tab = {"seleksi": "Ketentuan", "statistik": "Statistik", "hasil": "Pengumuman hasil"}
    return {
        "judul": seleksi.nama,
        "remah": _remah(kota, seleksi.nama if aktif == "seleksi" else judul),
        "seleksi": seleksi,
        "tab": [
            {"label": label, "url": reverse(f"lowongan:{kode}", args=[slug, seleksi.pk]), "aktif": kode == aktif}
            for kode, label in tab.items()
        ],
    }


@publik_kota
@require_safe
def seleksi(request: HttpRequest, kota: Kota, pk: int) -> HttpResponse:
    """The announcement: calendar, rules with their sources, documents, changes since it was announced."""
    satu = baca.satu_seleksi(kota, pk)
    isi = bingkai(kota, satu, "seleksi", satu.nama) | {
        "aturan": rk.baca(satu.konfigurasi),
        "ambang": _ambang(satu),
        "perlu_verifikasi": perlu_verifikasi(satu.konfigurasi, satu.tahun),
        "kalender": baca.kalender(satu),
        "dokumen": satu.dokumen.all(),
        "perubahan": satu.riwayat_aturan.filter(publik=True),
        "jumlah_lowongan": satu.lowongan.count(),
    }
    return tampil_publik(request, kota, "rekrutmen/publik/seleksi.html", isi)


def _ambang(satu: Seleksi) -> list[tuple[str, str]]:
    aturan = rk.baca(satu.konfigurasi)
    label = {rk.JUMLAH: "jumlah"} | {k.kode: k.nama for u in aturan.ujian for k in u.komponen}
    hasil = []
    for jenis in aturan.ambang:
        batas = aturan.ambang_untuk(jenis)
        kata = ", ".join(f"{label.get(k, k)} ≥ {n.normalize():f}" for k, n in batas.items())
        hasil.append((JenisKebutuhan(jenis).label, kata or "tanpa ambang batas, menurut peringkat"))
    return hasil


@publik_kota
@require_safe
def statistik(request: HttpRequest, kota: Kota, pk: int) -> HttpResponse:
    """Applications so far; small counts are hidden."""
    satu = baca.satu_seleksi(kota, pk)
    isi = bingkai(kota, satu, "statistik", "Statistik") | baca.statistik(satu)
    return tampil_publik(request, kota, "rekrutmen/publik/statistik.html", isi)


@publik_kota
@require_safe
def hasil(request: HttpRequest, kota: Kota, pk: int) -> HttpResponse:
    """What was announced; one participant is found by exam number."""
    satu = baca.satu_seleksi(kota, pk)
    nomor = request.GET.get("nomor", "").strip()[:30]
    isi = bingkai(kota, satu, "hasil", "Pengumuman hasil") | {
        "nomor": nomor,
        "temuan": baca.hasil_peserta(satu, nomor) if nomor else [],
        "pengumuman": baca.pengumuman_terbit(satu),
    }
    return tampil_publik(request, kota, "rekrutmen/publik/hasil.html", isi)
