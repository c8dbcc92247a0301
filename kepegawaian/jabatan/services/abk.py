"""Workload analyses: a draft is opened, filled and set; its result becomes the kebutuhan of the position."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from asn.core.services import VersiBasi, transition_row
from kepegawaian.instansi.models import Instansi
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
    draf = _draf_baru(baris.kota_id, baris.pk, semua.aggregate(n=Max("urut"))["n"] or 0, berlaku, oleh)
    draf.save(force_insert=True)
    lama = berlaku.uraian.values(*KOLOM_URAIAN) if berlaku else ()
    _ganti_uraian(draf, [dict(u) for u in lama])
    return draf


@transaction.atomic
def abk_buka_banyak(*, unit: Instansi, oleh: Any) -> int:
    """Drafts for every post at and under a unit that has none, from the rows in force; how many are new.

    Managerial posts are left out: they keep their one seat. Raises PermissionDenied for a unit with no post in reach.
    """
    terlihat = Jabatan.objects.terlihat_oleh(oleh, SUSUN).filter(instansi__jalur__startswith=unit.jalur)
    kunci = terlihat.exclude(jenis__in=sorted(MANAJERIAL)).pada(oleh.hari_ini()).select_for_update(of=("self",))
    ids = list(kunci.order_by("pk").values_list("pk", flat=True))
    if not ids and not terlihat.exists():
        raise PermissionDenied(SUSUN)
    semua = AnalisisBeban.objects.filter(jabatan__in=ids)
    ada = set(semua.filter(keadaan="DRAF").values_list("jabatan_id", flat=True))
    terakhir = dict(semua.order_by().values_list("jabatan_id").annotate(n=Max("urut")))
    berlaku = {a.jabatan_id: a for a in semua.filter(keadaan="DITETAPKAN").prefetch_related("uraian")}
    draf = [_draf_baru(unit.kota_id, pk, terakhir.get(pk, 0), berlaku.get(pk), oleh) for pk in ids if pk not in ada]
    AnalisisBeban.objects.bulk_create(draf, batch_size=1_000)
    salinan = [(d, u) for d in draf for u in (berlaku[d.jabatan_id].uraian.all() if d.jabatan_id in berlaku else ())]
    UraianTugas.objects.bulk_create(
        (
            UraianTugas(kota_id=d.kota_id, analisis=d, urutan=u.urutan, **{k: getattr(u, k) for k in KOLOM_URAIAN})
            for d, u in salinan
        ),
        batch_size=2_000,
    )
    return len(draf)


def _draf_baru(kota_id: int, jabatan_id: int, urut: int, lama: AnalisisBeban | None, oleh: Any) -> AnalisisBeban:
    return AnalisisBeban(
        kota_id=kota_id,
        jabatan_id=jabatan_id,
        urut=urut + 1,
        metode=lama.metode if lama else Metode.TUGAS.value,
        tanggal_data=oleh.hari_ini(),
        jke=lama.jke if lama else max(JKE_MENIT, key=lambda b: b.sejak).nilai,
        beban_menit=lama.beban_menit if lama else 0,
        hitung=lama.hitung if lama else 0,
        kebutuhan=lama.kebutuhan if lama else 0,
        dibuat_oleh=oleh,
    )


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


@transaction.atomic
def abk_segarkan(*, kota_id: int) -> int:
    """Figures of the city's drafts follow their rows again; an editor that is open sees another version. How many."""
    kunci = AnalisisBeban.objects.filter(kota=kota_id, keadaan="DRAF").select_for_update(of=("self",))
    berubah = []
    for draf in kunci.order_by("pk").prefetch_related("uraian"):
        hasil = abk_hitung(draf, [{"volume": u.volume, "norma": u.norma} for u in draf.uraian.all()])
        baru = (hasil.beban_menit, hasil.hitung, hasil.kebutuhan)
        if (draf.beban_menit, draf.hitung, draf.kebutuhan) != baru:
            draf.beban_menit, draf.hitung, draf.kebutuhan = baru
            draf.versi += 1
            berubah.append(draf)
    AnalisisBeban.objects.bulk_update(berubah, ["beban_menit", "hitung", "kebutuhan", "versi"], batch_size=1_000)
    return len(berubah)


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
