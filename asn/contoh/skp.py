"""The performance cycle in the demo: everybody's SKP of this year in every stage, and doing where the personas work.

Rows are drawn in memory, leaders first (RHK of staff point at theirs), and written by COPY.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from zlib import crc32

from django.db import connection
from django.utils import timezone

from asn.contoh import skp_teks
from asn.contoh.kerangka import nomor_baru
from asn.contoh.muat import muat
from asn.contoh.orang import Orang
from asn.contoh.skp_laksana import laksanakan, realisasi_penuh
from kepegawaian.instansi.models import Kota
from kepegawaian.pegawai.models import RiwayatJabatan
from kepegawaian.pegawai.models.pegawai import KEDUDUKAN_MASIH_PEGAWAI
from kinerja.skp.models import RHK, SKP, Indikator, SiklusKinerja
from kinerja.skp.rules.jadwal import bawaan
from kinerja.skp.services.penilai import PohonPenilai
from kinerja.skp.services.salin import LAMPIRAN_BAWAAN
from kinerja.skp.services.susun import bentuk

# Of a thousand people so many are in a state that is not "ditetapkan".
KEADAAN = (("", 30), ("draf", 25), ("diajukan", 30), ("diklarifikasi", 12), ("disepakati", 15), ("perubahan", 12))
TERTUTUP = frozenset({"TUGAS_BELAJAR", "CLTN", "DIBERHENTIKAN_SEMENTARA"})
KOLOM_SKP = (
    *("id", "siklus_id", "tahun", "pegawai_id", "jabatan_id", "nama_jabatan", "instansi_id", "perangkat_daerah_id"),
    *("jenis", "mulai", "sampai", "jabatan_penilai_id", "penilai_id", "penilai_sebagai", "keadaan", "catatan"),
    *("alasan_perubahan", "naskah", "dibuat_pada", "diajukan_pada", "disepakati_pada", "ditetapkan_pada"),
)
KOLOM_RHK = ("id", "skp_id", "urutan", "teks", "induk_id", "teks_induk", "cara_turun", "perspektif", "sumber")
KOLOM_INDIKATOR = ("rhk_id", "aspek", "teks", "target_min", "satuan")


@dataclass(slots=True)
class Rancangan:
    """Everything of one year of one city before it is written."""

    siklus: SiklusKinerja
    skp: list[tuple[Any, ...]] = field(default_factory=list)
    rhk: list[tuple[Any, ...]] = field(default_factory=list)
    indikator: list[tuple[Any, ...]] = field(default_factory=list)
    # RHK (id, text) of the SKP of a post, for those below it.
    milik_jabatan: dict[int, list[tuple[int, str]]] = field(default_factory=dict)


def undian(nip: str) -> int:
    """A number below 1,000 that is always the same for one person, whatever keys the rows get."""
    return crc32(nip.encode()) % 1_000


def keadaan_undian(nip: str) -> str:
    """The stage of the SKP of one person; empty for whoever has not begun."""
    sisa = undian(nip)
    for keadaan, lebar in KEADAAN:
        if sisa < lebar:
            return keadaan
        sisa -= lebar
    return "ditetapkan"


def buat_skp(kota: Kota, pemain: dict[str, Orang], tanggal: date) -> int:
    """Returns how many SKP there are. The city must be in scope, its present state refreshed."""
    lama, kini = (_siklus(kota, tahun) for tahun in (tanggal.year - 1, tanggal.year))
    orang = _pejabat(kota, tanggal)
    dekat = {o.kursi.unit.perangkat_daerah_id for k, o in pemain.items() if k in ("atasan", "pegawai")}
    inti = {o.pk for o in pemain.values()}
    pohon = PohonPenilai(kota.pk, tanggal)
    _tulis(kota, _rancang([o for o in orang if o["pd"] in dekat], lama, pohon, {}, selesai=True))
    realisasi_penuh(lama)
    rancangan = _rancang(orang, kini, pohon, dict.fromkeys(inti, "ditetapkan") | _tim_atasan(orang, pemain, inti))
    _tulis(kota, rancangan)
    laksanakan(kota, kini, dekat, tanggal)
    return len(rancangan.skp)


def _tim_atasan(orang: list[dict[str, Any]], pemain: dict[str, Orang], inti: set[int]) -> dict[int, str]:
    """The team of the leader who shows the board: something waits, something is on its way."""
    kursi = pemain["atasan"].kursi.jabatan.pk if "atasan" in pemain else None
    tim = [o["pegawai_id"] for o in orang if o["jabatan"].atasan_id == kursi and o["pegawai_id"] not in inti]
    return dict(zip(tim, ("diajukan", "draf", "disepakati", "draf"), strict=False))


def _siklus(kota: Kota, tahun: int) -> SiklusKinerja:
    return SiklusKinerja.objects.create(kota=kota, tahun=tahun, **bawaan(tahun))


def _pejabat(kota: Kota, tanggal: date) -> list[dict[str, Any]]:
    """Definitive holders of today, leaders before their staff."""
    kolom = ("jabatan_id", "nama_jabatan", "instansi_id", "tmt_mulai", "pegawai_id")
    riwayat = (
        RiwayatJabatan.objects.filter(kota=kota, penugasan="DEFINITIF", pegawai__kedudukan__in=KEDUDUKAN_MASIH_PEGAWAI)
        .sah()
        .pada(tanggal)
        .select_related("jabatan", "instansi", "pegawai")
    )
    orang = [
        {k: getattr(r, k) for k in kolom}
        | {
            "jabatan": r.jabatan,
            "puncak": r.instansi.induk_id is None,
            "pd": r.instansi.perangkat_daerah_id,
            "kedudukan": r.pegawai.kedudukan,
            "nip": r.pegawai.nip,
            "masuk": r.pegawai.tmt_masuk,
            "unit": r.instansi.nama,
        }
        for r in riwayat.defer("pegawai__nik", "pegawai__telepon", "pegawai__alamat")
    ]
    urutan = {"JPT": 0, "ADM": 1, "PEN": 2}
    return sorted(orang, key=lambda o: (urutan.get(o["jabatan"].jenis[:3], 4 - o["jabatan"].memimpin), o["nip"]))


def _rancang(
    orang: list[dict[str, Any]],
    siklus: SiklusKinerja,
    pohon: PohonPenilai,
    tentu: dict[int, str],
    *,
    selesai: bool = False,
) -> Rancangan:
    r = Rancangan(siklus)
    nomor_skp, nomor_rhk = iter(nomor_baru(SKP, len(orang))), iter(nomor_baru(RHK, 3 * len(orang) + 3))
    for o in orang:
        keadaan = "ditetapkan" if selesai else tentu.get(o["pegawai_id"], keadaan_undian(o["nip"]))
        mulai = max(siklus.mulai, o["tmt_mulai"], o["masuk"])
        if not keadaan or o["kedudukan"] in TERTUTUP or mulai > siklus.selesai:
            continue
        penilai = pohon.penilai(o["jabatan_id"], o["pegawai_id"])
        pk = next(nomor_skp)
        r.skp.append(_baris_skp(pk, o, siklus, penilai, keadaan, mulai))
        _isi_rhk(r, pk, o, penilai.jabatan_id, nomor_rhk, draf=keadaan == "draf")
    return r


def _baris_skp(
    pk: int, o: dict[str, Any], siklus: SiklusKinerja, penilai: Any, keadaan: str, mulai: date
) -> tuple[Any, ...]:
    jenis = bentuk(o["jabatan"], puncak=o["puncak"]).value
    catatan = "Target RHK kedua belum terukur; mohon diperjelas." if keadaan == "diklarifikasi" else ""
    tetap = keadaan in ("ditetapkan", "perubahan")
    hari = (undian(o["nip"]) % 20) + 5
    saat = [_saat(mulai + timedelta(days=n)) for n in (hari - 4, hari - 2, hari - 1, hari)]
    sampai = {"draf": 1, "diklarifikasi": 2, "diajukan": 2, "disepakati": 3}.get(keadaan, 4)
    return (
        *(pk, siklus.pk, siklus.tahun, o["pegawai_id"], o["jabatan_id"], o["nama_jabatan"], o["instansi_id"], o["pd"]),
        *(
            jenis,
            mulai,
            siklus.selesai,
            penilai.jabatan_id,
            penilai.pegawai_id,
            penilai.sebagai.value,
            keadaan,
            catatan,
        ),
        *("penugasan" if keadaan == "perubahan" else "", int(tetap)),
        *(s if n < sampai else None for n, s in enumerate(saat)),
    )


def _saat(hari: date) -> datetime:
    return datetime.combine(hari, time(2), tzinfo=timezone.get_default_timezone())


def _isi_rhk(
    r: Rancangan, skp: int, o: dict[str, Any], jabatan_penilai: int | None, nomor: Iterator[int], *, draf: bool
) -> None:
    """Two or three results, one while it is drawn up; those of staff serve the leader's, but for one in forty."""
    jabatan, jpt = o["jabatan"], bentuk(o["jabatan"], puncak=o["puncak"]) == "JPT"
    induk = r.milik_jabatan.get(jabatan_penilai or 0, [])
    yatim = undian(o["nip"][::-1]) < 25
    memimpin = jabatan.memimpin or jabatan.eselon
    for i, butir in enumerate(skp_teks.butir(jabatan, o["unit"])[: 1 if draf else None]):
        pk = next(nomor)
        atas = induk[(i + undian(o["nip"])) % len(induk)] if induk and not (yatim and i) else None
        perspektif, sumber = (skp_teks.PERSPEKTIF[i % 4], "perjanjian_kinerja") if jpt else ("", "")
        cara = ("langsung" if memimpin else "tidak_langsung" if i else "langsung") if atas else ""
        r.rhk.append(
            (pk, skp, i, butir.teks, atas[0] if atas else None, atas[1] if atas else "", cara, perspektif, sumber)
        )
        r.indikator.append((pk, butir.aspek, butir.indikator, Decimal(butir.target), butir.satuan))
        if memimpin:
            r.milik_jabatan.setdefault(o["jabatan_id"], []).append((pk, butir.teks))


def _tulis(kota: Kota, r: Rancangan) -> None:
    tetap = {"kota": kota.pk}
    muat(SKP, KOLOM_SKP, r.skp, tetap)
    muat(RHK, KOLOM_RHK, r.rhk, tetap)
    muat(Indikator, KOLOM_INDIKATOR, r.indikator, tetap)
    _lampiran_dan_naskah(kota, r.siklus)


def _lampiran_dan_naskah(kota: Kota, siklus: SiklusKinerja) -> None:
    """The same three parts for everybody, and the frozen content of what was set: one statement each."""
    nilai = {"kota": kota.pk, "siklus": siklus.pk}
    bagian = [[b.value, teks] for b, teks in LAMPIRAN_BAWAAN.items()]
    with connection.cursor() as kursor:
        for kode, teks in bagian:
            kursor.execute(_LAMPIRAN, nilai | {"bagian": kode, "teks": teks})
        kursor.execute(_NASKAH, nilai)


_LAMPIRAN = """
INSERT INTO skp_lampiranskp (kota_id, skp_id, bagian, urutan, teks)
SELECT kota_id, id, %(bagian)s, 0, %(teks)s FROM skp_skp WHERE siklus_id = %(siklus)s
"""
_NASKAH = """
INSERT INTO skp_naskahskp (kota_id, skp_id, ke, isi, ditetapkan_pada, alasan)
SELECT s.kota_id, s.id, 1, jsonb_build_object('nama_jabatan', s.nama_jabatan, 'pendekatan', s.pendekatan,
         'mulai', s.mulai, 'sampai', s.sampai, 'penilai', s.penilai_id, 'jabatan_penilai', s.jabatan_penilai_id,
         'penilai_sebagai', s.penilai_sebagai, 'ekspektasi', '{}'::jsonb, 'rhk', r.isi, 'lampiran',
         (SELECT jsonb_agg(jsonb_build_array(l.bagian, l.teks) ORDER BY l.id) FROM skp_lampiranskp l
           WHERE l.skp_id = s.id)),
       s.ditetapkan_pada, ''
  FROM skp_skp s
  CROSS JOIN LATERAL (
    SELECT jsonb_agg(jsonb_build_object('id', r.id, 'teks', r.teks, 'jenis', r.jenis, 'rhk_pimpinan', r.teks_induk,
             'indikator', (SELECT jsonb_agg(jsonb_build_object('id', i.id, 'aspek', i.aspek, 'teks', i.teks, 'target',
                             trim_scale(i.target_min)::text || ' ' || i.satuan))
                             FROM skp_indikator i WHERE i.rhk_id = r.id)) ORDER BY r.urutan) AS isi
      FROM skp_rhk r WHERE r.skp_id = s.id) r
 WHERE s.siklus_id = %(siklus)s AND s.naskah > 0 AND r.isi IS NOT NULL
"""
