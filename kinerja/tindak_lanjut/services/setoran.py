"""What the register gets of a plan: that it runs, until when, and how it ended; no target, no note."""

from kepegawaian.pegawai.models import PembinaanTercatat
from kepegawaian.pegawai.services.pembinaan import pembinaan_catat
from kinerja.tindak_lanjut.models import RencanaPembinaan
from kinerja.tindak_lanjut.rules.keadaan import KeadaanPembinaan as K

_SELESAI = frozenset({K.MEMBAIK, K.PINDAH_JABATAN, K.TURUN_JABATAN, K.PDH})


def rencana_setorkan(rencana: RencanaPembinaan) -> PembinaanTercatat | None:
    """Deposit a plan that has begun, as it stands now; one that was given up before is told to nobody (None)."""
    if rencana.mulai is None or rencana.selesai is None:
        return None
    keadaan = K(rencana.keadaan)
    return pembinaan_catat(
        pegawai=rencana.pegawai,
        pemicu=rencana.pemicu,
        mulai=rencana.mulai,
        selesai=rencana.selesai,
        keadaan="DIBATALKAN" if keadaan is K.DIBATALKAN else "SELESAI" if keadaan in _SELESAI else "BERJALAN",
        hasil="" if keadaan is K.BERJALAN else rencana.get_keadaan_display(),
        tautan=rencana.get_absolute_url(),
        kunci=f"pembinaan:{rencana.pk}",
    )
