"""The peta jabatan as a drawn tree: managerial posts as boxes, the posts of each box's staff as lines inside it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from asn.core.kueri_tetap import KueriTetap, salah_satu
from asn.core.legal import tambah_bulan
from kepegawaian.jabatan.rules.enum import MANAJERIAL
from kepegawaian.pegawai.models import Pegawai
from kepegawaian.pegawai.rules.bup import tmt_pensiun_jabatan
from kepegawaian.pegawai.services.struktur import Posisi

BULAN_PENSIUN = 12
KEDALAMAN_BAWAAN = 3
STAF_TERBANYAK = 8
# Only PNS retire by age of their post.
_LAHIR = KueriTetap(
    lambda kunci: (
        Pegawai.objects.filter(salah_satu("pk", kunci), jenis="PNS").order_by().values_list("pk", "tanggal_lahir")
    )
)


@dataclass(slots=True)
class Kotak:
    """One box. `tersembunyi` counts boxes below that are not drawn; x, y, lebar, tinggi are set by the layout."""

    posisi: Posisi
    pensiun: date | None = None
    staf: list[Posisi] = field(default_factory=list)
    anak: list["Kotak"] = field(default_factory=list)
    tersembunyi: int = 0
    x: int = 0
    y: int = 0
    lebar: int = 0
    tinggi: int = 0

    @property
    def keadaan(self) -> str:
        """How the post is filled, in one word that stands in the box: never told by colour alone."""
        if self.posisi.pengganti and not self.posisi.definitif:
            return self.posisi.pengganti[0].sementara.rstrip(".").upper()
        if self.posisi.lowong:
            return "LOWONG"
        return "PENSIUN" if self.pensiun else "TERISI"

    @property
    def label_keadaan(self) -> str:
        return {
            "PLT": "◐ Dijabat Plt.",
            "PLH": "◐ Dijabat Plh.",
            "LOWONG": "○ Lowong",
            "PENSIUN": f"◔ Pensiun {self.pensiun:%m-%Y}" if self.pensiun else "",
            "TERISI": "● Terisi",
        }[self.keadaan]

    @property
    def pemegang(self) -> str:
        if self.posisi.definitif:
            return self.posisi.definitif[0].nama
        return f"{self.posisi.pengganti[0].sementara} {self.posisi.pengganti[0].nama}" if self.posisi.pengganti else ""

    @property
    def staf_tampil(self) -> list[Posisi]:
        return self.staf[:STAF_TERBANYAK]

    @property
    def staf_sisa(self) -> int:
        return max(0, len(self.staf) - STAF_TERBANYAK)

    def jumlah(self) -> int:
        """This box and all below it."""
        return 1 + sum(a.jumlah() for a in self.anak)


def susun_bagan(
    posisi: Sequence[Posisi], *, akar: int | None = None, kedalaman: int = KEDALAMAN_BAWAAN
) -> list[Kotak]:
    """Boxes from positions in tree order; of one post (`akar`) only its part; deeper levels are counted, not drawn."""
    semua: list[Kotak] = []
    jalur: list[tuple[int, Kotak]] = []
    for p in posisi:
        while jalur and jalur[-1][0] >= p.tingkat:
            jalur.pop()
        induk = jalur[-1][1] if jalur else None
        if induk is not None and p.jabatan.jenis not in MANAJERIAL:
            induk.staf.append(p)
            continue
        kotak = Kotak(p)
        jalur.append((p.tingkat, kotak))
        semua.append(kotak)
        if induk is not None:
            induk.anak.append(kotak)
    puncak = _puncak(semua, akar)
    for kotak in puncak:
        _pangkas(kotak, kedalaman)
    return puncak


def _puncak(semua: list[Kotak], akar: int | None) -> list[Kotak]:
    if akar is not None:
        return [k for k in semua if k.posisi.jabatan.pk == akar]
    bawahan = {id(a) for k in semua for a in k.anak}
    return [k for k in semua if id(k) not in bawahan]


def _pangkas(kotak: Kotak, kedalaman: int) -> None:
    if kedalaman <= 1 and kotak.anak:
        kotak.tersembunyi = kotak.jumlah() - 1
        kotak.anak = []
    for anak in kotak.anak:
        _pangkas(anak, kedalaman - 1)


def tandai_pensiun(bagan: Iterable[Kotak], tanggal: date) -> None:
    """Mark the boxes whose definitif holder retires within a year; one query for all of them."""
    kotak = list(ratakan(bagan))
    ids = [o.pegawai_id for k in kotak for o in k.posisi.definitif]
    lahir = dict(_LAHIR.semua(kunci=ids))
    batas = tambah_bulan(tanggal, BULAN_PENSIUN)
    for k in kotak:
        j = k.posisi.jabatan
        for o in k.posisi.definitif:
            if hari_lahir := lahir.get(o.pegawai_id):
                tmt = tmt_pensiun_jabatan(hari_lahir, j.jenis, j.jenjang, j.nama, pada=tanggal)
                k.pensiun = tmt if tmt <= batas else None


def ratakan(bagan: Iterable[Kotak]) -> Iterable[Kotak]:
    """All boxes, superiors before their subordinates."""
    antre = list(bagan)[::-1]
    while antre:
        kotak = antre.pop()
        yield kotak
        antre += kotak.anak[::-1]
