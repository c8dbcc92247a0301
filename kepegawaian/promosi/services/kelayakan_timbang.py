"""One list of people weighed for one post: whom it asks about, and the answer kept for a city (decision 0037)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import sha256
from typing import Any

from django.db.models import Value

from asn.core.hitungan import Hitungan, hitungan
from asn.core.kueri_tetap import salah_satu
from kepegawaian.pegawai.models.pegawai import PegawaiQuerySet
from kepegawaian.promosi.rules.kelayakan import Butir
from kepegawaian.promosi.services.kelayakan_sql import kurang_satu, memenuhi_semua

MEMENUHI, KURANG_SATU, SEMUA = "memenuhi", "kurang_1", "semua"
SEDIKIT = 2_000
_SYARAT = {MEMENUHI: memenuhi_semua, KURANG_SATU: kurang_satu}


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
        """Keys of those asked for, one more than `SEDIKIT` at most, and when they were found; None: of everybody."""
        if self.hasil not in _SYARAT:
            return None
        return hitungan(self._nama, self.pengguna.jangkauan(self.izin), self._cari(), segar=self.segar)

    def _cari(self) -> Iterator[tuple[Any, ...]]:
        """Nothing is put together or asked before the first row is."""
        yield from self.orang.filter(self._syarat).order_by().values_list("pk")[: SEDIKIT + 1]

    def saring(self, pegawai: PegawaiQuerySet) -> PegawaiQuerySet:
        """Those asked for among these rows; where they are many the condition is asked, as a page is soon found."""
        if self.cocok is None:
            return pegawai
        if len(self.cocok.baris) > SEDIKIT:
            return pegawai.filter(self._syarat)
        return pegawai.filter(salah_satu("pk", Value([pk for (pk,) in self.cocok.baris])))

    @property
    def _syarat(self) -> Any:
        return _SYARAT[self.hasil](self.butir, self.tanggal, self.jabatan_id)

    @property
    def _nama(self) -> str:
        isi = sha256(repr(self.butir).encode()).hexdigest()[:16]
        return f"kelayakan:{self.hasil}:{self.jabatan_id}:{self.tanggal}:{isi}"
