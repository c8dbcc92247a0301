"""Permissions of positions, competencies and eligibility, by role. Pure Python."""

# Workload analysis: an instansi drafts, the BKD sets. Classes follow the local regulation.
_ABK_BACA = frozenset({"jabatan.view_analisisbeban"})
_ABK_SUSUN = _ABK_BACA | {"jabatan.susun_abk"}
_SKJ = frozenset({"jabatan.kelola_skj"})
# Results of assessments of other people as a list; one person's follow `pegawai.view_riwayatkompetensi`.
_PETA_KOMPETENSI = frozenset({"pegawai.lihat_peta_kompetensi", "pegawai.ekspor_kompetensi"})
# Whether somebody may be given a post also rests on hukuman disiplin: only for who may see that.
_KELAYAKAN = frozenset({"promosi.cari_kelayakan", "promosi.lihat_kelayakan"})
_BKD = (
    _ABK_SUSUN
    | {"jabatan.tetapkan_abk", "jabatan.terapkan_kelas"}
    | _SKJ
    | _PETA_KOMPETENSI
    | {"pegawai.catat_kompetensi", "pegawai.teruskan_kesenjangan"}
    | _KELAYAKAN
    | {"promosi.ekspor_kelayakan"}
)
_KELAS = frozenset(f"jabatan.{aksi}_kelasjabatan" for aksi in ("view", "add", "change"))
PERAN: dict[str, frozenset[str]] = {
    "PEGAWAI": frozenset({"promosi.lihat_kelayakan"}),
    "ATASAN": frozenset({"pegawai.teruskan_kesenjangan"}),
    "PENGELOLA_INSTANSI": _ABK_SUSUN,
    "KEPALA_INSTANSI": _ABK_BACA | _PETA_KOMPETENSI,
    "BKD": _BKD,
    "PPK": _ABK_BACA | _PETA_KOMPETENSI | _KELAYAKAN | {"promosi.ekspor_kelayakan"},
    "AUDITOR": _ABK_BACA | {"pegawai.lihat_peta_kompetensi"} | _KELAYAKAN,
    "ADMIN_KOTA": _KELAS,
    "ADMIN_PUSAT": _KELAS,
}
# Closed while somebody looks with the eyes of another.
TERTUTUP = _KELAYAKAN | {"promosi.ekspor_kelayakan", "pegawai.ekspor_kompetensi"}
