"""What the appellant does: file once and in time, add to it before the examination begins, withdraw."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils.formats import date_format

from asn.core.services import VersiBasi, apply_transition
from asn.core.workflows import TransitionRefused
from kepegawaian.instansi.services import hari_ini_kota
from kepegawaian.keberatan.models import Keberatan
from kepegawaian.keberatan.registri import JenisKeberatan, Sasaran, jenis_keberatan
from kepegawaian.keberatan.rules.jangka import AJUKAN, PUTUS
from kepegawaian.keberatan.services.bukti import Lampiran, bukti_simpan, sidik_keberatan
from kepegawaian.keberatan.services.jangka import JangkaBerlaku, jangka_berlaku
from kepegawaian.keberatan.services.kabar import kabar_masuk, kabarkan
from kepegawaian.keberatan.services.pemutus import akun_pemutus, pemutus_pasang
from kepegawaian.keberatan.workflows import IZIN_AJUKAN, KEBERATAN_WORKFLOW, KeadaanKeberatan

URAIAN_TERPENDEK = 30
SUDAH_ADA = "Keberatan atas keputusan ini sudah pernah diajukan. Buka “Keberatan saya” untuk mengikutinya."
BELUM_DITERIMA = "Keputusan ini belum disampaikan kepada Anda, sehingga belum dapat diajukan keberatan."
SUDAH_DIPERIKSA = "Pemeriksaan sudah dimulai: uraian tidak dapat diubah. Tambahkan keterangan di halaman keberatan."


def halangan(sasaran: Sasaran, jangka: JangkaBerlaku | None, hari_ini: date) -> str:
    """Why no appeal can be filed today, in words; empty when it can."""
    if sasaran.halangan:
        return sasaran.halangan
    if jangka is None:
        return BELUM_DITERIMA
    if hari_ini > jangka.batas:
        batas = date_format(jangka.batas, "j F Y")
        return f"Tenggat mengajukan keberatan berakhir {batas} ({jangka.label})."
    return ""


def jangka_sasaran(jenis: JenisKeberatan, sasaran: Sasaran) -> JangkaBerlaku | None:
    """The window in which this decision can be contested; None while it has not been received."""
    if sasaran.diterima is None:
        return None
    return jangka_berlaku(jenis, AJUKAN, sasaran=sasaran, mulai=sasaran.diterima)


def keberatan_ajukan(
    *, jenis: str, sasaran_id: int, oleh: Any, uraian: str, tuntutan: str, bukti: Sequence[Lampiran] = ()
) -> Keberatan:
    """File an appeal. Raises PermissionDenied when this user has nothing to contest there, TransitionRefused when it
    is too early, too late, or was filed before, ValidationError by field.
    """
    macam = jenis_keberatan(jenis)
    sasaran = macam.sasaran(oleh, sasaran_id)
    if sasaran is None:
        raise PermissionDenied(IZIN_AJUKAN)
    hari_ini = hari_ini_kota(sasaran.kota_id)
    jangka = jangka_sasaran(macam, sasaran)
    if (alasan := halangan(sasaran, jangka, hari_ini)) or jangka is None or sasaran.diterima is None:
        raise TransitionRefused(alasan)
    putus = jangka_berlaku(macam, PUTUS, sasaran=sasaran, mulai=hari_ini)
    keberatan = Keberatan(
        kota_id=sasaran.kota_id,
        jenis=jenis,
        sasaran_id=sasaran_id,
        sasaran_judul=sasaran.judul[:200],
        sasaran_sidik=sasaran.sidik,
        pemohon=oleh,
        pegawai=sasaran.pegawai,
        instansi_id=sasaran.instansi_id,
        pejabat_awal=sasaran.pejabat_awal,
        pejabat_awal_akun=sasaran.pejabat_awal_akun,
        diterima_pada=sasaran.diterima,
        batas_ajukan=jangka.batas,
        jangka_ajukan=jangka.label[:200],
        batas_putus=putus.batas,
        jangka_putus=putus.label[:200],
    )
    _isi(keberatan, uraian, tuntutan)
    try:
        with transaction.atomic():
            return _rekam(keberatan, bukti, oleh, hari_ini)
    except IntegrityError as galat:
        raise TransitionRefused(SUDAH_ADA) from galat


@transaction.atomic
def keberatan_ubah(
    *,
    keberatan: Keberatan,
    oleh: Any,
    versi: int,
    uraian: str,
    tuntutan: str,
    bukti: Sequence[Lampiran] = (),
    lepas: Iterable[Any] = (),
) -> Keberatan:
    """Change the statement while nobody examines it yet and the window is open. Raises VersiBasi on a stale form."""
    baris = _milik(keberatan, oleh)
    if baris.keadaan != KeadaanKeberatan.DIAJUKAN:
        raise TransitionRefused(SUDAH_DIPERIKSA)
    if hari_ini_kota(baris.kota_id) > baris.batas_ajukan:
        raise TransitionRefused("Tenggat mengajukan keberatan sudah lewat, sehingga uraian tidak dapat diubah lagi.")
    if baris.versi != versi:
        raise VersiBasi(baris, [("Uraian", baris.uraian, uraian), ("Yang diminta", baris.tuntutan, tuntutan)])
    _isi(baris, uraian, tuntutan)
    dilepas = {str(pk) for pk in lepas}
    tetap = [pk for pk in baris.bukti if str(pk) not in dilepas]
    baris.bukti = bukti_simpan(baris, tetap, bukti, oleh=oleh)
    baris.versi += 1
    baris.sidik = sidik_keberatan(baris)
    baris.save()
    return baris


@transaction.atomic
def keberatan_cabut(*, keberatan: Keberatan, oleh: Any, catatan: str = "") -> Keberatan:
    """The appellant withdraws what is not decided yet; the first decision stands."""
    baris = apply_transition(KEBERATAN_WORKFLOW, "cabut", _milik(keberatan, oleh), oleh=oleh, catatan=catatan)
    if akibat := baris.jenis_objek.akibat.get(KeadaanKeberatan.DICABUT):
        akibat(keberatan=baris, oleh=oleh)
    kabarkan(baris, akun_pemutus(baris, hari_ini_kota(baris.kota_id)), "dicabut pemohon")
    return baris


def _isi(keberatan: Keberatan, uraian: str, tuntutan: str) -> None:
    keberatan.uraian, keberatan.tuntutan = uraian.strip(), tuntutan.strip()
    if len(keberatan.uraian) < URAIAN_TERPENDEK:
        raise ValidationError({"uraian": f"Uraikan keberatan Anda sedikitnya {URAIAN_TERPENDEK} huruf."})
    if not keberatan.tuntutan:
        raise ValidationError({"tuntutan": "Tulis keputusan yang Anda minta."})


def _rekam(keberatan: Keberatan, bukti: Sequence[Lampiran], oleh: Any, hari_ini: date) -> Keberatan:
    """Evidence needs the row's key, hence two writes."""
    pemutus_pasang(keberatan, hari_ini)
    keberatan.save()
    keberatan.bukti = bukti_simpan(keberatan, [], bukti, oleh=oleh)
    keberatan.sidik = sidik_keberatan(keberatan)
    keberatan.save(update_fields=["bukti", "sidik"])
    if lanjut := keberatan.jenis_objek.saat_diajukan:
        lanjut(keberatan=keberatan, oleh=oleh)
    kabar_masuk(keberatan)
    return keberatan


def _milik(keberatan: Keberatan, oleh: Any) -> Keberatan:
    """The fresh, locked row of its appellant."""
    milik = Keberatan.objects.terlihat_oleh(oleh, IZIN_AJUKAN).select_for_update(of=("self",))
    baris = milik.filter(pk=keberatan.pk).first()
    if baris is None:
        raise PermissionDenied(IZIN_AJUKAN)
    return baris
