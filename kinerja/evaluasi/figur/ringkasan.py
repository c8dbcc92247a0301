"""Head-count, predikat, JP, IP ASN and discipline of the people in `evaluasi_fakta`."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from asn.core.legal import pada_tanggal
from kepegawaian.pegawai.rules.enum import JenisASN, PredikatKinerja
from kinerja.evaluasi.figur.cakupan import Cakupan, bagi, baris, persen, teks, teks_atau_kosong
from kinerja.evaluasi.rules import ip_asn, jp
from kinerja.evaluasi.rules.angka import IPASN, JP, JPPNS, JPPPPK, HukdisBerlaku, Nilai, Pegawai, RataIPASN, Sebaran

DIMENSI = ("kualifikasi", "kompetensi", "kinerja", "disiplin", "total")

_JP = """
SELECT count(*) FILTER (WHERE wajib), count(*) FILTER (WHERE wajib AND jp * 12 >= %(minimum)s * bulan),
       COALESCE(sum(jp) FILTER (WHERE wajib), 0), count(*) FILTER (WHERE pppk),
       count(*) FILTER (WHERE pppk AND jp > %(batas)s), COALESCE(sum(jp) FILTER (WHERE pppk), 0)
  FROM (SELECT jp, bulan, jenis = 'PNS' AND bulan > 0 AS wajib, jenis IN ('PPPK', 'PPPK_PARUH_WAKTU') AS pppk
          FROM evaluasi_fakta) f
"""
_IP = """
SELECT kualifikasi + kompetensi + kinerja + disiplin, count(*),
       sum(kualifikasi), sum(kompetensi), sum(kinerja), sum(disiplin)
  FROM evaluasi_fakta GROUP BY 1
"""
# A punishment without an end date (a reprimand) counts in the period in which it was given.
_HUKDIS = """
SELECT left(r.jenis, 1), count(*)
  FROM evaluasi_populasi p JOIN pegawai_riwayathukdis r ON r.pegawai_id = p.id
 WHERE r.kota_id = %(kota)s AND r.verifikasi IN ('BELUM', 'TERVERIFIKASI') AND r.tmt_mulai <= %(tanggal)s
   AND COALESCE(r.tmt_selesai, r.tmt_mulai) >= %(mulai)s
 GROUP BY 1
"""


class JPDihitung(NamedTuple):
    """Counts and sums from which the JP figures of a unit or of the city are made."""

    pns: int
    terpenuhi: int
    jumlah_pns: Decimal
    pppk: int
    melebihi: int
    jumlah_pppk: Decimal


def sebaran_predikat(hitungan: Mapping[str, int]) -> Sebaran:
    return {str(p): hitungan.get(p, 0) for p in PredikatKinerja}


def persen_baik(sebaran: Mapping[str, int] | None) -> Nilai | None:
    """Share of Baik or better among those assessed."""
    if sebaran is None:
        return None
    baik = sum(n for p, n in sebaran.items() if PredikatKinerja(p).setara_baik())
    return teks_atau_kosong(persen(baik, sum(sebaran.values())))


def pegawai_dan_predikat() -> tuple[Pegawai, Sebaran]:
    per_jenis = dict.fromkeys(map(str, JenisASN), 0)
    predikat: dict[str, int] = {}
    for jenis, nilai, jumlah in baris("SELECT jenis, predikat, count(*) FROM evaluasi_fakta GROUP BY 1, 2", {}):
        per_jenis[jenis] += jumlah
        if nilai:
            predikat[nilai] = predikat.get(nilai, 0) + jumlah
    semua, dinilai = sum(per_jenis.values()), sum(predikat.values())
    pegawai = Pegawai(jumlah=semua, per_jenis=per_jenis, dinilai=dinilai, belum_dinilai=semua - dinilai)
    return pegawai, sebaran_predikat(predikat)


def jp_dihitung(c: Cakupan) -> JPDihitung:
    parameter = {
        "minimum": pada_tanggal(jp.JP_PNS_TERSEDIKIT, c.tanggal).nilai,
        "batas": pada_tanggal(jp.JP_PPPK_TERBANYAK, c.tanggal).nilai,
    }
    return JPDihitung(*baris(_JP, parameter)[0])


def angka_jp(c: Cakupan, n: JPDihitung) -> JP:
    minimum = pada_tanggal(jp.JP_PNS_TERSEDIKIT, c.tanggal).nilai
    return JP(
        pns=JPPNS(
            jumlah=n.pns,
            terpenuhi=n.terpenuhi,
            persen=teks_atau_kosong(persen(n.terpenuhi, n.pns)),
            rata=teks_atau_kosong(bagi(n.jumlah_pns, n.pns)),
            target=teks(Decimal(minimum * c.tanggal.month) / 12),
        ),
        pppk=JPPPPK(
            jumlah=n.pppk,
            melebihi_batas=n.melebihi,
            rata=teks_atau_kosong(bagi(n.jumlah_pppk, n.pppk)),
            batas=teks(pada_tanggal(jp.JP_PPPK_TERBANYAK, c.tanggal).nilai),
        ),
    )


def ip_asn_dihitung(c: Cakupan) -> tuple[Sebaran, dict[str, Decimal]]:
    """Number of people per category and the sum of every dimension; the categories come from the rule itself."""
    sebaran = dict.fromkeys(map(str, ip_asn.KategoriIPASN), 0)
    jumlah = dict.fromkeys(DIMENSI, Decimal(0))
    for total, banyak, *per_dimensi in baris(_IP, {}):
        sebaran[ip_asn.kategori(total, pada=c.tanggal)] += banyak
        for dimensi, nilai in zip(DIMENSI, [*per_dimensi, total * banyak], strict=True):
            jumlah[dimensi] += nilai
    return sebaran, jumlah


def angka_ip_asn(c: Cakupan, sebaran: Sebaran, jumlah: Mapping[str, Decimal]) -> IPASN:
    banyak = sum(sebaran.values())
    if not banyak:
        return IPASN(rata=None, kategori=None, sebaran=sebaran)
    kategori = ip_asn.kategori(jumlah["total"] / banyak, pada=c.tanggal)
    return IPASN(rata=per_dimensi(jumlah, banyak), kategori=str(kategori), sebaran=sebaran)


def per_dimensi(jumlah: Mapping[str, Decimal], pembagi: int = 1) -> RataIPASN:
    return RataIPASN(**{d: teks(jumlah[d] / pembagi) for d in DIMENSI})


def hukdis(c: Cakupan) -> HukdisBerlaku:
    return jumlahkan_hukdis({_TINGKAT[huruf]: n} for huruf, n in baris(_HUKDIS, c.parameter))


_TINGKAT = {"R": "ringan", "S": "sedang", "B": "berat"}


def jumlahkan_hukdis(bagian: Iterable[Mapping[str, int]]) -> HukdisBerlaku:
    semua = list(bagian)
    return HukdisBerlaku(**{t: sum(b.get(t, 0) for b in semua) for t in _TINGKAT.values()})
