"""Rank a plain table of marks: thresholds, three times the need with all ties, final order 40/60, empty needs."""

import csv
from io import StringIO
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from kepegawaian.rekrutmen.rules.aturan import ATURAN_SKD, Aturan
from kepegawaian.rekrutmen.rules.tabel_skd import Masalah, TabelSKD, baca, hitung

MASALAH_DITULIS = 30


class Command(BaseCommand):
    help = (
        "Menghitung peringkat SKD (dan SKB bila ada) dari CSV nilai mentah: nomor, jenis_kebutuhan, formasi, kuota, "
        "twk, tiu, tkp, skb, ipk, tanggal_lahir. Pemisah koma, titik koma, atau tab; skb (0–100) boleh kosong. "
        "Menulis kolom yang sama ditambah status (P/L, P, TL) dan peringkat."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("berkas", type=Path, metavar="FILE", help="CSV nilai mentah")
        parser.add_argument("--tahun", type=int, required=True, help="tahun seleksi; menentukan nilai ambang batas")
        parser.add_argument("--keluaran", type=Path, metavar="FILE", help="tulis hasil ke berkas ini")

    def handle(self, *args: Any, **pilihan: Any) -> None:
        aturan = _aturan(pilihan["tahun"])
        tabel = _baca(pilihan["berkas"], aturan, pilihan["tahun"])
        for peringatan in tabel.peringatan[:MASALAH_DITULIS]:
            self.stderr.write(f"Peringatan. {peringatan}")
        teks = _ke_csv(tabel, aturan)
        if pilihan["keluaran"] is None:
            self.stdout.write(teks, ending="")
            return
        try:
            pilihan["keluaran"].write_bytes(teks.encode())
        except OSError as sebab:
            raise CommandError(f"Hasil tidak dapat ditulis: {sebab}") from sebab
        self.stdout.write(f"{len(tabel.peserta)} peserta diperingkat ({aturan.dasar}); {pilihan['keluaran']}.")


def _aturan(tahun: int) -> Aturan:
    if tahun not in ATURAN_SKD:
        dikenal = ", ".join(map(str, sorted(ATURAN_SKD)))
        raise CommandError(f"Nilai ambang batas SKD tahun {tahun} tidak tercatat. Tahun yang dikenal: {dikenal}.")
    return ATURAN_SKD[tahun]


def _baca(jalur: Path, aturan: Aturan, tahun: int) -> TabelSKD:
    try:
        tabel = baca(jalur.read_bytes().decode("utf-8-sig"), aturan, tahun)
    except OSError as sebab:
        raise CommandError(f"Berkas tidak dapat dibaca: {sebab}") from sebab
    except UnicodeDecodeError as sebab:
        raise CommandError("Berkas bukan teks UTF-8. Simpan ulang sebagai “CSV UTF-8”.") from sebab
    except ValueError as sebab:
        raise CommandError(str(sebab)) from sebab
    if tabel.masalah:
        raise CommandError(_keluhan(tabel.masalah))
    if not tabel.peserta:
        raise CommandError("Berkas tidak memuat satu pun peserta di bawah baris judul.")
    return tabel


def _keluhan(masalah: list[Masalah]) -> str:
    baris = [str(m) for m in masalah[:MASALAH_DITULIS]]
    if len(masalah) > MASALAH_DITULIS:
        baris.append(f"… dan {len(masalah) - MASALAH_DITULIS} masalah lagi.")
    return "\n".join([f"{len(masalah)} sel harus diperbaiki; tidak ada yang dihitung.", *baris])


def _ke_csv(tabel: TabelSKD, aturan: Aturan) -> str:
    keluaran = StringIO()
    csv.writer(keluaran, delimiter=tabel.pemisah, lineterminator="\n").writerows(hitung(tabel, aturan))
    return keluaran.getvalue()
