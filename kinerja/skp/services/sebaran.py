"""How far judging is, and how predicates are spread, per perangkat daerah of one period: one statement."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Count

from asn.core.hitungan import hitungan
from asn.core.kueri_tetap import KueriTetap, salah_satu
from kinerja.skp.models import EvaluasiKinerja
from kinerja.skp.models import PredikatOrganisasi as BarisOrganisasi
from kinerja.skp.services.papan import Pola, pola_dari
from kinerja.skp.services.progres import nama_instansi
from kinerja.skp.workflows import DISAMPAIKAN_KE_ATAS, IZIN_LIHAT_EVALUASI, KeadaanEvaluasiKinerja

E = KeadaanEvaluasiKinerja


@dataclass(slots=True)
class BarisSebaran:
    """One perangkat daerah: states, predicates, and its pattern."""

    instansi_id: int | None
    nama: str
    keadaan: Counter[str] = field(default_factory=Counter)
    predikat: Counter[str] = field(default_factory=Counter)
    pola: Pola | None = None

    @property
    def jumlah(self) -> int:
        return sum(self.keadaan.values())

    @property
    def dinilai(self) -> int:
        return self.jumlah - self.keadaan[E.BELUM] - self.keadaan[E.DRAF]

    @property
    def keberatan(self) -> int:
        return self.keadaan[E.KEBERATAN]

    @property
    def final(self) -> int:
        return self.keadaan[E.FINAL]

    @property
    def persen(self) -> int:
        """Delivered; rounded down, so 100 only when nobody is missing."""
        return 100 * self.dinilai // self.jumlah if self.jumlah else 0


@dataclass(frozen=True, slots=True)
class Sebaran:
    """Every perangkat daerah in reach, the least finished first, and all of them together."""

    baris: list[BarisSebaran]
    total: BarisSebaran
    dihitung_pada: datetime

    @property
    def menyimpang(self) -> int:
        """Units whose spread does not fit the pattern of their predicate."""
        return sum(1 for b in self.baris if b.pola and b.pola.pelanggaran)


def sebaran(pengguna: Any, periode: str, *, segar: bool = False) -> Sebaran:
    """Predicates count only once delivered: drafts belong to their penilai. `segar` counts again."""
    terlihat = EvaluasiKinerja.objects.terlihat_oleh(pengguna, IZIN_LIHAT_EVALUASI).filter(periode=periode)
    kueri = terlihat.order_by().values_list("perangkat_daerah", "keadaan", "predikat").annotate(n=Count("pk"))
    hasil = hitungan(f"sebaran-predikat:{periode}", pengguna.jangkauan(IZIN_LIHAT_EVALUASI), kueri, segar=segar)
    baris: dict[int | None, BarisSebaran] = {}
    for instansi_id, keadaan, predikat, n in hasil.baris:
        satu = baris.setdefault(instansi_id, BarisSebaran(instansi_id, "Tanpa perangkat daerah"))
        satu.keadaan[keadaan] += n
        if predikat and keadaan in DISAMPAIKAN_KE_ATAS:
            satu.predikat[predikat] += n
    ids = [i for i in baris if i]
    nama = dict(nama_instansi(ids))
    ditetapkan = {p.instansi_id: p for p in _DITETAPKAN.semua(kunci=ids, periode=periode)}
    for satu in baris.values():
        satu.nama = nama.get(satu.instansi_id or 0, satu.nama)
        satu.pola = pola_dari(ditetapkan.get(satu.instansi_id or 0), satu.predikat)
    terurut = sorted(baris.values(), key=lambda b: (b.persen, -b.jumlah, b.nama))
    return Sebaran(terurut, _jumlah(terurut), hasil.pada)


_DITETAPKAN = KueriTetap(
    lambda kunci, periode: BarisOrganisasi.objects.filter(salah_satu("instansi_id", kunci), periode=periode).order_by()
)


def _jumlah(baris: Iterable[BarisSebaran]) -> BarisSebaran:
    total = BarisSebaran(None, "Jumlah")
    for satu in baris:
        total.keadaan.update(satu.keadaan)
        total.predikat.update(satu.predikat)
    total.pola = pola_dari(None, total.predikat)
    return total
