"""The plan behind a weak unsur: who does what until when, and the proof that it was done."""

from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.urls import reverse

from asn.akun.models import Pengguna
from asn.core.berkas import berkas_simpan
from asn.core.services import apply_transition
from asn.core.workflows import TransitionRefused
from asn.notifikasi.services import kabar_kirim
from kepegawaian.pegawai.models import Pegawai
from pengaduan.survei.models import Kampanye, RencanaTindak
from pengaduan.survei.services.kampanye import kunci
from pengaduan.survei.workflows import IZIN_LIHAT_TINDAK, IZIN_TINDAK, RENCANA_WORKFLOW

INGATKAN_SEBELUM = timedelta(days=7)
INGATKAN_LAGI = timedelta(days=7)


def calon_penanggung_jawab(kampanye: Kampanye, oleh: Any) -> QuerySet[Pegawai]:
    """Those who lead a unit of the same perangkat daerah, as far as the actor may see them."""
    puncak = kampanye.instansi.perangkat_daerah or kampanye.instansi
    terlihat = Pegawai.objects.terlihat_oleh(oleh, "pegawai.view_pegawai")
    memimpin = terlihat.filter(
        jabatan__memimpin=True, instansi__jalur__startswith=puncak.jalur, kedudukan="AKTIF", tanggal_berhenti=None
    )
    return memimpin.select_related("jabatan").order_by("instansi__jalur", "nama")


@transaction.atomic
def rencana_buat(
    *, kampanye: Kampanye, unsur: str, uraian: str, penanggung_jawab: Pegawai, tenggat: date, oleh: Any
) -> RencanaTindak:
    """Plan one improvement; who answers for it hears of it."""
    baris = kunci(kampanye, oleh=oleh, izin=IZIN_TINDAK)
    if baris.hasil_terakhir_id is None:
        raise TransitionRefused("Tindak lanjut direncanakan setelah survei ditutup dan dihitung.")
    if tenggat < oleh.hari_ini():
        raise ValidationError({"tenggat": "Tenggat tidak boleh sudah lewat."})
    if not calon_penanggung_jawab(baris, oleh).filter(pk=penanggung_jawab.pk).exists():
        raise ValidationError({"penanggung_jawab": "Pilih pejabat dari perangkat daerah yang sama."})
    rencana = RencanaTindak(
        kota_id=baris.kota_id,
        kampanye=baris,
        unsur=unsur,
        uraian=uraian,
        penanggung_jawab=penanggung_jawab,
        tenggat=tenggat,
        dibuat_oleh=oleh,
    )
    rencana.full_clean()
    rencana.save()
    _kabari(rencana, f"Anda penanggung jawab perbaikan: {rencana.nama_unsur}", "baru")
    return rencana


@transaction.atomic
def rencana_selesaikan(*, rencana: RencanaTindak, capaian: str, bukti: Any, tanggal: date, oleh: Any) -> RencanaTindak:
    """Report a plan as done, with what was reached and the proof of it."""
    if not capaian.strip() or bukti is None:
        raise TransitionRefused("Tulis hasil yang dicapai dan lampirkan buktinya.")
    if tanggal > oleh.hari_ini():
        raise ValidationError({"tanggal": "Tanggal selesai tidak boleh di masa depan."})
    # The row is locked and moved through the actor's reach before anything is stored.
    terkunci = RencanaTindak.objects.select_for_update().get(pk=rencana.pk)
    terkunci.capaian, terkunci.selesai_pada = capaian.strip(), tanggal
    terkunci.bukti = berkas_simpan(isi=bukti, nama=bukti.name, pemilik=terkunci, izin=IZIN_LIHAT_TINDAK, oleh=oleh)
    terkunci.save(update_fields=["capaian", "selesai_pada", "bukti"])
    return apply_transition(RENCANA_WORKFLOW, "selesaikan", terkunci, oleh=oleh, catatan=capaian.strip())


@transaction.atomic
def rencana_batalkan(*, rencana: RencanaTindak, oleh: Any, catatan: str) -> RencanaTindak:
    """Give a plan up, with the reason."""
    if not catatan.strip():
        raise TransitionRefused("Alasan membatalkan harus diisi.")
    return apply_transition(RENCANA_WORKFLOW, "batalkan", rencana, oleh=oleh, catatan=catatan)


def rencana_ingatkan(*, hari: date) -> int:
    """Remind of what is due within a week or overdue, at most once a week per plan; returns how many were reminded."""
    dekat = RencanaTindak.objects.belum_selesai().filter(tenggat__lte=hari + INGATKAN_SEBELUM)
    belum = dekat.filter(Q(diingatkan_pada=None) | Q(diingatkan_pada__lte=hari - INGATKAN_LAGI))
    jumlah = 0
    for rencana in belum.select_related("penanggung_jawab", "dibuat_oleh").select_for_update(of=("self",)):
        lewat = (hari - rencana.tenggat).days
        kapan = f"lewat {lewat} hari" if lewat > 0 else f"jatuh tempo {rencana.tenggat:%d-%m-%Y}"
        _kabari(rencana, f"Tindak lanjut survei {kapan}: {rencana.nama_unsur}", hari.isoformat())
        rencana.diingatkan_pada = hari
        rencana.save(update_fields=["diingatkan_pada"])
        jumlah += 1
    return jumlah


def _kabari(rencana: RencanaTindak, judul: str, kunci_kabar: str) -> None:
    penerima = Pengguna.objects.filter(Q(pegawai=rencana.penanggung_jawab_id) | Q(pk=rencana.dibuat_oleh_id))
    kabar_kirim(
        kepada=penerima,
        judul=judul,
        kota_id=rencana.kota_id,
        isi=rencana.uraian,
        tautan=reverse("survei:tindak", args=[rencana.pk]),
        jenis="survei",
        kunci=f"survei:tindak:{rencana.pk}:{kunci_kabar}",
    )
