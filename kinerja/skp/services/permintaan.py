""" "Atasan saya salah": asked with one click, verified by the pengelola, and then followed by every later step."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from asn.core.services import apply_transition
from kepegawaian.jabatan.models import Jabatan, JabatanQuerySet
from kepegawaian.jabatan.rules.enum import MANAJERIAL
from kepegawaian.pegawai.models import RiwayatJabatan
from kepegawaian.pegawai.services.isian import masih_dinas
from kinerja.skp.models import SKP, PermintaanPenilai
from kinerja.skp.rules.penilai import Kursi, Penilai, pemegang_utama
from kinerja.skp.services.kabar import kabari_pegawai
from kinerja.skp.services.penilai import PENILAI_KOLOM, PohonPenilai, penilai_terapkan
from kinerja.skp.workflows import HIDUP, IZIN_SUSUN, IZIN_TETAPKAN, PERMINTAAN_WORKFLOW, KeadaanPermintaan

SUDAH_ADA = "Permintaan Anda sebelumnya masih menunggu pemeriksaan."


def calon_penilai(skp: SKP, tanggal: Any) -> JabatanQuerySet:
    """Posts that may assess this person instead: held today, leading, with posts below, in the perangkat daerah or
    above it; never the post assessed."""
    pejabat = RiwayatJabatan.objects.filter(masih_dinas(tanggal), jabatan=OuterRef("pk"))
    pejabat = pejabat.exclude(pegawai=skp.pegawai_id).sah().pada(tanggal)
    kueri = Jabatan.objects.filter(kota_id=skp.kota_id).pada(tanggal).exclude(pk=skp.jabatan_id)
    memimpin = Q(memimpin=True) | Q(jenis__in=sorted(MANAJERIAL))
    di_atas = Jabatan.objects.filter(pk__in=[skp.jabatan_penilai_id or 0]).values("atasan")
    dekat = Q(instansi__perangkat_daerah=skp.perangkat_daerah_id) | Q(pk__in=di_atas)
    bawahan = Exists(Jabatan.objects.filter(atasan=OuterRef("pk")))
    terpilih = kueri.filter(memimpin, dekat, bawahan, Exists(pejabat)).exclude(pk=skp.jabatan_penilai_id or 0)
    return terpilih.select_related("instansi").order_by("instansi__jalur", "nama")


@transaction.atomic
def permintaan_ajukan(*, skp: SKP, jabatan: Jabatan, alasan: str, oleh: Any) -> PermintaanPenilai:
    """Ask for another assessing post. Raises ValidationError while an earlier request waits."""
    if oleh.pegawai_id != skp.pegawai_id or not oleh.has_perm(IZIN_SUSUN):
        raise PermissionDenied(IZIN_SUSUN)
    if skp.keadaan not in HIDUP:
        raise ValidationError("SKP ini sudah tidak berlaku.")
    if not calon_penilai(skp, oleh.hari_ini()).filter(pk=jabatan.pk).exists():
        raise ValidationError({"jabatan": "Pilih jabatan atasan yang terisi di perangkat daerah Anda."})
    try:
        with transaction.atomic():
            return PermintaanPenilai.objects.create(
                kota_id=skp.kota_id,
                skp=skp,
                jabatan_semula_id=skp.jabatan_penilai_id,
                jabatan_diminta=jabatan,
                alasan=alasan,
            )
    except IntegrityError as galat:
        raise ValidationError(SUDAH_ADA) from galat


@transaction.atomic
def permintaan_putuskan(*, permintaan: PermintaanPenilai, setuju: bool, alasan: str, oleh: Any) -> PermintaanPenilai:
    """Verify a request; nobody decides about oneself. A granted one moves the SKP to the post asked for at once."""
    if permintaan.skp.pegawai_id == oleh.pegawai_id:
        raise PermissionDenied(IZIN_TETAPKAN)
    if not setuju and not alasan:
        raise ValidationError({"alasan_putusan": "Tulis alasan penolakan; pegawai membacanya."})
    nilai = {"diputus_oleh": oleh, "diputus_pada": timezone.now(), "alasan_putusan": alasan}
    terkunci = PermintaanPenilai.objects.terlihat_oleh(oleh, IZIN_TETAPKAN).filter(
        pk=permintaan.pk, keadaan=KeadaanPermintaan.MENUNGGU
    )
    terkunci.update(**nilai)
    hasil = apply_transition(PERMINTAAN_WORKFLOW, "setujui" if setuju else "tolak", permintaan, oleh=oleh)
    if setuju:
        _terapkan(hasil, oleh)
    putusan = "disetujui" if setuju else "ditolak"
    kabari_pegawai(hasil.skp, f"Permintaan pejabat penilai {putusan}", alasan, kunci=f"permintaan-penilai-{hasil.pk}")
    return hasil


def _terapkan(permintaan: PermintaanPenilai, oleh: Any) -> None:
    skp = SKP.objects.select_for_update().get(pk=permintaan.skp_id)
    jabatan_id = permintaan.jabatan_diminta_id
    pohon = PohonPenilai(skp.kota_id, oleh.hari_ini(), [jabatan_id])
    pemegang = pemegang_utama(Kursi(jabatan_id, True, tuple(pohon.pemegang(jabatan_id))), skp.pegawai_id)
    if pemegang is None:
        raise ValidationError("Jabatan yang diminta sekarang kosong. Tolak permintaan ini dengan penjelasan.")
    penilai_terapkan(skp, Penilai(jabatan_id, pemegang.pegawai_id, pemegang.sebagai))
    skp.penilai_khusus = True
    skp.save(update_fields=PENILAI_KOLOM)


@transaction.atomic
def permintaan_batalkan(*, permintaan: PermintaanPenilai, oleh: Any) -> PermintaanPenilai:
    """The employee takes the request back."""
    if permintaan.skp.pegawai_id != oleh.pegawai_id:
        raise PermissionDenied(IZIN_SUSUN)
    return apply_transition(PERMINTAAN_WORKFLOW, "batalkan", permintaan, oleh=oleh)
