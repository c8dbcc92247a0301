"""Tindak lanjut hasil evaluasi kinerja: deret predikat dan masa perbaikan. PP 30/2019 ps. 56–58; PermenPANRB 6/2022.

What the periodic evaluation proposes and what the follow-up decides must never differ, so both ask here.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from asn.core.legal import Berlaku, DasarHukum
from asn.core.periode import Periode
from kepegawaian.pegawai.rules.enum import Hukdis, PredikatKinerja

Bukti = int | str

DASAR_PENGHARGAAN = DasarHukum("PP 30/2019")
DASAR_PERBAIKAN = DasarHukum("PP 30/2019", "ps. 57–58")
# Only the year of PP 30/2019 is known to us.
BULAN_PERBAIKAN = (Berlaku(date(2019, 1, 1), 6, DASAR_PERBAIKAN, "sedang"),)


@dataclass(frozen=True, slots=True)
class PredikatTahunan:
    """One annual evaluation. A year evaluated in two parts has two rows, and both must qualify."""

    tahun: int
    predikat: PredikatKinerja
    bukti: Bukti


@dataclass(frozen=True, slots=True)
class PredikatPeriodik:
    periode: Periode
    predikat: PredikatKinerja
    bukti: Bukti


@dataclass(frozen=True, slots=True)
class HukdisTercatat:
    hukdis: Hukdis
    tanggal: date


def predikat_dua_tahun(predikat: Sequence[PredikatTahunan], *, tahun: int) -> list[PredikatTahunan]:
    """Hasil evaluasi kedua tahun yang berakhir pada `tahun`, menurut tahun; kosong bila salah satunya tidak ada."""
    terlibat = sorted((p for p in predikat if p.tahun in (tahun - 1, tahun)), key=lambda p: p.tahun)
    return terlibat if {p.tahun for p in terlibat} == {tahun - 1, tahun} else []


def terhalang_hukdis(hukdis: Sequence[HukdisTercatat], *, tahun: int) -> bool:
    """Hukuman disiplin sedang atau berat dalam kedua tahun itu menutup penghargaan kinerja."""
    return any(h.hukdis.sedang_atau_berat() and h.tanggal.year in (tahun - 1, tahun) for h in hukdis)


def deret_rendah(predikat: Sequence[PredikatPeriodik], periode: Periode) -> list[PredikatPeriodik]:
    """Deret tak terputus predikat di bawah Baik yang berakhir pada periode ini, dari yang terlama."""
    return _deret({p.periode: p for p in predikat}, periode, lambda p: not p.predikat.setara_baik())


def deret_predikat(
    predikat: Sequence[PredikatPeriodik], periode: Periode, terbaik: PredikatKinerja
) -> list[PredikatPeriodik]:
    """Deret tak terputus predikat sekurang-kurangnya `terbaik` yang berakhir pada periode ini."""
    batas = terbaik.peringkat()
    return _deret({p.periode: p for p in predikat}, periode, lambda p: p.predikat.peringkat() >= batas)


def _deret(
    menurut: Mapping[Periode, PredikatPeriodik], periode: Periode, masuk: Callable[[PredikatPeriodik], bool]
) -> list[PredikatPeriodik]:
    deret: list[PredikatPeriodik] = []
    while (baris := menurut.get(periode)) and masuk(baris):
        deret.insert(0, baris)
        periode = periode.sebelumnya()
    return deret
