"""The application of one person: begun, saved step by step, sent once, taken back before the deadline."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from asn.core.legal import Putusan
from asn.core.services import apply_transition
from asn.core.verifikasi import tanda_terbitkan
from asn.core.workflows import TransitionRefused
from asn.notifikasi.services import kabar_kirim
from kepegawaian.rekrutmen.models import BerkasLamaran, DokumenSyarat, Lamaran, Lowongan, Pelamar
from kepegawaian.rekrutmen.rules import kelayakan
from kepegawaian.rekrutmen.rules import konfigurasi as rk
from kepegawaian.rekrutmen.services.tahapan import menerima_lamaran
from kepegawaian.rekrutmen.workflows import LAMARAN_WORKFLOW, MELAMAR
from kepegawaian.rekrutmen.workflows import KeadaanLamaran as L

DITUTUP = "Pendaftaran sudah ditutup. Lamaran dan dokumen tidak dapat diubah atau diajukan lagi."
BELUM_BUKA = "Pendaftaran belum dibuka."
KOLOM_PENDIDIKAN = ("tingkat", "bidang", "lembaga", "nomor_ijazah", "tanggal_lulus", "ipk")


def lamaran_kunci(lamaran: Lamaran, oleh: Any) -> Lamaran:
    """The fresh, locked row of its owner. Raises PermissionDenied for anybody else."""
    semua = Lamaran.objects.terlihat_oleh(oleh, MELAMAR).select_for_update(of=("self",))
    baris = semua.select_related("seleksi__kota", "lowongan", "pelamar").filter(pk=lamaran.pk).first()
    if baris is None:
        raise PermissionDenied(MELAMAR)
    return baris


def harus_terbuka(seleksi: Any, saat: datetime) -> None:
    """Raises TransitionRefused outside the period, from its very first to its very last moment on the city's clock."""
    if menerima_lamaran(seleksi, saat):
        return
    raise TransitionRefused(BELUM_BUKA if seleksi.buka_pada and saat < seleksi.buka_pada else DITUTUP)


def lamaran_draf(lamaran: Lamaran, oleh: Any, saat: datetime | None) -> Lamaran:
    baris = lamaran_kunci(lamaran, oleh)
    harus_terbuka(baris.seleksi, saat or timezone.now())
    if baris.keadaan != L.DRAF:
        raise TransitionRefused(f"Lamaran ini tidak dapat diubah; keadaannya sekarang “{baris.label}”.")
    return baris


@transaction.atomic
def lamaran_mulai(*, lowongan: Lowongan, oleh: Any, saat: datetime | None = None) -> Lamaran:
    """The one application of this person in this selection: a new draft, or the one there is.

    Two requests at once wait for each other at the person's row. A draft for another vacancy is moved to this one.
    """
    semua = Pelamar.objects.terlihat_oleh(oleh, MELAMAR).select_for_update(of=("self",))
    pelamar = semua.filter(kota=lowongan.kota_id).first()
    if pelamar is None:
        raise PermissionDenied(MELAMAR)
    harus_terbuka(lowongan.seleksi, saat or timezone.now())
    ada = Lamaran.objects.filter(seleksi=lowongan.seleksi_id, pelamar=pelamar).first()
    if ada is None:
        return Lamaran.objects.create(
            kota_id=lowongan.kota_id, seleksi_id=lowongan.seleksi_id, lowongan=lowongan, pelamar=pelamar
        )
    return _pindahkan(ada, lowongan, oleh)


def _pindahkan(lamaran: Lamaran, lowongan: Lowongan, oleh: Any) -> Lamaran:
    if lamaran.lowongan_id == lowongan.pk and lamaran.keadaan != L.DIBATALKAN:
        return lamaran
    if lamaran.keadaan not in (L.DRAF, L.DIBATALKAN):
        raise TransitionRefused(
            f"Anda sudah melamar {lamaran.lowongan}. Satu orang hanya melamar satu lowongan dalam satu seleksi."
        )
    if lamaran.keadaan == L.DIBATALKAN:
        lamaran = apply_transition(LAMARAN_WORKFLOW, "susun_lagi", lamaran, oleh=oleh)
    lamaran.lowongan, lamaran.disimpan_pada = lowongan, timezone.now()
    lamaran.save(update_fields=["lowongan", "disimpan_pada"])
    return lamaran


@transaction.atomic
def pendidikan_simpan(*, lamaran: Lamaran, isi: dict[str, Any], oleh: Any, saat: datetime | None = None) -> Lamaran:
    """What the person studied. A draft is saved even where it is not eligible: the reasons are shown at once."""
    baris = lamaran_draf(lamaran, oleh, saat)
    for kolom in KOLOM_PENDIDIKAN:
        if kolom in isi:
            setattr(baris, kolom, isi[kolom] or ("" if kolom not in ("ipk", "tanggal_lulus") else None))
    if "prioritas" in isi:
        baris.prioritas = isi["prioritas"]
    return _simpan(baris)


@transaction.atomic
def akomodasi_simpan(
    *, lamaran: Lamaran, akomodasi: list[str], catatan: str, oleh: Any, saat: datetime | None = None
) -> Lamaran:
    """What is needed in the exam; asked of everybody, not only of those who apply for a place set aside."""
    baris = lamaran_draf(lamaran, oleh, saat)
    if "LAIN" in akomodasi and not catatan.strip():
        raise ValidationError({"catatan": "Jelaskan akomodasi yang Anda perlukan."})
    baris.akomodasi, baris.akomodasi_catatan = list(akomodasi), catatan.strip()
    return _simpan(baris)


def _simpan(baris: Lamaran) -> Lamaran:
    baris.disimpan_pada = timezone.now()
    baris.versi += 1
    baris.save()
    return baris


def syarat_lowongan(lowongan: Lowongan) -> kelayakan.Syarat:
    """What this vacancy asks, its own age limits before those of the selection."""
    usia = lowongan.seleksi.konfigurasi.get("usia", {})
    tutup = lowongan.seleksi.tutup_pada
    zona = ZoneInfo(lowongan.seleksi.kota.zona_waktu)
    return kelayakan.Syarat(
        usia_min=lowongan.usia_min or usia.get("min", 18),
        usia_maks=lowongan.usia_maks or usia.get("maks", 35),
        tingkat=lowongan.tingkat,
        bidang=lowongan.bidang,
        ipk_min=lowongan.ipk_min,
        tutup=tutup.astimezone(zona).date() if tutup else None,
    )


def kelayakan_lamaran(lamaran: Lamaran) -> list[Putusan]:
    """The answers of the rules on what is filled in so far, today on the city's clock."""
    diri = kelayakan.Diri(
        lahir=lamaran.pelamar.tanggal_lahir,
        tingkat=lamaran.tingkat,
        bidang=lamaran.bidang,
        ipk=lamaran.ipk,
        lulus=lamaran.tanggal_lulus,
    )
    return kelayakan.periksa(diri, syarat_lowongan(lamaran.lowongan), lamaran.seleksi.kota.hari_ini())


def dokumen_diminta(lamaran: Lamaran) -> list[DokumenSyarat]:
    semua = lamaran.seleksi.dokumen.all()
    return [d for d in semua if d.diminta_dari(lamaran.lowongan.jenis_kebutuhan)]


def kekurangan(lamaran: Lamaran) -> dict[str, list[str]]:
    """What is still missing, by step; empty when the application can be sent."""
    kurang: dict[str, list[str]] = {}
    perlu = {"tingkat": "jenjang", "lembaga": "nama sekolah atau perguruan tinggi", "tanggal_lulus": "tanggal lulus"}
    if lamaran.lowongan.bidang:
        perlu["bidang"] = "program studi"
    if lamaran.lowongan.ipk_min is not None:
        perlu["ipk"] = "IPK"
    if isian := [label for kolom, label in perlu.items() if not getattr(lamaran, kolom)]:
        kurang["pendidikan"] = [f"Isi {label}." for label in isian]
    kurang.setdefault("pendidikan", []).extend(p.alasan for p in kelayakan_lamaran(lamaran) if not p)
    ada = {b.syarat_id for b in lamaran.berkas_ada}
    kurang["dokumen"] = [f"Unggah {d.nama}." for d in dokumen_diminta(lamaran) if d.wajib and d.pk not in ada]
    return {langkah: pesan for langkah, pesan in kurang.items() if pesan}


@transaction.atomic
def lamaran_ajukan(*, lamaran: Lamaran, pernyataan: list[str], oleh: Any, saat: datetime | None = None) -> Lamaran:
    """Send it: number, proof of the card, state. Raises TransitionRefused after the last second, ValidationError with
    everything that is missing."""
    saat = saat or timezone.now()
    baris = lamaran_kunci(lamaran, oleh)
    harus_terbuka(baris.seleksi, saat)
    wajib = [kode for kode, _ in rk.baca(baris.seleksi.konfigurasi).pernyataan]
    if belum := set(wajib) - set(pernyataan):
        raise ValidationError({"pernyataan": f"Setujui seluruh pernyataan; {len(belum)} belum."})
    if kurang := kekurangan(baris):
        raise ValidationError([p for pesan in kurang.values() for p in pesan])
    baris.nomor = baris.nomor or nomor_peserta(baris)
    baris.pernyataan, baris.diajukan_pada = wajib, saat
    baris.tanda = baris.tanda or _tanda(baris)
    baris.save(update_fields=["nomor", "pernyataan", "diajukan_pada", "tanda"])
    baris = apply_transition(LAMARAN_WORKFLOW, "ajukan", baris, oleh=oleh)
    _kabari_diajukan(baris, oleh)
    return baris


def nomor_peserta(lamaran: Lamaran) -> str:
    """Exam number: city, year, kind, wave, and the row's own key, so that no two requests wait for each other."""
    seleksi = lamaran.seleksi
    kode = seleksi.kota.kode.replace(".", "")
    return f"{kode}-{seleksi.tahun % 100:02}{seleksi.jenis[0]}{seleksi.gelombang}-{lamaran.pk:07}"


def _tanda(lamaran: Lamaran) -> Any:
    return tanda_terbitkan(
        kota_id=lamaran.kota_id,
        judul=f"Kartu peserta {lamaran.seleksi.nama}"[:250],
        nomor=lamaran.nomor,
        tanggal=lamaran.seleksi.kota.hari_ini(),
    )


def _kabari_diajukan(lamaran: Lamaran, oleh: Any) -> None:
    kabar_kirim(
        kepada=oleh,
        judul="Lamaran Anda sudah diterima sistem",
        isi=f"Nomor peserta {lamaran.nomor}. Unduh kartunya dari halaman lamaran Anda.",
        kota_id=lamaran.kota_id,
        tautan=reverse("lamaran:status", args=[lamaran.pk]),
        kunci=f"lamaran-diajukan-{lamaran.pk}-{lamaran.versi}",
    )


@transaction.atomic
def lamaran_batalkan(*, lamaran: Lamaran, oleh: Any, saat: datetime | None = None) -> Lamaran:
    """Take it back before the deadline; it can then be composed again, also for another vacancy."""
    baris = lamaran_kunci(lamaran, oleh)
    harus_terbuka(baris.seleksi, saat or timezone.now())
    baris = apply_transition(LAMARAN_WORKFLOW, "batalkan", baris, oleh=oleh)
    # A card that was made belongs to the application that is gone; the number stays the person's.
    baris.kartu, baris.versi = None, baris.versi + 1
    baris.save(update_fields=["kartu", "versi"])
    return baris


def berkas_pelamar(lamaran: Lamaran) -> dict[int, BerkasLamaran]:
    """Documents handed in, by required document."""
    return {b.syarat_id: b for b in lamaran.berkas_ada}
