"""The training office in the small world: one of everything that an address of pelatihan.program names."""

from dataclasses import dataclass
from typing import Any

from kepegawaian.pegawai.models import Pegawai
from pelatihan.program.models import Sertifikat
from tests.pelatihan.program.pembuat import buat_sertifikat


@dataclass(frozen=True)
class Program:
    sertifikat: Sertifikat


def buat_program(pegawai: Pegawai, oleh: Any) -> Program:
    return Program(sertifikat=buat_sertifikat(pegawai, oleh))


def tumbuh_program(p: Program, lain: Pegawai, oleh: Any, ke: int) -> None:
    """One more of everything these pages list."""
    buat_sertifikat(lain, oleh, urut=ke + 10)
    buat_sertifikat(p.sertifikat.pegawai, oleh, urut=ke + 100)
