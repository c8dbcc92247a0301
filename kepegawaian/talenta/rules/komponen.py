"""Scores of single components. Each figure is dated with its source; most are practice or one city's own, and say so.

Sources: Kepka BKN 411/2025 (structure only), the scoring of Kota Banjarmasin (figures), PermenPANRB 38/2018 jo
Peraturan BKN 8/2019 for scores that the talent rules leave open.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from asn.core.legal import Berlaku, DasarHukum, hitung_usia, tambah_bulan
from kepegawaian.pegawai.rules.enum import PredikatKinerja, TingkatHukdis
from kepegawaian.talenta.rules.fakta import Fakta, Nilai, Sumber, TingkatPimpinan
from kepegawaian.talenta.rules.kotak import SEJAK

SETEMPAT = DasarHukum("Contoh Kota Banjarmasin")
IP_ASN = DasarHukum("PermenPANRB 38/2018 jo Peraturan BKN 8/2019")
_PR, _H, _T = PredikatKinerja, TingkatHukdis, TingkatPimpinan
Tangga = Sequence[tuple[int, int]]

PREDIKAT: Berlaku[Mapping[PredikatKinerja, int]] = Berlaku(
    SEJAK,
    {_PR.SANGAT_BAIK: 45, _PR.BAIK: 35, _PR.BUTUH_PERBAIKAN: 25, _PR.KURANG: 15, _PR.SANGAT_KURANG: 5},
    SETEMPAT,
    "rendah",
)
PREDIKAT_PENUH = 45
# How many years back an annual predicate still counts; older ones say nothing about today.
TAHUN_PREDIKAT = Berlaku(SEJAK, 2, SETEMPAT, "rendah")
TAHUN_PENGHARGAAN = Berlaku(SEJAK, 5, DasarHukum("Kepka BKN 411/2025"), "sedang")
TAHUN_ASESMEN = Berlaku(SEJAK, 3, DasarHukum("Praktik BKN"), "sedang")
TAHUN_DISIPLIN = Berlaku(SEJAK, 5, IP_ASN, "sedang")
# Of 25, by the level kept in riwayat pendidikan (1 SD … 9 S-3; D-IV and S-1 share 7).
PENDIDIKAN: Berlaku[Mapping[int, int]] = Berlaku(
    SEJAK, {1: 1, 2: 1, 3: 5, 4: 5, 5: 5, 6: 10, 7: 15, 8: 20, 9: 25}, IP_ASN, "rendah"
)
PENDIDIKAN_PENUH = 25
LABEL_PENDIDIKAN = {
    **{1: "SD", 2: "SMP", 3: "SMA/SMK", 4: "D-I", 5: "D-II"},
    **{6: "D-III", 7: "S-1/D-IV", 8: "S-2", 9: "S-3"},
}
# Steps below the lowest pangkat of the post.
PANGKAT: Berlaku[Sequence[int]] = Berlaku(SEJAK, (100, 70, 25), SETEMPAT, "rendah")
TAHUN_JENJANG: Berlaku[Tangga] = Berlaku(
    SEJAK, ((7, 100), (5, 80), (3, 60), (2, 40), (1, 20), (0, 0)), SETEMPAT, "rendah"
)
BEBAS: Berlaku[Tangga] = Berlaku(SEJAK, ((15, 100), (12, 80), (9, 60), (6, 40), (3, 20), (0, 0)), SETEMPAT, "rendah")
JP: Berlaku[Tangga] = Berlaku(SEJAK, ((41, 100), (31, 80), (21, 70), (20, 60), (0, 20)), SETEMPAT, "rendah")
PIMPINAN: Berlaku[Mapping[TingkatPimpinan, int]] = Berlaku(
    SEJAK, {_T.NASIONAL: 100, _T.ADMINISTRATOR: 50, _T.PENGAWAS: 30, _T.DASAR: 20, _T.TIDAK: 0}, SETEMPAT, "rendah"
)
# Of 5.
DISIPLIN: Berlaku[Mapping[TingkatHukdis | None, int]] = Berlaku(
    SEJAK, {None: 5, _H.RINGAN: 3, _H.SEDANG: 2, _H.BERAT: 1}, IP_ASN, "rendah"
)
DISIPLIN_PENUH = 5
SERATUS = Fraction(100)


def tangga(tabel: Tangga, nilai: int | Decimal) -> int:
    """The score of the highest step that is reached."""
    return next(skor for batas, skor in tabel if nilai >= batas)


def _predikat(f: Fakta) -> Nilai:
    if f.predikat is None:
        sejak = f.acuan.year - TAHUN_PREDIKAT.nilai
        return Nilai(None, f"belum ada predikat kinerja tahunan sejak tahun {sejak}")
    nilai = Fraction(PREDIKAT.nilai[f.predikat] * 100, PREDIKAT_PENUH)
    return Nilai(nilai, f"Predikat {f.predikat.label} tahun {f.predikat_tahun}")


def _penghargaan(f: Fakta) -> Nilai:
    if not f.penghargaan:
        return Nilai(None, f"belum ada penghargaan dalam {TAHUN_PENGHARGAAN.nilai} tahun terakhir")
    return Nilai(SERATUS, f"{f.penghargaan} penghargaan dalam {TAHUN_PENGHARGAAN.nilai} tahun terakhir")


def batas_asesmen(acuan: date) -> date:
    """Assessments before this day are no longer valid."""
    return tambah_bulan(acuan, -12 * TAHUN_ASESMEN.nilai)


def _jpm(f: Fakta) -> Nilai:
    """JPM = level dicapai ÷ level diminta × 100, paling tinggi 100."""
    if f.asesmen_terakhir is None:
        return Nilai(None, "belum pernah ada asesmen kompetensi yang tercatat")
    if f.asesmen_terakhir < batas_asesmen(f.acuan):
        return Nilai(
            None, f"belum ada asesmen sejak {f.asesmen_terakhir:%d-%m-%Y} (berlaku {TAHUN_ASESMEN.nilai} tahun)"
        )
    if not f.level_diminta:
        return Nilai(None, "jabatan belum mempunyai standar kompetensi untuk dibandingkan")
    nilai = min(Fraction(100 * f.level_dicapai, f.level_diminta), SERATUS)
    return Nilai(
        nilai, f"Level {f.level_dicapai} dari {f.level_diminta} yang diminta, asesmen {f.asesmen_terakhir:%d-%m-%Y}"
    )


def _potensi(f: Fakta) -> Nilai:
    return Nilai(None, "belum ada hasil uji potensi yang tercatat")


def _pendidikan(f: Fakta) -> Nilai:
    if f.pendidikan is None:
        return Nilai(None, "belum ada ijazah yang tercatat")
    nilai = Fraction(PENDIDIKAN.nilai[f.pendidikan] * 100, PENDIDIKAN_PENUH)
    return Nilai(nilai, f"Pendidikan {LABEL_PENDIDIKAN[f.pendidikan]}")


def _pangkat(f: Fakta) -> Nilai:
    if f.pangkat_kurang is None:
        return Nilai(None, "jabatan tidak mencatat pangkat terendah")
    kurang = max(0, min(f.pangkat_kurang, 2))
    teks = ("Pangkat memenuhi jabatan", "Pangkat satu tingkat di bawah jabatan", "Pangkat jauh di bawah jabatan")
    return Nilai(Fraction(PANGKAT.nilai[kurang]), teks[kurang])


def _pengalaman(f: Fakta) -> Nilai:
    if f.tahun_jenjang is None:
        return Nilai(None, "riwayat jabatan definitif belum tercatat")
    return Nilai(
        Fraction(tangga(TAHUN_JENJANG.nilai, f.tahun_jenjang)), f"{f.tahun_jenjang} tahun pada jenjang sekarang"
    )


def _memimpin(f: Fakta) -> Nilai:
    if not f.tahun_memimpin:
        return Nilai(None, "belum ada pengalaman jabatan manajerial yang tercatat")
    skor = Fraction(tangga(TAHUN_JENJANG.nilai, f.tahun_memimpin))
    return Nilai(skor, f"{f.tahun_memimpin} tahun pada jabatan manajerial")


def _pimpinan(f: Fakta) -> Nilai:
    return Nilai(Fraction(PIMPINAN.nilai[f.pimpinan]), f.pimpinan.label)


def _pelatihan(f: Fakta) -> Nilai:
    return Nilai(Fraction(tangga(JP.nilai, f.jp)), f"{angka(f.jp)} JP dalam dua belas bulan terakhir")


def _disiplin(f: Fakta) -> Nilai:
    nilai = Fraction(DISIPLIN.nilai[f.hukdis] * 100, DISIPLIN_PENUH)
    tahun = TAHUN_DISIPLIN.nilai
    if f.hukdis is None:
        return Nilai(nilai, f"Tidak ada hukuman disiplin dalam {tahun} tahun terakhir")
    return Nilai(nilai, f"Ada hukuman disiplin {f.hukdis.label.lower()} dalam {tahun} tahun terakhir")


def _bebas(f: Fakta) -> Nilai:
    lama = hitung_usia(f.hukdis_terakhir or f.masuk, f.acuan)
    return Nilai(Fraction(tangga(BEBAS.nilai, max(lama, 0))), f"{max(lama, 0)} tahun tanpa hukuman disiplin")


def _lainnya(f: Fakta) -> Nilai:
    return Nilai(None, "organisasi, sertifikat, dan kehadiran tidak tercatat di buku induk")


PENILAI: Mapping[Sumber, Callable[[Fakta], Nilai]] = {
    Sumber.PREDIKAT: _predikat,
    Sumber.PENGHARGAAN: _penghargaan,
    Sumber.JPM: _jpm,
    Sumber.POTENSI: _potensi,
    Sumber.PENDIDIKAN: _pendidikan,
    Sumber.PANGKAT: _pangkat,
    Sumber.PENGALAMAN: _pengalaman,
    Sumber.MEMIMPIN: _memimpin,
    Sumber.PIMPINAN: _pimpinan,
    Sumber.PELATIHAN: _pelatihan,
    Sumber.DISIPLIN: _disiplin,
    Sumber.BEBAS_HUKDIS: _bebas,
    Sumber.LAINNYA: _lainnya,
}


def angka(nilai: Decimal) -> str:
    """20.00 reads 20, 7.5 reads 7,5."""
    return f"{nilai.normalize():f}".replace(".", ",")


def tingkat_pimpinan(nama: str) -> TingkatPimpinan:
    """Level of a leadership training by its name, old names (Diklatpim, Spama) included."""
    n = f" {nama.casefold()} "
    if "nasional" in n or " pkn" in n or any(f"{a} {b} " in n for a in _LAMA for b in ("i", "ii", "1", "2")):
        return TingkatPimpinan.NASIONAL
    if "administrator" in n or " pka " in n or any(f"{a} {b} " in n for a in _LAMA for b in ("iii", "3")):
        return TingkatPimpinan.ADMINISTRATOR
    if "pengawas" in n or " pkp " in n or any(f"{a} {b} " in n for a in _LAMA for b in ("iv", "4")):
        return TingkatPimpinan.PENGAWAS
    if "pelatihan dasar" in n or "latsar" in n or "prajabatan" in n:
        return TingkatPimpinan.DASAR
    return TingkatPimpinan.TIDAK


_LAMA = ("diklatpim", "pim tingkat", "diklatpim tingkat", "diklat pim", "kepemimpinan tingkat")
