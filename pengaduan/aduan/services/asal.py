"""Where a figure of an evaluation comes from, for readers who may read figures but no reports."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from asn.core.angka import tulis_angka, tulis_bulat
from asn.core.periode import Periode
from kepegawaian.instansi.models import IndikatorInstansi, Instansi
from pengaduan.aduan.services.indikator import DEFINISI

SEBELUMNYA = 3
PERSEN = frozenset({"ADUAN_TEPAT_WAKTU", "ADUAN_DIBUKA_KEMBALI"})
DASAR = {
    "ADUAN_TEPAT_WAKTU": "laporan yang tenggatnya jatuh dalam periode",
    "ADUAN_MEDIAN_HARI": "laporan yang ditindaklanjuti",
    "ADUAN_DIBUKA_KEMBALI": "laporan yang ditindaklanjuti",
}


@dataclass(frozen=True, slots=True)
class Baris:
    """One figure: what it says, of how many reports, and how it stood in the periods before."""

    label: str
    definisi: str
    nilai: str
    dasar: str
    sebelumnya: tuple[tuple[Periode, str], ...]


@dataclass(frozen=True, slots=True)
class Asal:
    """The figures of one unit and period."""

    instansi: Instansi
    periode: Periode
    sebelumnya: tuple[Periode, ...]
    baris: tuple[Baris, ...]

    @property
    def alamat_daftar(self) -> str:
        """The reports behind them."""
        return f"{reverse('aduan:daftar')}?instansi={self.instansi.pk}&periode={self.periode.kode}"


def angka_asal(terlihat: QuerySet[IndikatorInstansi], instansi_id: int, periode: Periode) -> Asal | None:
    """What this reader may see of it; None when there is nothing."""
    lalu = [periode.sebelumnya()]
    while len(lalu) < SEBELUMNYA:
        lalu.append(lalu[-1].sebelumnya())
    kode = [p.kode for p in (periode, *lalu)]
    milik = terlihat.filter(instansi=instansi_id, jenis__in=DEFINISI, periode__in=kode).select_related("instansi")
    peta = {(satu.jenis, satu.periode): satu for satu in milik}
    kini = [peta[jenis, periode.kode] for jenis in DEFINISI if (jenis, periode.kode) in peta]
    if not kini:
        return None
    return Asal(kini[0].instansi, periode, tuple(lalu), tuple(_baris(satu, peta, lalu) for satu in kini))


def _baris(satu: IndikatorInstansi, peta: dict[tuple[str, str], IndikatorInstansi], lalu: list[Periode]) -> Baris:
    dasar = f"{tulis_bulat(satu.n)} {DASAR[satu.jenis]}" if satu.jenis in DASAR else ""
    dulu = tuple((p, _tulis(peta.get((satu.jenis, p.kode)))) for p in lalu)
    return Baris(satu.get_jenis_display(), DEFINISI[satu.jenis], _tulis(satu), dasar, dulu)


def _tulis(satu: Any) -> str:
    if satu is None or satu.nilai is None:
        return "–"
    nilai = tulis_angka(satu.nilai, 0 if satu.jenis == "ADUAN_JUMLAH" else 1)
    return f"{nilai}%" if satu.jenis in PERSEN else nilai
