"""Predikat of earlier periods, counted the way the present one is: by who belonged to the unit at that time."""

import json

from kinerja.evaluasi.figur.cakupan import Cakupan, baris, penilaian, periode_sebelum, sama_triwulan
from kinerja.evaluasi.figur.fakta import DALAM_DINAS
from kinerja.evaluasi.figur.ringkasan import sebaran_predikat
from kinerja.evaluasi.rules.angka import Sebaran

_TREN = """
SELECT t.kode, n.predikat, count(*)
  FROM jsonb_to_recordset(%(periode)s::jsonb) AS t(kode text, tahun int, triwulan int, tanggal date)
  JOIN evaluasi_kinerja n ON n.tahun = t.tahun AND {triwulan}
  JOIN evaluasi_masa m ON m.pegawai_id = n.pegawai_id AND m.mulai <= t.tanggal
       AND (m.berikut IS NULL OR m.berikut > t.tanggal) AND {dinas}
 GROUP BY 1, 2
"""


def predikat_sebelum(c: Cakupan) -> dict[str, Sebaran]:
    """Distribution per earlier period code; a period without any predikat is absent."""
    daftar = []
    for p in periode_sebelum(c.periode):
        tahun, triwulan = penilaian(p)
        daftar.append({"kode": p.kode, "tahun": tahun, "triwulan": triwulan, "tanggal": p.selesai.isoformat()})
    kueri = _TREN.format(dinas=DALAM_DINAS.format("m", "t.tanggal"), triwulan=sama_triwulan(c.periode, "t.triwulan"))
    per_periode: dict[str, dict[str, int]] = {}
    for kode, predikat, jumlah in baris(kueri, {"periode": json.dumps(daftar)}):
        per_periode.setdefault(kode, {})[predikat] = jumlah
    return {kode: sebaran_predikat(hitungan) for kode, hitungan in per_periode.items()}
