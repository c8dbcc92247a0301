"""The published file of a result: configuration, raw scores, and what follows from them. Written one way only.

One row per fact, its kind in the first column: `seleksi`, `tahap`, `aspek`, `lowongan`, `peserta`, `skor` are given;
`nilai_tahap` and `peringkat` follow. Candidates stand by number and committee members as P1, P2 …, so nobody is named.
"""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from io import StringIO
from itertools import zip_longest

from kepegawaian.promosi.rules.peringkat import Peringkat, Skor, Tahap, bulatkan, susun

VERSI = "hasil-seleksi-jabatan-1"
TURUNAN = ("nilai_tahap", "peringkat")
_PANJANG = {"seleksi": 3, "tahap": 5, "aspek": 5, "lowongan": 3, "peserta": 3, "skor": 7}


@dataclass(frozen=True, slots=True)
class BahanHasil:
    """What is given. `lowongan`: (code, position); `peserta` and `skor` per code of the position."""

    nomor: str
    judul: str
    tahap: tuple[Tahap, ...]
    lowongan: tuple[tuple[str, str], ...]
    peserta: dict[str, tuple[str, ...]] = field(default_factory=dict)
    skor: dict[str, tuple[Skor, ...]] = field(default_factory=dict)


def peringkat(bahan: BahanHasil) -> dict[str, list[Peringkat]]:
    """The ranking per position. Raises LookupError when a score is missing."""
    return {k: susun(bahan.tahap, bahan.peserta.get(k, ()), bahan.skor.get(k, ())) for k, _ in bahan.lowongan}


def tulis(bahan: BahanHasil) -> str:
    """The whole file; equal input gives equal bytes, whatever the order the rows came in."""
    keluaran = StringIO()
    csv.writer(keluaran, lineterminator="\n").writerows(_baris(bahan))
    return keluaran.getvalue()


def _baris(bahan: BahanHasil) -> Iterator[list[str]]:
    yield [VERSI]
    yield ["seleksi", bahan.nomor, bahan.judul]
    for t in bahan.tahap:
        yield ["tahap", t.kode, t.nama, f"{t.bobot:.2f}", str(len(t.aspek))]
        yield from (["aspek", t.kode, kode, nama, str(skala)] for kode, nama, skala in t.aspek)
    for kode, nama in bahan.lowongan:
        yield ["lowongan", kode, nama]
        yield from (["peserta", kode, nomor] for nomor in sorted(bahan.peserta.get(kode, ())))
        semua = sorted(bahan.skor.get(kode, ()), key=lambda s: (s.kandidat, s.tahap, s.penilai, s.aspek))
        for s in semua:
            yield ["skor", kode, s.kandidat, s.tahap, s.penilai, s.aspek, f"{s.nilai.normalize():f}"]
    for kode, daftar in peringkat(bahan).items():
        yield from _turunan(kode, daftar, bahan.tahap)


def _turunan(kode: str, daftar: Sequence[Peringkat], tahap: Sequence[Tahap]) -> Iterator[list[str]]:
    for p in daftar:
        for t in tahap:
            n = p.tahap[t.kode]
            angka = [f"{bulatkan(x):.4f}" for x in (n.nilai, n.tertimbang)]
            yield ["nilai_tahap", kode, p.kandidat, t.kode, *angka]
    yield from (["peringkat", kode, str(p.peringkat), p.kandidat, f"{p.nilai:.4f}", p.seri] for p in daftar)


def baca(teks: str) -> BahanHasil:
    """What is given, read back from a file. Raises ValueError with the line that cannot be read."""
    baris = list(csv.reader(StringIO(teks)))
    if not baris or baris[0] != [VERSI]:
        raise ValueError(f"Baris pertama harus “{VERSI}”.")
    isi: dict[str, list[list[str]]] = {k: [] for k in _PANJANG}
    for nomor, b in enumerate(baris[1:], 2):
        if not b or b[0] in TURUNAN:
            continue
        if _PANJANG.get(b[0]) != len(b):
            raise ValueError(f"Baris {nomor} tidak dikenal: {','.join(b)[:60]}")
        isi[b[0]].append(b)
    if len(isi["seleksi"]) != 1 or not isi["tahap"]:
        raise ValueError("Berkas harus memuat satu baris seleksi dan sedikitnya satu tahap.")
    return _bahan(isi)


def _bahan(isi: dict[str, list[list[str]]]) -> BahanHasil:
    aspek = {t[1]: tuple((a[2], a[3], int(a[4])) for a in isi["aspek"] if a[1] == t[1]) for t in isi["tahap"]}
    return BahanHasil(
        nomor=isi["seleksi"][0][1],
        judul=isi["seleksi"][0][2],
        tahap=tuple(Tahap(t[1], t[2], _angka(t[3]), aspek[t[1]]) for t in isi["tahap"]),
        lowongan=tuple((b[1], b[2]) for b in isi["lowongan"]),
        peserta={b[1]: tuple(p[2] for p in isi["peserta"] if p[1] == b[1]) for b in isi["lowongan"]},
        skor={
            b[1]: tuple(Skor(s[2], s[3], s[4], s[5], _angka(s[6])) for s in isi["skor"] if s[1] == b[1])
            for b in isi["lowongan"]
        },
    )


def _angka(teks: str) -> Decimal:
    try:
        return Decimal(teks)
    except InvalidOperation as galat:
        raise ValueError(f"“{teks[:20]}” bukan angka.") from galat


def perbedaan(asli: str, hitungan: str) -> list[tuple[int, str, str]]:
    """(line, published, recomputed) of every line that differs."""
    pasangan = zip_longest(asli.split("\n"), hitungan.split("\n"), fillvalue="(tidak ada)")
    return [(i, a, b) for i, (a, b) in enumerate(pasangan, 1) if a != b]
