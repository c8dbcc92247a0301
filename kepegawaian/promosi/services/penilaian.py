"""Scoring: each member alone and blind, then everybody's scores are opened at once and stay as they are."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from asn.core.services import VersiBasi, apply_transition
from asn.core.workflows import TransitionRefused
from kepegawaian.promosi.models import AnggotaPanitia, BenturanPanitia, LamaranJabatan, NilaiSeleksi, TahapSeleksi
from kepegawaian.promosi.rules.ketentuan import PENILAI_MINIMUM_PERSEN
from kepegawaian.promosi.rules.peringkat import bulatkan, nilai_tahap
from kepegawaian.promosi.services.bahan import skor_dari, tahap_aturan
from kepegawaian.promosi.services.benturan import anggota_dari, benturan_periksa
from kepegawaian.promosi.services.seleksi import pengumuman_terbitkan, peserta_kabari
from kepegawaian.promosi.workflows import KELOLA, NILAI, TAHAP_WORKFLOW, KeadaanLamaran, KeadaanSeleksi, KeadaanTahap

BELUM_MENYATAKAN = "Nyatakan netralitas Anda sebelum menilai."
TIDAK_DINILAI = "Tahap ini tidak sedang dinilai."
NILAI_BEKU = "Nilai tahap ini sudah dibuka, sehingga tidak dapat diubah lagi."


@dataclass(frozen=True, slots=True)
class Kekurangan:
    """One score that is still missing before a stage can be opened."""

    anggota: str
    peserta: str


@transaction.atomic
def tahap_mulai(*, tahap: TahapSeleksi, oleh: Any, catatan: str = "") -> TahapSeleksi:
    """Open a stage for scoring, once the administrative result is public."""
    if tahap.seleksi.keadaan != KeadaanSeleksi.PENILAIAN:
        raise TransitionRefused("Penilaian dimulai sesudah hasil administrasi diumumkan.")
    return apply_transition(TAHAP_WORKFLOW, "mulai_nilai", tahap, oleh=oleh, catatan=catatan)


@transaction.atomic
def nilai_simpan(
    *, tahap: TahapSeleksi, lamaran: LamaranJabatan, skor: Mapping[str, int], catatan: str, versi: int, oleh: Any
) -> NilaiSeleksi:
    """The member's own scores of one candidate. Refused for a relative or subordinate, and after the reveal.

    `versi` 0 for a first score. Raises PermissionDenied, TransitionRefused, ValidationError by aspect, VersiBasi.
    """
    anggota = anggota_dari(tahap.seleksi, oleh)
    kini = _kunci_dinilai(tahap, lamaran, "PANITIA")
    if anggota.pernyataan_pada is None:
        raise TransitionRefused(BELUM_MENYATAKAN)
    if benturan := benturan_periksa(anggota, lamaran):
        raise TransitionRefused(f"Anda tidak menilai peserta ini. {benturan.alasan}")
    return _simpan(kini, lamaran, anggota, skor, catatan, versi)


@transaction.atomic
def nilai_lembaga_simpan(
    *, tahap: TahapSeleksi, lamaran: LamaranJabatan, nilai: Decimal, catatan: str, versi: int, oleh: Any
) -> NilaiSeleksi:
    """The figure of the assessment centre, entered by the BKD with the number of its report."""
    terlihat = TahapSeleksi.objects.terlihat_oleh(oleh, KELOLA)
    if not terlihat.filter(pk=tahap.pk).exists():
        raise PermissionDenied(KELOLA)
    kini = _kunci_dinilai(tahap, lamaran, "LEMBAGA")
    if len(catatan.strip()) < 5:
        raise ValidationError({"catatan": "Tulis nomor laporan lembaga penilai."})
    return _simpan(kini, lamaran, None, {kini.aspek[0]["kode"]: nilai}, catatan, versi)


def _kunci_dinilai(tahap: TahapSeleksi, lamaran: LamaranJabatan, penilai: str) -> TahapSeleksi:
    """The stage, held against a reveal at the same time, and a candidate that belongs to it."""
    kini = TahapSeleksi.objects.select_for_update(of=("self",), no_key=True).get(pk=tahap.pk)
    if kini.terbuka:
        raise TransitionRefused(NILAI_BEKU)
    if kini.keadaan != KeadaanTahap.DINILAI or kini.penilai != penilai:
        raise TransitionRefused(TIDAK_DINILAI)
    if lamaran.seleksi_id != kini.seleksi_id or lamaran.keadaan != KeadaanLamaran.MEMENUHI:
        raise PermissionDenied(NILAI)
    return kini


def _simpan(
    tahap: TahapSeleksi,
    lamaran: LamaranJabatan,
    anggota: AnggotaPanitia | None,
    skor: Mapping[str, Any],
    catatan: str,
    versi: int,
) -> NilaiSeleksi:
    bersih = _skor_sah(tahap, skor)
    kunci = {"tahap": tahap, "lamaran": lamaran, "anggota": anggota}
    baris = NilaiSeleksi.objects.filter(**kunci).first() or NilaiSeleksi(kota_id=tahap.kota_id, versi=0, **kunci)
    if baris.versi != versi:
        raise VersiBasi(baris, [(a["nama"], baris.skor.get(a["kode"]), bersih[a["kode"]]) for a in tahap.aspek])
    baris.skor, baris.catatan, baris.versi = bersih, catatan.strip(), versi + 1
    baris.disimpan_pada = timezone.now()
    baris.save()
    return baris


def _skor_sah(tahap: TahapSeleksi, skor: Mapping[str, Any]) -> dict[str, Any]:
    """Every aspect on its scale: whole steps for people, up to two decimals for an assessment centre."""
    bersih, salah = {}, {}
    for aspek in tahap.aspek:
        kode, skala = aspek["kode"], aspek["skala"]
        nilai = Decimal(str(skor[kode])) if skor.get(kode) not in (None, "") else None
        rendah = 0 if tahap.penilai == "LEMBAGA" else 1
        if nilai is None or not rendah <= nilai <= skala:
            salah[kode] = f"Beri nilai {rendah} sampai {skala} untuk {aspek['nama']}."
        else:
            bersih[kode] = str(nilai.normalize()) if tahap.penilai == "LEMBAGA" else int(nilai)
    if salah:
        raise ValidationError(salah)
    return bersih


def kekurangan(tahap: TahapSeleksi) -> list[Kekurangan]:
    """Scores still missing, by member and candidate; whoever stepped aside owes none."""
    peserta = list(tahap.seleksi.lamaran.memenuhi().order_by("nomor"))
    ada = set(NilaiSeleksi.objects.filter(tahap=tahap).values_list("anggota", "lamaran"))
    if tahap.penilai == "LEMBAGA":
        return [Kekurangan("Lembaga penilai", p.nomor) for p in peserta if (None, p.pk) not in ada]
    bebas = benturan_berlaku(tahap)
    anggota = list(tahap.seleksi.panitia.aktif())
    wajib = [(a, p) for a in anggota for p in peserta if (a.pk, p.pk) not in bebas]
    return [Kekurangan(a.nama, p.nomor) for a, p in wajib if (a.pk, p.pk) not in ada]


def benturan_berlaku(tahap: TahapSeleksi) -> set[tuple[int, int]]:
    """(member, candidate) pairs that are not scored."""
    baris = BenturanPanitia.objects.filter(anggota__seleksi=tahap.seleksi_id, bantahan="")
    return set(baris.values_list("anggota", "lamaran"))


@transaction.atomic
def tahap_buka(*, tahap: TahapSeleksi, oleh: Any, catatan: str = "") -> TahapSeleksi:
    """Reveal every score at once, public by number, for good. Raises TransitionRefused while one is missing."""
    kini = TahapSeleksi.objects.select_for_update(of=("self",)).get(pk=tahap.pk)
    if kurang := kekurangan(kini):
        daftar = "; ".join(f"{k.anggota} untuk {k.peserta}" for k in kurang[:5])
        raise TransitionRefused(f"{len(kurang)} nilai belum diberikan: {daftar}.")
    if sedikit := _penilai_kurang(kini):
        raise TransitionRefused(f"Penilai {', '.join(sedikit)} tidak lebih dari separuh panitia karena benturan.")
    # The day stands in the row before it is frozen.
    kini.dibuka_pada = timezone.now()
    kini.save(update_fields=["dibuka_pada"])
    kini = apply_transition(TAHAP_WORKFLOW, "buka_nilai", kini, oleh=oleh, catatan=catatan)
    pengumuman_terbitkan(kini.seleksi, "TAHAP", f"Hasil {kini.nama}: {kini.seleksi.judul}", hasil=hasil_tahap(kini))
    peserta_kabari(kini.seleksi, f"Hasil tahap {kini.nama} diumumkan", f"tahap:{kini.pk}")
    return kini


def _penilai_kurang(tahap: TahapSeleksi) -> list[str]:
    """Candidates whom half of the committee or more may not score."""
    if tahap.penilai == "LEMBAGA":
        return []
    anggota, bebas = tahap.seleksi.panitia.aktif().count(), benturan_berlaku(tahap)
    return [
        p.nomor
        for p in tahap.seleksi.lamaran.memenuhi()
        if 100 * (anggota - sum(x == p.pk for _, x in bebas)) <= PENILAI_MINIMUM_PERSEN * anggota
    ]


def hasil_tahap(tahap: TahapSeleksi) -> list[dict[str, Any]]:
    """Number and value of every candidate, per position: nobody is named."""
    aturan, hasil = tahap_aturan(tahap), []
    for lowongan in tahap.seleksi.lowongan.select_related("jabatan"):
        baris = []
        for p in lowongan.lamaran.memenuhi().order_by("nomor"):
            nilai = nilai_tahap(aturan, skor_dari(tahap, p))
            baris.append([p.nomor, str(bulatkan(nilai.nilai))])
        hasil.append({"jabatan": str(lowongan), "nilai": baris})
    return hasil
