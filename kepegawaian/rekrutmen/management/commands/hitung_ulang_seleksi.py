"""Rank a published result again from the raw marks it publishes, and say whether the announced list is the same."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from kepegawaian.rekrutmen.rules.berkas_hasil import BerkasHasil, baca, bandingkan, tulis
from kepegawaian.rekrutmen.services.tanda_hasil import kunci_publik, tanda_sah

BEDA_DITULIS = 50


class Command(BaseCommand):
    help = (
        "Menghitung ulang hasil seleksi yang diumumkan dari nilai mentah di dalam berkasnya sendiri, lalu menyatakan "
        "sama atau tidak sama. Sidik dan tanda tangan berkas juga diperiksa. Kode keluar 0 hanya bila semuanya cocok."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("berkas", type=Path, metavar="FILE", help="berkas hasil seleksi yang diunduh")
        parser.add_argument("--keluaran", type=Path, metavar="FILE", help="tulis daftar hasil hitung ulang ke sini")
        parser.add_argument("--kunci", metavar="HEX", help="kunci publik yang dipercaya (bawaan: kunci instalasi ini)")

    def handle(self, *args: Any, **pilihan: Any) -> None:
        berkas = _baca(pilihan["berkas"])
        keterangan = berkas.terbitan.keterangan
        self.stdout.write(" · ".join(str(v) for v in keterangan.values() if v))
        ulang = _hitung(berkas)
        if pilihan["keluaran"] is not None:
            _simpan(pilihan["keluaran"], ulang)
        salah = [*self._asal(berkas, pilihan["kunci"]), *self._isi(berkas, ulang)]
        if salah:
            raise CommandError("TIDAK SAMA. " + " ".join(salah))
        self.stdout.write("SAMA: daftar yang diumumkan sama bita demi bita dengan hasil hitung ulang.")

    def _asal(self, berkas: BerkasHasil, dipercaya: str | None) -> list[str]:
        """Hash and signature; returns what is wrong with them."""
        dikenal = [dipercaya.lower()] if dipercaya else kunci_publik()
        sah = tanda_sah(berkas)
        self.stdout.write(f"SHA-256: {berkas.sha256} ({'cocok' if berkas.sidik_cocok else 'TIDAK cocok'})")
        self.stdout.write(f"Tanda tangan Ed25519: {'sah' if sah else 'TIDAK sah'} untuk kunci {berkas.kunci}")
        salah = [] if berkas.sidik_cocok else ["Sidik SHA-256 tidak cocok dengan isi berkas."]
        if not sah:
            salah.append("Tanda tangan tidak sah.")
        elif berkas.kunci not in dikenal:
            salah.append("Kunci penanda tangan tidak dikenal; bila Anda memercayainya, tulis dengan --kunci.")
        return salah

    def _isi(self, berkas: BerkasHasil, ulang: bytes) -> list[str]:
        beda = bandingkan(berkas.badan, ulang)
        banyak = len(berkas.terbitan.peserta)
        self.stdout.write(f"{banyak} peserta pada {len(berkas.terbitan.kelompok)} formasi diperingkat ulang.")
        for satu in beda[:BEDA_DITULIS]:
            self.stdout.write(f"  {satu}")
        if len(beda) > BEDA_DITULIS:
            self.stdout.write(f"  … dan {len(beda) - BEDA_DITULIS} perbedaan lagi.")
        return [f"{len(beda)} isian berbeda dari hasil hitung ulang."] if beda else []


def _baca(jalur: Path) -> BerkasHasil:
    try:
        return baca(jalur.read_bytes())
    except OSError as sebab:
        raise CommandError(f"Berkas tidak dapat dibaca: {sebab}") from sebab
    except ValueError as sebab:
        raise CommandError(f"Bukan berkas hasil seleksi yang utuh. {sebab}") from sebab


def _hitung(berkas: BerkasHasil) -> bytes:
    try:
        return tulis(berkas.terbitan)
    except KeyError as sebab:
        raise CommandError(f"Aturan di dalam berkas tidak mengenal {sebab}.") from sebab


def _simpan(jalur: Path, isi: bytes) -> None:
    try:
        jalur.write_bytes(isi)
    except OSError as sebab:
        raise CommandError(f"Hasil tidak dapat ditulis: {sebab}") from sebab
