"""Conflict of interest: no report about a person reaches that person or anybody below.

Pure queries, used by the models; hence neither a rule nor a service.
"""

from typing import Any

from django.apps import apps
from django.db import connection

_NAIK = """
WITH RECURSIVE naik AS (
  SELECT j.id, j.atasan_id FROM jabatan_jabatan j WHERE j.id = ANY(%s)
  UNION
  SELECT a.id, a.atasan_id FROM jabatan_jabatan a JOIN naik n ON a.id = n.atasan_id
)
SELECT id FROM naik
"""


def atasan_pengguna(pengguna: Any) -> frozenset[int]:
    """The person behind the account and every superior up the position tree today: reports about them are closed."""
    if not pengguna.pegawai_id:
        return frozenset()
    if "_atasan_aduan" not in pengguna.__dict__:
        pengguna._atasan_aduan = atasan_pegawai(pengguna.pegawai_id, pengguna.hari_ini())
    return pengguna._atasan_aduan


def atasan_pegawai(pegawai_id: int, tanggal: Any) -> frozenset[int]:
    """This person and all superiors, definitif or Plt/Plh."""
    riwayat = apps.get_model("pegawai", "RiwayatJabatan").objects.pada(tanggal)
    dipegang = list(riwayat.filter(pegawai=pegawai_id).values_list("jabatan_id", flat=True))
    with connection.cursor() as kursor:
        kursor.execute(_NAIK, [dipegang])
        naik = [baris[0] for baris in kursor.fetchall()]
    di_atas = riwayat.filter(jabatan__in=set(naik) - set(dipegang)).values_list("pegawai_id", flat=True)
    return frozenset({pegawai_id, *di_atas})
