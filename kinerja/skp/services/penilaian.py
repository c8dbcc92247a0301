"""Judging one person, and equal cases together: feedback, two ratings, the predicate by the matrix."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from asn.core.services import VersiBasi, apply_transition
from asn.core.workflows import TransitionRefused
from kepegawaian.pegawai.models import RiwayatJabatan
from kepegawaian.pegawai.rules.enum import PredikatOrganisasi as KodeOrganisasi
from kepegawaian.pegawai.rules.enum import RatingEkspektasi
from kepegawaian.pegawai.rules.predikat import predikat_kinerja
from kinerja.skp.models import (
    EvaluasiKinerja,
    Indikator,
    PenilaianPerilaku,
    PenilaianRHK,
    PredikatOrganisasi,
    Realisasi,
)
from kinerja.skp.rules.istilah import JenisHasil, PenilaiSebagai
from kinerja.skp.rules.saran import Saran, Ukuran, saran_hasil, saran_pimpinan
from kinerja.skp.services.evaluasi import bagian_berlalu, kunci_nilai
from kinerja.skp.services.organisasi import pastikan_ada, predikat_untuk
from kinerja.skp.services.penilai import penilai_pada
from kinerja.skp.workflows import EVALUASI_KINERJA_WORKFLOW, KeadaanEvaluasiKinerja

E = KeadaanEvaluasiKinerja
ALASAN_TERPENDEK = 10
MASSAL_MAKS = 100
# Code of an RHK or a value -> (rating, feedback).
Butir = Mapping[Any, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class HasilButir:
    """What became of one row of a bulk judgement."""

    evaluasi: EvaluasiKinerja
    berhasil: bool
    pesan: str


def hitung_saran(evaluasi: EvaluasiKinerja, organisasi: PredikatOrganisasi | None) -> Saran:
    """The suggestion for hasil kerja: the organisation's for who leads it, else from realisation."""
    periode = evaluasi.periode_objek
    if evaluasi.skp.jabatan.memimpin and organisasi is not None:
        return saran_pimpinan(KodeOrganisasi(organisasi.predikat), organisasi.instansi.nama, pada=periode.selesai)
    berlalu, seluruh = bagian_berlalu(evaluasi.skp, periode)
    return saran_hasil(_ukuran(evaluasi), bagian=Decimal(berlalu) / seluruh, pada=periode.selesai)


def _ukuran(evaluasi: EvaluasiKinerja) -> list[Ukuran]:
    """Indicators of main results with what was reached by the end of the period; the year takes the latest figure."""
    kueri = Realisasi.objects.filter(skp=evaluasi.skp_id)
    kueri = kueri.order_by("periode") if evaluasi.tahunan else kueri.filter(periode=evaluasi.periode)
    dicapai = {r.indikator_id: r.nilai for r in kueri if r.nilai is not None}
    indikator = Indikator.objects.filter(rhk__skp=evaluasi.skp_id, rhk__jenis=JenisHasil.UTAMA).select_related("rhk")
    return [
        Ukuran(i.rhk.teks, i.teks, i.aspek, i.arah, i.satuan, i.target_min, i.target_maks, dicapai.get(i.pk))
        for i in indikator.order_by("rhk__urutan", "rhk", "urutan", "pk")
    ]


@transaction.atomic
def evaluasi_nilai(
    *,
    evaluasi: EvaluasiKinerja,
    versi: int,
    hasil_kerja: str,
    perilaku: str,
    oleh: Any,
    alasan_beda: str = "",
    catatan: str = "",
    rekomendasi: str = "",
    rhk: Butir | None = None,
    nilai: Butir | None = None,
) -> EvaluasiKinerja:
    """Judge: the predicate follows from the two ratings and is never chosen. Kept as a draft until it is delivered.

    Raises PermissionDenied for anybody but the penilai of today, VersiBasi when somebody else saved meanwhile,
    TransitionRefused once it is delivered, ValidationError when the organisation has no predicate yet or a rating that
    differs from the suggestion has no reason.
    """
    baris = kunci_nilai(evaluasi, oleh=oleh, versi=versi)
    if baris.keadaan not in (E.BELUM, E.DRAF):
        raise TransitionRefused(f"Evaluasi ini sudah {baris.get_keadaan_display().lower()} dan tidak dapat diubah.")
    organisasi = pastikan_ada(predikat_untuk([baris])[baris.pk])
    saran = hitung_saran(baris, organisasi)
    _rating(baris, saran, hasil_kerja, perilaku, alasan_beda)
    baris.predikat_organisasi = organisasi
    baris.catatan, baris.rekomendasi = catatan.strip(), rekomendasi.strip()
    _penilai_hari_ini(baris, oleh)
    baris.dinilai_pada, baris.dinilai_oleh, baris.versi = timezone.now(), oleh, baris.versi + 1
    if not baris.naskah_id:
        baris.naskah = baris.skp.naskah_tetap.order_by("-ke").first()
    baris.save()
    _umpan_balik(baris, rhk or {}, nilai or {})
    if baris.keadaan == E.BELUM:
        baris = apply_transition(EVALUASI_KINERJA_WORKFLOW, "nilai", baris, oleh=oleh)
    return baris


def _rating(baris: EvaluasiKinerja, saran: Saran, hasil_kerja: str, perilaku: str, alasan_beda: str) -> None:
    hasil, sikap = RatingEkspektasi(hasil_kerja), RatingEkspektasi(perilaku)
    baris.saran_hasil = saran.rating.value if saran.rating else ""
    baris.saran_uraian = {
        "uraian": saran.uraian,
        "baris": [asdict(b) | {"persen": None if b.persen is None else str(b.persen)} for b in saran.baris],
    }
    beda = bool(saran.rating) and hasil is not saran.rating
    baris.alasan_beda = alasan_beda.strip() if beda else ""
    if beda and len(baris.alasan_beda) < ALASAN_TERPENDEK:
        raise ValidationError(
            {"alasan_beda": f"Rating berbeda dari saran: tulis alasannya sedikitnya {ALASAN_TERPENDEK} huruf."}
        )
    baris.hasil_kerja, baris.perilaku = hasil.value, sikap.value
    baris.predikat = predikat_kinerja(hasil, sikap, pada=baris.periode_objek.selesai).value


def _penilai_hari_ini(baris: EvaluasiKinerja, oleh: Any) -> None:
    """Who judges, in which capacity, and who stands above: the document names the state of this day."""
    hari_ini = oleh.hari_ini()
    if baris.jabatan_penilai_id is None:
        baris.penilai_id, baris.penilai_sebagai = oleh.pegawai_id, PenilaiSebagai.KEPALA_DAERAH.value
        return
    dijabat = RiwayatJabatan.objects.pada(hari_ini).sah()
    kursi = dijabat.filter(pegawai=oleh.pegawai_id, jabatan=baris.jabatan_penilai_id).first()
    baris.penilai_id = oleh.pegawai_id
    baris.penilai_sebagai = kursi.penugasan if kursi else PenilaiSebagai.DEFINITIF.value
    atasan = penilai_pada(
        kota_id=baris.kota_id, jabatan_id=baris.jabatan_penilai_id, pegawai_id=oleh.pegawai_id, tanggal=hari_ini
    )
    baris.jabatan_atasan_penilai_id, baris.atasan_penilai_id = atasan.jabatan_id, atasan.pegawai_id


def _umpan_balik(baris: EvaluasiKinerja, rhk: Butir, nilai: Butir) -> None:
    """Feedback per RHK of this SKP and per value; what is named again is replaced."""
    milik = set(baris.skp.rhk.values_list("pk", flat=True))
    for pk, (rating, teks) in rhk.items():
        if pk not in milik:
            raise ValidationError("RHK itu bukan bagian dari SKP ini.")
        isi = {"kota_id": baris.kota_id, "rating": rating, "umpan_balik": teks.strip()}
        PenilaianRHK.objects.update_or_create(evaluasi=baris, rhk_id=pk, defaults=isi)
    for kode, (rating, teks) in nilai.items():
        isi = {"kota_id": baris.kota_id, "rating": rating, "umpan_balik": teks.strip()}
        PenilaianPerilaku.objects.update_or_create(evaluasi=baris, nilai=kode, defaults=isi)


def evaluasi_nilai_massal(
    *, butir: Iterable[tuple[EvaluasiKinerja, int]], hasil_kerja: str, perilaku: str, oleh: Any, catatan: str = ""
) -> list[HasilButir]:
    """The same two ratings for equal cases, each on its own: a row that cannot take them says why.

    Whoever's suggestion differs is left out: that case is not equal, and its reason belongs to that person alone.
    """
    diminta = sorted(list(butir)[:MASSAL_MAKS], key=lambda b: b[0].pk)
    return [_satu(e, versi, hasil_kerja, perilaku, oleh, catatan) for e, versi in diminta]


def _satu(
    evaluasi: EvaluasiKinerja, versi: int, hasil_kerja: str, perilaku: str, oleh: Any, catatan: str
) -> HasilButir:
    try:
        baris = evaluasi_nilai(
            evaluasi=evaluasi, versi=versi, hasil_kerja=hasil_kerja, perilaku=perilaku, oleh=oleh, catatan=catatan
        )
    except PermissionDenied:
        return HasilButir(evaluasi, False, "Anda bukan penilai orang ini pada hari ini.")
    except (TransitionRefused, VersiBasi) as galat:
        return HasilButir(evaluasi, False, str(galat))
    except ValidationError as galat:
        return HasilButir(evaluasi, False, " ".join(galat.messages))
    return HasilButir(baris, True, f"Predikat {baris.get_predikat_display()}")
