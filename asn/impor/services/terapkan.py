"""The application: one transaction, a fixed number of statements, every row or none.

The rows were judged before; what changed in the register since then stops the application and asks for a new check.
"""

from collections.abc import Mapping
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from psycopg import sql

from asn.core.jobs import enqueue
from asn.core.pekerjaan import pekerjaan_baru
from asn.core.sekaligus import sekaligus, sisip, ubah
from asn.core.workflows import TransitionRefused
from asn.impor.jenis import Isian, Setelah
from asn.impor.models import Impor
from asn.impor.services.jalan import Ditolak, Hasil, Langkah, menulis, mesin_untuk, pelaku, tutup
from asn.impor.services.sql import BARIS, Mesin, bawaan, gabung, kolom, mentah, rekam, susun
from asn.impor.workflows import KELOLA, KeadaanImpor

BASI = "Data di buku induk berubah sejak pratinjau dibuat ({contoh}). Tidak ada yang diterapkan; tekan Periksa ulang."
BENTROK = "Data bertentangan dengan buku induk yang baru berubah. Tidak ada yang diterapkan; tekan Periksa ulang."
LANGKAH = 5
_TERPILIH = "b.kota_id = %(kota)s AND b.impor_id = %(impor)s"
_BERUBAH_SEJAK = """
SELECT b.kunci FROM {baris} b LEFT JOIN {sasaran} r ON r.id = b.sasaran_id AND r.kota_id = %(kota)s
 WHERE {terpilih} AND b.status = 'berubah' AND (r.id IS NULL OR {berubah})
UNION ALL
SELECT b.kunci FROM {baris} b, jsonb_to_record(b.isi) AS x({rekam}), {sasaran} r
 WHERE {terpilih} AND b.status = 'baru' AND r.kota_id = %(kota)s AND {sama}
 LIMIT 5
"""
_LAIN = "(b.sebelum ? {n} AND (b.sebelum -> {n}) IS DISTINCT FROM coalesce(to_jsonb({r}), 'null'::jsonb))"
_GANTI_LAMA = """
UPDATE {sasaran} r SET verifikasi = 'DIGANTI', versi = r.versi + 1
  FROM {baris} b WHERE {terpilih} AND b.status = 'berubah' AND r.id = b.sasaran_id AND r.kota_id = %(kota)s
"""
# New rows and changed ones are different rows: one statement writes both, and says whose the new ones are.
_TULIS = """
WITH baru AS (
  INSERT INTO {sasaran} ({kolom}) SELECT {nilai}
    FROM {baris} b CROSS JOIN LATERAL jsonb_to_record(b.isi) AS x({rekam}) {lama}
   WHERE {terpilih} AND b.status = ANY(%(status)s) ORDER BY b.nomor
  RETURNING {milik} AS milik) {perbarui}
SELECT DISTINCT milik FROM baru
"""
_PERBARUI = """
, ubah AS (
  UPDATE {sasaran} r SET {isi}
    FROM {baris} b CROSS JOIN LATERAL jsonb_to_record(b.isi) AS x({rekam})
   WHERE {terpilih} AND b.status = 'berubah' AND r.id = b.sasaran_id AND r.kota_id = %(kota)s)
"""


def impor_terapkan(*, impor: Impor, cara: str, oleh: Any) -> Impor:
    """Ask for the application. `cara` "semua" is refused while rows are wrong; "sah" leaves those out, knowingly.

    Raises TransitionRefused with the reason. Inside the caller's transaction: all refusals come before the write.
    """
    baris = kunci_baris(impor, oleh)
    if baris.keadaan != KeadaanImpor.DIPERIKSA:
        raise TransitionRefused(f"Impor ini tidak dapat diterapkan karena keadaannya “{baris.get_keadaan_display()}”.")
    # Without a way chosen nothing was asked for since the check, whose job ended with it.
    if baris.cara and baris.sedang_berjalan:
        raise TransitionRefused("Impor ini sedang diterapkan; tunggu sampai selesai.")
    if cara not in ("semua", "sah") or (cara == "semua" and baris.galat):
        raise TransitionRefused("Masih ada baris bermasalah. Perbaiki berkasnya, atau pilih “Terapkan yang sah saja”.")
    if not baris.akan_diterapkan:
        raise TransitionRefused("Tidak ada baris baru atau berubah yang dapat diterapkan.")
    return minta(
        baris,
        oleh,
        tugas="impor.terapkan",
        judul=f"Menerapkan {baris.nama_berkas}",
        total=LANGKAH,
        isi={"cara": cara, "diterapkan_oleh": oleh},
    )


def minta(baris: Impor, oleh: Any, *, tugas: str, judul: str, total: int, isi: Mapping[str, Any]) -> Impor:
    """Queue a writing step of the locked import as a job of its own."""
    pekerjaan = pekerjaan_baru(kota_id=baris.kota_id, judul=judul, total=total, pemilik=oleh)
    isi = {"henti_diminta": False, "pesan": "", "pekerjaan": pekerjaan, **isi}
    sekaligus(ubah(Impor.objects.filter(pk=baris.pk), **isi), sisip(pekerjaan))
    enqueue(tugas, str(pekerjaan.pk), baris.pk, kota=baris.kota_id)
    for nama, nilai in isi.items():
        setattr(baris, nama, nilai)
    return baris


def kunci_baris(impor: Impor, oleh: Any) -> Impor:
    """The fresh, locked row within the actor's reach. Raises TransitionRefused when it is not there."""
    # Without its job: a joined row would be that of before the wait for the lock.
    terjangkau = Impor.objects.terlihat_oleh(oleh, KELOLA).select_for_update(of=("self",))
    baris = terjangkau.filter(pk=impor.pk).first()
    if baris is None:
        raise TransitionRefused("Impor ini tidak ada dalam jangkauan Anda.")
    return baris


def impor_jalankan_terapkan(*, impor_id: int, kota_id: int, pekerjaan_id: str) -> Hasil:
    """Write what was asked for; safe to be called twice, also at the same time."""
    return menulis(impor_id, kota_id, pekerjaan_id, dari=KeadaanImpor.DIPERIKSA, kerja=_terapkan, bentrok=BENTROK)


def _terapkan(impor: Impor) -> None:
    _tulis(impor, mesin_untuk(impor))
    pesan = f"{impor.baru} baris baru dan {impor.berubah} perubahan diterapkan."
    tutup(impor, "terapkan", pesan, diterapkan_pada=timezone.now())


def _tulis(impor: Impor, mesin: Mesin) -> None:
    langkah = Langkah(impor, LANGKAH)
    langkah.maju("Memastikan data belum berubah")
    _pastikan_segar(mesin)
    langkah.maju("Menulis data baru")
    if impor.berubah and mesin.jenis.cara == "gantikan":
        mesin.jalankan(_GANTI_LAMA, _potongan(mesin))
    langkah.maju("Menulis perubahan")
    iringi(mesin, impor, mesin.jenis.sebelum_tulis)
    milik = _tuliskan(mesin, impor.berubah)
    langkah.maju("Menyegarkan keadaan pegawai")
    mesin.jenis.setelah(Setelah(mesin.kota_id, mesin.hari_ini, milik))
    langkah.maju("Menutup impor")


def iringi(mesin: Mesin, impor: Impor, perintah: str) -> None:
    """What a kind does to rows beside the imported ones."""
    if perintah:
        objek_jenis = ContentType.objects.get_for_model(mesin.model)
        mesin.jalankan(perintah, oleh=pelaku(impor).pk, objek_jenis=objek_jenis.pk)


def _potongan(mesin: Mesin) -> dict[str, Any]:
    return {"baris": BARIS, "sasaran": mesin.sasaran, "terpilih": mentah(_TERPILIH), "rekam": rekam(mesin.jenis.isian)}


def _pastikan_segar(mesin: Mesin) -> None:
    isian = {i.nama: i for i in mesin.jenis.isian}
    sama: list[Any] = [
        sql.SQL("{} IS NOT DISTINCT FROM {}" if isian[n].boleh_kosong else "{} = {}").format(
            kolom("r", n), kolom("x", n)
        )
        for n in mesin.jenis.kunci
    ]
    berubah: list[Any] = [sql.SQL("r.versi <> b.sasaran_versi")] if mesin.berversi else [_nilai_berubah(mesin)]
    if mesin.jenis.cara == "gantikan":
        sah = sql.SQL("r.verifikasi IN ('BELUM', 'TERVERIFIKASI')")
        berubah.append(sql.SQL("NOT {}").format(sah))
        sama.append(sah)
    potongan = _potongan(mesin) | {"sama": gabung(sama, " AND "), "berubah": gabung(berubah, " OR ")}
    if basi := [b[0] for b in mesin.tanya(_BERUBAH_SEJAK, potongan)]:
        raise Ditolak(BASI.format(contoh=", ".join(basi)))


def _nilai_berubah(mesin: Mesin) -> Any:
    """For a table without versions: a column no longer holds what it held at the check."""
    satu = [
        sql.SQL(
            "(b.sebelum ? {n} AND (b.sebelum -> {n}) IS DISTINCT FROM coalesce(to_jsonb({r}), 'null'::jsonb))"
        ).format(n=sql.Literal(i.nama), r=kolom("r", i.nama))
        for i in mesin.jenis.isian
        if not i.kunci
    ]
    return gabung(satu, " OR ")


def _tuliskan(mesin: Mesin, berubah: int) -> set[int]:
    """New rows; where rows are superseded, also the new version of each changed one, filled up from the old, and where
    they are not, the changed ones in place. Returns whose the new rows are."""
    gantikan = mesin.jenis.cara == "gantikan"
    nilai = {nama: _nilai(mesin, nama, isi, gantikan) for nama, isi in bawaan(mesin.model).items()}
    nilai |= {i.nama: _nilai_isian(i, gantikan) for i in mesin.jenis.isian}
    nilai |= {nama: sql.Literal(isi) for nama, isi in mesin.jenis.tetap.items()}
    nilai |= {"id": kolom("b", "hasil_id"), "kota_id": kolom("b", "kota_id")}
    if gantikan:
        nilai["menggantikan_id"] = kolom("b", "sasaran_id")
    lama = sql.SQL("LEFT JOIN {} o ON o.id = b.sasaran_id AND o.kota_id = %(kota)s").format(mesin.sasaran)
    potongan = _potongan(mesin) | {
        "kolom": gabung([sql.Identifier(n) for n in nilai]),
        "nilai": gabung(list(nilai.values())),
        "lama": lama if gantikan else mentah(""),
        "milik": sql.Identifier(mesin.jenis.milik) if mesin.jenis.milik else mentah("NULL::bigint"),
        "perbarui": _perbarui(mesin) if berubah and not gantikan else mentah(""),
    }
    hasil = mesin.tanya(_TULIS, potongan, status=["baru", "berubah"] if gantikan else ["baru"])
    return {milik for (milik,) in hasil if milik is not None}


# What a new version never takes over from the one it supersedes.
_MILIK_BARIS = ("versi", "verifikasi", "diverifikasi_oleh_id", "menggantikan_id")


def _nilai(mesin: Mesin, nama: str, isi: Any, gantikan: bool) -> Any:
    if gantikan and nama not in _MILIK_BARIS:
        return sql.SQL("coalesce({}, {})").format(kolom("o", nama), sql.Literal(isi))
    return sql.Literal(isi)


def _nilai_isian(i: Isian, gantikan: bool) -> Any:
    lama = [kolom("o", i.nama)] if gantikan else []
    tipe = mentah(i.tipe)
    return sql.SQL("coalesce({}, {}::{})").format(gabung([kolom("x", i.nama), *lama]), sql.Literal(i.bawaan), tipe)


def _perbarui(mesin: Mesin) -> sql.Composed:
    """Changed rows in place: only the columns that differ, and a new version number."""
    isi: list[Any] = [
        sql.SQL("{n} = CASE WHEN b.sebelum ? {k} THEN {x} ELSE {r} END").format(
            n=sql.Identifier(i.nama), k=sql.Literal(i.nama), x=kolom("x", i.nama), r=kolom("r", i.nama)
        )
        for i in mesin.jenis.isian
        if not i.kunci
    ]
    if mesin.berversi:
        isi.append(sql.SQL("versi = r.versi + 1"))
    return susun(_PERBARUI, _potongan(mesin) | {"isi": gabung(isi)})
