"""Who makes no SKP. PermenPANRB 8/2021, attachment."""

from asn.core.legal import DasarHukum
from kinerja.skp.rules.istilah import AlasanKecuali

DASAR = DasarHukum("PermenPANRB 8/2021", "lampiran")
# Kedudukan hukum in the register that exempt by themselves.
MENURUT_KEDUDUKAN: dict[str, AlasanKecuali] = {
    "DIBERHENTIKAN_SEMENTARA": AlasanKecuali.DIBERHENTIKAN_SEMENTARA,
    "CLTN": AlasanKecuali.CLTN,
    "TUGAS_BELAJAR": AlasanKecuali.TUGAS_BELAJAR,
}
# What the register does not say by itself and the pengelola records with its letter.
DICATAT = (AlasanKecuali.PEJABAT_NEGARA, AlasanKecuali.MPP, *MENURUT_KEDUDUKAN.values())


def dikecualikan(kedudukan: str, tercatat: str = "") -> AlasanKecuali | None:
    """Alasan seorang pegawai tidak menyusun SKP, atau None. PermenPANRB 8/2021, lampiran."""
    if tercatat:
        return AlasanKecuali(tercatat)
    return MENURUT_KEDUDUKAN.get(kedudukan)
