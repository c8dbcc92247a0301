"""Angka kredit jabatan fungsional dari predikat kinerja. PermenPANRB 1/2023; Peraturan BKN 3/2023."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from asn.core.legal import Berlaku, DasarHukum, figur
from kepegawaian.pegawai.rules.enum import LABEL_JENJANG, Jenjang, PredikatKinerja

_SEJAK = date(2023, 7, 1)  # the old DUPAK scheme ended on 30 June 2023, SE MenPANRB 8/2023
_LAMPIRAN = DasarHukum("PermenPANRB 1/2023", "lampiran")
_EMPAT_ANGKA = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class KetentuanJenjang:
    """`untuk_jenjang` is None for the highest jenjang of each kategori."""

    koefisien: Decimal
    untuk_pangkat: int
    untuk_jenjang: int | None
    golongan: tuple[str, ...]


PERSEN_PREDIKAT = (
    Berlaku(
        _SEJAK,
        {
            PredikatKinerja.SANGAT_BAIK: 150,
            PredikatKinerja.BAIK: 100,
            PredikatKinerja.BUTUH_PERBAIKAN: 75,
            PredikatKinerja.KURANG: 50,
            PredikatKinerja.SANGAT_KURANG: 25,
        },
        DasarHukum("PermenPANRB 1/2023", "ps. 37 ay. (1)"),
    ),
)
KETENTUAN_JENJANG = (
    Berlaku(
        _SEJAK,
        {
            Jenjang.PEMULA: KetentuanJenjang(Decimal("3.75"), 15, 15, ("II/a",)),
            Jenjang.TERAMPIL: KetentuanJenjang(Decimal(5), 20, 60, ("II/b", "II/c", "II/d")),
            Jenjang.MAHIR: KetentuanJenjang(Decimal("12.5"), 50, 100, ("III/a", "III/b")),
            Jenjang.PENYELIA: KetentuanJenjang(Decimal(25), 100, None, ("III/c", "III/d")),
            Jenjang.AHLI_PERTAMA: KetentuanJenjang(Decimal("12.5"), 50, 100, ("III/a", "III/b")),
            Jenjang.AHLI_MUDA: KetentuanJenjang(Decimal(25), 100, 200, ("III/c", "III/d")),
            Jenjang.AHLI_MADYA: KetentuanJenjang(Decimal("37.5"), 150, 450, ("IV/a", "IV/b", "IV/c")),
            Jenjang.AHLI_UTAMA: KetentuanJenjang(Decimal(50), 200, None, ("IV/d", "IV/e")),
        },
        _LAMPIRAN,
    ),
)


def angka_kredit(jenjang: Jenjang, predikat: PredikatKinerja, bulan: int, *, pada: date) -> Decimal:
    """Angka kredit = bulan dinilai ÷ 12 × persentase predikat × koefisien tahunan. PermenPANRB 1/2023 ps. 37.

    Rounded once, half up, to four decimals; a page shows three.
    """
    if not 0 <= bulan <= 12:
        raise ValueError(f"Bulan yang dinilai harus 0–12, bukan {bulan}.")
    persen = figur(PERSEN_PREDIKAT, predikat, pada).nilai
    koefisien = figur(KETENTUAN_JENJANG, jenjang, pada).nilai.koefisien
    return (bulan * persen * koefisien / 1200).quantize(_EMPAT_ANGKA, ROUND_HALF_UP)


def kebutuhan_kumulatif(jenjang: Jenjang, golongan: str, *, pada: date) -> Berlaku[int | None]:
    """Angka kredit kumulatif dalam jenjang ini yang diperlukan untuk pangkat berikutnya. PermenPANRB 1/2023 lampiran.

    Inside a jenjang every pangkat adds the same need; its last golongan asks for the whole need of the next jenjang.
    None means the kategori ends here.
    """
    baris = figur(KETENTUAN_JENJANG, jenjang, pada)
    ketentuan = baris.nilai
    if golongan not in ketentuan.golongan:
        rentang = f"{ketentuan.golongan[0]}–{ketentuan.golongan[-1]}"
        raise ValueError(f"Golongan {golongan} di luar rentang jenjang {LABEL_JENJANG[jenjang]} ({rentang}).")
    ke = ketentuan.golongan.index(golongan) + 1
    puncak = puncak_jenjang(jenjang, golongan, pada=pada)
    kebutuhan = ketentuan.untuk_jenjang if puncak else ke * ketentuan.untuk_pangkat
    return Berlaku(baris.sejak, kebutuhan, baris.dasar, baris.keyakinan)


def puncak_jenjang(jenjang: Jenjang, golongan: str, *, pada: date) -> bool:
    """True when the next pangkat lies in the next jenjang. PermenPANRB 1/2023 lampiran."""
    return figur(KETENTUAN_JENJANG, jenjang, pada).nilai.golongan[-1] == golongan
