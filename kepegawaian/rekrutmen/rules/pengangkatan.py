"""What a new civil servant begins with: golongan by education, TMT, contract. Pure Python.

The starting golongan are proposals of the page, to be verified: an official chooses, and the SK says on what ground.
"""

from datetime import date

from asn.core.legal import Berlaku, DasarHukum, pada_tanggal, tambah_bulan
from kepegawaian.pegawai.rules.enum import JenisASN, TingkatPendidikan
from kepegawaian.pegawai.rules.kontrak import MASA_TERPENDEK_BULAN

T = TingkatPendidikan
GOLONGAN_AWAL_CPNS = [
    Berlaku(
        date(2000, 1, 1),
        {
            **{T.SD: "I/a", T.SMP: "I/c", T.SMA: "II/a", T.D1: "II/a", T.D2: "II/b", T.D3: "II/c"},
            **{T.D4: "III/a", T.S1: "III/a", T.S2: "III/b", T.S3: "III/c"},
        },
        DasarHukum("PP 99/2000"),
        "sedang",
    )
]
GOLONGAN_AWAL_PPPK = [
    Berlaku(
        date(2020, 9, 28),
        {
            **{T.SD: "I", T.SMP: "IV", T.SMA: "V", T.D1: "V", T.D2: "VI", T.D3: "VII"},
            **{T.D4: "IX", T.S1: "IX", T.S2: "X", T.S3: "XI"},
        },
        DasarHukum("Perpres 98/2020"),
        "sedang",
    )
]


def golongan_awal(jenis: str, tingkat: str, pada: date) -> Berlaku[str]:
    """The golongan an appointment of this kind begins with; a proposal."""
    tabel = GOLONGAN_AWAL_CPNS if jenis == JenisASN.CPNS else GOLONGAN_AWAL_PPPK
    baris = pada_tanggal(tabel, pada)
    return Berlaku(baris.sejak, baris.nilai[T(tingkat)], baris.dasar, baris.keyakinan)


def periksa_masa(jenis: str, tmt: date, kontrak_sampai: date | None) -> dict[str, str]:
    """What is wrong with the days of an appointment, by field; empty when nothing is."""
    if jenis == JenisASN.CPNS:
        salah = {} if tmt.day == 1 else {"tmt": "TMT CPNS selalu tanggal 1 (Perka BKN 22/2007)."}
        return salah | ({"kontrak_sampai": "CPNS tidak mempunyai masa kontrak."} if kontrak_sampai else {})
    if kontrak_sampai is None:
        return {"kontrak_sampai": "Isi akhir perjanjian kerja PPPK."}
    terpendek = pada_tanggal(MASA_TERPENDEK_BULAN, tmt)
    # A contract from 1 March to the last day of February is a whole year.
    if kontrak_sampai.toordinal() + 1 < tambah_bulan(tmt, terpendek.nilai).toordinal():
        return {"kontrak_sampai": f"Perjanjian kerja paling singkat {terpendek.nilai} bulan ({terpendek.kutipan})."}
    return {}
