"""Services and campaigns; coupons and answers; frozen results; follow-up plans."""

from pengaduan.survei.models.hasil import HasilSurvei, RencanaTindak
from pengaduan.survei.models.jawaban import KANAL, Jawaban, Kupon
from pengaduan.survei.models.kampanye import Kampanye, LayananKampanye, LayananPublik

__all__ = [
    "KANAL",
    "HasilSurvei",
    "Jawaban",
    "Kampanye",
    "Kupon",
    "LayananKampanye",
    "LayananPublik",
    "RencanaTindak",
]
