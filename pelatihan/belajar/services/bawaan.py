"""The courses that come with the system: texts beside this app, taken into a city as a draft of its own."""

import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.db import transaction

from kepegawaian.instansi.models import Instansi
from kepegawaian.jabatan.models import KamusKompetensi
from pelatihan.belajar.models import Kursus, VersiKursus
from pelatihan.belajar.rules.gift import urai
from pelatihan.belajar.services.kursus import IsiNaskah, IsiPelajaran, kursus_buat

FOLDER = Path(__file__).resolve().parents[1] / "bahan"
KODE = ("berakhlak", "layanan-digital", "manajemen-proyek")
_KEPALA = re.compile(r"^(\w[\w ]*):\s*(.*)$")
_PELAJARAN = re.compile(r"^## (?P<judul>.+?)(?:\s+\((?P<menit>\d+) menit\))?$")


@dataclass(frozen=True, slots=True)
class Bahan:
    """One course as it lies in the files: `<kode>.md` and `<kode>.gift`."""

    kode: str
    kepala: dict[str, str]
    pelajaran: list[IsiPelajaran]
    gift: str


def bahan_baca(kode: str) -> Bahan:
    """Head lines up to the first empty line, then `# module` and `## lesson (n menit)`, text below each lesson."""
    kepala_teks, _, naskah = (FOLDER / f"{kode}.md").read_text(encoding="utf-8").partition("\n\n")
    kepala = {m[1].strip(): m[2].strip() for b in kepala_teks.splitlines() if (m := _KEPALA.match(b))}
    modul, pelajaran = "", []
    judul, menit, isi = "", 10, list[str]()
    for baris in [*naskah.splitlines(), "# "]:
        awal = _PELAJARAN.match(baris)
        if (awal or baris.startswith("# ")) and judul:
            pelajaran.append(IsiPelajaran(None, modul, judul, "teks", menit, "\n".join(isi).strip()))
            judul, isi = "", []
        if awal:
            judul, menit = awal["judul"], int(awal["menit"] or 10)
        elif baris.startswith("# "):
            modul = baris[2:].strip()
        elif judul:
            isi.append(baris)
    return Bahan(kode, kepala, pelajaran, (FOLDER / f"{kode}.gift").read_text(encoding="utf-8"))


def bahan_tersedia(kota_id: int) -> list[str]:
    """Codes of shipped courses the city has not taken yet."""
    ada = set(Kursus.objects.filter(kota=kota_id).exclude(bawaan="").values_list("bawaan", flat=True))
    return [k for k in KODE if k not in ada]


@transaction.atomic
def bahan_ambil(*, kode: str, instansi: Instansi, oleh: Any) -> VersiKursus:
    """A draft course of the city from the shipped text; it is read and published by people of the city."""
    bahan = bahan_baca(kode)
    k = bahan.kepala
    isi = IsiNaskah(
        kursus={
            "instansi": instansi,
            "judul": k["judul"],
            "ringkasan": k["ringkasan"],
            "tujuan": k["tujuan"].replace(" | ", "\n"),
            "rumpun": k["rumpun"],
            "kompetensi": KamusKompetensi.objects.filter(nama__iexact=k.get("kompetensi", "")).first(),
            "bawaan": kode,
        },
        versi={"jp": Decimal(k["jp"]), "wajib_pra": True},
        pelajaran=bahan.pelajaran,
        kuis={
            "pra": {"jumlah_soal": 10, "menit": 15, "kesempatan": 1, "nilai_lulus": 0},
            "akhir": {"jumlah_soal": 10, "menit": 20, "kesempatan": 3, "nilai_lulus": 70},
        },
        soal_baru=urai(bahan.gift).soal,
    )
    return kursus_buat(isi=isi, oleh=oleh)
