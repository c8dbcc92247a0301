"""The team of a leader on a day: everybody whose assessing post that leader holds, with or without a SKP."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery, Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce

from asn.core.kueri_tetap import KueriTetap, salah_satu
from kepegawaian.pegawai.models import Pegawai
from kepegawaian.pegawai.models.pegawai import KEDUDUKAN_MASIH_PEGAWAI
from kinerja.skp.models import RHK, SKP, PengecualianSKP
from kinerja.skp.rules.istilah import AlasanKecuali
from kinerja.skp.rules.pengecualian import dikecualikan
from kinerja.skp.services.penilai import PohonPenilai
from kinerja.skp.workflows import IZIN_SETUJUI, LABEL_SKP, KeadaanSKP

# Posts below some posts; through a post nobody holds definitively the view goes on to those below it.
_TURUN = """
WITH RECURSIVE turun AS (
  SELECT j.id, 0 AS tingkat FROM jabatan_jabatan j
   WHERE j.kota_id = %s AND (j.atasan_id = ANY(%s) OR (%s AND j.atasan_id IS NULL))
  UNION ALL
  SELECT j.id, t.tingkat + 1 FROM turun t
    JOIN jabatan_jabatan atas ON atas.id = t.id
    JOIN jabatan_jabatan j ON j.atasan_id = t.id
   WHERE t.tingkat < 12 AND NOT (
     (atas.memimpin OR atas.jenis = ANY(%s))
     AND EXISTS (SELECT 1 FROM pegawai_riwayatjabatan r
                   JOIN pegawai_pegawai p ON p.id = r.pegawai_id
                  WHERE r.jabatan_id = atas.id AND r.penugasan = 'DEFINITIF' AND r.tmt_mulai <= %s
                    AND (r.tmt_selesai IS NULL OR r.tmt_selesai >= %s)
                    AND r.verifikasi IN ('BELUM', 'TERVERIFIKASI')
                    AND (p.tanggal_berhenti IS NULL OR p.tanggal_berhenti > %s)))
)
SELECT DISTINCT id FROM turun
"""
_MANAJERIAL = ["JPT_UTAMA", "JPT_MADYA", "JPT_PRATAMA", "ADMINISTRATOR", "PENGAWAS"]
NADA = {
    "": "gagal",
    KeadaanSKP.DIAJUKAN.value: "proses",
    KeadaanSKP.DISEPAKATI.value: "proses",
    KeadaanSKP.DIKLARIFIKASI.value: "perhatian",
    KeadaanSKP.PERUBAHAN.value: "perhatian",
    KeadaanSKP.DITETAPKAN.value: "selesai",
}
# What a card and a row of the matrix show of a person and the SKP.
_DIBACA = (
    *(f"pegawai__{n}" for n in ("nama", "gelar_depan", "gelar_belakang", "nip")),
    *("kota", "keadaan", "nama_jabatan", "diajukan_pada", "mulai", "sampai", "tahun", "jabatan_penilai"),
)
# And of somebody without one.
_ORANG = ("kota", "nip", "nama", "gelar_depan", "gelar_belakang", "kedudukan", "jabatan__nama")
# What waits for the leader, then what is on its way, then what is done.
URUTAN = {
    KeadaanSKP.DIAJUKAN.value: 0,
    KeadaanSKP.DISEPAKATI.value: 1,
    "": 2,
    KeadaanSKP.DRAF.value: 3,
    KeadaanSKP.DIKLARIFIKASI.value: 4,
    KeadaanSKP.PERUBAHAN.value: 5,
    KeadaanSKP.DITETAPKAN.value: 6,
    KeadaanSKP.DITUTUP.value: 7,
}


@dataclass(frozen=True, slots=True)
class Anggota:
    """One person of the team; `kecuali` says why there is no SKP to expect."""

    pegawai: Pegawai
    skp: SKP | None
    kecuali: AlasanKecuali | None = None

    @property
    def keadaan(self) -> str:
        return self.skp.keadaan if self.skp else ""

    @property
    def label(self) -> str:
        """What the badge says."""
        if self.kecuali:
            return self.kecuali.label
        return LABEL_SKP[KeadaanSKP(self.skp.keadaan)] if self.skp else "Belum menyusun"

    @property
    def nada(self) -> str:
        return "netral" if self.kecuali else NADA.get(self.keadaan, "netral")

    @property
    def menunggu(self) -> bool:
        """Whether the leader has something to do."""
        return self.keadaan in (KeadaanSKP.DIAJUKAN, KeadaanSKP.DISEPAKATI)


def jabatan_dinilai(pengguna: Any) -> tuple[frozenset[int], bool]:
    """Posts by which this user assesses today, and whether also in the place of the kepala daerah."""
    jangkauan = pengguna.jangkauan(IZIN_SETUJUI)
    return jangkauan.jabatan_ids, bool(jangkauan.kota_ids)


def anggota_tim(pengguna: Any, tahun: int, *, kota_id: int) -> list[Anggota]:
    """The whole team in the order of what to do; a fixed number of queries, however many people."""
    jabatan, puncak = jabatan_dinilai(pengguna)
    skp = _skp_tim(jabatan, puncak, tahun, kota_id)
    menurut_pegawai = {s.pegawai_id: s for s in skp}
    hari_ini = pengguna.hari_ini()
    lain = _tanpa_skp(jabatan, puncak, menurut_pegawai, hari_ini, tahun, kota_id)
    tercatat = _pengecualian([p.pk for p in lain], hari_ini)
    tim = [Anggota(s.pegawai, s) for s in skp if s.pegawai_id != pengguna.pegawai_id]
    for pegawai in lain:
        if pegawai.pk != pengguna.pegawai_id:
            tim.append(Anggota(pegawai, None, dikecualikan(pegawai.kedudukan, tercatat.get(pegawai.pk, ""))))
    return sorted(tim, key=lambda a: (URUTAN.get(a.keadaan, 9) if not a.kecuali else 8, a.pegawai.nama, a.pegawai.pk))


def _skp_tim(jabatan: Collection[int], puncak: bool, tahun: int, kota_id: int) -> list[SKP]:
    skp: list[SKP] = _SKP_JABATAN.semua(jabatan=sorted(jabatan), kota_id=kota_id, tahun=tahun)
    if puncak:
        skp += _SKP_PUNCAK.semua(kota_id=kota_id, tahun=tahun)
    return sorted(skp, key=lambda s: s.mulai)


def _berjumlah(**syarat: Any) -> QuerySet[SKP]:
    rhk = RHK.objects.filter(skp=OuterRef("pk")).order_by().values("skp").annotate(n=Count("pk"))
    kueri = SKP.objects.filter(**syarat).hidup().select_related("pegawai").only(*_DIBACA).order_by()
    return kueri.annotate(jumlah_rhk=Coalesce(Subquery(rhk.values("n")), 0))


_SKP_JABATAN = KueriTetap(
    lambda jabatan, kota_id, tahun: _berjumlah(kota_id=kota_id, tahun=tahun).filter(
        salah_satu("jabatan_penilai_id", jabatan)
    )
)
_SKP_PUNCAK = KueriTetap(lambda kota_id, tahun: _berjumlah(kota_id=kota_id, tahun=tahun, jabatan_penilai=None))


def _tanpa_skp(
    jabatan: Collection[int], puncak: bool, ada: dict[int, SKP], tanggal: date, tahun: int, kota_id: int
) -> list[Pegawai]:
    """People of the tree of today who have no SKP of the year in this team."""
    if tahun != tanggal.year or not (jabatan or puncak):
        return []
    nilai: dict[str, Any] = {"jabatan": sorted(jabatan), "puncak": puncak, "tanggal": tanggal, "tahun": tahun}
    calon = [p for p in _CALON.semua(kota_id=kota_id, **nilai) if p.pk not in ada]
    pohon = PohonPenilai(kota_id, tanggal, {p.jabatan_id for p in calon if p.jabatan_id}) if calon else None
    return [p for p in calon if pohon and _milik(pohon.penilai(p.jabatan_id, p.pk).jabatan_id, jabatan, puncak)]


def _calon(kota_id: Any, jabatan: Any, puncak: Any, tanggal: Any, tahun: Any) -> QuerySet[Pegawai]:
    """People in service in the posts below, whose SKP of the year is over or was never begun."""
    nilai = (kota_id, jabatan, puncak, Value(_MANAJERIAL), tanggal, tanggal, tanggal)
    bawah = RawSQL(_TURUN, [satu.value for satu in nilai])  # noqa: S611
    sudah = SKP.objects.filter(pegawai=OuterRef("pk"), kota_id=kota_id, tahun=tahun, sampai__gte=tanggal).hidup()
    kueri = Pegawai.objects.filter(~Exists(sudah), kota_id=kota_id, kedudukan__in=sorted(KEDUDUKAN_MASIH_PEGAWAI))
    return kueri.filter(jabatan__in=bawah).select_related("jabatan").only(*_ORANG)


_CALON = KueriTetap(_calon)


def _milik(jabatan_penilai: int | None, jabatan: Collection[int], puncak: bool) -> bool:
    return puncak if jabatan_penilai is None else jabatan_penilai in jabatan


def _pengecualian(pegawai_ids: list[int], tanggal: date) -> dict[int, str]:
    if not pegawai_ids:
        return {}
    return dict(PengecualianSKP.objects.filter(pegawai__in=pegawai_ids).pada(tanggal).values_list("pegawai", "alasan"))
