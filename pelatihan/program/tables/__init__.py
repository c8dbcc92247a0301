from pelatihan.program.tables.orang import TabelBuku, TabelIDP, TabelKebutuhan, TabelLuar
from pelatihan.program.tables.program import (
    TabelAnggaran,
    TabelAngkatan,
    TabelKursus,
    TabelLaporan,
    TabelMengajar,
    TabelMitra,
    TabelPengajar,
    TabelRencana,
)
from pelatihan.program.tables.sertifikat import TabelSertifikat

__all__ = [
    "TabelAnggaran",
    "TabelAngkatan",
    "TabelBuku",
    "TabelIDP",
    "TabelKebutuhan",
    "TabelKursus",
    "TabelLaporan",
    "TabelLuar",
    "TabelMengajar",
    "TabelMitra",
    "TabelPengajar",
    "TabelRencana",
    "TabelSertifikat",
]
