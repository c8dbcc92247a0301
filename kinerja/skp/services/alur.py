"""The way of a SKP from draft to set: every step names the content it was taken on, and tells the other side."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from asn.core.services import apply_transition
from asn.core.workflows import TransitionRefused
from kinerja.skp.models import SKP
from kinerja.skp.rules.istilah import AlasanPerubahan
from kinerja.skp.services.kabar import kabari_pegawai, kabari_penilai
from kinerja.skp.services.kunci import boleh_pengelola, kunci_penilai, kunci_susun
from kinerja.skp.services.naskah import kurang, naskah_bekukan
from kinerja.skp.services.penilai import PENILAI_KOLOM, penilai_perbarui
from kinerja.skp.workflows import IZIN_SUSUN, IZIN_TETAPKAN, SKP_WORKFLOW

CATATAN_TERPENDEK = 10


def _siapkan(skp: SKP, transisi: str, **nilai: Any) -> None:
    """Fill the columns that the constraints of the coming state ask for; the locked row must allow the step."""
    t = SKP_WORKFLOW[transisi]
    if skp.keadaan not in t.dari:
        raise TransitionRefused(
            f"“{t.label}” tidak dapat dilakukan karena SKP ini {skp.get_keadaan_display().lower()}."
        )
    for nama, v in nilai.items():
        setattr(skp, nama, v)
    skp.save(update_fields=list(nilai))


@transaction.atomic
def skp_ajukan(*, skp: SKP, versi: int, oleh: Any) -> SKP:
    """Submit to the penilai of today. Raises ValidationError with everything that is still missing."""
    baris = kunci_susun(skp, oleh=oleh, versi=versi)
    if kekurangan := kurang(baris):
        raise ValidationError(kekurangan)
    penilai_perbarui(baris, oleh.hari_ini())
    _siapkan(baris, "ajukan", diajukan_pada=timezone.now(), **{k: getattr(baris, k) for k in PENILAI_KOLOM})
    hasil = apply_transition(SKP_WORKFLOW, "ajukan", baris, oleh=oleh)
    kabari_penilai(
        hasil,
        f"SKP {hasil.pegawai.nama} menunggu kesepakatan Anda",
        f"{hasil.nama_jabatan}, tahun {hasil.tahun}.",
        tanggal=oleh.hari_ini(),
        kunci=f"skp-ajukan-{hasil.pk}-{hasil.versi}",
    )
    return hasil


@transaction.atomic
def skp_tarik(*, skp: SKP, oleh: Any) -> SKP:
    """Take a submitted SKP back for editing."""
    if oleh.pegawai_id != skp.pegawai_id:
        raise PermissionDenied(IZIN_SUSUN)
    nama = "tarik_perubahan" if skp.naskah else "tarik"
    return apply_transition(SKP_WORKFLOW, nama, skp, oleh=oleh)


@transaction.atomic
def skp_klarifikasi(*, skp: SKP, versi: int, catatan: str, oleh: Any) -> SKP:
    """Send it back with what is unclear."""
    if len(catatan.strip()) < CATATAN_TERPENDEK:
        raise ValidationError({"catatan": f"Tulis sedikitnya {CATATAN_TERPENDEK} huruf; pegawai membacanya."})
    baris = kunci_penilai(skp, oleh=oleh, versi=versi)
    _siapkan(baris, "klarifikasi", catatan=catatan.strip())
    hasil = apply_transition(SKP_WORKFLOW, "klarifikasi", baris, oleh=oleh, catatan=catatan.strip())
    kabari_pegawai(
        hasil, "SKP Anda perlu diperjelas", catatan.strip(), kunci=f"skp-klarifikasi-{hasil.pk}-{hasil.versi}"
    )
    return hasil


@transaction.atomic
def skp_sepakati(*, skp: SKP, versi: int, oleh: Any) -> SKP:
    """Agree on exactly the content that was shown. Raises VersiBasi when it has changed since."""
    baris = kunci_penilai(skp, oleh=oleh, versi=versi)
    _siapkan(baris, "sepakati", disepakati_pada=timezone.now(), catatan="")
    hasil = apply_transition(SKP_WORKFLOW, "sepakati", baris, oleh=oleh)
    kabari_pegawai(hasil, "SKP Anda disepakati", "Menunggu penetapan.", kunci=f"skp-sepakat-{hasil.pk}-{hasil.versi}")
    return hasil


@transaction.atomic
def skp_tetapkan(*, skp: SKP, versi: int, oleh: Any) -> SKP:
    """Set what was agreed; its content is frozen as the next naskah."""
    baris = kunci_penilai(skp, oleh=oleh, versi=versi)
    return _tetapkan(baris, "tetapkan", oleh, oleh_pengelola=False)


@transaction.atomic
def skp_tetapkan_pengelola(*, skp: SKP, versi: int, catatan: str, oleh: Any) -> SKP:
    """Set in place of the two who did not, after the second week of January. PermenPANRB 8/2021, lampiran."""
    if len(catatan.strip()) < CATATAN_TERPENDEK:
        raise ValidationError({"catatan": f"Tulis alasan sedikitnya {CATATAN_TERPENDEK} huruf."})
    terlihat = SKP.objects.terlihat_oleh(oleh, IZIN_TETAPKAN).filter(pk=skp.pk)
    baris = terlihat.select_related("siklus").select_for_update(of=("self",)).first()
    if baris is None or not boleh_pengelola(baris, oleh):
        raise PermissionDenied(IZIN_TETAPKAN)
    if baris.versi != versi:
        raise ValidationError("Isi SKP ini baru saja berubah. Periksa sekali lagi sebelum menetapkan.")
    if kekurangan := kurang(baris):
        raise ValidationError(kekurangan)
    penilai_perbarui(baris, oleh.hari_ini())
    baris.save(update_fields=PENILAI_KOLOM)
    return _tetapkan(baris, "tetapkan_pengelola", oleh, oleh_pengelola=True, catatan=catatan.strip())


def _tetapkan(baris: SKP, transisi: str, oleh: Any, *, oleh_pengelola: bool, catatan: str = "") -> SKP:
    penilai_perbarui(baris, oleh.hari_ini())
    _siapkan(
        baris,
        transisi,
        ditetapkan_pada=timezone.now(),
        ditetapkan_oleh=oleh,
        oleh_pengelola=oleh_pengelola,
        naskah=baris.naskah + 1,
        **{k: getattr(baris, k) for k in PENILAI_KOLOM},
    )
    hasil = apply_transition(SKP_WORKFLOW, transisi, baris, oleh=oleh, catatan=catatan)
    alasan = hasil.get_alasan_perubahan_display() if hasil.naskah > 1 else catatan
    naskah_bekukan(hasil, oleh=oleh, alasan=alasan)
    penetap = "pengelola kinerja" if oleh_pengelola else "pejabat penilai"
    kabari_pegawai(
        hasil,
        f"SKP {hasil.tahun} Anda ditetapkan",
        f"Ditetapkan oleh {penetap}. Lanjutkan dengan rencana aksi.",
        kunci=f"skp-tetap-{hasil.pk}-{hasil.naskah}",
    )
    return hasil


@transaction.atomic
def skp_ubah(*, skp: SKP, alasan: str, uraian: str, oleh: Any) -> SKP:
    """Reopen a set SKP for one of the allowed reasons; what was set stays readable as its naskah.

    The employee or the penilai of today may ask for it.
    """
    alasan = AlasanPerubahan(alasan).value
    sendiri = oleh.pegawai_id == skp.pegawai_id
    if sendiri:
        baris = SKP.objects.terlihat_oleh(oleh, IZIN_SUSUN).select_for_update(of=("self",)).filter(pk=skp.pk).first()
        if baris is None:
            raise PermissionDenied(IZIN_SUSUN)
    else:
        baris = kunci_penilai(skp, oleh=oleh)
    nama = "ubah" if sendiri else "minta_ubah"
    _siapkan(baris, nama, alasan_perubahan=alasan, catatan=uraian)
    hasil = apply_transition(SKP_WORKFLOW, nama, baris, oleh=oleh, catatan=uraian)
    kunci = f"skp-ubah-{hasil.pk}-{hasil.naskah}"
    if sendiri:
        kabari_penilai(hasil, f"SKP {hasil.pegawai.nama} sedang diubah", uraian, tanggal=oleh.hari_ini(), kunci=kunci)
    else:
        kabari_pegawai(hasil, "Penilai meminta perubahan SKP Anda", uraian, kunci=kunci)
    return hasil


@transaction.atomic
def skp_batalkan(*, skp: SKP, catatan: str, oleh: Any) -> SKP:
    """Cancel a SKP that was never set, e.g. one drawn up for the wrong post."""
    if skp.naskah:
        raise ValidationError("SKP yang pernah ditetapkan tidak dapat dibatalkan; gunakan perubahan SKP.")
    if oleh.pegawai_id == skp.pegawai_id:
        return apply_transition(SKP_WORKFLOW, "batalkan", skp, oleh=oleh, catatan=catatan)
    return apply_transition(SKP_WORKFLOW, "batalkan_pengelola", skp, oleh=oleh, catatan=catatan)
