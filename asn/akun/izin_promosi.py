"""Permissions of kepegawaian.promosi by role; a committee member reaches the own selections only. Pure Python."""

_BACA = frozenset({"promosi.view_seleksijabatan", "promosi.view_paketpengangkatan", "promosi.view_penugasansementara"})
AUDITOR = _BACA | {"promosi.view_lamaran"}
BKD = AUDITOR | {
    "promosi.kelola_seleksi",
    "promosi.kelola_pengangkatan",
    "promosi.tinjau_pengangkatan",
    "promosi.kelola_sementara",
    "promosi.ekspor_promosi",
}
PPK = AUDITOR | {"promosi.pilih_calon", "promosi.tetapkan_pengangkatan"}
PANITIA = frozenset({"promosi.nilai_seleksi"})
PEGAWAI = frozenset({"promosi.lamar_jabatan"})
# Tim Penilai Kinerja weighs appointments and moves before the PPK decides (PP 11/2017).
TIM_PENILAI = frozenset(
    {"promosi.view_seleksijabatan", "promosi.view_paketpengangkatan", "promosi.tinjau_pengangkatan"}
)
PERAN = {"PEGAWAI": PEGAWAI, "TIM_PENILAI": TIM_PENILAI}
# Closed while somebody looks with the eyes of another.
TERTUTUP = PANITIA | PEGAWAI | {"promosi.view_lamaran", "promosi.ekspor_promosi", "promosi.pilih_calon"}
