"""Reference rows: the three city governments and their regions."""

from asn.core.csv_rujukan import baca_csv
from kepegawaian.instansi.models import Kota, Wilayah

# Emblems are placeholders made of these initials; Sorong keeps WIT (UTC+9).
KOTA = (
    {
        "kode": "36.74",
        "nama": "Kota Tangerang Selatan",
        "nama_tampilan": "Tangerang Selatan",
        "sebutan_ppk": "Wali Kota",
        "zona_waktu": "Asia/Jakarta",
        "ibu_kota": "Tangerang Selatan",
        "singkatan": "TS",
    },
    {
        "kode": "96.71",
        "nama": "Kota Sorong",
        "nama_tampilan": "Sorong",
        "sebutan_ppk": "Wali Kota",
        "zona_waktu": "Asia/Jayapura",
        "ibu_kota": "Sorong",
        "singkatan": "SRG",
    },
    {
        "kode": "31",
        "nama": "Provinsi DKI Jakarta",
        "nama_tampilan": "Jakarta",
        "sebutan_ppk": "Gubernur",
        "zona_waktu": "Asia/Jakarta",
        "ibu_kota": "Jakarta",
        "singkatan": "JKT",
    },
)


def muat() -> str:
    """Add missing cities (an administrator may have changed the others) and bring the regions up to date."""
    for kota in KOTA:
        Kota.objects.get_or_create(kode=kota["kode"], defaults=kota)
    baris = [
        Wilayah(kode=b["kode"], nama=b["nama"], jenis=b["jenis"], induk_id=b["induk"] or None)
        for b in baca_csv(__file__, "wilayah.csv")
    ]
    Wilayah.objects.bulk_create(
        baris, update_conflicts=True, unique_fields=["kode"], update_fields=["nama", "jenis", "induk"]
    )
    return f"{len(KOTA)} kota, {len(baris)} wilayah"
