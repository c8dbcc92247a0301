"""What must be in order before a consultation moves on; each rule answers with sentences for the person who tried.

PermenPANRB 16/2017 asks for a published result and a follow-up plan. It sets no shortest period; none is made up here.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Putusan(StrEnum):
    DITERIMA = "diterima"
    SEBAGIAN = "sebagian"
    TIDAK = "tidak"
    DI_LUAR = "di_luar"


LABEL_PUTUSAN = {
    Putusan.DITERIMA: "Diterima",
    Putusan.SEBAGIAN: "Diterima sebagian",
    Putusan.TIDAK: "Tidak diterima",
    Putusan.DI_LUAR: "Di luar kewenangan atau pokok kebijakan ini",
}
NADA_PUTUSAN = {Putusan.DITERIMA: "selesai", Putusan.SEBAGIAN: "proses", Putusan.TIDAK: "gagal"}
BERAKIBAT = frozenset({Putusan.DITERIMA, Putusan.SEBAGIAN})


@dataclass(frozen=True, slots=True)
class Klaster:
    """A cluster as the rule sees it."""

    judul: str
    putusan: str
    tanggapan: str
    akibat: int  # changes of the draft and follow-ups that name it


def jadwal(*, mulai: date, selesai: date, tanggapan: date) -> dict[str, str]:
    """What is wrong with the three dates, by field."""
    galat = {}
    if selesai < mulai:
        galat["selesai"] = "Hari terakhir tidak boleh mendahului hari pertama."
    if tanggapan <= selesai:
        galat["tanggapan_paling_lambat"] = "Tanggapan resmi baru dapat terbit sesudah masa masukan berakhir."
    return galat


def umumkan(*, hari_ini: date, mulai: date, dokumen: int, butir: int) -> list[str]:
    masalah = []
    if not dokumen and not butir:
        masalah.append("Lampirkan rancangannya: sedikitnya satu dokumen atau satu butir rancangan.")
    if mulai < hari_ini:
        masalah.append("Hari pertama masa masukan sudah lewat; ubah jadwalnya.")
    return masalah


def buka(*, hari_ini: date, mulai: date, selesai: date) -> list[str]:
    if hari_ini < mulai:
        return ["Hari pertama yang diumumkan belum tiba. Konsultasi terbuka sendiri pada hari itu."]
    if hari_ini > selesai:
        return ["Masa masukan yang diumumkan sudah lewat."]
    return []


def terbitkan(*, ditahan: int, tanpa_klaster: int, klaster: list[Klaster]) -> list[str]:
    """Every comment gets an answer, and every accepted one a consequence."""
    masalah = []
    if ditahan:
        masalah.append(f"{ditahan} masukan masih menunggu pemeriksaan moderator, atau pengirimnya berkeberatan.")
    if tanpa_klaster:
        masalah.append(f"{tanpa_klaster} masukan belum masuk kelompok, jadi belum ada tanggapannya.")
    for satu in klaster:
        if not satu.putusan or not satu.tanggapan.strip():
            masalah.append(f"Kelompok “{satu.judul}” belum berputusan atau belum bertanggapan.")
        elif satu.putusan in BERAKIBAT and not satu.akibat:
            masalah.append(
                f"Kelompok “{satu.judul}” diterima, tetapi belum ada perubahan naskah atau tindak lanjutnya."
            )
    return masalah


def selesaikan(*, belum: int) -> list[str]:
    return [f"{belum} tindak lanjut belum selesai."] if belum else []
