"""Periods of improvement in the register: written by the process that runs the plan, once per plan."""

from datetime import date

from django.db import transaction

from kepegawaian.pegawai.models import Pegawai, PembinaanTercatat, RiwayatKinerja


@transaction.atomic
def pembinaan_catat(
    *,
    pegawai: Pegawai,
    pemicu: RiwayatKinerja,
    mulai: date,
    selesai: date,
    keadaan: str,
    kunci: str,
    hasil: str = "",
    tautan: str = "",
) -> PembinaanTercatat:
    """The row under this key as it stands now; a second call with the same facts changes nothing."""
    isi = {
        "pegawai": pegawai,
        "pemicu": pemicu,
        "mulai": mulai,
        "selesai": selesai,
        "keadaan": keadaan,
        "hasil": hasil,
        "tautan": tautan,
    }
    return PembinaanTercatat.objects.update_or_create(kota_id=pegawai.kota_id, kunci=kunci, defaults=isi)[0]
