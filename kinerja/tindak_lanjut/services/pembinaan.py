"""Running a plan: begun by the superior, watched every month, acknowledged by the person, decided by somebody else."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from asn.akun.models import Pengguna
from asn.core.legal import tambah_bulan
from asn.core.services import transition_row
from asn.core.workflows import TransitionRefused
from asn.notifikasi.services import kabar_kirim
from kepegawaian.pegawai.rules.kepentingan import ALASAN
from kepegawaian.pegawai.services.kebutuhan import kebutuhan_catat
from kepegawaian.pegawai.services.kepentingan import ikatan_kepentingan
from kinerja.tindak_lanjut.models import KegiatanPembinaan, RencanaPembinaan, TitikPantau
from kinerja.tindak_lanjut.rules.keadaan import KeadaanPembinaan
from kinerja.tindak_lanjut.rules.pembinaan import masa_perbaikan, tanggal_pantau
from kinerja.tindak_lanjut.services.setoran import rencana_setorkan
from kinerja.tindak_lanjut.workflows import JALANKAN, KELOLA_PEMBINAAN, PEMBINAAN_WORKFLOW

AKUI = "tindak_lanjut.akui_pembinaan"
SENDIRI = "Rencana pembinaan ini tentang diri Anda sendiri, sehingga orang lain yang menjalankannya."
BELUM_BERJALAN = "Rencana pembinaan ini sedang tidak berjalan."
URGENSI = {"BUTUH_PERBAIKAN": "SEDANG", "KURANG": "TINGGI", "SANGAT_KURANG": "TINGGI"}


def rencana_kunci(rencana: RencanaPembinaan, *, oleh: Any, izin: str) -> RencanaPembinaan:
    """The fresh, locked row within the actor's reach; never the actor's own, whatever positions the actor holds."""
    baris = (
        RencanaPembinaan.objects.terlihat_oleh(oleh, izin)
        .select_for_update(of=("self",))
        .select_related("pegawai", "kota")
        .filter(pk=rencana.pk)
        .first()
    )
    if baris is None:
        raise PermissionDenied(izin)
    ikatan = ikatan_kepentingan(oleh, baris.pegawai)
    if ikatan is not None and ikatan.menutup:
        raise ValidationError(SENDIRI if ikatan == "DIRI" else ALASAN[ikatan])
    return baris


def berjalan_kunci(rencana: RencanaPembinaan, *, oleh: Any) -> RencanaPembinaan:
    baris = rencana_kunci(rencana, oleh=oleh, izin=JALANKAN)
    if not baris.berjalan:
        raise TransitionRefused(BELUM_BERJALAN)
    return baris


@transaction.atomic
def rencana_mulai(
    *, rencana: RencanaPembinaan, sasaran: str, mulai: date, konselor: Pengguna | None, oleh: Any
) -> RencanaPembinaan:
    """Begin: targets, the months of the rule in force, one checkpoint a month, a counsellor when one is wanted."""
    baris = rencana_kunci(rencana, oleh=oleh, izin=JALANKAN)
    if konselor is not None:
        pastikan_konselor(baris, konselor)
    baris.sasaran, baris.mulai, baris.konselor = sasaran.strip(), mulai, konselor
    baris.selesai = tambah_bulan(mulai, masa_perbaikan(mulai).nilai)
    if not baris.sasaran:
        raise ValidationError({"sasaran": "Tulis apa yang harus membaik."})
    if baris.keadaan == KeadaanPembinaan.DIUSULKAN:
        baris.save(update_fields=["sasaran", "mulai", "konselor", "selesai"])
    baris = transition_row(PEMBINAAN_WORKFLOW, "mulai", baris, oleh=oleh)
    TitikPantau.objects.bulk_create(
        TitikPantau(kota_id=baris.kota_id, rencana=baris, ke=ke, tanggal=hari)
        for ke, hari in enumerate(tanggal_pantau(terisi_mulai(baris), terisi_selesai(baris)), start=1)
    )
    rencana_setorkan(baris)
    kabari_pegawai(baris, "Pembinaan kinerja Anda dimulai", f"mulai:{baris.pk}")
    if konselor is not None:
        _kabari_konselor(baris, konselor)
    return baris


def terisi_mulai(rencana: RencanaPembinaan) -> date:
    assert rencana.mulai is not None  # noqa: S101  (constraint pembinaan_berjalan_bersasaran)
    return rencana.mulai


def terisi_selesai(rencana: RencanaPembinaan) -> date:
    assert rencana.selesai is not None  # noqa: S101
    return rencana.selesai


def pastikan_konselor(rencana: RencanaPembinaan, konselor: Pengguna) -> None:
    """An account that may counsel in this city and is neither the person nor family. PermenPANRB 6/2022."""
    if rencana.kota_id not in konselor.jangkauan("tindak_lanjut.catat_konseling").semua_kota:
        raise ValidationError({"konselor": "Akun ini tidak bertugas sebagai konselor di kota pegawai."})
    ikatan = ikatan_kepentingan(konselor, rencana.pegawai)
    if ikatan is not None and ikatan.menutup:
        raise ValidationError({"konselor": "Konselor tidak boleh pegawai itu sendiri atau keluarganya."})


def konselor_tersedia(rencana: RencanaPembinaan) -> Any:
    """Accounts with the role of counsellor in the city of the plan, by name."""
    return (
        Pengguna.objects.filter(is_active=True, penugasan__peran="KONSELOR", penugasan__kota=rencana.kota_id)
        .exclude(pegawai=rencana.pegawai_id)
        .order_by("nama")
        .distinct()
    )


@transaction.atomic
def kegiatan_tambah(*, rencana: RencanaPembinaan, nilai: Mapping[str, Any], oleh: Any) -> KegiatanPembinaan:
    """One more activity; a training also becomes a need in the register, once, with the way back to this plan."""
    baris = berjalan_kunci(rencana, oleh=oleh)
    kompetensi = nilai.get("kompetensi")
    kegiatan = KegiatanPembinaan(
        kota_id=baris.kota_id,
        rencana=baris,
        jenis=nilai["jenis"],
        uraian=nilai["uraian"].strip(),
        tenggat=nilai["tenggat"],
    )
    kegiatan.full_clean(exclude=["kota", "rencana"])
    kegiatan.save()
    if kegiatan.jenis == "PELATIHAN":
        kegiatan.kebutuhan = kebutuhan_catat(
            pegawai=baris.pegawai,
            sumber="PEMBINAAN",
            subjek=kegiatan.uraian[:200],
            kompetensi=kompetensi,
            urgensi=URGENSI.get(baris.predikat, "SEDANG"),
            tautan=baris.get_absolute_url(),
            kunci=f"pembinaan:{kegiatan.pk}",
            oleh=oleh,
        )
        kegiatan.save(update_fields=["kebutuhan"])
    return kegiatan


@transaction.atomic
def kegiatan_laksanakan(*, kegiatan: KegiatanPembinaan, tanggal: date, catatan: str, oleh: Any) -> KegiatanPembinaan:
    """Note that an activity has taken place. A second note is refused."""
    berjalan_kunci(kegiatan.rencana, oleh=oleh)
    baris = KegiatanPembinaan.objects.select_for_update(of=("self",)).get(pk=kegiatan.pk)
    if baris.selesai_pada is not None:
        raise TransitionRefused("Kegiatan ini sudah dicatat terlaksana.")
    baris.selesai_pada, baris.catatan = tanggal, catatan.strip()
    baris.save(update_fields=["selesai_pada", "catatan"])
    return baris


@transaction.atomic
def titik_catat(*, titik: TitikPantau, nilai: Mapping[str, str], oleh: Any, hari_ini: date) -> TitikPantau:
    """Note one checkpoint. In order, not before its month has begun, and not again once the person has read it."""
    rencana = berjalan_kunci(titik.rencana, oleh=oleh)
    baris = TitikPantau.objects.select_for_update(of=("self",)).get(pk=titik.pk)
    if baris.diakui_pada is not None:
        raise TransitionRefused("Titik pantau ini sudah dibaca pegawai, sehingga tidak dapat diubah lagi.")
    if rencana.titik.filter(ke__lt=baris.ke, dicatat_pada=None).exists():
        raise TransitionRefused("Catat dahulu titik pantau bulan sebelumnya.")
    if hari_ini < tambah_bulan(terisi_mulai(rencana), baris.ke - 1):
        raise TransitionRefused("Bulan titik pantau ini belum mulai.")
    baris.capaian, baris.uraian, baris.langkah = nilai["capaian"], nilai["uraian"].strip(), nilai["langkah"].strip()
    baris.dicatat_oleh, baris.dicatat_pada = oleh, timezone.now()
    baris.full_clean(exclude=["kota", "rencana"])
    baris.save()
    kabari_pegawai(rencana, f"Catatan {str(baris).lower()} menunggu Anda baca", f"titik:{baris.pk}")
    return baris


@transaction.atomic
def titik_akui(*, titik: TitikPantau, tanggapan: str, oleh: Any) -> TitikPantau:
    """The person has read it, and may answer. Only that person, once."""
    milik = TitikPantau.objects.terlihat_oleh(oleh, AKUI).filter(rencana__pegawai=oleh.pegawai_id, pk=titik.pk)
    baris = milik.select_for_update(of=("self",)).first() if oleh.pegawai_id else None
    if baris is None:
        raise PermissionDenied(AKUI)
    if not baris.menunggu_pegawai:
        raise TransitionRefused("Titik pantau ini belum dicatat atasan atau sudah Anda baca.")
    baris.diakui_pada, baris.tanggapan = timezone.now(), tanggapan.strip()
    baris.save(update_fields=["diakui_pada", "tanggapan"])
    return baris


@transaction.atomic
def rencana_batalkan(*, rencana: RencanaPembinaan, catatan: str, oleh: Any) -> RencanaPembinaan:
    """Give a plan up (its predicate was corrected, the person has left), with the reason."""
    baris = rencana_kunci(rencana, oleh=oleh, izin=KELOLA_PEMBINAAN)
    baris = transition_row(PEMBINAAN_WORKFLOW, "batalkan", baris, oleh=oleh, catatan=catatan.strip())
    rencana_setorkan(baris)
    return baris


def kabari_pegawai(rencana: RencanaPembinaan, judul: str, kunci: str, isi: str = "") -> None:
    """News for the person; that there is a plan at all is nobody else's business, so the title says little."""
    for akun in Pengguna.objects.filter(pegawai=rencana.pegawai_id):
        kabar_kirim(
            kepada=akun,
            kota_id=rencana.kota_id,
            jenis="pembinaan",
            judul=judul,
            isi=isi,
            tautan=rencana.get_absolute_url(),
            kunci=f"pembinaan:{kunci}",
        )


def _kabari_konselor(rencana: RencanaPembinaan, konselor: Pengguna) -> None:
    kabar_kirim(
        kepada=konselor,
        kota_id=rencana.kota_id,
        jenis="pembinaan",
        judul="Anda ditunjuk sebagai konselor kinerja",
        tautan=reverse("tindak_lanjut:konseling_daftar"),
        kunci=f"pembinaan:konselor:{rencana.pk}",
    )
