"""Who will retire in the next years, and how many seats that leaves empty, by unit and by position.

Two passes over the people and two over the positions in reach, whatever their number; rolled up along the tree here.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Case, Count, F, IntegerField, Q, Sum, Value, When
from django.db.models.functions import ExtractMonth, ExtractYear

from kepegawaian.instansi.models import Instansi
from kepegawaian.jabatan.models import JabatanQuerySet
from kepegawaian.jabatan.rules.enum import MANAJERIAL
from kepegawaian.pegawai.models.pegawai import PegawaiQuerySet
from kepegawaian.pegawai.rules.enum import FUNGSIONAL
from kepegawaian.pegawai.services.isian import berisi
from kepegawaian.pegawai.services.jatuh_tempo import PNS, tmt_pensiun

TAHUN = 5
JABATAN_TERBANYAK = 25
RUMPUN = {"manajerial": "Manajerial", "fungsional": "Fungsional", "pelaksana": "Pelaksana"}
_RUMPUN = Case(
    When(jabatan__jenis__in=sorted(MANAJERIAL), then=Value("manajerial")),
    When(jabatan__jenis__in=sorted(FUNGSIONAL), then=Value("fungsional")),
    default=Value("pelaksana"),
)


@dataclass(slots=True)
class Lajur:
    """One row of a table: a unit or a position. `kosong` are the seats empty today; counts are keyed by year."""

    nama: str
    instansi_id: int | None = None
    langsung: bool = False
    kosong: int = 0
    pensiun: dict[int, int] = field(default_factory=lambda: defaultdict(int))

    @property
    def jumlah(self) -> int:
        return sum(self.pensiun.values())

    @property
    def kosong_kelak(self) -> int:
        """Seats empty at the end when nobody is appointed."""
        return self.kosong + self.jumlah


@dataclass(slots=True)
class Proyeksi:
    tahun: list[int]
    sampai: date
    menurut_tahun: dict[tuple[int, str], int] = field(default_factory=lambda: defaultdict(int))
    menurut_bulan: dict[tuple[int, int, str], int] = field(default_factory=lambda: defaultdict(int))
    unit: list[Lajur] = field(default_factory=list)
    jabatan: list[Lajur] = field(default_factory=list)
    total: Lajur = field(default_factory=lambda: Lajur("Jumlah"))


def rentang(tanggal: date) -> tuple[list[int], date]:
    """The rest of this year and the five years after it."""
    tahun = list(range(tanggal.year, tanggal.year + TAHUN + 1))
    return tahun, date(tahun[-1], 12, 31)


def proyeksi(
    pegawai: PegawaiQuerySet,
    jabatan: JabatanQuerySet,
    instansi: Iterable[Instansi],
    tanggal: date,
    *,
    akar: Instansi | None = None,
) -> Proyeksi:
    """Figures of people and positions already in reach; `instansi` are the units shown as rows, below `akar`."""
    tahun, sampai = rentang(tanggal)
    hasil = Proyeksi(tahun, sampai)
    unit = sorted(instansi, key=lambda i: len(i.jalur), reverse=True)
    lajur = {i.pk: Lajur(i.nama, i.pk) for i in unit}
    tepat = {i.jalur: lajur[i.pk] for i in unit}
    lain = Lajur(f"Langsung pada {akar.nama}", akar.pk, langsung=True) if akar else Lajur("Tanpa unit kerja")
    per_jabatan: dict[str, Lajur] = {}
    for jalur, nama, tahun_tmt, bulan, rumpun, n in _pensiun(pegawai, tanggal, sampai):
        for satu in (_unit(jalur, tepat) or lain, per_jabatan.setdefault(nama, Lajur(nama)), hasil.total):
            satu.pensiun[tahun_tmt] += n
        hasil.menurut_tahun[tahun_tmt, rumpun] += n
        hasil.menurut_bulan[tahun_tmt, bulan, rumpun] += n
    for jalur, nama, n in _kosong(jabatan, tanggal):
        for satu in (_unit(jalur, tepat) or lain, per_jabatan.setdefault(nama, Lajur(nama)), hasil.total):
            satu.kosong += n
    hasil.unit = [lajur[i.pk] for i in sorted(unit, key=lambda i: (i.urutan, i.nama))]
    hasil.unit += [lain] if lain.kosong_kelak else []
    hasil.jabatan = sorted(per_jabatan.values(), key=lambda x: (-x.jumlah, -x.kosong, x.nama))
    return hasil


def _pensiun(pegawai: PegawaiQuerySet, tanggal: date, sampai: date) -> Iterable[tuple[str, str, int, int, str, int]]:
    kueri = pegawai.masih_pegawai().filter(PNS, jabatan__isnull=False).annotate(tmt_hak=tmt_pensiun(tanggal))
    return (
        kueri.filter(tmt_hak__gt=tanggal, tmt_hak__lte=sampai)
        .order_by()
        .values_list("instansi__jalur", "jabatan__nama", ExtractYear("tmt_hak"), ExtractMonth("tmt_hak"), _RUMPUN)
        .annotate(n=Count("pk"))
    )


def _kosong(jabatan: JabatanQuerySet, tanggal: date) -> Iterable[tuple[str, str, int]]:
    """Seats wanted and not filled today; a post above its need does not fill another."""
    kurang = Case(
        When(selisih__lt=0, then=F("kebutuhan") - F("bezetting")), default=Value(0), output_field=IntegerField()
    )
    return (
        berisi(jabatan, tanggal)
        .filter(Q(selisih__lt=0))
        .annotate(kurang=kurang)
        .order_by()
        .values_list("instansi__jalur", "nama")
        .annotate(n=Sum("kurang"))
    )


def _unit(jalur: str | None, tepat: dict[str, Lajur]) -> Lajur | None:
    """The deepest unit shown that lies above."""
    return next((satu for akar, satu in tepat.items() if (jalur or "").startswith(akar)), None)
