from pelatihan.program.filters.orang import (
    SaringanBuku,
    SaringanIDP,
    SaringanKebutuhan,
    SaringanLuar,
    SaringanSertifikat,
)
from pelatihan.program.filters.program import (
    SaringanAnggaran,
    SaringanAngkatan,
    SaringanKursus,
    SaringanLaporan,
    SaringanMitra,
    SaringanPengajar,
    SaringanRencana,
)

__all__ = [
    "SaringanAnggaran",
    "SaringanAngkatan",
    "SaringanBuku",
    "SaringanIDP",
    "SaringanKebutuhan",
    "SaringanKursus",
    "SaringanLaporan",
    "SaringanLuar",
    "SaringanMitra",
    "SaringanPengajar",
    "SaringanRencana",
    "SaringanSertifikat",
]
