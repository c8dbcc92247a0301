"""The dossier checklist: what is asked of whom and what is there, by one definition for profile, list and export."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Exists, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.db.models.lookups import GreaterThanOrEqual, IsNull

from asn.core.legal import tambah_bulan
from asn.core.models import RiwayatKeadaan
from kepegawaian.jabatan.rules.enum import MANAJERIAL
from kepegawaian.pegawai.models import (
    Dokumen,
    JenisDokumen,
    Keluarga,
    Pegawai,
    RiwayatDiklat,
    RiwayatJabatan,
    RiwayatKGB,
    RiwayatKinerja,
    RiwayatPangkat,
    RiwayatPendidikan,
)
from kepegawaian.pegawai.models.pegawai import PegawaiQuerySet

# For `ScopedQuerySet.berbentuk`: the list can then be written by a job as well.
BERKELENGKAPAN = f"{__name__}.berkelengkapan"
MENUNGGU = Q(verifikasi="BELUM", bukti__isnull=False)
# Whose latest row must carry its evidence: (model, fixed conditions, newest first).
_TERAKHIR: dict[str, tuple[Any, dict[str, Any], tuple[str, ...]]] = {
    "SK_CPNS": (RiwayatPangkat, {"jenis": "CPNS"}, ("-tmt",)),
    "KONTRAK": (RiwayatPangkat, {"jenis": "KONTRAK"}, ("-tmt",)),
    "PANGKAT": (RiwayatPangkat, {}, ("-tmt",)),
    "JABATAN": (RiwayatJabatan, {"penugasan": "DEFINITIF"}, ("-tmt_mulai",)),
    "KGB": (RiwayatKGB, {}, ("-tmt",)),
    "PENDIDIKAN": (RiwayatPendidikan, {}, ("-tingkat", "-tanggal_lulus")),
}


def daftar_periksa(tanggal: date) -> list[JenisDokumen]:
    """Items in force on the day, in their order."""
    return list(JenisDokumen.objects.pada(tanggal))


def diminta(butir: JenisDokumen, tanggal: date) -> Q:
    """People of whom the item is asked."""
    syarat = Q(jenis__in=butir.asn)
    if butir.syarat == "MANAJERIAL":
        syarat &= Q(jabatan__jenis__in=sorted(MANAJERIAL))
    elif butir.syarat == "DUA_TAHUN":
        syarat &= Q(tmt_masuk__lte=tambah_bulan(tanggal, -24))
    elif butir.syarat == "BERPASANGAN":
        pasangan = Keluarga.objects.filter(pegawai=OuterRef("pk"), hubungan__in=("SUAMI", "ISTRI"))
        syarat &= Q(Exists(pasangan.sah()))
    return syarat


def ada(butir: JenisDokumen, tanggal: date) -> Q:
    """People whose dossier holds the item: as a document, or as evidence of the riwayat row it belongs to."""
    dokumen = Dokumen.objects.filter(pegawai=OuterRef("pk"), tipe__kode=butir.kode).sah().order_by()
    if butir.riwayat in _TERAKHIR:
        model, saring, urutan = _TERAKHIR[butir.riwayat]
        terakhir = model.objects.filter(pegawai=OuterRef("pk"), **saring).sah().order_by(*urutan)
        return Q(Exists(dokumen)) | Q(IsNull(Subquery(terakhir.values("bukti_id")[:1]), False))
    riwayat = _riwayat_berbukti(butir.riwayat, tanggal)
    if butir.jumlah > 1:
        jumlah = _jumlah(dokumen) + (_jumlah(riwayat) if riwayat is not None else Value(0))
        return Q(GreaterThanOrEqual(jumlah, butir.jumlah))
    return Q(Exists(dokumen)) | (Q(Exists(riwayat)) if riwayat is not None else Q(pk__in=[]))


def _riwayat_berbukti(kode: str, tanggal: date) -> Any:
    """Rows with evidence, for the kinds of which any will do."""
    berbukti: dict[str, Any] = {"pegawai": OuterRef("pk"), "bukti__isnull": False}
    if kode == "DIKLAT":
        return RiwayatDiklat.objects.filter(**berbukti).sah().order_by()
    if kode == "KINERJA":
        return RiwayatKinerja.objects.filter(**berbukti, triwulan=None, tahun__gte=tanggal.year - 2).sah().order_by()
    return None


def _jumlah(kueri: Any) -> Coalesce:
    return Coalesce(Subquery(kueri.values("pegawai").annotate(n=Count("pk")).values("n")), 0)


def lengkap(butir: Iterable[JenisDokumen], tanggal: date) -> Q:
    """People of whose dossier nothing is missing."""
    syarat = Q()
    for satu in butir:
        syarat &= ~diminta(satu, tanggal) | ada(satu, tanggal)
    return syarat


def berkelengkapan(pegawai: PegawaiQuerySet, tanggal: date) -> PegawaiQuerySet:
    """Per item `minta_<id>` and `ada_<id>`, and how many documents wait for verification."""
    anotasi: dict[str, Any] = {}
    for butir in daftar_periksa(tanggal):
        anotasi[f"minta_{butir.pk}"] = diminta(butir, tanggal)
        anotasi[f"ada_{butir.pk}"] = ada(butir, tanggal)
    menunggu = Dokumen.objects.filter(MENUNGGU, pegawai=OuterRef("pk")).order_by()
    return pegawai.annotate(**anotasi, menunggu=_jumlah(menunggu))


def butir_diminta(pegawai: Any, butir: Iterable[JenisDokumen]) -> list[tuple[JenisDokumen, bool]]:
    """The items asked of a person annotated by `berkelengkapan`, and whether each is there."""
    return [(b, getattr(pegawai, f"ada_{b.pk}")) for b in butir if getattr(pegawai, f"minta_{b.pk}")]


def persen(ada: int, diminta: int) -> int:
    """Rounded down: only a complete dossier is 100."""
    return 100 * ada // diminta if diminta else 100


@dataclass(slots=True)
class ButirDosir:
    """One line of a person's checklist; `dokumen` are the rows that count, newest first."""

    tipe: JenisDokumen
    ada: bool
    dokumen: list[Dokumen] = field(default_factory=list)

    @property
    def dari_riwayat(self) -> bool:
        return self.ada and len(self.dokumen) < self.tipe.jumlah

    @property
    def belum_dipindai(self) -> bool:
        return self.ada and not self.dari_riwayat and all(d.bukti_id is None for d in self.dokumen)


@dataclass(frozen=True, slots=True)
class Dosir:
    """A person's dossier: the checklist, documents outside it, and what no longer counts with the reason."""

    butir: list[ButirDosir]
    lain: list[Dokumen]
    gugur: list[tuple[Dokumen, str]]

    @property
    def ada(self) -> int:
        return sum(b.ada for b in self.butir)

    @property
    def persen(self) -> int:
        return persen(self.ada, len(self.butir))


def dosir(pegawai: Pegawai, dokumen: Iterable[Dokumen], tanggal: date) -> Dosir:
    """`dokumen` are the person's rows the reader may see."""
    semua = daftar_periksa(tanggal)
    orang = berkelengkapan(Pegawai.objects.filter(pk=pegawai.pk, kota=pegawai.kota_id), tanggal).get()
    butir = {b.kode: ButirDosir(b, ada) for b, ada in butir_diminta(orang, semua)}
    lain, gugur = [], []
    for satu in dokumen:
        if satu.verifikasi not in ("BELUM", "TERVERIFIKASI"):
            gugur.append(satu)
        elif satu.tipe is not None and satu.tipe.kode in butir:
            butir[satu.tipe.kode].dokumen.append(satu)
        else:
            lain.append(satu)
    alasan = alasan_gugur(gugur)
    return Dosir(list(butir.values()), lain, [(d, alasan.get(d.pk, "")) for d in gugur])


def alasan_gugur(dokumen: list[Dokumen]) -> dict[int, str]:
    """Why each of these (already visible) documents was refused or withdrawn."""
    jejak = RiwayatKeadaan.objects.filter(
        objek_jenis=ContentType.objects.get_for_model(Dokumen), objek_id__in=[d.pk for d in dokumen]
    )
    return dict(jejak.order_by("pada", "pk").values_list("objek_id", "catatan")) if dokumen else {}


def urut_dosir(dokumen: Any) -> Any:
    """Newest first, with what a page shows of each."""
    return dokumen.select_related("tipe", "bukti__diunggah_oleh", "diverifikasi_oleh").order_by(
        F("tanggal").desc(nulls_last=True), "-pk"
    )
