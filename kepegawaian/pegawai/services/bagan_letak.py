"""Where each box of the tree stands, and the lines between them. Whole numbers; text is wrapped by its length.

Children side by side, except where all of them are leaves: those hang below each other, so a dinas with a dozen
sections stays as narrow as its row of bidang.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kepegawaian.pegawai.services.bagan import Kotak, ratakan

LEBAR, TAKUK, JARAK_X, JARAK_Y, TEPI = 230, 22, 18, 34, 12
BARIS, KEPALA = 15, 12
HURUF_NAMA, HURUF_STAF = 32, 27


@dataclass(frozen=True, slots=True)
class Tulisan:
    """One line of text in a box."""

    teks: str
    y: str
    kelas: str


@dataclass(frozen=True, slots=True)
class Gambar:
    """A box ready to be drawn: figures as text, so that no locale touches them."""

    kotak: Kotak
    x: str
    y: str
    x_teks: str
    x_kanan: str
    lebar: str
    tinggi: str
    tulisan: tuple[Tulisan, ...]
    staf: tuple[tuple[str, str, str], ...]
    y_bawah: str


@dataclass(frozen=True, slots=True)
class Bagan:
    lebar: str
    tinggi: str
    kotak: tuple[Gambar, ...]
    garis: tuple[str, ...]
    tegak: bool


def gambar_bagan(puncak: Sequence[Kotak]) -> Bagan:
    """Lay out the boxes and write them down as the template draws them."""
    x = TEPI
    for kotak in puncak:
        _ukur(kotak)
        _letakkan(kotak, x, TEPI)
        x += kotak.lebar + JARAK_X
    semua = list(ratakan(puncak))
    lebar = max((k.x + LEBAR for k in semua), default=0) + TEPI
    tinggi = max((k.y + k.tinggi for k in semua), default=0) + TEPI
    garis = tuple(g for k in semua for g in _garis(k))
    return Bagan(str(lebar), str(tinggi), tuple(map(_gambar, semua)), garis, tinggi > lebar)


def pecah(teks: str, panjang: int, baris: int = 2) -> list[str]:
    """Text in at most so many lines; what does not fit ends in an ellipsis."""
    hasil = [""]
    for kata in teks.split():
        calon = f"{hasil[-1]} {kata}".strip()
        if len(calon) <= panjang or not hasil[-1]:
            hasil[-1] = calon
        else:
            hasil.append(kata)
    if len(hasil) > baris:
        hasil = [*hasil[: baris - 1], " ".join(hasil[baris - 1 :])]
    return [b if len(b) <= panjang else f"{b[: panjang - 1].rstrip(' .,')}…" for b in hasil]


def _bertumpuk(kotak: Kotak) -> bool:
    return len(kotak.anak) > 1 and not any(a.anak for a in kotak.anak)


def _ukur(kotak: Kotak) -> None:
    """Height of the box by its lines, width of the whole part by its children."""
    for anak in kotak.anak:
        _ukur(anak)
    lanjutan = bool(kotak.staf_sisa) + bool(kotak.tersembunyi)
    kotak.tinggi = KEPALA + BARIS * (len(_isi(kotak)) + len(kotak.staf_tampil) + lanjutan) + 8
    if _bertumpuk(kotak):
        kotak.lebar = TAKUK + LEBAR
    elif kotak.anak:
        kotak.lebar = max(LEBAR, sum(a.lebar for a in kotak.anak) + JARAK_X * (len(kotak.anak) - 1))
    else:
        kotak.lebar = LEBAR


def _letakkan(kotak: Kotak, x: int, y: int) -> None:
    """The box above the middle of its children; hanging ones below each other, indented."""
    bertumpuk = _bertumpuk(kotak)
    kotak.x = x if bertumpuk else x + (kotak.lebar - LEBAR) // 2
    kotak.y = y
    bawah = y + kotak.tinggi + JARAK_Y
    for anak in kotak.anak:
        if bertumpuk:
            _letakkan(anak, x + TAKUK, bawah)
            bawah += anak.tinggi + JARAK_X
        else:
            _letakkan(anak, x, bawah)
            x += anak.lebar + JARAK_X


def _garis(kotak: Kotak) -> list[str]:
    """Polylines from the box to each child."""
    dasar = kotak.y + kotak.tinggi
    if _bertumpuk(kotak):
        tiang = kotak.x + TAKUK // 2
        return [f"{tiang},{dasar} {tiang},{a.y + 20} {a.x},{a.y + 20}" for a in kotak.anak]
    tengah, simpang = kotak.x + LEBAR // 2, dasar + JARAK_Y // 2
    return [
        f"{tengah},{dasar} {tengah},{simpang} {a.x + LEBAR // 2},{simpang} {a.x + LEBAR // 2},{a.y}"
        for a in kotak.anak
    ]


def _isi(kotak: Kotak) -> list[tuple[str, str]]:
    j = kotak.posisi.jabatan
    kelas = f"Kelas {j.kelas}" if j.kelas else "Kelas –"
    angka = f"{kelas} · B {kotak.posisi.bezetting} · K {kotak.posisi.kebutuhan} ({kotak.posisi.selisih_teks})"
    pemegang = [(b, "pemegang") for b in pecah(kotak.pemegang, HURUF_NAMA, 1)] if kotak.pemegang else []
    nama = [(b, "nama") for b in pecah(j.nama, HURUF_NAMA)]
    return [*nama, *pemegang, (kotak.label_keadaan, "keadaan"), (angka, "angka")]


def _gambar(kotak: Kotak) -> Gambar:
    y = kotak.y + KEPALA + 6
    tulisan = []
    for teks, kelas in _isi(kotak):
        tulisan.append(Tulisan(teks, str(y), kelas))
        y += BARIS
    staf = []
    for p in kotak.staf_tampil:
        staf.append((pecah(p.jabatan.nama, HURUF_STAF, 1)[0], f"{p.bezetting}/{p.kebutuhan}", str(y)))
        y += BARIS
    ukuran: dict[str, Any] = {"x": kotak.x, "y": kotak.y, "x_teks": kotak.x + 10, "x_kanan": kotak.x + LEBAR - 10}
    return Gambar(
        kotak=kotak,
        lebar=str(LEBAR),
        tinggi=str(kotak.tinggi),
        tulisan=tuple(tulisan),
        staf=tuple(staf),
        y_bawah=str(y),
        **{k: str(v) for k, v in ukuran.items()},
    )
