"""Tahap penilaian: bobot berjumlah 100, kisaran menurut PermenPANRB 15/2019, aspek dengan jangkar nilai."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from asn.core.legal import Berlaku, DasarHukum, Putusan
from kepegawaian.promosi.rules.ketentuan import SELEKSI

SKALA = 5
SKALA_LEMBAGA = 100
KISARAN = Berlaku(
    date(2019, 1, 1),
    {"REKAM_JEJAK": (15, 20), "MAKALAH": (15, 20), "KOMPETENSI": (20, 25), "WAWANCARA": (30, 35)},
    DasarHukum(SELEKSI),
    "sedang",
)
_JANGKAR_UMUM = {
    "1": "Tidak tampak, atau bertentangan dengan yang diharapkan",
    "2": "Tampak sebagian dan tidak konsisten",
    "3": "Sesuai yang diharapkan dari jabatan ini",
    "4": "Di atas yang diharapkan, dengan contoh nyata",
    "5": "Jauh di atas yang diharapkan dan ditiru unit lain",
}


@dataclass(frozen=True, slots=True)
class TahapBaku:
    """A stage as it is proposed; `aspek` are (code, name, what 1 and 5 look like here)."""

    kode: str
    nama: str
    bobot: int
    aspek: tuple[tuple[str, str, str, str], ...]
    lembaga: bool = False
    anonim: bool = False


BAKU = (
    TahapBaku(
        "REKAM_JEJAK",
        "Rekam jejak",
        20,
        (
            (
                "PRESTASI",
                "Prestasi kerja",
                "Tidak ada hasil yang dapat ditunjukkan",
                "Hasil terukur yang dipakai kota",
            ),
            ("PENGALAMAN", "Pengalaman yang terkait", "Tidak terkait", "Memimpin bidang yang sama dengan hasil nyata"),
            (
                "INTEGRITAS",
                "Integritas",
                "Ada catatan yang belum selesai",
                "Teladan menurut atasan, rekan, dan bawahan",
            ),
        ),
    ),
    TahapBaku(
        "MAKALAH",
        "Penulisan makalah",
        20,
        (
            ("ANALISIS", "Analisis masalah", "Masalah tidak dikenali", "Sebab diurai dengan data"),
            ("GAGASAN", "Gagasan", "Umum dan tidak dapat dijalankan", "Baru, terukur, dan dapat dibiayai"),
        ),
        anonim=True,
    ),
    TahapBaku(
        "KOMPETENSI",
        "Kompetensi manajerial dan sosial kultural",
        25,
        (("JPM", "Nilai penilaian kompetensi (0–100)", "", ""),),
        lembaga=True,
    ),
    TahapBaku(
        "WAWANCARA",
        "Wawancara dan paparan",
        35,
        (
            ("VISI", "Arah dan rencana kerja", "Tidak jelas", "Jelas, bertahap, dan terukur"),
            ("KEPEMIMPINAN", "Kepemimpinan", "Tidak ada contoh", "Menggerakkan tim menembus hambatan"),
            (
                "KEBIJAKAN",
                "Pemahaman kebijakan",
                "Tidak menguasai bidang",
                "Menguasai dan menghubungkan lintas bidang",
            ),
        ),
    ),
)


def jangkar(rendah: str, tinggi: str) -> dict[str, str]:
    """Five anchors: the extremes are those of the aspect, the middle is common."""
    return _JANGKAR_UMUM | ({"1": rendah} if rendah else {}) | ({"5": tinggi} if tinggi else {})


def periksa_bobot(bobot: Sequence[tuple[str, str, Decimal]]) -> tuple[list[Putusan], list[Putusan]]:
    """(must hold, warnings): the sum is exactly 100; each weight lies in the range known for its stage."""
    jumlah = sum((b for _, _, b in bobot), Decimal(0))
    teks = f"Jumlah bobot harus tepat 100: sekarang {jumlah.normalize():f}."
    wajib = [Putusan(jumlah == 100, teks, KISARAN.dasar)]
    saran = []
    for kode, nama, nilai in bobot:
        if kode in KISARAN.nilai:
            rendah, tinggi = KISARAN.nilai[kode]
            kalimat = f"{nama}: bobot {nilai.normalize():f}, lazimnya {rendah} sampai {tinggi} persen."
            saran.append(Putusan(rendah <= nilai <= tinggi, kalimat, KISARAN.dasar))
    return wajib, saran
