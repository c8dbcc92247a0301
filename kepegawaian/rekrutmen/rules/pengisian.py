"""Who is taken at the end, and who fills what stays empty. KepmenPANRB 320/2024. Pure Python.

Steps of filling: an empty general need takes from the special ones of the same post, qualification and place who meet
the general threshold; an empty special need takes from any other kind there; then another place of the same post and
qualification; else it stays empty. The sources leave open whom several empty needs ask first: they are served in the
order of their keys, and in each the best rank comes first.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from kepegawaian.rekrutmen.rules.aturan import Aturan
from kepegawaian.rekrutmen.rules.enum import JenisKebutuhan
from kepegawaian.rekrutmen.rules.peringkat import (
    HasilLanjut,
    Kelompok,
    Peserta,
    kekurangan,
    per_kelompok,
)


class Akhir(StrEnum):
    """What the end of the selection says of somebody who took its last stage."""

    LULUS = "LULUS"
    PENGISIAN = "LULUS PENGISIAN"
    TIDAK = "TIDAK LULUS"
    SERI = "SERI"


LABEL_AKHIR = {
    Akhir.LULUS: "Lulus dalam jumlah kebutuhan",
    Akhir.PENGISIAN: "Lulus dengan mengisi formasi yang kosong",
    Akhir.TIDAK: "Di luar jumlah kebutuhan",
    Akhir.SERI: "Sama pada semua kriteria di batas kebutuhan; panitia memutuskan dengan berita acara",
}


@dataclass(slots=True)
class Penetapan:
    """`akhir` by number; `tempat` the need somebody was taken for; `sisa` empty seats by need."""

    akhir: dict[str, Akhir] = field(default_factory=dict)
    tempat: dict[str, str] = field(default_factory=dict)
    sisa: dict[str, int] = field(default_factory=dict)


Boleh = Callable[[Peserta, Kelompok, Kelompok], bool]


def tetapkan(
    peserta: Iterable[Peserta], lanjut: Mapping[str, HasilLanjut], kelompok: Mapping[str, Kelompok], aturan: Aturan
) -> Penetapan:
    """Take the best of each need, then fill what is empty. Nobody is taken by chance: equals at the edge wait."""
    ikut = [p for p in peserta if p.nomor in lanjut]
    hasil = Penetapan(akhir={p.nomor: Akhir.TIDAK for p in ikut})
    milik = per_kelompok(ikut)
    for kunci in sorted(kelompok):
        _ambil(milik.get(kunci, []), kelompok[kunci], Akhir.LULUS, hasil, lanjut)
    for boleh in _langkah(aturan) if aturan.isi_kosong else ():
        for kunci in sorted(k for k, n in hasil.sisa.items() if n):
            tujuan = kelompok[kunci]
            calon = [
                p
                for p in ikut
                if hasil.akhir[p.nomor] == Akhir.TIDAK
                and p.kelompok != kunci
                and boleh(p, kelompok[p.kelompok], tujuan)
            ]
            _ambil(calon, tujuan, Akhir.PENGISIAN, hasil, lanjut)
    return hasil


def _ambil(
    calon: Sequence[Peserta], tujuan: Kelompok, sebagai: Akhir, hasil: Penetapan, lanjut: Mapping[str, HasilLanjut]
) -> None:
    kursi = hasil.sisa.get(tujuan.kunci, tujuan.kuota)
    urut = sorted(calon, key=lambda p: (lanjut[p.nomor].kunci, p.nomor))
    masuk, seri = potong([(lanjut[p.nomor].kunci, p.nomor) for p in urut], kursi)
    for nomor in masuk:
        hasil.akhir[nomor], hasil.tempat[nomor] = sebagai, tujuan.kunci
    for nomor in seri:
        hasil.akhir[nomor] = Akhir.SERI
    # Seats that equals wait for are not empty.
    hasil.sisa[tujuan.kunci] = 0 if seri else kursi - len(masuk)


def potong(urut: Sequence[tuple[object, str]], kursi: int) -> tuple[list[str], list[str]]:
    """(who gets a seat, equals between whom the last seats cannot be given) of a sorted list of (key, number)."""
    if len(urut) <= kursi:
        return [n for _, n in urut], []
    if not kursi or urut[kursi - 1][0] != urut[kursi][0]:
        return [n for _, n in urut[:kursi]], []
    batas = urut[kursi][0]
    return [n for k, n in urut[:kursi] if k != batas], [n for k, n in urut if k == batas]


def _langkah(aturan: Aturan) -> tuple[Boleh, ...]:
    def cukup(p: Peserta, tujuan: Kelompok) -> bool:
        if tujuan.jenis != JenisKebutuhan.UMUM:
            return True
        return p.nilai is not None and not kekurangan(p.nilai, tujuan.jenis, aturan)

    def umum(p: Peserta, asal: Kelompok, tujuan: Kelompok) -> bool:
        return tujuan.jenis == JenisKebutuhan.UMUM and asal.tempat == tujuan.tempat and cukup(p, tujuan)

    def khusus(_: Peserta, asal: Kelompok, tujuan: Kelompok) -> bool:
        return tujuan.jenis != JenisKebutuhan.UMUM and asal.tempat == tujuan.tempat

    def lokasi_lain(p: Peserta, asal: Kelompok, tujuan: Kelompok) -> bool:
        return asal.jabatan == tujuan.jabatan and asal.tempat != tujuan.tempat and cukup(p, tujuan)

    return umum, khusus, lokasi_lain
