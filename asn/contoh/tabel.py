"""Small tables beside this app: how units divide, which trainings exist, which degrees fit a position."""

import csv
from functools import cache
from pathlib import Path
from random import Random
from typing import NamedTuple

_FOLDER = Path(__file__).resolve().parent / "data"


class Susunan(NamedTuple):
    """Share of people, whether the public is served, the bidang, and the JF (a star: keterampilan exists too)."""

    bobot: float
    layanan: bool
    bidang: tuple[str, ...]
    fungsional: tuple[str, ...]


class Diklat(NamedTuple):
    nama: str
    jenis_siasn: int
    rumpun: str
    jp: tuple[int, ...]
    penyelenggara: str


class Ijazah(NamedTuple):
    jurusan: str
    gelar: str
    gelar_depan: str


def baca(nama: str) -> list[dict[str, str]]:
    with (_FOLDER / nama).open(encoding="utf-8", newline="") as berkas:
        return list(csv.DictReader(berkas))


@cache
def _susunan() -> list[tuple[str, Susunan]]:
    return [
        (
            b["kata_kunci"],
            Susunan(
                float(b["bobot"]),
                b["layanan"] == "ya",
                tuple(filter(None, b["bidang"].split(";"))),
                tuple(filter(None, b["fungsional"].split(";"))),
            ),
        )
        for b in baca("susunan.csv")
    ]


@cache
def susunan(nama_instansi: str) -> Susunan:
    """The first row whose word the unit's name contains."""
    cocok = next((s for kata, s in _susunan() if kata in nama_instansi), None)
    return cocok or Susunan(1.5, True, ("Bidang Pelayanan", "Bidang Pembinaan"), ("Analis Kebijakan",))


@cache
def perangkat_daerah(nama_kota: str) -> list[dict[str, str]]:
    return [b for b in baca("perangkat_daerah.csv") if b["kota"] == nama_kota]


@cache
def _diklat() -> dict[str, list[Diklat]]:
    daftar: dict[str, list[Diklat]] = {}
    for b in baca("diklat.csv"):
        jp = tuple(int(j) for j in b["jp"].split(";"))
        daftar.setdefault(b["sasaran"], []).append(
            Diklat(b["nama"], int(b["jenis_siasn"]), b["rumpun"], jp, b["penyelenggara"])
        )
    return daftar


@cache
def pilihan_diklat(sasaran: str) -> tuple[Diklat, ...]:
    """Trainings offered to everybody and to this group; the group's own come twice, so they are chosen more often."""
    khusus = _diklat().get(sasaran, [])
    return tuple(_diklat()["semua"] + khusus * 2)


@cache
def _jurusan(nama_jabatan: str) -> list[dict[str, str]]:
    semua = baca("jurusan.csv")
    # Whole words: a Kepala Bidang is no Bidan.
    cocok = [b for b in semua if b["kata_kunci"] != "*" and f" {b['kata_kunci']} " in f" {nama_jabatan} "]
    return cocok[:1] or [b for b in semua if b["kata_kunci"] == "*"]


def ijazah(acak: Random, nama_jabatan: str, tingkat: int) -> Ijazah:
    """A field of study that fits the position, with the degree it gives."""
    if tingkat <= 3:
        return Ijazah("IPA" if acak.random() < 0.4 else "IPS", "", "") if tingkat == 3 else Ijazah("", "", "")
    baris = acak.choice(_jurusan(nama_jabatan))
    kolom = {4: "d3", 5: "d3", 6: "d3", 7: "s1"}.get(tingkat, "s2")
    if not baris[kolom]:
        kolom = "s1"
    jurusan = acak.choice(baris[kolom].split("|"))
    if tingkat == 9:
        return Ijazah(jurusan, "", "Dr.")
    return Ijazah(jurusan, baris[f"gelar_{kolom}"], baris["gelar_depan"] if tingkat >= 7 else "")
