"""What comes next for one person: every right with its date, what is missing, and what to do about it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from kepegawaian.layanan.models import SuratKGB
from kepegawaian.layanan.services.daftar import DAFTAR, Daftar, Keadaan, keadaan
from kepegawaian.layanan.services.fakta import fakta_satu
from kepegawaian.layanan.services.nilai import PENILAI, Hak
from kepegawaian.layanan.services.surat import LIHAT
from kepegawaian.layanan.services.usul import BERJALAN, jenis_usulan_hak
from kepegawaian.pegawai.models import Pegawai
from kepegawaian.pegawai.models.pegawai import KEDUDUKAN_MASIH_PEGAWAI
from kepegawaian.usulan.models import Usulan
from kepegawaian.usulan.workflows import IZIN_LIHAT


@dataclass(frozen=True, slots=True)
class HakSaya:
    daftar: Daftar
    hak: Hak
    keadaan: Keadaan
    # The proposal under way, so that nobody is told to ask for what already is.
    usulan: Usulan | None


def surat_pegawai(pengguna: Any) -> list[SuratKGB]:
    """Own letters that can be downloaded, newest first."""
    terlihat = SuratKGB.objects.terlihat_oleh(pengguna, LIHAT).filter(
        pegawai=pengguna.pegawai_id, berkas__isnull=False
    )
    return list(terlihat.exclude(berkas=None).select_related("berkas")[:20])


def hak_pegawai(pegawai: Pegawai, hari_ini: date, pengguna: Any) -> list[HakSaya]:
    """Rights of somebody who may see everything about them, soonest first; empty for who has left."""
    if pegawai.kedudukan not in KEDUDUKAN_MASIH_PEGAWAI:
        return []
    fakta: Any = fakta_satu(pegawai, hari_ini)
    jalan = _berjalan(pegawai, pengguna)
    semua = [(d, PENILAI[d.kode](fakta, hari_ini)) for d in DAFTAR.values()]
    daftar = [_hak(d, hak, hari_ini, jalan.get(jenis_usulan_hak(d.kode))) for d, hak in semua if hak]
    return sorted(daftar, key=lambda h: (not h.hak.terbuka, h.hak.tmt or date.max))


def _hak(daftar: Daftar, hak: Hak, hari_ini: date, usulan: Usulan | None) -> HakSaya:
    keadaan_hak = Keadaan("Sedang diusulkan", "proses") if usulan else keadaan(daftar, hak, hari_ini)
    return HakSaya(daftar, hak, keadaan_hak, usulan)


def _berjalan(pegawai: Pegawai, pengguna: Any) -> dict[str, Usulan]:
    """The proposal under way of each kind of right, as far as this reader may see it."""
    jenis = [jenis_usulan_hak(d.kode) for d in DAFTAR.values()]
    terlihat = Usulan.objects.terlihat_oleh(pengguna, IZIN_LIHAT).filter(pegawai=pegawai, jenis__in=jenis)
    return {u.jenis: u for u in terlihat.filter(BERJALAN).order_by("dibuat_pada", "pk")}
