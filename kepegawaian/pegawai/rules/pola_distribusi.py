"""Pola distribusi predikat kinerja pegawai menurut predikat kinerja organisasi. SE MenPANRB 3/2023.

The circular gives neither rounding nor a smallest unit. Here a cap is rounded down, a minimum up, and a unit with
fewer than five assessed employees is not checked. A violation is a warning to explain, never a reason to change a
predicate.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from asn.core.legal import DasarHukum
from kepegawaian.pegawai.rules.enum import PredikatKinerja, PredikatOrganisasi

DASAR = DasarHukum("SE MenPANRB 3/2023")
PEGAWAI_TERSEDIKIT = 5
_SB, _B, _BP, _K, _SK = PredikatKinerja


@dataclass(frozen=True, slots=True)
class Pelanggaran:
    kode: str
    pesan: str
    dasar: DasarHukum


class _Batas(Enum):
    TERBESAR = "terbanyak di antara semua predikat"
    PALING_BANYAK = "paling banyak"
    PALING_SEDIKIT = "paling sedikit"
    HARUS_ADA = "harus ada"
    TIDAK_BOLEH_ADA = "tidak boleh ada"


class _Ketentuan(NamedTuple):
    predikat: tuple[PredikatKinerja, ...]
    batas: _Batas
    persen: int = 0

    @property
    def nama(self) -> str:
        return " dan/atau ".join(p.label for p in self.predikat)

    def __str__(self) -> str:
        return f"{self.nama} {self.batas.value}{f' {self.persen} %' if self.persen else ''}"


POLA: dict[PredikatOrganisasi, tuple[_Ketentuan, ...]] = {
    PredikatOrganisasi.ISTIMEWA: (
        _Ketentuan((_SB,), _Batas.TERBESAR),
        _Ketentuan((_SB,), _Batas.PALING_BANYAK, 70),
    ),
    PredikatOrganisasi.BAIK: (
        _Ketentuan((_B,), _Batas.TERBESAR),
        _Ketentuan((_B,), _Batas.PALING_BANYAK, 70),
        _Ketentuan((_BP, _K), _Batas.HARUS_ADA),
    ),
    PredikatOrganisasi.BUTUH_PERBAIKAN: (
        _Ketentuan((_BP,), _Batas.PALING_SEDIKIT, 60),
        _Ketentuan((_SB,), _Batas.PALING_BANYAK, 10),
    ),
    PredikatOrganisasi.KURANG: (
        _Ketentuan((_K,), _Batas.PALING_SEDIKIT, 60),
        _Ketentuan((_BP,), _Batas.PALING_SEDIKIT, 10),
        _Ketentuan((_SB,), _Batas.PALING_BANYAK, 10),
    ),
    PredikatOrganisasi.SANGAT_KURANG: (
        _Ketentuan((_SK,), _Batas.PALING_SEDIKIT, 60),
        _Ketentuan((_K, _BP), _Batas.PALING_SEDIKIT, 10),
        _Ketentuan((_SB,), _Batas.TIDAK_BOLEH_ADA),
    ),
}


def uraian_pola(pred_organisasi: PredikatOrganisasi) -> tuple[str, ...]:
    """The pattern in words, for the page of methods and the evaluation sheet."""
    return tuple(str(ketentuan) for ketentuan in POLA[pred_organisasi])


def catatan(hitungan: Mapping[str, int]) -> str:
    """Why nothing was checked, or empty."""
    dinilai = _dinilai(hitungan)
    if dinilai >= PEGAWAI_TERSEDIKIT:
        return ""
    return f"Pola distribusi tidak diperiksa: baru {dinilai} pegawai dinilai, diperlukan {PEGAWAI_TERSEDIKIT}."


def periksa(pred_organisasi: PredikatOrganisasi, hitungan: Mapping[str, int]) -> list[Pelanggaran]:
    """Sebaran predikat pegawai mengikuti pola predikat kinerja organisasinya. SE MenPANRB 3/2023.

    `hitungan` maps the code of a predicate to the number of employees; a missing code counts as 0.
    """
    if catatan(hitungan):
        return []
    return [
        Pelanggaran(_kode(pred_organisasi, ketentuan), pesan, DASAR)
        for ketentuan in POLA[pred_organisasi]
        if (pesan := _pesan(ketentuan, hitungan))
    ]


def _pesan(ketentuan: _Ketentuan, hitungan: Mapping[str, int]) -> str:
    """Empty when the provision is met."""
    total = _dinilai(hitungan)
    jumlah = sum(hitungan.get(p, 0) for p in ketentuan.predikat)
    isi = f"{ketentuan.nama} {jumlah} dari {total} pegawai ({_persen(jumlah, total)} %)"
    match ketentuan.batas:
        case _Batas.TERBESAR if jumlah < max(hitungan.get(p, 0) for p in PredikatKinerja):
            return f"{isi}; seharusnya menjadi kelompok terbesar."
        case _Batas.PALING_BANYAK if jumlah > (terbanyak := total * ketentuan.persen // 100):
            return f"{isi}; paling banyak {ketentuan.persen} % atau {terbanyak} pegawai."
        case _Batas.PALING_SEDIKIT if jumlah < (tersedikit := -(-total * ketentuan.persen // 100)):
            return f"{isi}; paling sedikit {ketentuan.persen} % atau {tersedikit} pegawai."
        case _Batas.HARUS_ADA if jumlah == 0:
            return f"{isi}; harus ada paling sedikit satu."
        case _Batas.TIDAK_BOLEH_ADA if jumlah > 0:
            return f"{isi}; tidak boleh ada."
    return ""


def _dinilai(hitungan: Mapping[str, int]) -> int:
    return sum(hitungan.get(p, 0) for p in PredikatKinerja)


def _kode(pred_organisasi: PredikatOrganisasi, ketentuan: _Ketentuan) -> str:
    return f"POLA_{pred_organisasi}_{ketentuan.batas.name}_{'_'.join(ketentuan.predikat)}"


def _persen(jumlah: int, total: int) -> str:
    return f"{100 * jumlah / total:.1f}".replace(".", ",").removesuffix(",0")
