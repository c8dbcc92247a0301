"""What pages show beside the rows themselves: the trail of states and what a person may do next."""

from typing import Any

from django.contrib.contenttypes.models import ContentType

from asn.core.models import BerkotaModel, RiwayatKeadaan
from asn.core.workflows import Workflow


def jejak_keadaan(objek: BerkotaModel, alur: Workflow) -> list[dict[str, Any]]:
    """Who moved this from where to where; ask only for a row fetched through `terlihat_oleh`."""
    baris = RiwayatKeadaan.objects.filter(
        kota_id=objek.kota_id, objek_jenis=ContentType.objects.get_for_model(type(objek)), objek_id=objek.pk
    ).select_related("oleh")
    label = {t.nama: t.label for t in alur.transisi}
    return [
        {"judul": label.get(b.transisi, b.transisi), "oleh": b.oleh, "pada": b.pada, "catatan": b.catatan}
        for b in baris
    ]
