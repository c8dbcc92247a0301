"""What the recruitment demo is made of: which selections a city has, and words for people and schools."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rencana:
    """One selection, announced `berjalan` days ago; `persona`: the demo applicant has the first application."""

    jenis: str
    nama: str
    keadaan: str
    berjalan: int
    lowongan: int
    pelamar: int
    persona: int = 0
    uraian: str = ""


TERBUKA = (
    "Seleksi tenaga profesional badan layanan umum daerah. Ujiannya tes tertulis dan wawancara terstruktur; setiap "
    "pewawancara menilai sendiri."
)
RENCANA = {
    "36.74": (
        Rencana("CPNS", "Seleksi CPNS {kota} {tahun}", "verifikasi", 28, 8, 70, 1),
        Rencana("KOTA", "Seleksi pegawai BLUD {kota} {tahun}", "dibuka", 6, 6, 34, 0, TERBUKA),
    ),
    "96.71": (
        Rencana("PPPK", "Seleksi PPPK {kota} {tahun}", "sanggah_administrasi", 34, 6, 52, 1),
        Rencana("KOTA", "Seleksi pegawai BLUD {kota} {tahun}", "dibuka", 5, 4, 18, 0, TERBUKA),
    ),
    "31": (
        Rencana("KOTA", "Seleksi pegawai BLUD {kota} {tahun}", "ujian_lanjutan", 48, 6, 60, 1, TERBUKA),
        Rencana("CPNS", "Seleksi CPNS {kota} {tahun}", "dibuka", 7, 10, 90),
    ),
}
BIDANG = (
    ["Ilmu Komputer", "Sistem Informasi", "Teknik Informatika"],
    ["Administrasi Negara", "Ilmu Pemerintahan", "Kebijakan Publik"],
    ["Akuntansi", "Ekonomi Pembangunan", "Manajemen"],
    ["Teknik Sipil", "Arsitektur", "Perencanaan Wilayah dan Kota"],
    ["Kesehatan Masyarakat", "Keperawatan", "Kebidanan"],
    ["Ilmu Hukum"],
)
DEPAN = (
    *("Ayu", "Bagas", "Citra", "Dimas", "Eka", "Farhan", "Gita", "Hendra", "Intan", "Joko", "Kartika", "Lukman"),
    *("Maya", "Nanda", "Olivia", "Putra", "Ratih", "Samuel", "Tiara", "Umar", "Vina", "Wahyu", "Yohana", "Zaki"),
)
AKHIR = (
    *("Lestari", "Pratama", "Wulandari", "Saputra", "Hidayat", "Siregar", "Wijaya", "Rumbiak", "Nugroho", "Safitri"),
    *("Ramadhan", "Kusuma", "Anggraini", "Setiawan", "Mambraku", "Hakim", "Permata"),
)
KAMPUS = (
    *("Universitas Indonesia", "Universitas Pamulang", "Universitas Terbuka", "UIN Syarif Hidayatullah"),
    *("Universitas Cenderawasih", "Universitas Papua", "Politeknik Negeri Jakarta", "Universitas Gadjah Mada"),
)
