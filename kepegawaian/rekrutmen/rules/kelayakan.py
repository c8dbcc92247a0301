"""Whether a person may apply for a vacancy: told at once, each requirement with its reason. Pure Python.

Age: completed years on the day the application is sent (PermenPANRB 6/2024; KepmenPANRB 320/2024 for CPNS 18–35; PP
49/2018 for PPPK at least 20 and at most one year below the retirement age of the post, which is configured).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from asn.core.legal import DasarHukum, Putusan, hitung_usia
from kepegawaian.pegawai.rules.enum import TingkatPendidikan

DASAR = DasarHukum("PermenPANRB 6/2024")
IPK_MAKS = Decimal(4)
# Degrees whose mark is an IPK; a school certificate has an average that decides ties only.
BER_IPK = frozenset({"D1", "D2", "D3", "D4", "S1", "S2", "S3"})


@dataclass(frozen=True, slots=True)
class Syarat:
    """What a vacancy asks."""

    usia_min: int
    usia_maks: int
    tingkat: Sequence[str]
    bidang: Sequence[str] = ()
    ipk_min: Decimal | None = None
    tutup: date | None = None


@dataclass(frozen=True, slots=True)
class Diri:
    """What the applicant says; None or empty: not said yet, and then not judged."""

    lahir: date
    tingkat: str = ""
    bidang: str = ""
    ipk: Decimal | None = None
    lulus: date | None = None


def periksa(diri: Diri, syarat: Syarat, pada: date) -> list[Putusan]:
    """One answer per requirement that can be judged already."""
    hasil = [usia(diri.lahir, syarat, pada)]
    if diri.tingkat:
        hasil.append(tingkat(diri.tingkat, syarat))
    if syarat.bidang and diri.bidang:
        hasil.append(bidang(diri.bidang, syarat))
    if syarat.ipk_min is not None and diri.ipk is not None and diri.tingkat in BER_IPK:
        hasil.append(ipk(diri.ipk, syarat.ipk_min))
    if diri.lulus:
        hasil.append(lulus(diri.lulus, syarat.tutup or pada))
    return hasil


def layak(putusan: Sequence[Putusan]) -> bool:
    return all(putusan)


def usia(lahir: date, syarat: Syarat, pada: date) -> Putusan:
    """Usia genap sesuai rentang pada saat melamar."""
    umur = hitung_usia(lahir, pada)
    rentang = f"{syarat.usia_min} sampai {syarat.usia_maks} tahun"
    boleh = syarat.usia_min <= umur <= syarat.usia_maks
    kata = "dalam" if boleh else "di luar"
    return Putusan(boleh, f"Usia {umur} tahun, {kata} rentang {rentang}.", DASAR)


def tingkat(punya: str, syarat: Syarat) -> Putusan:
    """Jenjang ijazah harus salah satu yang disebut; ijazah lebih tinggi tidak menggantikan."""
    label = " atau ".join(TingkatPendidikan(t).label for t in syarat.tingkat)
    boleh = punya in syarat.tingkat
    milik = TingkatPendidikan(punya).label
    if boleh:
        return Putusan(True, f"Jenjang {milik} sesuai kualifikasi.", DASAR)
    return Putusan(False, f"Lowongan ini meminta ijazah {label}; yang diisikan {milik}.", DASAR)


def bidang(punya: str, syarat: Syarat) -> Putusan:
    """Program studi harus salah satu yang disebut dalam pengumuman."""
    if punya.casefold().strip() in {b.casefold() for b in syarat.bidang}:
        return Putusan(True, f"Program studi {punya} sesuai kualifikasi.", DASAR)
    return Putusan(False, f"Program studi {punya} tidak tercantum. Yang diterima: {', '.join(syarat.bidang)}.", DASAR)


def ipk(punya: Decimal, paling_rendah: Decimal) -> Putusan:
    """IPK tidak kurang dari yang diumumkan; tidak dibulatkan."""
    angka = f"{punya:.2f}".replace(".", ",")
    batas = f"{paling_rendah:.2f}".replace(".", ",")
    if punya > IPK_MAKS:
        return Putusan(False, f"IPK {angka} melebihi skala 4,00. Konversikan dahulu.", DASAR)
    kata = "memenuhi" if punya >= paling_rendah else "kurang dari"
    return Putusan(punya >= paling_rendah, f"IPK {angka} {kata} batas {batas}.", DASAR)


def lulus(tanggal: date, tutup: date) -> Putusan:
    """Ijazah sudah dimiliki selama masa pendaftaran."""
    boleh = tanggal <= tutup
    kalimat = "Tanggal lulus sebelum pendaftaran ditutup." if boleh else "Tanggal lulus sesudah pendaftaran ditutup."
    return Putusan(boleh, kalimat, DASAR)
