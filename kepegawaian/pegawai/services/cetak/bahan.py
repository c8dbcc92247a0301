"""People with everything a printed list says about them, as of a day, in a handful of statements."""

from collections.abc import Collection, Iterator
from datetime import date
from typing import Any

from django.db.models import OuterRef

from kepegawaian.pegawai.models import Pegawai, RiwayatDiklat, RiwayatJabatan, RiwayatPangkat, RiwayatPendidikan
from kepegawaian.pegawai.models.dasar import SAH
from kepegawaian.pegawai.models.pegawai import PegawaiQuerySet
from kepegawaian.pegawai.rules.duk import tingkat_latihan
from kepegawaian.pegawai.services.keadaan import keadaan_pada, satu

IZIN = "pegawai.ekspor_pegawai"
SEKALI = 2_000
Latihan = tuple[int, date, str]


def orang_pada(pengguna: Any, kunci: Collection[int], tanggal: date, jenis: tuple[str, ...] = ()) -> Iterator[Any]:
    """Those of the keys whom the reader may still carry away, with their state on the day."""
    semua = list(kunci)
    for mulai in range(0, len(semua), SEKALI):
        terlihat = Pegawai.objects.terlihat_oleh(pengguna, IZIN).filter(pk__in=semua[mulai : mulai + SEKALI])
        if jenis:
            terlihat = terlihat.filter(jenis__in=jenis)
        yield from keadaan_cetak(terlihat, tanggal).order_by("nama", "pk")


def keadaan_cetak(pegawai: PegawaiQuerySet, tanggal: date) -> PegawaiQuerySet:
    """`keadaan_pada` and what only prints need; closed personal data stays where it is."""
    sah = {"pegawai": OuterRef("pk"), "verifikasi__in": SAH}
    pangkat = RiwayatPangkat.objects.filter(**sah, tmt__lte=tanggal).order_by("-tmt")
    dipegang = RiwayatJabatan.objects.filter(**sah, penugasan="DEFINITIF").pada(tanggal).order_by("-tmt_mulai")
    pendidikan = RiwayatPendidikan.objects.filter(**sah, tanggal_lulus__lte=tanggal)
    pendidikan = pendidikan.order_by("-tingkat", "tanggal_lulus")
    return (
        keadaan_pada(pegawai, tanggal)
        .defer("nik", "telepon", "alamat")
        .annotate(
            pada_pangkat=satu(pangkat, "golongan__pangkat"),
            pada_tmt_pangkat=satu(pangkat, "tmt"),
            pada_eselon=satu(dipegang, "jabatan__eselon"),
            pada_tmt_jabatan=satu(dipegang, "tmt_mulai"),
            pada_jurusan=satu(pendidikan, "jurusan"),
            pada_lembaga=satu(pendidikan, "lembaga"),
            pada_lulus=satu(pendidikan, "tanggal_lulus"),
        )
    )


def latihan_tertinggi(pegawai_ids: Collection[int], tanggal: date) -> dict[int, Latihan]:
    """Of each person the highest leadership training, the first of its rank: (rank, day, name)."""
    baris = (
        RiwayatDiklat.objects.filter(pegawai__in=pegawai_ids, rumpun="struktural", tanggal_selesai__lte=tanggal)
        .sah()
        .values_list("pegawai_id", "tanggal_selesai", "nama")
    )
    hasil: dict[int, Latihan] = {}
    for pegawai_id, selesai, nama in baris:
        ini = (tingkat_latihan(nama), selesai, nama)
        hasil[pegawai_id] = min(hasil.get(pegawai_id, ini), ini)
    return hasil
