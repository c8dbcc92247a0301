"""Coupons and answers. An answer waits for the lock of its campaign, so closing and answering never overtake."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from asn.core.sandi import sidik
from asn.core.workflows import TransitionRefused
from pengaduan.survei.models import Jawaban, Kampanye, Kupon, LayananPublik
from pengaduan.survei.models.kampanye import HURUF_KODE
from pengaduan.survei.rules.responden import samarkan_identitas
from pengaduan.survei.services.kampanye import kunci
from pengaduan.survei.workflows import KeadaanKampanye

KUPON_SEKALI_MAKS = 100
# Twelve letters of 32: sixty bits, short enough to type.
PANJANG_KUPON = 12


class TidakMenerima(Exception):
    """The survey takes no answers now. The message is for the respondent."""


class KuponTidakBerlaku(Exception):
    """The coupon was used, taken back, or its time is over. The message is for the respondent."""


@dataclass(frozen=True, slots=True)
class Isian:
    """One filled form. `kiriman` is the random number of the form: sending it twice makes one answer."""

    layanan_id: int
    nilai: Mapping[str, int]
    profil: Mapping[str, str]
    saran: str = ""
    kiriman: str = ""


def rapikan_kupon(teks: str) -> str:
    """The code as people type it: small letters, groups, dashes."""
    return "".join(h for h in teks.upper() if h in HURUF_KODE)


@transaction.atomic
def kupon_buat(*, kampanye: Kampanye, layanan: LayananPublik, jumlah: int, oleh: Any) -> list[str]:
    """So many one-time codes for people served; they are shown once, only fingerprints stay.

    Raises TransitionRefused when the survey is not open, ValueError for a number or a service that cannot be.
    """
    baris = kunci(kampanye, oleh=oleh)
    if baris.keadaan != KeadaanKampanye.BERJALAN or baris.selesai < oleh.hari_ini():
        raise TransitionRefused("Kupon hanya dibuat selama survei menerima jawaban.")
    if not 1 <= jumlah <= KUPON_SEKALI_MAKS:
        raise ValueError(f"Kupon dibuat 1 sampai {KUPON_SEKALI_MAKS} sekali jalan.")
    if not baris.baris_layanan.filter(layanan=layanan).exists():
        raise ValueError("Layanan itu tidak termasuk survei ini.")
    kode = ["".join(secrets.choice(HURUF_KODE) for _ in range(PANJANG_KUPON)) for _ in range(jumlah)]
    Kupon.objects.bulk_create(
        Kupon(
            kota_id=baris.kota_id,
            kampanye=baris,
            layanan=layanan,
            sidik=sidik(k),
            berlaku_sampai=baris.selesai,
            dibuat_oleh=oleh,
        )
        for k in kode
    )
    return kode


@transaction.atomic
def kupon_cabut(*, kampanye: Kampanye, oleh: Any) -> int:
    """Take back every coupon not used yet (a lost sheet); returns how many."""
    baris = kunci(kampanye, oleh=oleh)
    return Kupon.objects.filter(kampanye=baris, dipakai_tanggal=None, dicabut=False).update(dicabut=True)


def kupon_cari(kode: str) -> Kupon | None:
    """The coupon of a code, within the city in scope."""
    bersih = rapikan_kupon(kode)
    if len(bersih) != PANJANG_KUPON:
        return None
    return Kupon.objects.select_related("kampanye__instansi", "layanan").filter(sidik=sidik(bersih)).first()


@transaction.atomic
def jawaban_dari_kupon(*, kupon: Kupon, isian: Isian, hari: date) -> bool:
    """Use the coupon and keep the answer; False when this very form has been kept already.

    Raises TidakMenerima, KuponTidakBerlaku. Of several at once the database lets exactly one use the coupon.
    """
    kampanye = _kampanye_menerima(kupon.kampanye_id, hari)
    terpakai = Kupon.objects.filter(pk=kupon.pk, dipakai_tanggal=None, dicabut=False, berlaku_sampai__gte=hari).update(
        dipakai_tanggal=hari
    )
    if not terpakai:
        if _sudah_masuk(isian):
            return False
        raise KuponTidakBerlaku("Kupon ini sudah dipakai atau tidak berlaku lagi. Satu kupon untuk satu jawaban.")
    _simpan(kampanye, "kupon", isian, kupon.layanan_id, hari)
    return True


@transaction.atomic
def jawaban_tanpa_kupon(*, kampanye: Kampanye, kanal: str, isian: Isian, hari: date) -> bool:
    """Keep an answer given at a kiosk or through the open link; False when this very form has been kept already.

    Raises TidakMenerima, also when the channel has been closed meanwhile.
    """
    baris = _kampanye_menerima(kampanye.pk, hari)
    if not (baris.kios if kanal == "kios" else baris.tautan_terbuka):
        raise TidakMenerima("Survei ini tidak menerima jawaban lewat jalan ini.")
    if not baris.baris_layanan.filter(layanan_id=isian.layanan_id).exists():
        raise TidakMenerima("Layanan itu tidak termasuk survei ini.")
    if _sudah_masuk(isian):
        return False
    _simpan(baris, kanal, isian, isian.layanan_id, hari)
    return True


def _kampanye_menerima(pk: int, hari: date) -> Kampanye:
    kampanye = Kampanye.objects.select_for_update(no_key=True).get(pk=pk)
    if not kampanye.menerima(hari):
        raise TidakMenerima("Survei ini sedang tidak menerima jawaban.")
    return kampanye


def _sidik_kiriman(isian: Isian) -> str | None:
    return sidik(f"kiriman:{isian.kiriman}") if isian.kiriman else None


def _sudah_masuk(isian: Isian) -> bool:
    tanda = _sidik_kiriman(isian)
    return tanda is not None and Jawaban.objects.filter(sidik_kiriman=tanda).exists()


def _simpan(kampanye: Kampanye, kanal: str, isian: Isian, layanan_id: int, hari: date) -> None:
    Jawaban.objects.create(
        kota_id=kampanye.kota_id,
        kampanye=kampanye,
        layanan_id=layanan_id,
        kanal=kanal,
        tanggal=hari,
        sidik_kiriman=_sidik_kiriman(isian),
        saran=samarkan_identitas(isian.saran)[:600],
        **isian.nilai,
        **isian.profil,
    )
