"""Reference rows: golongan, gaji pokok and position allowances, each with its source and confidence.

Rows are only added: a new regulation comes as new rows with a later `berlaku_mulai`, and what an administrator
corrected stays corrected.
"""

from datetime import date

from asn.core.csv_rujukan import baca_csv
from asn.core.lingkup import seluruh_kota
from kepegawaian.pegawai.models import Dokumen, GajiPokok, Golongan, JenisDokumen, TunjanganJabatan

GAJI = (
    ("PNS", "gaji_pokok_pns.csv", date(2024, 1, 1), "PP 5/2024"),
    ("PPPK", "gaji_pokok_pppk.csv", date(2024, 1, 1), "Perpres 11/2024"),
)
GOLONGAN_MULAI = {"PNS": date(2000, 1, 1), "PPPK": date(2020, 1, 1)}
# The amounts are certain, the first day is taken as New Year of the regulation's year: to be verified, hence "sedang".
TUNJANGAN_MULAI = {"Perpres 26/2007": date(2007, 1, 1), "Perpres 12/2006": date(2006, 1, 1)}

# The checklist is ours to propose, not the law's: each city's office checks it against its own practice.
DAFTAR_PERIKSA_MULAI = date(2000, 1, 1)
DAFTAR_PERIKSA_DASAR = "Bawaan setempat, dapat diubah administrator"


def muat() -> str:
    return ", ".join([_golongan(), _gaji_pokok(), _tunjangan(), _jenis_dokumen()])


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


def _jenis_dokumen() -> str:
    baris = [
        JenisDokumen(
            **{k: b[k] for k in ("kode", "nama", "kelompok", "syarat", "riwayat")},
            urutan=10 * nomor,
            asn=b["asn"].split(),
            jumlah=int(b["jumlah"]),
            kata_kunci=b["kata_kunci"].split("|"),
            berlaku_mulai=DAFTAR_PERIKSA_MULAI,
            dasar=DAFTAR_PERIKSA_DASAR,
            keyakinan="rendah",
        )
        for nomor, b in enumerate(baca_csv(__file__, "jenis_dokumen.csv"), 1)
    ]
    JenisDokumen.objects.bulk_create(baris, ignore_conflicts=True)
    # Documents recorded under the same name before there was a checklist.
    with seluruh_kota():
        for tipe in JenisDokumen.objects.all():
            Dokumen.objects.filter(tipe=None, jenis__iexact=tipe.nama).update(tipe=tipe)
    return f"{len(baris)} jenis dokumen"
