"""Writing the content of a SKP: RHK with indicators, expectations, lampiran."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max, ProtectedError, QuerySet

from kinerja.skp.models import RHK, SKP, EkspektasiPerilaku, Indikator, LampiranSKP
from kinerja.skp.rules.istilah import BagianLampiran, JenisHasil
from kinerja.skp.services.kunci import kunci_arah, kunci_susun, sentuh
from kinerja.skp.workflows import HIDUP

RHK_MAKS = 30


def rhk_pimpinan(skp: SKP) -> QuerySet[RHK]:
    """RHK of whoever assesses this SKP: what its own RHK may serve. Leaders share theirs with their staff."""
    if skp.jabatan_penilai_id is None:
        return RHK.objects.none()
    return RHK.objects.filter(
        kota_id=skp.kota_id,
        skp__tahun=skp.tahun,
        skp__jabatan=skp.jabatan_penilai_id,
        skp__keadaan__in=sorted(HIDUP),
    ).order_by("skp", "jenis", "urutan", "pk")


@transaction.atomic
def rhk_simpan(
    *,
    skp: SKP,
    versi: int,
    isi: Mapping[str, Any],
    indikator: Sequence[Mapping[str, Any]],
    oleh: Any,
    rhk: RHK | None = None,
) -> RHK:
    """Add or change one RHK with all its indicators; indicators that are not named go.

    Raises VersiBasi when the SKP was changed since it was shown, ValidationError for a link that is no RHK of the
    leader or an indicator that already has a realisation.
    """
    baris = kunci_susun(skp, oleh=oleh, versi=versi)
    objek = rhk or RHK(kota_id=baris.kota_id, skp=baris, urutan=_urutan_berikut(baris))
    for nama, nilai in isi.items():
        setattr(objek, nama, nilai)
    _periksa_induk(baris, objek)
    objek.full_clean(exclude=["kota", "skp", "induk", "disalin_dari"])
    objek.save()
    _indikator_simpan(objek, indikator)
    sentuh(baris)
    return objek


def _urutan_berikut(skp: SKP) -> int:
    jumlah = skp.rhk.count()
    if jumlah >= RHK_MAKS:
        raise ValidationError(f"Satu SKP memuat paling banyak {RHK_MAKS} RHK.")
    return (skp.rhk.aggregate(m=Max("urutan"))["m"] or 0) + 1


def _periksa_induk(skp: SKP, rhk: RHK) -> None:
    """A link that stands may stay after the leader changed; a new one must lead to an RHK of the penilai."""
    if rhk.induk_id is None:
        return
    induk = rhk_pimpinan(skp).filter(pk__in=[rhk.induk_id]).first()
    if induk is not None:
        rhk.teks_induk = induk.teks
    elif rhk.pk is None or not RHK.objects.filter(pk=rhk.pk, induk=rhk.induk_id).exists():
        raise ValidationError({"induk": "Pilih RHK milik pejabat penilai Anda."})


def _indikator_simpan(rhk: RHK, baris: Sequence[Mapping[str, Any]]) -> None:
    dipakai = set()
    for urutan, isi in enumerate(baris):
        nilai = {k: v for k, v in isi.items() if k != "id"}
        objek = Indikator.objects.filter(pk=isi.get("id") or 0, rhk=rhk).first() or Indikator(
            kota_id=rhk.kota_id, rhk=rhk
        )
        for nama, v in nilai.items():
            setattr(objek, nama, v)
        objek.urutan = urutan
        objek.full_clean(exclude=["kota", "rhk"])
        objek.save()
        dipakai.add(objek.pk)
    usang = Indikator.objects.filter(rhk=rhk).exclude(pk__in=dipakai)
    if usang.filter(realisasi__isnull=False).exists():
        raise ValidationError("Indikator yang sudah mempunyai realisasi tidak dapat dihapus.")
    usang.delete()


@transaction.atomic
def rhk_hapus(*, rhk: RHK, versi: int, oleh: Any) -> None:
    """Remove an RHK from the plan. Rows of staff that served it become orphans, and are shown as such.

    Raises ValidationError when something was already done or said about it.
    """
    baris = kunci_susun(rhk.skp, oleh=oleh, versi=versi)
    if rhk.rencana_aksi.exists() or rhk.indikator.filter(realisasi__isnull=False).exists():
        raise ValidationError("RHK ini sudah mempunyai rencana aksi atau realisasi, jadi tidak dapat dihapus.")
    try:
        rhk.delete()
    except ProtectedError as galat:
        raise ValidationError("RHK ini sudah mendapat umpan balik, jadi tidak dapat dihapus.") from galat
    sentuh(baris)


@transaction.atomic
def rhk_geser(*, rhk: RHK, naik: bool, oleh: Any) -> None:
    """Move an RHK one place up or down among those of its kind."""
    baris = kunci_susun(rhk.skp, oleh=oleh)
    deret = list(RHK.objects.filter(skp=baris, jenis=rhk.jenis).order_by("urutan", "pk"))
    i = next(n for n, r in enumerate(deret) if r.pk == rhk.pk)
    j = i - 1 if naik else i + 1
    if not 0 <= j < len(deret):
        return
    deret[i], deret[j] = deret[j], deret[i]
    for urutan, r in enumerate(deret):
        r.urutan = urutan
    RHK.objects.bulk_update(deret, ["urutan"])
    sentuh(baris)


@transaction.atomic
def sel_isi(*, skp: SKP, induk: RHK, teks: str, cara_turun: str, oleh: Any) -> RHK | None:
    """Fill one cell of the matriks peran hasil: the linked RHK of that person. An empty text empties the cell.

    Only the penilai of today, and only with an RHK of the own SKP; the employee adds indicators afterwards.
    """
    baris = kunci_arah(skp, oleh=oleh)
    if not rhk_pimpinan(baris).filter(pk=induk.pk).exists():
        raise ValidationError("Kolom ini bukan RHK pejabat penilai pegawai tersebut.")
    lama = RHK.objects.filter(skp=baris, induk=induk).order_by("-dari_matriks", "urutan", "pk").first()
    if not teks:
        _sel_kosongkan(baris, lama)
        return None
    if lama is None:
        nilai: dict[str, Any] = {"jenis": JenisHasil.UTAMA.value, "urutan": _urutan_berikut(baris)}
        lama = RHK(kota_id=baris.kota_id, skp=baris, induk=induk, dari_matriks=True, **nilai)
    lama.teks, lama.teks_induk, lama.cara_turun = teks, induk.teks, cara_turun
    lama.full_clean(exclude=["kota", "skp", "induk", "disalin_dari"])
    lama.save()
    sentuh(baris)
    return lama


def _sel_kosongkan(skp: SKP, rhk: RHK | None) -> None:
    if rhk is None:
        return
    if rhk.indikator.exists():
        raise ValidationError("RHK ini sudah diberi indikator oleh pegawai; mintalah klarifikasi bila perlu dihapus.")
    rhk.delete()
    sentuh(skp)


@transaction.atomic
def ekspektasi_simpan(*, skp: SKP, versi: int, teks: Mapping[str, str], oleh: Any) -> None:
    """Write the leader's expectations per BerAKHLAK value; an empty one goes."""
    baris = kunci_arah(skp, oleh=oleh, versi=versi)
    ada = {e.nilai: e for e in EkspektasiPerilaku.objects.filter(skp=baris)}
    for kode, isi in teks.items():
        objek = ada.get(kode) or EkspektasiPerilaku(kota_id=baris.kota_id, skp=baris, nilai=kode)
        if isi and isi != objek.teks:
            objek.teks = isi
            objek.save()
        elif not isi and objek.pk:
            objek.delete()
    sentuh(baris)


@transaction.atomic
def lampiran_simpan(*, skp: SKP, versi: int, isi: Mapping[str, Sequence[str]], oleh: Any) -> None:
    """Write the three parts of the lampiran, one row per line."""
    baris = kunci_susun(skp, oleh=oleh, versi=versi)
    LampiranSKP.objects.filter(skp=baris).delete()
    LampiranSKP.objects.bulk_create(
        LampiranSKP(kota_id=baris.kota_id, skp=baris, bagian=BagianLampiran(bagian).value, urutan=i, teks=teks)
        for bagian, butir in isi.items()
        for i, teks in enumerate(butir)
    )
    sentuh(baris)


@transaction.atomic
def pendekatan_pilih(*, skp: SKP, pendekatan: str, oleh: Any) -> None:
    """The employee chooses kuantitatif or kualitatif; JPT use the first."""
    baris = kunci_susun(skp, oleh=oleh)
    if baris.jpt:
        raise ValidationError("SKP JPT memakai pendekatan kuantitatif.")
    baris.pendekatan = pendekatan
    baris.save(update_fields=["pendekatan"])
    sentuh(baris)
