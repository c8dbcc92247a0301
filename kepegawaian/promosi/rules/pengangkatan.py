"""Apa yang perlu dilihat sebelum orang diangkat atau dipindahkan. PP 11/2017 jo PP 17/2020; UU 5/2014 ps. 116–117."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from asn.core.legal import Berlaku, DasarHukum, Putusan, pada_tanggal, tambah_bulan
from kepegawaian.promosi.rules.jenjang import arah, jenjang_jabatan
from kepegawaian.promosi.rules.ketentuan import MUTASI_TAHUN, PELANTIKAN_HARI, PROTEKSI_TAHUN

_JPT = frozenset({"JPT_UTAMA", "JPT_MADYA", "JPT_PRATAMA"})
_PP = DasarHukum("PP 11/2017")


@dataclass(frozen=True, slots=True)
class Perpindahan:
    """One person from one position to another on `tmt`; `sejak` when the present one was taken."""

    jenis_asal: str
    jenjang_asal: str
    jenis_tujuan: str
    jenjang_tujuan: str
    sejak: date | None
    tmt: date
    lewat_seleksi: bool = False

    @property
    def arah(self) -> str:
        return arah(
            jenjang_jabatan(self.jenis_asal, self.jenjang_asal),
            jenjang_jabatan(self.jenis_tujuan, self.jenjang_tujuan),
        )


def peringatan(p: Perpindahan) -> Iterator[Putusan]:
    """What does not forbid the decision but must be seen by whoever reviews it; only what is not met."""
    if p.jenis_asal in _JPT and p.sejak and p.tmt < tambah_bulan(p.sejak, 12 * _tahun(PROTEKSI_TAHUN, p.tmt)):
        aturan = pada_tanggal(PROTEKSI_TAHUN, p.tmt)
        yield Putusan(False, f"JPT belum {aturan.nilai} tahun sejak dilantik ({p.sejak:%d-%m-%Y}).", aturan.dasar)
    elif p.sejak and p.arah == "ROTASI" and p.tmt < tambah_bulan(p.sejak, 12 * _tahun(MUTASI_TAHUN, p.tmt)):
        aturan = pada_tanggal(MUTASI_TAHUN, p.tmt)
        yield Putusan(False, f"Belum {aturan.nilai} tahun pada jabatan sekarang.", aturan.dasar)
    if p.jenis_tujuan in _JPT and p.arah == "PROMOSI" and not p.lewat_seleksi:
        yield Putusan(False, "JPT diisi lewat seleksi terbuka atau kelompok rencana suksesi.", _PP)
    if p.arah == "DEMOSI":
        yield Putusan(False, "Jabatan baru lebih rendah daripada jabatan sekarang.", _PP)


def _tahun(tabel: tuple[Berlaku[int], ...], tanggal: date) -> int:
    return int(pada_tanggal(tabel, tanggal).nilai)


def pelantikan(tanggal_sk: date, dilantik: date) -> Putusan:
    """Dilantik paling lama 30 hari sejak keputusan ditetapkan."""
    aturan = pada_tanggal(PELANTIKAN_HARI, tanggal_sk)
    hari = (dilantik - tanggal_sk).days
    teks = f"Pelantikan paling lama {aturan.nilai} hari sejak keputusan: direncanakan {hari} hari."
    return Putusan(0 <= hari <= aturan.nilai, teks, aturan.dasar)
