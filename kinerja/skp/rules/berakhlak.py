"""The seven core values of ASN with their printed guides of behaviour. SE MenPANRB 20/2021; UU 20/2023 ps. 4."""

from dataclasses import dataclass

from asn.core.legal import DasarHukum

DASAR = DasarHukum("SE MenPANRB 20/2021")


@dataclass(frozen=True, slots=True)
class Nilai:
    kode: str
    nama: str
    panduan: tuple[str, ...]


BERAKHLAK: tuple[Nilai, ...] = (
    Nilai(
        "BP",
        "Berorientasi Pelayanan",
        (
            "Memahami dan memenuhi kebutuhan masyarakat",
            "Ramah, cekatan, solutif, dan dapat diandalkan",
            "Melakukan perbaikan tiada henti",
        ),
    ),
    Nilai(
        "AK",
        "Akuntabel",
        (
            "Melaksanakan tugas dengan jujur, bertanggung jawab, cermat, disiplin, dan berintegritas tinggi",
            "Menggunakan kekayaan dan barang milik negara secara bertanggung jawab, efektif, dan efisien",
            "Tidak menyalahgunakan kewenangan jabatan",
        ),
    ),
    Nilai(
        "KO",
        "Kompeten",
        (
            "Meningkatkan kompetensi diri untuk menjawab tantangan yang selalu berubah",
            "Membantu orang lain belajar",
            "Melaksanakan tugas dengan kualitas terbaik",
        ),
    ),
    Nilai(
        "HA",
        "Harmonis",
        (
            "Menghargai setiap orang apa pun latar belakangnya",
            "Suka menolong orang lain",
            "Membangun lingkungan kerja yang kondusif",
        ),
    ),
    Nilai(
        "LO",
        "Loyal",
        (
            "Memegang teguh ideologi Pancasila, UUD 1945, NKRI, serta pemerintahan yang sah",
            "Menjaga nama baik sesama ASN, pimpinan, instansi, dan negara",
            "Menjaga rahasia jabatan dan negara",
        ),
    ),
    Nilai(
        "AD",
        "Adaptif",
        (
            "Cepat menyesuaikan diri menghadapi perubahan",
            "Terus berinovasi dan mengembangkan kreativitas",
            "Bertindak proaktif",
        ),
    ),
    Nilai(
        "KL",
        "Kolaboratif",
        (
            "Memberi kesempatan kepada berbagai pihak untuk berkontribusi",
            "Terbuka dalam bekerja sama untuk menghasilkan nilai tambah",
            "Menggerakkan pemanfaatan berbagai sumber daya untuk tujuan bersama",
        ),
    ),
)
MENURUT_KODE = {n.kode: n for n in BERAKHLAK}


def pilihan() -> list[tuple[str, str]]:
    """Plain text choices, so that migrations never import this table."""
    return [(n.kode, n.nama) for n in BERAKHLAK]
