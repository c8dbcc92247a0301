"""Conflicts of family members and personal documents."""

from collections.abc import Iterator

from asn.core.legal import hitung_usia
from kepegawaian.pegawai.rules.enum import JenisKelamin
from kepegawaian.pegawai.rules.konflik.bahan import Bahan, Baris, sama, tgl
from kepegawaian.pegawai.rules.konflik.tanggal import periksa_terjadi
from kepegawaian.pegawai.rules.temuan import Temuan, galat, peringatan

PASANGAN = {"SUAMI", "ISTRI"}
ORANG_TUA = {"AYAH", "IBU"}
# Below this a parent's age is more likely a slip of the keyboard. Ours, no regulation.
USIA_ORANG_TUA = 15
ANAK_DITANGGUNG, USIA_ANAK, USIA_ANAK_BERSEKOLAH = 2, 21, 25
DASAR_TUNJANGAN = "PP 7/1977 ps. 16; Keppres 17/2000 ps. 29"
_LAWAN = {"SUAMI": JenisKelamin.PRIA, "ISTRI": JenisKelamin.WANITA}


def periksa_keluarga(baris: Baris, bahan: Bahan) -> Iterator[Temuan]:
    """Everything about one family member."""
    if lahir := baris["tanggal_lahir"]:
        if lahir > bahan.pada:
            yield galat("BELUM_TERJADI", "Tanggal lahir belum tiba.", kolom="tanggal_lahir")
        yield from _umur(baris, bahan)
    if any(_orang_sama(baris, lain) for lain in bahan.lain):
        yield galat("KELUARGA_GANDA", "Anggota keluarga ini sudah tercatat.", kolom="nama")
    yield from _pasangan(baris, bahan)
    yield from _tunjangan(baris, bahan)


def _orang_sama(a: Baris, b: Baris) -> bool:
    """The same person: two children may bear one name, but not one birthday with it."""
    senama = a["hubungan"] == b["hubungan"] and sama(a["nama"], b["nama"])
    return senama and (a["hubungan"] != "ANAK" or a["tanggal_lahir"] == b["tanggal_lahir"])


def _umur(baris: Baris, bahan: Bahan) -> Iterator[Temuan]:
    """A child is younger than its parent, a parent older than the child."""
    sendiri, lahir = bahan.orang.tanggal_lahir, baris["tanggal_lahir"]
    if baris["hubungan"] == "ANAK":
        tua, muda = sendiri, lahir
    elif baris["hubungan"] in ORANG_TUA:
        tua, muda = lahir, sendiri
    else:
        return
    if muda <= tua:
        pesan = f"Anak tidak mungkin lebih tua daripada orang tuanya (pegawai lahir {tgl(sendiri)})."
        yield galat("ANAK_LEBIH_TUA", pesan, kolom="tanggal_lahir")
    elif hitung_usia(tua, muda) < USIA_ORANG_TUA:
        pesan = f"Selisih usia orang tua dan anak hanya {hitung_usia(tua, muda)} tahun."
        yield peringatan("SELISIH_USIA_KECIL", pesan, kolom="tanggal_lahir")


def _pasangan(baris: Baris, bahan: Bahan) -> Iterator[Temuan]:
    """Beristri lebih dari seorang memerlukan izin pejabat. PP 10/1983 jo PP 45/1990 ps. 4."""
    hubungan = baris["hubungan"]
    if hubungan in PASANGAN and any(b["hubungan"] in PASANGAN for b in bahan.lain):
        pesan = "Sudah tercatat pasangan lain; bila yang itu sudah berpisah atau wafat, cabut catatannya."
        yield peringatan("PASANGAN_KEDUA", pesan, kolom="hubungan", dasar="PP 10/1983 jo PP 45/1990 ps. 4")
    if hubungan in _LAWAN and bahan.orang.jenis_kelamin == _LAWAN[hubungan]:
        yield peringatan("HUBUNGAN_PASANGAN", "Periksa hubungan: suami atau istri.", kolom="hubungan")
    if hubungan in ORANG_TUA and any(b["hubungan"] == hubungan for b in bahan.lain):
        yield peringatan("ORANG_TUA_KEDUA", "Orang tua ini sudah tercatat; perbaiki yang itu.", kolom="hubungan")


def _tunjangan(baris: Baris, bahan: Bahan) -> Iterator[Temuan]:
    """Tunjangan untuk satu pasangan dan paling banyak dua anak di bawah 21 tahun, 25 bila bersekolah. PP 7/1977."""
    if not baris["tanggungan"]:
        return
    if baris["hubungan"] in ORANG_TUA:
        pesan = "Orang tua tidak masuk tunjangan keluarga."
        yield peringatan("TANGGUNGAN_ORANG_TUA", pesan, kolom="tanggungan", dasar=DASAR_TUNJANGAN)
    if baris["hubungan"] != "ANAK":
        return
    anak = sum(b["hubungan"] == "ANAK" and bool(b["tanggungan"]) for b in bahan.lain)
    if anak >= ANAK_DITANGGUNG:
        pesan = f"Sudah {anak} anak masuk tunjangan; paling banyak {ANAK_DITANGGUNG}."
        yield peringatan("TANGGUNGAN_LEBIH", pesan, kolom="tanggungan", dasar=DASAR_TUNJANGAN)
    if baris["tanggal_lahir"]:
        yield from _usia_tanggungan(hitung_usia(baris["tanggal_lahir"], bahan.pada))


def _usia_tanggungan(usia: int) -> Iterator[Temuan]:
    if usia >= USIA_ANAK_BERSEKOLAH:
        pesan = (
            f"Anak ini sudah {usia} tahun; batasnya {USIA_ANAK}, atau {USIA_ANAK_BERSEKOLAH} bila masih bersekolah."
        )
        yield peringatan("TANGGUNGAN_LEWAT_USIA", pesan, kolom="tanggungan", dasar=DASAR_TUNJANGAN)
    elif usia >= USIA_ANAK:
        pesan = f"Anak ini sudah {usia} tahun; sertakan surat keterangan masih bersekolah."
        yield peringatan("TANGGUNGAN_BERSEKOLAH", pesan, kolom="tanggungan", dasar=DASAR_TUNJANGAN)


def periksa_dokumen(baris: Baris, bahan: Bahan) -> Iterator[Temuan]:
    """Everything about one personal document."""
    if baris["tanggal"]:
        yield from periksa_terjadi("tanggal", baris["tanggal"], bahan)
    if any(sama(b["jenis"], baris["jenis"]) and b["tanggal"] == baris["tanggal"] for b in bahan.lain):
        yield peringatan("DOKUMEN_GANDA", "Dokumen sejenis dengan tanggal itu sudah tercatat.", kolom="jenis")
