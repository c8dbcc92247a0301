"""Gaji pokok by golongan and MKG from the dated table, read once for a whole run."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kepegawaian.pegawai.models import GajiPokok
from kepegawaian.pegawai.rules.gaji import gaji_pokok


@dataclass(frozen=True, slots=True)
class TabelGaji:
    """The pay table in force on a day: MKG to rupiah per golongan, and its legal basis."""

    rupiah: dict[int, dict[int, Decimal]]
    dasar: dict[int, str]

    def cari(self, golongan_id: int, mkg_tahun: int) -> int:
        """Raises LookupError for a golongan without a table."""
        return int(gaji_pokok(self.rupiah.get(golongan_id, {}), mkg_tahun).rupiah)


def tabel_gaji(tanggal: date) -> TabelGaji:
    """One query; a later table supersedes an earlier one still open."""
    rupiah: dict[int, dict[int, Decimal]] = defaultdict(dict)
    dasar: dict[int, str] = {}
    kolom = ("golongan_id", "mkg", "rupiah", "dasar")
    for golongan, mkg, nilai, sumber in GajiPokok.objects.pada(tanggal).order_by("berlaku_mulai").values_list(*kolom):
        rupiah[golongan][mkg] = Decimal(nilai)
        dasar[golongan] = sumber
    return TabelGaji(dict(rupiah), dasar)
