"""Undo within 30 days, and the wish to stop. What depends on an imported row is named and stops the undo."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from psycopg import sql

from asn.core.services import apply_transition
from asn.core.workflows import TransitionRefused
from asn.impor.jenis import Setelah
from asn.impor.models import HARI_PEMBATALAN, Impor
from asn.impor.services.jalan import DIHENTIKAN, Ditolak, Hasil, Langkah, menulis, mesin_untuk, tutup
from asn.impor.services.sql import BARIS, Mesin, gabung, kolom, mentah, rekam
from asn.impor.services.terapkan import iringi, kunci_baris, minta
from asn.impor.workflows import IMPOR_WORKFLOW, KeadaanImpor

LANGKAH = 4
SEBUT_MAKS = 50
TERGANTUNG = "Impor tidak dapat dibatalkan karena data sesudahnya bergantung padanya: {contoh}."
BENTROK = "Pembatalan bertentangan dengan data yang ditambahkan sesudahnya. Tidak ada yang berubah."
_TERPILIH = "b.kota_id = %(kota)s AND b.impor_id = %(impor)s"
_DISUNTING = """
SELECT b.kunci, b.nama FROM {baris} b LEFT JOIN {sasaran} r ON r.id = coalesce(b.hasil_id, b.sasaran_id)
 WHERE {terpilih} AND b.status IN ('baru', 'berubah') AND (r.id IS NULL OR {disunting})
 ORDER BY b.nomor LIMIT %(banyak)s
"""
_DIRUJUK = """
SELECT DISTINCT b.kunci, b.nama FROM {baris} b JOIN {perujuk} p ON {kolom} = b.hasil_id
 WHERE {terpilih} AND b.status IN ('baru', 'berubah') AND b.hasil_id IS NOT NULL LIMIT %(banyak)s
"""
_CABUT = """
UPDATE {sasaran} r SET verifikasi = 'DICABUT', versi = r.versi + 1
  FROM {baris} b WHERE {terpilih} AND b.status IN ('baru', 'berubah') AND r.id = b.hasil_id AND r.kota_id = %(kota)s
"""
_HIDUPKAN = """
UPDATE {sasaran} r SET verifikasi = b.sebelum ->> 'verifikasi', versi = r.versi + 1
  FROM {baris} b WHERE {terpilih} AND b.status = 'berubah' AND r.id = b.sasaran_id AND r.kota_id = %(kota)s
"""
_HAPUS = """
DELETE FROM {sasaran} r USING {baris} b
 WHERE {terpilih} AND b.status = 'baru' AND r.id = b.hasil_id AND r.kota_id = %(kota)s
"""
_KEMBALIKAN = """
UPDATE {sasaran} r SET {isi}
  FROM {baris} b CROSS JOIN LATERAL jsonb_to_record(b.sebelum) AS s({rekam})
 WHERE {terpilih} AND b.status = 'berubah' AND r.id = b.sasaran_id AND r.kota_id = %(kota)s
"""
_MILIK = """
SELECT DISTINCT r.{milik} FROM {baris} b JOIN {sasaran} r ON r.id = b.hasil_id
 WHERE {terpilih} AND b.status IN ('baru', 'berubah') AND r.kota_id = %(kota)s
"""


def impor_batalkan(*, impor: Impor, oleh: Any) -> Impor:
    """Ask for the undo of an applied import. Raises TransitionRefused with the reason."""
    baris = kunci_baris(impor, oleh)
    if baris.keadaan != KeadaanImpor.DITERAPKAN:
        raise TransitionRefused(f"Impor ini tidak dapat dibatalkan karena keadaannya “{baris.get_keadaan_display()}”.")
    if not baris.dapat_dibatalkan or baris.dibersihkan_pada:
        raise TransitionRefused(f"Batas {HARI_PEMBATALAN} hari untuk membatalkan impor ini sudah lewat.")
    if baris.sedang_berjalan:
        raise TransitionRefused("Pembatalan impor ini sedang berjalan.")
    if sebab := yang_bergantung(baris):
        raise TransitionRefused(TERGANTUNG.format(contoh="; ".join(sebab[:3])))
    judul = f"Membatalkan {baris.nama_berkas}"
    return minta(baris, oleh, tugas="impor.batalkan", judul=judul, total=LANGKAH, isi={})


def impor_jalankan_batal(*, impor_id: int, kota_id: int, pekerjaan_id: str) -> Hasil:
    """Put back what stood before; safe to be called twice, also at the same time."""
    return menulis(impor_id, kota_id, pekerjaan_id, dari=KeadaanImpor.DITERAPKAN, kerja=_batalkan, bentrok=BENTROK)


def _batalkan(impor: Impor) -> None:
    _pulihkan(impor, mesin_untuk(impor))
    tutup(impor, "batalkan", "Impor dibatalkan; data kembali seperti semula.", dibatalkan_pada=timezone.now())


def _pulihkan(impor: Impor, mesin: Mesin) -> None:
    langkah = Langkah(impor, LANGKAH)
    langkah.maju("Mencari data yang bergantung")
    if sebab := yang_bergantung(impor):
        raise Ditolak(TERGANTUNG.format(contoh="; ".join(sebab[:3])))
    milik = _pemilik(mesin)
    langkah.maju("Mencabut data baru")
    if mesin.jenis.cara == "gantikan":
        mesin.jalankan(_CABUT, _potongan(mesin))
        mesin.jalankan(_HIDUPKAN, _potongan(mesin))
        iringi(mesin, impor, mesin.jenis.sesudah_cabut)
    else:
        mesin.jalankan(_HAPUS, _potongan(mesin))
        _kembalikan(mesin)
    langkah.maju("Menyegarkan keadaan pegawai")
    mesin.jenis.setelah(Setelah(mesin.kota_id, mesin.hari_ini, milik))
    langkah.maju("Menutup pembatalan")


def _potongan(mesin: Mesin) -> dict[str, Any]:
    return {"baris": BARIS, "sasaran": mesin.sasaran, "terpilih": mentah(_TERPILIH), "rekam": rekam(mesin.jenis.isian)}


def _pemilik(mesin: Mesin) -> set[int]:
    """Whose the imported rows are, for a kind that wants to know."""
    if not mesin.jenis.milik:
        return set()
    return {b[0] for b in mesin.tanya(_MILIK, _potongan(mesin) | {"milik": sql.Identifier(mesin.jenis.milik)})}


def _kembalikan(mesin: Mesin) -> None:
    isi: list[Any] = [
        sql.SQL("{n} = CASE WHEN b.sebelum ? {k} THEN {s} ELSE {r} END").format(
            n=sql.Identifier(i.nama), k=sql.Literal(i.nama), s=kolom("s", i.nama), r=kolom("r", i.nama)
        )
        for i in mesin.jenis.isian
        if not i.kunci
    ]
    if mesin.berversi:
        isi.append(sql.SQL("versi = r.versi + 1"))
    mesin.jalankan(_KEMBALIKAN, _potongan(mesin) | {"isi": gabung(isi)})


def yang_bergantung(impor: Impor) -> list[str]:
    """In words: which imported rows were edited since, and what refers to them. Empty when the undo is possible."""
    mesin = mesin_untuk(impor)
    disunting = mesin.tanya(_DISUNTING, _potongan(mesin) | {"disunting": _disunting(mesin)}, banyak=SEBUT_MAKS)
    hasil = [f"{_sebut(b)} sudah diubah atau diverifikasi sesudahnya" for b in disunting]
    for hubungan in mesin.model._meta.related_objects:
        bidang: Any = hubungan.field
        if not bidang.db_constraint or bidang.many_to_many:
            continue  # copies kept for history refer to nothing
        perujuk = hubungan.related_model._meta
        potongan = _potongan(mesin) | {"perujuk": sql.Identifier(perujuk.db_table), "kolom": kolom("p", bidang.column)}
        hasil += [
            f"{_sebut(b)} sudah mempunyai {perujuk.verbose_name}"
            for b in mesin.tanya(_DIRUJUK, potongan, banyak=SEBUT_MAKS)
        ]
    return hasil


def _sebut(baris: tuple[Any, ...]) -> str:
    kunci, nama = baris
    return f"{nama} ({kunci})" if nama else str(kunci)


def _disunting(mesin: Mesin) -> Any:
    if mesin.jenis.cara == "gantikan":
        return mentah("r.versi <> 1 OR r.verifikasi <> 'BELUM'")
    if mesin.berversi:
        return mentah("r.versi <> CASE b.status WHEN 'baru' THEN 1 ELSE b.sasaran_versi + 1 END")
    satu = [
        sql.SQL("(b.isi ? {n} AND (b.isi -> {n}) IS DISTINCT FROM to_jsonb({r}))").format(
            n=sql.Literal(i.nama), r=kolom("r", i.nama)
        )
        for i in mesin.jenis.isian
    ]
    return gabung(satu, " OR ")


@transaction.atomic
def impor_hentikan(*, impor: Impor, oleh: Any) -> Impor:
    """Stop what runs (it notices between two statements), or give up an import that was not applied."""
    baris = kunci_baris(impor, oleh)
    if baris.sedang_berjalan:
        baris.henti_diminta = True
        baris.save(update_fields=["henti_diminta"])
        return baris
    return apply_transition(IMPOR_WORKFLOW, "hentikan", baris, oleh=oleh, catatan=DIHENTIKAN)
