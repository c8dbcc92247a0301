"""Life of a report as a table: what officers, the reporter and the calendar may do to it. Pure Python."""

from enum import StrEnum

from asn.core.workflows import Transition, Workflow

IZIN_LIHAT = "aduan.view_aduan"
IZIN_CATAT = "aduan.catat_aduan"
IZIN_VERIFIKASI = "aduan.verifikasi_aduan"
IZIN_DISPOSISI = "aduan.disposisi_aduan"
IZIN_TANGANI = "aduan.tangani_aduan"
IZIN_EKSPOR = "aduan.ekspor_aduan"
IZIN_MINTA_SEGEL = "aduan.minta_buka_segel"
IZIN_PUTUS_SEGEL = "aduan.putus_buka_segel"
# On top of any other permission: without it a whistleblowing report does not exist.
IZIN_WBS = "aduan.kelola_wbs"


class KeadaanAduan(StrEnum):
    KARANTINA = "karantina"
    DITERIMA = "diterima"
    BELUM_LENGKAP = "belum_lengkap"
    TERVERIFIKASI = "terverifikasi"
    DIDISPOSISIKAN = "didisposisikan"
    DIPROSES = "diproses"
    DITINDAKLANJUTI = "ditindaklanjuti"
    SELESAI = "selesai"
    BUKAN_WEWENANG = "bukan_wewenang"
    DIARSIPKAN = "diarsipkan"
    DIGABUNG = "digabung"


K = KeadaanAduan
LABEL = {
    K.KARANTINA: "Menunggu diperiksa",
    K.DITERIMA: "Diterima",
    K.BELUM_LENGKAP: "Menunggu kelengkapan",
    K.TERVERIFIKASI: "Terverifikasi",
    K.DIDISPOSISIKAN: "Didisposisikan",
    K.DIPROSES: "Diproses",
    K.DITINDAKLANJUTI: "Ditindaklanjuti",
    K.SELESAI: "Selesai",
    K.BUKAN_WEWENANG: "Bukan wewenang",
    K.DIARSIPKAN: "Diarsipkan",
    K.DIGABUNG: "Digabung",
}
# What a state means for the one who waits.
ARTI = {
    K.KARANTINA: "Laporan Anda sudah kami terima dan sedang diperiksa petugas sebelum diteruskan.",
    K.DITERIMA: "Laporan Anda sudah kami terima dan menunggu verifikasi.",
    K.BELUM_LENGKAP: "Kami memerlukan keterangan tambahan dari Anda. Balas pada halaman ini agar laporan dilanjutkan.",
    K.TERVERIFIKASI: "Laporan Anda sudah diverifikasi dan akan diteruskan kepada instansi yang berwenang.",
    K.DIDISPOSISIKAN: "Laporan Anda sudah diteruskan kepada instansi yang berwenang.",
    K.DIPROSES: "Instansi sedang menangani laporan Anda.",
    K.DITINDAKLANJUTI: "Instansi menyatakan laporan Anda sudah ditindaklanjuti. Apakah masalahnya sudah teratasi?",
    K.SELESAI: "Penanganan laporan Anda sudah selesai.",
    K.BUKAN_WEWENANG: "Hal yang Anda laporkan bukan wewenang pemerintah kota ini. Alasannya ada di bawah.",
    K.DIARSIPKAN: "Laporan Anda tidak dilanjutkan. Alasannya ada di bawah.",
    K.DIGABUNG: "Hal yang sama sudah dilaporkan orang lain. Anda menerima kabar yang sama seperti pelapor itu.",
}
AKHIR = frozenset({K.SELESAI, K.BUKAN_WEWENANG, K.DIARSIPKAN, K.DIGABUNG})
# Where an officer has to do something next.
TERBUKA = frozenset({K.KARANTINA, K.DITERIMA, K.TERVERIFIKASI, K.DIDISPOSISIKAN, K.DIPROSES})
MENUNGGU_KOTA = frozenset({K.KARANTINA, K.DITERIMA, K.TERVERIFIKASI})
MENUNGGU_INSTANSI = frozenset({K.DIDISPOSISIKAN, K.DIPROSES})
# Counted in statistics: what was neither nonsense nor somebody else's nor said twice.
TIDAK_DIHITUNG = frozenset({K.KARANTINA, K.BUKAN_WEWENANG, K.DIARSIPKAN, K.DIGABUNG})

SP4N = "PermenPANRB 62/2018"
PERPRES = "Perpres 76/2013"
_BELUM_DIPUTUS = frozenset({K.KARANTINA, K.DITERIMA, K.BELUM_LENGKAP, K.TERVERIFIKASI})

ADUAN_WORKFLOW = Workflow(
    (
        Transition("lepas", frozenset({K.KARANTINA}), K.DITERIMA, IZIN_VERIFIKASI, SP4N, "Terima laporan"),
        Transition(
            "minta_lengkapi",
            frozenset({K.DITERIMA, K.TERVERIFIKASI}),
            K.BELUM_LENGKAP,
            IZIN_VERIFIKASI,
            "UU 25/2009 ps. 44",
            "Minta dilengkapi",
        ),
        Transition("verifikasi", frozenset({K.DITERIMA}), K.TERVERIFIKASI, IZIN_VERIFIKASI, SP4N, "Verifikasi"),
        Transition("disposisi", frozenset({K.TERVERIFIKASI}), K.DIDISPOSISIKAN, IZIN_DISPOSISI, PERPRES, "Disposisi"),
        Transition(
            "kembalikan",
            frozenset({K.DIDISPOSISIKAN, K.DIPROSES}),
            K.TERVERIFIKASI,
            IZIN_TANGANI,
            PERPRES,
            "Kembalikan ke koordinator",
        ),
        Transition("terima", frozenset({K.DIDISPOSISIKAN}), K.DIPROSES, IZIN_TANGANI, SP4N, "Mulai tangani"),
        Transition(
            "tanggapi", frozenset({K.DIDISPOSISIKAN, K.DIPROSES}), K.DIPROSES, IZIN_TANGANI, SP4N, "Kirim tanggapan"
        ),
        Transition(
            "tindak_lanjuti",
            frozenset({K.DIDISPOSISIKAN, K.DIPROSES}),
            K.DITINDAKLANJUTI,
            IZIN_TANGANI,
            PERPRES,
            "Nyatakan ditindaklanjuti",
        ),
        Transition(
            "bukan_wewenang",
            frozenset({K.DITERIMA, K.TERVERIFIKASI}),
            K.BUKAN_WEWENANG,
            IZIN_VERIFIKASI,
            SP4N,
            "Bukan wewenang",
        ),
        Transition("arsipkan", _BELUM_DIPUTUS, K.DIARSIPKAN, IZIN_VERIFIKASI, SP4N, "Arsipkan"),
        Transition(
            "gabung",
            frozenset({K.DITERIMA, K.TERVERIFIKASI, K.DIDISPOSISIKAN, K.DIPROSES}),
            K.DIGABUNG,
            IZIN_VERIFIKASI,
            SP4N,
            "Gabungkan",
        ),
    )
)

# What the reporter does, by number and secret, and what the calendar does; nobody's permission is asked.
LANGKAH_LUAR: dict[str, tuple[frozenset[str], str]] = {
    "lengkapi": (frozenset({K.BELUM_LENGKAP}), K.DITERIMA),
    "nyatakan_selesai": (frozenset({K.DITINDAKLANJUTI}), K.SELESAI),
    "buka_kembali": (frozenset({K.DITINDAKLANJUTI, K.SELESAI}), K.DIPROSES),
    "tutup": (frozenset({K.DITINDAKLANJUTI}), K.SELESAI),
    "tutup_tak_lengkap": (frozenset({K.BELUM_LENGKAP}), K.DIARSIPKAN),
}
