"""Permissions of pelatihan.belajar by role. Pure Python.

Taking a course is personal (`ikuti_kursus`): no role opens somebody else's lessons or tests.
"""

PEGAWAI = frozenset({"belajar.view_kursus", "belajar.ikuti_kursus"})
BACA = frozenset({"belajar.view_kursus", "belajar.lihat_hasil"})
PENGELOLA = BACA | {"belajar.kelola_kursus"}
KEPALA = BACA | {"belajar.ekspor_belajar"}
BKD = PENGELOLA | {"belajar.terbitkan_kursus", "belajar.moderasi_diskusi", "belajar.ekspor_belajar"}
# Closed while somebody looks with the eyes of another.
TERTUTUP = frozenset({"belajar.ikuti_kursus", "belajar.ekspor_belajar"})
PERAN = {
    "PEGAWAI": PEGAWAI,
    "PENGELOLA_INSTANSI": PENGELOLA,
    "KEPALA_INSTANSI": KEPALA,
    "BKD": BKD,
    "PPK": BACA,
    "AUDITOR": BACA,
    "ADMIN_KOTA": frozenset({"belajar.view_kursus"}),
}
