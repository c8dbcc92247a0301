"""What is asked about a respondent: enough for the report of PermenPANRB 14/2017, nothing that names anybody."""

import re
from collections.abc import Mapping

Pilihan = tuple[tuple[str, str], ...]

USIA: Pilihan = (
    ("A", "Kurang dari 20 tahun"),
    ("B", "20–29 tahun"),
    ("C", "30–39 tahun"),
    ("D", "40–49 tahun"),
    ("E", "50–59 tahun"),
    ("F", "60 tahun atau lebih"),
)
JENIS_KELAMIN: Pilihan = (("L", "Laki-laki"), ("P", "Perempuan"))
PENDIDIKAN: Pilihan = (
    ("SD", "SD atau lebih rendah"),
    ("SMP", "SMP"),
    ("SMA", "SMA/SMK"),
    ("DIPLOMA", "Diploma"),
    ("S1", "Sarjana (S-1)"),
    ("S2", "Magister atau lebih tinggi"),
)
PEKERJAAN: Pilihan = (
    ("ASN", "ASN/TNI/Polri"),
    ("SWASTA", "Pegawai swasta"),
    ("WIRAUSAHA", "Wirausaha"),
    ("PELAJAR", "Pelajar/mahasiswa"),
    ("RUMAH", "Mengurus rumah tangga"),
    ("LAIN", "Lainnya"),
)
DIMENSI: Mapping[str, tuple[str, Pilihan]] = {
    "usia": ("Usia", USIA),
    "jenis_kelamin": ("Jenis kelamin", JENIS_KELAMIN),
    "pendidikan": ("Pendidikan terakhir", PENDIDIKAN),
    "pekerjaan": ("Pekerjaan utama", PEKERJAAN),
}
TIDAK_MENJAWAB = "Tidak menjawab"

_SUREL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_NOMOR = re.compile(r"(?:\+?\d[\s.\-]?){8,}")


def samarkan_identitas(saran: str) -> str:
    """Suggestions are read by officers: addresses and long numbers (telephone, NIK) are struck out as they come in."""
    return _NOMOR.sub("[nomor disamarkan] ", _SUREL.sub("[alamat disamarkan]", saran)).strip()
