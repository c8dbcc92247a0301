"""Life of an appeal as a table. Pure Python."""

from enum import StrEnum

from asn.core.workflows import Transition, Workflow


class KeadaanKeberatan(StrEnum):
    DIAJUKAN = "diajukan"
    DIPERIKSA = "diperiksa"
    DIKABULKAN = "dikabulkan"
    DIKABULKAN_SEBAGIAN = "dikabulkan_sebagian"
    DITOLAK = "ditolak"
    DICABUT = "dicabut"


K = KeadaanKeberatan
LABEL = {
    K.DIAJUKAN: "Diajukan",
    K.DIPERIKSA: "Diperiksa",
    K.DIKABULKAN: "Dikabulkan",
    K.DIKABULKAN_SEBAGIAN: "Dikabulkan sebagian",
    K.DITOLAK: "Ditolak",
    K.DICABUT: "Dicabut",
}
BERJALAN = frozenset({K.DIAJUKAN, K.DIPERIKSA})
# What a decision may be; withdrawing is the appellant's own.
HASIL = (K.DIKABULKAN, K.DIKABULKAN_SEBAGIAN, K.DITOLAK)
DIPUTUS = frozenset(HASIL)

# Held by role: reading for oversight and taking the list away.
IZIN_LIHAT = "keberatan.view_keberatan"
IZIN_EKSPOR = "keberatan.ekspor_keberatan"
# Held by position, by the PPK, or by being named: see `KeberatanQuerySet.terlihat_oleh`.
IZIN_PUTUSKAN = "keberatan.putuskan_keberatan"
IZIN_PPK = "keberatan.putuskan_sebagai_ppk"
# Needs no role at all: whoever has an account may follow the own appeal.
IZIN_AJUKAN = "keberatan.ajukan_keberatan"

TRANSISI_HASIL = {K.DIKABULKAN: "kabulkan", K.DIKABULKAN_SEBAGIAN: "kabulkan_sebagian", K.DITOLAK: "tolak"}
_BENTURAN = "UU 30/2014 ps. 42–43"

KEBERATAN_WORKFLOW = Workflow(
    (
        Transition("periksa", frozenset({K.DIAJUKAN}), K.DIPERIKSA, IZIN_PUTUSKAN, label="Mulai pemeriksaan"),
        Transition("alihkan", BERJALAN, K.DIAJUKAN, IZIN_PUTUSKAN, _BENTURAN, label="Nyatakan benturan kepentingan"),
        Transition("kabulkan", frozenset({K.DIPERIKSA}), K.DIKABULKAN, IZIN_PUTUSKAN, label="Kabulkan"),
        Transition(
            "kabulkan_sebagian",
            frozenset({K.DIPERIKSA}),
            K.DIKABULKAN_SEBAGIAN,
            IZIN_PUTUSKAN,
            label="Kabulkan sebagian",
        ),
        Transition("tolak", frozenset({K.DIPERIKSA}), K.DITOLAK, IZIN_PUTUSKAN, label="Tolak"),
        Transition("cabut", BERJALAN, K.DICABUT, IZIN_AJUKAN, label="Cabut"),
    )
)
