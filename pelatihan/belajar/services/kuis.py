"""Tests: a paper is drawn and frozen when it begins, the clock is the server's, and a paper is marked once."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import get_random_string

from asn.core.kueri_tetap import KueriTetap
from asn.core.workflows import TransitionRefused
from pelatihan.belajar.models import Kepesertaan, Kuis, Percobaan, Soal
from pelatihan.belajar.rules.soal import Soal as ButirSoal
from pelatihan.belajar.rules.soal import bersihkan_jawaban, nilai, tarik
from pelatihan.belajar.services.ikut import Kemajuan, diri, ikut_kunci, kemajuan, periksa_lulus
from pelatihan.belajar.workflows import IKUTI, KeadaanIkut, KeadaanPercobaan

K = KeadaanPercobaan
# A first test measures what one knew before: it is taken once.
KESEMPATAN_PRA = 1


def kesempatan(kuis: Kuis) -> int:
    return KESEMPATAN_PRA if kuis.jenis == "pra" else kuis.kesempatan


def halangan(ikut: Kepesertaan, kuis: Kuis, maju: Kemajuan) -> str:
    """Why this test cannot be begun now, in a sentence; empty when it can."""
    if ikut.keadaan == KeadaanIkut.LULUS:
        return "Anda sudah lulus kursus ini."
    if ikut.keadaan != KeadaanIkut.BERJALAN:
        return "Kursus ini sudah Anda hentikan."
    if maju.berakhir.get(kuis.pk, 0) >= kesempatan(kuis):
        return "Kesempatan mengerjakan tes ini sudah habis."
    if kuis.jenis == "pra" and maju.selesai:
        return "Tes awal hanya dapat dikerjakan sebelum pelajaran pertama selesai."
    if kuis.jenis == "akhir" and not maju.pelajaran_tuntas:
        return "Selesaikan semua pelajaran sebelum mengerjakan tes akhir."
    return ""


@transaction.atomic
def percobaan_mulai(*, ikut: Kepesertaan, kuis: Kuis, oleh: Any) -> Percobaan:
    """Begin an attempt, or go on with the one that runs: two tabs get the same paper and the same clock."""
    satu = ikut_kunci(ikut.pk, oleh)
    if kuis.versi_id != satu.versi_id:
        raise PermissionDenied(IKUTI)
    jalan = Percobaan.objects.filter(kepesertaan=satu, kuis=kuis, keadaan=K.BERJALAN).first()
    if jalan is not None and not lewat(jalan):
        return jalan
    if jalan is not None:
        _tutup(satu, jalan, K.HABIS, oleh)
    if alasan := halangan(satu, kuis, kemajuan(satu)):
        raise TransitionRefused(alasan)
    bank = [ButirSoal(s.jenis, s.teks, s.isi, s.umpan, s.kelompok) for s in Soal.objects.filter(versi=satu.versi_id)]
    saat = timezone.now()
    return Percobaan.objects.create(
        kota_id=satu.kota_id,
        kepesertaan=satu,
        kuis=kuis,
        ke=Percobaan.objects.filter(kepesertaan=satu, kuis=kuis).count() + 1,
        mulai_pada=saat,
        batas_pada=saat + timedelta(minutes=kuis.menit),
        soal=tarik(bank, kuis.jumlah_soal, get_random_string(22)),
    )


def lewat(percobaan: Percobaan, saat: datetime | None = None) -> bool:
    """Whether the clock has run out, the seconds an answer may be under way included."""
    tenggang = timedelta(seconds=settings.KUIS_TENGGANG_DETIK)
    return (saat or timezone.now()) > percobaan.batas_pada + tenggang


def _kunci(percobaan: Percobaan, oleh: Any) -> tuple[Kepesertaan, Percobaan]:
    """The learner's row, then the attempt: always in this order, so that two requests never wait for each other."""
    ikut = ikut_kunci(percobaan.kepesertaan_id, oleh)
    satu = _TERKUNCI.satu(pk=percobaan.pk, ikut_id=ikut.pk)
    if satu is None:
        raise PermissionDenied(IKUTI)
    return ikut, satu


_TERKUNCI = KueriTetap(
    lambda pk, ikut_id: (
        Percobaan.objects.filter(pk=pk, kepesertaan=ikut_id)
        .select_related("kuis")
        .select_for_update(of=("self",))
        .order_by()
    )
)


def percobaan_milik(pengguna: Any, pk: int) -> Percobaan | None:
    """Whose attempt this is, and whether it still runs; None for somebody else's."""
    satu: Percobaan | None = _MILIK.satu(pk=pk, **diri(pengguna))
    return satu


_MILIK = KueriTetap(
    lambda pk, pegawai_id, kota_id: (
        Percobaan.objects.filter(pk=pk, kepesertaan__pegawai=pegawai_id, kepesertaan__kota=kota_id)
        .only("keadaan", "kepesertaan")
        .order_by()
    )
)


@transaction.atomic
def jawaban_simpan(*, percobaan: Percobaan, masukan: dict[str, list[str]], oleh: Any) -> Percobaan:
    """Keep answers without sending them; after the clock has run out the attempt ends with what was kept before."""
    return _terima(percobaan, masukan, oleh, kirim=False)


@transaction.atomic
def percobaan_kirim(
    *, percobaan: Percobaan, masukan: dict[str, list[str]], oleh: Any, lengkap: bool = False
) -> Percobaan:
    """Send the paper for marking, once. Late answers are refused: what was kept in time is marked instead.

    `lengkap` only keeps a final paper with a question left out: the learner is asked before an attempt is spent.
    """
    return _terima(percobaan, masukan, oleh, kirim=True, lengkap=lengkap)


def _terima(
    percobaan: Percobaan, masukan: dict[str, list[str]], oleh: Any, *, kirim: bool, lengkap: bool = False
) -> Percobaan:
    ikut, satu = _kunci(percobaan, oleh)
    if satu.keadaan != K.BERJALAN:
        raise TransitionRefused("Tes ini sudah dikirim atau sudah ditutup. Jawabannya tidak berubah lagi.")
    if lewat(satu):
        return _tutup(ikut, satu, K.HABIS, oleh)
    satu.jawaban = bersihkan_jawaban(satu.soal, masukan)
    ditahan = lengkap and satu.kuis.jenis == "akhir" and len(satu.jawaban) < len(satu.soal)
    if kirim and not ditahan:
        return _tutup(ikut, satu, K.SELESAI, oleh)
    satu.save(update_fields=["jawaban"])
    return satu


def _tutup(ikut: Kepesertaan, satu: Percobaan, keadaan: KeadaanPercobaan, oleh: Any) -> Percobaan:
    satu.nilai = angka = nilai(satu.soal, satu.jawaban)
    satu.keadaan = keadaan.value
    satu.selesai_pada = min(timezone.now(), satu.batas_pada) if keadaan == K.HABIS else timezone.now()
    satu.save(update_fields=["jawaban", "nilai", "keadaan", "selesai_pada"])
    _catat_nilai(ikut, satu.kuis.jenis, angka)
    periksa_lulus(ikut, oleh)
    return satu


def _catat_nilai(ikut: Kepesertaan, jenis: str, angka: Decimal) -> None:
    if jenis == "pra":
        ikut.nilai_pra = angka
    else:
        # The gain is measured by the first final test; passing counts the best.
        if ikut.nilai_akhir_pertama is None:
            ikut.nilai_akhir_pertama = angka
        ikut.nilai_akhir = angka if ikut.nilai_akhir is None else max(ikut.nilai_akhir, angka)
    ikut.terakhir_pada = timezone.now()
    ikut.save(update_fields=["nilai_pra", "nilai_akhir", "nilai_akhir_pertama", "terakhir_pada"])


@transaction.atomic
def percobaan_segarkan(*, percobaan: Percobaan, oleh: Any) -> Percobaan:
    """Close an attempt whose clock has run out while nobody was looking."""
    if percobaan.keadaan != K.BERJALAN or not lewat(percobaan):
        return percobaan
    ikut, satu = _kunci(percobaan, oleh)
    return _tutup(ikut, satu, K.HABIS, oleh) if satu.keadaan == K.BERJALAN else satu
