"""What the roles may do with talent, by the name of the role. Pure Python; part of `asn.akun.peran`.

The committee decides on boxes and its chair fixes the cycle; the PPK therefore does neither, and decides the appeals.
A superior sees the box of the direct staff only, and only after the cycle is fixed.
"""

_HASIL = {"talenta.view_siklustalenta", "talenta.view_hasiltalenta"}
_TEMUAN = {"talenta.view_temuanbelumterlihat", "pegawai.view_pencalonan"}
_KEPALA = _HASIL | _TEMUAN | {"talenta.calonkan_talenta", "talenta.ekspor_talenta"}
_SIDANG = {"talenta.view_krs", "talenta.view_sidangtalenta"}

PERAN: dict[str, frozenset[str]] = {
    "PEGAWAI": frozenset({"talenta.view_hasiltalenta", "talenta.view_talenta_saya", "pegawai.view_pencalonan"}),
    "ATASAN": frozenset({"talenta.lihat_tim_talenta"}),
    "KEPALA_INSTANSI": frozenset(_KEPALA),
    "BKD": frozenset(_KEPALA | _SIDANG | {"talenta.kelola_talenta", "talenta.sidang_talenta"}),
    "PPK": frozenset(_KEPALA | _SIDANG),
    "TIM_PENILAI": frozenset(_HASIL | _SIDANG | {"talenta.sidang_talenta", "talenta.tetapkan_talenta"}),
    "AUDITOR": frozenset(_HASIL | _TEMUAN | _SIDANG),
}
# Closed while somebody else's screen is looked at: components name punishments, lists can be carried away.
TERTUTUP = frozenset({"talenta.view_hasiltalenta", "talenta.ekspor_talenta", "talenta.calonkan_talenta"})
