"""Every hour, city by city: papers whose clock ran out while nobody was looking are marked."""

from django.db.models import QuerySet
from django.utils import timezone

from asn.akun.models import Pengguna
from asn.core.lingkup import lingkup_kota
from pelatihan.belajar.models import Percobaan
from pelatihan.belajar.services.kuis import percobaan_segarkan

SEKALI = 500


def terlewat(kota_id: int) -> QuerySet[Percobaan]:
    """Attempts of a city that nobody closed; an account that is closed keeps its attempt."""
    semua = Percobaan.objects.filter(kota=kota_id, keadaan="berjalan", batas_pada__lt=timezone.now())
    return semua.filter(kepesertaan__pegawai__akun__is_active=True).order_by("batas_pada")


def percobaan_tutup_lewat(*, kota_id: int) -> int:
    """Close them one by one, each in a transaction of its own, as its learner would; returns how many."""
    with lingkup_kota([kota_id]):
        ids = list(terlewat(kota_id).values_list("pk", flat=True)[:SEKALI])
    return sum(_satu(kota_id, pk) for pk in ids)


def _satu(kota_id: int, pk: int) -> bool:
    with lingkup_kota([kota_id]):
        satu = terlewat(kota_id).select_related("kepesertaan", "kuis").filter(pk=pk).first()
        if satu is None:
            return False
        oleh = Pengguna.objects.select_related("kota").get(pegawai=satu.kepesertaan.pegawai_id)
        return percobaan_segarkan(percobaan=satu, oleh=oleh).keadaan != "berjalan"
