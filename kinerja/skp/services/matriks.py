"""The matriks peran hasil: RHK of the leader as columns, staff as rows, what serves a column in the cell."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from kinerja.skp.models import RHK, SKP
from kinerja.skp.rules.istilah import JenisHasil
from kinerja.skp.services.tim import Anggota, anggota_tim, jabatan_dinilai


@dataclass(frozen=True, slots=True)
class Sel:
    """`rhk` of this person that serve this column; several are possible when the employee added more."""

    induk: RHK
    rhk: tuple[RHK, ...] = ()


@dataclass(frozen=True, slots=True)
class Baris:
    anggota: Anggota
    sel: tuple[Sel, ...]
    yatim: tuple[RHK, ...] = ()

    @property
    def dapat_diisi(self) -> bool:
        return not self.anggota.kecuali and (self.anggota.skp is None or self.anggota.skp.dapat_diarahkan)


@dataclass(frozen=True, slots=True)
class Matriks:
    """`milik` is the SKP of the leader the columns come from; `kosong` the columns nobody serves."""

    milik: SKP | None
    kolom: Sequence[RHK]
    baris: Sequence[Baris] = field(default_factory=tuple)

    @property
    def kosong(self) -> list[RHK]:
        terisi = {s.induk.pk for b in self.baris for s in b.sel if s.rhk}
        return [k for k in self.kolom if k.pk not in terisi]


def skp_pemimpin(pengguna: Any, tahun: int) -> list[SKP]:
    """Own SKP of the year in posts by which this user assesses today: the sources of columns."""
    jabatan, _ = jabatan_dinilai(pengguna)
    if not pengguna.pegawai_id:
        return []
    kueri = SKP.objects.filter(pegawai=pengguna.pegawai_id, tahun=tahun, jabatan__in=sorted(jabatan)).hidup()
    return list(kueri.select_related("siklus").order_by("-mulai"))


def matriks(pengguna: Any, tahun: int, *, kota_id: int) -> Matriks:
    """Leader's columns and the whole team; queries do not grow with either."""
    milik = next(iter(skp_pemimpin(pengguna, tahun)), None)
    tim = anggota_tim(pengguna, tahun, kota_id=kota_id)
    kolom = list(RHK.objects.filter(skp=milik, jenis=JenisHasil.UTAMA).order_by("urutan", "pk")) if milik else []
    menurut_sel, yatim = _rhk_tim([a.skp.pk for a in tim if a.skp])
    baris = [
        Baris(a, tuple(Sel(k, tuple(menurut_sel[_pk(a), k.pk])) for k in kolom), tuple(yatim[_pk(a)])) for a in tim
    ]
    return Matriks(milik, kolom, baris)


def _pk(anggota: Anggota) -> int:
    return anggota.skp.pk if anggota.skp else 0


def _rhk_tim(
    skp_ids: list[int],
) -> tuple[dict[tuple[int, int], list[RHK]], dict[int, list[RHK]]]:
    sel: dict[tuple[int, int], list[RHK]] = defaultdict(list)
    yatim: dict[int, list[RHK]] = defaultdict(list)
    for r in RHK.objects.filter(skp__in=skp_ids).order_by("urutan", "pk"):
        if r.induk_id:
            sel[r.skp_id, r.induk_id].append(r)
        elif r.yatim:
            yatim[r.skp_id].append(r)
    return sel, yatim
