"""What followed from performance between the first day of the period and the moment the data were read."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from kinerja.evaluasi.figur.cakupan import Cakupan, baris
from kinerja.evaluasi.rules.angka import Lanjutan

PENGHARGAAN, PEMBINAAN, ANGKA_KREDIT = "penghargaan", "pembinaan", "angka_kredit"
KUNCI = (PENGHARGAAN, PEMBINAAN, ANGKA_KREDIT)

_SAH = "r.kota_id = %(kota)s AND r.verifikasi IN ('BELUM', 'TERVERIFIKASI')"
_ORANG = "r.pegawai_id = ANY(ARRAY(SELECT q.id FROM evaluasi_populasi q))"
# The conditions come from this module, never from a request.
_HITUNG = f"""
SELECT (SELECT count(*) FROM pegawai_riwayatpenghargaan r
         WHERE {_SAH} AND {_ORANG} AND r.tanggal BETWEEN %(mulai)s AND %(sampai)s),
       (SELECT count(*) FROM pegawai_pembinaantercatat r
         WHERE r.kota_id = %(kota)s AND {_ORANG} AND r.keadaan <> 'DIBATALKAN'
           AND r.mulai <= %(sampai)s AND r.selesai >= %(mulai)s),
       (SELECT count(*) FROM pegawai_riwayatangkakredit r
         WHERE {_SAH} AND {_ORANG} AND r.jenis = 'KONVERSI' AND r.selesai BETWEEN %(mulai)s AND %(tanggal)s)
"""  # noqa: S608


def lanjutan(c: Cakupan, sampai: date) -> Lanjutan:
    """Counts for the people of the temporary tables; one statement."""
    hasil = baris(_HITUNG, c.parameter | {"sampai": max(sampai, c.tanggal)})[0]
    return Lanjutan(**dict(zip(KUNCI, hasil, strict=True)))


def jumlahkan(bagian: Iterable[Mapping[str, Any]]) -> Lanjutan:
    """Of the city: the sums of the sheets; a sheet older than these figures has none."""
    semua = [b["lanjutan"] for b in bagian if "lanjutan" in b]
    return Lanjutan(**{k: sum(b[k] for b in semua) for k in KUNCI})
