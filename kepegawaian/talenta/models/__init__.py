from kepegawaian.talenta.models.ketentuan import KetentuanTalenta
from kepegawaian.talenta.models.sidang import PutusanSidang, SidangTalenta
from kepegawaian.talenta.models.siklus import HasilTalenta, SiklusTalenta
from kepegawaian.talenta.models.temuan import TemuanBelumTerlihat

__all__ = [
    "HasilTalenta",
    "KetentuanTalenta",
    "PutusanSidang",
    "SidangTalenta",
    "SiklusTalenta",
    "TemuanBelumTerlihat",
]
