"""What binds an account to the person it is about to decide on: asked of the register, answered by the rule."""

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


def pihak_akun(pengguna: Any) -> Pihak:
    """An account without a person in the register is known by the NIP that begins its name, if any."""
    if pengguna.pegawai_id:
        return pihak_pegawai(pengguna.pegawai)
    awal = pengguna.username[:18]
    return Pihak(nip=awal if len(awal) == 18 and awal.isdecimal() else "")


def pihak_pegawai(pegawai: Pegawai) -> Pihak:
    keluarga = Keluarga.objects.filter(pegawai=pegawai, kota=pegawai.kota_id).sah()
    return Pihak(
        pegawai_id=pegawai.pk,
        nip=pegawai.nip,
        nama=pegawai.nama,
        lahir=pegawai.tanggal_lahir,
        keluarga=tuple(Kerabat(*k) for k in keluarga.values_list("hubungan", "nama", "tanggal_lahir")),
    )


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
