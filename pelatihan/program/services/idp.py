"""The individual plan: written by the person, agreed with the superior, checked against what was done."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from asn.core.services import apply_transition
from kepegawaian.pegawai.models import Pegawai, RiwayatDiklat
from kepegawaian.pegawai.rules.orang import orang_akun, orang_pegawai
from pelatihan.program.models import IDP, ButirIDP, PeringkatKebutuhan
from pelatihan.program.services.sistem import kabari
from pelatihan.program.services.susun import tulis
from pelatihan.program.workflows import IDP_WORKFLOW, SUSUN_IDP, KeadaanIDP

DAPAT_DIUBAH = (KeadaanIDP.DRAF, KeadaanIDP.DIKEMBALIKAN)
KOSONG = "Tambahkan sedikitnya satu butir sebelum diajukan."
SENDIRI = "Rencana Anda sendiri disepakati atasan Anda."


@transaction.atomic
def idp_mulai(*, pegawai: Pegawai, tahun: int, oleh: Any) -> IDP:
    """The plan of this person and year, begun with the most urgent needs; a second call finds the first."""
    if not Pegawai.objects.terlihat_oleh(oleh, SUSUN_IDP).filter(pk=pegawai.pk).exists():
        raise PermissionDenied(SUSUN_IDP)
    idp, baru = IDP.objects.get_or_create(pegawai=pegawai, tahun=tahun, defaults={"kota_id": pegawai.kota_id})
    if baru:
        butuh = PeringkatKebutuhan.objects.filter(pegawai=pegawai).order_by("-skor", "pk")[:3]
        ButirIDP.objects.bulk_create(_butir(idp, b, n) for n, b in enumerate(butuh))
    return idp


def _butir(idp: IDP, b: PeringkatKebutuhan, urutan: int) -> ButirIDP:
    return ButirIDP(
        kota_id=idp.kota_id,
        idp=idp,
        kompetensi_id=b.kompetensi_id,
        subjek=b.subjek,
        level_standar=b.standar,
        level_kini=b.kini,
        bentuk=16,
        target_jp=6,
        triwulan=min(urutan + 1, 4),
    )


@transaction.atomic
def butir_simpan(*, butir: ButirIDP, nilai: Mapping[str, Any], oleh: Any) -> ButirIDP:
    idp = _milik(butir.idp, oleh)
    _dapat_diubah(idp)
    return tulis(butir, nilai)


@transaction.atomic
def butir_hapus(*, butir: ButirIDP, oleh: Any) -> None:
    _dapat_diubah(_milik(butir.idp, oleh))
    butir.delete()


def _milik(idp: IDP, oleh: Any) -> IDP:
    terlihat = IDP.objects.terlihat_oleh(oleh, SUSUN_IDP).select_for_update(of=("self",))
    baris = terlihat.filter(pk=idp.pk).first()
    if baris is None:
        raise PermissionDenied(SUSUN_IDP)
    return baris


def _dapat_diubah(idp: IDP) -> None:
    if idp.keadaan not in DAPAT_DIUBAH:
        raise ValidationError("Rencana yang sudah diajukan atau disepakati tidak dapat diubah.")


@transaction.atomic
def idp_ajukan(*, idp: IDP, oleh: Any) -> IDP:
    """Hand it to the superior."""
    if not idp.butir.exists():
        raise ValidationError(KOSONG)
    baris = apply_transition(IDP_WORKFLOW, "ajukan", idp, oleh=oleh)
    jabatan = baris.pegawai.jabatan
    if jabatan and jabatan.atasan_id:
        atasan = Pegawai.objects.filter(jabatan=jabatan.atasan_id).values_list("pk", flat=True)
        _kabari(baris, atasan, f"Rencana pengembangan {baris.pegawai.nama} menunggu Anda", "")
    return baris


@transaction.atomic
def idp_putuskan(*, idp: IDP, setuju: bool, catatan: str, oleh: Any) -> IDP:
    """Agree or give back; nobody agrees with oneself."""
    if orang_akun(oleh).sama(orang_pegawai(idp.pegawai)):
        raise ValidationError(SENDIRI)
    IDP.objects.filter(pk=idp.pk).update(
        catatan_atasan=catatan.strip(),
        disepakati_oleh=oleh if setuju else None,
        disepakati_pada=timezone.now() if setuju else None,
    )
    baris = apply_transition(IDP_WORKFLOW, "sepakati" if setuju else "kembalikan", idp, oleh=oleh, catatan=catatan)
    judul = f"Rencana pengembangan {baris.tahun} {'disepakati' if setuju else 'dikembalikan'} atasan Anda"
    _kabari(baris, [baris.pegawai_id], judul, catatan)
    return baris


def realisasi(idp: IDP) -> dict[int, RiwayatDiklat]:
    """Training of the year that answers a line, by its form or the words of its title."""
    diklat = list(RiwayatDiklat.objects.filter(pegawai=idp.pegawai_id, tanggal_selesai__year=idp.tahun).sah())
    hasil: dict[int, RiwayatDiklat] = {}
    for butir in idp.butir.select_related("kursus"):
        kata = (butir.kursus.judul if butir.kursus else butir.subjek).lower()
        cocok = [d for d in diklat if kata in d.nama.lower() or d.nama.lower() in kata]
        if cocok:
            hasil[butir.pk] = cocok[0]
    return hasil


def _kabari(idp: IDP, pegawai_ids: Any, judul: str, isi: str) -> None:
    kabari(
        pegawai_ids,
        kota_id=idp.kota_id,
        judul=judul,
        isi=isi,
        tautan=reverse("program:idp", args=[idp.pk]),
        kunci=f"idp:{idp.pk}:{idp.keadaan}:{timezone.now():%Y%m%d%H}",
    )
