"""Evidence of a competency out of a passed course, deposited in the register once."""

from datetime import date
from typing import Any

from django.db import transaction

from kepegawaian.jabatan.models import KamusKompetensi
from kepegawaian.pegawai.models import KebutuhanPelatihan, Pegawai, RiwayatDiklat, RiwayatKompetensi
from kepegawaian.pegawai.services.kebutuhan import kebutuhan_tutup
from kepegawaian.pegawai.services.profil import JENIS_RIWAYAT
from kepegawaian.pegawai.services.riwayat import riwayat_catat
from pelatihan.program.rules.kompetensi import level_bukti

PENYELENGGARA = "Bukti pelatihan: {}"


@transaction.atomic
def bukti_kompetensi_catat(
    *, pegawai: Pegawai, kompetensi: KamusKompetensi, level: int, judul: str, tanggal: date, tautan: str, oleh: Any
) -> RiwayatKompetensi | None:
    """Deposit the level a passed course proves; None when it proves nothing new, or already did on this page.

    At most one level above the last assessment (`rules.kompetensi`); the organiser names the course, so that nobody
    takes it for an assessment.
    """
    Pegawai.objects.select_for_update(of=("self",), no_key=True).get(pk=pegawai.pk)
    ada = RiwayatKompetensi.objects.filter(kota=pegawai.kota_id, pegawai=pegawai, kompetensi=kompetensi).sah()
    if tautan and ada.filter(tautan=tautan).exists():
        return None
    if ada.filter(tanggal=tanggal).exists():
        return None  # assessed on the very day: the assessment stands
    terakhir = ada.filter(tanggal__lte=tanggal).order_by("-tanggal", "-pk").values_list("level", flat=True).first()
    capai = level_bukti(terakhir, level)
    if capai is None:
        return None
    return riwayat_catat(
        jenis=JENIS_RIWAYAT["kompetensi"],
        pegawai=pegawai,
        isi={
            "kompetensi": kompetensi.pk,
            "level": capai,
            "tanggal": tanggal.isoformat(),
            "penyelenggara": PENYELENGGARA.format(judul)[:200],
        },
        oleh=oleh,
        tautan=tautan,
    )


def kebutuhan_penuhi(*, pegawai: Pegawai, kompetensi: KamusKompetensi | None, diklat: RiwayatDiklat) -> int:
    """Answer the open needs of this competency with this training; returns how many."""
    if kompetensi is None:
        return 0
    terbuka = KebutuhanPelatihan.objects.filter(kota=pegawai.kota_id, pegawai=pegawai, kompetensi=kompetensi).terbuka()
    semua = list(terbuka)
    for satu in semua:
        kebutuhan_tutup(kebutuhan=satu, keadaan="TERPENUHI", diklat=diklat)
    return len(semua)
