"""What comes next for one person: every right with its date, what is missing, and what to do about it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from kepegawaian.layanan.models import SuratKGB
from kepegawaian.layanan.services.daftar import DAFTAR, Daftar, Keadaan, keadaan
from kepegawaian.layanan.services.fakta import fakta_satu
from kepegawaian.layanan.services.nilai import PENILAI, Hak
from kepegawaian.layanan.services.surat import LIHAT
from kepegawaian.pegawai.models import Pegawai
from kepegawaian.pegawai.models.pegawai import KEDUDUKAN_MASIH_PEGAWAI


@dataclass(frozen=True, slots=True)
class HakSaya:
    daftar: Daftar
    hak: Hak
    keadaan: Keadaan


def surat_pegawai(pengguna: Any) -> list[SuratKGB]:
    """Own letters that can be downloaded, newest first."""
    terlihat = SuratKGB.objects.terlihat_oleh(pengguna, LIHAT).filter(
        pegawai=pengguna.pegawai_id, berkas__isnull=False
    )
    return list(terlihat.exclude(berkas=None).select_related("berkas")[:20])


def hak_pegawai(pegawai: Pegawai, hari_ini: date) -> list[HakSaya]:
    """Rights of somebody who may see everything about them, soonest first; empty for who has left."""
    if pegawai.kedudukan not in KEDUDUKAN_MASIH_PEGAWAI:
        return []
    fakta: Any = fakta_satu(pegawai, hari_ini)
    semua = [(d, PENILAI[d.kode](fakta, hari_ini)) for d in DAFTAR.values()]
    daftar = [HakSaya(d, hak, keadaan(d, hak, hari_ini)) for d, hak in semua if hak]
    return sorted(daftar, key=lambda h: (not h.hak.terbuka, h.hak.tmt or date.max))
