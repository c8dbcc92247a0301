"""Places that were won and given up: the next of the published list takes them, once, with a letter and its trace."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse

from asn.core.workflows import TransitionRefused
from asn.notifikasi.services import kabar_kirim
from kepegawaian.rekrutmen.models import (
    HasilPeserta,
    Lamaran,
    Lowongan,
    Pengangkatan,
    Penggantian,
    Pengumuman,
    Seleksi,
)
from kepegawaian.rekrutmen.rules.penggantian import Calon, berikutnya
from kepegawaian.rekrutmen.rules.pengisian import Akhir
from kepegawaian.rekrutmen.services.hasil.keadaan import lamaran_setel
from kepegawaian.rekrutmen.services.seleksi import seleksi_kunci
from kepegawaian.rekrutmen.workflows import DASAR
from kepegawaian.rekrutmen.workflows import KeadaanLamaran as L
from kepegawaian.rekrutmen.workflows import KeadaanSeleksi as S

TERISI = "Tempat ini tidak sedang kosong; mungkin sudah ada penggantinya."
BUKAN_BERIKUTNYA = "Pilih peserta berikutnya menurut peringkat yang diumumkan."


@dataclass(frozen=True, slots=True)
class Tempat:
    """One place given up, and who is next in the published rank; nobody when the list has come to its end."""

    mundur: Lamaran
    lowongan: Lowongan
    calon: list[HasilPeserta]


def terakhir(seleksi: Seleksi) -> Pengumuman | None:
    """The final list that counts."""
    return Pengumuman.objects.filter(seleksi=seleksi, tahap="akhir", tersegel=True).order_by("-revisi").first()


def tempat_kosong(seleksi: Seleksi) -> list[Tempat]:
    """Places of the final list whose holder withdrew and that nobody has taken since."""
    terbit = terakhir(seleksi) if seleksi.keadaan == S.PEMBERKASAN else None
    if terbit is None:
        return []
    mundur = HasilPeserta.objects.filter(
        pengumuman=terbit, tempat__isnull=False, lamaran__keadaan=L.MENGUNDURKAN_DIRI
    ).select_related("lamaran", "tempat")
    ganti = list(Penggantian.objects.filter(seleksi=seleksi).select_related("pengganti", "lowongan"))
    terisi = {g.mundur_id for g in ganti}
    kosong = [(x.lamaran, x.tempat) for x in mundur if x.tempat is not None and x.lamaran_id not in terisi]
    lagi = [(g.pengganti, g.lowongan) for g in ganti if g.pengganti.keadaan == L.MENGUNDURKAN_DIRI]
    kosong += [(p, x) for p, x in lagi if p.pk not in terisi]
    return _bercalon(kosong, terbit) if kosong else []


def _bercalon(kosong: list[tuple[Lamaran, Lowongan]], terbit: Pengumuman) -> list[Tempat]:
    """Two places of one need have the same next one: they are given one after the other."""
    semua = HasilPeserta.objects.filter(pengumuman=terbit, lowongan__in=[x for _, x in kosong])
    baris = list(semua.select_related("lamaran__pelamar", "lowongan"))
    calon = [_calon(x) for x in baris]
    menurut_nomor = {x.nomor: x for x in baris}
    return [Tempat(p, x, [menurut_nomor[n] for n in berikutnya(x.kode, calon)]) for p, x in kosong]


def _calon(x: HasilPeserta) -> Calon:
    menunggu = x.akhir == Akhir.TIDAK and x.lamaran.keadaan == L.TIDAK_LULUS
    return Calon(x.nomor, x.lowongan.kode, x.peringkat_akhir, menunggu)


@transaction.atomic
def pengganti_tetapkan(*, mundur: Lamaran, pengganti: str, nomor: str, tanggal: date, oleh: Any) -> Penggantian:
    """Give the place of `mundur` to the next in rank (`pengganti` is an exam number).

    Raises PermissionDenied out of reach, TransitionRefused when the place is not empty, ValidationError for anybody
    but the next.
    """
    seleksi = seleksi_kunci(mundur.seleksi, oleh)
    tempat = next((t for t in tempat_kosong(seleksi) if t.mundur.pk == mundur.pk), None)
    if tempat is None:
        raise TransitionRefused(TERISI)
    dipilih = next((x for x in tempat.calon if x.nomor == pengganti), None)
    if dipilih is None:
        raise ValidationError({"pengganti": BUKAN_BERIKUTNYA})
    ganti = Penggantian(
        kota_id=seleksi.kota_id,
        seleksi=seleksi,
        pengumuman_id=dipilih.pengumuman_id,
        lowongan=tempat.lowongan,
        mundur=mundur,
        pengganti=dipilih.lamaran,
        peringkat=dipilih.peringkat_akhir or 0,
        nomor=nomor.strip(),
        tanggal=tanggal,
        ditetapkan_oleh=oleh,
    )
    ganti.full_clean(exclude=["kota"])
    ganti.save()
    _buka_pemberkasan(ganti, oleh)
    return ganti


def _buka_pemberkasan(ganti: Penggantian, oleh: Any) -> None:
    seleksi, lamaran = ganti.seleksi, ganti.pengganti
    if seleksi.jenis in ("CPNS", "PPPK"):
        Pengangkatan.objects.create(
            kota_id=ganti.kota_id, seleksi=seleksi, lamaran=lamaran, lowongan=ganti.lowongan, jenis=seleksi.jenis
        )
    catatan = f"Menggantikan {ganti.mundur.nomor}, {ganti.nomor}"
    lamaran_setel([(lamaran, L.PEMBERKASAN)], transisi="gantikan", oleh=oleh, catatan=catatan, dasar=DASAR)
    kabar_kirim(
        kepada=lamaran.pelamar.akun,
        kota_id=ganti.kota_id,
        judul=f"Anda menggantikan peserta yang mengundurkan diri: {ganti.lowongan}",
        isi=f"{seleksi.nama}, nomor peserta {lamaran.nomor}. Lengkapi daftar riwayat hidup Anda.",
        kunci=f"ganti:{ganti.pk}",
        tautan=reverse("hasil_seleksi:saya"),
    )


def penggantian_publik(seleksi: Seleksi) -> list[Penggantian]:
    """What citizens read below the final list: numbers, never names."""
    semua = Penggantian.objects.filter(seleksi=seleksi).select_related("mundur", "pengganti", "lowongan")
    return list(semua.order_by("tanggal", "pk"))
