"""The unit of a peta jabatan and its positions within a reach, by statements of one shape (decision 0036)."""

from datetime import date
from typing import Any

from django.db.models import Q

from asn.core.jangkauan import Jangkauan
from asn.core.kueri_tetap import KueriTetap, salah_satu
from kepegawaian.instansi.models import Instansi
from kepegawaian.jabatan.models import Jabatan, JabatanQuerySet
from kepegawaian.pegawai.services.struktur import POSISI_TERBANYAK, dengan_atasan

_UNIT = KueriTetap(lambda pk: Instansi.objects.select_related("kota", "perangkat_daerah").filter(pk=pk))


def instansi_terlihat(pengguna: Any, izin: str, pk: int) -> Instansi | None:
    """The unit with its city, or None when `izin` does not reach it."""
    unit: Instansi | None = _UNIT.satu(pk=pk)
    return unit if unit and _dalam(pengguna.jangkauan(izin), unit) else None


def _dalam(jangkauan: Jangkauan, unit: Instansi) -> bool:
    """Whether `terlihat_oleh` with this reach would show this unit, which was read already."""
    return unit.kota_id in jangkauan.semua_kota and (
        unit.kota_id in jangkauan.kota_ids or unit.pk in jangkauan.instansi_ids
    )


def _terjangkau(jalur: Any, tanggal: Any, kota: Any, unit: Any, semua_kota: Any) -> JabatanQuerySet:
    """As `terlihat_oleh` with the reach `kota`, `unit`; one more than a page shows."""
    jangkauan = Q(salah_satu("kota_id", kota)) | Q(salah_satu("instansi_id", unit))
    jabatan = Jabatan.objects.filter(jangkauan, salah_satu("kota_id", semua_kota), instansi__jalur__startswith=jalur)
    return dengan_atasan(jabatan, tanggal)[: POSISI_TERBANYAK + 1]


_JABATAN = KueriTetap(_terjangkau)


def jabatan_terlihat(pengguna: Any, izin: str, instansi: Instansi, tanggal: date) -> list[Jabatan]:
    """Positions of the unit and below in reach of `izin`; of more than `POSISI_TERBANYAK` one beyond."""
    j = pengguna.jangkauan(izin)
    return _JABATAN.semua(
        jalur=instansi.jalur,
        tanggal=tanggal,
        kota=sorted(j.kota_ids),
        unit=sorted(j.instansi_ids),
        semua_kota=sorted(j.semua_kota),
    )
