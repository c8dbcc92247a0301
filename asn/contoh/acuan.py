"""Reference rows the demo points at, read once: golongan, pay table, competencies, checklist of documents."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kepegawaian.jabatan.models import KamusKompetensi
from kepegawaian.pegawai.models import GajiPokok, Golongan, JenisDokumen
from kepegawaian.pegawai.rules.gaji import gaji_pokok


@dataclass(frozen=True, slots=True)
class Acuan:
    """`golongan` maps a code to its id: the codes of PNS ("III/a") and PPPK ("IX") never meet."""

    golongan: dict[str, int]
    gaji: dict[str, dict[int, Decimal]]
    kompetensi: list[int]
    dokumen: list[JenisDokumen]
    _rupiah: dict[tuple[str, int], int]

    def rupiah(self, golongan: str, mkg: int) -> int:
        kunci = golongan, mkg
        if kunci not in self._rupiah:
            self._rupiah[kunci] = int(gaji_pokok(self.gaji[golongan], mkg).rupiah)
        return self._rupiah[kunci]

    def kgb_pertama(self, golongan: str) -> int:
        """Months from entry to the first KGB: one year where the pay table has a row for MKG 1."""
        return 12 if 1 in self.gaji[golongan] else 24


def baca_acuan(tanggal: date) -> Acuan:
    gaji: dict[str, dict[int, Decimal]] = {}
    for g in GajiPokok.objects.pada(tanggal).select_related("golongan"):
        gaji.setdefault(g.golongan.kode, {})[g.mkg] = Decimal(g.rupiah)
    return Acuan(
        golongan={g.kode: g.pk for g in Golongan.objects.pada(tanggal)},
        gaji=gaji,
        kompetensi=list(
            KamusKompetensi.objects.exclude(kelompok="teknis").order_by("kode").values_list("pk", flat=True)
        ),
        dokumen=list(JenisDokumen.objects.pada(tanggal)),
        _rupiah={},
    )
