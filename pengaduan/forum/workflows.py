"""Life of a public consultation and of a comment, as tables. Pure Python.

PermenPANRB 16/2017 knows three phases: pra-pelaksanaan, pelaksanaan, pasca-pelaksanaan; `FASE` says which is which.
"""

from enum import StrEnum

from asn.core.workflows import Transition, Workflow


class KeadaanKonsultasi(StrEnum):
    DRAF = "draf"
    DIUMUMKAN = "diumumkan"
    DIBUKA = "dibuka"
    DITUTUP = "ditutup"
    DITANGGAPI = "ditanggapi"
    SELESAI = "selesai"
    DIBATALKAN = "dibatalkan"


class KeadaanKomentar(StrEnum):
    BELUM = "belum"
    DITAHAN = "ditahan"
    TAYANG = "tayang"
    DISEMBUNYIKAN = "disembunyikan"
    DITARIK = "ditarik"


class KeadaanKeberatan(StrEnum):
    MENUNGGU = "menunggu"
    DIKABULKAN = "dikabulkan"
    DITOLAK = "ditolak"


K, M, B = KeadaanKonsultasi, KeadaanKomentar, KeadaanKeberatan
LABEL = {
    K.DRAF: "Draf",
    K.DIUMUMKAN: "Akan dibuka",
    K.DIBUKA: "Menerima masukan",
    K.DITUTUP: "Menunggu tanggapan resmi",
    K.DITANGGAPI: "Sudah ditanggapi",
    K.SELESAI: "Tindak lanjut selesai",
    K.DIBATALKAN: "Dibatalkan",
}
NADA = {
    K.DRAF: "netral",
    K.DIUMUMKAN: "netral",
    K.DIBUKA: "proses",
    K.DITUTUP: "perhatian",
    K.DITANGGAPI: "selesai",
    K.SELESAI: "selesai",
    K.DIBATALKAN: "gagal",
}
FASE = {
    K.DRAF: "Pra-pelaksanaan",
    K.DIUMUMKAN: "Pra-pelaksanaan",
    K.DIBUKA: "Pelaksanaan",
    K.DITUTUP: "Pasca-pelaksanaan",
    K.DITANGGAPI: "Pasca-pelaksanaan",
    K.SELESAI: "Pasca-pelaksanaan",
    K.DIBATALKAN: "Dihentikan",
}
# What citizens may read; a draft is nobody's business yet.
PUBLIK = (K.DIUMUMKAN, K.DIBUKA, K.DITUTUP, K.DITANGGAPI, K.SELESAI, K.DIBATALKAN)
LABEL_KOMENTAR = {
    M.BELUM: "Menunggu konfirmasi surel",
    M.DITAHAN: "Menunggu pemeriksaan",
    M.TAYANG: "Tayang",
    M.DISEMBUNYIKAN: "Disembunyikan",
    M.DITARIK: "Ditarik pengirim",
}
NADA_KOMENTAR = {
    M.BELUM: "netral",
    M.DITAHAN: "perhatian",
    M.TAYANG: "selesai",
    M.DISEMBUNYIKAN: "gagal",
    M.DITARIK: "netral",
}
LABEL_KEBERATAN = {
    B.MENUNGGU: "Menunggu moderator lain",
    B.DIKABULKAN: "Dikabulkan",
    B.DITOLAK: "Ditolak",
}
DASAR = "PermenPANRB 16/2017"
_KELOLA, _TERBIT, _MODERASI = "forum.kelola_konsultasi", "forum.terbitkan_tanggapan", "forum.moderasi_komentar"

KONSULTASI_WORKFLOW = Workflow(
    (
        Transition("umumkan", frozenset({K.DRAF}), K.DIUMUMKAN, _KELOLA, DASAR, "Umumkan"),
        Transition("buka", frozenset({K.DIUMUMKAN}), K.DIBUKA, _KELOLA, DASAR, "Buka sekarang"),
        Transition("tutup", frozenset({K.DIBUKA}), K.DITUTUP, _KELOLA, DASAR, "Tutup masa masukan"),
        Transition("terbitkan", frozenset({K.DITUTUP}), K.DITANGGAPI, _TERBIT, DASAR, "Terbitkan tanggapan resmi"),
        Transition("selesaikan", frozenset({K.DITANGGAPI}), K.SELESAI, _KELOLA, DASAR, "Nyatakan selesai"),
        Transition("batalkan", frozenset({K.DRAF, K.DIUMUMKAN, K.DIBUKA}), K.DIBATALKAN, _KELOLA, DASAR, "Batalkan"),
    )
)
KOMENTAR_WORKFLOW = Workflow(
    (
        Transition("loloskan", frozenset({M.DITAHAN}), M.TAYANG, _MODERASI, DASAR, "Tayangkan"),
        Transition("samarkan", frozenset({M.DITAHAN, M.TAYANG}), M.TAYANG, _MODERASI, DASAR, "Samarkan sebagian"),
        Transition("sembunyikan", frozenset({M.DITAHAN, M.TAYANG}), M.DISEMBUNYIKAN, _MODERASI, DASAR, "Sembunyikan"),
        # What is masked is readable in part; restoring brings all of it back.
        Transition("pulihkan", frozenset({M.DISEMBUNYIKAN, M.TAYANG}), M.TAYANG, _MODERASI, DASAR, "Pulihkan"),
    )
)
KEBERATAN_WORKFLOW = Workflow(
    (
        Transition("kabulkan", frozenset({B.MENUNGGU}), B.DIKABULKAN, _MODERASI, DASAR, "Kabulkan keberatan"),
        Transition("tolak", frozenset({B.MENUNGGU}), B.DITOLAK, _MODERASI, DASAR, "Tolak keberatan"),
    )
)
