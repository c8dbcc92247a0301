"""What the page of one survey shows, part by part."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from kepegawaian.instansi.publik import slug_kota
from pengaduan.survei import dokumen, gambar, penyaji, sumber
from pengaduan.survei.models import Kampanye
from pengaduan.survei.rules.sampel import sampel_dibutuhkan
from pengaduan.survei.workflows import (
    IZIN_EKSPOR,
    IZIN_KELOLA,
    IZIN_LIHAT,
    IZIN_LIHAT_TINDAK,
    IZIN_TINDAK,
    KAMPANYE_WORKFLOW,
    KeadaanKampanye,
)

BAGIAN = {
    "ringkasan": ("Ringkasan", "survei/bagian_ringkasan.html"),
    "unsur": ("Unsur", "survei/bagian_unsur.html"),
    "responden": ("Layanan dan responden", "survei/bagian_responden.html"),
    "saran": ("Saran", "survei/bagian_saran.html"),
    "tindak": ("Tindak lanjut", "survei/bagian_tindak.html"),
    "kuesioner": ("Pertanyaan", "survei/bagian_kuesioner.html"),
    "riwayat": ("Riwayat", "survei/bagian_riwayat.html"),
}
# The way forward first.
_TOMBOL = ("buka", "tutup", "terbitkan", "buka_kembali", "batalkan")


def rincian(request: HttpRequest, kampanye: Kampanye) -> dict[str, Any]:
    """Context of survei/rincian.html."""
    diminta = request.GET.get("bagian", "")
    bagian = diminta if diminta in BAGIAN else "ringkasan"
    alamat = kampanye.get_absolute_url()
    hasil = kampanye.hasil_terakhir
    dasar = {
        "judul": f"Survei {kampanye.instansi}",
        "remah": [("Survei kepuasan", reverse("survei:daftar")), (str(kampanye), None)],
        "kampanye": kampanye,
        "hasil": hasil,
        "bagian": bagian,
        "tab": [{"label": v, "url": f"{alamat}?bagian={k}", "aktif": k == bagian} for k, (v, _) in BAGIAN.items()],
        "tindakan": tindakan(request.user, kampanye),
        "boleh_kelola": request.user.has_perm(IZIN_KELOLA),
        "boleh_ekspor": request.user.has_perm(IZIN_EKSPOR),
        "kota_slug": slug_kota(kampanye.kota),
        "berjalan": kampanye.keadaan == KeadaanKampanye.BERJALAN,
        "isian": BAGIAN[bagian][1],
    }
    return dasar | _PENGISI[bagian](request, kampanye)


def tindakan(pengguna: Any, kampanye: Kampanye) -> list[dict[str, str]]:
    """Buttons by state and permission."""
    nama = {t.nama: t for t in KAMPANYE_WORKFLOW.tersedia(kampanye.keadaan, pengguna)}
    if kampanye.hasil_terakhir is not None and kampanye.hasil_terakhir.ikm is None:
        nama.pop("terbitkan", None)
    return [
        {"label": nama[n].label, "url": reverse(f"survei:{n}", args=[kampanye.pk]), "nama": n}
        for n in _TOMBOL
        if n in nama
    ]


def _ringkasan(request: HttpRequest, kampanye: Kampanye) -> dict[str, Any]:
    hasil = kampanye.hasil_terakhir
    isi: dict[str, Any] = {"tren": gambar.tren(sumber.tren(request.user, kampanye))}
    if kampanye.keadaan in (KeadaanKampanye.DRAF, KeadaanKampanye.BERJALAN):
        masuk = sumber.masuk_sejauh_ini(kampanye)
        butuh = sampel_dibutuhkan(masuk["populasi"], pada=kampanye.periode_objek.selesai)
        isi |= {"masuk": masuk, "butuh": butuh, "persen": min(100, masuk["n"] * 100 // butuh) if butuh else 0}
        isi |= _tautan(kampanye)
    if hasil is not None:
        isi |= {
            "ikm": penyaji.tulis(hasil.ikm),
            "mutu": penyaji.mutu_label(hasil.mutu),
            "sampel": penyaji.sampel(hasil.angka),
            "kanal": penyaji.kanal(hasil.angka),
            "terbuka": penyaji.terbuka(hasil.angka),
            "terlemah": penyaji.terlemah(hasil.angka),
        }
    return isi


def _tautan(kampanye: Kampanye) -> dict[str, Any]:
    if not kampanye.tautan_terbuka:
        return {"tautan": ""}
    return {"tautan": dokumen.alamat_publik("survei:terbuka", kampanye, kampanye.kode)}


def _unsur(request: HttpRequest, kampanye: Kampanye) -> dict[str, Any]:
    hasil = kampanye.hasil_terakhir
    if hasil is None or hasil.ikm is None:
        return {"unsur": []}
    return {
        "unsur": penyaji.unsur(hasil.angka, kampanye.periode_objek.selesai),
        "ni": penyaji.tulis(hasil.angka["ni"], 3),
        "ikm": penyaji.tulis(hasil.ikm),
        "grafik_nrr": gambar.nrr(hasil.angka),
        "grafik_sebaran": gambar.sebaran(hasil.angka),
    }


def _responden(request: HttpRequest, kampanye: Kampanye) -> dict[str, Any]:
    hasil = kampanye.hasil_terakhir
    if hasil is None:
        return {"layanan": [], "responden": []}
    return {
        "layanan": penyaji.layanan(hasil.angka),
        "responden": penyaji.responden(hasil.angka),
        "ada_ditutup": penyaji.ada_ditutup(hasil.angka),
        "minimum": hasil.angka["minimum"],
    }


def _saran(request: HttpRequest, kampanye: Kampanye) -> dict[str, Any]:
    # While answers come in, a new line would tell who has just been at the counter.
    terbuka = kampanye.keadaan in (KeadaanKampanye.DITUTUP, KeadaanKampanye.DITERBITKAN)
    return {"saran": sumber.saran(kampanye) if terbuka else None}


def _tindak(request: HttpRequest, kampanye: Kampanye) -> dict[str, Any]:
    hasil = kampanye.hasil_terakhir
    rencana = list(sumber.rencana(request.user, kampanye, IZIN_LIHAT_TINDAK))
    direncanakan = {r.unsur for r in rencana if r.keadaan != "dibatalkan"}
    unsur = penyaji.unsur(hasil.angka, kampanye.periode_objek.selesai) if hasil else []
    return {
        "rencana": rencana,
        "hari_ini": request.user.hari_ini(),
        "boleh_rencana": request.user.has_perm(IZIN_TINDAK) and hasil is not None,
        "lemah": [u | {"ada_rencana": u["kunci"] in direncanakan} for u in unsur if u["terlemah"]],
    }


def _kuesioner(request: HttpRequest, kampanye: Kampanye) -> dict[str, Any]:
    return {"pertanyaan": kampanye.pertanyaan, "boleh_ubah": kampanye.keadaan == KeadaanKampanye.DRAF}


def _riwayat(request: HttpRequest, kampanye: Kampanye) -> dict[str, Any]:
    hasil = sumber.hasil_terlihat(request.user, kampanye, IZIN_LIHAT)
    return {"riwayat": sumber.riwayat_keadaan(kampanye), "semua_hasil": hasil}


_PENGISI: dict[str, Callable[[HttpRequest, Kampanye], dict[str, Any]]] = {
    "ringkasan": _ringkasan,
    "unsur": _unsur,
    "responden": _responden,
    "saran": _saran,
    "tindak": _tindak,
    "kuesioner": _kuesioner,
    "riwayat": _riwayat,
}
