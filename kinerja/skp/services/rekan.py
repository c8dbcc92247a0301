"""Feedback of colleagues: asked for by one of the two sides of a SKP, given by name, on one RHK or one value."""

from datetime import date, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from asn.akun.models import Pengguna
from asn.core.services import apply_transition
from asn.core.workflows import TransitionRefused
from asn.notifikasi.services import kabar_kirim
from kepegawaian.pegawai.models import Pegawai
from kepegawaian.pegawai.models.pegawai import KEDUDUKAN_MASIH_PEGAWAI
from kinerja.skp.models import RHK, SKP, PermintaanUmpan, UmpanBalik
from kinerja.skp.rules.istilah import PeranUmpanBalik, SifatUmpanBalik
from kinerja.skp.services.kabar import JENIS, kabari_pegawai
from kinerja.skp.services.penilai import adalah_penilai
from kinerja.skp.services.siklus import periode_kini
from kinerja.skp.workflows import BERLAKU, IZIN_JAWAB_REKAN, IZIN_LIHAT, IZIN_SUSUN, REKAN_WORKFLOW, KeadaanSKP

# A local custom, not a figure of the law.
HARI_JAWAB = 14
INGATKAN = timedelta(days=3)
BERJALAN_MAKS = 10
SURAT_MAKS = 50
BUKAN_REKAN = "Pilih rekan kerja yang lain: bukan pegawai yang dinilai dan bukan penilainya."
TANPA_AKUN = "Rekan ini belum mempunyai akun, jadi tidak dapat menjawab."
SUDAH = "Rekan ini sudah diminta dan belum menjawab."


def calon_rekan(skp: SKP) -> QuerySet[Pegawai]:
    """Colleagues of the same unit: names to choose from; anybody else of the city by NIP."""
    unit = Pegawai.objects.filter(kota=skp.kota_id, instansi=skp.instansi_id, kedudukan__in=KEDUDUKAN_MASIH_PEGAWAI)
    lain = unit.exclude(pk__in=[pk for pk in (skp.pegawai_id, skp.penilai_id) if pk])
    return lain.filter(akun__is_active=True).select_related("jabatan").for_list().order_by("nama", "pk")


def rekan_menurut_nip(skp: SKP, nip: str) -> Pegawai | None:
    """Somebody in service of the same city, by NIP."""
    angka = "".join(h for h in nip if h.isdecimal())
    return Pegawai.objects.filter(kota=skp.kota_id, nip=angka, kedudukan__in=KEDUDUKAN_MASIH_PEGAWAI).first()


def boleh_minta(skp: SKP, pengguna: Any) -> bool:
    """The person assessed or the penilai of today, while the SKP is carried out."""
    if skp.keadaan not in BERLAKU or skp.keadaan == KeadaanSKP.DITUTUP:
        return False
    sendiri = pengguna.pegawai_id is not None and pengguna.pegawai_id == skp.pegawai_id
    return (sendiri and pengguna.has_perm(IZIN_SUSUN)) or adalah_penilai(skp, pengguna)


@transaction.atomic
def rekan_minta(
    *, skp: SKP, kepada: Pegawai, oleh: Any, rhk: RHK | None = None, nilai: str = "", pertanyaan: str = ""
) -> PermintaanUmpan:
    """Ask one colleague. Raises PermissionDenied for a third person, ValidationError by field."""
    terlihat = SKP.objects.terlihat_oleh(oleh, IZIN_LIHAT).filter(pk=skp.pk).select_for_update(of=("self",))
    baris = terlihat.select_related("pegawai").first()
    if baris is None or not boleh_minta(baris, oleh):
        raise PermissionDenied(IZIN_SUSUN)
    _periksa_rekan(baris, kepada, oleh)
    if rhk is not None and rhk.skp_id != baris.pk:
        raise ValidationError("Pilih RHK dari SKP ini.")
    if PermintaanUmpan.objects.filter(skp=baris).menunggu().count() >= BERJALAN_MAKS:
        raise ValidationError(f"Paling banyak {BERJALAN_MAKS} permintaan menunggu jawaban pada saat yang sama.")
    minta = PermintaanUmpan(
        kota_id=baris.kota_id,
        skp=baris,
        rhk=rhk,
        nilai=nilai,
        pertanyaan=pertanyaan.strip(),
        kepada=kepada,
        batas=oleh.hari_ini() + timedelta(days=HARI_JAWAB),
        diminta_oleh=oleh,
    )
    try:
        with transaction.atomic():
            minta.save()
    except IntegrityError as galat:
        raise ValidationError({"rekan": SUDAH}) from galat
    _kabari_rekan(minta, f"{oleh.nama} meminta umpan balik Anda", kunci=f"rekan-{minta.pk}")
    return minta


def _periksa_rekan(skp: SKP, kepada: Pegawai, oleh: Any) -> None:
    if kepada.kota_id != skp.kota_id or kepada.pk in (skp.pegawai_id, skp.penilai_id, oleh.pegawai_id):
        raise ValidationError({"rekan": BUKAN_REKAN})
    if not Pengguna.objects.filter(pegawai=kepada, is_active=True).exists():
        raise ValidationError({"rekan": TANPA_AKUN})


def _kabari_rekan(minta: PermintaanUmpan, judul: str, *, kunci: str) -> int:
    kepada = list(Pengguna.objects.filter(pegawai=minta.kepada_id, is_active=True))
    if kepada:
        isi = f"Tentang kerja {minta.skp.pegawai.nama}, paling lambat {date_format(minta.batas, 'j F Y')}."
        tautan = reverse("skp:rekan_jawab", args=[minta.pk])
        kabar_kirim(
            kepada=kepada, judul=judul, isi=isi, tautan=tautan, jenis=JENIS, kota_id=minta.kota_id, kunci=kunci
        )
    return len(kepada)


@transaction.atomic
def rekan_jawab(*, permintaan: PermintaanUmpan, sifat: str, teks: str, oleh: Any) -> UmpanBalik:
    """The colleague answers once, by name. Raises PermissionDenied, TransitionRefused, ValidationError."""
    baris = _kunci(permintaan, oleh, IZIN_JAWAB_REKAN)
    skp = baris.skp
    if skp.keadaan not in BERLAKU or skp.keadaan == KeadaanSKP.DITUTUP:
        raise TransitionRefused("SKP itu sudah ditutup, jadi umpan balik tidak lagi dicatat.")
    umpan = UmpanBalik(
        kota_id=baris.kota_id,
        skp=skp,
        rhk=baris.rhk,
        nilai=baris.nilai,
        sifat=SifatUmpanBalik(sifat).value,
        teks=teks,
        periode=periode_kini(skp.siklus, oleh.hari_ini()).kode,
        peran=PeranUmpanBalik.REKAN.value,
        oleh=oleh,
    )
    umpan.full_clean(exclude=["kota", "skp", "rhk", "oleh"])
    if baris.keadaan in REKAN_WORKFLOW["jawab"].dari:
        umpan.save()
        baris.umpan_balik, baris.ditutup_pada = umpan, timezone.now()
        baris.save(update_fields=["umpan_balik", "ditutup_pada"])
    apply_transition(REKAN_WORKFLOW, "jawab", baris, oleh=oleh)
    kabari_pegawai(skp, f"Umpan balik baru dari {oleh.nama}", kunci=f"umpan-balik-{umpan.pk}")
    return umpan


@transaction.atomic
def rekan_tolak(*, permintaan: PermintaanUmpan, oleh: Any) -> PermintaanUmpan:
    """The colleague cannot tell. Who asked is told."""
    baris = _tutup(permintaan, "tolak", oleh, IZIN_JAWAB_REKAN)
    kabar_kirim(
        kepada=[baris.diminta_oleh],
        judul=f"{oleh.nama} tidak dapat memberi umpan balik",
        isi=baris.sasaran[:200],
        tautan=f"{baris.skp.get_absolute_url()}?bagian=dialog",
        jenis=JENIS,
        kota_id=baris.kota_id,
        kunci=f"rekan-tolak-{baris.pk}",
    )
    return baris


@transaction.atomic
def rekan_batalkan(*, permintaan: PermintaanUmpan, oleh: Any) -> PermintaanUmpan:
    """Whoever asked takes it back while nobody has answered."""
    baris = _kunci(permintaan, oleh, IZIN_LIHAT)
    if baris.diminta_oleh_id != oleh.pk:
        raise PermissionDenied(IZIN_LIHAT)
    return _tutup(baris, "batalkan", oleh, IZIN_LIHAT)


def _tutup(permintaan: PermintaanUmpan, transisi: str, oleh: Any, izin: str) -> PermintaanUmpan:
    baris = apply_transition(REKAN_WORKFLOW, transisi, _kunci(permintaan, oleh, izin), oleh=oleh)
    baris.ditutup_pada = timezone.now()
    baris.save(update_fields=["ditutup_pada"])
    return baris


def _kunci(permintaan: PermintaanUmpan, oleh: Any, izin: str) -> PermintaanUmpan:
    terlihat = PermintaanUmpan.objects.terlihat_oleh(oleh, izin).filter(pk=permintaan.pk)
    kueri = terlihat.select_related("skp__siklus", "skp__pegawai", "rhk", "diminta_oleh", "kepada")
    baris = kueri.select_for_update(of=("self",)).first()
    if baris is None:
        raise PermissionDenied(izin)
    return baris


def surat_terlihat(pengguna: Any) -> QuerySet[PermintaanUmpan]:
    """Letters addressed to this user."""
    kueri = PermintaanUmpan.objects.terlihat_oleh(pengguna, IZIN_JAWAB_REKAN)
    return kueri.select_related("skp__pegawai", "skp__siklus", "rhk", "diminta_oleh", "umpan_balik")


def surat_saya(pengguna: Any) -> list[PermintaanUmpan]:
    """The same for a page, those that wait first."""
    kueri = surat_terlihat(pengguna).exclude(keadaan="dibatalkan")
    return sorted(kueri[:SURAT_MAKS], key=lambda p: p.keadaan != "menunggu")


def rekan_ingatkan(*, kota_id: int, hari_ini: date) -> int:
    """Three days before the last day, once."""
    kueri = PermintaanUmpan.objects.filter(kota=kota_id, batas__range=(hari_ini, hari_ini + INGATKAN)).menunggu()
    semua = kueri.select_related("skp__pegawai")
    return sum(_kabari_rekan(p, "Umpan balik untuk rekan menunggu Anda", kunci=f"rekan-ingat-{p.pk}") for p in semua)
