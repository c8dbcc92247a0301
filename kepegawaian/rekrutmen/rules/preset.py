"""Rules to begin with: CPNS 2024, PPPK 2024 and a selection the city runs itself. A copy is taken; the law is cited.

No decision for 2025 or 2026 was found, so a selection of these years begins with the figures of 2024 and shows them
as to be verified.
"""

from copy import deepcopy
from typing import Any

from kepegawaian.rekrutmen.rules.enum import JenisSeleksi

_PERNYATAAN = [
    {
        "kode": "PIDANA",
        "teks": "Saya tidak pernah dipidana penjara 2 tahun atau lebih dengan putusan yang berkekuatan hukum tetap.",
    },
    {
        "kode": "BERHENTI",
        "teks": "Saya tidak pernah diberhentikan tidak dengan hormat dari pekerjaan pemerintah atau swasta.",
    },
    {
        "kode": "BUKAN_ASN",
        "teks": "Saya tidak berkedudukan sebagai CPNS, PNS, anggota TNI, atau anggota Polri.",
    },
    {"kode": "PARTAI", "teks": "Saya bukan anggota atau pengurus partai politik."},
    {"kode": "PENEMPATAN", "teks": "Saya bersedia ditempatkan di seluruh wilayah kota ini."},
    {
        "kode": "BENAR",
        "teks": "Seluruh isian dan dokumen saya benar. Saya tahu seleksi ini tidak dipungut biaya.",
    },
]

CPNS_2024: dict[str, Any] = {
    "preset": "CPNS_2024",
    "dasar": ["PermenPANRB 6/2024", "KepmenPANRB 320/2024", "KepmenPANRB 321/2024"],
    "ujian": [
        {
            "kode": "DASAR",
            "nama": "Seleksi Kompetensi Dasar (SKD)",
            "bobot": 40,
            "cara": "jumlah",
            "komponen": [
                {"kode": "TWK", "nama": "Tes Wawasan Kebangsaan", "maks": 150, "bobot": 0, "soal": 30},
                {"kode": "TIU", "nama": "Tes Intelegensia Umum", "maks": 175, "bobot": 0, "soal": 35},
                {"kode": "TKP", "nama": "Tes Karakteristik Pribadi", "maks": 225, "bobot": 0, "soal": 45},
            ],
        },
        {
            "kode": "LANJUTAN",
            "nama": "Seleksi Kompetensi Bidang (SKB)",
            "bobot": 60,
            "cara": "bobot",
            "komponen": [{"kode": "SKB", "nama": "SKB dengan CAT", "maks": 100, "bobot": 100, "soal": 0}],
        },
    ],
    "ambang": {
        "UMUM": {"TWK": 65, "TIU": 80, "TKP": 166},
        "KALIMANTAN": {"TWK": 65, "TIU": 80, "TKP": 166},
        "CUMLAUDE": {"TIU": 85, "JUMLAH": 311},
        "DIASPORA": {"TIU": 85, "JUMLAH": 311},
        "DISABILITAS": {"TIU": 60, "JUMLAH": 286},
        "PAPUA": {"TIU": 60, "JUMLAH": 286},
        "TERTINGGAL": {"TIU": 60, "JUMLAH": 286},
    },
    "tanpa_ambang": [],
    "kelipatan": 3,
    "seri_lanjut": ["TKP", "TIU", "TWK"],
    "seri_akhir": ["DASAR", "TKP", "TIU", "TWK", "IPK", "USIA"],
    "isi_kosong": True,
    "prioritas": [],
    "usia": {"min": 18, "maks": 35},
    "sanggah_hari": 3,
    "wawancara": None,
    "pernyataan": _PERNYATAAN,
}

PPPK_2024: dict[str, Any] = {
    "preset": "PPPK_2024",
    "dasar": ["PermenPANRB 6/2024", "KepmenPANRB 347/2024"],
    "ujian": [
        {
            "kode": "LANJUTAN",
            "nama": "Seleksi kompetensi",
            "bobot": 100,
            "cara": "jumlah",
            "komponen": [
                {"kode": "TEKNIS", "nama": "Kompetensi teknis", "maks": 450, "bobot": 0, "soal": 90},
                {"kode": "MANSOS", "nama": "Manajerial dan sosial kultural", "maks": 180, "bobot": 0, "soal": 45},
                {"kode": "WAWANCARA", "nama": "Wawancara (CAT)", "maks": 40, "bobot": 0, "soal": 10},
            ],
        }
    ],
    "ambang": {},
    "tanpa_ambang": [],
    "kelipatan": 0,
    "seri_lanjut": [],
    "seri_akhir": ["TEKNIS", "MANSOS", "WAWANCARA", "USIA"],
    "isi_kosong": False,
    "prioritas": [
        {"kode": "THK2", "nama": "Eks tenaga honorer kategori II"},
        {"kode": "PANGKALAN", "nama": "Non-ASN dalam pangkalan data BKN"},
        {"kode": "AKTIF", "nama": "Non-ASN lain yang aktif bekerja di pemerintah kota"},
    ],
    "usia": {"min": 20, "maks": 57},
    "sanggah_hari": 3,
    "wawancara": None,
    "pernyataan": _PERNYATAAN,
}

_SKALA = {
    "B1": (
        "Pelayanan",
        "Ceritakan saat Anda menghadapi warga yang kecewa. Apa yang Anda lakukan dan apa hasilnya?",
        [
            "Menyalahkan warga atau tidak mempunyai contoh.",
            "Contohnya ada, tetapi tindakannya hanya meneruskan keluhan.",
            "Mendengarkan, menjelaskan, dan menyelesaikan keluhan itu.",
            "Menyelesaikan keluhan dan memperbaiki cara kerja supaya tidak berulang.",
        ],
    ),
    "B2": (
        "Integritas",
        "Ceritakan saat Anda diminta melanggar aturan. Bagaimana Anda menanggapinya?",
        [
            "Menuruti permintaan itu.",
            "Menolak tanpa menjelaskan, atau menghindar.",
            "Menolak dengan menjelaskan aturannya.",
            "Menolak, menjelaskan, dan melaporkan lewat jalur yang benar.",
        ],
    ),
    "B3": (
        "Kerja sama",
        "Ceritakan pekerjaan yang hanya selesai karena kerja sama. Apa bagian Anda?",
        [
            "Tidak dapat menyebut bagian sendiri.",
            "Mengerjakan bagiannya sendiri saja.",
            "Berbagi informasi dan membantu bagian lain.",
            "Menyatukan pihak yang berbeda pendapat sampai selesai.",
        ],
    ),
    "B4": (
        "Penguasaan bidang",
        "Jelaskan satu masalah teknis di bidang ini yang pernah Anda selesaikan, langkah demi langkah.",
        [
            "Tidak menguasai istilah dasarnya.",
            "Menguasai istilahnya, langkahnya tidak lengkap.",
            "Langkahnya lengkap dan benar.",
            "Lengkap, benar, dan menimbang cara lain beserta akibatnya.",
        ],
    ),
}
KOTA: dict[str, Any] = {
    "preset": "KOTA",
    "dasar": ["Keputusan kepala daerah tentang seleksi ini"],
    "ujian": [
        {
            "kode": "LANJUTAN",
            "nama": "Tes dan wawancara",
            "bobot": 100,
            "cara": "bobot",
            "komponen": [
                {"kode": "TERTULIS", "nama": "Tes tertulis bidang", "maks": 100, "bobot": 60, "soal": 50},
                {"kode": "WAWANCARA", "nama": "Wawancara terstruktur", "maks": 100, "bobot": 40, "soal": 4},
            ],
        }
    ],
    "ambang": {"UMUM": {"TERTULIS": 60}, "DISABILITAS": {"TERTULIS": 50}},
    "tanpa_ambang": [],
    "kelipatan": 0,
    "seri_lanjut": [],
    "seri_akhir": ["TERTULIS", "WAWANCARA", "IPK", "USIA"],
    "isi_kosong": False,
    "prioritas": [],
    "usia": {"min": 18, "maks": 56},
    "sanggah_hari": 3,
    "wawancara": {
        "komponen": "WAWANCARA",
        "pewawancara": 2,
        "skala": 4,
        "butir": [{"kode": k, "dimensi": d, "pertanyaan": t, "jangkar": j} for k, (d, t, j) in _SKALA.items()],
    },
    "pernyataan": _PERNYATAAN,
}
_MENURUT_JENIS = {JenisSeleksi.CPNS: CPNS_2024, JenisSeleksi.PPPK: PPPK_2024, JenisSeleksi.KOTA: KOTA}
PRESET = {"CPNS_2024": "CPNS 2024", "PPPK_2024": "PPPK 2024", "KOTA": "Seleksi kota"}
# Presets of a year the law has spoken about; for other years their figures are only a beginning.
TAHUN_PRESET = {"CPNS_2024": 2024, "PPPK_2024": 2024}


def preset(jenis: str) -> dict[str, Any]:
    """A fresh copy of the rules for this kind of selection."""
    return deepcopy(_MENURUT_JENIS[JenisSeleksi(jenis)])


def perlu_verifikasi(konfigurasi: dict[str, Any], tahun: int) -> bool:
    """Whether the figures were decided for another year than that of the selection."""
    tahun_preset = TAHUN_PRESET.get(konfigurasi.get("preset", ""))
    return tahun_preset is not None and tahun_preset != tahun
