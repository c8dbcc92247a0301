"""Addresses of positions, competencies and eligibility for the architecture tests, and what grows on their pages."""

from typing import Any

GP = ("get", "post")


def _objek(nama: str) -> Any:
    return lambda dunia: {"pk": getattr(dunia, nama).pk}


# Arguments of `test_isolasi.Pintu` by address.
PINTU: dict[str, tuple[Any, ...]] = {
    "kelayakan:jabatan": (_objek("jabatan"),),
    "kelayakan:orang": (_objek("pegawai"),),
}
# Arguments of `test_kueri.Halaman`.
HALAMAN: list[tuple[Any, ...]] = [
    ("kelayakan:pilih",),
    ("kelayakan:jabatan", "bkd", _objek("jabatan"), "hasil=semua"),
    ("kelayakan:orang", "bkd", _objek("pegawai"), "q=analis"),
]
BUKAN_DAFTAR = {"kelayakan:saya"}
