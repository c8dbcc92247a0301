"""Conflicts of positions and pangkat with the rest of a career."""

from collections.abc import Iterator
from datetime import date

from kepegawaian.pegawai.rules.konflik.bahan import Bahan, Baris, tgl
from kepegawaian.pegawai.rules.konflik.tanggal import periksa_rentang, periksa_sk, periksa_tmt
from kepegawaian.pegawai.rules.temuan import Temuan, galat


def periksa_jabatan(baris: Baris, bahan: Bahan) -> Iterator[Temuan]:
    yield from periksa_tmt("tmt_mulai", baris["tmt_mulai"], bahan)
    yield from periksa_rentang(baris, "tmt_mulai", "tmt_selesai")
    yield from periksa_sk(baris, baris["tmt_mulai"], bahan)
    if baris["penugasan"] == "DEFINITIF":
        yield from _tumpang_tindih(baris, bahan)


def _tumpang_tindih(baris: Baris, bahan: Bahan) -> Iterator[Temuan]:
    """Seorang pegawai memegang satu jabatan definitif pada satu waktu."""
    for lain in bahan.lain:
        if lain["penugasan"] != "DEFINITIF" or not beririsan(baris, lain):
            continue
        sampai = tgl(lain["tmt_selesai"]) if lain["tmt_selesai"] else "sekarang"
        # What came first ends too late; what comes later says this one must end.
        kolom = "tmt_mulai" if lain["tmt_mulai"] <= baris["tmt_mulai"] else "tmt_selesai"
        pesan = (
            f"Bertumpang tindih dengan jabatan definitif {lain['nama_jabatan']} "
            f"({tgl(lain['tmt_mulai'])} sampai {sampai})."
        )
        yield galat("JABATAN_TUMPANG_TINDIH", pesan, kolom=kolom)


def beririsan(a: Baris, b: Baris) -> bool:
    """Whether two ranges of days, both ends included, share a day."""
    akhir = date.max
    return bool(a["tmt_mulai"] <= (b["tmt_selesai"] or akhir) and b["tmt_mulai"] <= (a["tmt_selesai"] or akhir))


def periksa_pangkat(baris: Baris, bahan: Bahan) -> Iterator[Temuan]:
    yield from periksa_tmt("tmt", baris["tmt"], bahan)
    yield from periksa_sk(baris, baris["tmt"], bahan)
    if any(lain["tmt"] == baris["tmt"] for lain in bahan.lain):
        yield galat("PANGKAT_GANDA", "Sudah ada pangkat dengan TMT yang sama.", kolom="tmt")
