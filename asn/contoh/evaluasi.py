"""One finished evaluation per demo city: of the quarter before the last closed one, counted, reviewed, to be issued.

The last closed quarter is left to the visitor. The documents are made by the worker once it runs.
"""

from datetime import date

from asn.akun.models import Pengguna
from asn.akun.persona import PERSONA_KOTA
from asn.contoh.jejak import catat_asal
from asn.core.periode import Periode
from kepegawaian.instansi.models import Kota
from kinerja.evaluasi.models import EvaluasiBerkala
from kinerja.evaluasi.services import hitung, siklus


def terbitkan_lampau(kota: Kota, tanggal: date) -> bool:
    """False when the city has an evaluation already. The city must be in scope."""
    if EvaluasiBerkala.objects.filter(kota=kota).exists():
        return False
    catat_asal("evaluasi_contoh")
    periode = Periode.pada(tanggal, "triwulan").sebelumnya().sebelumnya()
    evaluasi = siklus.evaluasi_mulai(kota_id=kota.pk, periode=periode, oleh=_persona(kota, "bkd"))
    for pk in evaluasi.lembar.values_list("pk", flat=True):
        hitung.lembar_hitung(lembar_id=pk, kota_id=kota.pk)
    hitung.kota_simpulkan(evaluasi_id=evaluasi.pk, kota_id=kota.pk)
    siklus.evaluasi_tinjau(
        evaluasi=evaluasi, oleh=_persona(kota, "bkd"), catatan="Dibahas dalam rapat evaluasi dengan perangkat daerah."
    )
    siklus.evaluasi_terbitkan(evaluasi=evaluasi, oleh=_persona(kota, "ppk"), catatan="Sesuai hasil peninjauan.")
    return True


def _persona(kota: Kota, kunci: str) -> Pengguna:
    persona = next(p for p in PERSONA_KOTA if p.kunci == kunci)
    return Pengguna.objects.get(email=persona.email(kota.kode))
