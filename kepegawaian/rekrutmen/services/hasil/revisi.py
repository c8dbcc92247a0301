"""The revision after accepted objections: one list for all corrections that are waiting, whoever asks how often."""

from datetime import date

from asn.akun.models import Pengguna
from asn.core.workflows import TransitionRefused
from kepegawaian.rekrutmen.models import Pengumuman, Seleksi
from kepegawaian.rekrutmen.services.hasil.administrasi import ADMINISTRASI, administrasi_revisi
from kepegawaian.rekrutmen.services.hasil.terbit import pengumuman_revisi

SEBAB = "Sanggah diterima; hasil dihitung ulang dan diumumkan kembali (PermenPANRB 27/2021 ps. 31)."


def revisi_jalankan(*, seleksi_id: int, tahap: str, oleh_id: int, tanggal: date) -> Pengumuman | None:
    """Publish the next revision; None when somebody else already did, or the stage is over."""
    seleksi = Seleksi.objects.get(pk=seleksi_id)
    oleh = Pengguna.objects.get(pk=oleh_id)
    try:
        if tahap == ADMINISTRASI:
            return administrasi_revisi(seleksi=seleksi, sebab=SEBAB, tanggal=tanggal, oleh=oleh)
        return pengumuman_revisi(seleksi=seleksi, tahap=tahap, sebab=SEBAB, tanggal=tanggal, oleh=oleh)
    except TransitionRefused:
        return None
