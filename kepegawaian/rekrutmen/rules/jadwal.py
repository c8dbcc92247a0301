"""The calendar of a selection: which stages there are, in which order, and how long some must last at least.

Codes of stages name what happens, so that pages and results of every kind of selection find the same one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

from asn.core.legal import Berlaku, DasarHukum, pada_tanggal

PENGUMUMAN, PENDAFTARAN, VERIFIKASI = "PENGUMUMAN", "PENDAFTARAN", "VERIFIKASI"
SANGGAH_ADMINISTRASI, JAWAB_ADMINISTRASI = "SANGGAH_ADMINISTRASI", "JAWAB_ADMINISTRASI"
UJIAN_DASAR, SANGGAH_DASAR, JAWAB_DASAR = "UJIAN_DASAR", "SANGGAH_DASAR", "JAWAB_DASAR"
UJIAN_LANJUTAN, INTEGRASI = "UJIAN_LANJUTAN", "INTEGRASI"
SANGGAH_AKHIR, JAWAB_AKHIR, PEMBERKASAN = "SANGGAH_AKHIR", "JAWAB_AKHIR", "PEMBERKASAN"
LABEL_TAHAP = {
    PENGUMUMAN: "Pengumuman lowongan",
    PENDAFTARAN: "Pendaftaran",
    VERIFIKASI: "Verifikasi administrasi dan pengumumannya",
    SANGGAH_ADMINISTRASI: "Masa sanggah administrasi",
    JAWAB_ADMINISTRASI: "Jawaban sanggah administrasi",
    UJIAN_DASAR: "Seleksi kompetensi dasar",
    SANGGAH_DASAR: "Masa sanggah seleksi dasar",
    JAWAB_DASAR: "Jawaban sanggah seleksi dasar",
    UJIAN_LANJUTAN: "Seleksi kompetensi lanjutan",
    INTEGRASI: "Pengolahan dan pengumuman hasil akhir",
    SANGGAH_AKHIR: "Masa sanggah hasil akhir",
    JAWAB_AKHIR: "Jawaban sanggah dan pengumuman pascasanggah",
    PEMBERKASAN: "Pemberkasan dan penetapan nomor induk",
}
URUTAN = tuple(LABEL_TAHAP)
TANPA_DASAR = frozenset({UJIAN_DASAR, SANGGAH_DASAR, JAWAB_DASAR})
# A stage may begin while the named one still runs: answers are written from the first objection on.
BERSAMAAN = {PENDAFTARAN: PENGUMUMAN, JAWAB_ADMINISTRASI: SANGGAH_ADMINISTRASI, JAWAB_DASAR: SANGGAH_DASAR}
BERSAMAAN |= {JAWAB_AKHIR: SANGGAH_AKHIR}

# Announcement: not read in the original, hence marked for verification.
HARI_PENGUMUMAN_MIN = [Berlaku(date(2017, 4, 7), 15, DasarHukum("PP 11/2017", "ps. 22"), "sedang")]
HARI_SANGGAH_MAKS = [Berlaku(date(2021, 1, 1), 3, DasarHukum("PermenPANRB 27/2021", "ps. 31"))]
HARI_UMUM_ULANG_MAKS = [Berlaku(date(2021, 1, 1), 7, DasarHukum("PermenPANRB 27/2021"))]


@dataclass(frozen=True, slots=True)
class Tahap:
    """One stage; both days belong to it."""

    kode: str
    mulai: date
    selesai: date

    @property
    def label(self) -> str:
        return LABEL_TAHAP[self.kode]

    @property
    def hari(self) -> int:
        return (self.selesai - self.mulai).days + 1


def baca(jadwal: Iterable[dict[str, Any]]) -> list[Tahap]:
    """The stored calendar as values."""
    return [Tahap(t["kode"], date.fromisoformat(t["mulai"]), date.fromisoformat(t["selesai"])) for t in jadwal]


def tulis(tahap: Iterable[Tahap]) -> list[dict[str, str]]:
    return [{"kode": t.kode, "mulai": t.mulai.isoformat(), "selesai": t.selesai.isoformat()} for t in tahap]


def cari(jadwal: Sequence[Tahap], kode: str) -> Tahap | None:
    return next((t for t in jadwal if t.kode == kode), None)


def masa_daftar(jadwal: Sequence[Tahap], zona: str) -> tuple[datetime, datetime] | None:
    """First moment of the first day and first moment after the last day, on the city's clock."""
    tahap = cari(jadwal, PENDAFTARAN)
    if tahap is None:
        return None
    jam = ZoneInfo(zona)
    akhir = tahap.selesai + timedelta(days=1)
    return datetime.combine(tahap.mulai, time.min, jam), datetime.combine(akhir, time.min, jam)


def diperlukan(ujian: Iterable[str]) -> tuple[str, ...]:
    """Stages a selection with these exams has, in order."""
    return URUTAN if "DASAR" in set(ujian) else tuple(k for k in URUTAN if k not in TANPA_DASAR)


def periksa(jadwal: Sequence[Tahap], ujian: Iterable[str]) -> dict[str, str]:
    """Findings by code of the stage, in sentences; empty when the calendar is in order."""
    perlu = diperlukan(ujian)
    ada = {t.kode: t for t in jadwal}
    temuan = {k: f"Isi tanggal {LABEL_TAHAP[k].lower()}." for k in perlu if k not in ada}
    for t in jadwal:
        if t.selesai < t.mulai:
            temuan[t.kode] = "Hari terakhir tidak boleh mendahului hari pertama."
    return _urutan([ada[k] for k in perlu if k in ada]) | _lama(ada) | temuan


def _urutan(berurut: Sequence[Tahap]) -> dict[str, str]:
    temuan = {}
    for lalu, kini in pairwise(berurut):
        if BERSAMAAN.get(kini.kode) == lalu.kode:
            if kini.mulai < lalu.mulai:
                temuan[kini.kode] = f"Tidak boleh mulai sebelum {lalu.label.lower()} mulai."
        elif kini.mulai <= lalu.selesai:
            temuan[kini.kode] = f"Harus mulai sesudah {lalu.label.lower()} selesai ({lalu.selesai:%d-%m-%Y})."
    return temuan


def _lama(ada: dict[str, Tahap]) -> dict[str, str]:
    temuan = {}
    if umum := ada.get(PENGUMUMAN):
        paling = pada_tanggal(HARI_PENGUMUMAN_MIN, umum.mulai)
        if umum.hari < paling.nilai:
            temuan[PENGUMUMAN] = (
                f"Lowongan harus diumumkan paling sedikit {paling.nilai} hari kalender ({paling.kutipan}); "
                f"jadwal ini {umum.hari} hari."
            )
    for kode in (SANGGAH_ADMINISTRASI, SANGGAH_DASAR, SANGGAH_AKHIR):
        if tahap := ada.get(kode):
            paling = pada_tanggal(HARI_SANGGAH_MAKS, tahap.mulai)
            if tahap.hari > paling.nilai:
                temuan[kode] = f"Masa sanggah paling lama {paling.nilai} hari ({paling.kutipan})."
    return temuan


def periksa_perpanjangan(lama: Sequence[Tahap], baru: Sequence[Tahap]) -> dict[str, str]:
    """After the opening the calendar only moves later, and what began keeps its first day."""
    ada = {t.kode: t for t in lama}
    temuan = {}
    for t in baru:
        semula = ada.get(t.kode)
        if semula and (t.selesai < semula.selesai or t.mulai < semula.mulai):
            temuan[t.kode] = "Sesudah pendaftaran dibuka, jadwal hanya dapat dimundurkan, tidak dimajukan."
    return temuan


def usulkan(mulai: date, ujian: Iterable[str]) -> list[Tahap]:
    """A calendar that satisfies every rule, as a first proposal: stage after stage from the day given."""
    hasil: list[Tahap] = []
    for kode in diperlukan(ujian):
        lama = LAMA_USULAN[kode]
        sama = BERSAMAAN.get(kode)
        awal = mulai
        if hasil:
            awal = hasil[-1].mulai if sama == hasil[-1].kode else hasil[-1].selesai + timedelta(days=1)
        hasil.append(Tahap(kode, awal, awal + timedelta(days=lama - 1)))
    return hasil


# Days of the first proposal; only the announcement and the objections are bound by a rule.
LAMA_USULAN = {
    PENGUMUMAN: 15,
    PENDAFTARAN: 18,
    VERIFIKASI: 14,
    SANGGAH_ADMINISTRASI: 3,
    JAWAB_ADMINISTRASI: 7,
    UJIAN_DASAR: 14,
    SANGGAH_DASAR: 3,
    JAWAB_DASAR: 7,
    UJIAN_LANJUTAN: 14,
    INTEGRASI: 7,
    SANGGAH_AKHIR: 3,
    JAWAB_AKHIR: 7,
    PEMBERKASAN: 30,
}
