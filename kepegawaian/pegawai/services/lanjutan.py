"""What followed from the performance of one person, as the register knows it, each with the page it was made on."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Case, CharField, DateField, F, Func, QuerySet, Value, When
from django.db.models.functions import Cast, Coalesce, Concat

from asn.core.angka import tulis_angka
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
    bagian = [
        _baris(_milik(RiwayatAngkaKredit, pegawai, pengguna).sah(), ANGKA_KREDIT, "selesai", "angka", "jenjang"),
        _baris(_milik(RiwayatPenghargaan, pegawai, pengguna).sah(), PENGHARGAAN, "tanggal", "nama", "nomor_sk"),
        _baris(_milik(PembinaanTercatat, pegawai, pengguna).dihitung(), PEMBINAAN, "mulai", "keadaan", "hasil"),
        _baris(_milik(KebutuhanPelatihan, pegawai, pengguna), KEBUTUHAN, "dibuat_pada", "subjek", "keadaan"),
    ]
    if dengan_predikat:
        bagian.append(_predikat(_milik(RiwayatKinerja, pegawai, pengguna).sah()))
    baris = bagian[0].union(*bagian[1:], all=True)
    hasil = [Lanjutan(j, t, *_kata(j, judul, ket), tautan) for j, t, judul, ket, tautan in baris if t >= sejak]
    return sorted(hasil, key=lambda satu: satu.tanggal, reverse=True)


def _predikat(kueri: Any) -> QuerySet[Any, tuple[Any, ...]]:
    """By the last month of the period."""
    akhir = Func(F("tahun"), Coalesce(F("triwulan"), 4) * 3, 28, function="make_date", output_field=DateField())
    triwulan = Case(When(triwulan=None, then=Value("")), default=Concat(Value("-T"), Cast("triwulan", CharField())))
    periode = Concat(Cast("tahun", CharField()), triwulan)
    return _baris(kueri.annotate(_akhir=akhir, _periode=periode), PREDIKAT, "_akhir", "predikat", "_periode")


def _milik(model: Any, pegawai: Pegawai, pengguna: Any) -> Any:
    izin = f"pegawai.view_{model._meta.model_name}"
    return model.objects.terlihat_oleh(pengguna, izin).filter(pegawai=pegawai.pk, kota_id=pegawai.kota_id)


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
