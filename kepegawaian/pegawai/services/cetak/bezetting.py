"""Bezetting of an instansi: its positions with what is needed, what is there, and who holds them."""

from collections.abc import Sequence
from datetime import date

from kepegawaian.instansi.models import Instansi
from kepegawaian.pegawai.services.cetak.bingkai import BarisCetak, Daftar, Kolom, tanggal_panjang
from kepegawaian.pegawai.services.struktur import Posisi, jumlahkan

_KOLOM = (
    Kolom("No.", 3, "angka"),
    Kolom("Jabatan", 26),
    Kolom("Unit kerja", 18),
    Kolom("Jenis", 11),
    Kolom("Kelas", 4, "angka"),
    Kolom("K", 4, "angka"),
    Kolom("B", 4, "angka"),
    Kolom("±", 4, "angka"),
    Kolom("Pejabat", 26),
)
_KEPALA = ("No.", "Tingkat", "Jabatan", "Unit kerja", "Jenis", "Kelas", "K", "B", "±", "Pejabat", "Plt./Plh.")
_TAKUK = "\u2003"


def daftar_bezetting(instansi: Instansi, posisi: Sequence[Posisi], tanggal: date) -> Daftar:
    """`posisi` are the visible positions in tree order; the last row is their total."""
    jumlah = jumlahkan(posisi)
    baris = [_baris(nomor, p) for nomor, p in enumerate(posisi, 1)]
    return Daftar(
        judul="Bezetting Pegawai",
        subjudul=f"{instansi.nama} · keadaan {tanggal_panjang(tanggal)}",
        keterangan=("K kebutuhan menurut analisis beban kerja, B pegawai definitif yang ada, ± selisihnya (B − K).",),
        kolom=_KOLOM,
        kepala_buku=_KEPALA,
        baris=[*baris, _jumlah(jumlah)] if baris else [],
    )


def _baris(nomor: int, p: Posisi) -> BarisCetak:
    j = p.jabatan
    definitif = [o.nama for o in p.definitif]
    pengganti = [f"{o.sementara} {o.nama}" for o in p.pengganti]
    return BarisCetak(
        kertas=(
            (str(nomor), ""),
            (f"{_TAKUK * min(p.tingkat, 6)}{j.nama}", ""),
            (j.instansi.nama, ""),
            (j.get_jenis_display(), ""),
            (str(j.kelas or "–"), ""),
            (str(p.kebutuhan), ""),
            (str(p.bezetting), ""),
            (p.selisih_teks, ""),
            ("; ".join(definitif) or ("Lowong" if p.lowong else "–"), "; ".join(pengganti)),
        ),
        buku=(
            *(nomor, p.tingkat + 1, j.nama, j.instansi.nama, j.get_jenis_display(), j.kelas),
            *(p.kebutuhan, p.bezetting, p.selisih, "; ".join(definitif), "; ".join(pengganti)),
        ),
    )


def _jumlah(jumlah: dict[str, int | str]) -> BarisCetak:
    k, b, selisih = jumlah["kebutuhan"], jumlah["bezetting"], jumlah["selisih_teks"]
    kosong = ("", "")
    return BarisCetak(
        kertas=(
            kosong,
            ("Jumlah", ""),
            kosong,
            kosong,
            kosong,
            (str(k), ""),
            (str(b), ""),
            (str(selisih), ""),
            kosong,
        ),
        buku=(None, None, "Jumlah", None, None, None, k, b, int(b) - int(k), None, None),
    )
