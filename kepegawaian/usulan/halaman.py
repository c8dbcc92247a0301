"""Context of the page of one usulan: what changes, how far it is, who did what, and what this user may do next."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from asn.core.services import akses_catat
from kepegawaian.pegawai.models import Pegawai
from kepegawaian.pegawai.rules.orang import orang_akun, orang_pegawai
from kepegawaian.usulan.forms import FormKeputusan
from kepegawaian.usulan.isian import Isian
from kepegawaian.usulan.models import Usulan
from kepegawaian.usulan.registri import JenisUsulan, jenis_usulan
from kepegawaian.usulan.rules.alur import LABEL_TAHAP
from kepegawaian.usulan.services.bukti import bukti_usulan
from kepegawaian.usulan.services.kotak import menunggu_putusan, terjangkau_tahap
from kepegawaian.usulan.services.wewenang import alasan_menahan, putusan_usulan
from kepegawaian.usulan.workflows import IZIN_KOTAK, IZIN_TAHAP, LABEL, USULAN_WORKFLOW, KeadaanUsulan, Keputusan

K = KeadaanUsulan
_JUDUL = {
    "ajukan": "Diajukan",
    "batalkan": "Dibatalkan pengusul",
    Keputusan.SETUJU: "Disetujui",
    "sahkan": "Disahkan dan dicatat di buku induk",
    Keputusan.KEMBALIKAN: "Dikembalikan untuk dilengkapi",
    Keputusan.TOLAK: "Ditolak",
}


def konteks_usulan(request: HttpRequest, usulan: Usulan, form: FormKeputusan | None = None) -> dict[str, Any]:
    """Everything templates/usulan/rincian.html shows."""
    jenis = usulan.jenis_objek
    hidup = not usulan.berakhir
    return {
        "judul": usulan.judul,
        "remah": [_asal(request), (f"Usulan nomor {usulan.pk}", None)],
        "usulan": usulan,
        "jenis": jenis,
        "milik": usulan.pengusul_id == request.user.pk,
        "beda": jenis.beda(usulan.semula, usulan.isi),
        "akibat": jenis.akibat(usulan=usulan) if hidup and jenis.akibat else [],
        "temuan": jenis.temuan(usulan=usulan) if hidup and jenis.temuan else [],
        "bukti": bukti_usulan(usulan),
        "langkah": list(langkah(usulan)),
        "riwayat": riwayat(usulan),
        **_putusan(request, usulan, form),
    }


def catat_pembukaan(request: HttpRequest, usulan: Usulan) -> None:
    """Opening a usulan of closed data."""
    alasan = f"Membuka usulan nomor {usulan.pk}"
    _catat_tertutup(request, usulan.jenis_objek, usulan.pegawai, usulan, usulan.judul, alasan)


def catat_pengisian(request: HttpRequest, isian: Isian) -> None:
    """A form about a row of closed data shows what the row says."""
    if isian.sasaran is not None:
        jenis = jenis_usulan(isian.kode)
        _catat_tertutup(
            request, jenis, isian.pegawai, isian.sasaran, isian.jenis.judul, "Mengisi usulan tentang baris ini"
        )


def _catat_tertutup(
    request: HttpRequest, jenis: JenisUsulan, pegawai: Pegawai, objek: Any, butir: str, alasan: str
) -> None:
    """Closed data that another person opens is logged; of a secret kind not where its subject would read of it."""
    if not jenis.tertutup or orang_akun(request.user).sama(orang_pegawai(pegawai)):
        return
    akses_catat(
        pengguna=request.user,
        objek=pegawai if jenis.terlihat_subjek else objek,
        butir=butir[:100],
        alasan=alasan,
        id_permintaan=request.id_permintaan,
    )


def _asal(request: HttpRequest) -> tuple[str, str]:
    if request.user.has_perm(IZIN_KOTAK):
        return ("Kotak tugas", reverse("usulan:kotak"))
    return ("Usulan saya", reverse("usulan:saya"))


def _putusan(request: HttpRequest, usulan: Usulan, form: FormKeputusan | None) -> dict[str, Any]:
    """The form of the decision, or why this user, who decides such usulan, may not decide this one."""
    if not usulan.menunggu or not request.user.has_perm(IZIN_TAHAP[usulan.menunggu]):
        return {"form": None, "ditahan": ""}
    if menunggu_putusan(request.user, [usulan.menunggu]).filter(pk=usulan.pk).exists():
        ditahan = alasan_menahan(usulan, request.user)
        awal = {"versi": usulan.versi, "sidik": usulan.sidik}
        return {"form": None if ditahan else form or FormKeputusan(initial=awal), "ditahan": ditahan}
    return {
        "form": None,
        "ditahan": alasan_menahan(usulan, request.user) if terjangkau_tahap(request.user, usulan) else "",
    }


def langkah(usulan: Usulan) -> Iterator[dict[str, str]]:
    """The way of this usulan: what is done, what is due, what comes."""
    if usulan.keadaan == K.DRAF:
        yield {"label": "Draf", "keadaan": "kini"}
    diputus = _diputus(usulan)
    yield {"label": "Diajukan", "keadaan": "nanti" if usulan.keadaan == K.DRAF else "selesai"}
    for tahap in usulan.tahap:
        keadaan = "selesai" if tahap in diputus else "kini" if tahap == usulan.menunggu else "nanti"
        yield {"label": LABEL_TAHAP[tahap], "keadaan": keadaan}
    if usulan.keadaan in (K.DITOLAK, K.DIBATALKAN, K.DIKEMBALIKAN):
        yield {"label": LABEL[K(usulan.keadaan)], "keadaan": "henti"}
    else:
        yield {"label": "Tercatat", "keadaan": "selesai" if usulan.keadaan == K.DISAHKAN else "nanti"}


def _diputus(usulan: Usulan) -> set[str]:
    """Steps that have approved the present content."""
    if usulan.keadaan == K.DISAHKAN:
        return set(usulan.tahap)
    if usulan.menunggu:
        return set(usulan.tahap[: usulan.tahap.index(usulan.menunggu)])
    return set()


def riwayat(usulan: Usulan) -> list[dict[str, Any]]:
    """Who moved it, newest first."""
    butir = [
        {
            "pada": r.pada,
            "judul": _judul(r.transisi),
            "oleh": r.oleh,
            "catatan": r.catatan,
        }
        for r in putusan_usulan(usulan)
    ]
    return butir[::-1]


def _judul(transisi: str) -> str:
    perbuatan, _, tahap = transisi.partition("_")
    judul = _JUDUL.get(perbuatan) or USULAN_WORKFLOW[transisi].label
    return f"{judul} – {LABEL_TAHAP[tahap]}" if tahap else judul
