"""Indeks Profesionalitas ASN: kualifikasi 25, kompetensi 40, kinerja 30, disiplin 5.

PermenPANRB 38/2018; Peraturan BKN 8/2019. BKN letters since 2024 may change the scores of kompetensi; they were not
seen, so those figures carry "perlu verifikasi".
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from asn.core.legal import Berlaku, DasarHukum, figur, pada_tanggal
from kepegawaian.pegawai.rules.enum import (
    FUNGSIONAL,
    Berlabel,
    JenisJabatan,
    PredikatKinerja,
    TingkatHukdis,
    TingkatPendidikan,
)

_SEJAK = date(2019, 1, 1)  # the year of Peraturan BKN 8/2019; the day was not found
_DASAR = DasarHukum("PermenPANRB 38/2018 jo Peraturan BKN 8/2019")
_T = TingkatPendidikan
_P = PredikatKinerja


class KategoriIPASN(Berlabel):
    SANGAT_TINGGI = "SANGAT_TINGGI", "Sangat Tinggi"
    TINGGI = "TINGGI", "Tinggi"
    SEDANG = "SEDANG", "Sedang"
    RENDAH = "RENDAH", "Rendah"
    SANGAT_RENDAH = "SANGAT_RENDAH", "Sangat Rendah"


@dataclass(frozen=True, slots=True)
class SkorKompetensi:
    diklat_jabatan: Decimal
    diklat_teknis: Decimal
    seminar: Decimal


_BERJENJANG = SkorKompetensi(Decimal(15), Decimal(15), Decimal(10))
_PELAKSANA = SkorKompetensi(Decimal(0), Decimal("22.5"), Decimal("17.5"))

BOBOT = (Berlaku(_SEJAK, {"kualifikasi": 25, "kompetensi": 40, "kinerja": 30, "disiplin": 5}, _DASAR),)
SKOR_KUALIFIKASI: tuple[Berlaku[dict[TingkatPendidikan, int]], ...] = (
    Berlaku(
        _SEJAK,
        {
            **{_T.SD: 1, _T.SMP: 1, _T.SMA: 5, _T.D1: 5, _T.D2: 5},
            **{_T.D3: 10, _T.D4: 15, _T.S1: 15, _T.S2: 20, _T.S3: 25},
        },
        _DASAR,
        "sedang",
    ),
)
SKOR_KOMPETENSI = (
    Berlaku(
        _SEJAK,
        {jenis: _PELAKSANA if jenis == JenisJabatan.PELAKSANA else _BERJENJANG for jenis in JenisJabatan},
        _DASAR,
        "sedang",
    ),
)
JP_DIKLAT_TEKNIS = (Berlaku(_SEJAK, 20, _DASAR, "sedang"),)
SKOR_KINERJA: tuple[Berlaku[dict[PredikatKinerja, int]], ...] = (
    Berlaku(
        _SEJAK,
        {_P.SANGAT_BAIK: 30, _P.BAIK: 25, _P.BUTUH_PERBAIKAN: 15, _P.KURANG: 5, _P.SANGAT_KURANG: 1},
        _DASAR,
        "sedang",
    ),
)
SKOR_DISIPLIN: tuple[Berlaku[dict[TingkatHukdis | None, int]], ...] = (
    Berlaku(
        _SEJAK,
        {None: 5, TingkatHukdis.RINGAN: 3, TingkatHukdis.SEDANG: 2, TingkatHukdis.BERAT: 1},
        _DASAR,
        "sedang",
    ),
)
TAHUN_RIWAYAT_DISIPLIN = (Berlaku(_SEJAK, 5, _DASAR, "sedang"),)
# Lower bounds: the regulation prints whole numbers only, so 80.5 belongs below 81.
BATAS_KATEGORI = (
    Berlaku(
        _SEJAK,
        (
            (Decimal(91), KategoriIPASN.SANGAT_TINGGI),
            (Decimal(81), KategoriIPASN.TINGGI),
            (Decimal(71), KategoriIPASN.SEDANG),
            (Decimal(61), KategoriIPASN.RENDAH),
            (Decimal(0), KategoriIPASN.SANGAT_RENDAH),
        ),
        _DASAR,
    ),
)


@dataclass(frozen=True, slots=True)
class FaktaIPASN:
    """`diklat_jabatan`: leadership training of a managerial post, functional training of a JF (ever).

    `jp_teknis`: JP of technical training in the last year. `seminar`: seminars, workshops, courses in the last two
    years. `hukdis`: the heaviest of the last five years.
    """

    pendidikan: TingkatPendidikan | None
    jenis_jabatan: JenisJabatan
    diklat_jabatan: bool
    jp_teknis: Decimal
    seminar: int
    predikat: PredikatKinerja | None
    hukdis: TingkatHukdis | None = None


@dataclass(frozen=True, slots=True)
class Saran:
    """One thing that would raise the index, and by how many points."""

    dimensi: str
    pesan: str
    tambahan: Decimal


@dataclass(frozen=True, slots=True)
class IPASN:
    kualifikasi: Decimal
    kompetensi: Decimal
    kinerja: Decimal
    disiplin: Decimal
    total: Decimal
    kategori: KategoriIPASN
    saran: tuple[Saran, ...]


def hitung(fakta: FaktaIPASN, *, pada: date) -> IPASN:
    """Indeks individu adalah jumlah skor keempat dimensi. PermenPANRB 38/2018; Peraturan BKN 8/2019.

    What is not recorded earns nothing. Suggestions come with the largest gain first.
    """
    kualifikasi = _skor_kualifikasi(fakta.pendidikan, pada)
    kompetensi = sum((nilai for nilai, dimiliki, _ in _butir_kompetensi(fakta, pada) if dimiliki), Decimal(0))
    kinerja = Decimal(figur(SKOR_KINERJA, fakta.predikat, pada).nilai) if fakta.predikat else Decimal(0)
    disiplin = Decimal(figur(SKOR_DISIPLIN, fakta.hukdis, pada).nilai)
    total = kualifikasi + kompetensi + kinerja + disiplin
    saran = [
        *_saran_kualifikasi(fakta.pendidikan, kualifikasi, pada),
        *_saran_kompetensi(fakta, pada),
        *_saran_kinerja(fakta.predikat, kinerja, pada),
        *_saran_disiplin(fakta.hukdis, disiplin, pada),
    ]
    saran.sort(key=lambda s: s.tambahan, reverse=True)
    return IPASN(kualifikasi, kompetensi, kinerja, disiplin, total, kategori(total, pada=pada), tuple(saran))


def kategori(total: Decimal, *, pada: date) -> KategoriIPASN:
    """Sangat Tinggi 91–100, Tinggi 81–90, Sedang 71–80, Rendah 61–70, Sangat Rendah ≤ 60. Peraturan BKN 8/2019."""
    if not 0 <= total <= 100:
        raise ValueError(f"Indeks Profesionalitas {total} di luar 0–100.")
    return next(nama for batas, nama in pada_tanggal(BATAS_KATEGORI, pada).nilai if total >= batas)


def _skor_kualifikasi(pendidikan: TingkatPendidikan | None, pada: date) -> Decimal:
    return Decimal(figur(SKOR_KUALIFIKASI, pendidikan, pada).nilai) if pendidikan else Decimal(0)


def _butir_kompetensi(fakta: FaktaIPASN, pada: date) -> list[tuple[Decimal, bool, str]]:
    """Points, whether earned, and what to do about it."""
    skor = figur(SKOR_KOMPETENSI, fakta.jenis_jabatan, pada).nilai
    jp_perlu = pada_tanggal(JP_DIKLAT_TEKNIS, pada).nilai
    nama_diklat = "diklat fungsional" if fakta.jenis_jabatan in FUNGSIONAL else "pelatihan kepemimpinan"
    kurang = max(jp_perlu - fakta.jp_teknis, Decimal(0))
    butir = [
        (skor.diklat_jabatan, fakta.diklat_jabatan, f"Selesaikan {nama_diklat} yang sesuai dengan jabatan Anda."),
        (
            skor.diklat_teknis,
            fakta.jp_teknis >= jp_perlu,
            f"Ikuti diklat teknis {_angka(kurang)} JP lagi sehingga genap {jp_perlu} JP dalam satu tahun terakhir.",
        ),
        (
            skor.seminar,
            fakta.seminar > 0,
            "Ikuti satu seminar, workshop, kursus, atau magang; yang dihitung dua tahun terakhir.",
        ),
    ]
    return [b for b in butir if b[0]]


def _saran_kualifikasi(pendidikan: TingkatPendidikan | None, skor: Decimal, pada: date) -> list[Saran]:
    if pendidikan is None:
        terendah = min(pada_tanggal(SKOR_KUALIFIKASI, pada).nilai.values())
        pesan = "Catatkan ijazah terakhir Anda; pendidikan belum tercatat sehingga skornya 0."
        return [Saran("kualifikasi", pesan, Decimal(terendah))]
    tabel = pada_tanggal(SKOR_KUALIFIKASI, pada).nilai
    lebih = [t for t in tabel if tabel[t] > skor]
    if not lebih:
        return []
    terdekat = min(t.peringkat() for t in lebih)
    jenjang = [t for t in lebih if t.peringkat() == terdekat]
    nama = " atau ".join(t.label for t in jenjang)
    pesan = f"Selesaikan pendidikan {nama} dan catatkan ijazahnya."
    return [Saran("kualifikasi", pesan, tabel[jenjang[0]] - skor)]


def _saran_kompetensi(fakta: FaktaIPASN, pada: date) -> list[Saran]:
    return [Saran("kompetensi", pesan, nilai) for nilai, ada, pesan in _butir_kompetensi(fakta, pada) if not ada]


def _saran_kinerja(predikat: PredikatKinerja | None, skor: Decimal, pada: date) -> list[Saran]:
    if predikat == PredikatKinerja.SANGAT_BAIK:
        return []
    tujuan = PredikatKinerja.SANGAT_BAIK if predikat == PredikatKinerja.BAIK else PredikatKinerja.BAIK
    pembuka = f"Naikkan predikat kinerja dari {predikat.label}" if predikat else "Lengkapi penilaian kinerja"
    pesan = (
        f"{pembuka} menjadi {tujuan.label}." if predikat else f"{pembuka}; misalnya dengan predikat {tujuan.label}."
    )
    return [Saran("kinerja", pesan, figur(SKOR_KINERJA, tujuan, pada).nilai - skor)]


def _saran_disiplin(hukdis: TingkatHukdis | None, skor: Decimal, pada: date) -> list[Saran]:
    if hukdis is None:
        return []
    tahun = pada_tanggal(TAHUN_RIWAYAT_DISIPLIN, pada).nilai
    pesan = f"Skor kembali penuh setelah {tahun} tahun tanpa hukuman disiplin (perlu verifikasi)."
    return [Saran("disiplin", pesan, figur(SKOR_DISIPLIN, None, pada).nilai - skor)]


def _angka(nilai: Decimal) -> str:
    """20.00 reads 20, 7.5 reads 7,5."""
    return f"{nilai.normalize():f}".replace(".", ",")
