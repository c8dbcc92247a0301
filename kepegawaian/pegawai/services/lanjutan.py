"""What followed from the performance of one person, as the register knows it, each with the page it was made on."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from operator import methodcaller
from typing import Any

from django.db.models import Case, CharField, DateField, F, Func, QuerySet, Value, When
from django.db.models.functions import Cast, Coalesce, Concat

from asn.core.angka import tulis_angka
from asn.core.kueri_tetap import KueriTetap
from asn.core.periode import Periode
from kepegawaian.pegawai.models import (
    KebutuhanPelatihan,
    Pegawai,
    PembinaanTercatat,
    RiwayatAngkaKredit,
    RiwayatKinerja,
    RiwayatPenghargaan,
)
from kepegawaian.pegawai.models.kebutuhan import KEADAAN_KEBUTUHAN
from kepegawaian.pegawai.models.pembinaan import KEADAAN_PEMBINAAN
from kepegawaian.pegawai.rules.enum import PredikatKinerja

ANGKA_KREDIT, PENGHARGAAN, PEMBINAAN, KEBUTUHAN = "angka_kredit", "penghargaan", "pembinaan", "kebutuhan"
PREDIKAT = "predikat"
LABEL = {
    PREDIKAT: "Predikat kinerja",
    ANGKA_KREDIT: "Angka kredit",
    PENGHARGAAN: "Penghargaan",
    PEMBINAAN: "Pembinaan kinerja",
    KEBUTUHAN: "Kebutuhan pelatihan",
}


@dataclass(frozen=True, slots=True)
class Lanjutan:
    """One fact in words. `tautan` is the path of the page of its origin, empty for what was imported."""

    jenis: str
    tanggal: date
    judul: str
    keterangan: str
    tautan: str

    @property
    def label(self) -> str:
        return LABEL[self.jenis]

    def __str__(self) -> str:
        return f"{self.label} {self.judul}"


def lanjutan_kinerja(pegawai: Pegawai, *, pengguna: Any, sejak: date, dengan_predikat: bool = False) -> list[Lanjutan]:
    """Newest first, only what this reader may see of this person; one query."""
    model = [m for m, *_ in _BAGIAN if dengan_predikat or m is not RiwayatKinerja]
    if all(pengguna.jangkauan(_izin(m)).pegawai_id == pegawai.pk for m in model):
        # Everything of oneself.
        baris: Iterable[Any] = _SENDIRI.semua(pegawai_id=pegawai.pk, kota_id=pegawai.kota_id)
    else:
        baris = _gabung([m.objects.terlihat_oleh(pengguna, _izin(m)) for m in model], pegawai.pk, pegawai.kota_id)
    terpilih = [(j, t, *_kata(j, judul, ket), tautan) for j, t, judul, ket, tautan in baris if t >= sejak]
    hasil = [Lanjutan(*satu) for satu in terpilih if dengan_predikat or satu[0] != PREDIKAT]
    return sorted(hasil, key=lambda satu: satu.tanggal, reverse=True)


def _izin(model: Any) -> str:
    return f"pegawai.view_{model._meta.model_name}"


def _gabung(semua: list[Any], pegawai_id: Any, kota_id: Any) -> QuerySet[Any, tuple[Any, ...]]:
    """Rows of one person out of all these kinds, in one shape."""
    bentuk = {m: (saring, *nama) for m, saring, *nama in _BAGIAN}
    milik = [(kueri.filter(pegawai=pegawai_id, kota_id=kota_id), *bentuk[kueri.model]) for kueri in semua]
    pertama, *lain = [_baris(saring(kueri), *nama) for kueri, saring, *nama in milik]
    return pertama.union(*lain, all=True)


def _berperiode(kueri: Any) -> Any:
    """By the last month of the period."""
    akhir = Func(F("tahun"), Coalesce(F("triwulan"), 4) * 3, 28, function="make_date", output_field=DateField())
    triwulan = Case(When(triwulan=None, then=Value("")), default=Concat(Value("-T"), Cast("triwulan", CharField())))
    periode = Concat(Cast("tahun", CharField()), triwulan)
    return kueri.sah().annotate(_akhir=akhir, _periode=periode)


def _baris(kueri: Any, jenis: str, tanggal: str, judul: str, keterangan: str) -> QuerySet[Any, tuple[Any, ...]]:
    teks = CharField()
    return (
        kueri.order_by()
        .annotate(
            _j=Value(jenis, teks),
            _t=Cast(F(tanggal), DateField()),
            _judul=Cast(F(judul), teks),
            _ket=Cast(F(keterangan), teks),
            _asal=Cast(F("tautan"), teks),
        )
        .values_list("_j", "_t", "_judul", "_ket", "_asal")
    )


# Which rows count, what kind of fact they are, and their columns for the day, the title and the words beside it.
_BAGIAN: tuple[tuple[Any, Any, str, str, str, str], ...] = (
    (RiwayatAngkaKredit, methodcaller("sah"), ANGKA_KREDIT, "selesai", "angka", "jenjang"),
    (RiwayatPenghargaan, methodcaller("sah"), PENGHARGAAN, "tanggal", "nama", "nomor_sk"),
    (PembinaanTercatat, methodcaller("dihitung"), PEMBINAAN, "mulai", "keadaan", "hasil"),
    (KebutuhanPelatihan, methodcaller("all"), KEBUTUHAN, "dibuat_pada", "subjek", "keadaan"),
    (RiwayatKinerja, _berperiode, PREDIKAT, "_akhir", "predikat", "_periode"),
)
_SENDIRI = KueriTetap(lambda pegawai_id, kota_id: _gabung([m.objects.all() for m, *_ in _BAGIAN], pegawai_id, kota_id))


def _kata(jenis: str, judul: str, keterangan: str) -> tuple[str, str]:
    if jenis == ANGKA_KREDIT:
        return f"{tulis_angka(Decimal(judul), 3)} AK", keterangan.replace("_", " ").capitalize()
    if jenis == PREDIKAT:
        return PredikatKinerja(judul).label, Periode.dari_kode(keterangan).label
    if jenis == PEMBINAAN:
        return dict(KEADAAN_PEMBINAAN)[judul], keterangan
    if jenis == KEBUTUHAN:
        return judul, dict(KEADAAN_KEBUTUHAN)[keterangan]
    return judul, keterangan
