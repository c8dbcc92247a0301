"""What the page of one SKP shows beside its content: how far it is, what happened, and the naskah that were set."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet

from asn.core.models import RiwayatKeadaan
from kinerja.skp.models import SKP, Indikator, NaskahSKP, Realisasi
from kinerja.skp.workflows import SKP_WORKFLOW, KeadaanSKP

_URUT = (
    (KeadaanSKP.DRAF, "Disusun"),
    (KeadaanSKP.DIAJUKAN, "Diajukan"),
    (KeadaanSKP.DISEPAKATI, "Disepakati"),
    (KeadaanSKP.DITETAPKAN, "Ditetapkan"),
)
_KE = {
    KeadaanSKP.DRAF: 0,
    KeadaanSKP.DIKLARIFIKASI: 0,
    KeadaanSKP.PERUBAHAN: 0,
    KeadaanSKP.DIAJUKAN: 1,
    KeadaanSKP.DISEPAKATI: 2,
    KeadaanSKP.DITETAPKAN: 3,
    KeadaanSKP.DITUTUP: 3,
}


@dataclass(frozen=True, slots=True)
class LangkahSKP:
    label: str
    selesai: bool
    kini: bool
    pada: datetime | None = None


def langkah_skp(skp: SKP) -> list[LangkahSKP]:
    """The way in four steps; a cancelled SKP has none."""
    ke = _KE.get(KeadaanSKP(skp.keadaan))
    if ke is None:
        return []
    pada = (skp.dibuat_pada, skp.diajukan_pada, skp.disepakati_pada, skp.ditetapkan_pada)
    tetap = ke == 3
    return [
        LangkahSKP(label, i < ke or tetap, i == ke and not tetap, pada[i] if i <= ke else None)
        for i, (_, label) in enumerate(_URUT)
    ]


def peristiwa(skp: SKP) -> list[dict[str, Any]]:
    """Every step with who took it, newest first."""
    jenis = ContentType.objects.get_for_model(SKP)
    kueri = RiwayatKeadaan.objects.filter(objek_jenis=jenis, objek_id=skp.pk, kota=skp.kota_id)
    return [
        {"judul": SKP_WORKFLOW[r.transisi].label, "pada": r.pada, "oleh": r.oleh, "catatan": r.catatan}
        for r in kueri.select_related("oleh").order_by("-pada", "-pk")
    ]


def naskah_menurut(skp: SKP) -> QuerySet[NaskahSKP]:
    """The contents that were set, with what their documents print."""
    ikut = ("skp__pegawai__golongan", "skp__kota", "skp__instansi", "skp__perangkat_daerah")
    kueri: QuerySet[NaskahSKP] = NaskahSKP.objects.filter(skp=skp)
    return kueri.select_related(*ikut, "skp__penilai__golongan", "skp__jabatan_penilai")


def naskah_skp(skp: SKP) -> list[NaskahSKP]:
    """The contents that were set, newest first."""
    return list(NaskahSKP.objects.filter(skp=skp).select_related("ditetapkan_oleh").order_by("-ke"))


def indikator_skp(skp: SKP) -> list[Indikator]:
    """Every indicator of a SKP in the order of its form, with its RHK."""
    kueri = Indikator.objects.filter(rhk__skp=skp).select_related("rhk")
    return list(kueri.order_by("-rhk__jenis", "rhk__urutan", "rhk", "urutan", "pk"))


def realisasi_periode(skp: SKP, periode: str) -> dict[int, Realisasi]:
    """What was written for one period, by indicator."""
    return {r.indikator_id: r for r in Realisasi.objects.filter(skp=skp, periode=periode)}
