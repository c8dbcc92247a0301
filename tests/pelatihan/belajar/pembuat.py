"""Courses, learners and papers for tests: small, whole, published."""

from decimal import Decimal
from typing import Any

from kepegawaian.instansi.models import Instansi
from pelatihan.belajar.models import Kepesertaan, Kursus
from pelatihan.belajar.rules.soal import Soal
from pelatihan.belajar.services.ikut import kursus_ikuti, pelajaran_selesaikan
from pelatihan.belajar.services.kursus import IsiNaskah, IsiPelajaran, kursus_buat, kursus_terbitkan

UMPAN = "Lihat pelajaran pertama."


def buat_soal(jumlah: int = 4) -> list[Soal]:
    """Single choice questions whose right answer is “kunci rahasia n”."""
    return [
        Soal(
            "tunggal",
            f"Pertanyaan {n}?",
            {
                "pilihan": [
                    {"teks": f"kunci rahasia {n}", "benar": True, "umpan": "Tepat."},
                    {"teks": f"pengecoh {n}", "benar": False, "umpan": "Bukan itu."},
                ]
            },
            UMPAN,
            f"Modul {n % 2 + 1}",
        )
        for n in range(1, jumlah + 1)
    ]


def isi_naskah(instansi: Instansi, judul: str = "Dasar Arsip", **lain: Any) -> IsiNaskah:
    """The author's page as data: two lessons, both tests, four questions."""
    nilai: dict[str, Any] = {
        "kursus": {
            "instansi": instansi,
            "judul": judul,
            "ringkasan": "Mengelola arsip sehari-hari.",
            "tujuan": "Menata arsip\nMenemukan arsip",
            "rumpun": "teknis",
        },
        "versi": {"jp": Decimal(2), "wajib_pra": False},
        "pelajaran": [
            IsiPelajaran(None, "Modul 1", "Apa itu arsip", "teks", 30, "Arsip adalah **rekaman**."),
            IsiPelajaran(None, "Modul 2", "Menata arsip", "teks", 30, "Tata menurut *klasifikasi*."),
        ],
        "kuis": {
            "pra": {"jumlah_soal": 2, "menit": 10, "kesempatan": 1, "nilai_lulus": 0},
            "akhir": {"jumlah_soal": 4, "menit": 20, "kesempatan": 2, "nilai_lulus": 70},
        },
        "soal_baru": buat_soal(),
    } | lain
    return IsiNaskah(**nilai)


def buat_kursus(
    instansi: Instansi, oleh: Any, judul: str = "Dasar Arsip", *, terbit: bool = True, **lain: Any
) -> Kursus:
    versi = kursus_buat(isi=isi_naskah(instansi, judul, **lain), oleh=oleh)
    return kursus_terbitkan(kursus=versi.kursus, oleh=oleh) if terbit else versi.kursus


def ikuti(kursus: Kursus, oleh: Any, *, tuntas: bool = False) -> Kepesertaan:
    """Begin the course; `tuntas` finishes its lessons."""
    ikut = kursus_ikuti(kursus=kursus, oleh=oleh)
    if tuntas:
        for p in kursus.versi_terbit.pelajaran.all():
            ikut = pelajaran_selesaikan(ikut=ikut, pelajaran=p, oleh=oleh)
    return ikut


def jawab_benar(percobaan: Any, jumlah: int | None = None) -> dict[str, list[str]]:
    """The form that answers the first `jumlah` single choice questions rightly (all of them without), the rest not."""
    soal = percobaan.soal if jumlah is None else percobaan.soal[:jumlah]
    letak = [next(i for i, p in enumerate(s["isi"]["pilihan"]) if p["benar"]) for s in soal]
    return {f"j{n}": [str(i)] for n, i in enumerate(letak, 1)}
