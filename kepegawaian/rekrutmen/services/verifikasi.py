"""Administrative verification: two members independently and blind, a third when they disagree.

Who may take which application: nobody takes the own one, one of a relative, or one already checked by that person.
Turns are taken in the order applications came in; what somebody took and left lying is free again after a day.
"""

from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from asn.core.workflows import TransitionRefused
from kepegawaian.rekrutmen.models import Lamaran, Panitia, PutusanSyarat, Seleksi, Verifikasi
from kepegawaian.rekrutmen.rules import alasan as ra
from kepegawaian.rekrutmen.rules import benturan as rb
from kepegawaian.rekrutmen.rules import verifikasi as rv
from kepegawaian.rekrutmen.rules.enum import PeranPanitia
from kepegawaian.rekrutmen.services.lamaran import dokumen_diminta
from kepegawaian.rekrutmen.services.panitia import kepentingan_nyatakan, penjaga, sosok
from kepegawaian.rekrutmen.workflows import VERIFIKASI_LAMARAN
from kepegawaian.rekrutmen.workflows import KeadaanLamaran as L
from kepegawaian.rekrutmen.workflows import KeadaanSeleksi as K

UMUR_AMBIL = timedelta(hours=24)
# Verification begins with the first application and ends before its results are announced.
BERJALAN = (K.DIBUKA, K.VERIFIKASI)
PORSI = 20
TERHALANG = {
    rb.DIRI: "Ini lamaran Anda sendiri.",
    rb.KERABAT: "Pelamar ini Anda nyatakan sebagai kerabat.",
    rb.NAMA: "Nama pelamar sama dengan kerabat yang Anda nyatakan atau yang tercatat.",
}


def tugas_verifikator(pengguna: Any) -> list[Panitia]:
    """Parts as a verifier in selections whose verification runs."""
    return list(_bagian_berjalan(pengguna).select_related("seleksi__kota", "pengguna__pegawai"))


def _bagian_berjalan(pengguna: Any) -> QuerySet[Panitia]:
    bagian = Panitia.objects.bertugas(pengguna, PeranPanitia.VERIFIKATOR)
    bagian = bagian.filter(kota_id__in=pengguna.jangkauan(VERIFIKASI_LAMARAN).kota_ids)
    return bagian.filter(seleksi__keadaan__in=BERJALAN)


def syarat_diperiksa(lamaran: Lamaran, ada: set[int]) -> list[str]:
    """Codes of everything a verifier answers: identity, age, qualification, and each document that was handed in or
    had to be."""
    dokumen = [d.kode for d in dokumen_diminta(lamaran) if d.wajib or d.pk in ada]
    return [ra.IDENTITAS, ra.USIA, ra.KUALIFIKASI, *dokumen]


@transaction.atomic
def verifikasi_ambil(*, panitia: Panitia, oleh: Any) -> Verifikasi | None:
    """The next application for this member: what is still open first, else a new turn; None when nothing is left."""
    bagian = _bagian(panitia, oleh)
    terbuka = Verifikasi.objects.filter(panitia=bagian, diputus_pada=None, lamaran__keadaan=L.DIAJUKAN)
    if satu := terbuka.order_by("diambil_pada").first():
        return satu
    Verifikasi.objects.filter(
        lamaran__seleksi=bagian.seleksi_id, diputus_pada=None, diambil_pada__lt=timezone.now() - UMUR_AMBIL
    ).delete()
    return _ambil_baru(bagian)


def _bagian(panitia: Panitia, oleh: Any) -> Panitia:
    """The part, checked again: named, declared, in force, in a city the account reaches. Raises PermissionDenied."""
    for bagian in tugas_verifikator(oleh):
        if bagian.pk == panitia.pk:
            return bagian
    raise PermissionDenied(VERIFIKASI_LAMARAN)


def _ambil_baru(panitia: Panitia) -> Verifikasi | None:
    """Look through the queue in portions; rows another member is taking right now are skipped."""
    jaga = penjaga(panitia)
    lewati: list[int] = []
    while calon := _calon(panitia, lewati):
        for lamaran in calon:
            lewati.append(lamaran.pk)
            if rb.benturan(jaga, sosok(lamaran.pelamar)):
                continue
            if giliran := _giliran(lamaran):
                return Verifikasi.objects.create(
                    kota_id=panitia.kota_id, lamaran=lamaran, panitia=panitia, giliran=giliran
                )
    return None


def _calon(panitia: Panitia, lewati: list[int]) -> list[Lamaran]:
    sudah = Verifikasi.objects.filter(panitia__pengguna=panitia.pengguna_id).values("lamaran")
    hitung = Verifikasi.objects.order_by().values("lamaran").annotate(n=Count("pk"), putus=Count("diputus_pada"))
    penuh = hitung.filter(Q(n=3) | Q(n=2, putus__lt=2)).values("lamaran")
    semua = Lamaran.objects.menunggu_verifikasi().filter(seleksi=panitia.seleksi_id).exclude(pk__in=lewati)
    semua = semua.exclude(pk__in=sudah).exclude(pk__in=penuh).select_related("pelamar")
    return list(
        semua.order_by("diajukan_pada", "pk")
        .select_for_update(of=("self",), skip_locked=True)
        .defer("pelamar__nik")[:PORSI]
    )


def _giliran(lamaran: Lamaran) -> int:
    semua = list(Verifikasi.objects.filter(lamaran=lamaran).prefetch_related("syarat"))
    return rv.butuh_giliran([_gagal(v) for v in semua if v.diputus_pada], len(semua))


def _gagal(verifikasi: Verifikasi) -> dict[str, str]:
    return {s.syarat: s.alasan for s in verifikasi.syarat.all() if s.putusan == rv.TMS}


@transaction.atomic
def verifikasi_putuskan(*, verifikasi: Verifikasi, putusan: dict[str, dict[str, str]], oleh: Any) -> Verifikasi:
    """Decide every requirement at once, blind. `putusan` maps each requirement to {putusan, alasan, catatan}.

    Raises ValidationError by requirement, TransitionRefused when it was decided or the results are out.
    """
    baris = _milik(verifikasi, oleh)
    lamaran = Lamaran.objects.select_for_update(of=("self",)).select_related("seleksi", "lowongan", "pelamar")
    baris.lamaran = lamaran.get(pk=baris.lamaran_id)
    _harus_boleh(baris)
    ada = set(baris.lamaran.berkas.values_list("syarat_id", flat=True))
    if galat := periksa_putusan(syarat_diperiksa(baris.lamaran, ada), putusan):
        raise ValidationError(galat)
    PutusanSyarat.objects.bulk_create(_putusan(baris, kode, isi) for kode, isi in putusan.items())
    tms = any(isi["putusan"] == rv.TMS for isi in putusan.values())
    baris.putusan, baris.diputus_pada = (rv.TMS if tms else rv.MS), timezone.now()
    baris.save(update_fields=["putusan", "diputus_pada"])
    _simpulkan(baris.lamaran)
    return baris


def _milik(verifikasi: Verifikasi, oleh: Any) -> Verifikasi:
    semua = Verifikasi.objects.terlihat_oleh(oleh, VERIFIKASI_LAMARAN).select_for_update(of=("self",))
    baris = semua.select_related("panitia__pengguna__pegawai").filter(pk=verifikasi.pk).first()
    if baris is None:
        raise PermissionDenied(VERIFIKASI_LAMARAN)
    return baris


def _harus_boleh(baris: Verifikasi) -> None:
    if baris.diputus_pada is not None:
        raise TransitionRefused("Verifikasi ini sudah Anda putuskan.")
    if baris.lamaran.keadaan != L.DIAJUKAN or baris.lamaran.hasil_administrasi:
        raise TransitionRefused("Lamaran ini tidak lagi menunggu verifikasi.")
    if sebab := rb.benturan(penjaga(baris.panitia), sosok(baris.lamaran.pelamar)):
        raise PermissionDenied(TERHALANG[sebab])


def periksa_putusan(syarat: list[str], putusan: dict[str, dict[str, str]]) -> dict[str, list[str]]:
    """What is missing or not of the fixed list, by requirement."""
    galat: dict[str, list[str]] = {}
    for kode in syarat:
        isi = putusan.get(kode, {})
        if isi.get("putusan") not in (rv.MS, rv.TMS):
            galat[kode] = [f"{ra.label_syarat(kode)}: pilih sesuai atau tidak sesuai."]
        elif isi["putusan"] == rv.TMS and isi.get("alasan") not in ra.alasan(kode):
            galat[kode] = [f"{ra.label_syarat(kode)}: pilih alasannya."]
    if asing := set(putusan) - set(syarat):
        galat["lain"] = [f"Syarat tidak dikenal: {', '.join(sorted(asing))}."]
    return galat


def _putusan(verifikasi: Verifikasi, kode: str, isi: dict[str, str]) -> PutusanSyarat:
    tms = isi["putusan"] == rv.TMS
    return PutusanSyarat(
        kota_id=verifikasi.kota_id,
        verifikasi=verifikasi,
        syarat=kode,
        putusan=isi["putusan"],
        alasan=isi["alasan"] if tms else "",
        catatan=isi.get("catatan", "").strip()[:300] if tms else "",
    )


def _simpulkan(lamaran: Lamaran) -> None:
    """Keep the outcome beside the state once the verifiers agree; nobody outside learns it before it is announced."""
    diputus = Verifikasi.objects.filter(lamaran=lamaran).diputus().order_by("giliran").prefetch_related("syarat")
    gagal = [_gagal(v) for v in diputus]
    hasil = rv.simpulkan(gagal)
    if not hasil.selesai:
        return
    lamaran.hasil_administrasi = hasil.hasil
    lamaran.alasan_administrasi = [_alasan(list(diputus), gagal, s) for s in hasil.gagal]
    lamaran.disimpulkan_pada = timezone.now()
    lamaran.save(update_fields=["hasil_administrasi", "alasan_administrasi", "disimpulkan_pada"])


def _alasan(diputus: list[Verifikasi], gagal: list[dict[str, str]], syarat: str) -> dict[str, str]:
    pilih = rv.alasan_sepakat(gagal, syarat)
    catatan = next(
        (s.catatan for v in diputus for s in v.syarat.all() if (s.syarat, s.alasan) == (syarat, pilih) and s.catatan),
        "",
    )
    return {"syarat": syarat, "alasan": pilih, "catatan": catatan}


@transaction.atomic
def verifikasi_hindari(*, verifikasi: Verifikasi, hubungan: str, catatan: str, oleh: Any) -> None:
    """Step aside from one application: the tie is declared, and the turn goes to somebody else."""
    baris = _milik(verifikasi, oleh)
    if baris.diputus_pada is not None:
        raise TransitionRefused("Verifikasi ini sudah Anda putuskan.")
    pelamar = baris.lamaran.pelamar
    kerabat = [{"hubungan": hubungan, "nama": pelamar.nama, "nik": pelamar.nik}]
    kepentingan_nyatakan(panitia=baris.panitia, kerabat=kerabat, catatan=catatan, oleh=oleh)
    baris.delete()


def kemajuan(seleksi: Seleksi) -> dict[str, int]:
    """How far the verification is; numbers only, no outcome."""
    semua = seleksi.lamaran.masuk()
    return semua.aggregate(
        masuk=Count("pk"),
        selesai=Count("pk", filter=~Q(hasil_administrasi="")),
        menunggu=Count("pk", filter=Q(hasil_administrasi="")),
    )


def antrean_jumlah(pengguna: Any) -> int:
    """What still waits in the selections this account verifies: for the menu."""
    seleksi = _bagian_berjalan(pengguna).values("seleksi")
    return Lamaran.objects.menunggu_verifikasi().filter(seleksi__in=seleksi).count()
