"""Writes of the periodic evaluation: `siklus` (acts of people), `hitung` (the computation), `permintaan` and `terbit`
(issuing), `jadwal` (what the timetable starts and resumes), and `perorangan`, which reads one person's sheet.
"""

from kinerja.evaluasi.services.perorangan import EvaluasiPegawai, evaluasi_pegawai
from kinerja.evaluasi.services.siklus import (
    evaluasi_batalkan,
    evaluasi_hitung_ulang,
    evaluasi_kembalikan,
    evaluasi_mulai,
    evaluasi_revisi,
    evaluasi_terbitkan,
    evaluasi_tinjau,
)

__all__ = [
    "EvaluasiPegawai",
    "evaluasi_batalkan",
    "evaluasi_hitung_ulang",
    "evaluasi_kembalikan",
    "evaluasi_mulai",
    "evaluasi_pegawai",
    "evaluasi_revisi",
    "evaluasi_terbitkan",
    "evaluasi_tinjau",
]
