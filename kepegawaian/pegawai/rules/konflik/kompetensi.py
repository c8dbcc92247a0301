"""Conflicts of education, training and assessed competencies."""

from collections.abc import Iterator
from datetime import date

from asn.core.legal import Berlaku, DasarHukum, hitung_usia, pada_tanggal
from kepegawaian.pegawai.rules.enum import BentukBangkom
from kepegawaian.pegawai.rules.konflik.bahan import Bahan, Baris, sama, tgl
from kepegawaian.pegawai.rules.konflik.tanggal import periksa_rentang, periksa_terjadi
from kepegawaian.pegawai.rules.temuan import Temuan, galat, peringatan

SEKOLAH = 3  # SD, SMP and SMA follow each other; a second degree of a lower kind may come later
USIA_LULUS_TERENDAH = 9
# A day has 32 JP of 45 minutes; beyond 12 (nine hours) it deserves a look. Ours, against typing errors.
JP_SEHARI_MUSTAHIL, JP_SEHARI_BANYAK = 32, 12
JP_SEHARI = (
    Berlaku(
        date(2018, 1, 1),  # the year of the regulation
        {BentukBangkom.E_LEARNING: 3, BentukBangkom.BELAJAR_MANDIRI: 2, BentukBangkom.KOMUNITAS_BELAJAR: 2},
        DasarHukum("Peraturan LAN 10/2018", "lampiran"),
        "sedang",
    ),
)


def periksa_pendidikan(baris: Baris, bahan: Bahan) -> Iterator[Temuan]:
    """Everything about one degree."""
    yield from periksa_terjadi("tanggal_lulus", baris["tanggal_lulus"], bahan)
    usia = hitung_usia(bahan.orang.tanggal_lahir, baris["tanggal_lulus"])
    if 0 <= usia < USIA_LULUS_TERENDAH:
        yield galat("LULUS_TERLALU_MUDA", f"Usianya saat itu baru {usia} tahun.", kolom="tanggal_lulus")
    for lain in bahan.lain:
        yield from _urutan(baris, lain)
        yield from _ijazah_ganda(baris, lain)


def _urutan(baris: Baris, lain: Baris) -> Iterator[Temuan]:
    """A higher level is finished after the lower one."""
    rendah, tinggi = sorted((baris, lain), key=lambda b: int(b["tingkat"]))
    if rendah["tingkat"] == tinggi["tingkat"] or rendah["tanggal_lulus"] <= tinggi["tanggal_lulus"]:
        return
    arah = "lebih rendah" if lain is rendah else "lebih tinggi"
    pesan = f"Pendidikan {arah} di {lain['lembaga']} tercatat lulus {tgl(lain['tanggal_lulus'])}. Periksa urutannya."
    if rendah["tingkat"] <= SEKOLAH:
        yield galat("LULUS_TERBALIK", pesan, kolom="tanggal_lulus")
    else:
        yield peringatan("LULUS_TERBALIK", pesan, kolom="tanggal_lulus")


def _ijazah_ganda(baris: Baris, lain: Baris) -> Iterator[Temuan]:
    if sama(baris["nomor_ijazah"], lain["nomor_ijazah"]):
        pesan = f"Nomor ijazah ini sudah tercatat untuk {lain['lembaga']}."
        yield galat("IJAZAH_GANDA", pesan, kolom="nomor_ijazah")
    elif (
        baris["tingkat"] == lain["tingkat"]
        and sama(baris["lembaga"], lain["lembaga"])
        and (sama(baris["jurusan"], lain["jurusan"]) or baris["jurusan"] == lain["jurusan"])
    ):
        pesan = f"Pendidikan yang sama sudah tercatat, lulus {tgl(lain['tanggal_lulus'])}; perbaiki yang itu."
        yield galat("PENDIDIKAN_GANDA", pesan, kolom="tingkat")


def periksa_diklat(baris: Baris, bahan: Bahan) -> Iterator[Temuan]:
    """Everything about one training."""
    yield from periksa_rentang(baris, "tanggal_mulai", "tanggal_selesai")
    yield from periksa_terjadi("tanggal_selesai", baris["tanggal_selesai"], bahan)
    yield from _sebelum_masuk("tanggal_selesai", baris["tanggal_selesai"], bahan)
    yield from _jp(baris)
    for lain in bahan.lain:
        if sama(baris["nomor_sertifikat"], lain["nomor_sertifikat"]):
            pesan = f"Nomor sertifikat ini sudah tercatat untuk {lain['nama']}."
            yield galat("SERTIFIKAT_GANDA", pesan, kolom="nomor_sertifikat")
        elif sama(baris["nama"], lain["nama"]) and baris["tanggal_mulai"] == lain["tanggal_mulai"]:
            yield galat("DIKLAT_GANDA", "Diklat yang sama pada tanggal itu sudah tercatat.", kolom="nama")


def _jp(baris: Baris) -> Iterator[Temuan]:
    """Satu JP 45 menit; beberapa bentuk nonklasikal dibatasi per hari. Peraturan LAN 10/2018, lampiran."""
    jp, hari = baris["jp"], (baris["tanggal_selesai"] - baris["tanggal_mulai"]).days + 1
    if hari < 1:
        return
    if jp < 0:
        yield galat("JP_NEGATIF", "JP tidak boleh negatif.", kolom="jp")
    elif jp > hari * JP_SEHARI_MUSTAHIL:
        yield galat("JP_MUSTAHIL", f"{jp} JP tidak mungkin dalam {hari} hari; satu JP 45 menit.", kolom="jp")
    elif jp == 0:
        yield peringatan("JP_NOL", "JP 0: diklat ini tidak menambah pemenuhan JP tahunan.", kolom="jp")
    elif jp > hari * JP_SEHARI_BANYAK:
        yield peringatan("JP_BANYAK", f"Lebih dari {JP_SEHARI_BANYAK} JP sehari; periksa sertifikatnya.", kolom="jp")
    else:
        yield from _jp_bentuk(baris, hari)


def _jp_bentuk(baris: Baris, hari: int) -> Iterator[Temuan]:
    if baris["tanggal_selesai"] < JP_SEHARI[0].sejak or not 1 <= baris["jenis_siasn"] <= len(BentukBangkom):
        return
    bentuk = list(BentukBangkom)[baris["jenis_siasn"] - 1]
    ketentuan = pada_tanggal(JP_SEHARI, baris["tanggal_selesai"])
    batas = ketentuan.nilai.get(bentuk)
    if batas and baris["jp"] > hari * batas:
        pesan = f"{bentuk.label} dihitung paling banyak {batas} JP sehari."
        yield peringatan("JP_MELEBIHI_BENTUK", pesan, kolom="jp", dasar=ketentuan.kutipan)


def periksa_kompetensi(baris: Baris, bahan: Bahan) -> Iterator[Temuan]:
    """Everything about one assessed competency: level 1–5, PermenPANRB 38/2017; 0 means none of them was reached."""
    yield from periksa_terjadi("tanggal", baris["tanggal"], bahan)
    yield from _sebelum_masuk("tanggal", baris["tanggal"], bahan)
    if baris["level"] == 0:
        pesan = "Level 0: tidak mencapai level mana pun; periksa laporan asesmennya."
        yield peringatan("LEVEL_NOL", pesan, kolom="level", dasar="PermenPANRB 38/2017")
    for lain in bahan.lain:
        if (lain["kompetensi"], lain["tanggal"]) == (baris["kompetensi"], baris["tanggal"]):
            yield galat("KOMPETENSI_GANDA", "Kompetensi ini sudah dinilai pada tanggal itu.", kolom="tanggal")


def _sebelum_masuk(kolom: str, tanggal: date, bahan: Bahan) -> Iterator[Temuan]:
    if bahan.orang.tanggal_lahir < tanggal < bahan.orang.tmt_masuk:
        pesan = f"Sebelum menjadi pegawai ({tgl(bahan.orang.tmt_masuk)}); tidak dihitung sebagai hak pengembangan."
        yield peringatan("SEBELUM_MASUK", pesan, kolom=kolom)
