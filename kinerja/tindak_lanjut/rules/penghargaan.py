"""Calon penerima penghargaan: syarat tiap jenis dan urutan pemeringkatan. PP 30/2019; UU 20/2009 jo PP 35/2010."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from asn.core.legal import DasarHukum, Putusan, pada_tanggal, tambah_bulan
from asn.core.periode import Periode
from kepegawaian.pegawai.rules import satyalancana
from kepegawaian.pegawai.rules.enum import JenisASN, PredikatKinerja, RatingEkspektasi
from kepegawaian.pegawai.rules.syarat import Syarat, putuskan
from kepegawaian.pegawai.rules.tindak_lanjut import (
    DASAR_PENGHARGAAN,
    HukdisTercatat,
    PredikatPeriodik,
    PredikatTahunan,
    deret_predikat,
    predikat_dua_tahun,
    terhalang_hukdis,
)
from kinerja.tindak_lanjut.rules.jenis import JenisPenghargaan

AKIBAT_DUA_TAHUN = "Diprioritaskan untuk kelompok rencana suksesi dan pengembangan kompetensi (PP 30/2019)."
# Published beside the criteria, in the order in which they decide.
URUTAN_PERINGKAT = (
    "predikat kinerja triwulan itu",
    "rating hasil kerja, lalu rating perilaku kerja",
    "banyaknya triwulan berturut-turut dengan predikat paling rendah seperti yang disyaratkan",
    "jam pelajaran (JP) pengembangan kompetensi tahun berjalan",
    "yang belum pernah, lalu yang paling lama, menerima penghargaan sejenis",
    "masa kerja yang lebih panjang",
)
_RATING = {RatingEkspektasi.DI_ATAS: 2, RatingEkspektasi.SESUAI: 1, RatingEkspektasi.DI_BAWAH: 0}
_KELAS = {10: "SATYALANCANA_X", 20: "SATYALANCANA_XX", 30: "SATYALANCANA_XXX"}


@dataclass(frozen=True, slots=True)
class Kriteria:
    """Figures of the city in force on a day; `dasar` as the city wrote it, with its certainty."""

    predikat_minimal: PredikatKinerja
    deret_minimal: int
    bulan_bebas_hukdis: int
    bulan_jeda: int
    calon_per_instansi: int
    dasar: str


@dataclass(frozen=True, slots=True)
class FaktaTriwulan:
    """One person in one quarter. `hukdis` are days on which any punishment began, `teladan` of awards of this kind."""

    pegawai_id: int
    predikat: Sequence[PredikatPeriodik]
    hasil_kerja: str
    perilaku: str
    jp: Decimal
    tmt_masuk: date
    hukdis: Sequence[date] = ()
    teladan: date | None = None


def dua_tahun(predikat: Sequence[PredikatTahunan], *, tahun: int, hukdis: Sequence[HukdisTercatat] = ()) -> Putusan:
    """Pegawai berpredikat Sangat Baik dua tahun berturut-turut diberi penghargaan. PP 30/2019."""
    terlibat = predikat_dua_tahun(predikat, tahun=tahun)
    sangat_baik = bool(terlibat) and all(p.predikat == PredikatKinerja.SANGAT_BAIK for p in terlibat)
    syarat = [
        Syarat("KINERJA", sangat_baik, f"predikat tahunan Sangat Baik pada {tahun - 1} dan {tahun}."),
        Syarat(
            "HUKDIS",
            not terhalang_hukdis(hukdis, tahun=tahun),
            f"tidak dijatuhi hukuman disiplin sedang atau berat pada {tahun - 1} dan {tahun}.",
        ),
    ]
    return putuskan(syarat, DASAR_PENGHARGAAN, AKIBAT_DUA_TAHUN)


def rentang_triwulan(banyak: int) -> str:
    return "dalam satu triwulan" if banyak == 1 else f"dalam {banyak} triwulan berturut-turut"


def syarat_triwulan(f: FaktaTriwulan, k: Kriteria, *, periode: Periode) -> list[Syarat]:
    """Syarat pegawai terbaik triwulan menurut kriteria kota yang diumumkan."""
    deret = deret_predikat(f.predikat, periode, k.predikat_minimal)
    bebas = tambah_bulan(periode.selesai, -k.bulan_bebas_hukdis)
    jeda = tambah_bulan(periode.selesai, -k.bulan_jeda)
    return [
        Syarat(
            "KINERJA",
            len(deret) >= k.deret_minimal,
            f"predikat paling rendah {k.predikat_minimal.label} {rentang_triwulan(k.deret_minimal)} "
            f"sampai {periode.label} (tercatat {len(deret)} triwulan).",
        ),
        Syarat(
            "HUKDIS",
            not any(bebas < h <= periode.selesai for h in f.hukdis),
            f"tanpa hukuman disiplin dalam {k.bulan_bebas_hukdis} bulan sampai akhir {periode.label}.",
        ),
        Syarat(
            "MASA",
            f.teladan is None or f.teladan <= jeda,
            f"tidak menerima penghargaan sejenis dalam {k.bulan_jeda} bulan terakhir.",
        ),
    ]


def triwulan(f: FaktaTriwulan, k: Kriteria, *, periode: Periode) -> Putusan:
    """Putusan atas satu calon; peringkatnya ditentukan `peringkatkan`."""
    return putuskan(syarat_triwulan(f, k, periode=periode), DasarHukum(k.dasar))


def peringkatkan(
    calon: Iterable[FaktaTriwulan], k: Kriteria, *, periode: Periode
) -> list[tuple[FaktaTriwulan, Putusan]]:
    """Yang memenuhi syarat, terbaik lebih dahulu menurut `URUTAN_PERINGKAT`."""
    dinilai = [(f, triwulan(f, k, periode=periode)) for f in calon]
    return sorted(((f, p) for f, p in dinilai if p), key=lambda pasangan: _kunci(pasangan[0], k, periode))


def _kunci(f: FaktaTriwulan, k: Kriteria, periode: Periode) -> tuple[Any, ...]:
    kini = next(p for p in f.predikat if p.periode == periode)
    return (
        -kini.predikat.peringkat(),
        -_angka(f.hasil_kerja),
        -_angka(f.perilaku),
        -len(deret_predikat(f.predikat, periode, k.predikat_minimal)),
        -f.jp,
        f.teladan or date.min,
        f.tmt_masuk,
        f.pegawai_id,
    )


def _angka(rating: str) -> int:
    """A rating that is not recorded (imported predicates) counts as Sesuai."""
    return _RATING[RatingEkspektasi(rating)] if rating else 1


def uraian_peringkat(f: FaktaTriwulan, k: Kriteria, *, periode: Periode) -> str:
    """What placed this person, in the words of the published order."""
    deret = len(deret_predikat(f.predikat, periode, k.predikat_minimal))
    rating = [RatingEkspektasi(r).label for r in (f.hasil_kerja, f.perilaku) if r]
    kini = next(p for p in f.predikat if p.periode == periode)
    bagian = [
        f"predikat {kini.predikat.label}",
        f"hasil kerja dan perilaku {' dan '.join(rating)}" if rating else "rating tidak tercatat",
        f"{deret} triwulan berturut-turut",
        f"{f.jp.normalize():f} JP".replace(".", ","),
    ]
    return f"Pemeringkatan: {', '.join(bagian)}."


def satya(
    *,
    jenis: JenisASN,
    tmt_cpns: date,
    hukdis: Sequence[HukdisTercatat],
    cltn: bool,
    sudah_diterima: Collection[int],
    pada: date,
) -> tuple[JenisPenghargaan, Periode, Putusan] | None:
    """Satyalancana yang dapat diusulkan untuk penganugerahan berikutnya; None di luar masa usul. PP 35/2010."""
    hari = satyalancana.penganugerahan_berikut(pada)
    if pada < tambah_bulan(hari, -pada_tanggal(satyalancana.BULAN_USUL, pada).nilai):
        return None
    diterima = [_KELAS[t] for t in sudah_diterima]
    kelas = satyalancana.kelas_tercapai(tmt_cpns, pada=hari, sudah_diterima=diterima)
    if kelas is None:
        return None
    syarat = satyalancana.syarat(
        jenis=jenis,
        tmt_cpns=tmt_cpns,
        tahun=kelas[0],
        pada=hari,
        pernah_hukdis=any(h.hukdis.sedang_atau_berat() for h in hukdis),
        pernah_cltn=cltn,
    )
    perhatian = "Diusulkan dan ditetapkan lewat Hak pegawai; di sini hanya diikuti."
    putusan = putuskan(syarat, satyalancana.DASAR, perhatian)
    return JenisPenghargaan(f"SATYALANCANA_{kelas[0]}"), Periode("tahun", hari.year), putusan
