"""Facts the rules ask about, for one person or a whole city, in the one query that fetches the people.

Every fact is the riwayat row it comes from (id, values, whether a file proves it), so that each verdict can name it.
"""

from datetime import date
from decimal import Decimal
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import DecimalField, F, Max, OuterRef, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce, JSONObject, Lower

from kepegawaian.layanan.rules.jenis import KodeHak
from kepegawaian.pegawai.models import (
    Dokumen,
    GajiPokok,
    Pegawai,
    RiwayatAngkaKredit,
    RiwayatDiklat,
    RiwayatHukdis,
    RiwayatJabatan,
    RiwayatKinerja,
    RiwayatPangkat,
    RiwayatPendidikan,
    RiwayatPenghargaan,
)
from kepegawaian.pegawai.models.dasar import SAH
from kepegawaian.pegawai.models.pegawai import PegawaiQuerySet
from kepegawaian.pegawai.services.jatuh_tempo import kgb_terakhir

# SIASN kind and words by which the basic training of CPNS is recorded.
LATSAR = r"(latsar|pelatihan dasar|prajabatan)"
_SURAT = ("nomor_sk", "tanggal_sk", "bukti_id")


def dengan_fakta(kueri: PegawaiQuerySet, tanggal: date, kode: KodeHak | None = None) -> PegawaiQuerySet:
    """People of `kueri` with their facts as of `tanggal` in `f_…`: those one right asks for, or all.

    Who may be seen is decided by the caller. Closed data is not even decrypted.
    """
    semua = _fakta(tanggal)
    nama = semua if kode is None else FAKTA[kode]
    kueri = kueri.select_related("jabatan", "golongan", "instansi__perangkat_daerah")
    return kueri.defer("nik", "telepon", "alamat").annotate(
        **{f"f_{n}": semua[n] for n in nama}, f_pada=Value(tanggal)
    )


# What the rules and papers of each right read.
FAKTA = {
    KodeHak.KGB: ("kgb", "mkg_puncak", "pangkat", "kinerja", "dokumen"),
    KodeHak.PANGKAT: ("pangkat", "jabatan", "kinerja", "hukdis", "kredit", "pak", "pendidikan", "dokumen"),
    KodeHak.PENSIUN: ("jabatan", "pangkat", "kgb", "dokumen"),
    KodeHak.KONTRAK: ("pangkat", "kinerja", "hukdis", "dokumen"),
    KodeHak.CPNS: ("pangkat", "latsar", "dokumen"),
    KodeHak.SATYALANCANA: ("penghargaan", "hukdis_pernah", "pangkat", "jabatan", "kinerja", "dokumen"),
}


def _fakta(tanggal: date) -> dict[str, Any]:
    sah = {"pegawai": OuterRef("pk"), "verifikasi__in": SAH}
    pangkat = RiwayatPangkat.objects.filter(**sah).order_by("-tmt")
    dijabat = RiwayatJabatan.objects.pada(tanggal).filter(**sah, penugasan="DEFINITIF").order_by("-tmt_mulai")
    tahunan = RiwayatKinerja.objects.filter(**sah, triwulan=None, tahun__lt=tanggal.year).order_by("-tahun")
    hukdis = RiwayatHukdis.objects.filter(**sah, jenis__regex="^[SB]", tmt_mulai__lte=tanggal).order_by("-tmt_mulai")
    return {
        "kgb": _satu(kgb_terakhir(OuterRef("pk")), "tmt", "mkg_tahun", "gaji_pokok", kode="golongan__kode"),
        "mkg_puncak": _agregat(GajiPokok.objects.filter(golongan=OuterRef("golongan_id")), "golongan", Max("mkg")),
        "pangkat": _satu(pangkat, "tmt", "mkg_tahun", "mkg_bulan", kode="golongan__kode"),
        "jabatan": _satu(dijabat, "tmt_mulai", nama="nama_jabatan"),
        "kinerja": ArraySubquery(_isi(tahunan, "tahun", "predikat")[:2]),
        "hukdis": _satu(hukdis.pada(tanggal), "jenis", "tmt_mulai", "tmt_selesai"),
        "hukdis_pernah": _satu(hukdis, "jenis", "tmt_mulai"),
        "kredit": Coalesce(_agregat(_kredit(tanggal, sah), "pegawai", Sum("angka")), Decimal(0), output_field=_ANGKA),
        "pak": _satu(_kredit(tanggal, sah).order_by("-selesai"), "angka", "selesai"),
        "pendidikan": _satu(RiwayatPendidikan.objects.filter(**sah).order_by("-tingkat"), "tingkat", "jurusan"),
        "latsar": _satu(RiwayatDiklat.objects.filter(**sah, nama__iregex=LATSAR), "tanggal_selesai", "nama"),
        "dokumen": _agregat(Dokumen.objects.filter(**sah, bukti__isnull=False), "pegawai", ArrayAgg(_NAMA_DOKUMEN)),
        "penghargaan": _agregat(_satyalancana(sah), "pegawai", ArrayAgg("jenis")),
    }


_NAMA_DOKUMEN = Coalesce("tipe__kode", Lower("jenis"))
_ANGKA = DecimalField(max_digits=12, decimal_places=3)


def _isi(kueri: QuerySet[Any], *kolom: str, **lain: str) -> QuerySet[Any]:
    nama = {k: F(k) for k in ("id", *kolom, *_SURAT)} | {k: F(v) for k, v in lain.items()}
    return kueri.values(isi=JSONObject(**nama))


def _satu(kueri: QuerySet[Any], *kolom: str, **lain: str) -> Subquery:
    return Subquery(_isi(kueri, *kolom, **lain)[:1])


def _agregat(kueri: QuerySet[Any], kelompok: str, agregat: Any) -> Subquery:
    return Subquery(kueri.order_by().values(kelompok).annotate(hasil=agregat).values("hasil"))


def _kredit(tanggal: date, sah: dict[str, Any]) -> QuerySet[RiwayatAngkaKredit]:
    return RiwayatAngkaKredit.objects.filter(**sah, selesai__lte=tanggal, jenjang=OuterRef("jabatan__jenjang"))


def _satyalancana(sah: dict[str, Any]) -> QuerySet[RiwayatPenghargaan]:
    return RiwayatPenghargaan.objects.filter(**sah, jenis__startswith="SATYALANCANA_")


def fakta_satu(pegawai: Pegawai, tanggal: date) -> Any:
    """One person again, with every fact."""
    return dengan_fakta(Pegawai.objects.filter(pk=pegawai.pk, kota=pegawai.kota_id), tanggal).get()
