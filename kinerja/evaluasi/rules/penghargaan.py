"""Calon penerima penghargaan. PP 30/2019; UU 20/2009 jo PP 35/2010 (Satyalancana Karya Satya)."""

from collections.abc import Collection, Sequence
from datetime import date

from asn.core.legal import hitung_usia
from kepegawaian.pegawai.rules import satyalancana
from kepegawaian.pegawai.rules.enum import JenisASN, PredikatKinerja
from kepegawaian.pegawai.rules.tindak_lanjut import (
    DASAR_PENGHARGAAN,
    HukdisTercatat,
    PredikatTahunan,
    predikat_dua_tahun,
    terhalang_hukdis,
)
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


def usulan_kinerja(
    predikat: Sequence[PredikatTahunan], *, tahun: int, hukdis: Sequence[HukdisTercatat] = ()
) -> list[Usulan]:
    """Sangat Baik dua tahun berturut-turut diprioritaskan untuk KRS dan pengembangan kompetensi; Baik: yang kedua.

    PP 30/2019. `tahun` is the second of the two years. A punishment sedang or berat in these years blocks it.
    """
    terlibat = predikat_dua_tahun(predikat, tahun=tahun)
    if not terlibat or not all(p.predikat.setara_baik() for p in terlibat) or terhalang_hukdis(hukdis, tahun=tahun):
        return []
    bukti = tuple(p.bukti for p in terlibat)
    if all(p.predikat == PredikatKinerja.SANGAT_BAIK for p in terlibat):
        alasan = f"Predikat Sangat Baik pada {tahun - 1} dan {tahun}."
        return [Usulan(kode, alasan, DASAR_PENGHARGAAN, bukti) for kode in (PRIORITAS_KRS, PRIORITAS_BANGKOM)]
    alasan = f"Predikat paling rendah Baik pada {tahun - 1} dan {tahun} (perlu verifikasi)."
    return [Usulan(PRIORITAS_BANGKOM, alasan, DASAR_PENGHARGAAN, bukti)]


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
