"""Permissions of kinerja.disiplin by role. A case is reached by being named: these only open doors. Pure Python."""

PERKARA = frozenset(
    {
        "disiplin.view_perkara",
        "disiplin.periksa_perkara",
        "disiplin.putus_perkara",
        "disiplin.tanggapi_perkara",
    }
)
ATASAN = frozenset({"disiplin.rekap_presensi", "disiplin.lapor_dugaan"})
PENGELOLA = frozenset({"disiplin.rekap_presensi", "disiplin.ekspor_presensi"})
KEPALA = PENGELOLA | {"disiplin.lihat_rekap"}
BKD = PERKARA | KEPALA | {"disiplin.lapor_dugaan"}
PPK = PERKARA | {"disiplin.bertindak_ppk", "disiplin.lihat_rekap", "disiplin.lapor_dugaan"}
PEGAWAI = PERKARA | {"disiplin.view_presensi"}
# Closed while somebody looks with the eyes of another.
TERTUTUP = PEGAWAI | BKD | PPK
