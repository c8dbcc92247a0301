"""Storing what is printed, and telling everybody: jobs that may be delivered twice, from frozen rows only."""

from collections.abc import Callable, Iterator
from typing import Any

from django.db import transaction
from django.urls import reverse

from asn.akun.models import Pengguna
from asn.core.berkas import berkas_simpan
from asn.core.lingkup import lingkup_kota
from asn.core.verifikasi import tanda_segel
from asn.notifikasi.services import kabar_kirim
from kepegawaian.talenta.models import SidangTalenta, SiklusTalenta
from kepegawaian.talenta.workflows import LIHAT_SIDANG

# So many accounts are told in one transaction.
PORSI_KABAR = 2_000
Cetak = Callable[[Any], bytes]


@transaction.atomic
def siklus_cetak(*, siklus_id: int, cetak: Cetak) -> bool:
    """Make and seal the PDF of a fixed cycle; False when it has one, or another worker is at it."""
    bebas = SiklusTalenta.objects.select_for_update(of=("self",), skip_locked=True)
    siklus = bebas.select_related("kota", "tanda").filter(pk=siklus_id, keadaan="ditetapkan", pdf=None).first()
    if siklus is None:
        return False
    nama = f"hasil-talenta-{siklus.acuan.isoformat()}.pdf"
    siklus.pdf = berkas_simpan(isi=cetak(siklus), nama=nama, pemilik=siklus, izin=LIHAT_SIDANG, oleh=None)
    siklus.save(update_fields=["pdf"])
    if siklus.tanda:
        tanda_segel(siklus.tanda, sha256=siklus.pdf.sha256)
    return True


@transaction.atomic
def sidang_cetak(*, sidang_id: int, cetak: Cetak) -> bool:
    """Make and seal the minutes of a closed session; likewise."""
    bebas = SidangTalenta.objects.select_for_update(of=("self",), skip_locked=True)
    sidang = bebas.select_related("kota", "tanda", "siklus").filter(pk=sidang_id, keadaan="ditutup", pdf=None).first()
    if sidang is None:
        return False
    nama = f"risalah-komite-talenta-{sidang.tanggal.isoformat()}-{sidang.ke}.pdf"
    sidang.pdf = berkas_simpan(isi=cetak(sidang), nama=nama, pemilik=sidang, izin=LIHAT_SIDANG, oleh=None)
    sidang.save(update_fields=["pdf"])
    if sidang.tanda:
        tanda_segel(sidang.tanda, sha256=sidang.pdf.sha256)
    return True


def belum_tercetak(kota_id: int) -> Iterator[tuple[str, int]]:
    """Tasks whose message was lost; the city must be in scope."""
    for pk in SiklusTalenta.objects.filter(kota=kota_id, keadaan="ditetapkan", pdf=None).values_list("pk", flat=True):
        yield "talenta.cetak_siklus", pk
    for pk in SidangTalenta.objects.filter(kota=kota_id, keadaan="ditutup", pdf=None).values_list("pk", flat=True):
        yield "talenta.cetak_sidang", pk


def kabarkan(*, siklus_id: int, kota_id: int) -> int:
    """Tell everybody with an account that the own box is there to be read; returns how many. Twice does no harm."""
    with lingkup_kota([kota_id]):
        siklus = SiklusTalenta.objects.filter(pk=siklus_id, keadaan="ditetapkan").first()
        akun = Pengguna.objects.filter(is_active=True, pegawai__talenta__siklus=siklus_id, pegawai__talenta__revisi=0)
        ids = list(akun.order_by("pk").values_list("pk", flat=True)) if siklus else []
    for awal in range(0, len(ids), PORSI_KABAR):
        with lingkup_kota([kota_id]):
            kabar_kirim(
                kepada=Pengguna.objects.filter(pk__in=ids[awal : awal + PORSI_KABAR]),
                kota_id=kota_id,
                jenis="talenta",
                judul=f"Hasil {siklus} ditetapkan",
                isi="Baca kotak Anda, sebabnya, dan apa yang menaikkannya. Keberatan dapat diajukan dalam tenggatnya.",
                tautan=reverse("talenta:saya"),
                kunci=f"talenta:{siklus_id}",
            )
    return len(ids)
