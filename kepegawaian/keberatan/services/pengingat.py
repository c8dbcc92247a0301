"""The nightly round of a city: clocks that run out, deciders who are gone. Each reminder once."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from kepegawaian.keberatan.models import Keberatan
from kepegawaian.keberatan.services.kabar import kabar_masuk, kabarkan
from kepegawaian.keberatan.services.pemutus import akun_pemutus, pemutus_pasang

# Days before the end at which the decider is reminded.
MENJELANG = 3


def pengingat_jalankan(*, kota_id: int, hari_ini: date) -> dict[str, int]:
    """Remind, mark what is late, and find a new decider where the position has been left empty."""
    terbuka = Keberatan.objects.filter(kota=kota_id).berjalan()
    terbuka = terbuka.select_related("pemohon", "pemutus_jabatan", "pemutus_akun", "kota", "pejabat_awal", "pegawai")
    hasil = {"diingatkan": 0, "lewat": 0, "dialihkan": 0}
    for satu in terbuka:
        hasil["dialihkan"] += _cari_pengganti(satu, hari_ini)
        if hari_ini > satu.batas_putus:
            hasil["lewat"] += _tandai_lewat(satu, hari_ini)
        elif satu.batas_putus - hari_ini <= timedelta(days=MENJELANG):
            kunci = f"keberatan:{satu.pk}:menjelang"
            kabarkan(satu, akun_pemutus(satu, hari_ini), "batas memutus hampir tiba", kunci=kunci)
            hasil["diingatkan"] += 1
    return hasil


def _cari_pengganti(keberatan: Keberatan, hari_ini: date) -> bool:
    """A position without a holder (an acting appointment has ended, say) decides nothing: ask the kind again."""
    if not keberatan.pemutus_jabatan_id or akun_pemutus(keberatan, hari_ini):
        return False
    lama = keberatan.pemutus_jabatan_id
    pemutus_pasang(keberatan, hari_ini)
    if keberatan.pemutus_jabatan_id == lama:
        return False
    keberatan.save(update_fields=["pemutus_jabatan", "pemutus_akun", "ke_ppk"])
    keberatan.refresh_from_db(fields=["pemutus_jabatan"])
    kabar_masuk(keberatan)
    return True


@transaction.atomic
def _tandai_lewat(keberatan: Keberatan, hari_ini: date) -> bool:
    """Once: the kind says what the law makes of it; decider and appellant are told."""
    bebas = Keberatan.objects.select_for_update(of=("self",)).filter(pk=keberatan.pk, lewat_ditandai_pada=None)
    baris = bebas.berjalan().first()
    if baris is None:
        return False
    baris.lewat_ditandai_pada = timezone.now()
    baris.save(update_fields=["lewat_ditandai_pada"])
    penerima = [keberatan.pemohon, *akun_pemutus(keberatan, hari_ini)]
    kabarkan(keberatan, penerima, "melewati batas memutus", kunci=f"keberatan:{keberatan.pk}:lewat")
    if lewat := baris.jenis_objek.saat_lewat:
        lewat(keberatan=baris)
    return True
