"""Akhir dan perpanjangan perjanjian kerja PPPK. PP 49/2018; PermenPANRB 70/2020."""

from collections.abc import Sequence
from datetime import date, timedelta

from asn.core.legal import Berlaku, DasarHukum, pada_tanggal
from kepegawaian.pegawai.rules.enum import Hukdis, PredikatKinerja
from kepegawaian.pegawai.rules.syarat import Syarat

_SEJAK = date(2018, 11, 28)
BULAN_USUL = (Berlaku(_SEJAK, 6, DasarHukum("PermenPANRB 70/2020"), "sedang"),)
MASA_TERPENDEK_BULAN = (Berlaku(_SEJAK, 12, DasarHukum("PP 49/2018", "ps. 37")),)
# An extension follows performance; which predicate is enough is not in our sources.
PREDIKAT_PERPANJANGAN = (Berlaku(_SEJAK, PredikatKinerja.BAIK, DasarHukum("PP 49/2018", "ps. 37"), "rendah"),)


def syarat(
    *,
    predikat: Sequence[PredikatKinerja],
    hukdis_berjalan: Hukdis | None,
    kontrak_sampai: date,
    tmt_pensiun: date | None,
    pada: date,
) -> list[Syarat]:
    """Perjanjian kerja diperpanjang berdasarkan kinerja dan kebutuhan, sampai batas usia. PP 49/2018 ps. 37."""
    cukup = pada_tanggal(PREDIKAT_PERPANJANGAN, pada)
    isi = predikat[0].label if predikat else "belum ada yang tercatat"
    baik = bool(predikat) and predikat[0].peringkat() >= cukup.nilai.peringkat()
    hukum = hukdis_berjalan is None or not hukdis_berjalan.sedang_atau_berat()
    daftar = [
        Syarat(
            "KINERJA",
            baik,
            f"predikat tahunan terakhir paling rendah {cukup.nilai.label} (tercatat: {isi}; {cukup.kutipan}).",
            "" if predikat else "Catat predikat tahunan dari e-Kinerja.",
        ),
        Syarat("HUKDIS", hukum, "tidak sedang menjalani hukuman disiplin sedang atau berat."),
    ]
    if tmt_pensiun is not None:
        mulai = kontrak_sampai + timedelta(days=1)
        daftar.append(
            Syarat("USIA", mulai < tmt_pensiun, f"belum mencapai batas usia jabatan (TMT {tmt_pensiun:%d-%m-%Y}).")
        )
    return daftar
