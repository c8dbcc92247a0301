"""The objection (sanggah) of a participant, on the general appeal machine: one kind per stage.

PermenPANRB 27/2021 ps. 31: once per stage, within three days; it cannot repair what the applicant failed to hand in.
Whoever verified the application or published the list does not answer it.
"""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Count, Q
from django.utils import timezone

from asn.core.angka import tulis_angka
from asn.core.jobs import enqueue
from asn.core.services import VersiBasi
from asn.core.workflows import TransitionRefused
from kepegawaian.keberatan.models import Keberatan
from kepegawaian.keberatan.registri import Pemutus, Sasaran
from kepegawaian.keberatan.rules.jangka import Jangka
from kepegawaian.keberatan.services import keberatan_periksa, keberatan_putuskan
from kepegawaian.keberatan.workflows import BERJALAN, KeadaanKeberatan
from kepegawaian.rekrutmen.models import (
    HasilPeserta,
    KerabatPanitia,
    Lamaran,
    NilaiUjian,
    Panitia,
    Pengumuman,
    Verifikasi,
)
from kepegawaian.rekrutmen.rules import konfigurasi
from kepegawaian.rekrutmen.rules.alasan import kalimat
from kepegawaian.rekrutmen.rules.enum import PeranPanitia
from kepegawaian.rekrutmen.services.hasil.administrasi import ADMINISTRASI
from kepegawaian.rekrutmen.services.hasil.keadaan import lamaran_setel
from kepegawaian.rekrutmen.services.hasil.terbit import DASAR, TAHAP_AKHIR
from kepegawaian.rekrutmen.workflows import LABEL_LAMARAN, MELAMAR, SANGGAH, KeadaanSeleksi
from kepegawaian.rekrutmen.workflows import KeadaanLamaran as L

KODE = {ADMINISTRASI: "sanggah-administrasi", DASAR: "sanggah-dasar", TAHAP_AKHIR: "sanggah-akhir"}
TAHAP = {kode: tahap for tahap, kode in KODE.items()}
MASA = {
    ADMINISTRASI: KeadaanSeleksi.SANGGAH_ADMINISTRASI,
    DASAR: KeadaanSeleksi.SANGGAH_DASAR,
    TAHAP_AKHIR: KeadaanSeleksi.SANGGAH_AKHIR,
}
BUKAN_MASANYA = "Masa sanggah tahap ini tidak sedang berjalan."
MEMENUHI = "Lamaran Anda memenuhi syarat, sehingga tidak ada yang disanggah."
IKUT_MEMUTUS = "Anda ikut memutus hasil yang disanggah, sehingga orang lain yang menjawabnya."
KERABAT = "Pemohon sanggah adalah kerabat yang Anda nyatakan, sehingga orang lain yang menjawabnya."


def baris_terakhir(lamaran: Lamaran, tahap: str) -> HasilPeserta | None:
    """What the newest published list of this stage says of somebody."""
    baris = HasilPeserta.objects.filter(lamaran=lamaran, pengumuman__tahap=tahap, pengumuman__tersegel=True)
    gabung = ("pengumuman__diterbitkan_oleh", "lowongan", "tempat")
    return baris.select_related(*gabung).order_by("-pengumuman__revisi").first()


def sasaran_milik(tahap: str, pengguna: Any, pk: int) -> Sasaran | None:
    """What this applicant may contest: the own published line."""
    semua = Lamaran.objects.terlihat_oleh(pengguna, MELAMAR).select_related("seleksi", "lowongan")
    lamaran = semua.filter(pk=pk).first()
    return _sasaran(lamaran, tahap) if lamaran else None


def sasaran_kini(tahap: str, keberatan: Keberatan) -> Sasaran:
    lamaran = Lamaran.objects.select_related("seleksi", "lowongan").get(pk=keberatan.sasaran_id)
    sasaran = _sasaran(lamaran, tahap)
    if sasaran is None:
        raise TransitionRefused(BUKAN_MASANYA)
    return sasaran


def _sasaran(lamaran: Lamaran, tahap: str) -> Sasaran | None:
    baris = baris_terakhir(lamaran, tahap)
    if baris is None:
        return None
    hari = konfigurasi.baca(lamaran.seleksi.konfigurasi).sanggah_hari
    return Sasaran(
        judul=f"{baris.pengumuman.get_tahap_display()}, nomor peserta {lamaran.nomor}",
        kota_id=lamaran.kota_id,
        rincian=uraian(baris, lamaran),
        diterima=baris.berubah_pada,
        pejabat_awal_akun=baris.pengumuman.diterbitkan_oleh,
        halangan=_halangan(lamaran, baris, tahap),
        sidik=_sidik(baris),
        ajukan_dalam=(Jangka(hari), "aturan seleksi ini; PermenPANRB 27/2021 ps. 31"),
    )


def _halangan(lamaran: Lamaran, baris: HasilPeserta, tahap: str) -> str:
    if lamaran.seleksi.keadaan != MASA[tahap]:
        return BUKAN_MASANYA
    return MEMENUHI if tahap == ADMINISTRASI and baris.status == "MS" else ""


def _sidik(baris: HasilPeserta) -> str:
    isi = (baris.nilai, str(baris.total), baris.status, str(baris.nilai_akhir), baris.akhir, baris.tempat_id)
    return hashlib.sha256(repr(isi).encode()).hexdigest()


def uraian(baris: HasilPeserta, lamaran: Lamaran) -> list[tuple[str, str]]:
    """What both sides look at: the published line, and the reasons of the verification."""
    isi = [
        ("Seleksi", lamaran.seleksi.nama),
        ("Lowongan", str(lamaran.lowongan)),
        ("Nomor peserta", lamaran.nomor),
        ("Pengumuman", f"{baris.pengumuman.nomor} {baris.pengumuman.penyebut_revisi}".strip()),
        ("Hasil", f"{baris.arti} ({baris.akhir or baris.status})"),
    ]
    isi += [(kode, tulis_angka(Decimal(n), 0)) for kode, n in baris.nilai.items()]
    if baris.nilai_akhir is not None:
        isi.append(("Nilai akhir", tulis_angka(baris.nilai_akhir, 3)))
    if baris.pengumuman.tahap == ADMINISTRASI:
        isi += [("Alasan tidak memenuhi syarat", kalimat(a)) for a in lamaran.alasan_administrasi]
    return isi


def pemutus(tahap: str, keberatan: Keberatan, tanggal: date) -> Pemutus:
    """A member who answers objections and has no part in this one, the least busy of them; without any the PPK."""
    lamaran = Lamaran.objects.select_related("pelamar", "seleksi").get(pk=keberatan.sasaran_id)
    terlarang = {*_pembuat(lamaran, tahap), keberatan.pemohon_id, *keberatan.mundur}
    calon = Panitia.objects.filter(
        Q(sampai=None) | Q(sampai__gte=tanggal),
        seleksi=lamaran.seleksi_id,
        peran=PeranPanitia.PENJAWAB_SANGGAH,
        mulai__lte=tanggal,
        pernyataan__isnull=False,
        pengguna__is_active=True,
    ).exclude(pengguna__in=terlarang)
    kerabat = _berkerabat(lamaran)
    beban = dict(
        Keberatan.objects.filter(keadaan__in=sorted(BERJALAN), jenis__in=sorted(TAHAP), pemutus_akun__isnull=False)
        .values_list("pemutus_akun")
        .annotate(n=Count("pk"))
    )
    boleh = [p.pengguna_id for p in calon.order_by("pk") if p.pengguna_id not in kerabat]
    if not boleh:
        return Pemutus(ppk=True)
    return Pemutus(akun_id=min(boleh, key=lambda pk: (beban.get(pk, 0), pk)))


def _pembuat(lamaran: Lamaran, tahap: str) -> set[int]:
    """Accounts whose decision is contested: the verifiers, or whoever published the list in any revision."""
    terbit = Pengumuman.objects.filter(seleksi=lamaran.seleksi_id, tahap=tahap)
    akun = set(terbit.values_list("diterbitkan_oleh", flat=True))
    if tahap == ADMINISTRASI:
        akun |= set(Verifikasi.objects.filter(lamaran=lamaran).values_list("panitia__pengguna", flat=True))
    return akun


def _berkerabat(lamaran: Lamaran) -> set[int]:
    """Accounts of the committee that declared this applicant as a relative."""
    sama = Q(sidik_nik=lamaran.pelamar.sidik_nik) | Q(sidik_nama=lamaran.pelamar.sidik_nama)
    kerabat = KerabatPanitia.objects.filter(sama, panitia__seleksi=lamaran.seleksi_id)
    return set(kerabat.values_list("panitia__pengguna", flat=True))


def putusan_periksa(tahap: str, *, keberatan: Keberatan, hasil: str, isi: Mapping[str, Any]) -> None:
    """An accepted objection against marks says what they should have been."""
    if tahap == ADMINISTRASI or hasil == KeadaanKeberatan.DITOLAK:
        return
    lama, baru = _nilai_kini(keberatan, tahap), nilai_dari(isi)
    lamaran = Lamaran.objects.select_related("seleksi").get(pk=keberatan.sasaran_id)
    lengkap = set(baru) == {x.kode for x in ujian_disanggah(lamaran, tahap).komponen}
    if lama is None or not lengkap or _sama(baru, lama.nilai):
        raise ValidationError("Sanggah atas nilai hanya dapat diterima dengan nilai yang diperbaiki.")


def _sama(a: Mapping[str, str], b: Mapping[str, str]) -> bool:
    return {k: Decimal(n) for k, n in a.items()} == {k: Decimal(n) for k, n in b.items()}


def nilai_dari(isi: Mapping[str, Any]) -> dict[str, str]:
    """The marks in the answer's form, by code of the part."""
    return {k.removeprefix("nilai_"): str(n) for k, n in isi.items() if k.startswith("nilai_") and n not in (None, "")}


def ujian_disanggah(lamaran: Lamaran, tahap: str) -> konfigurasi.Ujian:
    """The exam whose marks this stage published."""
    isi = konfigurasi.baca(lamaran.seleksi.konfigurasi)
    pertama = isi.cari_ujian(konfigurasi.DASAR) or isi.ujian[0]
    return pertama if tahap == DASAR else isi.cari_ujian(konfigurasi.LANJUTAN) or pertama


def ujian_keberatan(keberatan: Keberatan) -> konfigurasi.Ujian:
    """The exam an objection is about."""
    return ujian_disanggah(_lamaran_keberatan(keberatan), TAHAP[keberatan.jenis])


def _lamaran_keberatan(keberatan: Keberatan) -> Lamaran:
    return Lamaran.objects.select_related("seleksi").get(pk=keberatan.sasaran_id)


def _nilai_kini(keberatan: Keberatan, tahap: str) -> NilaiUjian | None:
    lamaran = _lamaran_keberatan(keberatan)
    ujian = ujian_disanggah(lamaran, tahap)
    return NilaiUjian.objects.kini().filter(lamaran=lamaran, ujian=ujian.kode).first()


def akibat_ditolak(tahap: str, *, keberatan: Keberatan, oleh: Any) -> None:
    _harus_orang_lain(tahap, keberatan, oleh)


def akibat_dikabulkan(tahap: str, *, keberatan: Keberatan, oleh: Any) -> None:
    """Write the correction in the transaction of the decision; the revision follows by a job, one for many."""
    _harus_orang_lain(tahap, keberatan, oleh)
    lamaran = Lamaran.objects.select_for_update(of=("self",)).select_related("seleksi").get(pk=keberatan.sasaran_id)
    if lamaran.seleksi.keadaan != MASA[tahap]:
        raise TransitionRefused(BUKAN_MASANYA)
    if tahap == ADMINISTRASI:
        _penuhi(lamaran, oleh)
    else:
        _perbaiki_nilai(lamaran, tahap, keberatan, oleh)
    enqueue("rekrutmen.revisi_hasil", lamaran.seleksi_id, tahap, oleh.pk, kota=lamaran.kota_id)


def _harus_orang_lain(tahap: str, keberatan: Keberatan, oleh: Any) -> None:
    """Whoever came into the decision since the objection was assigned is refused, too."""
    lamaran = Lamaran.objects.select_related("pelamar").get(pk=keberatan.sasaran_id)
    if oleh.pk in _pembuat(lamaran, tahap):
        raise TransitionRefused(IKUT_MEMUTUS)
    if oleh.pk in _berkerabat(lamaran):
        raise TransitionRefused(KERABAT)


def _penuhi(lamaran: Lamaran, oleh: Any) -> None:
    Lamaran.objects.filter(pk=lamaran.pk).update(hasil_administrasi="MS")
    lamaran_setel([(lamaran, L.MS)], transisi="kabulkan_sanggah", oleh=oleh, dasar=SANGGAH)


def _perbaiki_nilai(lamaran: Lamaran, tahap: str, keberatan: Keberatan, oleh: Any) -> None:
    lama = _nilai_kini(keberatan, tahap)
    if lama is None:
        raise TransitionRefused("Nilai yang disanggah tidak tercatat.")
    NilaiUjian.objects.create(
        kota_id=lamaran.kota_id,
        seleksi_id=lamaran.seleksi_id,
        lamaran=lamaran,
        ujian=lama.ujian,
        hadir=True,
        nilai=nilai_dari(keberatan.putusan_isi),
        revisi=lama.revisi + 1,
        menggantikan=lama,
        sebab=keberatan,
        sumber="SANGGAH",
        dicatat_oleh=oleh,
        dicatat_pada=timezone.now(),
    )


def dapat_disanggah(pengguna: Any, baris: HasilPeserta) -> bool:
    """Whether the page offers an objection: the machine decides again, with the day and what was filed before."""
    tahap = baris.pengumuman.tahap
    seleksi = baris.pengumuman.seleksi
    if seleksi.keadaan != MASA[tahap] or (tahap == ADMINISTRASI and baris.status == "MS"):
        return False
    ada = Keberatan.objects.milik(pengguna).filter(jenis=KODE[tahap], sasaran_id=baris.lamaran_id).exists()
    hari = konfigurasi.baca(seleksi.konfigurasi).sanggah_hari
    return not ada and (seleksi.kota.hari_ini() - baris.berubah_pada).days <= hari


def sanggah_saya(pengguna: Any) -> dict[tuple[str, int], Keberatan]:
    """Own objections by kind and application, one query."""
    semua = Keberatan.objects.milik(pengguna).filter(jenis__in=sorted(TAHAP)).order_by("pk")
    return {(k.jenis, k.sasaran_id): k for k in semua}


# Answering many alike.


def tugas_saya(pengguna: Any) -> list[Keberatan]:
    """Objections that wait for this account's answer, oldest first."""
    semua = Keberatan.objects.diputus_oleh(pengguna).berjalan().filter(jenis__in=sorted(TAHAP))
    return list(semua.select_related("kota", "pemohon").order_by("batas_putus", "pk"))


def kelompokkan(semua: Sequence[Keberatan]) -> list[tuple[str, list[tuple[Keberatan, Lamaran]]]]:
    """Objections with the same stage and the same ground, largest group first."""
    lamaran = Lamaran.objects.select_related("seleksi", "lowongan").in_bulk([k.sasaran_id for k in semua])
    kelompok: dict[str, list[tuple[Keberatan, Lamaran]]] = {}
    for satu in semua:
        baris = lamaran[satu.sasaran_id]
        kelompok.setdefault(_kelompok(satu, baris), []).append((satu, baris))
    return sorted(kelompok.items(), key=lambda b: (-len(b[1]), b[0]))


def _kelompok(keberatan: Keberatan, lamaran: Lamaran) -> str:
    tahap = TAHAP[keberatan.jenis]
    if tahap == ADMINISTRASI:
        dasar = "; ".join(sorted(kalimat({**a, "catatan": ""}).rstrip(".") for a in lamaran.alasan_administrasi))
    else:
        dasar = LABEL_LAMARAN[L(lamaran.keadaan)]
    return f"{keberatan.judul} · {dasar or 'tanpa alasan tercatat'}"


def sanggah_putuskan_banyak(
    *, pilihan: Sequence[tuple[int, int, str]], hasil: str, pertimbangan: str, ringkasan: str, oleh: Any
) -> list[tuple[Keberatan, str]]:
    """Answer each with the same words, by itself: (objection, what stood in the way; empty when it was answered)."""
    baris = {k.pk: k for k in tugas_saya(oleh)}
    if asing := [pk for pk, _, _ in pilihan if pk not in baris]:
        raise PermissionDenied(f"sanggah {asing}")
    hasil_baris = []
    for pk, versi, sidik in pilihan:
        pesan = _satu(baris[pk], versi, sidik, hasil, pertimbangan, ringkasan, oleh)
        hasil_baris.append((baris[pk], pesan))
    return hasil_baris


def _satu(
    keberatan: Keberatan, versi: int, sidik: str, hasil: str, pertimbangan: str, ringkasan: str, oleh: Any
) -> str:
    try:
        with transaction.atomic():
            if keberatan.keadaan == KeadaanKeberatan.DIAJUKAN:
                keberatan_periksa(keberatan=keberatan, oleh=oleh)
            keberatan_putuskan(
                keberatan=keberatan,
                oleh=oleh,
                hasil=hasil,
                pertimbangan=pertimbangan,
                ringkasan_publik=ringkasan,
                versi=versi,
                sidik=sidik,
            )
    except ValidationError as galat:
        return " ".join(galat.messages)
    except (TransitionRefused, PermissionDenied, VersiBasi) as galat:
        return str(galat) or "Sanggah ini tidak lagi menjadi tugas Anda."
    return ""


def jawaban_publik(seleksi: Any) -> list[Keberatan]:
    """Decided objections of a selection with their anonymous answers; nothing else of them is public."""
    lamaran = Lamaran.objects.filter(seleksi=seleksi).values("pk")
    semua = Keberatan.objects.filter(jenis__in=sorted(TAHAP), sasaran_id__in=lamaran).exclude(ringkasan_publik="")
    return list(semua.order_by("-diputus_pada").only("jenis", "keadaan", "ringkasan_publik", "diputus_pada"))
