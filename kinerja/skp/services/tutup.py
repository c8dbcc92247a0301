"""The yearly close: no more planning, what was never set is void, and a SKP closes once its year is finally judged.

The cycle is closed in one act; its SKP follow in portions, by a job and by every night, so nothing is lost and nobody
who still waits for a final evaluation is cut off.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Count, Exists, OuterRef, Q
from django.utils import timezone

from asn.akun.services.layanan import akun_layanan
from asn.core.jobs import enqueue
from asn.core.models import RiwayatKeadaan
from asn.core.services import VersiBasi
from kepegawaian.instansi.models import Kota
from kinerja.skp.models import SKP, EvaluasiKinerja, SiklusKinerja, SKPQuerySet
from kinerja.skp.workflows import BELUM_TETAP, IZIN_SIKLUS, SKP_WORKFLOW, KeadaanEvaluasiKinerja, KeadaanSKP

PORSI = 1_000
BELUM_BERAKHIR = "Siklus ditutup setelah batas evaluasi tahunannya, {batas:%d-%m-%Y}."
SUDAH = "Siklus ini sudah ditutup."
CATATAN = "Siklus kinerja ditutup"


@dataclass(frozen=True, slots=True)
class Penutupan:
    """What closing a cycle would do: SKP that close, drafts that become void, and SKP that still wait for a final."""

    tutup: int
    batal: int
    menunggu: int


def penutupan(siklus: SiklusKinerja) -> Penutupan:
    """Counts for the page that asks first; one statement."""
    kueri = SKP.objects.filter(kota=siklus.kota_id, tahun=siklus.tahun)
    tetap = Q(keadaan=KeadaanSKP.DITETAPKAN.value)
    hitungan = kueri.order_by().aggregate(
        tutup=Count("pk", filter=tetap & Q(_final())),
        batal=Count("pk", filter=Q(keadaan__in=sorted(BELUM_TETAP), naskah=0)),
        menunggu=Count("pk", filter=Q(keadaan__in=["ditetapkan", "perubahan"]) & ~Q(_final())),
    )
    return Penutupan(**hitungan)


def _final() -> Exists:
    """The annual evaluation of the SKP stands for good."""
    tahunan = EvaluasiKinerja.objects.filter(skp=OuterRef("pk"), keadaan=KeadaanEvaluasiKinerja.FINAL.value)
    return Exists(tahunan.exclude(periode__contains="-"))


@transaction.atomic
def siklus_tutup(*, siklus: SiklusKinerja, versi: int, oleh: Any) -> SiklusKinerja:
    """Close the cycle of a year for good. Raises PermissionDenied, VersiBasi, ValidationError before its time."""
    if siklus.kota_id not in oleh.jangkauan(IZIN_SIKLUS).kota_ids:
        raise PermissionDenied(IZIN_SIKLUS)
    baris = SiklusKinerja.objects.select_for_update().get(pk=siklus.pk)
    if baris.ditutup_pada is not None:
        raise ValidationError(SUDAH)
    if baris.versi != versi:
        raise VersiBasi(baris, [])
    if oleh.hari_ini() <= baris.batas_tahunan:
        raise ValidationError(BELUM_BERAKHIR.format(batas=baris.batas_tahunan))
    baris.ditutup_pada, baris.versi = timezone.now(), baris.versi + 1
    baris.save(update_fields=["ditutup_pada", "versi"])
    enqueue("skp.tutup_skp", baris.kota_id, kota=baris.kota_id)
    return baris


def skp_tutup(*, kota_id: int) -> dict[str, int]:
    """Let the SKP of closed cycles follow; one portion of each a run. Returns how many of each."""
    tertutup = SiklusKinerja.objects.filter(kota=kota_id, ditutup_pada__isnull=False)
    milik = SKP.objects.filter(kota=kota_id, siklus__in=tertutup)
    return {
        "ditutup": _pindahkan(milik.filter(_final(), keadaan=KeadaanSKP.DITETAPKAN.value), "tutup", kota_id),
        "batal": _pindahkan(milik.filter(keadaan__in=sorted(BELUM_TETAP), naskah=0), "batalkan_pengelola", kota_id),
    }


@transaction.atomic
def _pindahkan(kueri: SKPQuerySet, transisi: str, kota_id: int) -> int:
    """One portion along one edge of the workflow, in the name of the system; locked rows wait for the next run."""
    t = SKP_WORKFLOW[transisi]
    porsi = list(kueri.select_for_update(of=("self",), skip_locked=True).order_by("pk")[:PORSI])
    oleh, jenis = akun_layanan(Kota.objects.get(pk=kota_id)), ContentType.objects.get_for_model(SKP)
    RiwayatKeadaan.objects.bulk_create(
        RiwayatKeadaan(
            kota_id=kota_id,
            objek_jenis=jenis,
            objek_id=s.pk,
            transisi=t.nama,
            dari=s.keadaan,
            ke=t.ke,
            oleh=oleh,
            catatan=CATATAN,
            dasar=t.dasar,
        )
        for s in porsi
    )
    SKP.objects.filter(pk__in=[s.pk for s in porsi]).update(keadaan=t.ke)
    return len(porsi)


def dapat_ditutup(siklus: SiklusKinerja, hari_ini: date) -> bool:
    return siklus.ditutup_pada is None and hari_ini > siklus.batas_tahunan
