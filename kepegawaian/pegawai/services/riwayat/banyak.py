"""Many new positions looked at before they are deposited, in a number of queries that does not grow with them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError

from kepegawaian.jabatan.models import Jabatan
from kepegawaian.pegawai.models import Pegawai, RiwayatJabatan
from kepegawaian.pegawai.rules import konflik
from kepegawaian.pegawai.rules.konflik import Baris
from kepegawaian.pegawai.rules.temuan import Temuan
from kepegawaian.pegawai.services.profil import JENIS_RIWAYAT
from kepegawaian.pegawai.services.riwayat.akibat import akibat_penutupan, penutupan_dari
from kepegawaian.pegawai.services.riwayat.bahan import bahan, kolom_baris
from kepegawaian.pegawai.services.riwayat.isi import Isi, Rujukan, isi_baca, rujukan_baca
from kepegawaian.pegawai.services.riwayat.periksa import dari_validasi, kota_lain

JENIS = JENIS_RIWAYAT["jabatan"]


@dataclass(frozen=True, slots=True)
class Tinjauan:
    """As `riwayat_periksa` and `riwayat_akibat` say it of one row."""

    temuan: list[Temuan]
    akibat: list[tuple[str, str, str]] = field(default_factory=list)


def jabatan_tinjau_banyak(baris: Sequence[tuple[Pegawai, Isi]]) -> list[Tinjauan]:
    """One answer for each person and content, in order; the people come with their city. Five queries."""
    ids = {p.pk for p, _ in baris}
    rujukan = rujukan_baca(JENIS, [isi for _, isi in baris])
    lain: dict[int, list[Baris]] = defaultdict(list)
    definitif: dict[int, list[RiwayatJabatan]] = defaultdict(list)
    for satu in RiwayatJabatan.objects.filter(pegawai__in=ids).sah().values("pegawai", *kolom_baris(JENIS)):
        lain[satu["pegawai"]].append(satu)
    for riwayat in RiwayatJabatan.objects.filter(pegawai__in=ids, penugasan="DEFINITIF").sah():
        definitif[riwayat.pegawai_id].append(riwayat)
    sampai = dict(Jabatan.objects.filter(pk__in=rujukan[Jabatan]).values_list("pk", "berlaku_sampai"))
    return [_satu(p, isi, rujukan, lain[p.pk], definitif[p.pk], sampai) for p, isi in baris]


def _satu(
    pegawai: Pegawai,
    isi: Isi,
    rujukan: Rujukan,
    lain: list[Baris],
    definitif: list[RiwayatJabatan],
    sampai: dict[int, Any],
) -> Tinjauan:
    try:
        nilai = isi_baca(JENIS, isi, rujukan)
    except ValidationError as salah:
        return Tinjauan(dari_validasi(salah))
    tutup = penutupan_dari(definitif, nilai)
    diketahui = bahan(JENIS, pegawai, nilai, None, tutup, buka_hukdis=False, lain=lain)
    lengkap = nilai | {"jabatan__berlaku_sampai": sampai.get(nilai["jabatan"])}
    temuan = [*kota_lain(JENIS, pegawai, nilai, rujukan), *konflik.periksa(JENIS.kode, lengkap, diketahui)]
    return Tinjauan(temuan, akibat_penutupan(tutup))
