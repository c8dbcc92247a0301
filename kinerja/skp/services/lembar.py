"""One evaluation as its page and its document show it: what was planned, reached, said, and how it was decided."""

from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet

from asn.core.models import RiwayatKeadaan
from kepegawaian.pegawai.rules.enum import RatingEkspektasi
from kepegawaian.pegawai.rules.predikat import predikat_kinerja
from kinerja.skp.models import BuktiDukung, EvaluasiKinerja, Realisasi, UmpanBalik
from kinerja.skp.rules.berakhlak import BERAKHLAK
from kinerja.skp.workflows import EVALUASI_KINERJA_WORKFLOW

IKUT = (
    *("pegawai__golongan", "pegawai__kota", "kota", "skp__jabatan", "skp__siklus", "instansi", "perangkat_daerah"),
    *("penilai__golongan", "jabatan_penilai", "atasan_penilai__golongan", "jabatan_atasan_penilai"),
    *("predikat_organisasi__instansi", "dinilai_oleh", "riwayat", "naskah"),
)


def berlengkap(kueri: QuerySet[EvaluasiKinerja]) -> QuerySet[EvaluasiKinerja]:
    """With everything the page of one evaluation reads."""
    return kueri.select_related(*IKUT)


@dataclass(frozen=True, slots=True)
class BarisRHK:
    """One RHK with its indicators, what was reached, evidence, and what was said about it."""

    rhk: Any
    indikator: list[dict[str, Any]]
    bukti: list[BuktiDukung]
    umpan: list[UmpanBalik]
    rating: str
    teks: str


def baris_rhk(evaluasi: EvaluasiKinerja) -> list[BarisRHK]:
    """A fixed number of queries, however long the SKP."""
    dicapai: dict[int, Realisasi] = {}
    realisasi = Realisasi.objects.filter(skp=evaluasi.skp_id).order_by("periode")
    for r in realisasi if evaluasi.tahunan else realisasi.filter(periode=evaluasi.periode):
        dicapai[r.indikator_id] = r
    bukti: dict[int, list[BuktiDukung]] = {}
    ada = BuktiDukung.objects.filter(rencana_aksi__skp=evaluasi.skp_id).select_related("rencana_aksi")
    for b in ada if evaluasi.tahunan else ada.filter(rencana_aksi__periode=evaluasi.periode):
        bukti.setdefault(b.rencana_aksi.rhk_id, []).append(b)
    umpan = _umpan(evaluasi)
    dinilai = {p.rhk_id: p for p in evaluasi.penilaian_rhk.all()}
    hasil = []
    for rhk in evaluasi.skp.rhk.prefetch_related("indikator").order_by("-jenis", "urutan", "pk"):
        p = dinilai.get(rhk.pk)
        indikator = [{"baris": i, "realisasi": dicapai.get(i.pk)} for i in rhk.indikator.all()]
        kata = (p.rating, p.umpan_balik) if p else ("", "")
        hasil.append(BarisRHK(rhk, indikator, bukti.get(rhk.pk, []), umpan.get(rhk.pk, []), *kata))
    return hasil


def _umpan(evaluasi: EvaluasiKinerja) -> dict[Any, list[UmpanBalik]]:
    """Continuous feedback of the period (of the year for the annual one), by RHK id or value code."""
    kueri = UmpanBalik.objects.filter(skp=evaluasi.skp_id).select_related("oleh")
    hasil: dict[Any, list[UmpanBalik]] = {}
    for u in kueri if evaluasi.tahunan else kueri.filter(periode=evaluasi.periode):
        hasil.setdefault(u.rhk_id or u.nilai, []).append(u)
    return hasil


def baris_perilaku(evaluasi: EvaluasiKinerja) -> list[dict[str, Any]]:
    """The seven values with their guides, expectations, and what was said."""
    ekspektasi = {e.nilai: e.teks for e in evaluasi.skp.ekspektasi.all()}
    dinilai = {p.nilai: p for p in evaluasi.penilaian_perilaku.all()}
    umpan = _umpan(evaluasi)
    return [
        {
            "nilai": n,
            "ekspektasi": ekspektasi.get(n.kode, ""),
            "umpan": umpan.get(n.kode, []),
            "rating": dinilai[n.kode].rating if n.kode in dinilai else "",
            "teks": dinilai[n.kode].umpan_balik if n.kode in dinilai else "",
        }
        for n in BERAKHLAK
    ]


def matriks(evaluasi: EvaluasiKinerja) -> list[dict[str, Any]]:
    """The 3 × 3 matrix with the cell of this evaluation marked. PermenPANRB 6/2022."""
    pada = evaluasi.periode_objek.selesai
    return [
        {
            "hasil": hasil,
            "sel": [
                {
                    "perilaku": perilaku,
                    "predikat": predikat_kinerja(hasil, perilaku, pada=pada),
                    "kini": (evaluasi.hasil_kerja, evaluasi.perilaku) == (hasil.value, perilaku.value),
                }
                for perilaku in reversed(list(RatingEkspektasi))
            ],
        }
        for hasil in RatingEkspektasi
    ]


def peristiwa(evaluasi: EvaluasiKinerja) -> list[dict[str, Any]]:
    """Every step with who took it, newest first."""
    jenis = ContentType.objects.get_for_model(EvaluasiKinerja)
    kueri = RiwayatKeadaan.objects.filter(objek_jenis=jenis, objek_id=evaluasi.pk, kota=evaluasi.kota_id)
    return [
        {"judul": EVALUASI_KINERJA_WORKFLOW[r.transisi].label, "pada": r.pada, "oleh": r.oleh, "catatan": r.catatan}
        for r in kueri.select_related("oleh").order_by("-pada", "-pk")
    ]
