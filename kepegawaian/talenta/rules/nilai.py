"""From facts to the box: exact fractions throughout, each axis rounded half up to two decimals once, then classed.

Suggestions ("apa yang menaikkan") are the same computation with one fact improved, so they cannot disagree with it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

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
        jumlah, rinci, kurang = _sumbu(sumbu, ketentuan.perangkat.sumbu(sumbu), fakta)
        skor[sumbu] = bulat(jumlah) if jumlah is not None else None
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
) -> tuple[Fraction | None, list[Butir], list[str]]:
    nilai = {k.kode: _nilai(k, fakta) for k in komponen}
    sebab = [
        f"Tidak dapat dinilai: {nilai[k.kode].teks}."
        for k in komponen
        if nilai[k.kode].nilai is None and k.bila_kosong is BilaKosong.WAJIB
    ]
    dihitung = [k for k in komponen if _ikut(k, nilai[k.kode])]
    penuh = sum((Fraction(k.bobot) for k in dihitung), Fraction(0))
    bagi = {k.kode: Fraction(k.bobot) / penuh for k in dihitung} if penuh else {}
    butir = [b for k in komponen for b in _butir(sumbu, k, nilai[k.kode], bagi.get(k.kode, Fraction(0)), fakta)]
    if sebab or not penuh:
        return None, butir, sebab or [f"Tidak dapat dinilai: tidak ada komponen {sumbu.label.lower()} yang tercatat."]
    return sum((bagi[k.kode] * (nilai[k.kode].nilai or 0) for k in dihitung), Fraction(0)), butir, []


def _ikut(komponen: Komponen, nilai: Nilai) -> bool:
    return nilai.nilai is not None or komponen.bila_kosong is BilaKosong.NOL


def _nilai(komponen: Komponen, fakta: Fakta) -> Nilai:
    if komponen.sumber is not None:
        return PENILAI[komponen.sumber](fakta)
    bagian = [(b, _nilai(b, fakta)) for b in komponen.bagian]
    dihitung = [(Fraction(b.bobot), n.nilai or Fraction(0)) for b, n in bagian if _ikut(b, n)]
    if not dihitung:
        return Nilai(None, "tidak ada unsurnya yang tercatat")
    penuh = sum((bobot for bobot, _ in dihitung), Fraction(0))
    jumlah = sum((bobot * nilai for bobot, nilai in dihitung), Fraction(0))
    return Nilai(jumlah / penuh, f"Rata-rata {len(dihitung)} dari {len(bagian)} unsur yang tercatat")


def _butir(sumbu: Sumbu, komponen: Komponen, nilai: Nilai, bagi: Fraction, fakta: Fakta) -> Iterator[Butir]:
    """The line of a component, then those of its parts (which explain it and add nothing of their own)."""
    bukti = fakta.bukti.get(komponen.sumber, ()) if komponen.sumber else ()
    yield Butir(
        sumbu,
        komponen.kode,
        komponen.label,
        bulat(bagi * 100),
        _tampil(komponen, nilai),
        bulat(bagi * (nilai.nilai or 0)),
        nilai.teks,
        bukti,
    )
    dihitung = [b for b in komponen.bagian if _ikut(b, _nilai(b, fakta))]
    penuh = sum((Fraction(b.bobot) for b in dihitung), Fraction(0))
    for b in komponen.bagian:
        n = _nilai(b, fakta)
        porsi = bagi * Fraction(b.bobot) / penuh if b in dihitung else Fraction(0)
        yield Butir(
            sumbu,
            b.kode,
            b.label,
            bulat(porsi * 100),
            _tampil(b, n),
            bulat(porsi * (n.nilai or 0)),
            n.teks,
            fakta.bukti.get(b.sumber, ()) if b.sumber else (),
            komponen.kode,
        )


def _tampil(komponen: Komponen, nilai: Nilai) -> Decimal | None:
    return bulat(nilai.nilai or Fraction(0)) if _ikut(komponen, nilai) else None


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
