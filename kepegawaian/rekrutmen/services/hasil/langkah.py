"""Steps between two announcements, and what stands in the way of each: one definition for page and refusal."""

from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from asn.core.services import transition_row
from asn.core.workflows import TransitionRefused
from kepegawaian.keberatan.models import Keberatan
from kepegawaian.rekrutmen.models import Lamaran, NilaiUjian, Pengangkatan, Pengumuman, PutusanSeri, Seleksi
from kepegawaian.rekrutmen.rules import konfigurasi
from kepegawaian.rekrutmen.rules.pengisian import Akhir
from kepegawaian.rekrutmen.services.hasil.bahan import bahan_baca, peringkat_kini
from kepegawaian.rekrutmen.services.pengangkatan import pemberkasan_mulai
from kepegawaian.rekrutmen.services.sanggah import KODE, MASA
from kepegawaian.rekrutmen.services.wawancara import skor_wawancara
from kepegawaian.rekrutmen.workflows import KELOLA, SELEKSI_WORKFLOW
from kepegawaian.rekrutmen.workflows import KeadaanLamaran as L
from kepegawaian.rekrutmen.workflows import KeadaanSeleksi as S

# Steps of the results, in order; `umumkan_…` have pages of their own.
LANGKAH = ("mulai_dasar", "mulai_lanjutan", "olah_akhir", "berkaskan", "selesaikan")
UMUMKAN = {"umumkan_dasar": "dasar", "umumkan_akhir": "akhir"}


def langkah_tersedia(seleksi: Seleksi) -> list[str]:
    """Names of the steps of this file that the state allows and the exams of the selection know."""
    ujian = {u.kode for u in konfigurasi.baca(seleksi.konfigurasi).ujian}
    hasil = []
    for nama in (*LANGKAH, *UMUMKAN):
        if seleksi.keadaan not in SELEKSI_WORKFLOW[nama].dari:
            continue
        if nama == "mulai_dasar" and "DASAR" not in ujian:
            continue
        dari_administrasi = seleksi.keadaan == S.SANGGAH_ADMINISTRASI
        if nama == "mulai_lanjutan" and ("LANJUTAN" not in ujian or (dari_administrasi and "DASAR" in ujian)):
            continue
        if nama == "olah_akhir" and seleksi.keadaan == S.SANGGAH_DASAR and "LANJUTAN" in ujian:
            continue
        hasil.append(nama)
    return hasil


def halangan(seleksi: Seleksi, nama: str) -> list[str]:
    """What must happen before this step, in sentences; empty when nothing."""
    pesan = _sanggah_terbuka(seleksi)
    if nama == "selesaikan":
        proses = Lamaran.objects.filter(seleksi=seleksi, keadaan__in=(L.PEMBERKASAN, L.NIP_DIUSULKAN)).count()
        if proses and Pengangkatan.objects.filter(seleksi=seleksi).exists():
            pesan.append(f"{proses} orang masih dalam pemberkasan.")
    return pesan


def _sanggah_terbuka(seleksi: Seleksi) -> list[str]:
    """While the days of an objection run, or one waits for its answer, the stage is not over."""
    tahap = next((t for t, masa in MASA.items() if masa == seleksi.keadaan), None)
    if tahap is None:
        return []
    terbit = Pengumuman.objects.filter(seleksi=seleksi, tahap=tahap).aggregate(t=Max("tanggal"))["t"]
    pesan = []
    hari = konfigurasi.baca(seleksi.konfigurasi).sanggah_hari
    hari_ini = seleksi.kota.hari_ini()
    if terbit is not None and (hari_ini - terbit).days <= hari:
        pesan.append(f"Masa sanggah {hari} hari sejak pengumuman {terbit:%d-%m-%Y} belum berakhir.")
    lamaran = Lamaran.objects.filter(seleksi=seleksi).values("pk")
    tunggu = Keberatan.objects.berjalan().filter(jenis=KODE[tahap], sasaran_id__in=lamaran).count()
    if tunggu:
        pesan.append(f"{tunggu} sanggah belum dijawab.")
    return pesan


@transaction.atomic
def langkah_jalankan(*, seleksi: Seleksi, nama: str, oleh: Any) -> Seleksi:
    """One step. Raises TransitionRefused with everything that stands in the way, PermissionDenied out of reach."""
    if nama not in LANGKAH or nama not in langkah_tersedia(seleksi):
        raise TransitionRefused("Langkah ini tidak tersedia pada keadaan seleksi sekarang.")
    if pesan := halangan(seleksi, nama):
        raise TransitionRefused(" ".join(pesan))
    if nama == "berkaskan":
        pemberkasan_mulai(seleksi=seleksi, oleh=oleh)
        return Seleksi.objects.get(pk=seleksi.pk)
    baris = transition_row(SELEKSI_WORKFLOW, nama, seleksi, oleh=oleh)
    if nama == "olah_akhir":
        _salin_wawancara(baris)
    return baris


def _salin_wawancara(seleksi: Seleksi) -> None:
    """Marks of the committee's interview join those of the exam: sealed by now, the mean of all interviewers."""
    isi = konfigurasi.baca(seleksi.konfigurasi)
    if isi.wawancara is None:
        return
    kode = isi.wawancara.komponen
    [(ujian, bagian)] = [(u, k) for u in isi.ujian for k in u.komponen if k.kode == kode]
    skor = skor_wawancara(seleksi)
    for nilai in NilaiUjian.objects.kini().filter(seleksi=seleksi, ujian=ujian.kode, hadir=True, beku_pada=None):
        if nilai.lamaran_id not in skor:
            raise TransitionRefused("Wawancara peserta yang hadir belum seluruhnya dinilai dan disegel.")
        angka = (skor[nilai.lamaran_id] * bagian.maks / 100).quantize(Decimal("0.000001"))
        nilai.nilai = nilai.nilai | {kode: f"{angka.normalize():f}"}
        nilai.versi += 1
        nilai.save(update_fields=["nilai", "versi"])


def seri_menunggu(seleksi: Seleksi) -> list[str]:
    """Exam numbers that nothing tells apart at the edge of the need: the committee must order them."""
    if seleksi.keadaan != S.INTEGRASI:
        return []
    _, hasil = peringkat_kini(bahan_baca(seleksi), "akhir")
    return sorted(n for n, a in hasil.akhir.akhir.items() if a == Akhir.SERI)


@transaction.atomic
def seri_putuskan(*, seleksi: Seleksi, urutan: list[str], berita_acara: str, oleh: Any) -> int:
    """Record the committee's order of equals. Raises ValidationError when it is not exactly about them."""
    baris = Seleksi.objects.terlihat_oleh(oleh, KELOLA).select_for_update(of=("self",)).get(pk=seleksi.pk)
    if sorted(urutan) != seri_menunggu(baris):
        raise ValidationError({"urutan": "Sebutkan setiap nomor yang sama tepat satu kali."})
    lamaran = {x.nomor: x for x in Lamaran.objects.filter(seleksi=baris, nomor__in=urutan)}
    PutusanSeri.objects.bulk_create(
        PutusanSeri(
            kota_id=baris.kota_id, lamaran=lamaran[n], urutan=i, berita_acara=berita_acara.strip(), dicatat_oleh=oleh
        )
        for i, n in enumerate(urutan, 1)
    )
    return len(urutan)
