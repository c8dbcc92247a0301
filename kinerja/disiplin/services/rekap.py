"""How many cases there are, for those who lead and for the BKD: counts only, small ones never shown."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import Count, Q

from kinerja.disiplin.models import Perkara
from kinerja.disiplin.workflows import HIDUP, IZIN_REKAP, KeadaanPerkara

KOLOM = (
    ("berjalan", "Berjalan"),
    ("lewat", "Lewat tenggat"),
    ("ringan", "Dijatuhi ringan"),
    ("sedang", "Dijatuhi sedang"),
    ("berat", "Dijatuhi berat"),
    ("tidak_terbukti", "Tidak terbukti"),
)
BERLAKU = (KeadaanPerkara.PELAKSANAAN.value, KeadaanPerkara.SELESAI.value)


@dataclass(frozen=True, slots=True)
class BarisRekap:
    """One perangkat daerah; a small number is None."""

    nama: str
    angka: dict[str, int | None]

    @property
    def sel(self) -> list[tuple[str, int | None]]:
        """Heading and number, column by column."""
        return [(label, self.angka[kode]) for kode, label in KOLOM]


def rekap_perkara(pengguna: Any, tahun: int) -> tuple[list[BarisRekap], BarisRekap]:
    """Rows by perangkat daerah, and the sum; of cases opened in a year, within the reach for counts."""
    jangkauan = pengguna.jangkauan(IZIN_REKAP)
    dalam = Q(kota__in=sorted(jangkauan.kota_ids)) | Q(instansi__in=sorted(jangkauan.instansi_ids))
    # Not `terlihat_oleh`: nobody is named here, and only numbers leave this function.
    kueri = Perkara.objects.filter(dalam, kota__in=sorted(jangkauan.semua_kota), dibuka_pada__year=tahun).order_by()
    baris: list[Any] = list(kueri.values("instansi__perangkat_daerah__nama").annotate(**_hitung(pengguna.hari_ini())))
    baris.sort(key=lambda b: b["instansi__perangkat_daerah__nama"] or "")
    rinci = [BarisRekap(b["instansi__perangkat_daerah__nama"] or "Tanpa unit", _samar(b)) for b in baris]
    return rinci, BarisRekap("Jumlah", _jumlah(baris, rinci))


def _hitung(hari_ini: date) -> dict[str, Any]:
    def berlaku(huruf: str) -> Any:
        return Count("pk", filter=Q(hukuman__startswith=huruf, keadaan__in=BERLAKU))

    return {
        "berjalan": Count("pk", filter=Q(keadaan__in=sorted(HIDUP))),
        "lewat": Count("pk", filter=Q(keadaan__in=sorted(HIDUP), tenggat__lt=hari_ini)),
        "ringan": berlaku("R"),
        "sedang": berlaku("S"),
        "berat": berlaku("B"),
        "tidak_terbukti": Count("pk", filter=Q(keadaan=KeadaanPerkara.TIDAK_TERBUKTI)),
    }


def _samar(baris: dict[str, Any]) -> dict[str, int | None]:
    """Zero may be told; one to four would point at people."""
    batas = settings.SEL_PUBLIK_MINIMUM
    return {kode: None if 0 < baris[kode] < batas else baris[kode] for kode, _ in KOLOM}


def _jumlah(baris: Iterable[dict[str, Any]], rinci: list[BarisRekap]) -> dict[str, int | None]:
    """The sum, unless it is small itself or would give away the one number that is hidden above it."""
    batas = settings.SEL_PUBLIK_MINIMUM
    hasil: dict[str, int | None] = {}
    for kode, _ in KOLOM:
        jumlah = sum(b[kode] for b in baris)
        tertutup = sum(b.angka[kode] is None for b in rinci)
        hasil[kode] = None if 0 < jumlah < batas or tertutup == 1 else jumlah
    return hasil
