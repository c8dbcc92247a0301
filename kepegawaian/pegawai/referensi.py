"""Reference rows: golongan, gaji pokok and position allowances, each with its source and confidence.

Rows are only added: a new regulation comes as new rows with a later `berlaku_mulai`, and what an administrator
corrected stays corrected.
"""

from datetime import date

from asn.core.csv_rujukan import baca_csv
from kepegawaian.pegawai.models import GajiPokok, Golongan, TunjanganJabatan

GAJI = (
    ("PNS", "gaji_pokok_pns.csv", date(2024, 1, 1), "PP 5/2024"),
    ("PPPK", "gaji_pokok_pppk.csv", date(2024, 1, 1), "Perpres 11/2024"),
)
GOLONGAN_MULAI = {"PNS": date(2000, 1, 1), "PPPK": date(2020, 1, 1)}
# The amounts are certain, the first day is taken as New Year of the regulation's year: to be verified, hence "sedang".
TUNJANGAN_MULAI = {"Perpres 26/2007": date(2007, 1, 1), "Perpres 12/2006": date(2006, 1, 1)}


def muat() -> str:
    return ", ".join([_golongan(), _gaji_pokok(), _tunjangan()])


def _golongan() -> str:
    baris = [
        Golongan(
            kelompok_asn=b["jenis_asn"],
            kode=b["golongan"],
            urutan=int(b["urutan"]),
            pangkat=b["pangkat"],
            kelompok=b["kelompok"],
            berlaku_mulai=GOLONGAN_MULAI[b["jenis_asn"]],
            dasar=b["dasar"],
        )
        for b in baca_csv(__file__, "golongan.csv")
    ]
    Golongan.objects.bulk_create(baris, ignore_conflicts=True)
    return f"{len(baris)} golongan"


def _gaji_pokok() -> str:
    golongan = {(g.kelompok_asn, g.kode): g for g in Golongan.objects.all()}
    baris = [
        GajiPokok(
            golongan=golongan[kelompok, b["golongan"]],
            mkg=int(b["mkg"]),
            rupiah=int(b["gaji"]),
            berlaku_mulai=mulai,
            dasar=dasar,
        )
        for kelompok, nama, mulai, dasar in GAJI
        for b in baca_csv(__file__, nama)
    ]
    GajiPokok.objects.bulk_create(baris, ignore_conflicts=True)
    return f"{len(baris)} gaji pokok"


def _tunjangan() -> str:
    baris = [
        TunjanganJabatan(
            jenis=b["jenis"],
            kunci=b["kunci"],
            rupiah=int(b["rupiah"]),
            berlaku_mulai=TUNJANGAN_MULAI[b["dasar"]],
            dasar=b["dasar"],
            keyakinan="sedang",
        )
        for b in baca_csv(__file__, "tunjangan_jabatan.csv")
    ]
    TunjanganJabatan.objects.bulk_create(baris, ignore_conflicts=True)
    return f"{len(baris)} tunjangan jabatan"
