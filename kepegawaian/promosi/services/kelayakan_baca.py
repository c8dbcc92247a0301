"""What the pages of eligibility read: the day asked about, posts to weigh somebody for, and words for the answers."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from kepegawaian.jabatan.rules.diklat_pimpinan import DIKLAT_PIMPINAN
from kepegawaian.pegawai.models import Pegawai
from kepegawaian.pegawai.services.rujukan import Pilihan, rujukan_cari
from kepegawaian.promosi.rules.kata import masa_teks
from kepegawaian.promosi.rules.kelayakan import Butir, HasilSyarat, Kelayakan, Ringkas
from kepegawaian.promosi.rules.persyaratan import Kompetensi, Masa, Usia
from kepegawaian.promosi.rules.syarat_orang import SEBUTAN_PENDIDIKAN

# The first day all figures of the rules are known, and how far ahead an inauguration may be asked about.
PALING_AWAL = date(2023, 7, 1)
TAHUN_KE_DEPAN = 10
NADA = {
    Ringkas.MEMENUHI: "selesai",
    Ringkas.NANTI: "proses",
    Ringkas.BERGANTUNG: "perhatian",
    Ringkas.TIDAK_DAPAT: "gagal",
}
# Which tab of the profile shows the rows of a kind.
BAGIAN_PROFIL = {
    "pangkat": "jabatan",
    "jabatan": "jabatan",
    "pendidikan": "pendidikan",
    "diklat": "pendidikan",
    "kompetensi": "pendidikan",
    "kinerja": "kinerja",
    "hukdis": "penghargaan",
}


@dataclass(frozen=True, slots=True)
class BarisSyarat:
    """One requirement as the page draws it."""

    hasil: HasilSyarat
    diminta: str
    bukti: tuple[tuple[str, str], ...]


def tanggal_diminta(teks: str, hari_ini: date) -> date:
    """The day of the inauguration asked about; today when none or nonsense was given."""
    try:
        tanggal = date.fromisoformat(teks)
    except ValueError:
        return hari_ini
    return tanggal if tanggal_sah(tanggal, hari_ini) else hari_ini


def tanggal_sah(tanggal: date, hari_ini: date) -> bool:
    return PALING_AWAL <= tanggal <= date(hari_ini.year + TAHUN_KE_DEPAN, 12, 31)


def cari_jabatan(pegawai: Pegawai, teks: str) -> list[Pilihan]:
    """Posts of the person's city whose name or unit holds every word."""
    return rujukan_cari("jabatan", pegawai, teks)


def saran_jabatan(pegawai: Pegawai) -> list[Pilihan]:
    """Where a career usually goes next: the post above, and the one above that."""
    hasil: list[Pilihan] = []
    jabatan = pegawai.jabatan
    while jabatan is not None and jabatan.atasan is not None and len(hasil) < 2:
        jabatan = jabatan.atasan
        hasil.append((jabatan.pk, jabatan.nama))
    return hasil


def baris_syarat(kelayakan: Kelayakan) -> list[BarisSyarat]:
    """Requirements in order, each with what is asked in words and the rows it rests on."""
    return [
        BarisSyarat(h, diminta(h.butir), tuple((b.teks, BAGIAN_PROFIL[b.jenis]) for b in h.bukti))
        for h in kelayakan.hasil
    ]


@lru_cache(maxsize=256)
def baris_diminta(butir: tuple[Butir, ...]) -> list[tuple[Butir, str]]:
    """Requirements in order, each with what is asked in words."""
    return [(b, diminta(b)) for b in butir]


def diminta(butir: Butir) -> str:
    """What a requirement asks, in a few words."""
    nilai: Any = butir.nilai
    if isinstance(nilai, Masa):
        return masa_teks(nilai.bulan)
    if isinstance(nilai, Usia):
        return f"paling tinggi {nilai.tahun} tahun"
    if isinstance(nilai, Kompetensi):
        return f"JPM {nilai.minimum:.2f} %".replace(".", ",")
    return {
        "STATUS": lambda: "PNS aktif",
        "PANGKAT": lambda: f"paling rendah {nilai}",
        "PENDIDIKAN": lambda: f"paling rendah {SEBUTAN_PENDIDIKAN[nilai]}",
        "PREDIKAT": lambda: f"{nilai} tahun terakhir paling rendah Baik",
        "HUKDIS": lambda: f"tidak ada dalam {nilai} tahun" if nilai else "tidak sedang dijalani",
        "DIKLAT": lambda: DIKLAT_PIMPINAN[nilai].nama,
    }[butir.kode]()
