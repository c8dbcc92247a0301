"""People of the demo installation: who they are, and the one address that marks each of their accounts.

`asn.contoh` creates the accounts; the demo door finds them by e-mail. Mail to the domain `invalid` can never arrive.
"""

from dataclasses import dataclass

from asn.akun.peran import Peran

DOMAIN = "demo.invalid"
PUSAT = "pusat"


@dataclass(frozen=True, slots=True)
class Persona:
    """`peran` is None for people whose role comes from the register itself (own record, position tree)."""

    kunci: str
    judul: str
    penjelasan: str
    ikon: str
    peran: Peran | None = None

    def email(self, kode_kota: str) -> str:
        return f"{self.kunci}.{kode_kota}@{DOMAIN}"


PERSONA_KOTA: tuple[Persona, ...] = (
    Persona(
        "bkd",
        "Analis kepegawaian BKD",
        "Menyusun evaluasi berkala dan memelihara buku induk kota.",
        "clipboard-list",
        Peran.BKD,
    ),
    Persona(
        "ppk",
        "Pejabat Pembina Kepegawaian",
        "Menerbitkan evaluasi dan melihat kinerja seluruh kota.",
        "stamp",
        Peran.PPK,
    ),
    Persona(
        "kepala_dinas",
        "Kepala dinas",
        "Melihat pegawai dan evaluasi dinas yang dipimpinnya.",
        "landmark",
        Peran.KEPALA_INSTANSI,
    ),
    Persona(
        "pengelola",
        "Pengelola kepegawaian instansi",
        "Mengurus data pegawai di satu instansi.",
        "folder-cog",
        Peran.PENGELOLA_INSTANSI,
    ),
    Persona("atasan", "Atasan", "Melihat kinerja dan pelatihan bawahan langsungnya.", "users-round"),
    Persona("pegawai", "Pegawai", "Melihat profil, evaluasi, dan hak-haknya sendiri.", "id-card"),
    Persona(
        "tim_penilai",
        "Tim penilai kinerja",
        "Menimbang calon penerima penghargaan di seluruh kota.",
        "scale",
        Peran.TIM_PENILAI,
    ),
    Persona(
        "konselor",
        "Konselor kinerja",
        "Memberi konseling; hanya dia dan PyB yang membaca catatannya.",
        "messages-square",
        Peran.KONSELOR,
    ),
    Persona(
        "pengajar",
        "Pengajar pelatihan",
        "Mencatat kehadiran dan nilai kelas yang diajarnya sendiri.",
        "presentation",
        Peran.PENGAJAR,
    ),
    Persona(
        "koordinator_aduan",
        "Koordinator aduan",
        "Memverifikasi dan mendisposisikan aduan warga satu kota.",
        "megaphone",
        Peran.PENGELOLA_ADUAN,
    ),
    Persona(
        "penghubung",
        "Pejabat penghubung",
        "Menjawab aduan yang didisposisikan kepada dinasnya.",
        "messages-square",
        Peran.PENGELOLA_ADUAN,
    ),
    Persona(
        "inspektorat",
        "Pengelola pengawasan",
        "Menangani pelaporan pelanggaran dan aduan yang terlambat.",
        "shield-alert",
        Peran.INSPEKTORAT,
    ),
    Persona(
        "panitia",
        "Panitia seleksi",
        "Memverifikasi lamaran dan mewawancarai, sendiri dan tanpa melihat putusan rekan.",
        "clipboard-check",
        Peran.PANITIA,
    ),
    Persona("pelamar", "Pelamar", "Melamar dari telepon dan mengikuti lamarannya.", "user-round", Peran.PELAMAR),
    Persona(
        "admin_kota", "Administrator kota", "Mengelola akun, peran, dan kalender kota.", "user-cog", Peran.ADMIN_KOTA
    ),
    Persona(
        "auditor",
        "Auditor",
        "Membaca data kota dan catatan akses, tanpa mengubah apa pun.",
        "search-check",
        Peran.AUDITOR,
    ),
    Persona(
        "cemerlang",
        "Pegawai berkinerja tinggi",
        "Bertahun-tahun Sangat Baik, belum pernah naik jabatan; membaca talenta dan pencalonannya.",
        "gem",
    ),
    Persona(
        "terperiksa",
        "Pegawai yang diperiksa",
        "Membaca perkara disiplinnya sendiri: panggilan, berita acara, keputusan, dan hak keberatannya.",
        "scale",
    ),
)
PERSONA_PUSAT = Persona(
    "admin_pusat",
    "Administrator pusat",
    "Mengelola tabel rujukan dan akun administrator semua kota.",
    "server-cog",
    Peran.ADMIN_PUSAT,
)
