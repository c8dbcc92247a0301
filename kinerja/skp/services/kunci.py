"""Locking a SKP for writing: who may write in which state, and whether the content is still what was shown."""

from typing import Any

from django.core.exceptions import PermissionDenied

from asn.core.services import VersiBasi
from asn.core.workflows import TransitionRefused
from kinerja.skp.models import SKP
from kinerja.skp.services.penilai import pastikan_penilai
from kinerja.skp.services.siklus import tenggat
from kinerja.skp.workflows import BERLAKU, IZIN_SETUJUI, IZIN_SUSUN, IZIN_TETAPKAN, IZIN_UMPAN_BALIK, KeadaanSKP

DITUTUP = "SKP ini sudah ditutup bersama siklusnya, jadi hanya dapat dibaca."


def _kunci(skp: SKP, oleh: Any, izin: str) -> SKP | None:
    terlihat = SKP.objects.terlihat_oleh(oleh, izin).filter(pk=skp.pk)
    return terlihat.select_related("siklus").select_for_update(of=("self",)).first()


def kunci_susun(skp: SKP, *, oleh: Any, versi: int | None = None) -> SKP:
    """The locked row for its author: the employee, or the pengelola once the time to draw it up has run out."""
    baris = _kunci(skp, oleh, IZIN_SUSUN)
    if baris is None or baris.pegawai_id != oleh.pegawai_id:
        baris = _kunci(skp, oleh, IZIN_TETAPKAN)
        if baris is None or not boleh_pengelola(baris, oleh):
            raise PermissionDenied(IZIN_SUSUN)
    if not baris.dapat_disusun:
        raise TransitionRefused(f"SKP ini {baris.get_keadaan_display().lower()}; isinya tidak dapat diubah sekarang.")
    return _sama(baris, versi)


def kunci_arah(skp: SKP, *, oleh: Any, versi: int | None = None) -> SKP:
    """The locked row for the penilai of today, who writes expectations and cells of the matrix."""
    baris = kunci_penilai(skp, oleh=oleh)
    if not baris.dapat_diarahkan:
        raise TransitionRefused(f"SKP ini {baris.get_keadaan_display().lower()}; isinya tidak dapat diubah sekarang.")
    return _sama(baris, versi)


def kunci_penilai(skp: SKP, *, oleh: Any, versi: int | None = None) -> SKP:
    """The locked row for the penilai of today, in whatever state."""
    baris = _kunci(skp, oleh, IZIN_SETUJUI)
    if baris is None:
        raise PermissionDenied(IZIN_SETUJUI)
    pastikan_penilai(baris, oleh)
    return _sama(baris, versi)


def kunci_laksana(skp: SKP, *, oleh: Any) -> SKP:
    """The row for the employee who carries it out: a SKP that was set."""
    baris = _kunci(skp, oleh, IZIN_SUSUN)
    if baris is None or baris.pegawai_id != oleh.pegawai_id:
        raise PermissionDenied(IZIN_SUSUN)
    if baris.keadaan not in BERLAKU:
        raise TransitionRefused("Pelaksanaan dicatat setelah SKP ditetapkan.")
    pastikan_terbuka(baris)
    return baris


def kunci_umpan_balik(skp: SKP, *, oleh: Any) -> SKP:
    """The row for whoever gives feedback: the penilai of today."""
    baris = _kunci(skp, oleh, IZIN_UMPAN_BALIK)
    if baris is None:
        raise PermissionDenied(IZIN_UMPAN_BALIK)
    pastikan_penilai(baris, oleh)
    pastikan_terbuka(baris)
    return baris


def pastikan_terbuka(skp: SKP) -> None:
    """A SKP of a closed year is read only. Raises TransitionRefused."""
    if skp.keadaan == KeadaanSKP.DITUTUP:
        raise TransitionRefused(DITUTUP)


def boleh_pengelola(skp: SKP, pengguna: Any) -> bool:
    """Whether the pengelola may step in: after the second week of January, never for oneself."""
    if pengguna.pegawai_id == skp.pegawai_id:
        return False
    hari_ini = pengguna.hari_ini()
    return tenggat(skp).pengelola_boleh_menetapkan(hari_ini)


def _sama(baris: SKP, versi: int | None) -> SKP:
    if versi is not None and baris.versi != versi:
        raise VersiBasi(baris, [])
    return baris


def sentuh(skp: SKP) -> None:
    """The content changed: what others have on their screens is no longer it."""
    skp.versi += 1
    skp.save(update_fields=["versi"])
