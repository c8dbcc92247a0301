"""Certificates of others: handed in by their holder, checked by the BKD, counted by the table and never twice."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Q

from asn.core.berkas import IsiBersih, berkas_periksa, berkas_simpan
from asn.core.services import apply_transition
from kepegawaian.pegawai.models import Pegawai, RiwayatDiklat
from kepegawaian.pegawai.rules.orang import orang_akun, orang_pegawai
from kepegawaian.pegawai.services.profil import JENIS_RIWAYAT
from kepegawaian.pegawai.services.riwayat import riwayat_catat
from pelatihan.program.models import SertifikatLuar
from pelatihan.program.rules.istilah import bentuk, rumpun
from pelatihan.program.rules.jp import Kegiatan, jp_menurut_tabel, jp_tersisa
from pelatihan.program.services.buku import kegiatan_setahun
from pelatihan.program.services.kompetensi import kebutuhan_penuhi
from pelatihan.program.services.sistem import kabari
from pelatihan.program.workflows import AJUKAN_LUAR, LUAR_WORKFLOW, VERIFIKASI_LUAR

LIHAT = "program.view_sertifikatluar"
GANDA = "Pindaian sertifikat yang sama sudah pernah diajukan."
SENDIRI = "Sertifikat Anda sendiri diperiksa petugas lain."


@transaction.atomic
def luar_ajukan(*, pegawai: Pegawai, nilai: Mapping[str, Any], pindaian: Any, oleh: Any) -> SertifikatLuar:
    """Hand one in; only its holder may. Raises ValidationError at the fields, also for a scan seen before."""
    if not Pegawai.objects.terlihat_oleh(oleh, AJUKAN_LUAR).filter(pk=pegawai.pk).exists():
        raise PermissionDenied(AJUKAN_LUAR)
    isi = _pindaian(pindaian)
    baris = SertifikatLuar(kota_id=pegawai.kota_id, pegawai=pegawai, sidik=isi.sha256, **nilai)
    if baris.selesai > pegawai.kota.hari_ini():
        raise ValidationError({"selesai": "Kegiatan yang belum selesai belum dapat diajukan."})
    if baris.selesai >= baris.mulai:
        baris.jp_usul = hitung_jp(baris)[0]
    baris.full_clean(exclude=["kota", "berkas"])
    try:
        with transaction.atomic():
            baris.save()
    except IntegrityError as galat:
        raise ValidationError({"pindaian": GANDA}) from galat
    baris.berkas = berkas_simpan(isi=isi, nama=isi.nama, pemilik=baris, izin=LIHAT, oleh=oleh)
    baris.save(update_fields=["berkas"])
    return baris


def _pindaian(pindaian: Any) -> IsiBersih:
    try:
        return berkas_periksa(pindaian, pindaian.name)
    except ValidationError as galat:
        raise ValidationError({"pindaian": galat.messages}) from galat


def hitung_jp(baris: SertifikatLuar) -> tuple[Decimal, str]:
    """What the table gives, with its sentence."""
    return jp_menurut_tabel(
        bentuk(baris.bentuk),
        satuan=baris.satuan,
        mulai=baris.mulai,
        selesai=baris.selesai,
        internasional=baris.internasional,
    )


def serupa(baris: SertifikatLuar) -> list[str]:
    """What in the register or the queue looks like the same activity: the checker decides."""
    nomor = Q(nomor_sertifikat__iexact=baris.nomor) if baris.nomor else Q(pk__in=[])
    nama = Q(nama__iexact=baris.judul, tanggal_mulai=baris.mulai)
    diklat = RiwayatDiklat.objects.filter(nomor | nama, kota=baris.kota_id, pegawai=baris.pegawai_id).sah()
    lain = SertifikatLuar.objects.filter(
        kota=baris.kota_id, pegawai=baris.pegawai_id, judul__iexact=baris.judul, mulai=baris.mulai
    ).exclude(Q(pk=baris.pk) | Q(keadaan="ditolak"))
    kalimat = [f"Buku induk memuat “{d.nama}”, selesai {d.tanggal_selesai:%d-%m-%Y}." for d in diklat]
    return kalimat + [f"Pernah diajukan pada {x.diajukan_pada:%d-%m-%Y}." for x in lain]


@transaction.atomic
def luar_akui(*, sertifikat: SertifikatLuar, jp: Decimal, catatan: str = "", oleh: Any) -> SertifikatLuar:
    """Recognise: at most what the table and the caps of the ledger allow; the fact goes to the register.

    Raises ValidationError, PermissionDenied, TransitionRefused.
    """
    _bukan_sendiri(sertifikat, oleh)
    satu = bentuk(sertifikat.bentuk)
    Pegawai.objects.select_for_update(of=("self",), no_key=True).get(pk=sertifikat.pegawai_id)
    tabel = hitung_jp(sertifikat)[0]
    sisa = jp_tersisa(
        kegiatan_setahun(sertifikat.pegawai, sertifikat.selesai.year),
        Kegiatan(0, sertifikat.judul, satu, sertifikat.mulai, sertifikat.selesai, tabel),
    )
    if jp > sisa.dihitung:
        teks = f"{sisa.dihitung.normalize():f}".replace(".", ",")
        raise ValidationError({"jp": f"Paling banyak {teks} JP. {sisa.alasan}".strip()})
    diklat = _setorkan(sertifikat, jp, oleh)
    SertifikatLuar.objects.filter(pk=sertifikat.pk).update(
        jp_diakui=jp, diklat=diklat, catatan=catatan.strip(), diperiksa_oleh=oleh
    )
    baris = apply_transition(LUAR_WORKFLOW, "akui", sertifikat, oleh=oleh, catatan=catatan)
    kebutuhan_penuhi(pegawai=baris.pegawai, kompetensi=sertifikat.kompetensi, diklat=diklat)
    _kabari(baris, "diakui", catatan)
    return baris


def _setorkan(s: SertifikatLuar, jp: Decimal, oleh: Any) -> RiwayatDiklat:
    return riwayat_catat(
        jenis=JENIS_RIWAYAT["diklat"],
        pegawai=s.pegawai,
        isi={
            "nama": s.judul,
            "jenis_siasn": s.bentuk,
            "rumpun": rumpun(s.bentuk, s.kompetensi.kelompok if s.kompetensi else ""),
            "penyelenggara": s.penyelenggara,
            "nomor_sertifikat": s.nomor,
            "tanggal_mulai": s.mulai.isoformat(),
            "tanggal_selesai": s.selesai.isoformat(),
            "jp": str(jp),
        },
        oleh=oleh,
        tautan=s.get_absolute_url(),
    )


@transaction.atomic
def luar_tolak(*, sertifikat: SertifikatLuar, alasan: str, oleh: Any) -> SertifikatLuar:
    """Refuse with a reason the holder reads; the scan may be handed in again."""
    _bukan_sendiri(sertifikat, oleh)
    SertifikatLuar.objects.filter(pk=sertifikat.pk).update(catatan=alasan.strip(), diperiksa_oleh=oleh)
    baris = apply_transition(LUAR_WORKFLOW, "tolak", sertifikat, oleh=oleh, catatan=alasan)
    _kabari(baris, "ditolak", alasan)
    return baris


def _bukan_sendiri(s: SertifikatLuar, oleh: Any) -> None:
    if not SertifikatLuar.objects.terlihat_oleh(oleh, VERIFIKASI_LUAR).filter(pk=s.pk).exists():
        raise PermissionDenied(VERIFIKASI_LUAR)
    if orang_akun(oleh).sama(orang_pegawai(s.pegawai)):
        raise ValidationError(SENDIRI)


def _kabari(s: SertifikatLuar, kata: str, isi: str) -> None:
    kabari(
        [s.pegawai_id],
        kota_id=s.kota_id,
        judul=f"Sertifikat luar {kata}: {s.judul}",
        isi=isi,
        tautan=s.get_absolute_url(),
        kunci=f"luar:{s.pk}:{kata}",
    )
