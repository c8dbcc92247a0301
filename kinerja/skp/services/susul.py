"""The appeal that belongs to an evaluation, for its page."""

from typing import Any

from kepegawaian.keberatan.models import Keberatan
from kepegawaian.keberatan.services.baca import keberatan_terlihat
from kinerja.skp.models import EvaluasiKinerja

KODE = "evaluasi-kinerja"


def keberatan_evaluasi(evaluasi: EvaluasiKinerja, pengguna: Any) -> Keberatan | None:
    """What this user may see of it."""
    return keberatan_terlihat(pengguna).filter(jenis=KODE, sasaran_id=evaluasi.pk).first()
