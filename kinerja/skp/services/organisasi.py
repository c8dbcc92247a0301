"""The predicate of an organisation: set by the leader one level above, before anybody in it is judged.

SE MenPANRB 3/2023: first the achievement of the organisation, then the pattern, then the people.
"""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from asn.core.kueri_tetap import KueriTetap, salah_satu
from asn.core.services import VersiBasi
from asn.core.workflows import TransitionRefused
from kepegawaian.instansi.models import IndikatorInstansi, Instansi
from kepegawaian.jabatan.models import Jabatan
from kinerja.skp.models import EvaluasiKinerja, PredikatOrganisasi
from kinerja.skp.rules.periode import periode_dari_kode
from kinerja.skp.workflows import DISAMPAIKAN_KE_ATAS, IZIN_PREDIKAT_ORGANISASI

SUMBER = "Penetapan predikat kinerja organisasi"
SUDAH_DIPAKAI = "Sudah ada evaluasi yang disampaikan dengan predikat organisasi ini, sehingga tidak dapat diubah."


def unit_ditetapkan(pengguna: Any) -> QuerySet[Instansi]:
    """Units whose predicate this user sets: those led by a post directly below one held today; tops for the PPK."""
    jangkauan = pengguna.jangkauan(IZIN_PREDIKAT_ORGANISASI)
    pimpinan = Jabatan.objects.filter(memimpin=True, berlaku_sampai=None)
    di_bawah = pimpinan.filter(atasan__in=sorted(jangkauan.jabatan_ids))
    if jangkauan.kota_ids:
        di_bawah = di_bawah | pimpinan.filter(kota__in=sorted(jangkauan.kota_ids), atasan=None)
    return Instansi.objects.filter(pk__in=di_bawah.values("instansi")).order_by("jalur")


def unit_dipimpin(pengguna: Any) -> list[Instansi]:
    """The same with the unit above each, in the order of the tree."""
    j = pengguna.jangkauan(IZIN_PREDIKAT_ORGANISASI)
    nilai = {"jabatan": sorted(j.jabatan_ids), "kota": sorted(j.kota_ids)}
    return _UNIT.semua(**nilai) if any(nilai.values()) else []


def _unit(jabatan: Any, kota: Any) -> QuerySet[Instansi]:
    di_bawah = Q(salah_satu("atasan_id", jabatan)) | Q(salah_satu("kota_id", kota), atasan=None)
    pimpinan = Jabatan.objects.filter(di_bawah, memimpin=True, berlaku_sampai=None)
    return Instansi.objects.filter(pk__in=pimpinan.values("instansi")).select_related("induk").order_by("jalur")


_UNIT = KueriTetap(_unit)


@transaction.atomic
def predikat_tetapkan(
    *,
    instansi: Instansi,
    periode: str,
    predikat: str,
    capaian: str,
    oleh: Any,
    rekomendasi: str = "",
    versi: int = 0,
) -> PredikatOrganisasi:
    """Set or change it until the first evaluation that stands on it is delivered; deposit it for a top unit.

    Raises PermissionDenied for anybody but the leader one level above, VersiBasi when somebody was faster,
    TransitionRefused once it has been used, ValidationError by field.
    """
    if not unit_ditetapkan(oleh).filter(pk=instansi.pk).exists():
        raise PermissionDenied(IZIN_PREDIKAT_ORGANISASI)
    lama = PredikatOrganisasi.objects.select_for_update().filter(instansi=instansi, periode=periode).first()
    if (lama.versi if lama else 0) != versi:
        raise VersiBasi(lama or instansi, [])
    if lama and lama.evaluasi.filter(keadaan__in=sorted(DISAMPAIKAN_KE_ATAS)).exists():
        raise TransitionRefused(SUDAH_DIPAKAI)
    baris = lama or PredikatOrganisasi(kota_id=instansi.kota_id, instansi=instansi, periode=periode)
    pimpinan = Jabatan.objects.filter(instansi=instansi, memimpin=True, berlaku_sampai=None).first()
    baris.tahun = periode_dari_kode(periode).mulai.year
    baris.predikat, baris.capaian, baris.rekomendasi = predikat, capaian.strip(), rekomendasi.strip()
    baris.jabatan_penetap_id = pimpinan.atasan_id if pimpinan else None
    baris.ditetapkan_oleh, baris.ditetapkan_pada = oleh, timezone.now()
    baris.versi = versi + 1
    baris.full_clean(exclude=["kota", "instansi", "ditetapkan_oleh", "jabatan_penetap"])
    try:
        with transaction.atomic():
            baris.save()
    except IntegrityError as galat:
        raise VersiBasi(instansi, []) from galat
    _setorkan(baris)
    _segarkan_draf(baris)
    return baris


def _setorkan(baris: PredikatOrganisasi) -> None:
    """The register keeps quarters and years of top units."""
    if baris.instansi.induk_id or "-B" in baris.periode:
        return
    IndikatorInstansi.objects.update_or_create(
        kota_id=baris.kota_id,
        instansi=baris.instansi,
        periode=baris.periode,
        jenis="PREDIKAT_ORGANISASI",
        defaults={"kode": baris.predikat, "sumber": SUMBER, "tautan": reverse("skp:organisasi")},
    )


def _segarkan_draf(baris: PredikatOrganisasi) -> None:
    """Drafts that stand on it are to be judged again: their pages name a predicate that has changed."""
    EvaluasiKinerja.objects.filter(predikat_organisasi=baris, keadaan="draf").update(predikat_organisasi=None)


def predikat_untuk(evaluasi: Iterable[EvaluasiKinerja]) -> dict[int, PredikatOrganisasi | None]:
    """By evaluation: the predicate its person is judged under. Two queries, however many evaluations.

    Who leads a unit is judged by that unit's own; everybody else by that of the unit of the judging post. Where a unit
    has none, the nearest unit above it that has one.
    """
    semua = list(evaluasi)
    if not semua:
        return {}
    ditetapkan = _DITETAPKAN.semua(kota_id=semua[0].kota_id, periode=sorted({e.periode for e in semua}))
    menurut = {(p.instansi_id, p.periode): p for p in ditetapkan}
    unit = {e.pk: unit_dinilai(e) for e in semua}
    jalur = dict(_JALUR.semua(kunci=sorted({u for u in unit.values() if u})))
    return {e.pk: _terdekat(menurut, jalur.get(unit[e.pk] or 0, ""), e.periode) for e in semua}


_DITETAPKAN = KueriTetap(
    lambda kota_id, periode: PredikatOrganisasi.objects.filter(
        salah_satu("periode", periode), kota=kota_id
    ).select_related("instansi")
)
_JALUR = KueriTetap(
    lambda kunci: Instansi.objects.filter(salah_satu("pk", kunci)).order_by().values_list("pk", "jalur")
)


def unit_dinilai(evaluasi: EvaluasiKinerja) -> int | None:
    """The unit whose achievement counts for this person."""
    jabatan = evaluasi.skp.jabatan
    if jabatan.memimpin:
        return jabatan.instansi_id
    if evaluasi.skp.siklus.lingkup_pola == "perangkat_daerah":
        return evaluasi.perangkat_daerah_id
    return evaluasi.jabatan_penilai.instansi_id if evaluasi.jabatan_penilai else evaluasi.instansi_id


def _terdekat(
    menurut: dict[tuple[int, str], PredikatOrganisasi], jalur: str, periode: str
) -> PredikatOrganisasi | None:
    for satu in reversed([int(b) for b in jalur.split("/") if b]):
        if ada := menurut.get((satu, periode)):
            return ada
    return None


def pastikan_ada(predikat: PredikatOrganisasi | None) -> PredikatOrganisasi:
    """Raises ValidationError: nobody is judged before the organisation is."""
    if predikat is None:
        raise ValidationError(
            "Predikat kinerja organisasi periode ini belum ditetapkan pimpinan di atasnya (SE MenPANRB 3/2023)."
        )
    return predikat
