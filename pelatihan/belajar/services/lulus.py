"""The end of a course: the JP it is worth, its certificate, and the fact in the register."""

from typing import Any

from django.utils import timezone

from pelatihan.belajar.models import Kepesertaan, Percobaan
from pelatihan.belajar.rules.hasil import jp_diakui
from pelatihan.belajar.workflows import KeadaanIkut

JENIS_SIASN_DARING = 16


def kepesertaan_luluskan(*, ikut: Kepesertaan, oleh: Any) -> Kepesertaan:
    """Pass: the JP follow from the course and the days on which it was studied. The caller holds the row."""
    hari = sorted(hari_belajar(ikut, oleh))
    ikut.selesai_pada = timezone.now()
    ikut.hari_belajar = len(hari)
    ikut.jp = jp_diakui(ikut.versi.jp, len(hari), oleh.hari_ini())
    ikut.keadaan = KeadaanIkut.LULUS.value
    ikut.save(update_fields=["selesai_pada", "hari_belajar", "jp", "keadaan"])
    return ikut


def hari_belajar(ikut: Kepesertaan, oleh: Any) -> set[Any]:
    """Days of the city's calendar on which a lesson or a test was finished, today included."""
    saat = [k for k in ikut.kemajuan.values_list("selesai_pada", flat=True) if k]
    saat += [p for p in Percobaan.objects.filter(kepesertaan=ikut).values_list("selesai_pada", flat=True) if p]
    return {timezone.localdate(s, timezone=oleh.zona) for s in saat} | {oleh.hari_ini()}
