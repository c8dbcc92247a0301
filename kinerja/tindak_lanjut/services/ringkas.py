"""Figures above the list of plans: each is counted by the filter it leads to."""

from datetime import date
from typing import Any

from django.db.models import Count, Q

from kinerja.tindak_lanjut.models.pembinaan import RencanaQuerySet
from kinerja.tindak_lanjut.rules.keadaan import KeadaanPembinaan as K


def ringkasan(rencana: RencanaQuerySet, alamat: str, hari_ini: date) -> list[dict[str, Any]]:
    """Cards: how many wait, run, are neglected, have improved, and are beyond the months of improvement."""
    lanjut = (K.UJI_KOMPETENSI, K.EVALUASI_PERJANJIAN, K.PENEMPATAN_SEMENTARA)
    jumlah = rencana.order_by().aggregate(
        diusulkan=Count("pk", filter=Q(keadaan=K.DIUSULKAN.value)),
        berjalan=Count("pk", filter=Q(keadaan=K.BERJALAN.value)),
        membaik=Count("pk", filter=Q(keadaan=K.MEMBAIK.value)),
        lanjut=Count("pk", filter=Q(keadaan__in=[k.value for k in lanjut])),
    )
    return [
        {"label": "Menunggu dimulai", "nilai": jumlah["diusulkan"], "url": f"{alamat}?keadaan={K.DIUSULKAN.value}"},
        {"label": "Berjalan", "nilai": jumlah["berjalan"], "url": f"{alamat}?keadaan={K.BERJALAN.value}"},
        {
            "label": "Titik pantau terlambat",
            "nilai": rencana.order_by().terlambat(hari_ini).count(),
            "url": f"{alamat}?pantau=terlambat",
        },
        {"label": "Uji kompetensi dan sesudahnya", "nilai": jumlah["lanjut"], "url": ""},
        {"label": "Membaik", "nilai": jumlah["membaik"], "url": f"{alamat}?keadaan={K.MEMBAIK.value}"},
    ]
