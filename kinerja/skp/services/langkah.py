"""What one employee has to do next in the performance cycle, the most pressing first. Pure Python."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kinerja.skp.rules.keadaan import KeadaanSKP


class Langkah(StrEnum):
    SUSUN = "susun"
    SKP_BARU = "skp_baru"
    LENGKAPI = "lengkapi"
    JAWAB = "jawab"
    TUNGGU_PENILAI = "tunggu_penilai"
    TUNGGU_TETAP = "tunggu_tetap"
    REALISASI = "realisasi"
    RENCANA_AKSI = "rencana_aksi"
    AKUI_DIALOG = "akui_dialog"
    BACA_UMPAN = "baca_umpan"
    JAWAB_EVALUASI = "jawab_evaluasi"
    JAWAB_REKAN = "jawab_rekan"


# Nothing the employee can do now.
MENUNGGU = frozenset({Langkah.TUNGGU_PENILAI, Langkah.TUNGGU_TETAP})


@dataclass(frozen=True, slots=True)
class Butir:
    """One thing to do, until when, with the count or period it is about."""

    langkah: Langkah
    tenggat: date | None = None
    keterangan: str = ""

    def lewat(self, hari_ini: date) -> bool:
        return self.tenggat is not None and hari_ini > self.tenggat


@dataclass(frozen=True, slots=True)
class Keadaan:
    """Facts about one employee on one day."""

    keadaan: str | None
    batas_susun: date
    batas_tetap: date
    berganti_jabatan: bool = False
    rencana_aksi_kini: int = 0
    periode_kini: str = ""
    realisasi_tertunda: str = ""
    batas_realisasi: date | None = None
    dialog_tertunda: int = 0
    umpan_baru: int = 0
    evaluasi_dijawab: str = ""
    batas_jawab: date | None = None
    rekan_menunggu: int = 0


def langkah_berikut(k: Keadaan) -> list[Butir]:
    """An evaluation to answer first: its window closes; then planning, doing, reading; what waits for others last."""
    dijawab = [Butir(Langkah.JAWAB_EVALUASI, k.batas_jawab, k.evaluasi_dijawab)] if k.evaluasi_dijawab else []
    butir = [*dijawab, *_penyusunan(k), *_pelaksanaan(k)]
    if k.dialog_tertunda:
        butir.append(Butir(Langkah.AKUI_DIALOG, keterangan=str(k.dialog_tertunda)))
    if k.umpan_baru:
        butir.append(Butir(Langkah.BACA_UMPAN, keterangan=str(k.umpan_baru)))
    if k.rekan_menunggu:
        butir.append(Butir(Langkah.JAWAB_REKAN, keterangan=str(k.rekan_menunggu)))
    return sorted(butir, key=lambda b: b.langkah in MENUNGGU)


def _penyusunan(k: Keadaan) -> list[Butir]:
    if k.keadaan is None:
        return [Butir(Langkah.SUSUN, k.batas_susun)]
    baru = [Butir(Langkah.SKP_BARU)] if k.berganti_jabatan else []
    match k.keadaan:
        case KeadaanSKP.DRAF | KeadaanSKP.PERUBAHAN:
            return [*baru, Butir(Langkah.LENGKAPI, k.batas_susun if k.keadaan == KeadaanSKP.DRAF else None)]
        case KeadaanSKP.DIKLARIFIKASI:
            return [*baru, Butir(Langkah.JAWAB, k.batas_tetap)]
        case KeadaanSKP.DIAJUKAN:
            return [*baru, Butir(Langkah.TUNGGU_PENILAI, k.batas_tetap)]
        case KeadaanSKP.DISEPAKATI:
            return [*baru, Butir(Langkah.TUNGGU_TETAP, k.batas_tetap)]
    return baru


def _pelaksanaan(k: Keadaan) -> list[Butir]:
    if k.keadaan not in (KeadaanSKP.DITETAPKAN, KeadaanSKP.PERUBAHAN):
        return []
    butir = []
    if k.realisasi_tertunda:
        butir.append(Butir(Langkah.REALISASI, k.batas_realisasi, k.realisasi_tertunda))
    if not k.rencana_aksi_kini and k.periode_kini:
        butir.append(Butir(Langkah.RENCANA_AKSI, keterangan=k.periode_kini))
    return butir
