"""States of a course, of its versions, of one person's way through it, and of one attempt at a quiz. Pure Python."""

from enum import StrEnum

from asn.core.workflows import Transition, Workflow

LIHAT = "belajar.view_kursus"
IKUTI = "belajar.ikuti_kursus"
KELOLA = "belajar.kelola_kursus"
TERBITKAN = "belajar.terbitkan_kursus"
MODERASI = "belajar.moderasi_diskusi"
HASIL = "belajar.lihat_hasil"
EKSPOR = "belajar.ekspor_belajar"


class KeadaanKursus(StrEnum):
    DRAF = "draf"
    TERBIT = "terbit"
    DITUTUP = "ditutup"


class KeadaanVersi(StrEnum):
    DRAF = "draf"
    TERBIT = "terbit"
    LAMA = "lama"


class KeadaanIkut(StrEnum):
    BERJALAN = "berjalan"
    LULUS = "lulus"
    BERHENTI = "berhenti"


class KeadaanPercobaan(StrEnum):
    BERJALAN = "berjalan"
    SELESAI = "selesai"
    HABIS = "habis"


K = KeadaanKursus
LABEL = {K.DRAF: "Draf", K.TERBIT: "Terbit", K.DITUTUP: "Ditutup"}
NADA = {K.DRAF: "netral", K.TERBIT: "selesai", K.DITUTUP: "perhatian"}
LABEL_VERSI = {KeadaanVersi.DRAF: "Draf", KeadaanVersi.TERBIT: "Terbit", KeadaanVersi.LAMA: "Digantikan"}
LABEL_IKUT = {
    KeadaanIkut.BERJALAN: "Sedang dipelajari",
    KeadaanIkut.LULUS: "Lulus",
    KeadaanIkut.BERHENTI: "Berhenti",
}
NADA_IKUT = {KeadaanIkut.BERJALAN: "proses", KeadaanIkut.LULUS: "selesai", KeadaanIkut.BERHENTI: "netral"}
LABEL_PERCOBAAN = {
    KeadaanPercobaan.BERJALAN: "Sedang dikerjakan",
    KeadaanPercobaan.SELESAI: "Dikirim",
    KeadaanPercobaan.HABIS: "Waktu habis",
}
# What a learner may find: a closed course stays readable for whoever began it.
TAMPAK = frozenset({K.TERBIT, K.DITUTUP})

# Whoever writes a course does not put it before the city alone: publishing is a permission of its own.
KURSUS_WORKFLOW = Workflow(
    (
        Transition("terbitkan", frozenset({K.DRAF, K.TERBIT}), K.TERBIT, TERBITKAN, label="Terbitkan"),
        Transition("tutup", frozenset({K.TERBIT}), K.DITUTUP, TERBITKAN, label="Tutup pendaftaran"),
        Transition("buka", frozenset({K.DITUTUP}), K.TERBIT, TERBITKAN, label="Buka kembali"),
    )
)
