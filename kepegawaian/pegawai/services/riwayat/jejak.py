"""The life of one riwayat row: every version of it, who changed what, when and why.

Three sources tell it: the chain of corrections (`menggantikan`), the trace of steps (`RiwayatKeadaan`), and the field
history of the database for changes in place. A first change in place has no earlier snapshot to be compared with.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType

from asn.core.models import RiwayatKeadaan
from kepegawaian.pegawai.services.profil import Jenis
from kepegawaian.pegawai.services.riwayat.isi import beda, isi_dari

LANGKAH = {
    "catat": "Dicatat",
    "perbaiki": "Diperbaiki",
    "cabut": "Dicabut",
    "verifikasi": "Diverifikasi",
    "tutup": "Diakhiri oleh jabatan berikutnya",
    "buka": "Dibuka kembali",
}
# A row from before steps were kept says only where it came from.
ASAL = {"SISTEM": "Tercatat di sistem ini", "IMPOR": "Diimpor dari berkas", "SIASN": "Diambil dari SIASN"}
# The other half of a correction: told once, with the row that replaced it.
_TERSIRAT = {"ganti"}
_SERENTAK = timedelta(seconds=10)
DISAMARKAN = "disamarkan"


@dataclass(frozen=True, slots=True)
class Langkah:
    """One step: `pada` is None for a row that came before steps were kept."""

    judul: str
    pada: datetime | None
    oleh: str = ""
    catatan: str = ""
    beda: list[tuple[str, str, str]] = field(default_factory=list)


def rantai(jenis: Jenis, baris: Any) -> list[Any]:
    """All versions of this row, oldest first, in one query."""
    semua = {b.pk: b for b in jenis.model.objects.filter(pegawai=baris.pegawai_id).select_related(*jenis.ikut)}
    pengganti = {b.menggantikan_id: b for b in semua.values() if b.menggantikan_id}
    awal = semua[baris.pk]
    while awal.menggantikan_id in semua:
        awal = semua[awal.menggantikan_id]
    versi = [awal]
    while versi[-1].pk in pengganti:
        versi.append(pengganti[versi[-1].pk])
    return versi


def jejak(jenis: Jenis, versi: Sequence[Any], *, samar: bool = False) -> list[Langkah]:
    """Steps of a chain of versions, newest first; `samar` tells which fields changed, not what stood in them."""
    catatan, peristiwa = _catatan(versi), _peristiwa(jenis, versi)
    nama = _nama(p for daftar in peristiwa.values() for p in daftar)
    langkah: list[Langkah] = []
    for lama, baru in zip([None, *versi], versi, strict=False):
        langkah += _lahir(jenis, lama, baru, catatan.get(baru.pk, []))
        langkah += _sesudah(jenis, catatan.get(baru.pk, []), peristiwa.get(baru.pk, []), nama)
    if samar:
        langkah = [_samarkan(satu) for satu in langkah]
    return langkah[::-1]


def keterangan_terakhir(baris: Any) -> str:
    """Who made the last step on this row, in one sentence part; empty when nobody was noted."""
    terakhir = _keadaan([baris]).order_by("-pada", "-pk").first()
    if terakhir is None:
        return ""
    return f"{LANGKAH.get(terakhir.transisi, terakhir.transisi.capitalize())} oleh {terakhir.oleh}"


def _keadaan(versi: Sequence[Any]) -> Any:
    return RiwayatKeadaan.objects.filter(
        kota_id=versi[0].kota_id,
        objek_jenis=ContentType.objects.get_for_model(type(versi[0])),
        objek_id__in=[b.pk for b in versi],
    ).select_related("oleh")


def _catatan(versi: Sequence[Any]) -> dict[int, list[RiwayatKeadaan]]:
    per_baris: dict[int, list[RiwayatKeadaan]] = {}
    for satu in _keadaan(versi).order_by("pada", "pk"):
        per_baris.setdefault(satu.objek_id, []).append(satu)
    return per_baris


def _peristiwa(jenis: Jenis, versi: Sequence[Any]) -> dict[int, list[Any]]:
    """Field history of all versions: one snapshot after each change in place."""
    per_baris: dict[int, list[Any]] = {}
    kueri = jenis.model.pgh_event_model.objects.filter(pgh_obj__in=[b.pk for b in versi])
    for satu in kueri.select_related("pgh_context").order_by("pgh_id"):
        per_baris.setdefault(satu.pgh_obj_id, []).append(satu)
    return per_baris


def _lahir(jenis: Jenis, lama: Any, baru: Any, catatan: Iterable[RiwayatKeadaan]) -> list[Langkah]:
    """How this version came into being: deposited, or as the correction of the one before it."""
    asal = next((c for c in catatan if c.transisi in ("catat", "perbaiki")), None)
    if lama is not None:
        perubahan = beda(jenis, isi_dari(lama, jenis), isi_dari(baru, jenis))
        if lama.bukti_id != baru.bukti_id:
            perubahan.append(("Bukti", "berkas lama" if lama.bukti_id else "–", "berkas baru"))
        return [_langkah(asal, LANGKAH["perbaiki"], perubahan)]
    return [_langkah(asal, ASAL[baru.sumber] if asal is None else LANGKAH["catat"], [])]


def _langkah(asal: RiwayatKeadaan | None, judul: str, perubahan: list[tuple[str, str, str]]) -> Langkah:
    if asal is None:
        return Langkah(judul, None, beda=perubahan)
    return Langkah(judul, asal.pada, str(asal.oleh), asal.catatan, perubahan)


def _sesudah(
    jenis: Jenis, catatan: Sequence[RiwayatKeadaan], peristiwa: Sequence[Any], nama: dict[Any, str]
) -> list[Langkah]:
    """Steps that left the row in place, and changes nobody announced."""
    langkah = [
        Langkah(LANGKAH.get(c.transisi, c.transisi.capitalize()), c.pada, str(c.oleh), c.catatan)
        for c in catatan
        if c.transisi not in _TERSIRAT | {"catat", "perbaiki"}
    ]
    langkah += _di_tempat(jenis, peristiwa, [c.pada for c in catatan], nama)
    return sorted(langkah, key=lambda satu: satu.pada.timestamp() if satu.pada else 0)


def _di_tempat(
    jenis: Jenis, peristiwa: Sequence[Any], diketahui: Sequence[datetime], nama: dict[Any, str]
) -> list[Langkah]:
    """Changes in place from the field history, without those a step above already tells."""
    langkah: list[Langkah] = []
    for sebelum, sesudah in zip([None, *peristiwa], peristiwa, strict=False):
        perubahan = beda(jenis, isi_dari(sebelum, jenis), isi_dari(sesudah, jenis)) if sebelum else []
        disebut = any(abs(sesudah.pgh_created_at - pada) < _SERENTAK for pada in diketahui)
        if disebut or (sebelum is not None and not perubahan):
            continue
        konteks = sesudah.pgh_context.metadata if sesudah.pgh_context else {}
        oleh, alasan = nama.get(konteks.get("user"), ""), str(konteks.get("alasan") or "")
        langkah.append(Langkah("Diubah", sesudah.pgh_created_at, oleh, alasan, perubahan))
    return langkah


def _nama(peristiwa: Iterable[Any]) -> dict[Any, str]:
    """Names of those whose request made the changes."""
    ids = {p.pgh_context.metadata.get("user") for p in peristiwa if p.pgh_context} - {None}
    return {u.pk: str(u) for u in get_user_model().objects.filter(pk__in=ids)} if ids else {}


def _samarkan(langkah: Langkah) -> Langkah:
    isi = [(label, DISAMARKAN, DISAMARKAN) for label, _, _ in langkah.beda]
    return Langkah(langkah.judul, langkah.pada, langkah.oleh, "", isi)
