"""Positions an employee may apply for today: announced in the own city, within the days of registration."""

from typing import Any

from kepegawaian.promosi.models import Lowongan, SeleksiJabatan
from kepegawaian.promosi.models.seleksi import LowonganQuerySet
from kepegawaian.promosi.workflows import LAMAR, KeadaanSeleksi


def lowongan_terbuka(pengguna: Any) -> LowonganQuerySet:
    hari = pengguna.hari_ini()
    terbuka = SeleksiJabatan.objects.terlihat_oleh(pengguna, LAMAR).filter(
        keadaan=KeadaanSeleksi.DIUMUMKAN, pendaftaran_mulai__lte=hari, pendaftaran_sampai__gte=hari
    )
    semua = Lowongan.objects.filter(seleksi__in=terbuka).for_list()
    return semua.order_by("seleksi__pendaftaran_sampai", "pk")
