"""The trail of rows the demo writes in their final state: the steps that would have led there, by whom and when."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType

from asn.core.models import RiwayatKeadaan
from asn.core.workflows import Workflow
from kepegawaian.rekrutmen.workflows import FORMASI_WORKFLOW

Langkah = tuple[str, Any, datetime]


def tulis_jejak(alur: Workflow, milik: Iterable[tuple[Any, Sequence[Langkah]]]) -> None:
    """`milik`: rows, each with its steps in order: transition, account, moment. A step begins where the last ended."""
    RiwayatKeadaan.objects.bulk_create(satu for objek, langkah in milik for satu in _jejak(objek, alur, langkah))


def tulis_jejak_formasi(formasi: Iterable[Any], orang: dict[str, Any], ditetapkan: datetime) -> None:
    """Proposed by the unit, passed on by the BKD, approved by the PPK on the day given."""
    jejak = (
        ("usulkan", orang["pengelola"], ditetapkan - timedelta(days=21)),
        ("verifikasi", orang["bkd"], ditetapkan - timedelta(days=14)),
        ("tetapkan", orang["ppk"], ditetapkan),
    )
    tulis_jejak(FORMASI_WORKFLOW, ((f, jejak) for f in formasi))


def _jejak(objek: Any, alur: Workflow, langkah: Sequence[Langkah]) -> Iterable[RiwayatKeadaan]:
    jenis = ContentType.objects.get_for_model(objek)
    dari = ""
    for nama, oleh, pada in langkah:
        t = alur[nama]
        dari = dari if dari in t.dari else min(t.dari)
        yield RiwayatKeadaan(
            kota_id=objek.kota_id,
            objek_jenis=jenis,
            objek_id=objek.pk,
            transisi=nama,
            dari=dari,
            ke=t.ke,
            oleh=oleh,
            pada=pada,
            dasar=t.dasar,
        )
        dari = t.ke
