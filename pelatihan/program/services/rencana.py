"""The annual plan: proposed by the training office, validated by the PyB, carried out by classes."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count, Q, Sum

from asn.core.services import VersiBasi, apply_transition
from asn.core.templatetags.asn import rupiah
from pelatihan.program.models import AnggaranPelatihan, Kursus, PeringkatKebutuhan, RencanaPelatihan
from pelatihan.program.services.susun import tulis
from pelatihan.program.workflows import RENCANA_WORKFLOW, KeadaanRencana

DAPAT_DIUBAH = (KeadaanRencana.DRAF, KeadaanRencana.DIKEMBALIKAN)
MELEBIHI_PAGU = "Seluruh rencana {} tahun {} menjadi {}, melebihi pagu {}."


@transaction.atomic
def rencana_simpan(
    *, rencana: RencanaPelatihan, nilai: Mapping[str, Any], oleh: Any, versi: int | None = None
) -> RencanaPelatihan:
    """A new line, or a draft changed; what it stands on (`dasar`) is frozen with it. Raises VersiBasi."""
    if rencana.pk:
        rencana = RencanaPelatihan.objects.select_for_update(of=("self",), no_key=True).get(pk=rencana.pk)
        if versi is not None and rencana.versi != versi:
            raise VersiBasi(rencana, [])
        if rencana.keadaan not in DAPAT_DIUBAH:
            raise ValidationError("Rencana yang sudah diajukan tidak dapat diubah; minta dikembalikan dahulu.")
        rencana.versi += 1
    else:
        rencana.dibuat_oleh = oleh
    rencana.dasar = dasar_kebutuhan(nilai["kursus"])
    return tulis(rencana, nilai)


def dasar_kebutuhan(kursus: Kursus) -> dict[str, Any]:
    """Needs the course answers, as they are today."""
    if kursus.kompetensi_id is None:
        return {}
    butuh = PeringkatKebutuhan.objects.filter(kota=kursus.kota_id, kompetensi=kursus.kompetensi_id)
    jumlah = butuh.aggregate(orang=Count("pegawai", distinct=True), celah=Sum("gap"))
    return {"orang": jumlah["orang"], "celah": jumlah["celah"] or 0}


@transaction.atomic
def rencana_pindah(*, rencana: RencanaPelatihan, langkah: str, catatan: str, oleh: Any) -> RencanaPelatihan:
    """Propose, validate, give back or cancel. Validation keeps the plan of a unit within its pagu."""
    if langkah == "validasi":
        _dalam_pagu(rencana)
    RencanaPelatihan.objects.filter(pk=rencana.pk).update(catatan=catatan.strip())
    return apply_transition(RENCANA_WORKFLOW, langkah, rencana, oleh=oleh, catatan=catatan)


def _dalam_pagu(rencana: RencanaPelatihan) -> None:
    pagu = AnggaranPelatihan.objects.select_for_update(of=("self",), no_key=True).filter(
        instansi=rencana.instansi_id, tahun=rencana.tahun
    )
    anggaran = pagu.first()
    if anggaran is None:
        raise ValidationError(f"Pagu {rencana.instansi} tahun {rencana.tahun} belum ditetapkan.")
    sah = Q(keadaan=KeadaanRencana.DIVALIDASI.value) | Q(pk=rencana.pk)
    semua = RencanaPelatihan.objects.filter(sah, instansi=rencana.instansi_id, tahun=rencana.tahun)
    jumlah = semua.aggregate(n=Sum("anggaran"))["n"] or Decimal(0)
    if jumlah > anggaran.pagu:
        teks = MELEBIHI_PAGU.format(rencana.instansi, rencana.tahun, rupiah(jumlah), rupiah(anggaran.pagu))
        raise ValidationError(teks)
