"""Reference rows: the nine generic competencies of PermenPANRB 38/2017."""

from kepegawaian.jabatan.models import KamusKompetensi

DASAR = "PermenPANRB 38/2017"
KOMPETENSI = (
    ("M1", "manajerial", "Integritas"),
    ("M2", "manajerial", "Kerja Sama"),
    ("M3", "manajerial", "Komunikasi"),
    ("M4", "manajerial", "Orientasi pada Hasil"),
    ("M5", "manajerial", "Pelayanan Publik"),
    ("M6", "manajerial", "Pengembangan Diri dan Orang Lain"),
    ("M7", "manajerial", "Mengelola Perubahan"),
    ("M8", "manajerial", "Pengambilan Keputusan"),
    ("S1", "sosial_kultural", "Perekat Bangsa"),
)


def muat() -> str:
    """Add missing competencies; those an administrator changed stay."""
    KamusKompetensi.objects.bulk_create(
        [KamusKompetensi(kode=kode, kelompok=kelompok, nama=nama, dasar=DASAR) for kode, kelompok, nama in KOMPETENSI],
        ignore_conflicts=True,
    )
    return f"{len(KOMPETENSI)} kompetensi"
