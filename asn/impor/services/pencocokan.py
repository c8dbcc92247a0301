"""The judgement over all rows at once: lookups, faults, the row each one meets, and what would change.

A fixed number of statements for any number of rows. `t` is `muatan`, `r` the row of the register.
"""

import json
from difflib import get_close_matches
from typing import Any

from psycopg import sql

from asn.core.lingkup import seluruh_kota
from asn.core.sandi import dekripsi, sidik
from asn.impor.jenis import Cari, Isian, Periksa
from asn.impor.services.sql import MUATAN, Mesin, gabung, kolom, mentah

SARAN_MAKS = 60
# Rows fetched at a time where closed data must be opened to be compared.
POTONGAN = 2_000
_CARI = "UPDATE {muatan} t SET {ke} = {nilai} FROM {dari} WHERE {bila}"
_MASALAH = """
UPDATE {muatan} t SET masalah = t.masalah || jsonb_build_array(jsonb_build_object(
       'kolom', %(kolom)s::text, 'pesan', {pesan}, 'berat', %(berat)s::text))
 {dari} WHERE {bila}
"""
_KEMBAR = """
UPDATE {muatan} t SET masalah = t.masalah || jsonb_build_array(jsonb_build_object(
       'kolom', %(kolom)s::text, 'pesan', 'Baris ini mengulang baris ' || k.pertama || '. Hapus salah satunya.',
       'berat', 'galat'))
  FROM (SELECT nomor, min(nomor) OVER (PARTITION BY {kunci}) AS pertama FROM {muatan} WHERE {berkunci}) k
 WHERE k.nomor = t.nomor AND k.pertama < t.nomor
"""
_SASARAN = """
UPDATE {muatan} t SET sasaran_id = r.id, sasaran_versi = {versi}, terverifikasi = {terverifikasi}
  FROM {sasaran} r WHERE {sama} {sah} AND r.kota_id = %(kota)s
"""
_WAJIB_BARU = "UPDATE {muatan} t SET masalah = t.masalah || {semua} WHERE t.sasaran_id IS NULL AND ({kosong})"
_SATU_WAJIB = """
CASE WHEN {kolom} IS NULL AND NOT t.masalah @> jsonb_build_array(jsonb_build_object('kolom', {nama}::text))
     THEN jsonb_build_array(jsonb_build_object(
       'kolom', {nama}::text, 'pesan', 'Wajib diisi untuk data baru.', 'berat', 'galat'))
     ELSE '[]'::jsonb END
"""
_BEDA = """
UPDATE {muatan} t SET beda = d.beda, sebelum = d.sebelum
  FROM (SELECT t.nomor, {beda} AS beda, {sebelum} AS sebelum
          FROM {muatan} t JOIN {sasaran} r ON r.id = t.sasaran_id AND r.kota_id = %(kota)s) d
 WHERE d.nomor = t.nomor AND d.beda <> '{{}}'
"""
_RAHASIA_LAMA = """
SELECT t.nomor, {kolom} FROM {muatan} t JOIN {sasaran} r ON r.id = t.sasaran_id AND r.kota_id = %(kota)s
 WHERE ({terisi}) AND t.nomor > %(sesudah)s ORDER BY t.nomor LIMIT %(banyak)s
"""
_RAHASIA_BEDA = """
UPDATE {muatan} t SET beda = t.beda || d.beda, sebelum = t.sebelum || d.sebelum
  FROM unnest(%(nomor)s::int[], %(beda)s::jsonb[], %(sebelum)s::jsonb[]) AS d(nomor, beda, sebelum)
 WHERE d.nomor = t.nomor
"""
_SARAN_KATA = "(SELECT s.saran FROM unnest(%(teks)s::text[], %(saran)s::text[]) s(teks, saran) WHERE s.teks = t"
_STATUS = """
UPDATE {muatan} SET status = CASE
  WHEN jsonb_path_exists(masalah, '$[*] ? (@.berat == "galat")') THEN 'galat'
  WHEN sasaran_id IS NULL THEN 'baru'
  WHEN beda = '{{}}' THEN 'sama'
  WHEN terverifikasi AND %(jangan_timpa)s THEN 'lewat'
  ELSE 'berubah' END
"""


def cocokkan(mesin: Mesin, *, rahasia: set[str], jangan_timpa: bool) -> None:
    """Judge every row; afterwards each has a status."""
    jenis = mesin.jenis
    for cari in jenis.cari:
        _cari(mesin, cari)
    for langkah in jenis.langkah:
        mesin.jalankan(langkah)
    _temukan_sasaran(mesin)
    _wajib_baru(mesin)
    for aturan in jenis.aturan:
        _periksa(mesin, aturan)
    if jenis.aturan_semesta:
        with seluruh_kota():
            for aturan in jenis.aturan_semesta:
                _periksa(mesin, aturan)
    _bandingkan(mesin, rahasia, jangan_timpa)
    mesin.jalankan(_STATUS, {"muatan": MUATAN}, jangan_timpa=jangan_timpa)


def kolom_t(nama: str) -> sql.Identifier:
    return kolom("t", nama)


def _cari(mesin: Mesin, cari: Cari) -> None:
    potongan = {
        "muatan": MUATAN,
        "ke": sql.Identifier(cari.ke),
        "nilai": mentah(cari.nilai),
        "dari": mentah(cari.dari),
        "bila": mentah(cari.bila),
    }
    mesin.jalankan(_CARI, potongan)
    if not cari.wajib:
        return
    teks, saran = _saran(mesin, cari) if cari.saran else ([], [])
    pesan = f"({cari.pesan})"
    if teks:
        pesan = f"{pesan} || coalesce(' Mungkin maksudnya: ' || {_SARAN_KATA}.{cari.kolom}) || '.', '')"
    bila = f"t.{cari.kolom} IS NOT NULL AND t.{cari.ke} IS NULL"
    _periksa(mesin, Periksa(cari.kolom, bila, pesan), teks=teks, saran=saran)


def _periksa(mesin: Mesin, aturan: Periksa, **lain: Any) -> None:
    dari = mentah(f"FROM {aturan.dari}" if aturan.dari else "")
    potongan = {"muatan": MUATAN, "pesan": mentah(aturan.pesan), "dari": dari, "bila": mentah(aturan.bila)}
    mesin.jalankan(_MASALAH, potongan, kolom=aturan.kolom, berat=aturan.berat, **lain)


def _wajib_baru(mesin: Mesin) -> None:
    wajib = mesin.jenis.wajib_baru
    if not wajib:
        return
    semua = [sql.SQL(_SATU_WAJIB).format(kolom=kolom_t(n), nama=sql.Literal(n)) for n in wajib]
    kosong = [sql.SQL("{} IS NULL").format(kolom_t(n)) for n in wajib]
    mesin.jalankan(_WAJIB_BARU, {"muatan": MUATAN, "semua": gabung(semua, " || "), "kosong": gabung(kosong, " OR ")})


def _saran(mesin: Mesin, cari: Cari) -> tuple[list[str], list[str]]:
    """Unknown words, each with the known ones that look most like it."""
    perintah = "SELECT DISTINCT {kolom} FROM {muatan} t WHERE {kolom} IS NOT NULL AND {ke} IS NULL LIMIT %(banyak)s"
    potongan = {"muatan": MUATAN, "kolom": kolom_t(cari.kolom), "ke": kolom_t(cari.ke)}
    asing = [b[0] for b in mesin.tanya(perintah, potongan, banyak=SARAN_MAKS)]
    if not asing:
        return [], []
    dikenal = {b[0].lower(): b[0] for b in mesin.tanya(cari.saran)}
    hasil = {teks: mirip(teks, dikenal) for teks in asing}
    return [t for t, s in hasil.items() if s], [s for s in hasil.values() if s]


def mirip(teks: str, dikenal: dict[str, str]) -> str:
    """Up to three known words close to this one; only those that share the beginning of a word are measured."""
    awalan = {kata[:3] for kata in teks.lower().split() if len(kata) > 2}
    calon = [k for k in dikenal if any(kata[:3] in awalan for kata in k.split())] if awalan else list(dikenal)
    return ", ".join(f"“{dikenal[k]}”" for k in get_close_matches(teks.lower(), calon, n=3, cutoff=0.6))


def _temukan_sasaran(mesin: Mesin) -> None:
    """Rows with the same natural key: first within the file, then in the register."""
    jenis = mesin.jenis
    kunci = gabung([sql.Identifier(n) for n in jenis.kunci])
    pasti = [i.nama for i in jenis.isian if i.kunci and not i.boleh_kosong]
    berkunci = gabung([sql.SQL("{} IS NOT NULL").format(sql.Identifier(n)) for n in pasti], " AND ")
    mesin.jalankan(_KEMBAR, {"muatan": MUATAN, "kunci": kunci, "berkunci": berkunci}, kolom=_kolom_kunci(mesin))
    sama = [
        sql.SQL("{} IS NOT DISTINCT FROM {}").format(kolom("r", n), kolom("t", n))
        if n not in pasti
        else sql.SQL("{} = {}").format(kolom("r", n), kolom("t", n))
        for n in jenis.kunci
    ]
    potongan = {
        "muatan": MUATAN,
        "sasaran": mesin.sasaran,
        "sama": gabung(sama, " AND "),
        "sah": mentah("AND r.verifikasi IN ('BELUM', 'TERVERIFIKASI')" if jenis.cara == "gantikan" else ""),
        "versi": mentah("r.versi" if mesin.berversi else "NULL"),
        "terverifikasi": mentah(jenis.terverifikasi or "false"),
    }
    mesin.jalankan(_SASARAN, potongan)


def _kolom_kunci(mesin: Mesin) -> str:
    nama = {k.nama for k in mesin.jenis.kolom}
    return next((n for n in mesin.jenis.kunci if n in nama), "")


def _bandingkan(mesin: Mesin, rahasia: set[str], jangan_timpa: bool) -> None:
    terbuka = [i for i in mesin.jenis.isian if not i.kunci and not i.rahasia]
    beda = gabung([_beda(i, mesin, jangan_timpa) for i in terbuka], " || ")
    sebelum = gabung([_sebelum(i, mesin, jangan_timpa) for i in terbuka], " || ")
    if mesin.jenis.cara == "gantikan":
        sebelum = sql.SQL("{} || jsonb_build_object('verifikasi', r.verifikasi)").format(sebelum)
    mesin.jalankan(_BEDA, {"muatan": MUATAN, "sasaran": mesin.sasaran, "beda": beda, "sebelum": sebelum})
    if tertutup := [i for i in mesin.jenis.isian if i.rahasia and i.nama in rahasia]:
        _bandingkan_rahasia(mesin, tertutup, jangan_timpa)


def _berbeda(i: Isian, mesin: Mesin, jangan_timpa: bool) -> sql.Composed:
    """Whether the file says something else. Where rows are changed in place, what is filled counts as verified."""
    dasar = sql.SQL("{t} IS NOT NULL AND {t} IS DISTINCT FROM {r}").format(t=kolom("t", i.nama), r=kolom("r", i.nama))
    if jangan_timpa and mesin.jenis.cara == "perbarui":
        return sql.SQL("{} AND coalesce({}::text, '') = ''").format(dasar, kolom("r", i.nama))
    return dasar


def _beda(i: Isian, mesin: Mesin, jangan_timpa: bool) -> sql.Composed:
    return sql.SQL(
        "CASE WHEN {} THEN jsonb_build_object({}, jsonb_build_array({}, {})) ELSE '{{}}'::jsonb END"
    ).format(
        _berbeda(i, mesin, jangan_timpa),
        sql.Literal(i.nama),
        mentah(i.lama) if i.lama else kolom("r", i.nama),
        mentah(i.baru) if i.baru else kolom("t", i.nama),
    )


def _sebelum(i: Isian, mesin: Mesin, jangan_timpa: bool) -> sql.Composed:
    return sql.SQL("CASE WHEN {} THEN jsonb_build_object({}, {}) ELSE '{{}}'::jsonb END").format(
        _berbeda(i, mesin, jangan_timpa), sql.Literal(i.nama), kolom("r", i.nama)
    )


def _bandingkan_rahasia(mesin: Mesin, tertutup: list[Isian], jangan_timpa: bool) -> None:
    """Closed data is compared in Python, a portion at a time: only the old value is opened, and thrown away."""
    kolom_baca = gabung(
        [sql.SQL("{}, {}").format(kolom("r", i.nama), kolom("t", f"{i.nama}_sidik")) for i in tertutup]
    )
    terisi = gabung([sql.SQL("{} IS NOT NULL").format(kolom("t", i.nama)) for i in tertutup], " OR ")
    potongan = {"muatan": MUATAN, "sasaran": mesin.sasaran, "kolom": kolom_baca, "terisi": terisi}
    sesudah = 0
    while baris := mesin.tanya(_RAHASIA_LAMA, potongan, sesudah=sesudah, banyak=POTONGAN):
        sesudah = baris[-1][0]
        berbeda = [(b[0], d) for b in baris if (d := _rahasia_berbeda(b[1:], tertutup, jangan_timpa))]
        if berbeda:
            mesin.jalankan(
                _RAHASIA_BEDA,
                {"muatan": MUATAN},
                nomor=[nomor for nomor, _ in berbeda],
                beda=[_jsonb({nama: [None, None] for nama in d}) for _, d in berbeda],
                sebelum=[_jsonb(d) for _, d in berbeda],
            )


def _rahasia_berbeda(nilai: tuple[Any, ...], tertutup: list[Isian], jangan_timpa: bool) -> dict[str, str]:
    """Old ciphertext by name, of what the file changes."""
    hasil = {}
    for i, isian in enumerate(tertutup):
        lama, sidik_baru = nilai[2 * i], nilai[2 * i + 1]
        if sidik_baru and not (jangan_timpa and lama) and sidik(dekripsi(lama or "")) != sidik_baru:
            hasil[isian.nama] = lama or ""
    return hasil


def _jsonb(data: dict[str, Any]) -> str:
    return json.dumps(data)
