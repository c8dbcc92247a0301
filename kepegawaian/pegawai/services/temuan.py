"""Findings about one person's record, each with its source; nothing is corrected by itself."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from kepegawaian.pegawai.rules import nip
from kepegawaian.pegawai.rules.enum import JenisASN, JenisKelamin
from kepegawaian.pegawai.services.hak import KONDISI, Hak
from kepegawaian.pegawai.services.perhatian import PERHATIAN

_KELAMIN = {"L": JenisKelamin.PRIA, "P": JenisKelamin.WANITA}


@dataclass(frozen=True, slots=True)
class Temuan:
    """Context of components/temuan.html."""

    judul: str
    pesan: str
    tingkat: str = "peringatan"
    dasar: str = ""


def temuan_pegawai(fakta: Any, hak: list[Hak]) -> list[Temuan]:
    """What the record of `fakta_pegawai` shows, worst first."""
    jenis = JenisASN(fakta.jenis)
    dasar_nip = "Perka BKN 22/2007 jo 43/2007" if jenis.ber_nip() else "Peraturan BKN 1/2019 (perlu verifikasi)"
    periksa = nip.periksa(
        fakta.nip,
        jenis=jenis,
        tanggal_lahir=fakta.tanggal_lahir,
        jenis_kelamin=_KELAMIN[fakta.jenis_kelamin],
        tmt=fakta.tmt_masuk,
    )
    daftar = [
        Temuan("Nomor induk tidak cocok", t.pesan, "kesalahan" if t.berat == "galat" else "peringatan", dasar_nip)
        for t in periksa
    ]
    daftar += [
        Temuan(
            f"{h.judul}: {h.keadaan.lower()}", _kapan(h), "kesalahan" if h.nada == "gagal" else "peringatan", h.dasar
        )
        for h in hak
        if h.nada in ("gagal", "perhatian")
    ]
    daftar += [
        Temuan(p.label, p.saran, "peringatan", p.dasar)
        for p in (PERHATIAN[kode] for kode in KONDISI)
        if getattr(fakta, f"perhatian_{p.kode}")
    ]
    return sorted(daftar, key=lambda t: t.tingkat != "kesalahan")


def _kapan(hak: Hak) -> str:
    tanggal: date | None = hak.tanggal
    return f"TMT {tanggal:%d-%m-%Y}. {hak.penjelasan}" if tanggal else hak.penjelasan
