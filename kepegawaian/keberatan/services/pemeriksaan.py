"""The examination: it begins, both sides are heard, and a decider with a conflict of interest steps aside.

PP 30/2019 ps. 59: the superior asks both the assessor and the assessed for an explanation.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from asn.core.services import apply_transition
from asn.core.workflows import TransitionRefused
from kepegawaian.instansi.services import hari_ini_kota
from kepegawaian.keberatan.models import Keberatan, KeteranganKeberatan
from kepegawaian.keberatan.services.bukti import Lampiran, bukti_simpan, sidik_keberatan
from kepegawaian.keberatan.services.kabar import kabar_masuk, kabarkan
from kepegawaian.keberatan.services.pemutus import (
    akun_pejabat_awal,
    akun_pemutus,
    alasan_menahan,
    pemutus_pasang,
)
from kepegawaian.keberatan.workflows import IZIN_LIHAT, IZIN_PUTUSKAN, KEBERATAN_WORKFLOW
from kepegawaian.pegawai.rules.orang import orang_akun, orang_pegawai

KETERANGAN_TERPENDEK = 10
ALASAN_TERPENDEK = 10
TIDAK_ADA_LAIN = "Tidak ada pejabat lain yang dapat memutus keberatan ini. Hubungi BKD."


@transaction.atomic
def keberatan_periksa(*, keberatan: Keberatan, oleh: Any) -> Keberatan:
    """Begin: from now on the statement stands, and both sides may add explanations."""
    baris = pemutus_kunci(keberatan, oleh)
    baris = apply_transition(KEBERATAN_WORKFLOW, "periksa", baris, oleh=oleh)
    kabarkan(baris, [baris.pemohon], "mulai diperiksa", "Anda dapat menambah keterangan di halamannya.")
    kabarkan(baris, akun_pejabat_awal(baris), "mulai diperiksa", "Anda diminta memberi tanggapan.")
    return baris


@transaction.atomic
def keberatan_keterangan(
    *,
    keberatan: Keberatan,
    oleh: Any,
    isi: str,
    hadir: str = "",
    tanggal: date | None = None,
    bukti: Sequence[Lampiran] = (),
) -> KeteranganKeberatan:
    """Add what was said. Who adds it decides what it is: decider, first decider, or appellant.

    Raises PermissionDenied for anybody else, TransitionRefused once it is decided, ValidationError by field.
    """
    baris = _kunci(keberatan, oleh, IZIN_LIHAT)
    asal = asal_keterangan(baris, oleh)
    if not asal:
        raise PermissionDenied(IZIN_LIHAT)
    if not baris.berjalan:
        raise TransitionRefused(f"Keberatan ini sudah {baris.get_keadaan_display().lower()}.")
    isi = isi.strip()
    if len(isi) < KETERANGAN_TERPENDEK:
        raise ValidationError({"isi": f"Tulis keterangan sedikitnya {KETERANGAN_TERPENDEK} huruf."})
    hari_ini = hari_ini_kota(baris.kota_id)
    if tanggal and tanggal > hari_ini:
        raise ValidationError({"tanggal": "Tanggal pemeriksaan tidak boleh di masa depan."})
    catatan = KeteranganKeberatan.objects.create(
        kota_id=baris.kota_id,
        keberatan=baris,
        asal=asal,
        isi=isi,
        hadir=hadir.strip(),
        tanggal=tanggal or hari_ini,
        bukti=bukti_simpan(baris, [], bukti, oleh=oleh),
        oleh=oleh,
    )
    baris.versi += 1
    baris.sidik = sidik_keberatan(baris)
    baris.save(update_fields=["versi", "sidik"])
    if asal != "pemeriksaan":
        kabarkan(baris, akun_pemutus(baris, hari_ini), "ada keterangan baru")
    return catatan


def asal_keterangan(keberatan: Keberatan, pengguna: Any) -> str:
    """On which side this user stands; empty for somebody who only reads."""
    orang = orang_akun(pengguna)
    if keberatan.pemohon_id == pengguna.pk:
        return "pemohon"
    if keberatan.pejabat_awal_akun_id == pengguna.pk:
        return "pejabat_awal"
    if keberatan.pejabat_awal and orang.sama(orang_pegawai(keberatan.pejabat_awal)):
        return "pejabat_awal"
    memutus = Keberatan.objects.terlihat_oleh(pengguna, IZIN_PUTUSKAN).filter(pk=keberatan.pk).exists()
    return "pemeriksaan" if memutus and not alasan_menahan(keberatan, pengguna) else ""


@transaction.atomic
def keberatan_alihkan(*, keberatan: Keberatan, oleh: Any, alasan: str) -> Keberatan:
    """The decider declares a conflict of interest; the next one upwards takes over. UU 30/2014 ps. 42–43."""
    alasan = alasan.strip()
    if len(alasan) < ALASAN_TERPENDEK:
        raise ValidationError({"alasan": f"Tulis alasannya sedikitnya {ALASAN_TERPENDEK} huruf."})
    baris = pemutus_kunci(keberatan, oleh)
    baris = apply_transition(KEBERATAN_WORKFLOW, "alihkan", baris, oleh=oleh, catatan=alasan)
    lama = (baris.pemutus_jabatan_id, baris.pemutus_akun_id, baris.ke_ppk)
    baris.mundur = [*baris.mundur, oleh.pk]
    pemutus_pasang(baris, hari_ini_kota(baris.kota_id))
    if lama == (baris.pemutus_jabatan_id, baris.pemutus_akun_id, baris.ke_ppk):
        raise TransitionRefused(TIDAK_ADA_LAIN)
    baris.save(update_fields=["mundur", "pemutus_jabatan", "pemutus_akun", "ke_ppk"])
    kabar_masuk(baris)
    return baris


def pemutus_kunci(keberatan: Keberatan, oleh: Any) -> Keberatan:
    """The fresh, locked row in the reach of who decides it today, and who is no party to it."""
    baris = _kunci(keberatan, oleh, IZIN_PUTUSKAN)
    if alasan := alasan_menahan(baris, oleh):
        raise TransitionRefused(alasan)
    return baris


def _kunci(keberatan: Keberatan, oleh: Any, izin: str) -> Keberatan:
    terlihat = Keberatan.objects.terlihat_oleh(oleh, izin).select_for_update(of=("self",))
    baris = terlihat.select_related("pemohon", "pegawai", "pejabat_awal", "kota").filter(pk=keberatan.pk).first()
    if baris is None:
        raise PermissionDenied(izin)
    return baris
