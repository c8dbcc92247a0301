"""Preparing and opening a campaign; the catalogue of services."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from asn.core.periode import Periode
from asn.core.services import apply_transition
from asn.core.workflows import TransitionRefused
from kepegawaian.instansi.models import Instansi
from pengaduan.survei.models import Jawaban, Kampanye, LayananKampanye, LayananPublik
from pengaduan.survei.models.kampanye import kode_baru
from pengaduan.survei.workflows import IZIN_KELOLA, KAMPANYE_WORKFLOW, KeadaanKampanye

SUDAH_ADA = "Unit ini sudah mempunyai survei pada periode tersebut."
HANYA_DRAF = "Bagian ini dibekukan begitu survei dibuka, supaya semua responden menjawab pertanyaan yang sama."
# The survey is held at least once a year (PermenPANRB 14/2017): a longer one would leave a year without.
HARI_TERLAMA = 366


def unit_terjangkau(oleh: Any, instansi: Instansi) -> Instansi:
    """The unit, if the actor may run its surveys. Raises PermissionDenied."""
    terjangkau = Instansi.objects.terlihat_oleh(oleh, IZIN_KELOLA).filter(pk=instansi.pk).first()
    if terjangkau is None:
        raise PermissionDenied(IZIN_KELOLA)
    return terjangkau


def kunci(kampanye: Kampanye, *, oleh: Any, izin: str = IZIN_KELOLA) -> Kampanye:
    """The fresh, locked row within the actor's reach. Raises PermissionDenied."""
    terjangkau = Kampanye.objects.terlihat_oleh(oleh, izin).select_for_update(of=("self",))
    baris = terjangkau.select_related("kota", "instansi").filter(pk=kampanye.pk).first()
    if baris is None:
        raise PermissionDenied(izin)
    return baris


@transaction.atomic
def layanan_simpan(*, layanan: LayananPublik, oleh: Any) -> LayananPublik:
    """Add a service to the catalogue of its unit, or change it. Raises ValidationError, PermissionDenied."""
    layanan.kota_id = unit_terjangkau(oleh, layanan.instansi).kota_id
    layanan.full_clean()
    layanan.save()
    return layanan


@transaction.atomic
def kampanye_buat(
    *, instansi: Instansi, periode: Periode, mulai: date, selesai: date, oleh: Any, **kanal: bool
) -> Kampanye:
    """A draft. Services, their numbers of people served and the wording come from the unit's last survey.

    Raises ValidationError where dates do not fit, TransitionRefused when the period has its survey.
    """
    unit = unit_terjangkau(oleh, instansi)
    _periksa_jadwal(periode, mulai, selesai)
    lama = Kampanye.objects.filter(instansi=unit).exclude(keadaan=KeadaanKampanye.DIBATALKAN).first()
    kampanye = Kampanye(
        kota_id=unit.kota_id,
        instansi=unit,
        periode=periode.kode,
        mulai=mulai,
        selesai=selesai,
        kuesioner=lama.kuesioner if lama else {},
        dibuat_oleh=oleh,
        **kanal,
    )
    try:
        with transaction.atomic():
            kampanye.save()
    except IntegrityError as galat:
        raise TransitionRefused(SUDAH_ADA) from galat
    _salin_layanan(kampanye, lama)
    return kampanye


def _salin_layanan(kampanye: Kampanye, lama: Kampanye | None) -> None:
    """The services of the last survey that are still given; for a first survey all that the unit itself gives."""
    if lama is not None:
        baris = list(lama.baris_layanan.filter(layanan__aktif=True).values_list("layanan_id", "populasi"))
    else:
        milik = LayananPublik.objects.filter(instansi_id=kampanye.instansi_id, aktif=True)
        baris = [(pk, 0) for pk in milik.values_list("pk", flat=True)]
    LayananKampanye.objects.bulk_create(
        LayananKampanye(kota_id=kampanye.kota_id, kampanye=kampanye, layanan_id=pk, populasi=n) for pk, n in baris
    )


def _periksa_jadwal(periode: Periode, mulai: date, selesai: date) -> None:
    if selesai < mulai:
        raise ValidationError({"selesai": "Hari terakhir tidak boleh mendahului hari pertama."})
    if mulai > periode.selesai or selesai < periode.mulai:
        raise ValidationError({"mulai": f"Jadwal harus bersinggungan dengan {periode.label}."})
    if (selesai - mulai).days >= HARI_TERLAMA:
        raise ValidationError({"selesai": "Survei berlangsung paling lama satu tahun."})


@transaction.atomic
def kampanye_ubah(*, kampanye: Kampanye, oleh: Any, mulai: date, selesai: date, **kanal: bool) -> Kampanye:
    """Schedule and channels. An open survey keeps its first day and cannot end before today's answers were given."""
    baris = kunci(kampanye, oleh=oleh)
    if baris.keadaan not in (KeadaanKampanye.DRAF, KeadaanKampanye.BERJALAN):
        raise TransitionRefused("Jadwal hanya dapat diubah sebelum survei ditutup.")
    if baris.keadaan == KeadaanKampanye.BERJALAN and mulai != baris.mulai:
        raise ValidationError({"mulai": "Hari pertama survei yang sudah dibuka tidak dapat diubah."})
    if baris.keadaan == KeadaanKampanye.BERJALAN and selesai < oleh.hari_ini():
        raise ValidationError({"selesai": "Untuk menutup sekarang, gunakan “Tutup dan hitung”."})
    _periksa_jadwal(baris.periode_objek, mulai, selesai)
    baris.mulai, baris.selesai = mulai, selesai
    for nama, nilai in kanal.items():
        setattr(baris, nama, nilai)
    baris.save(update_fields=["mulai", "selesai", *kanal])
    return baris


@transaction.atomic
def layanan_atur(*, kampanye: Kampanye, populasi: Mapping[int, int], oleh: Any) -> Kampanye:
    """Which services the survey covers and how many people each served in the period.

    The numbers may be corrected until the survey is closed; which services it covers only in the draft.
    """
    baris = kunci(kampanye, oleh=oleh)
    ada = set(baris.baris_layanan.values_list("layanan_id", flat=True))
    if baris.keadaan == KeadaanKampanye.DRAF:
        sah = LayananPublik.objects.filter(pk__in=populasi, instansi__in=_unit_layanan(baris))
        if sah.count() != len(populasi):
            raise ValidationError("Ada layanan yang bukan milik unit ini.")
        baris.baris_layanan.exclude(layanan_id__in=populasi).delete()
    elif baris.keadaan != KeadaanKampanye.BERJALAN:
        raise TransitionRefused("Survei yang ditutup tidak dapat diubah; buka kembali sebagai revisi.")
    elif ada != set(populasi):
        raise TransitionRefused(HANYA_DRAF)
    for pk, banyak in populasi.items():
        baris.baris_layanan.update_or_create(
            layanan_id=pk,
            defaults={"populasi": banyak},
            create_defaults={"populasi": banyak, "kota_id": baris.kota_id},
        )
    return baris


def _unit_layanan(kampanye: Kampanye) -> Any:
    """The unit and everything below it."""
    return Instansi.objects.filter(kota_id=kampanye.kota_id, jalur__startswith=kampanye.instansi.jalur)


def layanan_dapat_dipilih(kampanye: Kampanye) -> list[LayananPublik]:
    """Services of the unit and of the units below it; those no longer given only where they are chosen already."""
    milik = LayananPublik.objects.filter(instansi__in=_unit_layanan(kampanye)).select_related("instansi")
    dipilih = set(kampanye.baris_layanan.values_list("layanan_id", flat=True))
    return [x for x in milik.order_by("instansi__jalur", "nama") if x.aktif or x.pk in dipilih]


@transaction.atomic
def kuesioner_atur(*, kampanye: Kampanye, kuesioner: Mapping[str, Any], oleh: Any) -> Kampanye:
    """The wording of questions and options; the order from worst to best stays."""
    baris = kunci(kampanye, oleh=oleh)
    if baris.keadaan != KeadaanKampanye.DRAF:
        raise TransitionRefused(HANYA_DRAF)
    baris.kuesioner = dict(kuesioner)
    baris.save(update_fields=["kuesioner"])
    return baris


@transaction.atomic
def kampanye_buka(*, kampanye: Kampanye, oleh: Any, catatan: str = "") -> Kampanye:
    """Begin to take answers: from the first day of the schedule, or at once when that has come."""
    baris = kunci(kampanye, oleh=oleh)
    if baris.selesai < oleh.hari_ini():
        raise TransitionRefused("Hari terakhirnya sudah lewat; ubah jadwalnya dahulu.")
    if not baris.baris_layanan.exists():
        raise TransitionRefused("Pilih sedikitnya satu layanan yang disurvei.")
    return apply_transition(KAMPANYE_WORKFLOW, "buka", baris, oleh=oleh, catatan=catatan)


@transaction.atomic
def kampanye_batalkan(*, kampanye: Kampanye, oleh: Any, catatan: str = "") -> Kampanye:
    """Give a survey up. One that has answers is closed instead: results nobody likes do not disappear."""
    baris = kunci(kampanye, oleh=oleh)
    if Jawaban.objects.filter(kampanye=baris).exists() or baris.revisi:
        raise TransitionRefused("Survei yang sudah menerima jawaban tidak dapat dibatalkan; tutup dan hitung.")
    return apply_transition(KAMPANYE_WORKFLOW, "batalkan", baris, oleh=oleh, catatan=catatan)


@transaction.atomic
def kios_matikan(*, kampanye: Kampanye, oleh: Any) -> Kampanye:
    """Take back the permission of every device that was made a kiosk of this survey."""
    baris = kunci(kampanye, oleh=oleh)
    baris.kunci_kios = kode_baru()
    baris.save(update_fields=["kunci_kios"])
    return baris
