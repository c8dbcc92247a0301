"""One list of people weighed for one post: whom it asks about, and the answer kept for a city (decision 0037)."""

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from hashlib import sha256
from typing import Any, NamedTuple

from django.db.models import Value

from asn.core.halaman import KunciDepan
from asn.core.hitungan import Hitungan, hitungan
from asn.core.kueri_tetap import salah_satu
from kepegawaian.pegawai.models.pegawai import PegawaiQuerySet
from kepegawaian.promosi.rules.kelayakan import Butir, Ringkas, kelayakan, riwayat_diminta, wajib
from kepegawaian.promosi.services.kelayakan_bahan import Ditimbang, fakta_orang
from kepegawaian.promosi.services.kelayakan_sql import kurang_satu, memenuhi_semua

MEMENUHI, KURANG_SATU, SEMUA = "memenuhi", "kurang_1", "semua"
# So many are kept by name of each post, day and kind of answer (80 KB); of more only the first forty pages.
TERSIMPAN, TERDEPAN, PER = 10_000, 1_000, 25
# The order of a list of people nobody has sorted, made total.
URUTAN = ("nama", "pk")
_SYARAT = {MEMENUHI: memenuhi_semua, KURANG_SATU: kurang_satu}


class Singkat(NamedTuple):
    """What a list says of one person: the whole in one word, what is missing, and from when nothing is."""

    ringkas: Ringkas
    kurang: tuple[tuple[str, str], ...]
    paling_awal: date | None


class Pokok(NamedTuple):
    """What follows from requirements: the compulsory ones, the kinds of rows these look at, a digest of all."""

    wajib: tuple[Butir, ...]
    riwayat: tuple[str, ...]
    sidik: str


@lru_cache(maxsize=256)
def _pokok(butir: tuple[Butir, ...]) -> Pokok:
    harus = wajib(butir)
    return Pokok(harus, riwayat_diminta(harus), sha256(repr(butir).encode()).hexdigest()[:16])


# Verdicts of this process, about half a kilobyte each.
TERBANYAK = 1_000
_DINILAI: dict[tuple[str, bytes], Singkat] = {}


@dataclass(frozen=True)
class Timbangan:
    """People (`orang`, all that `pengguna` reaches by `izin`) against the requirements of a post on a day.

    `hasil` says which of them are asked for; `segar` looks again instead of taking the kept answer.
    """

    pengguna: Any
    izin: str
    orang: PegawaiQuerySet
    butir: tuple[Butir, ...]
    tanggal: date
    jabatan_id: int
    hasil: str
    segar: bool = False

    @cached_property
    def cocok(self) -> Hitungan | None:
        """Keys of those asked for, in the order of the list, and when they were found; None: of everybody.

        One row: the keys, and whether there are more than `TERSIMPAN`, of whom only the first are named.
        """
        if self.hasil not in _SYARAT:
            return None
        return hitungan(self._nama, self.pengguna.jangkauan(self.izin), self._cari(), segar=self.segar)

    @cached_property
    def kunci(self) -> Sequence[int] | KunciDepan | None:
        """Keys of all asked for, or of the first of very many, in the order of the list; None: of everybody.

        They stay a plain array: thousands of numbers as objects would wait in each process until they are collected.
        """
        for isi, lebih in self.cocok.baris if self.cocok else ():
            return KunciDepan(isi) if lebih else isi  # type: ignore[no-any-return]
        return None

    def _cari(self) -> Iterator[tuple[Any, bool]]:
        """Nothing is put together or asked before the first row is. Whoever is found is put in order afterwards.

        In one question Postgres would walk through all people in that order, and weigh each; where very many are
        found the first of them are soon met.
        """
        cocok = list(self.orang.filter(self._syarat).order_by().values_list("pk", flat=True)[: TERSIMPAN + 1])
        if lebih := len(cocok) > TERSIMPAN:
            urut = self.orang.filter(self._syarat).order_by(*URUTAN)[:TERDEPAN]
        else:
            urut = self.orang.filter(salah_satu("pk", Value(cocok))).order_by(*URUTAN)
        yield array("q", urut.values_list("pk", flat=True)), lebih

    def terjawab(self, halaman: str) -> bool:
        """Whether this page of the list nobody has filtered or sorted comes from the keys alone."""
        if isinstance(self.kunci, KunciDepan):
            return halaman.isascii() and halaman.isdecimal() and self.kunci.memuat(int(halaman[:9]), PER)
        return self.kunci is not None

    def saring(self, pegawai: PegawaiQuerySet) -> PegawaiQuerySet:
        """Those asked for among these rows; where they are very many the condition is asked."""
        if self.kunci is None:
            return pegawai
        if isinstance(self.kunci, KunciDepan):
            return pegawai.filter(self._syarat)
        return pegawai.filter(salah_satu("pk", Value(list(self.kunci))))

    @cached_property
    def pokok(self) -> Pokok:
        """What the list judges by; the rest is weighed on the page of one person."""
        return _pokok(self.butir)

    @property
    def riwayat(self) -> tuple[str, ...]:
        """Kinds of rows of a person the list looks at."""
        return self.pokok.riwayat

    def nilai(self, orang: Ditimbang) -> Singkat:
        """A row of `orang_ditimbang`, judged.

        The verdict follows from the requirements and what was read of the person alone, so the same need not be
        judged twice: a row that changes is another key.
        """
        kunci = (self.tanda, orang.sidik())
        if (ada := _DINILAI.get(kunci)) is None:
            if len(_DINILAI) >= TERBANYAK:
                _DINILAI.clear()
            ada = _DINILAI[kunci] = self._nilai(orang)
        return ada

    def _nilai(self, orang: Ditimbang) -> Singkat:
        k = kelayakan(fakta_orang(orang, self.pokok.riwayat), self.pokok.wajib, tanggal=self.tanggal)
        return Singkat(k.ringkas, tuple((h.label, h.kurang) for h in k.kurang), k.paling_awal)

    @property
    def _syarat(self) -> Any:
        return _SYARAT[self.hasil](self.butir, self.tanggal, self.jabatan_id)

    @cached_property
    def tanda(self) -> str:
        """What is asked of whom: the same as long as post, day and requirements are."""
        return f"{self.jabatan_id}:{self.tanggal}:{self.pokok.sidik}"

    @property
    def _nama(self) -> str:
        return f"dapat:{self.hasil}:{self.tanda}"
