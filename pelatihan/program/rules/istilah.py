"""Words of this app: forms of development by SIASN code, kinds of bodies, of presence, of forms. Pure Python."""

from kepegawaian.pegawai.rules.enum import BentukBangkom, Berlabel

_B = BentukBangkom
# Peraturan LAN 10/2018 names twelve forms outside the classroom; SIASN adds "nonklasikal lainnya".
NONKLASIKAL = frozenset(b for b in BentukBangkom if 14 <= b.kode_siasn() <= 25)
BENTUK = tuple((b.kode_siasn(), b.label) for b in BentukBangkom)
_RUMPUN = {
    _B.DIKLAT_STRUKTURAL: "struktural",
    _B.DIKLAT_FUNGSIONAL: "fungsional",
    _B.DIKLAT_TEKNIS: "teknis",
    _B.BIMBINGAN_TEKNIS: "teknis",
    _B.PELATIHAN_MANAJERIAL: "manajerial",
    _B.PELATIHAN_SOSIAL_KULTURAL: "sosial_kultural",
}


class JenisMitra(Berlabel):
    UNIVERSITAS = "UNIVERSITAS", "Perguruan tinggi"
    LEMBAGA_NEGARA = "LEMBAGA_NEGARA", "Lembaga pelatihan pemerintah"
    LEMBAGA_SWASTA = "LEMBAGA_SWASTA", "Lembaga pelatihan swasta"
    ASOSIASI = "ASOSIASI", "Asosiasi profesi"
    INTERNAL = "INTERNAL", "Unit pelatihan pemerintah daerah"


class CaraHadir(Berlabel):
    KODE = "KODE", "Kode sekali pakai"
    QR = "QR", "Pindai QR"
    KOREKSI = "KOREKSI", "Koreksi pengajar"


class JenisLembar(Berlabel):
    """Forms of Kirkpatrick levels 1 and 3; level 2 is the pre- and post-test, level 4 the unit's indicators."""

    REAKSI = "REAKSI", "Reaksi peserta"
    ATASAN = "ATASAN", "Perilaku di tempat kerja, oleh atasan"
    SEJAWAT = "SEJAWAT", "Perilaku di tempat kerja, oleh rekan sejawat"


def bentuk(kode: int) -> BentukBangkom:
    """The form of this SIASN code 1–25."""
    return list(BentukBangkom)[kode - 1]


def rumpun(kode: int, kelompok: str = "") -> str:
    """The group RiwayatDiklat files it under: by its form, or by the competency it serves."""
    satu = bentuk(kode)
    if satu in _RUMPUN:
        return _RUMPUN[satu]
    if satu in (_B.SEMINAR, _B.WORKSHOP, _B.SOSIALISASI):
        return "lainnya"
    return kelompok if kelompok in ("teknis", "manajerial", "sosial_kultural") else "lainnya"
