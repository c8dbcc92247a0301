"""Context of the reading pages: which part is open, its figures in words, its charts, the acts on offer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from kinerja.evaluasi import gambar, penyaji, sumber
from kinerja.evaluasi.baris import boleh_buka
from kinerja.evaluasi.models import EvaluasiBerkala, EvaluasiInstansi
from kinerja.evaluasi.tables import TabelLiga
from kinerja.evaluasi.workflows import EVALUASI_WORKFLOW


@dataclass(frozen=True, slots=True)
class Bagian:
    """One tab of the page."""

    kode: str
    judul: str
    templat: str


RINGKASAN = Bagian("ringkasan", "Ringkasan", "evaluasi/bagian_ringkasan.html")
PERBANDINGAN = Bagian("perbandingan", "Perangkat daerah", "evaluasi/bagian_perbandingan.html")
CALON = Bagian("calon", "Penghargaan dan pembinaan", "evaluasi/bagian_calon.html")
MUTU = Bagian("mutu", "Mutu data", "evaluasi/bagian_mutu.html")
RIWAYAT = Bagian("riwayat", "Dokumen dan riwayat", "evaluasi/bagian_riwayat.html")
METODE = Bagian("metode", "Metode dan dasar hukum", "evaluasi/bagian_metode.html")
# More candidates than these are read on the list behind the count.
CALON_TAMPIL = 10
BAGIAN_KOTA = (RINGKASAN, PERBANDINGAN, CALON, MUTU, METODE, RIWAYAT)
BAGIAN_INSTANSI = (RINGKASAN, CALON, MUTU, METODE)


def pilih_bagian(request: HttpRequest, bagian: Sequence[Bagian]) -> Bagian:
    diminta = request.GET.get("bagian")
    return next((b for b in bagian if b.kode == diminta), bagian[0])


def isi_bagian(
    request: HttpRequest,
    figur: Mapping[str, Any],
    semua: Sequence[Bagian],
    bagian: Bagian,
    *,
    evaluasi: EvaluasiBerkala,
    lembar: EvaluasiInstansi | None = None,
) -> dict[str, Any]:
    """Figures of the open part only; nothing while there are none yet."""
    if not figur:
        return {"figur": None, "tab": []}
    tautan = _tautan(request.user, evaluasi, lembar)
    return {
        "figur": figur,
        "bagian": bagian,
        "kepala": penyaji.KEPALA,
        "tab": _tab(request.path, semua, bagian),
        **_PENGISI[bagian.kode](request, figur, tautan, evaluasi),
    }


def _tab(alamat: str, semua: Sequence[Bagian], kini: Bagian) -> list[dict[str, Any]]:
    return [
        {"label": b.judul, "url": alamat if b is semua[0] else f"{alamat}?bagian={b.kode}", "aktif": b is kini}
        for b in semua
    ]


def _tautan(pengguna: Any, evaluasi: EvaluasiBerkala, lembar: EvaluasiInstansi | None) -> penyaji.Tautan:
    nama, pk = ("evaluasi:baris_lembar", lembar.pk) if lembar else ("evaluasi:baris", evaluasi.pk)

    def tautan(kunci: str) -> str:
        return reverse(nama, args=[pk, kunci]) if boleh_buka(pengguna, kunci) else ""

    return tautan


def _ringkasan(
    request: HttpRequest, figur: Mapping[str, Any], tautan: penyaji.Tautan, evaluasi: EvaluasiBerkala
) -> dict[str, Any]:
    terbuka = request.user.has_perm("pegawai.view_riwayathukdis")
    return {
        "kartu": penyaji.kartu(figur, tautan),
        "pegawai": penyaji.pegawai(figur, tautan),
        "predikat": penyaji.predikat(figur, tautan),
        "pola": penyaji.pola(figur),
        "jp": penyaji.jp(figur, tautan),
        "ip_dimensi": penyaji.ip_asn_dimensi(figur, tautan),
        "ip_sebaran": penyaji.ip_asn_sebaran(figur, tautan),
        "hukdis": penyaji.hukdis(figur, tautan, terbuka=terbuka),
        "hukdis_terbuka": terbuka,
        "lanjutan": penyaji.lanjutan(figur, tautan, terbuka=request.user.has_perm("pegawai.view_pembinaantercatat")),
        "kuadran": penyaji.kuadran_bacaan(figur),
        "grafik_predikat": gambar.predikat(figur),
        "grafik_ip": gambar.ip_asn_dimensi(figur),
        "grafik_tren": gambar.tren(figur),
        "grafik_tren_predikat": gambar.tren_predikat(figur),
    }


def _perbandingan(
    request: HttpRequest, figur: Mapping[str, Any], tautan: penyaji.Tautan, evaluasi: EvaluasiBerkala
) -> dict[str, Any]:
    lembar = sumber.lembar_per_instansi(request.user, evaluasi)
    tabel = TabelLiga(figur["liga"], lembar=lembar, urut=request.GET.get("urut", ""))
    tabel.request = request
    return {
        "tabel": tabel,
        "grafik_kuadran": gambar.kuadran_instansi(figur),
        "menyimpang": sumber.lembar_menyimpang(request.user, evaluasi),
        "pola": penyaji.pola(figur),
    }


def _calon(
    request: HttpRequest, figur: Mapping[str, Any], tautan: penyaji.Tautan, evaluasi: EvaluasiBerkala
) -> dict[str, Any]:
    tampil = {jenis: figur[jenis][:CALON_TAMPIL] for jenis, *_ in penyaji.KELOMPOK_CALON}
    terbaca = sumber.bukti_terbaca(request.user, [*tampil["penghargaan"], *tampil["pembinaan"]])
    return {
        "kelompok_calon": [
            {
                "kode": jenis,
                "judul": judul,
                "penjelasan": penjelasan,
                "usulan": penyaji.usulan(figur, jenis, tautan),
                "orang": penyaji.calon(tampil, jenis, terbaca),
                "lainnya": len(figur[jenis]) > CALON_TAMPIL,
            }
            for jenis, judul, penjelasan in penyaji.KELOMPOK_CALON
        ]
    }


def _mutu(
    request: HttpRequest, figur: Mapping[str, Any], tautan: penyaji.Tautan, evaluasi: EvaluasiBerkala
) -> dict[str, Any]:
    return {"mutu": penyaji.mutu(figur, tautan)}


def _metode(
    request: HttpRequest, figur: Mapping[str, Any], tautan: penyaji.Tautan, evaluasi: EvaluasiBerkala
) -> dict[str, Any]:
    return {"metode": evaluasi.angka.get("metode", [])}


def _riwayat(
    request: HttpRequest, figur: Mapping[str, Any], tautan: penyaji.Tautan, evaluasi: EvaluasiBerkala
) -> dict[str, Any]:
    return {"riwayat": sumber.riwayat_keadaan(evaluasi), "revisi_lain": sumber.revisi_lain(request.user, evaluasi)}


_PENGISI = {
    "ringkasan": _ringkasan,
    "perbandingan": _perbandingan,
    "calon": _calon,
    "mutu": _mutu,
    "metode": _metode,
    "riwayat": _riwayat,
}
# The order in which acts are offered; "selesaikan" and "gantikan" are steps of the engine, not acts of a person.
_TOMBOL = ("tinjau", "terbitkan", "kembalikan", "hitung_ulang", "batalkan")


def tindakan_tersedia(pengguna: Any, evaluasi: EvaluasiBerkala) -> list[dict[str, Any]]:
    """Buttons by state and permission; the first is the way forward. None while the documents are being made."""
    if evaluasi.keadaan == "ditinjau" and evaluasi.pekerjaan and not evaluasi.pekerjaan.berakhir:
        return []
    nama = {t.nama: t for t in EVALUASI_WORKFLOW.tersedia(evaluasi.keadaan, pengguna)}
    tombol = [
        {"label": nama[n].label, "url": reverse(f"evaluasi:{n}", args=[evaluasi.pk]), "nama": n}
        for n in _TOMBOL
        if n in nama
    ]
    if evaluasi.keadaan == "diterbitkan" and pengguna.has_perm("evaluasi.mulai_evaluasi"):
        tombol.append(
            {"label": "Buat revisi", "url": reverse("evaluasi:revisi", args=[evaluasi.pk]), "nama": "revisi"}
        )
    return tombol
