"""Rights on their way: a few proposals of every kind opened by the system, some decided, so that no list is empty.

Everything goes through the services of the nightly job and the deciders; the worker makes the PDFs once it runs.
"""

from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from asn.akun.models import Pengguna
from asn.akun.persona import PERSONA_KOTA
from asn.core.legal import tambah_bulan
from asn.core.workflows import TransitionRefused
from kepegawaian.instansi.models import Kota
from kepegawaian.layanan.models import KeputusanHak
from kepegawaian.layanan.rules.jenis import KodeHak
from kepegawaian.layanan.services.daftar import DAFTAR, Daftar, hak_dari
from kepegawaian.layanan.services.keputusan import keputusan_catat
from kepegawaian.layanan.services.malam import jatuh_tempo
from kepegawaian.layanan.services.usul import kunci_hak, usul_buka
from kepegawaian.usulan.models import Usulan
from kepegawaian.usulan.services import usulan_putuskan

DIBUKA = 4
DISETUJUI = 3
# Kinds of which some are decided: KGB letters, pangkat awaiting their SK, pensiun awaiting their day.
DIPUTUS = ("kgb", "pangkat", "pensiun")


def buat_hak(kota: Kota, tanggal: date) -> int:
    """Returns how many proposals there are. The city must be in scope, its accounts made."""
    pengelola, bkd = _persona(kota, "pengelola"), _persona(kota, "bkd")
    penugasan = pengelola.penugasan.select_related("instansi").first()
    jalur = penugasan.instansi.jalur if penugasan and penugasan.instansi else "-"
    for daftar in DAFTAR.values():
        dekat, lain = [], []
        for fakta in islice(_belum_lewat(daftar, kota, tanggal), 400):
            milik = fakta.instansi is not None and fakta.instansi.jalur.startswith(jalur)
            (dekat if milik else lain).append(fakta)
        for fakta in lain[:DIBUKA] + dekat[DISETUJUI : DISETUJUI + DIBUKA]:
            _buka(fakta)
        if daftar.slug in DIPUTUS:
            for fakta in dekat[:DISETUJUI]:
                _putuskan(_buka(fakta), pengelola, bkd)
    _catat_satu_pensiun(kota, tanggal, bkd)
    return Usulan.objects.filter(kota=kota, jenis__startswith="hak-").count()


def _belum_lewat(daftar: Daftar, kota: Kota, tanggal: date) -> Iterator[Any]:
    """What is overdue stays overdue: it is one of the flaws to find."""
    for fakta in jatuh_tempo(daftar, kota.pk, tanggal):
        if daftar.kode is not KodeHak.KGB or hak_dari(fakta).genap > tanggal:
            yield fakta


def _buka(fakta: Any) -> Usulan:
    hak = hak_dari(fakta)
    return usul_buka(fakta=fakta, hak=hak, oleh=None, kunci=kunci_hak(fakta.pk, hak))


def _putuskan(usulan: Usulan, *orang: Pengguna) -> None:
    """Approve step by step; what the register refuses stays for a person to look at."""
    for satu in orang:
        usulan.refresh_from_db()
        try:
            with transaction.atomic():
                usulan_putuskan(usulan=usulan, keputusan="setuju", oleh=satu, versi=usulan.versi, sidik=usulan.sidik)
        except (ValidationError, TransitionRefused):
            return


def _catat_satu_pensiun(kota: Kota, tanggal: date, oleh: Pengguna) -> None:
    """One decision that waits for its TMT."""
    baris = KeputusanHak.objects.filter(kota=kota, kode="PENSIUN", tmt__gt=tanggal).menunggu_sk().first()
    if baris is not None:
        sk = {"nomor_sk": "882.1/0001", "tanggal_sk": tambah_bulan(tanggal, -1), "pejabat_sk": kota.sebutan_ppk}
        keputusan_catat(keputusan=baris, nilai=sk, oleh=oleh)


def _persona(kota: Kota, kunci: str) -> Pengguna:
    persona = next(p for p in PERSONA_KOTA if p.kunci == kunci)
    return Pengguna.objects.get(email=persona.email(kota.kode))
