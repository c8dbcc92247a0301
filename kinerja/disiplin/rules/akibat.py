"""What a punishment does to other rights, each with its source. The rules of those rights read the register."""

from dataclasses import dataclass
from datetime import date

from asn.core.legal import Berlaku, DasarHukum
from kepegawaian.pegawai.rules.enum import Hukdis, TingkatHukdis
from kinerja.disiplin.rules.hukuman import lama_bulan, selesai

_SEJAK = date(2021, 8, 31)
POTONGAN_TPP = Berlaku(_SEJAK, 25, DasarHukum("PP 94/2021", "ps. 8"))
TPP_JABATAN = Berlaku(_SEJAK, True, DasarHukum("PP 94/2021", "ps. 8"))
PANGKAT = Berlaku(_SEJAK, True, DasarHukum("PP 99/2000"), "sedang")
KGB = Berlaku(_SEJAK, False, DasarHukum("PP 94/2021", "ps. 8"))
# Announcements look back two to five years; none of them is a national rule.
PROMOSI = Berlaku(_SEJAK, (2, 5), DasarHukum("Pengumuman seleksi JPT"), "sedang")
SATYALANCANA = Berlaku(_SEJAK, True, DasarHukum("UU 20/2009 jo PP 35/2010"), "sedang")
IP_ASN = Berlaku(_SEJAK, True, DasarHukum("PermenPANRB 38/2018"))


@dataclass(frozen=True, slots=True)
class Akibat:
    """One right: what happens to it, and until when."""

    hak: str
    terkena: bool
    uraian: str
    dasar: str
    sampai: date | None = None


def akibat(kode: str, mulai: date) -> tuple[Akibat, ...]:
    """Every right the law speaks of, also those that stay untouched."""
    hukuman = Hukdis(kode)
    if hukuman is Hukdis.B3:
        teks = "Berakhir bersama pemberhentian sejak tanggal berlakunya hukuman."
        return (Akibat("Status PNS dan seluruh hak yang melekat", True, teks, str(POTONGAN_TPP.dasar)),)
    return (_tpp(hukuman, mulai), _kgb(), _pangkat(hukuman, mulai), _promosi(hukuman), _satyalancana(hukuman), _ip())


def _tpp(hukuman: Hukdis, mulai: date) -> Akibat:
    sampai = selesai(hukuman, mulai)
    if hukuman.tingkat() is TingkatHukdis.RINGAN:
        return Akibat(
            "TPP",
            False,
            "Tidak dipotong oleh hukuman ringan; ketentuan setempat dapat memotong hari tidak hadir.",
            str(POTONGAN_TPP.dasar),
        )
    if hukuman.tingkat() is TingkatHukdis.SEDANG:
        teks = f"Dipotong {POTONGAN_TPP.nilai}% selama {lama_bulan(hukuman)} bulan."
        return Akibat("TPP", True, teks, POTONGAN_TPP.kutipan, sampai)
    return Akibat(
        "TPP", True, "Mengikuti jabatan yang lebih rendah selama hukuman dijalani.", TPP_JABATAN.kutipan, sampai
    )


def _kgb() -> Akibat:
    return Akibat(
        "Kenaikan gaji berkala", False, "Tidak ditunda: penundaan KGB bukan lagi jenis hukuman.", KGB.kutipan
    )


def _pangkat(hukuman: Hukdis, mulai: date) -> Akibat:
    if not hukuman.sedang_atau_berat():
        return Akibat("Kenaikan pangkat", False, "Tidak ditunda oleh hukuman ringan.", PANGKAT.kutipan)
    teks = "Tidak dapat diberikan selama hukuman dijalani."
    return Akibat("Kenaikan pangkat", True, teks, PANGKAT.kutipan, selesai(hukuman, mulai))


def _promosi(hukuman: Hukdis) -> Akibat:
    if not hukuman.sedang_atau_berat():
        return Akibat(
            "Promosi dan seleksi JPT",
            False,
            "Pengumuman seleksi mensyaratkan bebas hukuman sedang dan berat.",
            PROMOSI.kutipan,
        )
    dari, ke = PROMOSI.nilai
    teks = f"Menutup kesempatan selama masa yang disebut pengumuman seleksi, lazimnya {dari} sampai {ke} tahun."
    return Akibat("Promosi dan seleksi JPT", True, teks, PROMOSI.kutipan)


def _satyalancana(hukuman: Hukdis) -> Akibat:
    if not hukuman.sedang_atau_berat():
        return Akibat("Satyalancana Karya Satya", False, "Tetap dapat diusulkan.", SATYALANCANA.kutipan)
    teks = "Tidak dapat diusulkan setelah hukuman sedang atau berat."
    return Akibat("Satyalancana Karya Satya", True, teks, SATYALANCANA.kutipan)


def _ip() -> Akibat:
    return Akibat(
        "Indeks Profesionalitas ASN", True, "Nilai dimensi disiplin turun menurut tingkat hukuman.", IP_ASN.kutipan
    )
