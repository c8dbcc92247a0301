"""What binds an account to the person it is about to decide on: asked of the register, answered by the rule."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from kepegawaian.jabatan.models import Jabatan
from kepegawaian.pegawai.models import Keluarga, Pegawai
from kepegawaian.pegawai.rules.kepentingan import Ikatan, Kerabat, Pihak, ikatan

# Steps of a position tree that nobody exceeds: stops a tree that was recorded as a circle.
TINGKAT_MAKS = 20


def ikatan_kepentingan(pengguna: Any, subjek: Pegawai) -> Ikatan | None:
    """The gravest tie. Family is read for the check only; the caller learns the kind, never the record."""
    pelaku = pihak_akun(pengguna)
    return ikatan(pelaku, pihak_pegawai(subjek), membawahi=membawahi(pengguna, subjek))


def ikatan_menutup(pengguna: Any, subjek: Iterable[Pegawai]) -> dict[int, Ikatan]:
    """Ties that shut the door, for many people at once: three queries whatever their number."""
    semua = list(subjek)
    pelaku, kerabat = pihak_akun(pengguna), _keluarga([p.pk for p in semua])
    temuan = {p.pk: ikatan(pelaku, _pihak(p, kerabat[p.pk]), membawahi=False) for p in semua}
    return {pk: t for pk, t in temuan.items() if t is not None and t.menutup}


def pihak_akun(pengguna: Any) -> Pihak:
    """An account without a person in the register is known by the NIP that begins its name, if any."""
    if pengguna.pegawai_id:
        return pihak_pegawai(pengguna.pegawai)
    awal = pengguna.username[:18]
    return Pihak(nip=awal if len(awal) == 18 and awal.isdecimal() else "")


def pihak_pegawai(pegawai: Pegawai) -> Pihak:
    return _pihak(pegawai, _keluarga([pegawai.pk])[pegawai.pk])


def _pihak(pegawai: Pegawai, keluarga: Iterable[Kerabat]) -> Pihak:
    return Pihak(pegawai.pk, pegawai.nip, pegawai.nama, pegawai.tanggal_lahir, tuple(keluarga))


def _keluarga(pegawai_ids: list[int]) -> dict[int, list[Kerabat]]:
    hasil: dict[int, list[Kerabat]] = defaultdict(list)
    baris = Keluarga.objects.filter(pegawai__in=pegawai_ids).sah()
    for pk, hubungan, nama, lahir in baris.values_list("pegawai", "hubungan", "nama", "tanggal_lahir"):
        hasil[pk].append(Kerabat(hubungan, nama, lahir))
    return hasil


def membawahi(pengguna: Any, subjek: Pegawai) -> bool:
    """Whether a position this account holds today (also as Plt or Plh) lies above the person's position."""
    dipegang = pengguna.jabatan_membawahi
    jabatan_id = subjek.jabatan_id
    if not dipegang or jabatan_id is None:
        return False
    for _ in range(TINGKAT_MAKS):
        jabatan_id = Jabatan.objects.filter(pk=jabatan_id).values_list("atasan_id", flat=True).first()
        if jabatan_id is None:
            return False
        if jabatan_id in dipegang:
            return True
    return False
