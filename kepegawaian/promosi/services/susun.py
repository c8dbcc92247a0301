"""Preparing a selection: positions, stages, committee. All of it stands still once it is announced."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from asn.akun.models import Pengguna
from asn.core.legal import Putusan
from asn.core.services import VersiBasi
from asn.core.workflows import TransitionRefused
from asn.notifikasi.services import kabar_kirim
from kepegawaian.instansi.services import hari_ini_kota
from kepegawaian.jabatan.models import Jabatan
from kepegawaian.promosi.models import AnggotaPanitia, Lowongan, SeleksiJabatan, TahapSeleksi
from kepegawaian.promosi.rules import jadwal
from kepegawaian.promosi.rules.panitia import Anggota, periksa_panitia
from kepegawaian.promosi.rules.tahap import BAKU, SKALA, SKALA_LEMBAGA, TahapBaku, jangkar, periksa_bobot
from kepegawaian.promosi.services.lowong import lowong_sejak, pemegang
from kepegawaian.promosi.workflows import HIDUP, KELOLA, NILAI, KeadaanSeleksi

KOLOM = (
    "cara",
    "judul",
    "uraian",
    "pendaftaran_mulai",
    "pendaftaran_sampai",
    "rencana_pelantikan",
    "lembaga_pengawas",
)
SUDAH_DIUMUMKAN = "Seleksi ini sudah diumumkan, sehingga jabatan, tahap, dan panitianya tidak dapat diubah."
SEDANG_DISELEKSI = "{nama} sedang diisi lewat seleksi lain."


def kunci(seleksi: SeleksiJabatan, *, oleh: Any, izin: str = KELOLA) -> SeleksiJabatan:
    """The fresh, locked row in the actor's reach. Raises PermissionDenied."""
    terlihat = SeleksiJabatan.objects.terlihat_oleh(oleh, izin).select_for_update(of=("self",))
    baris = terlihat.filter(pk=seleksi.pk).first()
    if baris is None:
        raise PermissionDenied(izin)
    return baris


def kunci_draf(seleksi: SeleksiJabatan, *, oleh: Any) -> SeleksiJabatan:
    """As `kunci`, while nothing is announced. Raises TransitionRefused."""
    baris = kunci(seleksi, oleh=oleh)
    if baris.keadaan != KeadaanSeleksi.DRAF:
        raise TransitionRefused(SUDAH_DIUMUMKAN)
    return baris


@transaction.atomic
def seleksi_buat(*, nilai: Mapping[str, Any], jabatan: Iterable[Jabatan], kota_id: int, oleh: Any) -> SeleksiJabatan:
    """A draft with its positions and the usual stages. Raises ValidationError by field."""
    if kota_id not in oleh.jangkauan(KELOLA).kota_ids:
        raise PermissionDenied(KELOLA)
    seleksi = SeleksiJabatan(kota_id=kota_id, dibuat_oleh=oleh, **{k: nilai[k] for k in KOLOM if k in nilai})
    seleksi.full_clean(exclude=["kota", "dibuat_oleh"])
    seleksi.save()
    for satu in jabatan:
        lowongan_tambah(seleksi=seleksi, jabatan=satu, oleh=oleh)
    TahapSeleksi.objects.bulk_create(tahap_baku(seleksi))
    return seleksi


def tahap_baku(seleksi: SeleksiJabatan) -> list[TahapSeleksi]:
    """The usual stages, not saved yet."""
    return [_tahap(seleksi, i, t) for i, t in enumerate(BAKU, 1)]


def _tahap(seleksi: SeleksiJabatan, urutan: int, baku: TahapBaku) -> TahapSeleksi:
    return TahapSeleksi(
        kota_id=seleksi.kota_id,
        seleksi=seleksi,
        urutan=urutan,
        kode=baku.kode,
        nama=baku.nama,
        bobot=baku.bobot,
        penilai="LEMBAGA" if baku.lembaga else "PANITIA",
        anonim=baku.anonim,
        aspek=[_aspek(a, baku.lembaga) for a in baku.aspek],
    )


def _aspek(aspek: tuple[str, str, str, str], lembaga: bool) -> dict[str, Any]:
    kode, nama, rendah, tinggi = aspek
    if lembaga:
        return {"kode": kode, "nama": nama, "skala": SKALA_LEMBAGA}
    return {"kode": kode, "nama": nama, "skala": SKALA, "jangkar": jangkar(rendah, tinggi)}


@transaction.atomic
def seleksi_ubah(*, seleksi: SeleksiJabatan, versi: int, nilai: Mapping[str, Any], oleh: Any) -> SeleksiJabatan:
    """Change a draft. Raises VersiBasi when somebody saved it meanwhile, ValidationError by field."""
    baris = kunci_draf(seleksi, oleh=oleh)
    if baris.versi != versi:
        beda = [(k, getattr(baris, k), nilai[k]) for k in KOLOM if k in nilai and getattr(baris, k) != nilai[k]]
        raise VersiBasi(baris, [(label(baris, k), a, b) for k, a, b in beda])
    for kolom in (k for k in KOLOM if k in nilai):
        setattr(baris, kolom, nilai[kolom])
    baris.versi += 1
    baris.full_clean(exclude=["kota"])
    baris.save()
    return baris


def label(baris: Any, kolom: str) -> str:
    """The name of a column as people read it."""
    return str(baris._meta.get_field(kolom).verbose_name)


@transaction.atomic
def lowongan_tambah(*, seleksi: SeleksiJabatan, jabatan: Jabatan, oleh: Any, syarat: Any = ()) -> Lowongan:
    """One more position: vacant, of the same city, and in no other living selection. Raises ValidationError."""
    baris = kunci_draf(seleksi, oleh=oleh)
    posisi = Jabatan.objects.select_for_update(of=("self",), no_key=True).get(pk=jabatan.pk)
    hari = hari_ini_kota(baris.kota_id)
    if posisi.kota_id != baris.kota_id:
        raise ValidationError({"jabatan": "Jabatan ini bukan milik kota seleksi."})
    if Lowongan.objects.filter(jabatan=posisi, seleksi__keadaan__in=HIDUP).exists():
        raise ValidationError({"jabatan": SEDANG_DISELEKSI.format(nama=posisi.nama)})
    if pemegang([posisi.pk], hari):
        raise ValidationError({"jabatan": f"{posisi.nama} masih dijabat pejabat definitif."})
    return Lowongan.objects.create(
        kota_id=baris.kota_id,
        seleksi=baris,
        jabatan=posisi,
        lowong_sejak=lowong_sejak(posisi, hari),
        syarat=list(syarat),
    )


@transaction.atomic
def lowongan_atur(*, lowongan: Lowongan, syarat: list[dict[str, Any]], oleh: Any) -> Lowongan:
    """Requirements of the announcement beyond those of the law."""
    kunci_draf(lowongan.seleksi, oleh=oleh)
    lowongan.syarat = syarat
    lowongan.save(update_fields=["syarat"])
    return lowongan


@transaction.atomic
def lowongan_lepas(*, lowongan: Lowongan, oleh: Any) -> None:
    kunci_draf(lowongan.seleksi, oleh=oleh)
    lowongan.delete()


@transaction.atomic
def tahap_atur(*, seleksi: SeleksiJabatan, bobot: Mapping[str, Decimal], oleh: Any) -> list[Putusan]:
    """Set the weights; a weight of 0 leaves the stage out. Returns warnings; raises ValidationError unless they sum
    to exactly 100."""
    baris = kunci_draf(seleksi, oleh=oleh)
    tahap = list(baris.tahap.select_for_update(of=("self",)))
    dipakai = [t for t in tahap if bobot.get(t.kode, t.bobot) > 0]
    wajib, saran = periksa_bobot([(t.kode, t.nama, bobot.get(t.kode, t.bobot)) for t in dipakai])
    if salah := [p.alasan for p in wajib if not p]:
        raise ValidationError(salah)
    for satu in tahap:
        satu.bobot = bobot.get(satu.kode, satu.bobot)
        if satu.bobot > 0:
            satu.save(update_fields=["bobot"])
        else:
            satu.delete()
    return [p for p in saran if not p]


@transaction.atomic
def panitia_tambah(
    *, seleksi: SeleksiJabatan, pengguna: Pengguna, nilai: Mapping[str, Any], oleh: Any
) -> AnggotaPanitia:
    """Put somebody on the committee who holds the role Panitia in this city. Raises ValidationError."""
    baris = kunci_draf(seleksi, oleh=oleh)
    if baris.kota_id not in pengguna.jangkauan(NILAI).kota_ids:
        raise ValidationError({"pengguna": "Akun ini belum berperan Panitia seleksi di kota ini."})
    anggota = AnggotaPanitia(
        kota_id=baris.kota_id,
        seleksi=baris,
        pengguna=pengguna,
        nama=pengguna.pegawai.nama_lengkap if pengguna.pegawai else pengguna.nama,
        jabatan=nilai["jabatan"],
        unsur=nilai["unsur"],
        ketua=nilai.get("ketua", False),
    )
    anggota.full_clean(exclude=["kota", "seleksi", "pengguna"])
    try:
        with transaction.atomic():
            anggota.save()
    except IntegrityError as galat:
        raise ValidationError({"pengguna": "Akun ini sudah menjadi anggota panitia seleksi."}) from galat
    _minta_pernyataan(anggota)
    return anggota


def _minta_pernyataan(anggota: AnggotaPanitia) -> None:
    kabar_kirim(
        kepada=anggota.pengguna,
        kota_id=anggota.kota_id,
        jenis="tugas",
        judul=f"Anda ditunjuk menjadi panitia {anggota.seleksi.judul}",
        isi="Nyatakan netralitas Anda sebelum seleksi diumumkan.",
        tautan=reverse("promosi:panitia", args=[anggota.seleksi_id]),
        kunci=f"panitia:{anggota.pk}",
    )


@transaction.atomic
def panitia_lepas(*, anggota: AnggotaPanitia, oleh: Any) -> None:
    kunci_draf(anggota.seleksi, oleh=oleh)
    anggota.delete()


@transaction.atomic
def panitia_nyatakan(*, seleksi: SeleksiJabatan, oleh: Any) -> AnggotaPanitia:
    """The member's own declaration: neutral, in no party, no candidate."""
    anggota = AnggotaPanitia.objects.filter(seleksi=seleksi, pengguna=oleh).select_for_update(of=("self",)).first()
    if anggota is None or oleh.pratinjau:
        raise PermissionDenied(NILAI)
    if anggota.pernyataan_pada is None:
        anggota.pernyataan_pada = timezone.now()
        anggota.save(update_fields=["pernyataan_pada"])
    return anggota


def kesiapan(seleksi: SeleksiJabatan) -> tuple[list[Putusan], list[Putusan]]:
    """(conditions that must hold before the announcement, advice): every one with its verdict."""
    hari = hari_ini_kota(seleksi.kota_id)
    bobot = [(t.kode, t.nama, t.bobot) for t in seleksi.tahap.all()]
    wajib, saran = periksa_bobot(bobot)
    susunan = periksa_panitia(_susunan(seleksi), hari)
    umum = [
        jadwal.ada_jabatan(seleksi.lowongan.count()),
        jadwal.belum_lewat(seleksi.pendaftaran_mulai, hari),
        jadwal.lama_pengumuman(seleksi.pendaftaran_mulai, seleksi.pendaftaran_sampai),
    ]
    return [*umum, *wajib, *susunan], saran


def _susunan(seleksi: SeleksiJabatan) -> list[Anggota]:
    pelamar = set(seleksi.lamaran.values_list("pegawai", flat=True))
    return [
        Anggota(a.nama, a.unsur, a.ketua, a.pernyataan_pada is not None, a.pengguna.pegawai_id in pelamar)
        for a in seleksi.panitia.aktif().select_related("pengguna")
    ]


def calon_panitia(kota_id: int) -> Any:
    """Accounts with the role Panitia in this city."""
    akun = Pengguna.objects.filter(is_active=True, penugasan__peran="PANITIA", penugasan__kota=kota_id)
    return akun.distinct().order_by("nama")
