"""Duties and prohibitions of PP 94/2021 ps. 3–5, as the file of a case names them."""

from enum import StrEnum


class Asal(StrEnum):
    """How a case came about."""

    PRESENSI = "presensi"
    LAPORAN = "laporan"
    KELALAIAN = "kelalaian"


LABEL_ASAL = {
    Asal.PRESENSI: "Rekap presensi",
    Asal.LAPORAN: "Laporan atasan atau BKD",
    Asal.KELALAIAN: "Atasan tidak memanggil dan memeriksa",
}
MASUK_KERJA = "4f"
TIDAK_MEMERIKSA = "28"
PELANGGARAN: dict[str, str] = {
    "3a": "Setia dan taat kepada Pancasila, UUD 1945, NKRI, dan pemerintah yang sah",
    "3b": "Menjaga persatuan dan kesatuan bangsa",
    "3c": "Melaksanakan kebijakan yang ditetapkan pejabat pemerintah yang berwenang",
    "3d": "Menaati ketentuan peraturan perundang-undangan",
    "3e": "Melaksanakan tugas kedinasan dengan pengabdian, kejujuran, kesadaran, dan tanggung jawab",
    "3f": "Menunjukkan integritas dan keteladanan",
    "3g": "Menyimpan rahasia jabatan",
    "3h": "Bersedia ditempatkan di seluruh wilayah NKRI",
    "4a": "Menghadiri dan mengucapkan sumpah/janji PNS",
    "4b": "Menghadiri dan mengucapkan sumpah/janji jabatan",
    "4c": "Mengutamakan kepentingan negara",
    "4d": "Melaporkan hal yang membahayakan keamanan negara atau merugikan keuangan negara",
    "4e": "Melaporkan harta kekayaan",
    "4f": "Masuk kerja dan menaati ketentuan jam kerja",
    "4g": "Menggunakan dan memelihara barang milik negara sebaik-baiknya",
    "4h": "Memberi kesempatan kepada bawahan untuk mengembangkan kompetensi",
    "4i": "Menolak pemberian yang berkaitan dengan tugas dan fungsi",
    "5a": "Menyalahgunakan wewenang",
    "5b": "Menjadi perantara untuk mendapat keuntungan pribadi",
    "5c": "Menjadi pegawai atau bekerja untuk negara lain",
    "5d": "Bekerja pada lembaga internasional tanpa izin",
    "5e": "Bekerja pada perusahaan, konsultan, atau lembaga swadaya asing tanpa penugasan",
    "5f": "Memiliki, menjual, membeli, atau menggadaikan barang negara secara tidak sah",
    "5g": "Melakukan pungutan di luar ketentuan",
    "5h": "Melakukan kegiatan yang merugikan negara",
    "5i": "Bertindak sewenang-wenang terhadap bawahan",
    "5j": "Menghalangi berjalannya tugas kedinasan",
    "5k": "Menerima hadiah yang berhubungan dengan jabatan",
    "5l": "Meminta sesuatu yang berhubungan dengan jabatan",
    "5m": "Melakukan atau tidak melakukan tindakan yang merugikan yang dilayani",
    "5n": "Memberikan dukungan kepada calon dalam pemilihan",
    "28": "Atasan langsung tidak memanggil, memeriksa, atau melaporkan dugaan pelanggaran",
}


def pasal(kode: str) -> str:
    """The article behind a code: "PP 94/2021 ps. 4 huruf f"."""
    angka, huruf = kode.rstrip("abcdefghijklmn"), kode.lstrip("0123456789")
    return f"PP 94/2021 ps. {angka} huruf {huruf}" if huruf else f"PP 94/2021 ps. {angka}"


def label_pelanggaran(kode: str) -> str:
    return PELANGGARAN[kode]


def kelompok_pelanggaran() -> list[tuple[str, list[tuple[str, str]]]]:
    """Choices of the form: duties and prohibitions; neglect of a superior is found by the system alone."""
    judul = {"3": "Kewajiban (ps. 3)", "4": "Kewajiban (ps. 4)", "5": "Larangan (ps. 5)"}
    return [
        (
            nama,
            [(k, f"{k[1:]}. {label}") for k, label in PELANGGARAN.items() if k[0] == angka and k != TIDAK_MEMERIKSA],
        )
        for angka, nama in judul.items()
    ]
