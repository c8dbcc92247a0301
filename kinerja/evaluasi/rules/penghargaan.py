"""Calon penerima penghargaan. PP 30/2019; UU 20/2009 jo PP 35/2010 (Satyalancana Karya Satya)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from asn.core.legal import DasarHukum, hitung_usia
from kepegawaian.pegawai.rules import satyalancana
from kepegawaian.pegawai.rules.enum import Hukdis, JenisASN, PredikatKinerja
from kinerja.evaluasi.rules.usulan import Bukti, Usulan

PRIORITAS_KRS = "PRIORITAS_KRS"
PRIORITAS_BANGKOM = "PRIORITAS_BANGKOM"
LABEL = {
    PRIORITAS_KRS: "Prioritas kelompok rencana suksesi",
    PRIORITAS_BANGKOM: "Prioritas pengembangan kompetensi",
    "SATYALANCANA_X": "Satyalancana Karya Satya X Tahun",
    "SATYALANCANA_XX": "Satyalancana Karya Satya XX Tahun",
    "SATYALANCANA_XXX": "Satyalancana Karya Satya XXX Tahun",
}

_PP_30_2019 = DasarHukum("PP 30/2019")


@dataclass(frozen=True, slots=True)
class PredikatTahunan:
    """One annual evaluation. A year evaluated in two parts has two rows, and both must qualify."""

    tahun: int
    predikat: PredikatKinerja
    bukti: Bukti


@dataclass(frozen=True, slots=True)
class HukdisTercatat:
    hukdis: Hukdis
    tanggal: date


def usulan_kinerja(
    predikat: Sequence[PredikatTahunan], *, tahun: int, hukdis: Sequence[HukdisTercatat] = ()
) -> list[Usulan]:
    """Sangat Baik dua tahun berturut-turut diprioritaskan untuk KRS dan pengembangan kompetensi; Baik: yang kedua.

    PP 30/2019. `tahun` is the second of the two years. A punishment sedang or berat in these years blocks it.
    """
    terlibat = sorted((p for p in predikat if p.tahun in (tahun - 1, tahun)), key=lambda p: p.tahun)
    if {p.tahun for p in terlibat} != {tahun - 1, tahun} or not all(p.predikat.setara_baik() for p in terlibat):
        return []
    if any(h.hukdis.sedang_atau_berat() and h.tanggal.year in (tahun - 1, tahun) for h in hukdis):
        return []
    bukti = tuple(p.bukti for p in terlibat)
    if all(p.predikat == PredikatKinerja.SANGAT_BAIK for p in terlibat):
        alasan = f"Predikat Sangat Baik pada {tahun - 1} dan {tahun}."
        return [Usulan(kode, alasan, _PP_30_2019, bukti) for kode in (PRIORITAS_KRS, PRIORITAS_BANGKOM)]
    alasan = f"Predikat paling rendah Baik pada {tahun - 1} dan {tahun} (perlu verifikasi)."
    return [Usulan(PRIORITAS_BANGKOM, alasan, _PP_30_2019, bukti)]


def usulan_satyalancana(
    *,
    jenis: JenisASN,
    tmt_cpns: date,
    pada: date,
    hukdis: Sequence[HukdisTercatat] = (),
    pernah_cltn: bool = False,
    sudah_diterima: Collection[str] = (),
    bukti: tuple[Bukti, ...] = (),
) -> list[Usulan]:
    """PNS yang bekerja terus-menerus 10, 20, atau 30 tahun tanpa hukdis sedang/berat dan CLTN. PP 35/2010.

    Only the highest class reached is proposed. Whether the years start anew after a punishment is uncertain, so nobody
    is proposed on that reading.
    """
    if jenis != JenisASN.PNS or pernah_cltn or any(h.hukdis.sedang_atau_berat() for h in hukdis):
        return []
    kelas = satyalancana.kelas_tercapai(tmt_cpns, pada=pada, sudah_diterima=sudah_diterima)
    if kelas is None:
        return []
    masa = hitung_usia(tmt_cpns, pada)
    alasan = f"Masa kerja {masa} tahun sejak CPNS {tmt_cpns:%d-%m-%Y}, tanpa hukuman disiplin sedang atau berat."
    return [Usulan(kelas[1], alasan, satyalancana.DASAR, bukti)]
