"""Who is due an award and who is owed guidance: found by SQL, stated by the rules with the rows that led there."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from asn.core.legal import pada_tanggal, tambah_bulan
from asn.core.periode import Periode
from kepegawaian.pegawai.rules.enum import Hukdis, JenisASN, PredikatKinerja
from kinerja.evaluasi.figur.cakupan import Cakupan, baris, penilaian, periode_sebelum
from kinerja.evaluasi.rules import jp, pembinaan, penghargaan
from kinerja.evaluasi.rules.angka import Calon, Sebaran, UsulanTercatat
from kinerja.evaluasi.rules.usulan import Usulan

# Highest or gravest first: the order in which candidates are listed.
URUTAN_PENGHARGAAN = (
    penghargaan.PRIORITAS_KRS,
    "SATYALANCANA_XXX",
    "SATYALANCANA_XX",
    "SATYALANCANA_X",
    penghargaan.PRIORITAS_BANGKOM,
)
URUTAN_PEMBINAAN = (
    pembinaan.UJI_KOMPETENSI,
    pembinaan.EVALUASI_PERJANJIAN_KERJA,
    pembinaan.PEMERIKSAAN_DISIPLIN,
    pembinaan.KONSELING_KINERJA,
    pembinaan.BIMBINGAN_KINERJA,
    pembinaan.BANGKOM,
)
# Codes of riwayat penghargaan in the words of the rule.
SATYALANCANA = {
    "SATYALANCANA_10": "SATYALANCANA_X",
    "SATYALANCANA_20": "SATYALANCANA_XX",
    "SATYALANCANA_30": "SATYALANCANA_XXX",
}
_BAIK = [str(p) for p in PredikatKinerja if p.setara_baik()]

_DUA_TAHUN_BAIK = """
SELECT p.id, p.nip, p.nama, array_agg(n.tahun ORDER BY n.tahun), array_agg(n.predikat ORDER BY n.tahun),
       array_agg(n.id ORDER BY n.tahun)
  FROM evaluasi_populasi p JOIN evaluasi_kinerja n ON n.pegawai_id = p.id
 WHERE n.triwulan IS NULL AND n.tahun IN (%(tahun)s - 1, %(tahun)s)
 GROUP BY p.id, p.nip, p.nama HAVING count(DISTINCT n.tahun) = 2 AND bool_and(n.predikat = ANY(%(baik)s))
"""
# Ten, twenty or thirty years reached and no award of that many years yet.
_MASA_KERJA = """
SELECT p.id, p.nip, p.nama, p.tmt_masuk, k.id, h.diterima
  FROM evaluasi_populasi p
  LEFT JOIN LATERAL (
    SELECT r.id FROM pegawai_riwayatpangkat r
     WHERE r.pegawai_id = p.id AND r.kota_id = %(kota)s
       AND r.verifikasi IN ('BELUM', 'TERVERIFIKASI') ORDER BY r.tmt LIMIT 1) k ON true
  LEFT JOIN (
    SELECT r.pegawai_id, array_agg(r.jenis) AS diterima, max(right(r.jenis, 2)::int) AS tahun
      FROM evaluasi_populasi p JOIN pegawai_riwayatpenghargaan r ON r.pegawai_id = p.id
     WHERE r.kota_id = %(kota)s AND r.jenis = ANY(%(satyalancana)s) AND r.tanggal <= %(tanggal)s
       AND r.verifikasi IN ('BELUM', 'TERVERIFIKASI')
     GROUP BY 1) h ON h.pegawai_id = p.id
 WHERE p.jenis = 'PNS' AND p.kedudukan <> 'CLTN' AND p.tmt_masuk <= %(sepuluh_tahun)s
   AND COALESCE(h.tahun, 0) < LEAST(EXTRACT(year FROM age(%(tanggal)s, p.tmt_masuk))::int / 10 * 10, 30)
"""
_HUKDIS = """
SELECT p.id, r.jenis, r.tmt_mulai FROM evaluasi_populasi p JOIN pegawai_riwayathukdis r ON r.pegawai_id = p.id
 WHERE r.kota_id = %(kota)s AND r.tmt_mulai <= %(tanggal)s AND r.verifikasi IN ('BELUM', 'TERVERIFIKASI')
"""
_PERLU_DIBINA = """
SELECT f.id, f.nip, f.nama, f.jenis, f.jp, f.bulan,
       f.jenis = 'PNS' AND f.bulan > 0 AND f.jp * 12 < %(minimum)s * f.bulan AS kurang_jp
  FROM evaluasi_fakta f
 WHERE f.predikat <> ALL(%(baik)s) OR f.jenis = 'PNS' AND f.bulan > 0 AND f.jp * 12 < %(minimum)s * f.bulan
"""
_PREDIKAT_RENDAH = """
SELECT f.id, n.id, n.tahun, n.triwulan, n.predikat
  FROM evaluasi_fakta f JOIN evaluasi_kinerja n ON n.pegawai_id = f.id
 WHERE f.predikat <> ALL(%(baik)s)
"""
_DIKLAT = """
SELECT f.id, array_agg(r.id ORDER BY r.tanggal_selesai)
  FROM evaluasi_fakta f JOIN pegawai_riwayatdiklat r ON r.pegawai_id = f.id
 WHERE r.kota_id = %(kota)s AND r.tanggal_selesai BETWEEN f.awal_jp AND %(tanggal)s
   AND r.verifikasi IN ('BELUM', 'TERVERIFIKASI')
   AND f.jenis = 'PNS' AND f.bulan > 0 AND f.jp * 12 < %(minimum)s * f.bulan
 GROUP BY 1
"""


# id, NIP, name with degrees
Orang = tuple[int, str, str]


class Perlu(NamedTuple):
    pegawai_id: int
    nip: str
    nama: str
    jenis: str
    jp: Decimal
    bulan: int
    kurang_jp: bool


def bukti(model: str, pk: int | None) -> tuple[str, ...]:
    return (f"{model}:{pk}",) if pk else ()


def calon_penghargaan(c: Cakupan) -> list[Calon]:
    hukdis = _hukdis(c)
    usulan: dict[Orang, list[Usulan]] = defaultdict(list)
    tahun = tahun_penilaian(c.periode)
    parameter = c.parameter | {"tahun": tahun, "baik": _BAIK, "satyalancana": list(SATYALANCANA)}
    for *orang, deret_tahun, predikat, ids in baris(_DUA_TAHUN_BAIK, parameter):
        rekam = [
            penghargaan.PredikatTahunan(t, PredikatKinerja(p), f"RiwayatKinerja:{n}")
            for t, p, n in zip(deret_tahun, predikat, ids, strict=True)
        ]
        usulan[tuple(orang)] += penghargaan.usulan_kinerja(rekam, tahun=tahun, hukdis=hukdis.get(orang[0], ()))
    parameter["sepuluh_tahun"] = tambah_bulan(c.tanggal, -120)
    for *orang, tmt, pangkat, diterima in baris(_MASA_KERJA, parameter):
        usulan[tuple(orang)] += penghargaan.usulan_satyalancana(
            jenis=JenisASN.PNS,
            tmt_cpns=tmt,
            pada=c.tanggal,
            hukdis=hukdis.get(orang[0], ()),
            sudah_diterima=[SATYALANCANA[d] for d in diterima or ()],
            bukti=bukti("RiwayatPangkat", pangkat),
        )
    return _daftar(usulan, URUTAN_PENGHARGAAN)


def tahun_penilaian(periode: Periode) -> int:
    """Annual results of a year are made after it has ended: only an evaluation of the year itself has them."""
    return periode.tahun if periode.jenis == "tahun" else periode.tahun - 1


def _hukdis(c: Cakupan) -> dict[int, list[penghargaan.HukdisTercatat]]:
    hasil: dict[int, list[penghargaan.HukdisTercatat]] = defaultdict(list)
    for pk, jenis, tmt in baris(_HUKDIS, c.parameter):
        hasil[pk].append(penghargaan.HukdisTercatat(Hukdis(jenis), tmt))
    return hasil


def calon_pembinaan(c: Cakupan) -> list[Calon]:
    minimum = pada_tanggal(jp.JP_PNS_TERSEDIKIT, c.tanggal).nilai
    parameter = c.parameter | {"baik": _BAIK, "minimum": minimum}
    predikat = _predikat_rendah(c, parameter)
    diklat = {pk: tuple(f"RiwayatDiklat:{r}" for r in ids) for pk, ids in baris(_DIKLAT, parameter)}
    usulan: dict[Orang, list[Usulan]] = {}
    for orang in map(Perlu._make, baris(_PERLU_DIBINA, parameter)):
        usulan[orang[:3]] = pembinaan.usulan(
            predikat[orang.pegawai_id],
            periode=c.periode,
            jenis=JenisASN(orang.jenis),
            jp=_pemenuhan(orang, c.tanggal),
            bukti_jp=diklat.get(orang.pegawai_id, ()),
        )
    return _daftar(usulan, URUTAN_PEMBINAAN)


def _pemenuhan(orang: Perlu, pada: date) -> jp.Pemenuhan | None:
    return jp.pemenuhan(JenisASN(orang.jenis), orang.jp, orang.bulan, pada=pada) if orang.kurang_jp else None


def _predikat_rendah(c: Cakupan, parameter: Mapping[str, Any]) -> dict[int, list[pembinaan.PredikatPeriodik]]:
    """Predicates of periods of this kind, of everybody below Baik now."""
    menurut_penilaian = {penilaian(p): p for p in [*periode_sebelum(c.periode), c.periode]}
    hasil: dict[int, list[pembinaan.PredikatPeriodik]] = defaultdict(list)
    for pk, riwayat, tahun, triwulan, predikat in baris(_PREDIKAT_RENDAH, parameter):
        if periode := menurut_penilaian.get((tahun, triwulan)):
            rekam = pembinaan.PredikatPeriodik(periode, PredikatKinerja(predikat), f"RiwayatKinerja:{riwayat}")
            hasil[pk].append(rekam)
    return hasil


def _daftar(usulan: Mapping[Orang, list[Usulan]], urutan: tuple[str, ...]) -> list[Calon]:
    calon = [
        Calon(pegawai_id=pk, nip=nip, nama=nama, usulan=[tercatat(u) for u in isi])
        for (pk, nip, nama), isi in usulan.items()
        if isi
    ]
    return urutkan(calon, urutan)


def urutkan(calon: Iterable[Calon], urutan: tuple[str, ...]) -> list[Calon]:
    peringkat = {kode: i for i, kode in enumerate(urutan)}
    return sorted(calon, key=lambda o: (min(peringkat[u["kode"]] for u in o["usulan"]), o["nama"], o["pegawai_id"]))


def jumlah_usulan(calon: Iterable[Calon], urutan: tuple[str, ...]) -> Sebaran:
    jumlah = dict.fromkeys(urutan, 0)
    for orang in calon:
        for kode in {u["kode"] for u in orang["usulan"]}:
            jumlah[kode] += 1
    return jumlah


def tercatat(usulan: Usulan) -> UsulanTercatat:
    rujukan = [str(b).split(":") for b in usulan.bukti]
    return UsulanTercatat(
        kode=usulan.kode,
        alasan=usulan.alasan,
        dasar=str(usulan.dasar),
        bukti=[[model, int(pk)] for model, pk in rujukan],
    )
