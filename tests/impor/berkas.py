"""Tables as clerks send them, made here: plain, and with every ugliness."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from openpyxl import Workbook

KEPALA = ("NIP BARU", "NAMA", "JENIS PEGAWAI", "JENIS KELAMIN", "TEMPAT LAHIR", "TANGGAL LAHIR", "TMT CPNS", "NIK")


def buku(baris: Iterable[Sequence[Any]], *, lembar: str = "Data", sebelum: Iterable[Sequence[Any]] = ()) -> bytes:
    """XLSX with `sebelum` above the head."""
    wb = Workbook(write_only=True)
    ws = wb.create_sheet(lembar)
    for satu in (*sebelum, *baris):
        ws.append(list(satu))
    keluaran = io.BytesIO()
    wb.save(keluaran)
    return keluaran.getvalue()


def naskah(baris: Iterable[Sequence[Any]], *, pemisah: str = ";", sandi: str = "utf-8") -> bytes:
    keluaran = io.StringIO(newline="")
    csv.writer(keluaran, delimiter=pemisah).writerows(baris)
    return keluaran.getvalue().encode(sandi)


def orang(ke: int, **ganti: Any) -> dict[str, Any]:
    """One person as SIASN writes it; each number (up to a million) another one, NIP and NIK agree with the rest."""
    lahir = date(1967, 1, 1) + timedelta(days=ke * 7 % 10_000)
    masuk = date(lahir.year + 24, 1 + ke % 12, 1)
    pria = ke % 2
    nip = f"{lahir:%Y%m%d}{masuk:%Y%m}{1 if pria else 2}{ke // 10_000 + 1:03d}"
    hari = lahir.day + (0 if pria else 40)
    nik = f"36{ke // 9_000 + 1001:04d}{hari:02d}{lahir:%m%y}{ke % 9_000 + 1:04d}"
    return {
        "NIP BARU": nip,
        "NAMA": f"Pegawai Nomor {ke}",
        "JENIS PEGAWAI": "PNS",
        "JENIS KELAMIN": "L" if pria else "P",
        "TEMPAT LAHIR": "Bogor",
        "TANGGAL LAHIR": f"{lahir:%d-%m-%Y}",
        "TMT CPNS": f"{masuk:%d-%m-%Y}",
        "NIK": nik,
    } | ganti


def tabel(orang_orang: Iterable[dict[str, Any]], kepala: Sequence[str] = KEPALA) -> list[list[Any]]:
    return [list(kepala), *([o.get(k) for k in kepala] for o in orang_orang)]
