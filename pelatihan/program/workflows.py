"""Life of a plan, an IDP, a class, a participant, a certificate as tables. Pure Python."""

from enum import StrEnum

from asn.core.workflows import Transition, Workflow

BELAJAR = "program.belajar"
SUSUN_RENCANA = "program.susun_rencana"
VALIDASI_RENCANA = "program.validasi_rencana"
SUSUN_IDP = "program.susun_idp"
SETUJUI_IDP = "program.setujui_idp"
KELOLA_KELAS = "program.kelola_angkatan"
AJAR = "program.ajar_angkatan"
CABUT_SERTIFIKAT = "program.cabut_sertifikat"
AJUKAN_LUAR = "program.ajukan_sertifikatluar"
VERIFIKASI_LUAR = "program.verifikasi_sertifikatluar"

DASAR_RENCANA = "Peraturan LAN 10/2018"


class KeadaanRencana(StrEnum):
    DRAF = "draf"
    DIAJUKAN = "diajukan"
    DIVALIDASI = "divalidasi"
    DIKEMBALIKAN = "dikembalikan"
    DIBATALKAN = "dibatalkan"


class KeadaanIDP(StrEnum):
    DRAF = "draf"
    DIAJUKAN = "diajukan"
    DISEPAKATI = "disepakati"
    DIKEMBALIKAN = "dikembalikan"


class KeadaanAngkatan(StrEnum):
    DIRANCANG = "dirancang"
    DIBUKA = "dibuka"
    BERJALAN = "berjalan"
    SELESAI = "selesai"
    DIBATALKAN = "dibatalkan"


class KeadaanPeserta(StrEnum):
    DIUSULKAN = "diusulkan"
    ANTRE = "antre"
    DITETAPKAN = "ditetapkan"
    HADIR = "hadir"
    LULUS = "lulus"
    TIDAK_LULUS = "tidak_lulus"
    TIDAK_HADIR = "tidak_hadir"
    MUNDUR = "mundur"
    DIGANTIKAN = "digantikan"
    DITOLAK = "ditolak"
    DIBATALKAN = "dibatalkan"


class KeadaanSertifikat(StrEnum):
    TERBIT = "terbit"
    DICABUT = "dicabut"


class KeadaanLuar(StrEnum):
    DIAJUKAN = "diajukan"
    DIAKUI = "diakui"
    DITOLAK = "ditolak"


R, D, A, P, S, L = KeadaanRencana, KeadaanIDP, KeadaanAngkatan, KeadaanPeserta, KeadaanSertifikat, KeadaanLuar
LABEL_RENCANA = {
    R.DRAF: "Draf",
    R.DIAJUKAN: "Menunggu validasi",
    R.DIVALIDASI: "Divalidasi",
    R.DIKEMBALIKAN: "Dikembalikan",
    R.DIBATALKAN: "Dibatalkan",
}
LABEL_IDP = {
    D.DRAF: "Draf",
    D.DIAJUKAN: "Menunggu atasan",
    D.DISEPAKATI: "Disepakati",
    D.DIKEMBALIKAN: "Dikembalikan atasan",
}
LABEL_ANGKATAN = {
    A.DIRANCANG: "Dirancang",
    A.DIBUKA: "Pendaftaran dibuka",
    A.BERJALAN: "Berjalan",
    A.SELESAI: "Selesai",
    A.DIBATALKAN: "Dibatalkan",
}
LABEL_PESERTA = {
    P.DIUSULKAN: "Diusulkan",
    P.ANTRE: "Dalam antrean",
    P.DITETAPKAN: "Ditetapkan",
    P.HADIR: "Mengikuti",
    P.LULUS: "Lulus",
    P.TIDAK_LULUS: "Tidak lulus",
    P.TIDAK_HADIR: "Tidak hadir",
    P.MUNDUR: "Mengundurkan diri",
    P.DIGANTIKAN: "Digantikan",
    P.DITOLAK: "Tidak memperoleh kursi",
    P.DIBATALKAN: "Kelas dibatalkan",
}
LABEL_SERTIFIKAT = {S.TERBIT: "Berlaku", S.DICABUT: "Dicabut"}
LABEL_LUAR = {L.DIAJUKAN: "Menunggu verifikasi", L.DIAKUI: "Diakui", L.DITOLAK: "Ditolak"}
NADA: dict[str, str] = {
    **dict.fromkeys((R.DRAF, A.DIRANCANG, P.MUNDUR, P.DIGANTIKAN), "netral"),
    **dict.fromkeys((R.DIAJUKAN, P.ANTRE, P.DIUSULKAN), "perhatian"),
    **dict.fromkeys((A.DIBUKA, A.BERJALAN, P.DITETAPKAN, P.HADIR), "proses"),
    **dict.fromkeys((R.DIVALIDASI, D.DISEPAKATI, A.SELESAI, P.LULUS, S.TERBIT, L.DIAKUI), "selesai"),
    **dict.fromkeys((R.DIKEMBALIKAN, P.TIDAK_LULUS, P.TIDAK_HADIR, P.DITOLAK, S.DICABUT), "gagal"),
    **dict.fromkeys((R.DIBATALKAN,), "netral"),
}
# Holds a seat of its class, now or in the end.
MENEMPATI = (P.DITETAPKAN, P.HADIR, P.LULUS, P.TIDAK_LULUS, P.TIDAK_HADIR)
# Still on the way: a second request for the same class is refused.
BERPROSES = (P.DIUSULKAN, P.ANTRE, P.DITETAPKAN, P.HADIR)

RENCANA_WORKFLOW = Workflow(
    (
        Transition("ajukan", frozenset({R.DRAF, R.DIKEMBALIKAN}), R.DIAJUKAN, SUSUN_RENCANA, DASAR_RENCANA, "Ajukan"),
        Transition("validasi", frozenset({R.DIAJUKAN}), R.DIVALIDASI, VALIDASI_RENCANA, DASAR_RENCANA, "Validasi"),
        Transition(
            "kembalikan", frozenset({R.DIAJUKAN}), R.DIKEMBALIKAN, VALIDASI_RENCANA, DASAR_RENCANA, "Kembalikan"
        ),
        Transition(
            "batalkan",
            frozenset({R.DRAF, R.DIAJUKAN, R.DIKEMBALIKAN, R.DIVALIDASI}),
            R.DIBATALKAN,
            SUSUN_RENCANA,
            DASAR_RENCANA,
            "Batalkan",
        ),
    )
)
IDP_WORKFLOW = Workflow(
    (
        Transition("ajukan", frozenset({D.DRAF, D.DIKEMBALIKAN}), D.DIAJUKAN, SUSUN_IDP, DASAR_RENCANA, "Ajukan"),
        Transition("sepakati", frozenset({D.DIAJUKAN}), D.DISEPAKATI, SETUJUI_IDP, DASAR_RENCANA, "Sepakati"),
        Transition("kembalikan", frozenset({D.DIAJUKAN}), D.DIKEMBALIKAN, SETUJUI_IDP, DASAR_RENCANA, "Kembalikan"),
        Transition("ubah", frozenset({D.DISEPAKATI}), D.DRAF, SUSUN_IDP, DASAR_RENCANA, "Ubah kesepakatan"),
    )
)
ANGKATAN_WORKFLOW = Workflow(
    (
        Transition("buka", frozenset({A.DIRANCANG}), A.DIBUKA, KELOLA_KELAS, DASAR_RENCANA, "Buka pendaftaran"),
        Transition("mulai", frozenset({A.DIBUKA}), A.BERJALAN, KELOLA_KELAS, DASAR_RENCANA, "Mulai kelas"),
        Transition("selesaikan", frozenset({A.BERJALAN}), A.SELESAI, KELOLA_KELAS, DASAR_RENCANA, "Selesaikan kelas"),
        Transition(
            "batalkan",
            frozenset({A.DIRANCANG, A.DIBUKA, A.BERJALAN}),
            A.DIBATALKAN,
            KELOLA_KELAS,
            DASAR_RENCANA,
            "Batalkan kelas",
        ),
    )
)


def _peserta(
    nama: str, dari: tuple[KeadaanPeserta, ...], ke: KeadaanPeserta, label: str, izin: str = KELOLA_KELAS
) -> Transition:
    return Transition(nama, frozenset(dari), ke, izin, DASAR_RENCANA, label)


PESERTA_WORKFLOW = Workflow(
    (
        _peserta("antrekan", (P.DIUSULKAN,), P.ANTRE, "Masukkan ke antrean"),
        _peserta("tetapkan", (P.DIUSULKAN, P.ANTRE), P.DITETAPKAN, "Tetapkan"),
        _peserta("tolak", (P.DIUSULKAN, P.ANTRE), P.DITOLAK, "Tutup antrean"),
        _peserta("hadiri", (P.DITETAPKAN,), P.HADIR, "Mulai mengikuti"),
        _peserta("luluskan", (P.HADIR,), P.LULUS, "Nyatakan lulus"),
        _peserta("tidak_luluskan", (P.HADIR,), P.TIDAK_LULUS, "Nyatakan tidak lulus"),
        _peserta("alpa", (P.DITETAPKAN, P.HADIR), P.TIDAK_HADIR, "Nyatakan tidak hadir"),
        _peserta("mundurkan", (P.DIUSULKAN, P.ANTRE, P.DITETAPKAN), P.MUNDUR, "Undurkan"),
        _peserta("mundur", (P.DIUSULKAN, P.ANTRE, P.DITETAPKAN), P.MUNDUR, "Mengundurkan diri", BELAJAR),
        _peserta("gantikan", (P.DITETAPKAN,), P.DIGANTIKAN, "Gantikan"),
        _peserta("batalkan", (P.DIUSULKAN, P.ANTRE, P.DITETAPKAN, P.HADIR), P.DIBATALKAN, "Batalkan"),
    )
)
SERTIFIKAT_WORKFLOW = Workflow(
    (Transition("cabut", frozenset({S.TERBIT}), S.DICABUT, CABUT_SERTIFIKAT, "", "Cabut sertifikat"),)
)
LUAR_WORKFLOW = Workflow(
    (
        Transition("akui", frozenset({L.DIAJUKAN}), L.DIAKUI, VERIFIKASI_LUAR, DASAR_RENCANA, "Akui"),
        Transition("tolak", frozenset({L.DIAJUKAN}), L.DITOLAK, VERIFIKASI_LUAR, DASAR_RENCANA, "Tolak"),
    )
)


def pilihan(label: dict[StrEnum, str]) -> list[tuple[str, str]]:
    """Choices of a model field: plain text, so that migrations never import an enum."""
    return [(k.value, v) for k, v in label.items()]
