"""Numbers of announcements and candidates: one after the other, behind the row of the city or of the selection."""

from django.conf import settings

from kepegawaian.instansi.models import Kota
from kepegawaian.promosi.models import LamaranJabatan, PaketPengangkatan, SeleksiJabatan


def nomor_pengumuman(seleksi: SeleksiJabatan) -> str:
    kota = Kota.objects.select_for_update(no_key=True).get(pk=seleksi.kota_id)
    terpakai = set(SeleksiJabatan.objects.filter(kota=kota).exclude(nomor="").values_list("nomor", flat=True))
    return _berikut(settings.SELEKSI_POLA_NOMOR, kota, kota.hari_ini().year, terpakai)


def nomor_sk(paket: PaketPengangkatan) -> str:
    kota = Kota.objects.select_for_update(no_key=True).get(pk=paket.kota_id)
    terpakai = set(PaketPengangkatan.objects.filter(kota=kota).exclude(nomor_sk="").values_list("nomor_sk", flat=True))
    return _berikut(settings.SK_JABATAN_POLA_NOMOR, kota, kota.hari_ini().year, terpakai)


def _berikut(pola: str, kota: Kota, tahun: int, terpakai: set[str]) -> str:
    urut = 1
    while (nomor := pola.format(urut=urut, tahun=tahun, singkatan=kota.singkatan)) in terpakai:
        urut += 1
    return nomor


def nomor_peserta(seleksi: SeleksiJabatan) -> str:
    """The caller holds the row of the selection."""
    return f"P-{LamaranJabatan.objects.filter(seleksi=seleksi).count() + 1:03d}"
