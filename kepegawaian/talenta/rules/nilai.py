"""From facts to the box: exact fractions throughout, each axis rounded half up to two decimals once, then classed.

Suggestions ("apa yang menaikkan") are the same computation with one fact improved, so they cannot disagree with it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from kepegawaian.pegawai.rules.enum import PredikatKinerja
from kepegawaian.talenta.rules.fakta import Bukti, Fakta, Nilai, Sumber, TingkatPimpinan, bulat
from kepegawaian.talenta.rules.komponen import LABEL_PENDIDIKAN, PENILAI, angka
from kepegawaian.talenta.rules.kotak import (
    Ambang,
    KelasKinerja,
    KelasPotensial,
    kelas_potensial,
    kelas_predikat,
    kelas_skor,
    kotak,
)
from kepegawaian.talenta.rules.perangkat import BilaKosong, CaraKinerja, Komponen, Perangkat, Sumbu


@dataclass(frozen=True, slots=True)
class Ketentuan:
    """What a city decided for a cycle: the set and the cuts of both axes."""

    perangkat: Perangkat
    ambang_kinerja: Ambang
    ambang_potensial: Ambang


@dataclass(frozen=True, slots=True)
class Butir:
    """One line of the explanation. `bobot`: effective share of the axis in per cent; `nilai` None: not judged."""

    sumbu: Sumbu
    kode: str
    label: str
    bobot: Decimal
    nilai: Decimal | None
    sumbangan: Decimal
    teks: str
    bukti: Bukti
    induk: str = ""


@dataclass(frozen=True, slots=True)
class Hasil:
    """The outcome. `sebab` lists what is missing; then there is no box."""

    kinerja: Decimal | None
    potensial: Decimal | None
    kelas_kinerja: KelasKinerja | None
    kelas_potensial: KelasPotensial | None
    kotak: int | None
    butir: tuple[Butir, ...]
    sebab: tuple[str, ...]

    @property
    def akhir(self) -> Decimal | None:
        """Mean of both axes (Kepka BKN 411/2025), rounded half up."""
        if self.kinerja is None or self.potensial is None:
            return None
        return bulat((Fraction(self.kinerja) + Fraction(self.potensial)) / 2)


@dataclass(frozen=True, slots=True)
class Saran:
    """One step upwards: what to do, how many points it adds to which axis, and the box it would lead to."""

    sumbu: Sumbu
    pesan: str
    tambahan: Decimal
    kotak: int | None


def hitung(fakta: Fakta, ketentuan: Ketentuan) -> Hasil:
    """Skor kedua sumbu, kelasnya, dan kotaknya; atau sebab mengapa belum dapat dinilai."""
    skor: dict[Sumbu, Decimal | None] = {}
    butir: list[Butir] = []
    sebab: list[str] = []
    for sumbu in Sumbu:
        skor[sumbu], rinci, kurang = _sumbu(sumbu, ketentuan.perangkat.sumbu(sumbu), fakta)
        butir += rinci
        sebab += kurang
    kinerja, potensial = skor[Sumbu.KINERJA], skor[Sumbu.POTENSIAL]
    x = _kelas_kinerja(kinerja, fakta, ketentuan)
    y = kelas_potensial(potensial, ketentuan.ambang_potensial) if potensial is not None else None
    nomor = kotak(x, y) if x is not None and y is not None else None
    return Hasil(kinerja, potensial, x, y, nomor, tuple(butir), tuple(sebab))


def _kelas_kinerja(skor: Decimal | None, fakta: Fakta, ketentuan: Ketentuan) -> KelasKinerja | None:
    if skor is None or fakta.predikat is None:
        return None
    if ketentuan.perangkat.cara_kinerja is CaraKinerja.PREDIKAT:
        return kelas_predikat(fakta.predikat)
    return kelas_skor(skor, ketentuan.ambang_kinerja, fakta.predikat)


def _sumbu(
    sumbu: Sumbu, komponen: tuple[Komponen, ...], fakta: Fakta
) -> tuple[Decimal | None, list[Butir], list[str]]:
    daun = [tuple(_daun(b, fakta) for b in (k.bagian or (k,))) for k in komponen]
    timbangan = _timbang(komponen, tuple(tuple(n.nilai for n in satu) for satu in daun))
    baris = iter(timbangan.baris)
    butir = [b for k, satu in zip(komponen, daun, strict=True) for b in _butir(sumbu, k, satu, baris, fakta)]
    sebab = [
        f"Tidak dapat dinilai: {satu[0].teks}."
        for k, satu in zip(komponen, daun, strict=True)
        if k.bila_kosong is BilaKosong.WAJIB and satu[0].nilai is None
    ]
    if sebab or timbangan.skor is None:
        return None, butir, sebab or [f"Tidak dapat dinilai: tidak ada komponen {sumbu.label.lower()} yang tercatat."]
    return timbangan.skor, butir, []


def _daun(komponen: Komponen, fakta: Fakta) -> Nilai:
    return PENILAI[komponen.sumber](fakta) if komponen.sumber else Nilai(None, "")


@dataclass(frozen=True, slots=True)
class Timbangan:
    """Figures of one axis: its score, and per line (weight, score, contribution), rounded for showing."""

    skor: Decimal | None
    baris: tuple[tuple[Decimal, Decimal | None, Decimal], ...]


@lru_cache(maxsize=16_384)
def _timbang(komponen: tuple[Komponen, ...], nilai: tuple[tuple[Fraction | None, ...], ...]) -> Timbangan:
    """The arithmetic alone, exact; many people of a city share the same few scores, so it is kept."""
    isi = [_isi(k, satu) for k, satu in zip(komponen, nilai, strict=True)]
    penuh = sum((Fraction(k.bobot) for k, n in zip(komponen, isi, strict=True) if n is not None), Fraction(0))
    skor, baris = Fraction(0), []
    for k, satu, n in zip(komponen, nilai, isi, strict=True):
        porsi = Fraction(k.bobot) / penuh if penuh and n is not None else Fraction(0)
        skor += porsi * (n or 0)
        baris.append(_tampil(porsi, n))
        if k.bagian:
            baris += _baris_bagian(k, satu, porsi)
    return Timbangan(bulat(skor) if penuh else None, tuple(baris))


def _isi(komponen: Komponen, nilai: tuple[Fraction | None, ...]) -> Fraction | None:
    """What a component counts with: its score, the mean of its parts, zero where the set says so, or nothing."""
    if not komponen.bagian:
        return _atau_nol(komponen, nilai[0])
    dihitung = [
        (Fraction(b.bobot), n)
        for b, mentah in zip(komponen.bagian, nilai, strict=True)
        if (n := _atau_nol(b, mentah)) is not None
    ]
    penuh = sum((bobot for bobot, _ in dihitung), Fraction(0))
    return sum((bobot * n for bobot, n in dihitung), Fraction(0)) / penuh if penuh else None


def _atau_nol(komponen: Komponen, nilai: Fraction | None) -> Fraction | None:
    return Fraction(0) if nilai is None and komponen.bila_kosong is BilaKosong.NOL else nilai


def _baris_bagian(
    komponen: Komponen, nilai: tuple[Fraction | None, ...], porsi: Fraction
) -> list[tuple[Decimal, Decimal | None, Decimal]]:
    """Parts explain their component and add nothing of their own."""
    isi = [_atau_nol(b, n) for b, n in zip(komponen.bagian, nilai, strict=True)]
    penuh = sum((Fraction(b.bobot) for b, n in zip(komponen.bagian, isi, strict=True) if n is not None), Fraction(0))
    return [
        _tampil(porsi * Fraction(b.bobot) / penuh if n is not None else Fraction(0), n)
        for b, n in zip(komponen.bagian, isi, strict=True)
    ]


def _tampil(porsi: Fraction, nilai: Fraction | None) -> tuple[Decimal, Decimal | None, Decimal]:
    return bulat(porsi * 100), None if nilai is None else bulat(nilai), bulat(porsi * (nilai or 0))


def _butir(
    sumbu: Sumbu,
    komponen: Komponen,
    daun: tuple[Nilai, ...],
    baris: Iterator[tuple[Decimal, Decimal | None, Decimal]],
    fakta: Fakta,
) -> Iterator[Butir]:
    """The line of a component, then those of its parts."""
    teks = _ringkas(daun) if komponen.bagian else daun[0].teks
    yield Butir(sumbu, komponen.kode, komponen.label, *next(baris), teks, _bukti(komponen, fakta))
    for b, n in zip(komponen.bagian, daun, strict=False):
        yield Butir(sumbu, b.kode, b.label, *next(baris), n.teks, _bukti(b, fakta), komponen.kode)


def _ringkas(daun: tuple[Nilai, ...]) -> str:
    tercatat = sum(1 for n in daun if n.nilai is not None)
    return f"Rata-rata unsurnya; {tercatat} dari {len(daun)} tercatat"


def _bukti(komponen: Komponen, fakta: Fakta) -> Bukti:
    return fakta.bukti.get(komponen.sumber, ()) if komponen.sumber else ()


def saran(fakta: Fakta, ketentuan: Ketentuan) -> tuple[Saran, ...]:
    """Steps that would raise a score or make judging possible, largest gain first."""
    kini = hitung(fakta, ketentuan)
    dipakai = {b.sumber for k in ketentuan.perangkat.komponen() for b in (k.bagian or (k,))}
    hasil = []
    for sumber, baru, pesan in _langkah(fakta):
        if sumber not in dipakai:
            continue
        nanti = hitung(baru, ketentuan)
        for sumbu, lama, tinggi in _selisih(kini, nanti):
            hasil.append(Saran(sumbu, pesan, tinggi - (lama or Decimal(0)), nanti.kotak))
    return tuple(sorted(hasil, key=lambda s: (-s.tambahan, s.pesan)))


def _selisih(kini: Hasil, nanti: Hasil) -> Iterator[tuple[Sumbu, Decimal | None, Decimal]]:
    pasangan = ((Sumbu.KINERJA, kini.kinerja, nanti.kinerja), (Sumbu.POTENSIAL, kini.potensial, nanti.potensial))
    for sumbu, lama, baru in pasangan:
        if baru is not None and (lama is None or baru > lama):
            yield sumbu, lama, baru


def _langkah(f: Fakta) -> Iterator[tuple[Sumber, Fakta, str]]:
    """The next better state of each fact a person can do something about."""
    if f.predikat is not PredikatKinerja.SANGAT_BAIK:
        tujuan = PredikatKinerja.SANGAT_BAIK if f.predikat is PredikatKinerja.BAIK else PredikatKinerja.BAIK
        pesan = f"Capai predikat kinerja tahunan {tujuan.label}."
        yield Sumber.PREDIKAT, replace(f, predikat=tujuan, predikat_tahun=f.acuan.year), pesan
    if not f.penghargaan:
        yield Sumber.PENGHARGAAN, replace(f, penghargaan=1), "Raih penghargaan atas kinerja atau inovasi."
    yield from _langkah_kompetensi(f)
    yield from _langkah_belajar(f)


def _langkah_kompetensi(f: Fakta) -> Iterator[tuple[Sumber, Fakta, str]]:
    jpm = PENILAI[Sumber.JPM](f)
    if jpm.nilai is None:
        # What an assessment would show is not known: the least that judging needs is assumed to be met exactly.
        diminta = f.level_diminta or 1
        baru = replace(f, asesmen_terakhir=f.acuan, level_dicapai=diminta, level_diminta=diminta)
        yield Sumber.JPM, baru, "Ikuti asesmen kompetensi; angka ini bila semua level jabatan terpenuhi."
    elif f.level_dicapai < f.level_diminta:
        kurang = f.level_diminta - f.level_dicapai
        pesan = f"Naikkan {kurang} level kompetensi yang masih kurang, lalu ikuti asesmen lagi."
        yield Sumber.JPM, replace(f, level_dicapai=f.level_diminta), pesan


def _langkah_belajar(f: Fakta) -> Iterator[tuple[Sumber, Fakta, str]]:
    berikut = {None: 7, 8: 9}.get(f.pendidikan, 7 if (f.pendidikan or 0) < 7 else 8)
    if f.pendidikan != 9:
        pesan = f"Selesaikan pendidikan {LABEL_PENDIDIKAN[berikut]} dan catatkan ijazahnya."
        yield Sumber.PENDIDIKAN, replace(f, pendidikan=berikut), pesan
    for batas in (20, 21, 31, 41):
        if f.jp < batas:
            pesan = f"Ikuti {angka(batas - f.jp)} JP pelatihan lagi sehingga genap {batas} JP dalam setahun."
            yield Sumber.PELATIHAN, replace(f, jp=Decimal(batas)), pesan
            break
    urut = list(TingkatPimpinan)
    if f.pimpinan is not TingkatPimpinan.NASIONAL:
        tujuan = urut[urut.index(f.pimpinan) - 1]
        yield Sumber.PIMPINAN, replace(f, pimpinan=tujuan), f"Ikuti {tujuan.label}."


def bobot_awal(perangkat: Perangkat) -> Mapping[str, Decimal]:
    """Weights of the set as it is, by component."""
    return {k.kode: k.bobot for k in perangkat.komponen()}
