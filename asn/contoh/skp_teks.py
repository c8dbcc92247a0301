"""Wordings of RHK and indicators of the demo, by kind of post."""

from typing import Any, NamedTuple

PERSPEKTIF = ("penerima_layanan", "proses_bisnis", "penguatan_internal", "anggaran")


class Butir(NamedTuple):
    teks: str
    aspek: str
    indikator: str
    target: int
    satuan: str


_PIMPINAN = (
    Butir("Layanan {unit} memenuhi standar pelayanan", "kualitas", "Layanan yang memenuhi standar", 90, "persen"),
    Butir("Program {unit} terlaksana sesuai rencana", "kuantitas", "Kegiatan yang selesai tepat waktu", 95, "persen"),
    Butir("Kompetensi pegawai {unit} meningkat", "kuantitas", "Pegawai dengan JP terpenuhi", 85, "persen"),
)
_MENURUT_AWALAN: tuple[tuple[str, tuple[Butir, ...]], ...] = (
    (
        "Guru",
        (
            Butir("Pembelajaran terlaksana sesuai rencana", "kuantitas", "Rencana terpenuhi", 95, "persen"),
            Butir("Hasil belajar murid meningkat", "kualitas", "Murid mencapai kompetensi minimum", 80, "persen"),
        ),
    ),
    (
        ("Perawat", "Bidan"),
        (
            Butir(
                "Asuhan kepada pasien terlaksana sesuai standar", "kualitas", "Kepatuhan terhadap SOP", 95, "persen"
            ),
            Butir("Pencatatan pelayanan lengkap dan tepat waktu", "waktu", "Catatan selesai hari itu", 98, "persen"),
        ),
    ),
    (
        "Dokter",
        (
            Butir("Pelayanan medis terlaksana sesuai standar", "kualitas", "Kepatuhan terhadap SOP", 95, "persen"),
            Butir("Waktu tunggu pasien sesuai ketentuan", "waktu", "Pasien dilayani dalam 60 menit", 85, "persen"),
        ),
    ),
)
_UMUM = (
    Butir("Bahan kebijakan dan laporan {unit} tersedia tepat waktu", "waktu", "Laporan tepat waktu", 12, "laporan"),
    Butir("Layanan administrasi {unit} selesai sesuai standar", "kualitas", "Berkas tanpa perbaikan", 95, "persen"),
)


def butir(jabatan: Any, unit: str) -> list[Butir]:
    """What somebody in this post plans."""
    return [b._replace(teks=b.teks.format(unit=unit)) for b in _untuk(jabatan)]


def _untuk(jabatan: Any) -> tuple[Butir, ...]:
    if jabatan.memimpin or jabatan.eselon:
        return _PIMPINAN
    return next((isi for awalan, isi in _MENURUT_AWALAN if jabatan.nama.startswith(awalan)), _UMUM)
