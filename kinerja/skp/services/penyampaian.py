"""Delivery, acknowledgement, and the end of the window: from then on the judgement stands.

PP 30/2019 ps. 59 and PermenPANRB 6/2022: an objection within 14 days of receipt; the units are settings of the cycle.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from asn.akun.services.layanan import akun_layanan
from asn.core.hari_kerja import Kalender
from asn.core.services import VersiBasi, apply_transition
from asn.core.workflows import TransitionRefused
from kepegawaian.instansi.models import Kota
from kinerja.skp.models import EvaluasiKinerja, SiklusKinerja
from kinerja.skp.services.evaluasi import kunci, kunci_nilai, pindah
from kinerja.skp.services.kabar import kabari_pegawai
from kinerja.skp.services.setoran import evaluasi_setorkan
from kinerja.skp.workflows import EVALUASI_KINERJA_WORKFLOW, IZIN_TERIMA, KeadaanEvaluasiKinerja

E = KeadaanEvaluasiKinerja
PERLU_CATATAN = "Tulis catatan untuk pegawai sebelum menyampaikan predikat di bawah Baik."


@transaction.atomic
def evaluasi_sampaikan(*, evaluasi: EvaluasiKinerja, versi: int, oleh: Any) -> EvaluasiKinerja:
    """Hand the judgement to the person. From now on it is not changed any more except by an appeal."""
    baris = kunci_nilai(evaluasi, oleh=oleh, versi=versi)
    if baris.keadaan == E.DRAF and baris.predikat_organisasi_id is None:
        raise ValidationError("Predikat organisasi berubah sejak penilaian ini dibuat: simpan penilaian sekali lagi.")
    if baris.keadaan == E.DRAF and baris.predikat not in ("SANGAT_BAIK", "BAIK") and not baris.catatan:
        raise ValidationError({"catatan": PERLU_CATATAN})
    baris.disampaikan_pada = timezone.now()
    baris.batas_keberatan = batas_keberatan(baris.skp.siklus, batas_terima(baris.skp.siklus, oleh.hari_ini()))
    baris.versi += 1
    baris.save(update_fields=["disampaikan_pada", "batas_keberatan", "versi"])
    baris = apply_transition(EVALUASI_KINERJA_WORKFLOW, "sampaikan", baris, oleh=oleh)
    kabari_pegawai(
        baris.skp,
        f"{baris} disampaikan",
        "Baca, lalu nyatakan menerima atau ajukan keberatan.",
        tautan=baris.get_absolute_url(),
        kunci=f"evaluasi-disampaikan-{baris.pk}",
    )
    return baris


def evaluasi_sampaikan_massal(
    *, butir: Iterable[tuple[EvaluasiKinerja, int]], oleh: Any
) -> list[tuple[EvaluasiKinerja, str]]:
    """Deliver many; an empty message means it went out."""
    hasil = []
    for satu, versi in sorted(butir, key=lambda b: b[0].pk):
        try:
            evaluasi_sampaikan(evaluasi=satu, versi=versi, oleh=oleh)
        except PermissionDenied:
            hasil.append((satu, "Anda bukan penilai orang ini pada hari ini."))
        except (TransitionRefused, VersiBasi) as galat:
            hasil.append((satu, str(galat)))
        except ValidationError as galat:
            hasil.append((satu, " ".join(galat.messages)))
        else:
            hasil.append((satu, ""))
    return hasil


@transaction.atomic
def evaluasi_terima(*, evaluasi: EvaluasiKinerja, oleh: Any) -> EvaluasiKinerja:
    """The person acknowledges receipt: the result is deposited, and the window for an objection runs from today."""
    baris = kunci(evaluasi, oleh=oleh, izin=IZIN_TERIMA)
    if oleh.pegawai_id != baris.pegawai_id:
        raise PermissionDenied(IZIN_TERIMA)
    hari_ini = oleh.hari_ini()
    baris = apply_transition(EVALUASI_KINERJA_WORKFLOW, "terima", baris, oleh=oleh)
    baris.diterima_pada = timezone.now()
    baris.batas_keberatan = batas_keberatan(baris.skp.siklus, hari_ini)
    baris.versi += 1
    baris.save(update_fields=["diterima_pada", "batas_keberatan", "versi"])
    evaluasi_setorkan(evaluasi=baris, oleh=oleh)
    return baris


@transaction.atomic
def evaluasi_finalkan(*, evaluasi: EvaluasiKinerja, hari_ini: date, oleh: Any) -> bool:
    """Once the window is over, or an objection was decided: final. False when it is too early or was done before."""
    bebas = EvaluasiKinerja.objects.select_for_update(of=("self",), skip_locked=True).filter(pk=evaluasi.pk)
    baris = bebas.select_related("skp__siklus", "skp__jabatan", "pegawai__kota").first()
    if baris is None or not _dapat_final(baris, hari_ini):
        return False
    baris.final_pada = timezone.now()
    baris.save(update_fields=["final_pada"])
    pindah(baris, "finalkan", oleh=oleh)
    evaluasi_setorkan(evaluasi=baris, oleh=oleh)
    return True


def _dapat_final(baris: EvaluasiKinerja, hari_ini: date) -> bool:
    if baris.keadaan == E.DIPUTUS:
        return True
    return baris.keadaan in (E.DISAMPAIKAN, E.DITERIMA) and not baris.keberatan_terbuka(hari_ini)


def evaluasi_finalkan_jatuh_tempo(*, kota_id: int, hari_ini: date) -> int:
    """The night of a city: everything whose window has closed. The account of the system makes it final."""
    terbuka = EvaluasiKinerja.objects.filter(kota=kota_id, batas_keberatan__lt=hari_ini)
    terbuka = terbuka.filter(keadaan__in=[E.DISAMPAIKAN.value, E.DITERIMA.value]).order_by("pk")
    oleh = akun_layanan(Kota.objects.get(pk=kota_id))
    return sum(evaluasi_finalkan(evaluasi=e, hari_ini=hari_ini, oleh=oleh) for e in terbuka)


def batas_terima(siklus: SiklusKinerja, mulai: date) -> date:
    """Until when a delivered document is to be returned; then it counts as received."""
    return _tambah(siklus, mulai, siklus.hari_penerimaan, siklus.satuan_penerimaan)


def batas_keberatan(siklus: SiklusKinerja, mulai: date) -> date:
    """Keberatan diajukan dalam 14 hari sejak diterima. PP 30/2019 ps. 59; the unit is a setting."""
    return _tambah(siklus, mulai, siklus.hari_keberatan, siklus.satuan_keberatan)


def _tambah(siklus: SiklusKinerja, mulai: date, hari: int, satuan: str) -> date:
    if satuan == "hari_kerja":
        return Kalender(siklus.kota_id).tambah(mulai, hari)
    return mulai + timedelta(days=hari)
