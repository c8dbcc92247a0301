"""The competency standard of a position: required levels, defaults by jenjang, and what its holder must bring."""

from collections.abc import Collection, Mapping
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction

from asn.core.services import VersiBasi
from kepegawaian.instansi.models import Instansi
from kepegawaian.jabatan.models import BidangTerkait, Jabatan, KamusKompetensi, StandarKompetensi, SyaratJabatan
from kepegawaian.jabatan.rules.enum import JenisJabatan, Jenjang
from kepegawaian.jabatan.rules.standar import level_bawaan

KELOLA = "jabatan.kelola_skj"


def level_menurut_jenjang(jabatan: Jabatan, tanggal: Any) -> int:
    """Default level of the nine generic competencies for this position."""
    jenjang = Jenjang(jabatan.jenjang) if jabatan.jenjang else None
    setelan = settings.SKJ_LEVEL
    return level_bawaan(JenisJabatan(jabatan.jenis), jenjang, pada=tanggal, setelan=setelan).nilai


def kompetensi_kamus() -> list[KamusKompetensi]:
    """What may be asked and assessed: the nine generic competencies, and the technical ones of the dictionary."""
    return list(KamusKompetensi.objects.order_by("kelompok", "kode"))


@transaction.atomic
def skj_simpan(
    *,
    jabatan: Jabatan,
    level: Mapping[int, int | None],
    syarat: Mapping[str, Any],
    bidang: Collection[Instansi],
    versi: int,
    oleh: Any,
) -> SyaratJabatan:
    """Levels by competency (None: not required) and the other requirements, as one edit.

    Raises VersiBasi when somebody saved it since the form was opened. What changed is kept by the field history.
    """
    baris = Jabatan.objects.terlihat_oleh(oleh, KELOLA).select_for_update(of=("self",)).filter(pk=jabatan.pk).first()
    if baris is None:
        raise PermissionDenied(KELOLA)
    lama = SyaratJabatan.objects.filter(jabatan=baris).first() or SyaratJabatan(
        kota_id=baris.kota_id, jabatan=baris, versi=0
    )
    if lama.versi != versi:
        raise VersiBasi(lama, [])
    for nama, nilai in syarat.items():
        setattr(lama, nama, nilai)
    lama.versi += 1
    lama.full_clean(exclude=["kota", "jabatan"])
    lama.save()
    _simpan_level(baris, level)
    _simpan_bidang(baris, bidang)
    return lama


def _simpan_level(jabatan: Jabatan, level: Mapping[int, int | None]) -> None:
    """Only what differs is written, so that the history tells what changed and nothing else."""
    ada = {s.kompetensi_id: s for s in StandarKompetensi.objects.filter(jabatan=jabatan)}
    for kompetensi_id, nilai in level.items():
        lama = ada.get(kompetensi_id)
        if lama is None and nilai:
            StandarKompetensi.objects.create(
                kota_id=jabatan.kota_id, jabatan=jabatan, kompetensi_id=kompetensi_id, level=nilai
            )
        elif lama is not None and nilai is None:
            lama.delete()
        elif lama is not None and nilai is not None and lama.level != nilai:
            lama.level = nilai
            lama.save(update_fields=["level"])


def _simpan_bidang(jabatan: Jabatan, bidang: Collection[Instansi]) -> None:
    diminta = {i.pk for i in bidang}
    ada = {b.perangkat_daerah_id: b for b in BidangTerkait.objects.filter(jabatan=jabatan)}
    for pk, baris in ada.items():
        if pk not in diminta:
            baris.delete()
    BidangTerkait.objects.bulk_create(
        BidangTerkait(kota_id=jabatan.kota_id, jabatan=jabatan, perangkat_daerah_id=pk) for pk in diminta - set(ada)
    )
