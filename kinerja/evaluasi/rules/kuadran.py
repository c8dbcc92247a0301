"""Kinerja pegawai suatu instansi berhadapan dengan kepuasan masyarakat.

Not a norm of law but a reading aid: the thresholds are the city's and come from the caller.
"""

from decimal import Decimal

from kepegawaian.pegawai.rules.enum import Berlabel


class Kuadran(Berlabel):
    TELADAN = "TELADAN", "Teladan"
    PERLU_PENYELARASAN = "PERLU_PENYELARASAN", "Perlu penyelarasan"
    PERLU_DUKUNGAN = "PERLU_DUKUNGAN", "Perlu dukungan"
    PRIORITAS_PEMBINAAN = "PRIORITAS_PEMBINAAN", "Prioritas pembinaan"

    @property
    def bacaan(self) -> str:
        return _BACAAN[self]


_BACAAN = {
    Kuadran.TELADAN: (
        "Kinerja pegawai dan kepuasan masyarakat sama-sama tinggi. Pertahankan, dan jadikan contoh bagi instansi lain."
    ),
    Kuadran.PERLU_PENYELARASAN: (
        "Kinerja pegawai dinilai tinggi, tetapi masyarakat belum puas. Periksa apakah ekspektasi dalam SKP mengukur "
        "layanan yang dirasakan masyarakat, dan apakah penilaiannya terlalu longgar."
    ),
    Kuadran.PERLU_DUKUNGAN: (
        "Masyarakat puas, tetapi kinerja pegawai dinilai rendah. Periksa apakah ekspektasi terlalu berat, beban kerja "
        "timpang, atau penilaiannya terlalu ketat."
    ),
    Kuadran.PRIORITAS_PEMBINAAN: (
        "Kinerja pegawai dan kepuasan masyarakat sama-sama rendah. Dahulukan dalam pembinaan, pengembangan "
        "kompetensi, dan perbaikan layanan."
    ),
}


def kuadran(kinerja: Decimal, kepuasan: Decimal, *, batas_kinerja: Decimal, batas_kepuasan: Decimal) -> Kuadran:
    """On the threshold counts as high."""
    if kinerja >= batas_kinerja:
        return Kuadran.TELADAN if kepuasan >= batas_kepuasan else Kuadran.PERLU_PENYELARASAN
    return Kuadran.PERLU_DUKUNGAN if kepuasan >= batas_kepuasan else Kuadran.PRIORITAS_PEMBINAAN
