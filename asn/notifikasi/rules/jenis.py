"""Kinds of news and how each reaches its reader when the reader has chosen nothing. Pure Python."""

from dataclasses import dataclass
from enum import StrEnum


class Cara(StrEnum):
    """How a kind comes by e-mail; in the inbox every kind appears at once."""

    LANGSUNG = "langsung"
    RINGKASAN = "ringkasan"
    TIDAK = "tidak"


LABEL_CARA = {
    Cara.LANGSUNG: "Surel saat itu juga",
    Cara.RINGKASAN: "Ringkasan sekali sehari",
    Cara.TIDAK: "Tanpa surel",
}


@dataclass(frozen=True, slots=True)
class Jenis:
    """`terbuka`: the title may stand in the mail. Only for what concerns nobody in particular (UU 27/2022)."""

    kode: str
    label: str
    penjelasan: str
    cara: Cara
    terbuka: bool = False


JENIS: dict[str, Jenis] = {
    j.kode: j
    for j in (
        Jenis("usulan", "Usulan saya", "Usulan Anda diterima, ditolak, atau dikembalikan.", Cara.LANGSUNG),
        Jenis("tugas", "Tugas menunggu", "Usulan yang menunggu keputusan Anda.", Cara.RINGKASAN),
        Jenis("hak", "Hak kepegawaian", "KGB, kenaikan pangkat, pensiun, dan akhir kontrak.", Cara.LANGSUNG),
        Jenis("keberatan", "Keberatan", "Keberatan yang Anda ajukan, tanggapi, atau putus.", Cara.LANGSUNG),
        Jenis("penghargaan", "Penghargaan", "Penghargaan yang ditetapkan untuk Anda.", Cara.LANGSUNG),
        Jenis("talenta", "Talenta", "Kotak talenta Anda ditetapkan, atau Anda dicalonkan.", Cara.RINGKASAN),
        Jenis("pembinaan", "Pembinaan kinerja", "Rencana pembinaan, titik pantau, dan hasilnya.", Cara.LANGSUNG),
        Jenis("data", "Perubahan data", "Riwayat atau dokumen Anda ditambah atau diubah petugas.", Cara.RINGKASAN),
        Jenis("kinerja", "SKP dan evaluasi kinerja", "SKP, umpan balik, dan evaluasi Anda.", Cara.LANGSUNG),
        Jenis("evaluasi", "Evaluasi berkala", "Evaluasi selesai dihitung atau diterbitkan.", Cara.RINGKASAN),
        Jenis("aduan", "Aduan masyarakat", "Aduan yang menunggu Anda, mendesak, atau terlambat.", Cara.RINGKASAN),
        Jenis("disiplin", "Disiplin", "Perkara disiplin yang memerlukan tindakan Anda.", Cara.LANGSUNG),
        Jenis("pelatihan", "Pelatihan", "Kelas, antrean, sertifikat, dan evaluasi Anda.", Cara.LANGSUNG),
        Jenis("survei", "Survei kepuasan", "Survei ditutup, dan tindak lanjut yang jatuh tempo.", Cara.RINGKASAN),
        Jenis("pekerjaan", "Impor, ekspor, dan cetak", "Pekerjaan yang Anda mulai sudah selesai.", Cara.TIDAK),
        Jenis("pengumuman", "Pengumuman", "Pemberitahuan umum dari pengelola sistem.", Cara.LANGSUNG, terbuka=True),
        Jenis("umum", "Lain-lain", "Kabar yang tidak termasuk jenis di atas.", Cara.RINGKASAN),
    )
}
PILIHAN_CARA = [(c.value, label) for c, label in LABEL_CARA.items()]


def pilihan_jenis() -> list[tuple[str, str]]:
    """Choices as a function: a new kind needs no migration."""
    return [(j.kode, j.label) for j in JENIS.values()]
