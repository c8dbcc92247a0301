"""Life of a nomination and of a plan of improvement as tables. Pure Python."""

from enum import StrEnum

from asn.core.workflows import Transition, Workflow
from kinerja.tindak_lanjut.rules.keadaan import KeadaanPembinaan

TIMBANG = "tindak_lanjut.timbang_penghargaan"
TETAPKAN = "tindak_lanjut.tetapkan_penghargaan"
KELOLA_PENGHARGAAN = "tindak_lanjut.kelola_penghargaan"
JALANKAN = "tindak_lanjut.jalankan_pembinaan"
KELOLA_PEMBINAAN = "tindak_lanjut.kelola_pembinaan"

DASAR_PENGHARGAAN = "PP 30/2019; UU 20/2023"
DASAR_PEMBINAAN = "PP 30/2019 ps. 56–58; PermenPANRB 6/2022"


class KeadaanNominasi(StrEnum):
    DINOMINASIKAN = "dinominasikan"
    DISETUJUI = "disetujui"
    DITETAPKAN = "ditetapkan"
    DITOLAK = "ditolak"
    GUGUR = "gugur"


N = KeadaanNominasi
LABEL_NOMINASI = {
    N.DINOMINASIKAN: "Menunggu pertimbangan",
    N.DISETUJUI: "Disetujui tim penilai",
    N.DITETAPKAN: "Ditetapkan",
    N.DITOLAK: "Tidak disetujui",
    N.GUGUR: "Gugur",
}
NADA_NOMINASI = {
    N.DINOMINASIKAN: "perhatian",
    N.DISETUJUI: "proses",
    N.DITETAPKAN: "selesai",
    N.DITOLAK: "gagal",
    N.GUGUR: "netral",
}

NOMINASI_WORKFLOW = Workflow(
    (
        Transition("setujui", frozenset({N.DINOMINASIKAN}), N.DISETUJUI, TIMBANG, DASAR_PENGHARGAAN, "Setujui"),
        Transition("tolak", frozenset({N.DINOMINASIKAN}), N.DITOLAK, TIMBANG, DASAR_PENGHARGAAN, "Tidak setujui"),
        Transition("tetapkan", frozenset({N.DISETUJUI}), N.DITETAPKAN, TETAPKAN, DASAR_PENGHARGAAN, "Tetapkan"),
        Transition(
            "gugurkan",
            frozenset({N.DINOMINASIKAN, N.DISETUJUI}),
            N.GUGUR,
            KELOLA_PENGHARGAAN,
            DASAR_PENGHARGAAN,
            "Gugurkan",
        ),
        # What another process has conferred already (Satyalancana, by the proposal of the right) is only followed.
        Transition(
            "ikuti",
            frozenset({N.DINOMINASIKAN}),
            N.DITETAPKAN,
            KELOLA_PENGHARGAAN,
            "UU 20/2009 jo PP 35/2010",
            "Ikuti penganugerahan",
        ),
    )
)


P = KeadaanPembinaan
LABEL_PEMBINAAN = {
    P.DIUSULKAN: "Menunggu dimulai",
    P.BERJALAN: "Berjalan",
    P.MEMBAIK: "Membaik",
    P.UJI_KOMPETENSI: "Uji kompetensi",
    P.EVALUASI_PERJANJIAN: "Evaluasi perjanjian kerja",
    P.PINDAH_JABATAN: "Dipindahkan ke jabatan yang sesuai",
    P.TURUN_JABATAN: "Ke jabatan lebih rendah",
    P.PENEMPATAN_SEMENTARA: "Penempatan sementara",
    P.PDH: "Diusulkan berhenti dengan hormat",
    P.DIBATALKAN: "Dibatalkan",
}
NADA_PEMBINAAN = {
    P.DIUSULKAN: "perhatian",
    P.BERJALAN: "proses",
    P.MEMBAIK: "selesai",
    P.UJI_KOMPETENSI: "perhatian",
    P.EVALUASI_PERJANJIAN: "perhatian",
    P.PINDAH_JABATAN: "selesai",
    P.TURUN_JABATAN: "selesai",
    P.PENEMPATAN_SEMENTARA: "perhatian",
    P.PDH: "gagal",
    P.DIBATALKAN: "netral",
}
# A person has at most one plan that is still open.
TERBUKA = (P.DIUSULKAN, P.BERJALAN, P.UJI_KOMPETENSI, P.EVALUASI_PERJANJIAN, P.PENEMPATAN_SEMENTARA)

_SETELAH_UJI = frozenset({P.UJI_KOMPETENSI, P.PENEMPATAN_SEMENTARA})
PEMBINAAN_WORKFLOW = Workflow(
    (
        Transition("mulai", frozenset({P.DIUSULKAN}), P.BERJALAN, JALANKAN, DASAR_PEMBINAAN, "Mulai pembinaan"),
        Transition(
            "membaik",
            frozenset({P.BERJALAN, P.EVALUASI_PERJANJIAN}),
            P.MEMBAIK,
            KELOLA_PEMBINAAN,
            DASAR_PEMBINAAN,
            "Nyatakan membaik",
        ),
        Transition(
            "uji_kompetensi",
            frozenset({P.BERJALAN}),
            P.UJI_KOMPETENSI,
            KELOLA_PEMBINAAN,
            "PP 30/2019 ps. 58",
            "Lanjutkan ke uji kompetensi",
        ),
        Transition(
            "evaluasi_perjanjian",
            frozenset({P.BERJALAN}),
            P.EVALUASI_PERJANJIAN,
            KELOLA_PEMBINAAN,
            "PP 49/2018",
            "Lanjutkan ke evaluasi perjanjian kerja",
        ),
        Transition(
            "pindah_jabatan",
            _SETELAH_UJI,
            P.PINDAH_JABATAN,
            KELOLA_PEMBINAAN,
            "PP 30/2019 ps. 58",
            "Pindahkan ke jabatan yang sesuai",
        ),
        Transition(
            "turun_jabatan",
            _SETELAH_UJI,
            P.TURUN_JABATAN,
            KELOLA_PEMBINAAN,
            "PP 30/2019 ps. 58",
            "Tempatkan pada jabatan lebih rendah",
        ),
        Transition(
            "penempatan_sementara",
            frozenset({P.UJI_KOMPETENSI}),
            P.PENEMPATAN_SEMENTARA,
            KELOLA_PEMBINAAN,
            "PP 30/2019 ps. 58",
            "Tempatkan sementara",
        ),
        Transition(
            "pdh",
            frozenset({P.PENEMPATAN_SEMENTARA, P.EVALUASI_PERJANJIAN}),
            P.PDH,
            KELOLA_PEMBINAAN,
            "PP 30/2019 ps. 58 ayat (5); PP 49/2018",
            "Usulkan pemberhentian dengan hormat",
        ),
        Transition(
            "batalkan",
            frozenset({P.DIUSULKAN, P.BERJALAN}),
            P.DIBATALKAN,
            KELOLA_PEMBINAAN,
            DASAR_PEMBINAAN,
            "Batalkan",
        ),
    )
)
