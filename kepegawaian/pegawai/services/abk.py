"""What the pages of the workload analysis read: the analysis with its rows, and the post's load per holder."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from asn.core.angka import tulis_angka
from asn.core.legal import pada_tanggal
from kepegawaian.jabatan.models import AnalisisBeban, Jabatan
from kepegawaian.jabatan.rules.abk import METODE, PEMBULATAN, Metode, efisiensi
from kepegawaian.jabatan.rules.enum import MANAJERIAL
from kepegawaian.pegawai.services.struktur import pejabat_jabatan


@dataclass(frozen=True, slots=True)
class BarisABK:
    """One duty with what it takes: minutes a year and people."""

    uraian: str
    satuan: str
    volume: str
    norma: str
    menit: str
    orang: str


def baris_abk(analisis: AnalisisBeban) -> list[BarisABK]:
    """Rows in order, each rounded half up for reading; the sum is rounded once, from the exact figures."""
    hasil = []
    for u in analisis.uraian.all():
        menit = u.volume * u.norma if analisis.metode == Metode.TUGAS else u.volume / u.norma * analisis.jke
        orang = menit / analisis.jke
        hasil.append(
            BarisABK(
                u.uraian, u.satuan, _tulis(u.volume), _tulis(u.norma), tulis_angka(menit, 0), tulis_angka(orang, 3)
            )
        )
    return hasil


def _tulis(angka: Decimal) -> str:
    """13 and 12,5 rather than 13,00 and 12,50."""
    return tulis_angka(angka, 2).rstrip("0").rstrip(",")


def beban_jabatan(jabatan: Jabatan, analisis: AnalisisBeban | None, tanggal: date) -> dict[str, Any]:
    """How many hold the post today, and how hard the work lies on them by the analysis in force."""
    pejabat = pejabat_jabatan([jabatan.pk], tanggal).get(jabatan.pk, [])
    bezetting = sum(p.penugasan == "DEFINITIF" for p in pejabat)
    nilai = efisiensi(analisis.beban_menit, bezetting, jke=analisis.jke, pada=tanggal) if analisis else None
    return {"bezetting": bezetting, "selisih": bezetting - jabatan.kebutuhan, "efisiensi": nilai}


def keterangan_abk(analisis: AnalisisBeban) -> dict[str, Any]:
    """Names of the two figures under the method, its formula, and how the result is rounded."""
    bulat = pada_tanggal(PEMBULATAN, analisis.tanggal_data)
    return {
        "kolom": METODE[Metode(analisis.metode)],
        "pembulatan": f"Pecahan {str(bulat.nilai).replace('.', ',')} ke atas menjadi satu orang; {bulat.kutipan}.",
        "manajerial": analisis.jabatan.jenis in MANAJERIAL,
    }
