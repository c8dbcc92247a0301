"""The end of a course: the JP it is worth, its certificate, and through it the fact in the register."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone

from asn.akun.services.layanan import akun_layanan
from kepegawaian.pegawai.rules.enum import BentukBangkom
from pelatihan.belajar.models import Kepesertaan, Percobaan
from pelatihan.belajar.rules.hasil import jp_kursus_diakui
from pelatihan.belajar.workflows import KeadaanIkut
from pelatihan.program.services.kompetensi import kebutuhan_penuhi
from pelatihan.program.services.sertifikat import sertifikat_terbitkan


def kepesertaan_luluskan(*, ikut: Kepesertaan, oleh: Any) -> Kepesertaan:
    """Pass: the certificate is issued once, and the JP are those the ledger counts. The caller holds the row."""
    hari = sorted(hari_belajar(ikut, oleh))
    kursus, pegawai = ikut.kursus, ikut.pegawai
    sertifikat = sertifikat_terbitkan(
        pegawai=pegawai,
        judul=kursus.judul,
        jp=jp_kursus_diakui(ikut.versi.jp, len(hari), hari[-1]),
        bentuk=BentukBangkom.E_LEARNING,
        mulai=hari[0],
        selesai=hari[-1],
        sumber="BELAJAR",
        tautan=reverse("belajar:kursus", args=[kursus.pk]),
        kunci=f"belajar:{ikut.pk}",
        # The office issues it, not the learner.
        oleh=akun_layanan(pegawai.kota),
        penyelenggara=kursus.instansi.nama,
        nilai=ikut.nilai_akhir,
    )
    if kursus.kompetensi_id:
        kebutuhan_penuhi(pegawai=pegawai, kompetensi=kursus.kompetensi, diklat=sertifikat.diklat)
    ikut.sertifikat, ikut.jp = sertifikat, sertifikat.jp_diakui
    ikut.selesai_pada, ikut.hari_belajar = timezone.now(), len(hari)
    ikut.keadaan = KeadaanIkut.LULUS.value
    ikut.save(update_fields=["sertifikat", "jp", "selesai_pada", "hari_belajar", "keadaan"])
    return ikut


def hari_belajar(ikut: Kepesertaan, oleh: Any) -> set[date]:
    """Days of the city's calendar on which a lesson or a test was finished, today included."""
    saat = [k for k in ikut.kemajuan.values_list("selesai_pada", flat=True) if k]
    saat += [p for p in Percobaan.objects.filter(kepesertaan=ikut).values_list("selesai_pada", flat=True) if p]
    return {timezone.localdate(s, timezone=oleh.zona) for s in saat} | {oleh.hari_ini()}
