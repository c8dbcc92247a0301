"""The life of one riwayat row: every version of it, who changed what, when and why.

Three sources tell it: the chain of corrections (`menggantikan`), the trace of steps (`RiwayatKeadaan`), and the field
history of the database for changes in place: what such a change did stands with the step that announced it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType

from asn.core.jejak import NILAI_LAMA_TIDAK_ADA, Perubahan, perubahan
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
# Steps that write the content of the row itself; the others only say how far it counts.
_MENGUBAH_ISI = {LANGKAH["tutup"], LANGKAH["buka"]}
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
    nama = _nama(satu for daftar in peristiwa.values() for satu in daftar)
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


def _peristiwa(jenis: Jenis, versi: Sequence[Any]) -> dict[int, list[Perubahan]]:
    """Changes in place of all versions, from the field history."""
    per_baris: dict[int, list[Any]] = {}
    kueri = jenis.model.pgh_event_model.objects.filter(pgh_obj__in=[b.pk for b in versi])
    for satu in kueri.select_related("pgh_context").order_by("pgh_id"):
        per_baris.setdefault(satu.pgh_obj_id, []).append(satu)
    return {b.pk: perubahan(per_baris.get(b.pk, []), b) for b in versi}


def _lahir(jenis: Jenis, lama: Any, baru: Any, catatan: Iterable[RiwayatKeadaan]) -> list[Langkah]:
    """How this version came into being: deposited, or as the correction of the one before it."""
    asal = next((c for c in catatan if c.transisi in ("catat", "perbaiki")), None)
    if lama is not None:
        isi = beda(jenis, isi_dari(lama, jenis), isi_dari(baru, jenis)) + _beda_bukti(lama, baru)
        return [_langkah(asal, LANGKAH["perbaiki"], isi)]
    return [_langkah(asal, ASAL[baru.sumber] if asal is None else LANGKAH["catat"], [])]


def _beda_bukti(lama: Any, baru: Any) -> list[tuple[str, str, str]]:
    if lama.bukti_id == baru.bukti_id:
        return []
    return [("Bukti", "berkas lama" if lama.bukti_id else "–", "berkas baru" if baru.bukti_id else "–")]


def _langkah(asal: RiwayatKeadaan | None, judul: str, isi: list[tuple[str, str, str]]) -> Langkah:
    if asal is None:
        return Langkah(judul, None, beda=isi)
    return Langkah(judul, asal.pada, str(asal.oleh), asal.catatan, isi)


def _sesudah(
    jenis: Jenis, catatan: Sequence[RiwayatKeadaan], peristiwa: Sequence[Perubahan], nama: dict[Any, str]
) -> list[Langkah]:
    """Steps that left the row in place, each with what it changed, and changes nobody announced."""
    langkah = [
        Langkah(LANGKAH.get(c.transisi, c.transisi.capitalize()), c.pada, str(c.oleh), c.catatan)
        for c in catatan
        if c.transisi not in _TERSIRAT | {"catat", "perbaiki"}
    ]
    for satu in _di_tempat(jenis, peristiwa, [c.pada for c in catatan], nama):
        pengumum = next((n for n, ini in enumerate(langkah) if _mengumumkan(ini, satu)), None)
        if pengumum is None:
            langkah.append(satu)
        else:
            langkah[pengumum] = replace(langkah[pengumum], beda=satu.beda)
    return sorted(langkah, key=lambda satu: satu.pada.timestamp() if satu.pada else 0)


def _mengumumkan(langkah: Langkah, satu: Langkah) -> bool:
    """Whether the step tells this change of the content: of that moment, and not yet given another."""
    if langkah.beda or langkah.judul not in _MENGUBAH_ISI or langkah.pada is None or satu.pada is None:
        return False
    return abs(langkah.pada - satu.pada) < _SERENTAK


def _di_tempat(
    jenis: Jenis, peristiwa: Sequence[Perubahan], diketahui: Sequence[datetime], nama: dict[Any, str]
) -> Iterator[Langkah]:
    """Changes in place, first to last; of one that a step announces only what it did to the content."""
    for satu in peristiwa:
        pada = satu.peristiwa.pgh_created_at
        diumumkan = any(abs(pada - lain) < _SERENTAK for lain in diketahui)
        isi = _beda_di_tempat(jenis, satu, diumumkan)
        # An event from before old values were kept tells at least when the row was changed.
        if isi or not (satu.terbaca or diumumkan):
            alasan = [str(satu.isi.get("alasan") or ""), "" if satu.terbaca else NILAI_LAMA_TIDAK_ADA]
            yield Langkah("Diubah", pada, nama.get(satu.isi.get("user"), ""), " · ".join(filter(None, alasan)), isi)


def _beda_di_tempat(jenis: Jenis, satu: Perubahan, diumumkan: bool) -> list[tuple[str, str, str]]:
    lama, baru = satu.sebelum, satu.sesudah
    if not satu.terbaca:
        return []
    isi = beda(jenis, isi_dari(lama, jenis), isi_dari(baru, jenis))
    if diumumkan:
        return isi
    keadaan = (lama.get_verifikasi_display(), baru.get_verifikasi_display())
    return isi + [("Keadaan", *keadaan)] * (keadaan[0] != keadaan[1]) + _beda_bukti(lama, baru)


def _nama(daftar: Iterable[Perubahan]) -> dict[Any, str]:
    """Names of those whose request made the changes."""
    ids = {satu.isi.get("user") for satu in daftar} - {None}
    return {u.pk: str(u) for u in get_user_model().objects.filter(pk__in=ids)} if ids else {}


def _samarkan(langkah: Langkah) -> Langkah:
    isi = [(label, DISAMARKAN, DISAMARKAN) for label, _, _ in langkah.beda]
    return Langkah(langkah.judul, langkah.pada, langkah.oleh, "", isi)
