"""What one user may do with one SKP now: for the buttons of a page. The services decide again."""

from dataclasses import dataclass
from typing import Any

from kinerja.skp.models import SKP
from kinerja.skp.services.kunci import boleh_pengelola
from kinerja.skp.services.penilai import adalah_penilai
from kinerja.skp.workflows import BELUM_TETAP, BERLAKU, IZIN_TETAPKAN, KeadaanSKP


@dataclass(frozen=True, slots=True)
class Wewenang:
    """`sendiri`, `penilai` and `pengelola` say in which capacity the reader looks at the page."""

    skp: SKP
    sendiri: bool
    penilai: bool
    pengelola: bool

    @property
    def susun(self) -> bool:
        return (self.sendiri or self.pengelola) and self.skp.dapat_disusun

    @property
    def arahkan(self) -> bool:
        return self.penilai and self.skp.dapat_diarahkan

    @property
    def ajukan(self) -> bool:
        return self.sendiri and self.skp.dapat_disusun

    @property
    def tarik(self) -> bool:
        return self.sendiri and self.skp.keadaan == KeadaanSKP.DIAJUKAN

    @property
    def putuskan(self) -> bool:
        """Agree, or ask for clarification."""
        return self.penilai and self.skp.keadaan == KeadaanSKP.DIAJUKAN

    @property
    def tetapkan(self) -> bool:
        return self.penilai and self.skp.keadaan == KeadaanSKP.DISEPAKATI

    @property
    def tetapkan_pengelola(self) -> bool:
        return self.pengelola and self.skp.keadaan in BELUM_TETAP

    @property
    def ubah(self) -> bool:
        return (self.sendiri or self.penilai) and self.skp.keadaan == KeadaanSKP.DITETAPKAN

    @property
    def batalkan(self) -> bool:
        return (self.sendiri or self.pengelola) and self.skp.keadaan in BELUM_TETAP and not self.skp.naskah

    @property
    def laksanakan(self) -> bool:
        return self.sendiri and self.skp.keadaan in BERLAKU and self.skp.keadaan != KeadaanSKP.DITUTUP

    @property
    def umpan_balik(self) -> bool:
        return self.penilai and not self.ditutup

    @property
    def dialog(self) -> bool:
        return (self.sendiri or self.penilai) and not self.ditutup

    @property
    def ditutup(self) -> bool:
        return self.skp.keadaan == KeadaanSKP.DITUTUP

    @property
    def ganti_penilai(self) -> bool:
        return self.sendiri and self.skp.keadaan != KeadaanSKP.DITUTUP


def wewenang(skp: SKP, pengguna: Any) -> Wewenang:
    """Reads `skp.siklus`; one query at most."""
    sendiri = pengguna.pegawai_id is not None and pengguna.pegawai_id == skp.pegawai_id
    kelola = pengguna.jangkauan(IZIN_TETAPKAN)
    dalam = skp.kota_id in kelola.kota_ids or skp.instansi_id in kelola.instansi_ids
    return Wewenang(skp, sendiri, adalah_penilai(skp, pengguna), dalam and boleh_pengelola(skp, pengguna))
