"""The judgement over all rows at once: lookups, faults, the row each one meets, and what would change.

A fixed number of statements for any number of rows. `t` is `muatan`, `r` the row of the register.
"""

import json
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from psycopg import sql

from asn.core.lingkup import seluruh_kota
from asn.core.sandi import dekripsi, sidik
from asn.impor.jenis import Cari, Isian, Periksa, Turunan
from asn.impor.services.muatan import kolom_muatan
from asn.impor.services.penguraian import TANGGAL_MERAGUKAN
from asn.impor.services.sql import MUATAN, Mesin, gabung, kolom, mentah, susun

SARAN_MAKS = 60
# Rows fetched at a time where closed data must be opened to be compared.
POTONGAN = 2_000
# Lookups and derivations are layers: each a query over the one before it, under the same alias.
_LAPIS = "SELECT {kolom} FROM {dalam} t {gabungan}"
_LENGKAPI = """
UPDATE {muatan} t SET {isi} FROM (
  SELECT t.*, r.id AS r_id, {versi} AS r_versi, {terverifikasi} AS r_terverifikasi
    FROM {lapis} t LEFT JOIN {sasaran} r ON {sama} {sah} AND r.kota_id = %(kota)s) d
 WHERE d.nomor = t.nomor
"""
_DINILAI = ("masalah", "diabaikan", "sasaran_id", "sasaran_versi", "terverifikasi")
_TENTANG_SASARAN = {"sasaran_id": "r_id", "sasaran_versi": "r_versi", "terverifikasi": "r_terverifikasi"}
# Every rule is a branch; a row that meets it gets its fault once, in the order of the rules.
_CABANG = """
(SELECT {satu} t.nomor, {urut} AS urut, {kolom}::text AS kolom, ({pesan})::text AS pesan,
        {berat}::text AS berat
   FROM {muatan} t {dari} WHERE {bila})
"""
_MASALAH = """
UPDATE {muatan} t SET masalah = t.masalah || m.masalah
  FROM (SELECT c.nomor, jsonb_agg(jsonb_build_object('kolom', c.kolom, 'pesan', c.pesan, 'berat', c.berat)
               ORDER BY c.urut) AS masalah FROM ({cabang}) c GROUP BY c.nomor) m
 WHERE m.nomor = t.nomor
"""
_SUDAH_DISEBUT = "t.masalah @> jsonb_build_array(jsonb_build_object('kolom', '{nama}'::text))"
_PERTAMA = "(SELECT nomor, min(nomor) OVER (PARTITION BY {kunci}) AS pertama FROM muatan WHERE {pasti}) k"
_ASING = "SELECT DISTINCT t.{kolom} FROM muatan t WHERE t.{kolom} IS NOT NULL AND t.{ke} IS NULL LIMIT %(banyak)s"
_APA = ("teks", "saran")
_SARAN_KATA = """
(SELECT s.saran FROM unnest(%(teks_{ke})s::text[], %(saran_{ke})s::text[]) s(teks, saran) WHERE s.teks = t.{kolom})
"""
# Rows as they will be stored: beside what closed data differs in, the other columns.
_DIBANDINGKAN = """
SELECT {semua}, coalesce(d.beda, '{{}}') || t.beda AS beda, coalesce(d.sebelum, '{{}}') || t.sebelum AS sebelum
  FROM {muatan} t
  LEFT JOIN LATERAL (SELECT {beda} AS beda, {sebelum} AS sebelum FROM {sasaran} r
                      WHERE r.id = t.sasaran_id AND r.kota_id = %(kota)s) d ON true
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


def cocokkan(
    mesin: Mesin, *, rahasia: set[str], meragukan: Mapping[str, list[int]], jangan_timpa: bool
) -> sql.Composable:
    """Judge every row: what it refers to and what is wrong with it. Returns the query that also says what it would
    change. `meragukan` names, by column, rows whose day and month may be exchanged."""
    jenis = mesin.jenis
    _lengkapi(mesin)
    saran = _saran(mesin)
    lengkap = [_rujukan(c, saran.get(c.ke)) for c in jenis.cari if c.wajib]
    parameter: dict[str, Any] = {
        f"{apa}_{ke}": isi for ke, pasangan in saran.items() for apa, isi in zip(_APA, pasangan, strict=True)
    }
    parameter |= {f"ragu_{nama}": nomor for nama, nomor in meragukan.items()} | {"ragu": TANGGAL_MERAGUKAN}
    ragu = [Periksa(nama, f"t.nomor = ANY(%(ragu_{nama})s::int[])", "%(ragu)s") for nama in meragukan]
    _periksa(mesin, [*ragu, *lengkap, _kembar(mesin), *_wajib_baru(mesin), *jenis.aturan], parameter)
    if jenis.aturan_semesta:
        # What fails in here fails the whole check: no savepoint.
        with seluruh_kota(titik_simpan=False):
            _periksa(mesin, list(jenis.aturan_semesta), {})
    if tertutup := [i for i in jenis.isian if i.rahasia and i.nama in rahasia]:
        _bandingkan_rahasia(mesin, tertutup, jangan_timpa)
    return _dibandingkan(mesin, jangan_timpa)


def kolom_t(nama: str) -> sql.Identifier:
    return kolom("t", nama)


def _lengkapi(mesin: Mesin) -> None:
    """Fill what the lookups find, what follows from other columns, and the row of the register with the same key."""
    jenis = mesin.jenis
    lapis: sql.Composable = MUATAN
    urut: list[Cari | Turunan] = [*jenis.cari, *jenis.turunan]
    for satu in urut:
        lapis = _lapis(mesin, lapis, satu)
    terisi = dict.fromkeys(satu.ke for satu in urut)
    isi: list[Any] = [sql.SQL("{} = {}").format(sql.Identifier(n), kolom("d", n)) for n in terisi]
    isi += [mentah(f"{n} = d.{dari}") for n, dari in _TENTANG_SASARAN.items()]
    potongan = {
        "muatan": MUATAN,
        "lapis": lapis,
        "isi": gabung(isi),
        "sasaran": mesin.sasaran,
        "sama": _sama(mesin),
        "sah": mentah("AND r.verifikasi IN ('BELUM', 'TERVERIFIKASI')" if jenis.cara == "gantikan" else ""),
        "versi": mentah("r.versi" if mesin.berversi else "NULL::int"),
        "terverifikasi": mentah(f"({jenis.terverifikasi})" if jenis.terverifikasi else "false"),
    }
    mesin.jalankan(_LENGKAPI, potongan)


def _lapis(mesin: Mesin, dalam: sql.Composable, satu: Cari | Turunan) -> sql.Composed:
    semua = [
        sql.SQL("{} AS {}").format(mentah(satu.nilai) if n == satu.ke else kolom_t(n), sql.Identifier(n))
        for n in ("nomor", *(nama for nama, _ in kolom_muatan(mesin.jenis)))
    ]
    gabungan = mentah(f"LEFT JOIN {satu.dari} ON {satu.bila}" if satu.dari else "")
    return sql.SQL("({})").format(sql.SQL(_LAPIS).format(kolom=gabung(semua), dalam=dalam, gabungan=gabungan))


def _sama(mesin: Mesin) -> sql.Composed:
    """The natural key of the register's row `r` is that of `t`; a part that may be empty meets empty."""
    bentuk = {True: sql.SQL("{} IS NOT DISTINCT FROM {}"), False: sql.SQL("{} = {}")}
    boleh_kosong = {i.nama: i.boleh_kosong for i in mesin.jenis.isian}
    return gabung([bentuk[boleh_kosong[n]].format(kolom("r", n), kolom_t(n)) for n in mesin.jenis.kunci], " AND ")


def _periksa(mesin: Mesin, aturan: list[Periksa], parameter: dict[str, Any]) -> None:
    """All rules at once; each row gets the faults of those it meets, in their order."""
    cabang = [
        sql.SQL(_CABANG).format(
            satu=mentah("DISTINCT ON (t.nomor)" if a.dari else ""),
            urut=sql.Literal(urut),
            kolom=sql.Literal(a.kolom),
            pesan=mentah(a.pesan),
            berat=sql.Literal(a.berat),
            muatan=MUATAN,
            dari=mentah(f", {a.dari}" if a.dari else ""),
            bila=mentah(a.bila),
        )
        for urut, a in enumerate(aturan)
    ]
    mesin.jalankan(_MASALAH, {"muatan": MUATAN, "cabang": gabung(cabang, " UNION ALL ")}, **parameter)


def _rujukan(cari: Cari, saran: Any) -> Periksa:
    """The fault of rows whose lookup found nothing, with the known words that look like theirs."""
    pesan = f"({cari.pesan})"
    if saran:
        mungkin = _SARAN_KATA.format(ke=cari.ke, kolom=cari.kolom)
        pesan = f"{pesan} || coalesce(' Mungkin maksudnya: ' || {mungkin} || '.', '')"
    return Periksa(cari.kolom, f"t.{cari.kolom} IS NOT NULL AND t.{cari.ke} IS NULL", pesan)


def _kembar(mesin: Mesin) -> Periksa:
    """Rows of the file with the same natural key: all but the first are wrong."""
    jenis = mesin.jenis
    pasti = " AND ".join(f"{i.nama} IS NOT NULL" for i in jenis.isian if i.kunci and not i.boleh_kosong)
    return Periksa(
        next((n for n in jenis.kunci if n in {k.nama for k in jenis.kolom}), ""),
        "k.nomor = t.nomor AND k.pertama < t.nomor",
        "'Baris ini mengulang baris ' || k.pertama || '. Hapus salah satunya.'",
        _PERTAMA.format(kunci=", ".join(jenis.kunci), pasti=pasti),
    )


def _wajib_baru(mesin: Mesin) -> list[Periksa]:
    """What a new row must have, unless the cell is already blamed."""
    return [
        Periksa(
            n,
            f"t.sasaran_id IS NULL AND t.{n} IS NULL AND NOT {_SUDAH_DISEBUT.format(nama=n)}",
            "'Wajib diisi untuk data baru.'",
        )
        for n in mesin.jenis.wajib_baru
    ]


def _saran(mesin: Mesin) -> dict[str, tuple[list[str], list[str]]]:
    """By lookup: unknown words, each with the known ones that look most like it."""
    bersaran = [c for c in mesin.jenis.cari if c.wajib and c.saran]
    if not bersaran:
        return {}
    asing = _per_cari(mesin, {c.ke: _ASING.format(kolom=c.kolom, ke=c.ke) for c in bersaran})
    if not asing:
        return {}
    dikenal = _per_cari(mesin, {c.ke: c.saran for c in bersaran if c.ke in asing})
    hasil = {}
    for ke, kata in asing.items():
        kenal = {k.lower(): k for k in dikenal.get(ke, [])}
        pasangan = [(teks, s) for teks in kata if (s := mirip(teks, kenal))]
        if pasangan:
            hasil[ke] = ([teks for teks, _ in pasangan], [s for _, s in pasangan])
    return hasil


def _per_cari(mesin: Mesin, perintah: dict[str, str]) -> dict[str, list[str]]:
    """Words by lookup, each from its own query, asked together."""
    cabang = [sql.SQL("SELECT {}, k.* FROM ({}) k").format(sql.Literal(ke), mentah(p)) for ke, p in perintah.items()]
    hasil: dict[str, list[str]] = {}
    for ke, kata in mesin.tanya("{cabang}", {"cabang": gabung(cabang, " UNION ALL ")}, banyak=SARAN_MAKS):
        hasil.setdefault(ke, []).append(kata)
    return hasil


def mirip(teks: str, dikenal: dict[str, str]) -> str:
    """Up to three known words close to this one; only those that share the beginning of a word are measured."""
    awalan = {kata[:3] for kata in teks.lower().split() if len(kata) > 2}
    calon = [k for k in dikenal if any(kata[:3] in awalan for kata in k.split())] if awalan else list(dikenal)
    return ", ".join(f"“{dikenal[k]}”" for k in get_close_matches(teks.lower(), calon, n=3, cutoff=0.6))


def _dibandingkan(mesin: Mesin, jangan_timpa: bool) -> sql.Composed:
    terbuka = [i for i in mesin.jenis.isian if not i.kunci and not i.rahasia]
    beda = gabung([_beda(i, mesin, jangan_timpa) for i in terbuka], " || ")
    sebelum = gabung([_sebelum(i, mesin, jangan_timpa) for i in terbuka], " || ")
    if mesin.jenis.cara == "gantikan":
        sebelum = sql.SQL("{} || jsonb_build_object('verifikasi', r.verifikasi)").format(sebelum)
    semua = [kolom_t(n) for n in ("nomor", *(nama for nama, _ in kolom_muatan(mesin.jenis)), *_DINILAI)]
    isi = {"muatan": MUATAN, "sasaran": mesin.sasaran, "semua": gabung(semua), "beda": beda, "sebelum": sebelum}
    return susun(_DIBANDINGKAN, isi)


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
    lagi = True
    while lagi:
        baris = mesin.tanya(_RAHASIA_LAMA, potongan, sesudah=sesudah, banyak=POTONGAN)
        lagi = len(baris) == POTONGAN
        sesudah = baris[-1][0] if baris else sesudah
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
