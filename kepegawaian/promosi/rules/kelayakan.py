"""Eligibility for a post: each requirement answered, with the row it rests on, what is missing, and when it is met."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from asn.core.legal import Putusan
from kepegawaian.promosi.rules.fakta import RIWAYAT, Bukti, Fakta
from kepegawaian.promosi.rules.persyaratan import Butir, JabatanDituju, Tambahan, persyaratan
from kepegawaian.promosi.rules.syarat_jabatan import menjabat, pengalaman
from kepegawaian.promosi.rules.syarat_karier import diklat, hukdis, kompetensi, predikat
from kepegawaian.promosi.rules.syarat_orang import pangkat, pendidikan, status, usia
from kepegawaian.promosi.rules.temuan import Jawaban, Kapan

__all__ = [
    "Bukti",
    "Butir",
    "Fakta",
    "HasilSyarat",
    "JabatanDituju",
    "Kapan",
    "Kelayakan",
    "Ringkas",
    "Tambahan",
    "kelayakan",
    "persyaratan",
    "riwayat_diminta",
    "wajib",
]

# Who judges a requirement, and which rows of the person (a field of `Fakta`) that needs.
_PENILAI: dict[str, tuple[Callable[[Butir, Fakta, date], Jawaban], str]] = {
    "STATUS": (status, ""),
    "PANGKAT": (pangkat, "pangkat"),
    "PENDIDIKAN": (pendidikan, "pendidikan"),
    "MASA_JABATAN": (menjabat, "jabatan"),
    "PENGALAMAN": (pengalaman, "jabatan"),
    "USIA": (usia, ""),
    "PREDIKAT": (predikat, "kinerja"),
    "HUKDIS": (hukdis, "hukdis"),
    "DIKLAT": (diklat, "diklat"),
    "KOMPETENSI": (kompetensi, "kompetensi"),
}
# What no waiting changes: looked at again on the day everything else would be met.
_BERUBAH_SENDIRI = ("USIA", "STATUS")


class Ringkas(StrEnum):
    """The whole in one word."""

    MEMENUHI = "Memenuhi syarat"
    NANTI = "Belum, menunggu waktu"
    BERGANTUNG = "Belum, bergantung hal lain"
    TIDAK_DAPAT = "Tidak dapat"


class HasilSyarat(NamedTuple):
    """One requirement with its answer. `paling_awal` is set when the day can be told."""

    butir: Butir
    jawaban: Jawaban

    @property
    def putusan(self) -> Putusan:
        """The answer beside its legal basis."""
        return Putusan(self.jawaban.terpenuhi, self.jawaban.uraian, self.butir.dasar, (self.butir.kutipan,))

    @property
    def bukti(self) -> tuple[Bukti, ...]:
        return self.jawaban.bukti

    @property
    def kurang(self) -> str:
        return self.jawaban.kurang

    @property
    def kapan(self) -> Kapan:
        return self.jawaban.kapan

    @property
    def paling_awal(self) -> date | None:
        return self.jawaban.paling_awal

    @property
    def kapan_teks(self) -> str:
        return self.jawaban.kapan_teks

    @property
    def kode(self) -> str:
        return self.butir.kode

    @property
    def label(self) -> str:
        return self.butir.label

    @property
    def wajib(self) -> bool:
        return self.butir.wajib

    @property
    def terpenuhi(self) -> bool:
        return self.jawaban.terpenuhi


_RINGKAS = {
    Kapan.SUDAH: Ringkas.MEMENUHI,
    Kapan.TANGGAL: Ringkas.NANTI,
    Kapan.BERGANTUNG: Ringkas.BERGANTUNG,
    Kapan.TIDAK_DAPAT: Ringkas.TIDAK_DAPAT,
}


@dataclass(frozen=True, slots=True)
class Kelayakan:
    """The answer for one person on one day."""

    pegawai_id: int
    tanggal: date
    hasil: tuple[HasilSyarat, ...]
    # Compulsory requirements that are not met.
    kurang: tuple[HasilSyarat, ...]
    kapan: Kapan
    paling_awal: date | None = None

    @property
    def catatan(self) -> tuple[HasilSyarat, ...]:
        """What is weighed and not met, without barring anybody."""
        return tuple(h for h in self.hasil if not h.wajib and not h.terpenuhi)

    @property
    def memenuhi(self) -> bool:
        return not self.kurang

    @property
    def ringkas(self) -> Ringkas:
        return _RINGKAS[self.kapan]

    def __bool__(self) -> bool:
        return self.memenuhi

    def __getitem__(self, kode: str) -> HasilSyarat:
        for h in self.hasil:
            if h.kode == kode:
                return h
        raise KeyError(kode)


def kelayakan(fakta: Fakta, butir: tuple[Butir, ...], *, tanggal: date) -> Kelayakan:
    """Menilai setiap syarat pada tanggal itu dan menyimpulkan kapan seluruhnya dapat terpenuhi."""
    hasil = tuple([HasilSyarat(b, _jawab(b, fakta, tanggal)) for b in butir])
    kurang = tuple([h for h in hasil if h.butir.wajib and not h.jawaban.terpenuhi])
    kapan, paling_awal = _kapan_semua(kurang, butir, fakta)
    return Kelayakan(fakta.pegawai_id, tanggal, hasil, kurang, kapan, paling_awal)


def wajib(butir: Iterable[Butir]) -> tuple[Butir, ...]:
    """What somebody must meet: the verdict and its day follow from these alone."""
    return tuple(b for b in butir if b.wajib)


def riwayat_diminta(butir: Iterable[Butir]) -> tuple[str, ...]:
    """The kinds of rows these requirements look at, in the order of `Fakta`."""
    ada = {_PENILAI[b.kode][1] for b in butir}
    return tuple(nama for nama in RIWAYAT if nama in ada)


def _jawab(butir: Butir, fakta: Fakta, tanggal: date) -> Jawaban:
    return _PENILAI[butir.kode][0](butir, fakta, tanggal)


def _kapan_semua(kurang: Sequence[HasilSyarat], butir: tuple[Butir, ...], fakta: Fakta) -> tuple[Kapan, date | None]:
    """The latest day of all; never, when age or service has run out by then."""
    if not kurang:
        return Kapan.SUDAH, None
    if any(h.kapan is Kapan.TIDAK_DAPAT for h in kurang):
        return Kapan.TIDAK_DAPAT, None
    hari = max((h.paling_awal for h in kurang if h.paling_awal), default=None)
    if hari and any(not _jawab(b, fakta, hari).terpenuhi for b in butir if b.wajib and b.kode in _BERUBAH_SENDIRI):
        return Kapan.TIDAK_DAPAT, None
    if any(h.kapan is Kapan.BERGANTUNG for h in kurang):
        return Kapan.BERGANTUNG, hari
    return Kapan.TANGGAL, hari
