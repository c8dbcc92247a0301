"""Recompute any published survey from its raw answers: NRR per unsur, IKM, mutu. PermenPANRB 14/2017."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from asn.core.angka import tulis_angka
from kepegawaian.instansi.rules.skm import DASAR, HasilSKM, hitung
from pengaduan.survei.rules.berkas_jawaban import TabelJawaban, baca_jawaban, bita_ke_teks
from pengaduan.survei.rules.sampel import sampel_dibutuhkan
from pengaduan.survei.rules.unsur import MENURUT_KUNCI

MASALAH_DITULIS = 30


class Command(BaseCommand):
    help = (
        "Menghitung SKM (PermenPANRB 14/2017) dari CSV jawaban mentah: satu baris per responden, kolom U1 sampai U9 "
        "berisi 1–4. Kolom lain diabaikan; pemisah koma, titik koma, atau tab."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("berkas", type=Path, metavar="FILE", help="CSV jawaban mentah")
        parser.add_argument("--json", action="store_true", help="tulis hasil sebagai JSON")
        parser.add_argument("--keluaran", type=Path, metavar="FILE", help="tulis hasil ke berkas ini")
        parser.add_argument(
            "--populasi", type=int, metavar="N", help="penerima layanan; menambah sampel yang dibutuhkan"
        )
        parser.add_argument(
            "--tanggal", type=date.fromisoformat, help="aturan yang berlaku pada tanggal ini (TTTT-BB-HH)"
        )
        parser.add_argument(
            "--sebagian", action="store_true", help="hitung walau ada kolom unsur yang tidak ada (bobot dibagi rata)"
        )

    def handle(self, *args: Any, **pilihan: Any) -> None:
        tabel = self._baca(pilihan["berkas"], pilihan["sebagian"])
        pada = pilihan["tanggal"] or timezone.localdate()
        isi = _angka(tabel, self._hitung(tabel, pada)) | self._sampel(pilihan["populasi"], pada)
        teks = json.dumps(isi, ensure_ascii=False, indent=2) if pilihan["json"] else "\n".join(_laporan(isi))
        if pilihan["keluaran"] is None:
            self.stdout.write(teks)
            return
        try:
            pilihan["keluaran"].write_text(teks + "\n", encoding="utf-8")
        except OSError as sebab:
            raise CommandError(f"Hasil tidak dapat ditulis: {sebab}") from sebab
        self.stdout.write(f"Hasil ditulis ke {pilihan['keluaran']}.")

    def _baca(self, jalur: Path, sebagian: bool) -> TabelJawaban:
        try:
            tabel = baca_jawaban(bita_ke_teks(jalur.read_bytes()))
        except OSError as sebab:
            raise CommandError(f"Berkas tidak dapat dibaca: {sebab}") from sebab
        except ValueError as sebab:
            raise CommandError(str(sebab)) from sebab
        if tabel.kurang and not sebagian:
            kurang = ", ".join(f"{MENURUT_KUNCI[k].kode} ({MENURUT_KUNCI[k].nama})" for k in tabel.kurang)
            raise CommandError(f"Kolom ini tidak ada: {kurang}. Pakai --sebagian bila memang tidak disurvei.")
        if tabel.masalah:
            raise CommandError(_keluhan(tabel))
        return tabel

    def _hitung(self, tabel: TabelJawaban, pada: date) -> HasilSKM:
        if not tabel.jawaban:
            raise CommandError("Berkas tidak memuat satu pun jawaban di bawah baris judul.")
        try:
            return hitung(tabel.jumlah, pada=pada)
        except LookupError as sebab:
            raise CommandError(str(sebab)) from sebab

    def _sampel(self, populasi: int | None, pada: date) -> dict[str, Any]:
        if populasi is None:
            return {}
        if populasi < 0:
            raise CommandError("--populasi tidak boleh kurang dari nol.")
        return {"populasi": populasi, "sampel_dibutuhkan": sampel_dibutuhkan(populasi, pada=pada)}


def _keluhan(tabel: TabelJawaban) -> str:
    baris = [str(m) for m in tabel.masalah[:MASALAH_DITULIS]]
    if len(tabel.masalah) > MASALAH_DITULIS:
        baris.append(f"… dan {len(tabel.masalah) - MASALAH_DITULIS} masalah lagi.")
    return "\n".join([f"{len(tabel.masalah)} sel harus diperbaiki; tidak ada yang dihitung.", *baris])


def _angka(tabel: TabelJawaban, hasil: HasilSKM) -> dict[str, Any]:
    unsur = [
        {
            "kode": MENURUT_KUNCI[kunci].kode,
            "kunci": kunci,
            "nama": MENURUT_KUNCI[kunci].nama,
            "jumlah": jumlah,
            "nrr": str(hasil.nrr[kunci]),
            "nrr_tertimbang": str(hasil.tertimbang[kunci]),
        }
        for kunci, (jumlah, _) in tabel.jumlah.items()
    ]
    ringkas = {"ni": str(hasil.ni), "ikm": str(hasil.ikm), "mutu": hasil.mutu.value, "kinerja": hasil.mutu.label}
    return {"dasar": str(DASAR), "n": len(tabel.jawaban), "bobot": f"1/{len(unsur)}", "unsur": unsur, **ringkas}


def _laporan(isi: dict[str, Any]) -> Iterator[str]:
    yield f"Survei Kepuasan Masyarakat ({isi['dasar']})"
    yield f"Responden (n): {isi['n']}"
    if "populasi" in isi:
        yield f"Sampel dibutuhkan untuk {isi['populasi']} penerima layanan: {isi['sampel_dibutuhkan']}"
    yield ""
    yield f"{'Kode':<5} {'Unsur':<42} {'Jumlah':>8} {'NRR':>7} {'NRR tertimbang':>15}"
    for u in isi["unsur"]:
        nrr, tertimbang = tulis_angka(u["nrr"], 3), tulis_angka(u["nrr_tertimbang"], 3)
        yield f"{u['kode']:<5} {u['nama']:<42} {u['jumlah']:>8} {nrr:>7} {tertimbang:>15}"
    yield ""
    yield f"Nilai indeks (bobot {isi['bobot']}): {tulis_angka(isi['ni'], 3)}"
    yield f"IKM (nilai indeks × 25): {tulis_angka(isi['ikm'])}"
    yield f"Mutu pelayanan: {isi['mutu']} ({isi['kinerja']})"
