"""Training needs: written once by the process that found them, answered by whoever trains."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from kepegawaian.jabatan.models import KamusKompetensi
from kepegawaian.pegawai.models import KebutuhanPelatihan, Pegawai, RiwayatDiklat


@transaction.atomic
def kebutuhan_catat(
    *,
    pegawai: Pegawai,
    sumber: str,
    subjek: str,
    kunci: str,
    oleh: Any,
    kompetensi: KamusKompetensi | None = None,
    urgensi: str = "SEDANG",
    tautan: str = "",
) -> KebutuhanPelatihan:
    """The need under this key: a second call, also a concurrent one, finds the first and changes nothing."""
    return KebutuhanPelatihan.objects.get_or_create(
        kota_id=pegawai.kota_id,
        kunci=kunci,
        defaults={
            "pegawai": pegawai,
            "sumber": sumber,
            "subjek": subjek.strip(),
            "kompetensi": kompetensi,
            "urgensi": urgensi,
            "tautan": tautan,
            "dibuat_oleh": oleh,
        },
    )[0]


def kebutuhan_catat_banyak(kebutuhan: Sequence[KebutuhanPelatihan]) -> int:
    """Many needs in one statement; those whose key is known already stay as they are. Returns how many are new."""
    kunci = {(k.kota_id, k.kunci) for k in kebutuhan}
    ada = KebutuhanPelatihan.objects.filter(kota__in={k for k, _ in kunci}, kunci__in={k for _, k in kunci})
    lama = ada.count()
    KebutuhanPelatihan.objects.bulk_create(kebutuhan, ignore_conflicts=True, batch_size=2_000)
    return ada.count() - lama


@transaction.atomic
def kebutuhan_tutup(
    *, kebutuhan: KebutuhanPelatihan, keadaan: str, diklat: RiwayatDiklat | None = None
) -> KebutuhanPelatihan:
    """Answer a need (TERPENUHI, with the training) or give it up (DIBATALKAN). A closed one stays as it is."""
    baris = KebutuhanPelatihan.objects.select_for_update(of=("self",)).get(pk=kebutuhan.pk, kota=kebutuhan.kota_id)
    if baris.keadaan == "TERBUKA":
        baris.keadaan, baris.diklat = keadaan, diklat
        baris.save(update_fields=["keadaan", "diklat"])
    return baris
