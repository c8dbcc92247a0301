"""The temporary table of one check: made, filled by COPY, and written to the walled rows of the import at the end.

COPY cannot write a walled table; the temporary one is seen by this transaction only and is gone with it. Two checks
in one transaction (tests) take it away between them with `muatan_buang`.
"""

import json
from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any

from django.db import connection
from psycopg import sql

from asn.impor.jenis import Isian, JenisImpor, Kolom
from asn.impor.lembar import Baris
from asn.impor.services.penguraian import Pengurai, Terurai, untuk_muat
from asn.impor.services.sql import BARIS, MUATAN, Mesin, gabung, kolom, mentah

# Rows between two looks at progress and at the wish to stop.
LANGKAH = 5_000
# From so many rows on the planner is told what the table holds; for fewer any plan will do.
STATISTIK = 1_000
_BUAT = """
CREATE TEMP TABLE {muatan} (
  nomor integer PRIMARY KEY, {kolom}, masalah jsonb NOT NULL, diabaikan jsonb NOT NULL,
  sasaran_id bigint, sasaran_versi integer, terverifikasi boolean,
  beda jsonb NOT NULL DEFAULT '{{}}', sebelum jsonb NOT NULL DEFAULT '{{}}'
) ON COMMIT DROP
"""
# Each row with its status (by a name no kind of data uses), stored and counted.
_SIMPAN = """
WITH t AS (
  SELECT m.*, CASE WHEN jsonb_path_exists(masalah, '$[*] ? (@.berat == "galat")') THEN 'galat'
                   WHEN sasaran_id IS NULL THEN 'baru'
                   WHEN beda = '{{}}' THEN 'sama'
                   WHEN terverifikasi AND %(jangan_timpa)s THEN 'lewat'
                   ELSE 'berubah' END AS hasil_periksa
    FROM ({dibandingkan}) m
), simpan AS (
INSERT INTO {baris} (kota_id, impor_id, nomor, status, kunci, nama, isi, sebelum, beda, masalah, diabaikan,
                     sasaran_id, sasaran_versi, hasil_id)
SELECT %(kota)s, %(impor)s, t.nomor, t.hasil_periksa,
       left(coalesce({kunci}, ''), 120), left(coalesce({nama}, ''), 200),
       CASE WHEN t.hasil_periksa IN ('baru', 'berubah') THEN jsonb_strip_nulls(jsonb_build_object({isi}))
            ELSE '{{}}'::jsonb END,
       t.sebelum, CASE WHEN t.hasil_periksa = 'baru' THEN {isi_baru} ELSE t.beda END, t.masalah, t.diabaikan,
       t.sasaran_id, t.sasaran_versi,
       CASE WHEN t.hasil_periksa = 'baru' OR (t.hasil_periksa = 'berubah' AND %(gantikan)s)
            THEN nextval(pg_get_serial_sequence(%(tabel)s, 'id')) END
  FROM t {nama_dari}
 ORDER BY t.nomor
RETURNING status, masalah <> '[]' AS bermasalah)
SELECT count(*), count(*) FILTER (WHERE status = 'baru'), count(*) FILTER (WHERE status = 'berubah'),
       count(*) FILTER (WHERE status = 'sama'), count(*) FILTER (WHERE status = 'lewat'),
       count(*) FILTER (WHERE status = 'galat'), count(*) FILTER (WHERE status <> 'galat' AND bermasalah)
  FROM simpan
"""


def muatan_isi(mesin: Mesin, pengurai: Pengurai, baris: Iterable[Baris], maju: Callable[[int], None]) -> int:
    """Create the table and COPY every row into it; returns how many rows had content."""
    jenis = mesin.jenis
    semua = [(nama, mentah(tipe)) for nama, tipe in kolom_muatan(jenis)]
    definisi = gabung([sql.SQL("{} {}").format(sql.Identifier(nama), tipe) for nama, tipe in semua])
    mesin.jalankan(_BUAT, {"muatan": MUATAN, "kolom": definisi})
    jumlah = _salin(pengurai, baris, maju)
    if jumlah >= STATISTIK:
        mesin.jalankan("ANALYZE {muatan}", {"muatan": MUATAN})
    return jumlah


def muatan_buang() -> None:
    with connection.cursor() as kursor:
        kursor.execute(sql.SQL("DROP TABLE IF EXISTS {}").format(MUATAN))


def kolom_muatan(jenis: JenisImpor) -> list[tuple[str, str]]:
    """Columns of the temporary table: fields, fingerprints of closed ones, keys found by lookups, derived ones."""
    hasil = dict(_kolom_baca(jenis.kolom)) | {c.ke: c.tipe for c in jenis.cari} | dict(jenis.tambahan)
    for isian in jenis.isian:
        hasil.setdefault(isian.nama, isian.tipe)
    return list(hasil.items())


def _kolom_baca(kolom_jenis: tuple[Kolom, ...]) -> list[tuple[str, str]]:
    hasil = []
    for k in kolom_jenis:
        hasil.append((k.nama, k.tipe))
        if k.rahasia:
            hasil.append((f"{k.nama}_sidik", "text"))
    return hasil


def _salin(pengurai: Pengurai, baris: Iterable[Baris], maju: Callable[[int], None]) -> int:
    """A portion at a time, because nothing else can be asked of a connection while it copies."""
    terpetakan = [k for _, k in pengurai.kolom]
    nama = ["nomor", *(n for n, _ in _kolom_baca(tuple(terpetakan))), "masalah", "diabaikan"]
    perintah = sql.SQL("COPY {} ({}) FROM STDIN").format(MUATAN, gabung([sql.Identifier(n) for n in nama]))
    aliran = iter(baris)
    jumlah = 0
    while potongan := list(islice(aliran, LANGKAH)):
        with connection.cursor() as kursor, kursor.copy(perintah) as salin:
            for nomor, sel in potongan:
                if terurai := pengurai.urai(nomor, sel):
                    salin.write_row(_untuk_salin(terurai, terpetakan))
                    jumlah += 1
        maju(jumlah)
    return jumlah


def _untuk_salin(terurai: Terurai, terpetakan: list[Kolom]) -> list[Any]:
    isi: list[Any] = [terurai.nomor]
    for k in terpetakan:
        isi += untuk_muat(k, terurai.nilai.get(k.nama))
    return [*isi, _json([m.data() for m in terurai.masalah]), _json(terurai.diabaikan)]


def _json(data: list[dict[str, str]]) -> str:
    return json.dumps(data, ensure_ascii=False) if data else "[]"


def muatan_simpan(mesin: Mesin, dibandingkan: sql.Composable, jangan_timpa: bool) -> tuple[int, ...]:
    """Write the judged and compared rows to the walled table, each new row with the key it will get.

    Returns how many rows there are: all, new, changed, same, kept, wrong, and right with a warning.
    """
    jenis = mesin.jenis
    pasangan = [sql.SQL("{}, {}").format(sql.Literal(n), kolom("t", n)) for n in isi_tersimpan(jenis.isian)]
    [jumlah] = mesin.tanya(
        _SIMPAN,
        {
            "baris": BARIS,
            "dibandingkan": dibandingkan,
            "kunci": mentah(jenis.kunci_teks),
            "nama": mentah(jenis.nama_teks),
            "nama_dari": mentah(jenis.nama_dari),
            "isi": gabung(pasangan),
            "isi_baru": gabung([_kata_baru(i) for i in jenis.isian if i.label and not i.kunci], " || "),
        },
        gantikan=jenis.cara == "gantikan",
        tabel=mesin.model._meta.db_table,
        jangan_timpa=jangan_timpa,
    )
    return jumlah


def _kata_baru(i: Isian) -> sql.Composed:
    """What a new row will hold, in words, where the difference of a changed one stands; closed data stays closed."""
    kata = mentah("NULL" if i.rahasia else i.baru) if i.rahasia or i.baru else kolom("t", i.nama)
    return sql.SQL(
        "CASE WHEN {t} IS NULL THEN '{{}}'::jsonb ELSE jsonb_build_object({n}, jsonb_build_array(NULL, {kata})) END"
    ).format(t=kolom("t", i.nama), n=sql.Literal(i.nama), kata=kata)


def isi_tersimpan(isian: tuple[Isian, ...]) -> list[str]:
    """Names under which values are kept until they are applied."""
    return [i.nama for i in isian]
