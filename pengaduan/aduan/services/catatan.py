"""The line of events, and saving a locked row with its derived clock."""

from typing import Any

from asn.core.services import VersiBasi, transition_row
from pengaduan.aduan.models import Aduan, Peristiwa
from pengaduan.aduan.services.waktu import Jam, tunggu_segarkan
from pengaduan.aduan.workflows import ADUAN_WORKFLOW, LABEL, LANGKAH_LUAR, KeadaanAduan

TURUNAN = ("tunggu", "tenggat", "kuning", "versi")


class LangkahDitolak(Exception):
    """The present state does not allow what the reporter asked for. The message is meant for the reporter."""


def peristiwa_catat(aduan: Aduan, kode: str, **isi: Any) -> Peristiwa:
    """Add an event; the arguments are those of `peristiwa`."""
    baru = peristiwa(aduan, kode, **isi)
    baru.save(force_insert=True)
    return baru


def peristiwa(
    aduan: Aduan,
    kode: str,
    *,
    oleh: Any = None,
    pelaku: str = "",
    dari: str = "",
    ke: str = "",
    teks: str = "",
    internal: bool = False,
) -> Peristiwa:
    """An event, not saved yet."""
    return Peristiwa(
        kota_id=aduan.kota_id,
        aduan=aduan,
        kode=kode,
        dari=dari,
        ke=ke,
        pelaku=pelaku or ("petugas" if oleh else "sistem"),
        oleh=oleh,
        teks=teks[:500],
        internal=internal,
    )


def langkah_petugas(
    nama: str, aduan: Aduan, *, oleh: Any, teks: str = "", internal: bool = False, versi: int | None = None
) -> Aduan:
    """Move the report as an officer: reach, state, history, event. Returns the locked row; the caller saves the rest.

    Raises PermissionDenied, TransitionRefused, and VersiBasi when somebody changed it since `versi` was shown.
    """
    dari = aduan.keadaan
    baris = transition_row(ADUAN_WORKFLOW, nama, aduan, oleh=oleh)
    pastikan_versi(baris, versi)
    peristiwa_catat(baris, nama, oleh=oleh, dari=dari, ke=baris.keadaan, teks=teks, internal=internal)
    return baris


def pastikan_versi(baris: Aduan, versi: int | None) -> None:
    if versi is not None and baris.versi != versi:
        raise VersiBasi(baris, [("Keadaan", "seperti saat Anda buka", baris.get_keadaan_display())])


def langkah_luar(nama: str, baris: Aduan, *, pelaku: str, teks: str = "") -> Aduan:
    """Move a locked row as the reporter or the calendar. Raises LangkahDitolak."""
    dari, ke = LANGKAH_LUAR[nama]
    if baris.keadaan not in dari:
        raise LangkahDitolak(f"Tidak dapat dilakukan: laporan sekarang “{LABEL[KeadaanAduan(baris.keadaan)]}”.")
    lama, baris.keadaan = baris.keadaan, ke
    peristiwa_catat(baris, nama, pelaku=pelaku, dari=lama, ke=ke, teks=teks)
    return baris


def simpan(baris: Aduan, jam: Jam, *bidang: str) -> Aduan:
    """Save the fields with the clock that follows from them."""
    tunggu_segarkan(baris, jam)
    baris.versi += 1
    baris.save(update_fields=[*bidang, *TURUNAN])
    return baris
