"""Conflicts of positions: one definitive position at a time, Plt and Plh within their limits."""

from collections.abc import Iterator
from datetime import date

from asn.core.legal import Berlaku, DasarHukum, pada_tanggal, tambah_bulan
from kepegawaian.pegawai.rules.konflik.bahan import Bahan, Baris, tgl
from kepegawaian.pegawai.rules.konflik.tanggal import periksa_rentang, periksa_sk, periksa_tmt
from kepegawaian.pegawai.rules.temuan import Temuan, galat, peringatan

# Three months and one extension of at most three; the day of the circular was not found, its month is in the number.
BULAN_PLT = (Berlaku(date(2021, 1, 1), 6, DasarHukum("SE BKN 1/SE/I/2021")),)
BULAN_SK_TERLAMBAT = 1
_SEBUTAN = {"DEFINITIF": "Definitif", "PLT": "Plt.", "PLH": "Plh."}


def periksa_jabatan(baris: Baris, bahan: Bahan) -> Iterator[Temuan]:
    """Everything about one holding of a position."""
    yield from periksa_tmt("tmt_mulai", baris["tmt_mulai"], bahan)
    yield from periksa_rentang(baris, "tmt_mulai", "tmt_selesai")
    yield from periksa_sk(baris, baris["tmt_mulai"], bahan, terlambat=BULAN_SK_TERLAMBAT)
    yield from _pelantikan(baris)
    yield from _dihapus(baris)
    if baris["penugasan"] == "DEFINITIF":
        yield from _tumpang_tindih(baris, bahan)
    else:
        yield from _penugasan_ganda(baris, bahan)
        yield from _lama_plt(baris, bahan)


def beririsan(a: Baris, b: Baris) -> bool:
    """Whether two ranges of days, both ends included, share a day."""
    akhir = date.max
    return bool(a["tmt_mulai"] <= (b["tmt_selesai"] or akhir) and b["tmt_mulai"] <= (a["tmt_selesai"] or akhir))


def _tumpang_tindih(baris: Baris, bahan: Bahan) -> Iterator[Temuan]:
    """Seorang pegawai memegang satu jabatan definitif pada satu waktu; rangkap hanya sebagai Plt atau Plh."""
    for lain in bahan.lain:
        if lain["penugasan"] != "DEFINITIF" or not beririsan(baris, lain):
            continue
        # What came first ends too late; what comes later says this one must end.
        kolom = "tmt_mulai" if lain["tmt_mulai"] <= baris["tmt_mulai"] else "tmt_selesai"
        pesan = f"Bertumpang tindih dengan jabatan definitif {lain['nama_jabatan']} ({_rentang(lain)})."
        yield galat("JABATAN_TUMPANG_TINDIH", pesan, kolom=kolom)


def _penugasan_ganda(baris: Baris, bahan: Bahan) -> Iterator[Temuan]:
    """Plt dan Plh ditunjuk untuk jabatan yang tidak dijalankan pejabatnya. SE BKN 1/SE/I/2021."""
    for lain in bahan.lain:
        if lain["jabatan"] != baris["jabatan"] or not beririsan(baris, lain):
            continue
        sebutan = _SEBUTAN[lain["penugasan"]]
        pesan = f"Pada waktu itu ia sudah tercatat {sebutan} pada jabatan yang sama ({_rentang(lain)})."
        yield galat("PENUGASAN_GANDA", pesan, kolom="jabatan", dasar="SE BKN 1/SE/I/2021")


def _lama_plt(baris: Baris, bahan: Bahan) -> Iterator[Temuan]:
    """Plt paling lama 3 bulan dan dapat diperpanjang 3 bulan. SE BKN 1/SE/I/2021."""
    mulai = baris["tmt_mulai"]
    if baris["penugasan"] != "PLT" or mulai < BULAN_PLT[0].sejak:
        return
    batas = pada_tanggal(BULAN_PLT, mulai)
    if (baris["tmt_selesai"] or bahan.pada) >= tambah_bulan(mulai, batas.nilai):
        pesan = f"Penugasan Plt. ini melewati {batas.nilai} bulan (3 bulan dan satu kali perpanjangan)."
        yield peringatan("PLT_TERLALU_LAMA", pesan, kolom="tmt_selesai", dasar=batas.kutipan)


def _pelantikan(baris: Baris) -> Iterator[Temuan]:
    dilantik, sk = baris.get("tanggal_pelantikan"), baris.get("tanggal_sk")
    if dilantik and sk and dilantik < sk:
        pesan = f"Pelantikan mendahului tanggal SK ({tgl(sk)}). Periksa keduanya."
        yield peringatan("PELANTIKAN_SEBELUM_SK", pesan, kolom="tanggal_pelantikan")


def _dihapus(baris: Baris) -> Iterator[Temuan]:
    sampai: date | None = baris.get("jabatan__berlaku_sampai")
    if sampai and baris["tmt_mulai"] > sampai:
        pesan = f"Jabatan ini sudah tidak ada dalam peta jabatan sejak {tgl(sampai)}."
        yield galat("JABATAN_SUDAH_DIHAPUS", pesan, kolom="jabatan")


def _rentang(baris: Baris) -> str:
    return f"{tgl(baris['tmt_mulai'])} sampai {tgl(baris['tmt_selesai']) if baris['tmt_selesai'] else 'sekarang'}"
