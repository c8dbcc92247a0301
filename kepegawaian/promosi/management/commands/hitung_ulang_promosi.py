"""Compute a published result of a selection again from its own raw scores. PermenPANRB 15/2019."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from asn.core.pdf import sidik_berkas
from kepegawaian.promosi.rules.berkas_hasil import baca, perbedaan, peringkat, tulis

BARIS_DITULIS = 40


class Command(BaseCommand):
    help = (
        "Menghitung ulang peringkat seleksi jabatan dari berkas CSV yang diterbitkan. Berkas yang benar menghasilkan "
        "bita yang sama; perbedaan ditulis per baris dan kode keluarnya bukan nol."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("berkas", type=Path, metavar="FILE", help="CSV hasil seleksi yang diterbitkan")

    def handle(self, *args: Any, **pilihan: Any) -> None:
        asli = self._isi(pilihan["berkas"])
        try:
            bahan = baca(asli)
            hitungan = tulis(bahan)
        except (ValueError, LookupError) as sebab:
            raise CommandError(f"Berkas tidak dapat dihitung: {sebab}") from sebab
        if asli != hitungan:
            raise CommandError(_keluhan(asli, hitungan))
        for kode, daftar in peringkat(bahan).items():
            self.stdout.write(dict(bahan.lowongan)[kode])
            for p in daftar:
                self.stdout.write(f"  {p.peringkat}. {p.kandidat}  {p.nilai}{f'  ({p.seri})' if p.seri else ''}")
        self.stdout.write(f"Sama, bita demi bita. SHA-256 {sidik_berkas(asli.encode())}")

    def _isi(self, jalur: Path) -> str:
        try:
            return jalur.read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError) as sebab:
            raise CommandError(f"Berkas tidak dapat dibaca: {sebab}") from sebab


def _keluhan(asli: str, hitungan: str) -> str:
    beda = perbedaan(asli, hitungan)
    baris = [f"Baris {nomor}: tertulis “{a}”, dihitung “{b}”" for nomor, a, b in beda[:BARIS_DITULIS]]
    if len(beda) > BARIS_DITULIS:
        baris.append(f"… dan {len(beda) - BARIS_DITULIS} baris lagi.")
    return "\n".join([f"{len(beda)} baris berbeda dari hitungan ulang.", *baris])
