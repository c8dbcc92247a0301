"""The selection moves on: announced, prolonged, closed for applications, verified, given up. Every step is public."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone

from asn.akun.models import Pengguna
from asn.core.services import apply_transition
from asn.core.workflows import TransitionRefused
from asn.notifikasi.services import kabar_kirim
from kepegawaian.instansi.services import hari_ini_kota
from kepegawaian.promosi.models import PengumumanSeleksi, SeleksiJabatan
from kepegawaian.promosi.rules import jadwal
from kepegawaian.promosi.services.benturan import benturan_cari
from kepegawaian.promosi.services.nomor import nomor_pengumuman
from kepegawaian.promosi.services.susun import kesiapan, kunci
from kepegawaian.promosi.workflows import SELEKSI_WORKFLOW, KeadaanLamaran

KURANG_PELAMAR = "Tulis alasan melanjutkan dengan pelamar kurang dari ketentuan, atau perpanjang pendaftaran."
L = KeadaanLamaran


def pengumuman_terbitkan(seleksi: SeleksiJabatan, jenis: str, judul: str, **isi: Any) -> PengumumanSeleksi:
    """Make one step public, as it is now; inside the transaction of that step."""
    return PengumumanSeleksi.objects.create(
        kota_id=seleksi.kota_id, seleksi=seleksi, jenis=jenis, judul=judul[:200], isi=isi
    )


@transaction.atomic
def seleksi_umumkan(*, seleksi: SeleksiJabatan, oleh: Any, catatan: str = "") -> SeleksiJabatan:
    """Announce: every condition must hold. Raises ValidationError with all that does not."""
    baris = kunci(seleksi, oleh=oleh)
    wajib, _ = kesiapan(baris)
    if salah := [f"{p.alasan} ({p.dasar})" for p in wajib if not p]:
        raise ValidationError(salah)
    baris = apply_transition(SELEKSI_WORKFLOW, "umumkan", baris, oleh=oleh, catatan=catatan)
    baris.nomor, baris.diumumkan_pada = nomor_pengumuman(baris), timezone.now()
    baris.save(update_fields=["nomor", "diumumkan_pada"])
    pengumuman_terbitkan(
        baris,
        "PEMBUKAAN",
        f"Pembukaan {baris.judul}",
        jabatan=[str(x.jabatan) for x in baris.lowongan.select_related("jabatan")],
        mulai=baris.pendaftaran_mulai.isoformat(),
        sampai=baris.pendaftaran_sampai.isoformat(),
    )
    return baris


@transaction.atomic
def seleksi_perpanjang(*, seleksi: SeleksiJabatan, oleh: Any, catatan: str = "") -> SeleksiJabatan:
    """Seven days more, at most twice."""
    baris = kunci(seleksi, oleh=oleh)
    hari = hari_ini_kota(baris.kota_id)
    boleh = jadwal.perpanjangan(baris.perpanjangan, hari)
    if not boleh:
        raise TransitionRefused(f"{boleh.alasan} ({boleh.dasar})")
    baris = apply_transition(SELEKSI_WORKFLOW, "perpanjang", baris, oleh=oleh, catatan=catatan)
    baris.pendaftaran_sampai = jadwal.diperpanjang_sampai(baris.pendaftaran_sampai, hari)
    baris.rencana_pelantikan = max(baris.rencana_pelantikan, baris.pendaftaran_sampai)
    baris.perpanjangan += 1
    baris.save(update_fields=["pendaftaran_sampai", "rencana_pelantikan", "perpanjangan"])
    judul = f"Perpanjangan pendaftaran {baris.judul}"
    pengumuman_terbitkan(baris, "PERPANJANGAN", judul, sampai=baris.pendaftaran_sampai.isoformat(), alasan=catatan)
    return baris


@transaction.atomic
def seleksi_tutup(*, seleksi: SeleksiJabatan, oleh: Any, catatan: str = "") -> SeleksiJabatan:
    """Take no more applications, after the last day only; fewer than three per position need a written reason."""
    baris = kunci(seleksi, oleh=oleh)
    hari = hari_ini_kota(baris.kota_id)
    if hari <= baris.pendaftaran_sampai:
        raise TransitionRefused(f"Pendaftaran masih dibuka sampai {baris.pendaftaran_sampai:%d-%m-%Y}.")
    kurang = [p for p in jadwal.cukup_pelamar(pelamar_per_jabatan(baris), hari) if not p]
    if kurang and len(catatan.strip()) < 10:
        raise ValidationError({"alasan": [p.alasan for p in kurang] + [KURANG_PELAMAR]})
    baris = apply_transition(SELEKSI_WORKFLOW, "tutup", baris, oleh=oleh, catatan=catatan)
    benturan_cari(baris)
    return baris


def pelamar_per_jabatan(seleksi: SeleksiJabatan) -> dict[str, int]:
    """How many applied for each position and did not withdraw."""
    hitung = Count("lamaran", filter=~Q(lamaran__keadaan=L.DITARIK))
    return {str(x.jabatan): x.n for x in seleksi.lowongan.select_related("jabatan").annotate(n=hitung)}


@transaction.atomic
def administrasi_umumkan(*, seleksi: SeleksiJabatan, oleh: Any, catatan: str = "") -> SeleksiJabatan:
    """Publish who passed, by number. Raises TransitionRefused while somebody waits, or a position has nobody left."""
    baris = kunci(seleksi, oleh=oleh)
    if menunggu := baris.lamaran.filter(keadaan=L.DIAJUKAN).count():
        raise TransitionRefused(f"{menunggu} lamaran belum diverifikasi.")
    lulus = {x: list(x.lamaran.memenuhi().order_by("nomor")) for x in baris.lowongan.select_related("jabatan")}
    if kosong := [str(x) for x, daftar in lulus.items() if not daftar]:
        raise TransitionRefused(f"Belum ada pelamar yang memenuhi syarat untuk {', '.join(kosong)}.")
    baris = apply_transition(SELEKSI_WORKFLOW, "umumkan_administrasi", baris, oleh=oleh, catatan=catatan)
    benturan_cari(baris)
    gugur = baris.lamaran.filter(keadaan=L.TIDAK_MEMENUHI).order_by("nomor").values_list("nomor", flat=True)
    hasil = [{"jabatan": str(x), "memenuhi": [p.nomor for p in d]} for x, d in lulus.items()]
    judul = f"Hasil seleksi administrasi {baris.judul}"
    pengumuman_terbitkan(baris, "ADMINISTRASI", judul, hasil=hasil, tidak_memenuhi=list(gugur))
    peserta_kabari(baris, "Hasil seleksi administrasi diumumkan", "administrasi")
    return baris


def peserta_kabari(seleksi: SeleksiJabatan, judul: str, kunci_kabar: str) -> None:
    """Tell everybody who applied and did not withdraw to look at the own application."""
    milik = dict(seleksi.lamaran.exclude(keadaan=L.DITARIK).values_list("pegawai", "pk"))
    for akun in Pengguna.objects.filter(pegawai__in=milik):
        kabar_kirim(
            kepada=akun,
            kota_id=seleksi.kota_id,
            jenis="umum",
            judul=judul,
            isi=seleksi.judul,
            tautan=reverse("promosi:lamaran_saya", args=[milik[akun.pegawai_id]]),
            kunci=f"seleksi:{seleksi.pk}:{kunci_kabar}:{akun.pk}",
        )


@transaction.atomic
def seleksi_batalkan(*, seleksi: SeleksiJabatan, oleh: Any, catatan: str) -> SeleksiJabatan:
    """Give a selection up, with a reason that becomes public when it had been announced."""
    diumumkan = kunci(seleksi, oleh=oleh).diumumkan_pada is not None
    baris = apply_transition(SELEKSI_WORKFLOW, "batalkan", seleksi, oleh=oleh, catatan=catatan)
    if diumumkan:
        pengumuman_terbitkan(baris, "PEMBATALAN", f"Pembatalan {baris.judul}", alasan=catatan)
        peserta_kabari(baris, "Seleksi dibatalkan", "batal")
    return baris
