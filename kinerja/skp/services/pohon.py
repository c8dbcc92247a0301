"""The cascade tree: from the RHK of a leader down to everybody who serves them, with the orphans marked."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.db import connection

from kinerja.skp.models import RHK, SKP, SKPQuerySet
from kinerja.skp.rules.istilah import JenisSKP
from kinerja.skp.services.matriks import skp_pemimpin
from kinerja.skp.services.tim import jabatan_dinilai

TINGKAT_MAKS = 6
SIMPUL_MAKS = 2_000
_TURUNAN = """
WITH RECURSIVE turun AS (
  SELECT r.id, 0 AS tingkat FROM skp_rhk r WHERE r.skp_id = ANY(%(skp)s)
  UNION ALL
  SELECT r.id, t.tingkat + 1 FROM skp_rhk r
    JOIN turun t ON r.induk_id = t.id
    JOIN skp_skp s ON s.id = r.skp_id AND s.keadaan <> 'dibatalkan'
   WHERE t.tingkat < %(maks)s
)
SELECT DISTINCT id FROM turun LIMIT %(simpul)s
"""


@dataclass(slots=True)
class Simpul:
    rhk: RHK
    anak: list["Simpul"] = field(default_factory=list)

    @property
    def jumlah(self) -> int:
        """How many RHK serve this one, directly or not."""
        return sum(1 + a.jumlah for a in self.anak)


@dataclass(frozen=True, slots=True)
class Pohon:
    """`yatim`: main RHK of staff that serve none of the leader's; `tanpa_turunan`: RHK of leaders nobody serves."""

    akar: list[Simpul]
    yatim: list[RHK]
    tanpa_turunan: int


def pohon_skp(skp: SKPQuerySet, bawahan: SKPQuerySet) -> Pohon:
    """The tree below some SKP (of leaders); orphans are sought among `bawahan`."""
    ids = list(skp.values_list("pk", flat=True))
    rhk = _rhk(_turunan(ids))
    anak: dict[int | None, list[RHK]] = defaultdict(list)
    for r in rhk:
        anak[r.induk_id].append(r)
    akar = [_simpul(r, anak) for r in rhk if r.skp_id in ids]
    yatim = _yatim(bawahan)
    return Pohon(akar, yatim, sum(1 for a in akar if not a.anak))


def pohon_pemimpin(pengguna: Any, tahun: int) -> Pohon:
    """The tree below the own SKP of a leader, and the orphans of the team."""
    jabatan, _ = jabatan_dinilai(pengguna)
    milik = [s.pk for s in skp_pemimpin(pengguna, tahun)]
    tim = SKP.objects.filter(tahun=tahun, jabatan_penilai__in=sorted(jabatan))
    return pohon_skp(SKP.objects.filter(pk__in=milik), tim.exclude(pegawai=pengguna.pegawai_id or 0))


def _simpul(rhk: RHK, anak: dict[int | None, list[RHK]], tingkat: int = 0) -> Simpul:
    if tingkat >= TINGKAT_MAKS:
        return Simpul(rhk)
    return Simpul(rhk, [_simpul(a, anak, tingkat + 1) for a in anak.get(rhk.pk, ())])


def _turunan(skp_ids: list[int]) -> list[int]:
    with connection.cursor() as kursor:
        kursor.execute(_TURUNAN, {"skp": skp_ids, "maks": TINGKAT_MAKS, "simpul": SIMPUL_MAKS})
        return [baris[0] for baris in kursor.fetchall()]


def _rhk(ids: list[int]) -> list[RHK]:
    return list(_berpegawai(RHK.objects.filter(pk__in=ids)))


def _yatim(bawahan: SKPQuerySet) -> list[RHK]:
    kueri = RHK.objects.filter(skp__in=bawahan.hidup().filter(jenis=JenisSKP.JA_JF, jabatan_penilai__isnull=False))
    return list(_berpegawai(kueri.filter(induk=None, jenis="utama"))[:SIMPUL_MAKS])


def _berpegawai(kueri: Any) -> Any:
    return (
        kueri.select_related("skp__pegawai")
        .defer("skp__pegawai__nik", "skp__pegawai__telepon", "skp__pegawai__alamat")
        .order_by("skp__pegawai__nama", "skp", "jenis", "urutan", "pk")
    )
