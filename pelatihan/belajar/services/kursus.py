"""The life of a course: written as a draft version, published whole, changed by a next version, closed."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils import timezone

from asn.core.berkas import PDF, berkas_periksa, berkas_salin, berkas_simpan
from asn.core.putar import video_simpan
from asn.core.services import apply_transition
from asn.core.workflows import TransitionRefused
from kepegawaian.instansi.models import Instansi
from pelatihan.belajar.models import Kuis, Kursus, Pelajaran, Soal, VersiKursus
from pelatihan.belajar.rules.soal import Soal as ButirSoal
from pelatihan.belajar.workflows import KELOLA, KURSUS_WORKFLOW, LIHAT, KeadaanVersi

MENIT_PER_JP = 45


@dataclass(frozen=True, slots=True)
class IsiPelajaran:
    """A lesson as the author's page sends it; `pk` None makes a new one."""

    pk: int | None
    modul: str
    judul: str
    jenis: str
    menit: int
    isi: str
    berkas: UploadedFile | None = None


@dataclass(frozen=True, slots=True)
class IsiNaskah:
    """The whole author's page. `kuis` maps its kind to its rules, or to None when there is no such test."""

    kursus: dict[str, Any]
    versi: dict[str, Any]
    pelajaran: list[IsiPelajaran]
    kuis: dict[str, dict[str, int] | None]
    soal_baru: list[ButirSoal]


class DrafBerubah(Exception):
    """Somebody saved this draft after the page was opened."""


def penyelenggara(oleh: Any) -> QuerySet[Instansi]:
    """Units in whose name this user may make a course."""
    dalam = Instansi.objects.terlihat_oleh(oleh, KELOLA).pada(oleh.hari_ini())
    sendiri = list(oleh.instansi_penugasan)
    return (dalam.filter(induk=None) | dalam.filter(pk__in=sendiri)).order_by("urutan", "nama")


@transaction.atomic
def kursus_buat(*, isi: IsiNaskah, oleh: Any) -> VersiKursus:
    """A new course with its first draft. Raises ValidationError."""
    kursus = Kursus(dibuat_oleh=oleh, **isi.kursus)
    kursus.kota_id = kursus.instansi.kota_id
    kursus.jp = isi.versi["jp"]
    kursus.full_clean(exclude=["kota", "versi_terbit"])
    kursus.save()
    versi = VersiKursus.objects.create(kota_id=kursus.kota_id, kursus=kursus)
    return _isi_versi(versi, isi, oleh)


@transaction.atomic
def naskah_simpan(*, versi: VersiKursus, isi: IsiNaskah, revisi: int, oleh: Any) -> VersiKursus:
    """Save the author's page. Raises DrafBerubah after another save, TransitionRefused for a published version."""
    draf = draf_kunci(versi, oleh)
    if draf.revisi != revisi:
        raise DrafBerubah
    kursus = draf.kursus
    for nama, nilai in isi.kursus.items():
        setattr(kursus, nama, nilai)
    kursus.full_clean(exclude=["kota", "versi_terbit", "dibuat_oleh"])
    kursus.save(update_fields=list(isi.kursus))
    return _isi_versi(draf, isi, oleh)


def draf_kunci(versi: VersiKursus, oleh: Any) -> VersiKursus:
    """The version, locked, within the reach of who writes courses. Only a draft can be written."""
    terjangkau = VersiKursus.objects.terlihat_oleh(oleh, KELOLA).select_for_update(of=("self",))
    draf = terjangkau.select_related("kursus__instansi").filter(pk=versi.pk).first()
    if draf is None:
        raise PermissionDenied(KELOLA)
    if draf.keadaan != KeadaanVersi.DRAF:
        raise TransitionRefused("Versi yang sudah terbit tidak dapat diubah. Buat versi baru, lalu ubah drafnya.")
    return draf


def _isi_versi(draf: VersiKursus, isi: IsiNaskah, oleh: Any) -> VersiKursus:
    for nama, nilai in isi.versi.items():
        setattr(draf, nama, nilai)
    draf.revisi += 1
    draf.full_clean(exclude=["kota", "kursus"], validate_constraints=False)
    draf.save()
    _tulis_pelajaran(draf, isi.pelajaran, oleh)
    for jenis, aturan in isi.kuis.items():
        if aturan is None:
            draf.kuis.filter(jenis=jenis).delete()
        else:
            Kuis.objects.update_or_create(versi=draf, jenis=jenis, defaults={"kota_id": draf.kota_id, **aturan})
    soal_tambah(draf, isi.soal_baru)
    return draf


def _tulis_pelajaran(draf: VersiKursus, semua: list[IsiPelajaran], oleh: Any) -> None:
    ada = {p.pk: p for p in draf.pelajaran.all()}
    tetap = {isi.pk for isi in semua if isi.pk}
    draf.pelajaran.exclude(pk__in=tetap).delete()
    for urutan, isi in enumerate(semua, 1):
        pelajaran = ada.get(isi.pk) if isi.pk else Pelajaran(kota_id=draf.kota_id, versi=draf)
        if pelajaran is None:
            raise ValidationError("Salah satu pelajaran sudah dihapus orang lain. Muat ulang halaman ini.")
        pelajaran.urutan = urutan
        for nama in ("modul", "judul", "jenis", "menit", "isi"):
            setattr(pelajaran, nama, getattr(isi, nama))
        pelajaran.save()
        if isi.berkas is not None:
            pelajaran.berkas = _simpan_berkas(pelajaran, isi.berkas, oleh)
            pelajaran.save(update_fields=["berkas"])


def _simpan_berkas(pelajaran: Pelajaran, isi: UploadedFile, oleh: Any) -> Any:
    if pelajaran.jenis == "video":
        return video_simpan(isi=isi, pemilik=pelajaran, izin=LIHAT, oleh=oleh)
    bersih = berkas_periksa(isi, isi.name or "bahan.pdf", terima=frozenset({PDF}))
    return berkas_simpan(isi=bersih, nama=bersih.nama, pemilik=pelajaran, izin=LIHAT, oleh=oleh)


def soal_tambah(draf: VersiKursus, baru: list[ButirSoal]) -> int:
    """Append sound questions to the bank of a draft the caller has locked."""
    awal = draf.soal.aggregate(n=Max("urutan"))["n"] or 0
    Soal.objects.bulk_create(
        Soal(
            kota_id=draf.kota_id,
            versi=draf,
            urutan=awal + n,
            jenis=b.jenis,
            teks=b.teks,
            isi=b.isi,
            umpan=b.umpan,
            kelompok=b.kelompok,
        )
        for n, b in enumerate(baru, 1)
    )
    return len(baru)


def masalah_terbit(versi: VersiKursus) -> list[str]:
    """What stands in the way of publishing this version, in sentences."""
    pelajaran = list(versi.pelajaran.all())
    masalah = [] if pelajaran else ["Belum ada pelajaran."]
    for p in pelajaran:
        if p.jenis == "teks" and not p.isi.strip():
            masalah.append(f"Pelajaran {p.urutan} “{p.judul}” belum berisi.")
        if p.jenis != "teks" and p.berkas_id is None:
            masalah.append(f"Pelajaran {p.urutan} “{p.judul}” belum mempunyai berkas {p.get_jenis_display()}.")
    soal = versi.soal.count()
    for kuis in versi.kuis.all():
        if soal < kuis.jumlah_soal:
            masalah.append(f"{kuis.get_jenis_display()} menarik {kuis.jumlah_soal} soal; bank soal berisi {soal}.")
    return masalah


def peringatan_terbit(versi: VersiKursus) -> list[str]:
    """What the author should know; it does not stand in the way."""
    menit = sum(p.menit for p in versi.pelajaran.all()) + sum(k.menit for k in versi.kuis.all())
    janji = int(versi.jp * MENIT_PER_JP)
    if menit and menit < janji:
        return [
            f"Perkiraan waktu seluruhnya {menit} menit, sedangkan {_angka(versi.jp)} JP berarti {janji} menit "
            f"(1 JP = {MENIT_PER_JP} menit). Sesuaikan JP atau perkiraan waktunya."
        ]
    return []


def _angka(nilai: Any) -> str:
    return f"{nilai.normalize():f}".replace(".", ",")


@transaction.atomic
def kursus_terbitkan(*, kursus: Kursus, oleh: Any, catatan: str = "") -> Kursus:
    """Publish the draft: from now on it is what new learners get. Raises TransitionRefused with what is missing."""
    draf = kursus.versi.select_for_update(of=("self",)).filter(keadaan=KeadaanVersi.DRAF).first()
    if draf is None:
        raise TransitionRefused("Tidak ada draf yang dapat diterbitkan. Buat versi baru lebih dahulu.")
    if masalah := masalah_terbit(draf):
        raise TransitionRefused(" ".join(masalah))
    saat = timezone.now()
    kursus.versi.filter(keadaan=KeadaanVersi.TERBIT).update(keadaan=KeadaanVersi.LAMA.value)
    draf.keadaan, draf.terbit_pada, draf.terbit_oleh = KeadaanVersi.TERBIT.value, saat, oleh
    draf.catatan = catatan[:300] or draf.catatan
    draf.save(update_fields=["keadaan", "terbit_pada", "terbit_oleh", "catatan"])
    kursus.versi_terbit, kursus.jp = draf, draf.jp
    kursus.terbit_pada = kursus.terbit_pada or saat
    kursus.save(update_fields=["versi_terbit", "jp", "terbit_pada"])
    return apply_transition(KURSUS_WORKFLOW, "terbitkan", kursus, oleh=oleh, catatan=catatan)


@transaction.atomic
def kursus_alihkan(*, kursus: Kursus, tindakan: str, oleh: Any, catatan: str = "") -> Kursus:
    """Close a course to newcomers, or open it again; who has begun goes on either way."""
    return apply_transition(KURSUS_WORKFLOW, tindakan, kursus, oleh=oleh, catatan=catatan)


@transaction.atomic
def versi_baru(*, kursus: Kursus, oleh: Any) -> VersiKursus:
    """A draft copied from the published version; when there is one already, that one."""
    terjangkau = Kursus.objects.terlihat_oleh(oleh, KELOLA).select_for_update(of=("self",))
    terkunci = terjangkau.filter(pk=kursus.pk).first()
    if terkunci is None:
        raise PermissionDenied(KELOLA)
    if draf := terkunci.versi.filter(keadaan=KeadaanVersi.DRAF).first():
        return draf
    lama = terkunci.versi_terbit
    if lama is None:
        raise TransitionRefused("Kursus ini belum pernah terbit.")
    nomor = (terkunci.versi.aggregate(n=Max("nomor"))["n"] or 0) + 1
    draf = VersiKursus.objects.create(
        kota_id=terkunci.kota_id, kursus=terkunci, nomor=nomor, jp=lama.jp, wajib_pra=lama.wajib_pra
    )
    _salin_isi(lama, draf)
    return draf


def _salin_isi(lama: VersiKursus, draf: VersiKursus) -> None:
    for pelajaran in lama.pelajaran.select_related("berkas"):
        berkas = pelajaran.berkas
        pelajaran.pk, pelajaran._state.adding, pelajaran.versi, pelajaran.berkas = None, True, draf, None
        pelajaran.save()
        if berkas is not None:
            pelajaran.berkas = berkas_salin(berkas=berkas, pemilik=pelajaran, izin=LIHAT)
            pelajaran.save(update_fields=["berkas"])
    for kuis in lama.kuis.all():
        kuis.pk, kuis._state.adding, kuis.versi = None, True, draf
        kuis.save()
    soal = list(lama.soal.all())
    for satu in soal:
        satu.pk, satu._state.adding, satu.versi = None, True, draf
    Soal.objects.bulk_create(soal)
