"""Permissions of pelatihan.program by role. A trainer reaches the own classes only (the QuerySets see to it)."""

_KATALOG = frozenset({"program.view_kursus", "program.view_mitra", "program.view_angkatan"})
# People in classes, ledgers of JP, needs: of the reach of the role.
_BACA = frozenset(
    {
        *_KATALOG,
        "program.view_peserta",
        "program.view_kebutuhan",
        "program.view_bukujp",
        "program.view_sertifikat",
        "program.view_idp",
    }
)
_PENGELOLAAN = frozenset(
    {
        "program.view_rencanapelatihan",
        "program.view_anggaranpelatihan",
        "program.view_laporandampak",
        "program.ekspor_pelatihan",
    }
)
_PEGAWAI = frozenset(
    {
        "program.belajar",
        "program.susun_idp",
        "program.view_idp",
        "program.view_peserta",
        "program.view_sertifikat",
        "program.view_sertifikatluar",
        "program.ajukan_sertifikatluar",
        "program.isi_evaluasi",
    }
)
_ATASAN = frozenset(
    {
        "program.view_peserta",
        "program.view_kebutuhan",
        "program.view_bukujp",
        "program.view_idp",
        "program.setujui_idp",
        "program.lihat_tim",
    }
)
_PENGELOLA = _BACA | {"program.ekspor_pelatihan", "program.view_anggaranpelatihan", "program.view_rencanapelatihan"}
_KEPALA = _BACA | _PENGELOLAAN
_BKD = (
    _BACA
    | _PENGELOLAAN
    | {
        "program.kelola_katalog",
        "program.kelola_mitra",
        "program.kelola_anggaran",
        "program.susun_rencana",
        "program.kelola_angkatan",
        "program.ajar_angkatan",
        "program.cabut_sertifikat",
        "program.view_sertifikatluar",
        "program.verifikasi_sertifikatluar",
        "program.susun_laporan",
    }
)
# The PPK also agrees with the plans of those who have nobody above them.
_PPK = _BACA | _PENGELOLAAN | {"program.validasi_rencana", "program.setujui_idp"}
_AUDITOR = _BACA | _PENGELOLAAN
_PENGAJAR = frozenset({"program.ajar_angkatan"})
PERAN: dict[str, frozenset[str]] = {
    "PEGAWAI": _PEGAWAI,
    "ATASAN": _ATASAN,
    "PENGELOLA_INSTANSI": _PENGELOLA,
    "KEPALA_INSTANSI": _KEPALA,
    "BKD": _BKD,
    "PPK": _PPK,
    "AUDITOR": _AUDITOR,
    "PENGAJAR": _PENGAJAR,
    # What the office offers, for the pages of the admin site; nobody's learning.
    "ADMIN_KOTA": _KATALOG | {"program.view_rencanapelatihan", "program.view_anggaranpelatihan"},
}
# Closed while somebody looks with the eyes of another: what people learn and answer is theirs.
TERTUTUP = frozenset({"program.isi_evaluasi", "program.ekspor_pelatihan", "program.view_sertifikatluar"})
