"""Training needs: written once by the process that found them, answered by whoever trains."""

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
