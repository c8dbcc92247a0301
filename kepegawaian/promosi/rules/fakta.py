"""Facts of one person as the eligibility rules read them: plain rows of the register, newest knowledge only."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from kepegawaian.pegawai.rules.enum import Hukdis, JenisJabatan, Jenjang, PredikatKinerja
from kepegawaian.promosi.rules.kata import tgl
from kepegawaian.promosi.rules.persyaratan import Masa

SEHARI = timedelta(days=1)
# The kinds of rows a person has, as fields of `Fakta`.
RIWAYAT = ("pangkat", "pendidikan", "jabatan", "kinerja", "hukdis", "diklat", "kompetensi")


class Pangkat(NamedTuple):
    baris_id: int
    golongan: str
    tmt: date


class Pendidikan(NamedTuple):
    baris_id: int
    tingkat: int
    nama: str
    lulus: date


class Menjabat(NamedTuple):
    """One definitif holding; acting as Plt or Plh is no time in post."""

    baris_id: int
    nama: str
    jenis: JenisJabatan
    jenjang: Jenjang | None
    perangkat_daerah_id: int
    mulai: date
    selesai: date | None

    def sampai(self, tanggal: date) -> date:
        """The first day after the holding, as far as it lies before the date."""
        return min(self.selesai + SEHARI, tanggal) if self.selesai else tanggal

    def berjalan(self, tanggal: date) -> bool:
        return self.mulai <= tanggal and (self.selesai is None or self.selesai >= tanggal)

    def cocok(self, masa: Masa) -> bool:
        """Whether this holding counts for the requirement."""
        jabatan = not masa.jabatan or (self.jenis, self.jenjang) in masa.jabatan or (self.jenis, None) in masa.jabatan
        return jabatan and (not masa.instansi_ids or self.perangkat_daerah_id in masa.instansi_ids)


class Tahunan(NamedTuple):
    baris_id: int
    tahun: int
    predikat: PredikatKinerja


class Hukuman(NamedTuple):
    baris_id: int
    jenis: Hukdis
    mulai: date
    selesai: date | None


class Diklat(NamedTuple):
    baris_id: int
    nama: str
    selesai: date


class Dinilai(NamedTuple):
    """The result of one assessment of one competency."""

    baris_id: int
    kompetensi_id: int
    level: int
    tanggal: date


@dataclass(frozen=True, slots=True)
class Fakta:
    """Everything the rules may ask about one person. Rows of later days may be among them; the rules look at dates."""

    pegawai_id: int
    jenis_asn: str
    kedudukan: str
    tanggal_lahir: date
    tanggal_berhenti: date | None = None
    pangkat: Sequence[Pangkat] = ()
    pendidikan: Sequence[Pendidikan] = ()
    jabatan: Sequence[Menjabat] = ()
    kinerja: Sequence[Tahunan] = ()
    hukdis: Sequence[Hukuman] = ()
    diklat: Sequence[Diklat] = ()
    kompetensi: Sequence[Dinilai] = ()


class Bukti(NamedTuple):
    """A row of the register that an answer rests on. `jenis` is the kind of riwayat, as the profile page names it."""

    jenis: str
    baris: Any

    @property
    def baris_id(self) -> int:
        return int(self.baris.baris_id)

    @property
    def teks(self) -> str:
        """The row in a few words; a list of many people never asks for them."""
        return _TEKS[self.jenis](self.baris)


_TEKS: dict[str, Callable[[Any], str]] = {
    "pangkat": lambda p: f"{p.golongan} TMT {tgl(p.tmt)}",
    "pendidikan": lambda p: f"{p.nama}, lulus {tgl(p.lulus)}",
    "jabatan": lambda j: f"{j.nama}, {tgl(j.mulai)} – {tgl(j.selesai) if j.selesai else 'sekarang'}",
    "kinerja": lambda k: f"{k.tahun}: {k.predikat.label}",
    "hukdis": lambda h: f"{h.jenis.label}, TMT {tgl(h.mulai)}",
    "diklat": lambda d: f"{d.nama}, selesai {tgl(d.selesai)}",
    "kompetensi": lambda c: f"{c.nama}: {c.dicapai} dari {c.diminta}",
}


class Lama(NamedTuple):
    """Time in post as of a date: `semu` is the day it would have begun had it been served without a gap."""

    semu: date
    akhir: date
    berjalan: bool
    baris: tuple[Menjabat, ...]


def lama_menjabat(jabatan: Sequence[Menjabat], masa: Masa, tanggal: date) -> Lama | None:
    """Holdings that count, laid end to end: their days are moved in front of the last one, then read as a calendar.

    So two years from 1 March end on 1 March, also across a leap year, and a gap costs exactly its days.
    """
    baris = tuple(j for j in jabatan if j.mulai < tanggal and j.cocok(masa))
    if not baris:
        return None
    akhir = max(j.sampai(tanggal) for j in baris)
    hari = sum((j.sampai(tanggal) - j.mulai).days for j in baris)
    berjalan = any(j.berjalan(tanggal) for j in baris)
    return Lama(akhir - timedelta(days=hari), akhir, berjalan, baris)
