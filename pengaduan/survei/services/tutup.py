"""Closing: answers are frozen, counted once, and the index is deposited in the register. Reopening is a revision."""

from decimal import Decimal
from typing import Any

from django.db import transaction

from asn.akun.services.layanan import akun_layanan
from asn.core.services import apply_transition
from asn.core.workflows import TransitionRefused
from kepegawaian.instansi.services import indikator_catat
from pengaduan.survei.models import HasilSurvei, Kampanye
from pengaduan.survei.services.hitung import angka_kampanye
from pengaduan.survei.services.kampanye import kunci
from pengaduan.survei.workflows import IZIN_TUTUP, KAMPANYE_WORKFLOW, KeadaanKampanye

SUMBER = "Survei kepuasan masyarakat"


@transaction.atomic
def kampanye_tutup(*, kampanye: Kampanye, oleh: Any, catatan: str = "") -> Kampanye:
    """Take no more answers, count, deposit. A second call is refused by the state, so nothing is deposited twice.

    Before the last day a reason is asked for: a survey is not ended when its result pleases.
    """
    baris = kunci(kampanye, oleh=oleh, izin=IZIN_TUTUP)
    if baris.selesai >= oleh.hari_ini() and not catatan.strip():
        raise TransitionRefused("Survei ditutup sebelum hari terakhirnya: tulis alasannya.")
    baris = apply_transition(KAMPANYE_WORKFLOW, "tutup", baris, oleh=oleh, catatan=catatan)
    return _bekukan(baris, oleh)


@transaction.atomic
def kampanye_tutup_otomatis(*, kampanye_id: int) -> bool:
    """Close what is due, in the name of the system; False when somebody has closed it already."""
    kampanye = Kampanye.objects.select_for_update(of=("self",)).select_related("kota").get(pk=kampanye_id)
    if kampanye.keadaan != KeadaanKampanye.BERJALAN:
        return False
    sistem = akun_layanan(kampanye.kota)
    catatan = f"Ditutup otomatis setelah hari terakhir, {kampanye.selesai:%d-%m-%Y}."
    baris = apply_transition(KAMPANYE_WORKFLOW, "tutup", kampanye, oleh=sistem, catatan=catatan)
    _bekukan(baris, sistem)
    return True


def _bekukan(kampanye: Kampanye, oleh: Any) -> Kampanye:
    angka = angka_kampanye(kampanye)
    hasil = HasilSurvei.objects.create(
        kota_id=kampanye.kota_id,
        kampanye=kampanye,
        revisi=kampanye.revisi,
        n=angka["n"],
        sampel=angka["sampel"],
        ikm=Decimal(angka["ikm"]) if angka["ikm"] else None,
        mutu=angka["mutu"] or "",
        angka=angka,
        ditutup_oleh=oleh,
    )
    kampanye.hasil_terakhir = hasil
    kampanye.save(update_fields=["hasil_terakhir"])
    if hasil.ikm is not None:
        hasil_setorkan(hasil)
    return kampanye


def hasil_setorkan(hasil: HasilSurvei) -> None:
    """Write the finished index down in the register, with the page it was made on."""
    kampanye = hasil.kampanye
    indikator_catat(
        instansi=kampanye.instansi,
        periode=kampanye.periode,
        jenis="IKM",
        nilai=hasil.ikm,
        kode=hasil.mutu,
        n=hasil.n,
        sumber=SUMBER,
        tautan=kampanye.get_absolute_url(),
    )


@transaction.atomic
def kampanye_buka_kembali(*, kampanye: Kampanye, oleh: Any, catatan: str, selesai: Any) -> Kampanye:
    """Take answers again as the next revision. What was deposited and published stands until the next closing."""
    if not catatan.strip():
        raise TransitionRefused("Alasan membuka kembali harus diisi.")
    if selesai < oleh.hari_ini():
        raise TransitionRefused("Hari terakhir yang baru tidak boleh sudah lewat.")
    baris = apply_transition(KAMPANYE_WORKFLOW, "buka_kembali", kampanye, oleh=oleh, catatan=catatan)
    baris.revisi += 1
    baris.alasan_revisi, baris.selesai = catatan.strip(), selesai
    baris.save(update_fields=["revisi", "alasan_revisi", "selesai"])
    return baris
