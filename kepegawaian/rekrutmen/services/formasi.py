"""Formasi: from the gap of the peta jabatan to what the PPK approved."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import F, IntegerField, OuterRef, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce
from django.urls import reverse

from asn.core.services import VersiBasi, apply_transition
from asn.core.workflows import TransitionRefused
from asn.notifikasi.services import kabar_kirim
from kepegawaian.jabatan.models import Jabatan, JabatanQuerySet
from kepegawaian.pegawai.services.isian import berisi
from kepegawaian.rekrutmen.models import Formasi
from kepegawaian.rekrutmen.rules import formasi as aturan
from kepegawaian.rekrutmen.workflows import FORMASI_WORKFLOW, TETAPKAN, USUL, VERIFIKASI_FORMASI
from kepegawaian.rekrutmen.workflows import KeadaanFormasi as K

KOLOM = (
    *("tahun", "jenis", "jenis_kebutuhan", "jumlah", "tingkat", "bidang", "ipk_min", "uraian_tugas", "alasan"),
    "per_tanggal",
)
SUSUN = (K.DRAF, K.DIKEMBALIKAN)
# Managerial seats are filled by promotion, not by recruitment (UU 20/2023).
DAPAT_DIREKRUT = ("JF_KEAHLIAN", "JF_KETERAMPILAN", "PELAKSANA")


def bercelah(jabatan: JabatanQuerySet, tanggal: date, tahun: int) -> JabatanQuerySet:
    """Positions open to recruitment that lack people on the day, with `bezetting`, `celah`, `diminta` and `sisa`.

    For `ScopedQuerySet.berbentuk`: the list is shaped by this function, an export shapes it again.
    """
    aktif = Formasi.objects.filter(tahun=tahun, jabatan=OuterRef("pk")).exclude(keadaan=K.DITOLAK).order_by()
    diminta = aktif.values("jabatan").annotate(n=Sum("jumlah")).values("n")
    kosong = Value(0, IntegerField())
    semua = berisi(jabatan, tanggal).filter(jenis__in=DAPAT_DIREKRUT, selisih__lt=0)
    return semua.annotate(
        celah=F("kebutuhan") - F("bezetting"),
        diminta=Coalesce(Subquery(diminta), kosong),
        sisa=F("kebutuhan") - F("bezetting") - Coalesce(Subquery(diminta), kosong),
    )


def celah_jabatan(jabatan: Jabatan, tanggal: date) -> tuple[int, int]:
    """(need by ABK, definitive holders) of one position on a day."""
    baris = berisi(Jabatan.objects.filter(pk=jabatan.pk), tanggal).values_list("kebutuhan", "bezetting").first()
    if baris is None:
        raise ValidationError({"per_tanggal": "Jabatan ini belum atau tidak lagi ada pada tanggal tersebut."})
    return baris


@transaction.atomic
def formasi_simpan(*, formasi: Formasi, oleh: Any, versi: int | None = None) -> Formasi:
    """Save a draft. Raises ValidationError at the field, TransitionRefused once it was sent on."""
    baru = formasi.pk is None
    if not baru:
        formasi = _susunan(formasi, oleh, versi)
    elif not Jabatan.objects.terlihat_oleh(oleh, USUL).filter(pk=formasi.jabatan_id).exists():
        raise PermissionDenied(USUL)
    Jabatan.objects.select_for_update(no_key=True).get(pk=formasi.jabatan_id)  # one request after the other
    _lengkapi(formasi)
    formasi.full_clean(exclude=["kota"])
    if baru:
        formasi.dibuat_oleh = oleh
    formasi.save()
    return formasi


def _susunan(formasi: Formasi, oleh: Any, versi: int | None) -> Formasi:
    """The locked row with the new values on it."""
    terkunci = Formasi.objects.terlihat_oleh(oleh, USUL).select_for_update(of=("self",)).filter(pk=formasi.pk).first()
    if terkunci is None:
        raise PermissionDenied(USUL)
    if terkunci.keadaan not in SUSUN:
        raise TransitionRefused(f"Formasi ini tidak dapat diubah; keadaannya sekarang “{terkunci.label}”.")
    if versi is not None and terkunci.versi != versi:
        raise VersiBasi(terkunci, [])
    for kolom in KOLOM:
        setattr(terkunci, kolom, getattr(formasi, kolom))
    terkunci.versi += 1
    return terkunci


def _lengkapi(formasi: Formasi) -> None:
    """The gap as it is on the day; refused beyond it."""
    jabatan = formasi.jabatan
    if jabatan.jenis not in DAPAT_DIREKRUT:
        raise ValidationError({"jumlah": "Jabatan manajerial diisi dengan promosi, bukan dengan formasi."})
    formasi.kota_id, formasi.instansi_id = jabatan.kota_id, jabatan.instansi_id
    formasi.kebutuhan, formasi.terisi = celah_jabatan(jabatan, formasi.per_tanggal)
    lain = Formasi.objects.filter(jabatan=jabatan, tahun=formasi.tahun).exclude(keadaan=K.DITOLAK)
    diminta = lain.exclude(pk=formasi.pk).aggregate(n=Sum("jumlah"))["n"] or 0
    putusan = aturan.periksa_jumlah(
        formasi.jumlah, kebutuhan=formasi.kebutuhan, terisi=formasi.terisi, diminta_lain=diminta
    )
    if not putusan:
        raise ValidationError({"jumlah": putusan.alasan})


@transaction.atomic
def formasi_alihkan(
    *, formasi: Formasi, tindakan: str, oleh: Any, alasan: str = "", nomor: str = "", tanggal: date | None = None
) -> Formasi:
    """One step of the approval. Raises ValidationError when the step needs words or a number."""
    if tindakan in ("kembalikan", "tolak") and not alasan.strip():
        raise ValidationError({"alasan": "Tulis alasannya; pengusul membacanya."})
    if tindakan == "tetapkan":
        _tetapkan_periksa(nomor, tanggal)
        Formasi.objects.filter(pk=formasi.pk).update(nomor_penetapan=nomor.strip(), tanggal_penetapan=tanggal)
    baris = apply_transition(FORMASI_WORKFLOW, tindakan, formasi, oleh=oleh, catatan=alasan)
    if oleh.pk == baris.dibuat_oleh_id and tindakan in ("verifikasi", "tetapkan"):
        raise TransitionRefused("Usulan diputus oleh orang lain daripada pengusulnya.")
    if alasan.strip():
        baris.catatan = alasan.strip()
        baris.save(update_fields=["catatan"])
    _kabari(baris, tindakan, oleh)
    return baris


def _tetapkan_periksa(nomor: str, tanggal: date | None) -> None:
    galat = {}
    if not nomor.strip():
        galat["nomor"] = "Isi nomor keputusan penetapan formasi."
    if tanggal is None:
        galat["tanggal"] = "Isi tanggal keputusan penetapan formasi."
    if galat:
        raise ValidationError(galat)


def _kabari(formasi: Formasi, tindakan: str, oleh: Any) -> None:
    pengusul = formasi.dibuat_oleh
    if pengusul is None or pengusul.pk == oleh.pk or tindakan in ("usulkan", "tarik"):
        return
    kabar_kirim(
        kepada=pengusul,
        judul=f"Usulan formasi {formasi.jabatan}: {formasi.label.lower()}",
        kota_id=formasi.kota_id,
        tautan=reverse("rekrutmen:formasi", args=[formasi.pk]),
    )


def bagian_kota(semua: QuerySet[Formasi], tahun: int, jenis: str, tanggal: date) -> list[Any]:
    """The shares of the law over what was asked for in one procurement, within reach."""
    terpakai = semua.filter(tahun=tahun, jenis=jenis).exclude(keadaan=K.DITOLAK)
    jumlah = dict(terpakai.order_by().values_list("jenis_kebutuhan").annotate(n=Sum("jumlah")))
    return aturan.periksa_bagian(jumlah, tanggal)


def izin_formasi(tindakan: str) -> str:
    return {t.nama: t.izin for t in FORMASI_WORKFLOW.transisi}[tindakan]


__all__ = ["TETAPKAN", "USUL", "VERIFIKASI_FORMASI", "bercelah", "formasi_alihkan", "formasi_simpan"]
