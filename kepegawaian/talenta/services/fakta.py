"""Facts of many people as of a day: one statement for a portion of the city, whatever their number.

Only rows that count (`sah`) and that existed on the reference day. Scores are not computed here but in `rules.nilai`,
so that the page, the job and an appeal cannot disagree.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import connection

from asn.core.legal import figur, hitung_usia, tambah_bulan
from kepegawaian.pegawai.rules.enum import PredikatKinerja, TingkatHukdis
from kepegawaian.pegawai.rules.golongan import urutan
from kepegawaian.pegawai.rules.kenaikan_pangkat import RENTANG_ESELON
from kepegawaian.talenta.rules.fakta import Fakta, Sumber, TingkatPimpinan
from kepegawaian.talenta.rules.komponen import (
    TAHUN_DISIPLIN,
    TAHUN_PENGHARGAAN,
    TAHUN_PREDIKAT,
    batas_asesmen,
    tingkat_pimpinan,
)

# Rows named as evidence of one component at most; the profile shows all of them.
BUKTI_MAKS = 12
_TAHUN_HARI = 365.25
_SAH = "r.verifikasi IN ('BELUM', 'TERVERIFIKASI')"

_FAKTA = f"""
SELECT p.id, p.tmt_masuk, i.perangkat_daerah_id, jab.nama_jabatan, j.jenis, j.jenjang, j.eselon, g.kode,
       kin.id, kin.predikat, kin.tahun, phg.ids, asm.terakhir, asm.dicapai, asm.diminta, asm.ids, asm.perlu,
       ddk.tingkat, ddk.id, png.mulai, png.ids, mmp.hari, mmp.ids, pim.ids, pim.nama, jp.jp, jp.ids,
       hkd.tingkat, hkd.ids, hkd.terakhir
  FROM pegawai_pegawai p
  LEFT JOIN LATERAL (
    SELECT r.jabatan_id, r.instansi_id, r.nama_jabatan FROM pegawai_riwayatjabatan r
     WHERE r.pegawai_id = p.id AND r.penugasan = 'DEFINITIF' AND r.tmt_mulai <= %(acuan)s AND {_SAH}
       AND (r.tmt_selesai IS NULL OR r.tmt_selesai >= %(acuan)s)
     ORDER BY r.tmt_mulai DESC LIMIT 1) jab ON true
  LEFT JOIN jabatan_jabatan j ON j.id = jab.jabatan_id AND j.kota_id = %(kota)s
  LEFT JOIN instansi_instansi i ON i.id = jab.instansi_id AND i.kota_id = %(kota)s
  LEFT JOIN LATERAL (
    SELECT r.golongan_id FROM pegawai_riwayatpangkat r
     WHERE r.pegawai_id = p.id AND r.tmt <= %(acuan)s AND {_SAH} ORDER BY r.tmt DESC LIMIT 1) pkt ON true
  LEFT JOIN pegawai_golongan g ON g.id = pkt.golongan_id
  LEFT JOIN LATERAL (
    SELECT r.id, r.predikat, r.tahun FROM pegawai_riwayatkinerja r
     WHERE r.pegawai_id = p.id AND r.triwulan IS NULL AND {_SAH}
       AND r.tahun BETWEEN %(predikat_sejak)s AND %(predikat_sampai)s
     ORDER BY r.tahun DESC LIMIT 1) kin ON true
  LEFT JOIN LATERAL (
    SELECT array_agg(r.id ORDER BY r.tanggal DESC) AS ids FROM pegawai_riwayatpenghargaan r
     WHERE r.pegawai_id = p.id AND r.tanggal > %(penghargaan_sejak)s AND r.tanggal <= %(acuan)s AND {_SAH}) phg ON true
  LEFT JOIN LATERAL (
    SELECT max(k.tanggal) AS terakhir, sum(k.level) FILTER (WHERE s.level IS NOT NULL) AS dicapai,
           sum(s.level) AS diminta, array_agg(k.id ORDER BY k.id) FILTER (WHERE s.level IS NOT NULL) AS ids,
           (SELECT sum(x.level) FROM jabatan_standarkompetensi x WHERE x.jabatan_id = jab.jabatan_id) AS perlu
      FROM (SELECT DISTINCT ON (r.kompetensi_id) r.id, r.kompetensi_id, r.level, r.tanggal
              FROM pegawai_riwayatkompetensi r
             WHERE r.pegawai_id = p.id AND r.tanggal <= %(acuan)s AND {_SAH}
             ORDER BY r.kompetensi_id, r.tanggal DESC, r.id DESC) k
      LEFT JOIN jabatan_standarkompetensi s ON s.jabatan_id = jab.jabatan_id AND s.kompetensi_id = k.kompetensi_id
           AND k.tanggal >= %(asesmen_sejak)s) asm ON true
  LEFT JOIN LATERAL (
    SELECT r.tingkat, r.id FROM pegawai_riwayatpendidikan r
     WHERE r.pegawai_id = p.id AND r.tanggal_lulus <= %(acuan)s AND {_SAH}
     ORDER BY r.tingkat DESC, r.id LIMIT 1) ddk ON true
  LEFT JOIN LATERAL (
    SELECT min(r.tmt_mulai) AS mulai, array_agg(r.id ORDER BY r.tmt_mulai) AS ids
      FROM pegawai_riwayatjabatan r JOIN jabatan_jabatan x ON x.id = r.jabatan_id
     WHERE r.pegawai_id = p.id AND r.penugasan = 'DEFINITIF' AND r.tmt_mulai <= %(acuan)s AND {_SAH}
       AND x.jenis = j.jenis AND x.jenjang = j.jenjang) png ON true
  LEFT JOIN LATERAL (
    SELECT sum(LEAST(COALESCE(r.tmt_selesai, %(acuan)s), %(acuan)s) - r.tmt_mulai) AS hari,
           array_agg(r.id ORDER BY r.tmt_mulai) AS ids
      FROM pegawai_riwayatjabatan r JOIN jabatan_jabatan x ON x.id = r.jabatan_id
     WHERE r.pegawai_id = p.id AND r.penugasan = 'DEFINITIF' AND r.tmt_mulai <= %(acuan)s AND {_SAH}
       AND x.jenis IN ('PENGAWAS', 'ADMINISTRATOR', 'JPT_PRATAMA', 'JPT_MADYA', 'JPT_UTAMA')) mmp ON true
  LEFT JOIN LATERAL (
    SELECT array_agg(r.id ORDER BY r.id) AS ids, array_agg(r.nama ORDER BY r.id) AS nama
      FROM pegawai_riwayatdiklat r
     WHERE r.pegawai_id = p.id AND r.tanggal_selesai <= %(acuan)s AND {_SAH}
       AND (r.rumpun = 'struktural' OR r.nama ILIKE 'pelatihan dasar%%' OR r.nama ILIKE 'latsar%%'
            OR r.nama ILIKE '%%prajabatan%%')) pim ON true
  LEFT JOIN LATERAL (
    SELECT sum(r.jp) AS jp, array_agg(r.id ORDER BY r.tanggal_selesai DESC) AS ids FROM pegawai_riwayatdiklat r
     WHERE r.pegawai_id = p.id AND r.tanggal_selesai > %(jp_sejak)s AND r.tanggal_selesai <= %(acuan)s AND {_SAH}
  ) jp ON true
  LEFT JOIN LATERAL (
    SELECT max(position(left(r.jenis, 1) IN 'RSB')) FILTER (WHERE r.tmt_mulai > %(hukdis_sejak)s) AS tingkat,
           array_agg(r.id ORDER BY r.tmt_mulai DESC) AS ids, max(r.tmt_mulai) AS terakhir
      FROM pegawai_riwayathukdis r
     WHERE r.pegawai_id = p.id AND r.tmt_mulai <= %(acuan)s AND {_SAH}) hkd ON true
 WHERE p.kota_id = %(kota)s AND p.id = ANY(%(ids)s)
 ORDER BY p.id
"""  # noqa: S608 - the only inserted text is the constant above

_TINGKAT = (None, TingkatHukdis.RINGAN, TingkatHukdis.SEDANG, TingkatHukdis.BERAT)


@dataclass(frozen=True, slots=True)
class Orang:
    """One person of a cycle: where, in which post, and the facts of the rules."""

    pegawai_id: int
    instansi_id: int | None
    jabatan: str
    jenis: str
    jenjang: str
    fakta: Fakta


def fakta_orang(*, kota_id: int, acuan: date, pegawai_ids: Sequence[int]) -> Iterator[Orang]:
    """Facts of these people as of `acuan`; the city must be in scope."""
    with connection.cursor() as kursor:
        kursor.execute(_FAKTA, _parameter(kota_id, acuan, pegawai_ids))
        baris = kursor.fetchall()
    for satu in baris:
        yield _orang(acuan, satu)


def _parameter(kota_id: int, acuan: date, ids: Sequence[int]) -> Mapping[str, Any]:
    tahun_penuh = acuan.year if (acuan.month, acuan.day) == (12, 31) else acuan.year - 1
    return {
        "kota": kota_id,
        "ids": list(ids),
        "acuan": acuan,
        "predikat_sejak": acuan.year - TAHUN_PREDIKAT.nilai,
        "predikat_sampai": tahun_penuh,
        "penghargaan_sejak": tambah_bulan(acuan, -12 * TAHUN_PENGHARGAAN.nilai),
        "asesmen_sejak": batas_asesmen(acuan),
        "jp_sejak": tambah_bulan(acuan, -12),
        "hukdis_sejak": tambah_bulan(acuan, -12 * TAHUN_DISIPLIN.nilai),
    }


def _orang(acuan: date, baris: tuple[Any, ...]) -> Orang:
    (pk, masuk, instansi, jabatan, jenis, jenjang, eselon, golongan, kin_id, predikat, tahun, phg, *sisa) = baris
    (asesmen, dicapai, diminta, asm_ids, perlu, ddk, ddk_id, png, png_ids, hari, mmp_ids, *lanjut) = sisa
    (pim_ids, pim_nama, jp, jp_ids, hkd, hkd_ids, hkd_terakhir) = lanjut
    pimpinan, bukti_pimpinan = _pimpinan(pim_ids or [], pim_nama or [])
    fakta = Fakta(
        acuan=acuan,
        masuk=masuk,
        predikat=PredikatKinerja(predikat) if predikat else None,
        predikat_tahun=tahun,
        penghargaan=len(phg or []),
        asesmen_terakhir=asesmen,
        level_dicapai=dicapai or 0,
        # Without a valid assessment the standard itself says what would be asked.
        level_diminta=diminta or perlu or 0,
        pendidikan=ddk,
        pangkat_kurang=_pangkat_kurang(golongan, eselon, acuan),
        tahun_jenjang=hitung_usia(png, acuan) if png else None,
        tahun_memimpin=int(hari / _TAHUN_HARI) if hari is not None else None,
        pimpinan=pimpinan,
        jp=jp or Decimal(0),
        hukdis=_TINGKAT[hkd or 0],
        hukdis_terakhir=hkd_terakhir,
        bukti=_bukti(
            PREDIKAT=("kinerja", [kin_id] if kin_id else []),
            PENGHARGAAN=("penghargaan", phg),
            JPM=("kompetensi", asm_ids),
            PENDIDIKAN=("pendidikan", [ddk_id] if ddk_id else []),
            PENGALAMAN=("jabatan", png_ids),
            MEMIMPIN=("jabatan", mmp_ids),
            PIMPINAN=("diklat", bukti_pimpinan),
            PELATIHAN=("diklat", jp_ids),
            DISIPLIN=("hukdis", hkd_ids if hkd else []),
            BEBAS_HUKDIS=("hukdis", (hkd_ids or [])[:1]),
        ),
    )
    return Orang(pk, instansi, jabatan or "", jenis or "", jenjang or "", fakta)


def _bukti(**per_sumber: tuple[str, list[int] | None]) -> dict[Sumber, tuple[tuple[str, int], ...]]:
    return {
        Sumber(kode): tuple((jenis, pk) for pk in (ids or [])[:BUKTI_MAKS])
        for kode, (jenis, ids) in per_sumber.items()
        if ids
    }


def _pimpinan(ids: Sequence[int], nama: Sequence[str]) -> tuple[TingkatPimpinan, list[int]]:
    urut = list(TingkatPimpinan)
    terbaik, bukti = TingkatPimpinan.TIDAK, []
    for pk, satu in zip(ids, nama, strict=True):
        tingkat = tingkat_pimpinan(satu)
        if urut.index(tingkat) < urut.index(terbaik):
            terbaik, bukti = tingkat, [pk]
    return terbaik, bukti


def _pangkat_kurang(golongan: str | None, eselon: str | None, acuan: date) -> int | None:
    if not golongan or not eselon:
        return None
    return urutan(figur(RENTANG_ESELON, eselon, acuan).nilai[0]) - urutan(golongan)
