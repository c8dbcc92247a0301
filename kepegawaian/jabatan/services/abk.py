"""Workload analyses: a draft is opened, filled and set; its result becomes the kebutuhan of the position."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from asn.core.services import VersiBasi, transition_row
from kepegawaian.jabatan.models import AnalisisBeban, Jabatan, UraianTugas
from kepegawaian.jabatan.rules.abk import JKE_MENIT, HasilABK, Metode, kebutuhan
from kepegawaian.jabatan.rules.enum import MANAJERIAL
from kepegawaian.jabatan.workflows import ALUR_ABK

SUSUN = "jabatan.susun_abk"
TETAPKAN = "jabatan.tetapkan_abk"
KOLOM_URAIAN = ("uraian", "satuan", "volume", "norma")


@transaction.atomic
def abk_buka(*, jabatan: Jabatan, oleh: Any) -> AnalisisBeban:
    """The draft of this position; a new one starts from the rows of the version in force."""
    baris = Jabatan.objects.terlihat_oleh(oleh, SUSUN).select_for_update(of=("self",)).filter(pk=jabatan.pk).first()
    if baris is None:
        raise PermissionDenied(SUSUN)
    semua = AnalisisBeban.objects.filter(jabatan=baris)
    if draf := semua.filter(keadaan="DRAF").first():
        return draf
    berlaku = semua.filter(keadaan="DITETAPKAN").first()
    draf = AnalisisBeban.objects.create(
        kota_id=baris.kota_id,
        jabatan=baris,
        urut=(semua.aggregate(n=Max("urut"))["n"] or 0) + 1,
        metode=berlaku.metode if berlaku else Metode.TUGAS.value,
        tanggal_data=oleh.hari_ini(),
        jke=berlaku.jke if berlaku else max(JKE_MENIT, key=lambda b: b.sejak).nilai,
        dibuat_oleh=oleh,
    )
    lama = berlaku.uraian.values(*KOLOM_URAIAN) if berlaku else ()
    _ganti_uraian(draf, [dict(u) for u in lama])
    return draf


@transaction.atomic
def abk_simpan(
    *,
    analisis: AnalisisBeban,
    kepala: Mapping[str, Any],
    uraian: Sequence[Mapping[str, Any]],
    versi: int,
    oleh: Any,
) -> AnalisisBeban:
    """Head and rows of a draft as they were sent. Raises VersiBasi when somebody saved it meanwhile."""
    draf = _draf(analisis, oleh, SUSUN, versi)
    for nama in ("metode", "tanggal_data", "jke", "catatan"):
        setattr(draf, nama, kepala[nama])
    _ganti_uraian(draf, uraian)
    hasil = abk_hitung(draf, uraian)
    draf.beban_menit, draf.hitung, draf.kebutuhan = hasil.beban_menit, hasil.hitung, hasil.kebutuhan
    draf.versi += 1
    draf.save()
    return draf


def abk_hitung(analisis: AnalisisBeban, uraian: Sequence[Mapping[str, Any]]) -> HasilABK:
    """What these rows come to under the method of the analysis."""
    pasangan = [(Decimal(u["volume"]), Decimal(u["norma"])) for u in uraian]
    return kebutuhan(Metode(analisis.metode), pasangan, jke=analisis.jke, pada=analisis.tanggal_data)


@transaction.atomic
def abk_tetapkan(*, analisis: AnalisisBeban, versi: int, oleh: Any, catatan: str = "") -> AnalisisBeban:
    """The draft comes into force; the one before is kept as superseded, the position gets its kebutuhan.

    A managerial post keeps its one seat, whatever its workload (UU 20/2023 ps. 14).
    """
    draf = _draf(analisis, oleh, TETAPKAN, versi)
    baris = list(draf.uraian.values(*KOLOM_URAIAN))
    if not baris:
        raise ValidationError("Isi sedikitnya satu uraian tugas sebelum menetapkan.")
    if lama := AnalisisBeban.objects.filter(jabatan=draf.jabatan_id, keadaan="DITETAPKAN").first():
        transition_row(ALUR_ABK, "ganti", lama, oleh=oleh)
    hasil = abk_hitung(draf, baris)
    ini = transition_row(ALUR_ABK, "tetapkan", draf, oleh=oleh, catatan=catatan)
    jabatan = Jabatan.objects.select_for_update().get(pk=ini.jabatan_id)
    ini.beban_menit, ini.hitung, ini.kebutuhan = hasil.beban_menit, hasil.hitung, hasil.kebutuhan
    ini.kebutuhan_sebelum = jabatan.kebutuhan
    ini.ditetapkan_oleh, ini.ditetapkan_pada = oleh, timezone.now()
    ini.versi += 1
    ini.save()
    if jabatan.jenis not in MANAJERIAL and jabatan.kebutuhan != ini.kebutuhan:
        jabatan.kebutuhan = ini.kebutuhan
        jabatan.versi += 1
        jabatan.save(update_fields=["kebutuhan", "versi"])
    return ini


def _draf(analisis: AnalisisBeban, oleh: Any, izin: str, versi: int) -> AnalisisBeban:
    """The draft, locked, as its reader last saw it."""
    kueri = AnalisisBeban.objects.terlihat_oleh(oleh, izin).select_for_update(of=("self",))
    draf = kueri.filter(pk=analisis.pk).first()
    if draf is None:
        raise PermissionDenied(izin)
    if draf.keadaan != "DRAF":
        raise ValidationError("Analisis ini sudah ditetapkan; buka versi baru untuk mengubahnya.")
    if draf.versi != versi:
        raise VersiBasi(draf, [])
    return draf


def _ganti_uraian(draf: AnalisisBeban, uraian: Sequence[Mapping[str, Any]]) -> None:
    draf.uraian.all().delete()
    UraianTugas.objects.bulk_create(
        UraianTugas(kota_id=draf.kota_id, analisis=draf, urutan=i, **{k: u[k] for k in KOLOM_URAIAN})
        for i, u in enumerate(uraian, 1)
    )
