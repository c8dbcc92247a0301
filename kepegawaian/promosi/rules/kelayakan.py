"""Eligibility for a post: each requirement answered, with the row it rests on, what is missing, and when it is met."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from asn.core.legal import Putusan
from kepegawaian.promosi.rules.fakta import Bukti, Fakta
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
]

_PENILAI = {
    "STATUS": status,
    "PANGKAT": pangkat,
    "PENDIDIKAN": pendidikan,
    "MASA_JABATAN": menjabat,
    "PENGALAMAN": pengalaman,
    "USIA": usia,
    "PREDIKAT": predikat,
    "HUKDIS": hukdis,
    "DIKLAT": diklat,
    "KOMPETENSI": kompetensi,
}
# What no waiting changes: looked at again on the day everything else would be met.
_BERUBAH_SENDIRI = ("USIA", "STATUS")


class Ringkas(StrEnum):
    """The whole in one word."""

    MEMENUHI = "Memenuhi syarat"
    NANTI = "Belum, menunggu waktu"
    BERGANTUNG = "Belum, bergantung hal lain"
    TIDAK_DAPAT = "Tidak dapat"


@dataclass(frozen=True, slots=True)
class HasilSyarat:
    """One requirement with its answer. `paling_awal` is set when the day can be told."""

    butir: Butir
    putusan: Putusan
    bukti: tuple[Bukti, ...]
    kurang: str
    kapan: Kapan
    paling_awal: date | None
    kapan_teks: str

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
        return self.putusan.boleh


@dataclass(frozen=True, slots=True)
class Kelayakan:
    """The answer for one person on one day."""

    pegawai_id: int
    tanggal: date
    hasil: tuple[HasilSyarat, ...]
    kapan: Kapan
    paling_awal: date | None = None

    @property
    def kurang(self) -> tuple[HasilSyarat, ...]:
        """Compulsory requirements that are not met."""
        return tuple(h for h in self.hasil if h.wajib and not h.terpenuhi)

    @property
    def catatan(self) -> tuple[HasilSyarat, ...]:
        """What is weighed and not met, without barring anybody."""
        return tuple(h for h in self.hasil if not h.wajib and not h.terpenuhi)

    @property
    def memenuhi(self) -> bool:
        return not self.kurang

    @property
    def ringkas(self) -> Ringkas:
        return {
            Kapan.SUDAH: Ringkas.MEMENUHI,
            Kapan.TANGGAL: Ringkas.NANTI,
            Kapan.BERGANTUNG: Ringkas.BERGANTUNG,
            Kapan.TIDAK_DAPAT: Ringkas.TIDAK_DAPAT,
        }[self.kapan]

    def __bool__(self) -> bool:
        return self.memenuhi

    def __getitem__(self, kode: str) -> HasilSyarat:
        for h in self.hasil:
            if h.kode == kode:
                return h
        raise KeyError(kode)


def kelayakan(fakta: Fakta, butir: tuple[Butir, ...], *, tanggal: date) -> Kelayakan:
    """Menilai setiap syarat pada tanggal itu dan menyimpulkan kapan seluruhnya dapat terpenuhi."""
    hasil = tuple(_hasil(b, fakta, tanggal) for b in butir)
    kurang = [h for h in hasil if h.wajib and not h.terpenuhi]
    kapan, paling_awal = _kapan_semua(kurang, butir, fakta)
    return Kelayakan(fakta.pegawai_id, tanggal, hasil, kapan, paling_awal)


def _hasil(butir: Butir, fakta: Fakta, tanggal: date) -> HasilSyarat:
    j: Jawaban = _PENILAI[butir.kode](butir, fakta, tanggal)
    putusan = Putusan(j.terpenuhi, j.uraian, butir.dasar, (butir.kutipan,))
    return HasilSyarat(butir, putusan, j.bukti, j.kurang, j.kapan, j.paling_awal, j.kapan_teks)


def _kapan_semua(kurang: list[HasilSyarat], butir: tuple[Butir, ...], fakta: Fakta) -> tuple[Kapan, date | None]:
    """The latest day of all; never, when age or service has run out by then."""
    if not kurang:
        return Kapan.SUDAH, None
    if any(h.kapan is Kapan.TIDAK_DAPAT for h in kurang):
        return Kapan.TIDAK_DAPAT, None
    hari = max((h.paling_awal for h in kurang if h.paling_awal), default=None)
    if hari and any(not _hasil(b, fakta, hari).terpenuhi for b in butir if b.wajib and b.kode in _BERUBAH_SENDIRI):
        return Kapan.TIDAK_DAPAT, None
    if any(h.kapan is Kapan.BERGANTUNG for h in kurang):
        return Kapan.BERGANTUNG, hari
    return Kapan.TANGGAL, hari
