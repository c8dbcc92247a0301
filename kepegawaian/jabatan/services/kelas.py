"""Classes of positions by the local table: where positions differ from it, and bringing them into line."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F

from kepegawaian.jabatan.models import Jabatan, KelasJabatan
from kepegawaian.jabatan.models.jabatan import JabatanQuerySet
from kepegawaian.jabatan.rules.kelas import BarisKelas, kelas_menurut

TERAPKAN = "jabatan.terapkan_kelas"
_KUNCI = ("jenis", "jenjang", "eselon", "nama", "kelas")


@dataclass(frozen=True, slots=True)
class Beda:
    """Positions of one name and kind whose class is not that of the table."""

    nama: str
    jenis: str
    jenjang: str
    eselon: str
    sekarang: int | None
    menurut: int
    jumlah: int


def kelas_beda(jabatan: JabatanQuerySet, kota_id: int, tanggal: date) -> list[Beda]:
    """Differences on the day, most positions first. Positions the table says nothing about are no difference."""
    tabel = _tabel(kota_id, tanggal)
    jumlah = Counter(jabatan.filter(kota=kota_id).pada(tanggal).order_by().values_list(*_KUNCI))
    beda = []
    for (jenis, jenjang, eselon, nama, sekarang), n in jumlah.items():
        menurut = kelas_menurut(tabel, jenis, jenjang, eselon, nama)
        if menurut is not None and menurut != sekarang:
            beda.append(Beda(nama, jenis, jenjang, eselon, sekarang, menurut, n))
    return sorted(beda, key=lambda b: (-b.jumlah, b.nama))


@transaction.atomic
def kelas_terapkan(*, kota_id: int, tanggal: date, oleh: Any) -> int:
    """Give every position in reach the class of the table; returns how many changed."""
    if kota_id not in oleh.jangkauan(TERAPKAN).kota_ids:
        raise PermissionDenied(TERAPKAN)
    terlihat = Jabatan.objects.terlihat_oleh(oleh, TERAPKAN)
    diubah = 0
    for b in kelas_beda(terlihat, kota_id, tanggal):
        baris = terlihat.filter(kota=kota_id).pada(tanggal)
        sama = baris.filter(nama=b.nama, jenis=b.jenis, jenjang=b.jenjang, eselon=b.eselon, kelas=b.sekarang)
        diubah += sama.update(kelas=b.menurut, versi=F("versi") + 1)
    return diubah


def _tabel(kota_id: int, tanggal: date) -> list[BarisKelas]:
    kolom = ("jenis", "jenjang", "eselon", "nama_jabatan", "kelas")
    return [BarisKelas(*b) for b in KelasJabatan.objects.filter(kota=kota_id).pada(tanggal).values_list(*kolom)]
