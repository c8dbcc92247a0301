"""Acts of people on a cycle: begin, count (again), fix, give up. Each goes through the workflow table."""

from datetime import date
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from asn.core.jobs import enqueue
from asn.core.models import KeadaanPekerjaan
from asn.core.pekerjaan import pekerjaan_akhiri, pekerjaan_buat
from asn.core.services import apply_transition, transition_row
from asn.core.verifikasi import tanda_terbitkan
from asn.core.workflows import TransitionRefused
from kepegawaian.instansi.models import Kota
from kepegawaian.pegawai.rules.orang import orang_akun
from kepegawaian.talenta.models import SidangTalenta, SiklusTalenta
from kepegawaian.talenta.services.hitung import peserta
from kepegawaian.talenta.services.ketentuan import ketentuan_pada
from kepegawaian.talenta.workflows import KELOLA, SIKLUS_WORKFLOW, TETAPKAN, KeadaanSiklus

SEDANG_DIHITUNG = "Siklus ini sedang dihitung; tunggu sampai selesai."
BUKAN_KETUA = "Hasil ditetapkan oleh ketua komite yang memimpin sidang terakhir siklus ini."


@transaction.atomic
def siklus_buat(*, kota_id: int, nama: str, acuan: date, oleh: Any) -> SiklusTalenta:
    """A new cycle with the rules in force on its reference day, frozen into it.

    Raises PermissionDenied out of reach; ValidationError for a day to come or while another cycle is being worked on.
    """
    if kota_id not in oleh.jangkauan(KELOLA).kota_ids:
        raise PermissionDenied(KELOLA)
    kota = Kota.objects.get(pk=kota_id)
    if acuan > kota.hari_ini():
        raise ValidationError({"acuan": "Tanggal acuan tidak boleh sesudah hari ini."})
    ditetapkan = SiklusTalenta.objects.filter(kota=kota_id).terbaru_ditetapkan()
    sebelum = ditetapkan.filter(acuan__lt=acuan).first()
    if ditetapkan.filter(acuan__gte=acuan).exists():
        raise ValidationError(
            {"acuan": "Sudah ada siklus yang ditetapkan dengan tanggal acuan yang sama atau sesudahnya."}
        )
    siklus = SiklusTalenta(
        kota_id=kota_id,
        nama=nama.strip(),
        acuan=acuan,
        ketentuan=ketentuan_pada(kota_id, acuan).ringkas(),
        sebelum=sebelum,
        dibuat_oleh=oleh,
    )
    siklus.validate_constraints()
    siklus.save(force_insert=True)
    return siklus


@transaction.atomic
def siklus_mulai_hitung(*, siklus: SiklusTalenta, oleh: Any, catatan: str = "") -> SiklusTalenta:
    """Queue the computation. A cycle that is being counted is left to it."""
    baris = siklus_kunci(siklus, oleh=oleh, izin=KELOLA)
    if baris.keadaan != KeadaanSiklus.DISIAPKAN:
        raise TransitionRefused(f"Siklus ini sudah {baris.get_keadaan_display().lower()}.")
    if baris.pekerjaan is not None and not baris.pekerjaan.berakhir:
        raise TransitionRefused(SEDANG_DIHITUNG)
    return _antrekan(baris, oleh)


@transaction.atomic
def siklus_hitung_ulang(*, siklus: SiklusTalenta, oleh: Any, catatan: str = "") -> SiklusTalenta:
    """Throw the figures away, take the rules of today's settings, and count again. Not after a session has begun."""
    baris = apply_transition(SIKLUS_WORKFLOW, "hitung_ulang", siklus, oleh=oleh, catatan=catatan)
    baris.hasil.all().delete()
    baris.sampai = 0
    baris.ketentuan = ketentuan_pada(baris.kota_id, baris.acuan).ringkas()
    baris.save(update_fields=["sampai", "ketentuan"])
    return _antrekan(baris, oleh)


def _antrekan(siklus: SiklusTalenta, oleh: Any) -> SiklusTalenta:
    sisa = peserta(siklus).filter(pk__gt=siklus.sampai).count()
    siklus.pekerjaan = pekerjaan_buat(
        kota_id=siklus.kota_id, judul=f"Penilaian {siklus.nama}", total=sisa, pemilik=oleh, dalam_lingkup=True
    )
    siklus.save(update_fields=["pekerjaan"])
    enqueue("talenta.hitung", str(siklus.pekerjaan_id), siklus.pk, kota=siklus.kota_id)
    return siklus


@transaction.atomic
def siklus_tetapkan(*, siklus: SiklusTalenta, oleh: Any, catatan: str = "") -> SiklusTalenta:
    """Fix the result: number, proof, who and when; from here on the database refuses every change.

    Only the chair who led the last session, once every session is closed. Raises PermissionDenied, TransitionRefused.
    """
    baris = siklus_kunci(siklus, oleh=oleh, izin=TETAPKAN)
    _pastikan_ketua(baris, oleh)
    if baris.keadaan != KeadaanSiklus.SIDANG:
        raise TransitionRefused(f"Siklus yang {baris.get_keadaan_display().lower()} tidak dapat ditetapkan.")
    kota = Kota.objects.select_for_update(no_key=True).get(pk=baris.kota_id)  # one number after the other
    hari_ini = kota.hari_ini()
    baris.nomor = nomor_baru(kota, hari_ini.year)
    baris.ditetapkan_oleh, baris.ditetapkan_pada = oleh, timezone.now()
    judul = f"Penetapan hasil {baris.nama} – {kota.nama}"
    baris.tanda = tanda_terbitkan(kota_id=kota.pk, judul=judul[:250], nomor=baris.nomor, tanggal=hari_ini)
    baris.save(update_fields=["nomor", "ditetapkan_oleh", "ditetapkan_pada", "tanda"])
    baris = transition_row(SIKLUS_WORKFLOW, "tetapkan", baris, oleh=oleh, catatan=catatan or baris.nomor)
    enqueue("talenta.cetak_siklus", baris.pk, kota=kota.pk, terjadwal=True)
    enqueue("talenta.kabarkan", baris.pk, kota=kota.pk, terjadwal=True)
    return baris


def _pastikan_ketua(siklus: SiklusTalenta, oleh: Any) -> None:
    sidang = list(siklus.sidang.select_related("ketua").order_by("ke"))
    if any(s.dibuka for s in sidang):
        raise TransitionRefused("Masih ada sidang yang belum ditutup.")
    if not sidang or not orang_akun(oleh).sama(orang_akun(sidang[-1].ketua)):
        raise TransitionRefused(BUKAN_KETUA)


def nomor_baru(kota: Kota, tahun: int) -> str:
    """The next number of the city in the year, shared by decisions and minutes; the caller holds the city's lock."""
    siklus = SiklusTalenta.objects.filter(kota=kota, ditetapkan_pada__year=tahun).exclude(nomor="").count()
    sidang = SidangTalenta.objects.filter(kota=kota, ditutup_pada__year=tahun).count()
    urut = siklus + sidang + 1
    return settings.TALENTA_POLA_NOMOR.format(urut=urut, tahun=tahun, singkatan=kota.singkatan)


@transaction.atomic
def siklus_batalkan(*, siklus: SiklusTalenta, oleh: Any, catatan: str = "") -> SiklusTalenta:
    """Give the cycle up; its rows stay readable and count nowhere."""
    baris = apply_transition(SIKLUS_WORKFLOW, "batalkan", siklus, oleh=oleh, catatan=catatan)
    if baris.pekerjaan_id:
        pekerjaan_akhiri(baris.pekerjaan_id, KeadaanPekerjaan.GAGAL, "Dibatalkan.")
    return baris


def siklus_kunci(siklus: SiklusTalenta, *, oleh: Any, izin: str) -> SiklusTalenta:
    """The fresh, locked row within the actor's reach."""
    terlihat = SiklusTalenta.objects.terlihat_oleh(oleh, izin).select_for_update(of=("self",))
    baris = terlihat.select_related("pekerjaan", "kota").filter(pk=siklus.pk).first()
    if baris is None:
        raise PermissionDenied(izin)
    return baris
