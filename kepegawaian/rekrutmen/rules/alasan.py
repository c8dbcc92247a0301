"""Documents an application may ask for, and the fixed reasons each requirement can fail for.

A reason is chosen, never invented, because an objection answers exactly it (PermenPANRB 27/2021 ps. 31); a note adds
what the applicant must know. Formats and sizes are those agencies used in 2024
(to be verified), and editable per selection.
"""

from dataclasses import dataclass

PDF, GAMBAR = "pdf", "jpg"
# Requirements that are no document: what the form says, held against the documents.
IDENTITAS, KUALIFIKASI, USIA = "IDENTITAS", "KUALIFIKASI", "USIA"
UMUM = {
    "TIDAK_TERBACA": "Dokumen tidak terbaca atau terpotong",
    "BUKAN_DOKUMEN": "Yang diunggah bukan dokumen yang diminta",
    "MILIK_LAIN": "Dokumen bukan atas nama pelamar",
}


@dataclass(frozen=True, slots=True)
class Dokumen:
    """A kind of document with its usual form."""

    kode: str
    nama: str
    petunjuk: str
    format: tuple[str, ...]
    ukuran_kb: int
    halaman: int | None
    alasan: dict[str, str]
    wajib: bool = True
    untuk: tuple[str, ...] = ()


def _dok(
    kode: str, nama: str, petunjuk: str, format_: str, ukuran: int, halaman: int | None, **alasan: str
) -> Dokumen:
    return Dokumen(kode, nama, petunjuk, (format_,), ukuran, halaman, UMUM | alasan)


_SURAT = {
    "TANPA_METERAI": "Tidak bermeterai atau meterai elektroniknya tidak sah",
    "TANPA_TANDA_TANGAN": "Tidak ditandatangani",
    "FORMAT_LAIN": "Tidak memakai bentuk surat yang ditetapkan",
}
KATALOG = {
    d.kode: d
    for d in (
        _dok(
            "KTP",
            "KTP elektronik",
            "Pindaian KTP asli, utuh dan berwarna.",
            GAMBAR,
            200,
            None,
            KEDALUWARSA="Bukan KTP elektronik atau surat keterangan yang masih berlaku",
        ),
        _dok(
            "FOTO",
            "Pas foto berlatar merah",
            "Foto resmi terbaru, wajah menghadap ke depan.",
            GAMBAR,
            200,
            None,
            LATAR="Latar foto bukan merah",
            WAJAH="Wajah tidak jelas atau tertutup",
        ),
        _dok(
            "LAMARAN",
            "Surat lamaran",
            "Bermeterai elektronik dan ditandatangani.",
            PDF,
            500,
            2,
            **_SURAT,
        ),
        _dok(
            "PERNYATAAN",
            "Surat pernyataan",
            "Bermeterai elektronik dan ditandatangani.",
            PDF,
            500,
            2,
            **_SURAT,
        ),
        _dok(
            "IJAZAH",
            "Ijazah",
            "Ijazah asli, bukan surat keterangan lulus.",
            PDF,
            800,
            3,
            BUKAN_IJAZAH="Surat keterangan lulus, bukan ijazah",
            TANPA_PENYETARAAN="Ijazah luar negeri tanpa penyetaraan",
        ),
        _dok(
            "TRANSKRIP",
            "Transkrip nilai",
            "Seluruh halaman dalam satu berkas.",
            PDF,
            800,
            6,
            TIDAK_LENGKAP="Halaman transkrip tidak lengkap",
            IPK_BEDA="IPK pada transkrip berbeda dari isian",
        ),
        _dok(
            "STR",
            "Surat Tanda Registrasi",
            "STR yang masih berlaku menurut ketentuan profesinya.",
            PDF,
            500,
            2,
            KEDALUWARSA="STR tidak berlaku",
            PROFESI_LAIN="STR bukan untuk profesi yang dilamar",
        ),
        _dok(
            "PENGALAMAN",
            "Surat keterangan pengalaman kerja",
            "Ditandatangani pimpinan tempat bekerja.",
            PDF,
            500,
            3,
            KURANG_LAMA="Masa kerja kurang dari yang disyaratkan",
            TANPA_TANDA_TANGAN="Tidak ditandatangani pejabat yang berwenang",
        ),
        Dokumen(
            "DISABILITAS",
            "Surat keterangan disabilitas",
            "Dari rumah sakit pemerintah atau puskesmas, menyebut jenis dan derajatnya.",
            (PDF,),
            500,
            2,
            UMUM | {"BUKAN_PEMERINTAH": "Bukan dari rumah sakit pemerintah atau puskesmas"},
            untuk=("DISABILITAS",),
        ),
        Dokumen(
            "CUMLAUDE",
            "Bukti lulus “dengan pujian” dan akreditasi",
            "Keterangan dengan pujian pada ijazah atau transkrip, dan sertifikat akreditasi.",
            (PDF,),
            500,
            4,
            UMUM | {"BUKAN_PUJIAN": "Tidak menyatakan “dengan pujian”", "AKREDITASI": "Akreditasi tidak sesuai"},
            untuk=("CUMLAUDE",),
        ),
        Dokumen(
            "OAP",
            "Surat keterangan Orang Asli Papua",
            "Dari lembaga atau pejabat yang ditetapkan dalam pengumuman.",
            (PDF,),
            500,
            2,
            UMUM | {"BUKAN_BERWENANG": "Diterbitkan lembaga yang tidak ditetapkan"},
            untuk=("PAPUA",),
        ),
    )
}
# What every selection asks for at first; the others are added where the law of the post wants them.
BAWAAN = ("KTP", "FOTO", "LAMARAN", "PERNYATAAN", "IJAZAH", "TRANSKRIP")
LABEL_SYARAT = {
    IDENTITAS: "Identitas sesuai KTP",
    USIA: "Usia",
    KUALIFIKASI: "Kualifikasi pendidikan",
}
ALASAN_ISIAN = {
    IDENTITAS: {
        "NAMA_BEDA": "Nama berbeda dari KTP",
        "NIK_BEDA": "NIK berbeda dari KTP",
        "LAHIR_BEDA": "Tempat atau tanggal lahir berbeda dari KTP",
    },
    USIA: {"DI_LUAR": "Usia di luar batas yang ditetapkan menurut KTP"},
    KUALIFIKASI: {
        "JENJANG": "Jenjang pendidikan tidak sesuai kualifikasi",
        "BIDANG": "Program studi tidak sesuai kualifikasi",
        "IPK": "IPK kurang dari batas yang ditetapkan",
        "LULUS_SESUDAH": "Tanggal ijazah sesudah pendaftaran ditutup",
    },
}


def alasan(syarat: str) -> dict[str, str]:
    """Reasons a requirement may fail for, by code."""
    if syarat in ALASAN_ISIAN:
        return ALASAN_ISIAN[syarat]
    return KATALOG[syarat].alasan if syarat in KATALOG else UMUM


def label_syarat(syarat: str) -> str:
    if syarat in LABEL_SYARAT:
        return LABEL_SYARAT[syarat]
    return KATALOG[syarat].nama if syarat in KATALOG else syarat


def kalimat(butir: dict[str, str]) -> str:
    """ "Ijazah: Dokumen tidak terbaca atau terpotong. Halaman dua gelap." """
    teks = f"{label_syarat(butir['syarat'])}: {alasan(butir['syarat']).get(butir['alasan'], butir['alasan'])}."
    return f"{teks} {butir['catatan']}".strip() if butir.get("catatan") else teks
