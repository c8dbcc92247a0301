"""The way of a row through its states, for the page that shows it."""

from typing import Any

from django.contrib.contenttypes.models import ContentType

from asn.core.models import RiwayatKeadaan
from asn.core.workflows import Workflow


def riwayat_keadaan(objek: Any, alur: Workflow) -> list[RiwayatKeadaan]:
    """Newest first, each with `label` in the words of its workflow."""
    jenis = ContentType.objects.get_for_model(type(objek))
    label = {t.nama: t.label for t in alur.transisi}
    semua = RiwayatKeadaan.objects.filter(objek_jenis=jenis, objek_id=objek.pk).select_related("oleh")
    butir = list(semua.order_by("-pada", "-pk"))
    for satu in butir:
        satu.label = label.get(satu.transisi, satu.transisi)  # type: ignore[attr-defined]
    return butir
