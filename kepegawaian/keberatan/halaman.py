"""Context of the page of one appeal: what each side said, how far it is, and what this user may do next."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from asn.core.services import akses_catat
from kepegawaian.instansi.services import hari_ini_kota
from kepegawaian.keberatan.forms import FormKeterangan, FormPutusan
from kepegawaian.keberatan.models import Keberatan
from kepegawaian.keberatan.rules.jangka import sisa
from kepegawaian.keberatan.services.baca import keberatan_diputus, naskah_keberatan, riwayat_keberatan
from kepegawaian.keberatan.services.bukti import berkas_berurut
from kepegawaian.keberatan.services.pemeriksaan import asal_keterangan
from kepegawaian.keberatan.services.pemutus import alasan_menahan
from kepegawaian.keberatan.workflows import IZIN_LIHAT, KEBERATAN_WORKFLOW, LABEL, KeadaanKeberatan

K = KeadaanKeberatan
JUDUL_LANGKAH = {
    "periksa": "Pemeriksaan dimulai",
    "alihkan": "Pemutus menyatakan benturan kepentingan",
    "kabulkan": "Dikabulkan",
    "kabulkan_sebagian": "Dikabulkan sebagian",
    "tolak": "Ditolak",
    "cabut": "Dicabut pemohon",
}


def konteks_keberatan(
    request: HttpRequest,
    keberatan: Keberatan,
    *,
    keterangan: FormKeterangan | None = None,
) -> dict[str, Any]:
    """Everything templates/keberatan/rincian.html shows."""
    macam, hari_ini = keberatan.jenis_objek, hari_ini_kota(keberatan.kota_id)
    asal = asal_keterangan(keberatan, request.user)
    memutus = keberatan.berjalan and keberatan_diputus(request.user).filter(pk=keberatan.pk).exists()
    return {
        "judul": keberatan.sasaran_judul,
        "remah": [asal_halaman(request, asal), (f"Keberatan nomor {keberatan.pk}", None)],
        "keberatan": keberatan,
        "jenis": macam,
        "asal": asal,
        "milik": asal == "pemohon",
        "memutus": memutus,
        "ditahan": alasan_menahan(keberatan, request.user) if memutus else "",
        "sasaran": _sasaran(keberatan),
        "url_sasaran": macam.url(keberatan) if macam.url else "",
        "bukti": berkas_berurut(keberatan.kota_id, keberatan.bukti),
        "keterangan": _keterangan(keberatan),
        "form_keterangan": _form_keterangan(keberatan, asal, keterangan),
        "isi_putusan": macam.uraikan(keberatan.putusan_isi) if macam.uraikan and keberatan.putusan_isi else [],
        "sisa": sisa(keberatan.batas_putus, hari_ini) if keberatan.berjalan else "",
        "lewat": keberatan.berjalan and hari_ini > keberatan.batas_putus,
        "dapat_diubah": keberatan.keadaan == K.DIAJUKAN and hari_ini <= keberatan.batas_ajukan,
        "langkah": langkah(keberatan),
        "riwayat": riwayat(keberatan),
    }


def _sasaran(keberatan: Keberatan) -> Any:
    """The contested decision as it stood when it was decided upon; while it is open, as it stands now."""
    if keberatan.diputus and (naskah := naskah_keberatan(keberatan)):
        return naskah.isi["sasaran"]
    return keberatan.jenis_objek.sasaran_kini(keberatan).rincian


def asal_halaman(request: HttpRequest, asal: str) -> tuple[str, str]:
    """Where this user came from, as the first crumb."""
    if asal == "pemohon":
        return ("Keberatan saya", reverse("keberatan:saya"))
    if asal == "pemeriksaan":
        return ("Keberatan untuk diputus", reverse("keberatan:tugas"))
    if request.user.ditugasi(IZIN_LIHAT):
        return ("Daftar keberatan", reverse("keberatan:daftar"))
    return ("Keberatan saya", reverse("keberatan:saya"))


def catat_pembukaan(request: HttpRequest, keberatan: Keberatan, asal: str) -> None:
    """Somebody who is no party reads it by role: written to the access log."""
    if asal or keberatan.pegawai is None:
        return
    akses_catat(
        pengguna=request.user,
        objek=keberatan.pegawai,
        butir=keberatan.judul[:100],
        alasan=f"Membuka keberatan nomor {keberatan.pk}",
        id_permintaan=request.id_permintaan,
    )


def konteks_putusan(request: HttpRequest, keberatan: Keberatan, form: FormPutusan, akibat: Any) -> dict[str, Any]:
    """The page of the decision: everything said, beside the form."""
    alamat = reverse("keberatan:rincian", args=[keberatan.pk])
    dasar = konteks_keberatan(request, keberatan)
    return {
        **dasar,
        "judul": "Putuskan keberatan",
        "remah": [
            ("Keberatan untuk diputus", reverse("keberatan:tugas")),
            (keberatan.sasaran_judul, alamat),
            ("Putuskan", None),
        ],
        "form": form,
        "form_akibat": akibat,
        "url_batal": alamat,
    }


def _form_keterangan(keberatan: Keberatan, asal: str, form: FormKeterangan | None) -> FormKeterangan | None:
    if not asal or not keberatan.berjalan:
        return None
    return form or FormKeterangan(asal=asal)


def _keterangan(keberatan: Keberatan) -> list[dict[str, Any]]:
    baris = list(keberatan.keterangan.select_related("oleh"))
    semua = berkas_berurut(keberatan.kota_id, [pk for k in baris for pk in k.bukti])
    per_id = {b.pk: b for b in semua}
    return [{"baris": k, "bukti": [per_id[pk] for pk in k.bukti if pk in per_id]} for k in baris]


def langkah(keberatan: Keberatan) -> list[dict[str, str]]:
    """The way of this appeal as steps."""
    keadaan = K(keberatan.keadaan)
    if keadaan is K.DICABUT:
        return [{"label": "Diajukan", "keadaan": "selesai"}, {"label": LABEL[keadaan], "keadaan": "henti"}]
    urut = [K.DIAJUKAN, K.DIPERIKSA]
    letak = urut.index(keadaan) if keadaan in urut else 2
    ke = ["selesai" if i < letak else "kini" if i == letak else "nanti" for i in range(3)]
    akhir = LABEL[keadaan] if letak == 2 else "Diputus"
    return [
        {"label": "Diajukan", "keadaan": "selesai"},
        {"label": "Diperiksa", "keadaan": ke[1] if letak else "kini"},
        {"label": akhir, "keadaan": "selesai" if letak == 2 else "nanti"},
    ]


def riwayat(keberatan: Keberatan) -> list[dict[str, Any]]:
    """Who moved it, newest first."""
    butir = [
        {
            "pada": r.pada,
            "judul": JUDUL_LANGKAH.get(r.transisi) or KEBERATAN_WORKFLOW[r.transisi].label,
            "oleh": r.oleh,
            "catatan": r.catatan,
        }
        for r in riwayat_keberatan(keberatan)
    ]
    return butir[::-1]
