"""Dates that every kind of riwayat shares: the life before it, the service around it, the decision it stands on.

The limits on future and late dates are ours, against typing errors; no regulation states them.
"""

from collections.abc import Iterator
from datetime import date

from asn.core.legal import hitung_usia, selisih_bulan, tambah_bulan
from kepegawaian.pegawai.rules.konflik.bahan import Bahan, Baris, tgl
from kepegawaian.pegawai.rules.temuan import Temuan, galat, peringatan

USIA_TERENDAH = 18
BULAN_TMT_MENDATANG = 12
BULAN_SK_MENDAHULUI = 24
BULAN_SK_TERLAMBAT = 12


def periksa_tmt(kolom: str, tmt: date, bahan: Bahan) -> Iterator[Temuan]:
    """Keputusan berlaku sejak seseorang menjadi pegawai; usia paling rendah 18 tahun. PP 11/2017 ps. 23."""
    orang = bahan.orang
    if tmt <= orang.tanggal_lahir:
        yield galat(
            "TMT_SEBELUM_LAHIR", f"Tanggal ini mendahului kelahiran ({tgl(orang.tanggal_lahir)}).", kolom=kolom
        )
    elif tmt < orang.tmt_masuk:
        yield galat(
            "TMT_SEBELUM_MASUK",
            f"Tanggal ini mendahului TMT CPNS atau kontrak pertama ({tgl(orang.tmt_masuk)}). "
            "Bila TMT pertama itu yang keliru, perbaiki dahulu identitas pegawai.",
            kolom=kolom,
        )
    elif hitung_usia(orang.tanggal_lahir, tmt) < USIA_TERENDAH:
        usia = hitung_usia(orang.tanggal_lahir, tmt)
        yield peringatan(
            "TMT_DI_BAWAH_UMUR",
            f"Pada tanggal ini usianya {usia} tahun; paling rendah {USIA_TERENDAH} tahun.",
            kolom=kolom,
            dasar="PP 11/2017 ps. 23",
        )
    if tmt > tambah_bulan(bahan.pada, BULAN_TMT_MENDATANG):
        yield galat(
            "TMT_TERLALU_JAUH",
            f"Tanggal ini lebih dari {BULAN_TMT_MENDATANG} bulan di depan; periksa tahunnya.",
            kolom=kolom,
        )
    if orang.tanggal_berhenti and tmt >= orang.tanggal_berhenti:
        yield galat(
            "TMT_SETELAH_BERHENTI", f"Pegawai sudah berhenti sejak {tgl(orang.tanggal_berhenti)}.", kolom=kolom
        )


def periksa_terjadi(kolom: str, tanggal: date, bahan: Bahan) -> Iterator[Temuan]:
    """A fact that is over by its nature: not in the future, not before birth."""
    if tanggal > bahan.pada:
        yield galat("BELUM_TERJADI", "Tanggal ini belum tiba; catat setelah terjadi.", kolom=kolom)
    if tanggal <= bahan.orang.tanggal_lahir:
        pesan = f"Tanggal ini mendahului kelahiran ({tgl(bahan.orang.tanggal_lahir)})."
        yield galat("SEBELUM_LAHIR", pesan, kolom=kolom)


def periksa_tanggal_satu(kolom: str, tmt: date) -> Iterator[Temuan]:
    """Pangkat and gaji follow whole months."""
    if tmt.day != 1:
        yield peringatan("TMT_BUKAN_TANGGAL_SATU", "TMT ini bukan tanggal 1; periksa pada SK.", kolom=kolom)


def periksa_rentang(baris: Baris, mulai: str, selesai: str) -> Iterator[Temuan]:
    """A range does not run backwards."""
    if baris[selesai] and baris[mulai] and baris[selesai] < baris[mulai]:
        pesan = f"Tanggal akhir ({tgl(baris[selesai])}) mendahului tanggal mulai ({tgl(baris[mulai])})."
        yield galat("RENTANG_TERBALIK", pesan, kolom=selesai)


def periksa_sk(
    baris: Baris, tmt: date | None, bahan: Bahan, *, terlambat: int = BULAN_SK_TERLAMBAT
) -> Iterator[Temuan]:
    """The decision is dated, not after today, and near the day it takes effect; `terlambat` months after are odd."""
    sk: date | None = baris.get("tanggal_sk")
    if sk is None:
        if baris.get("nomor_sk"):
            yield peringatan("SK_TANPA_TANGGAL", "Nomor SK diisi tanpa tanggal SK.", kolom="tanggal_sk")
        return
    if sk > bahan.pada:
        yield galat("SK_BELUM_TIBA", "Tanggal SK belum tiba.", kolom="tanggal_sk")
    elif sk <= bahan.orang.tanggal_lahir:
        yield galat("SK_SEBELUM_LAHIR", "Tanggal SK mendahului kelahiran pegawai.", kolom="tanggal_sk")
    elif tmt:
        yield from _jarak_sk(sk, tmt, terlambat)


def _jarak_sk(sk: date, tmt: date, terlambat: int) -> Iterator[Temuan]:
    if sk > tmt and selisih_bulan(tmt, sk) >= terlambat:
        pesan = f"SK bertanggal {tgl(sk)}, sesudah TMT {tgl(tmt)}. Periksa keduanya."
        yield peringatan("SK_SETELAH_TMT", pesan, kolom="tanggal_sk")
    if sk < tmt and selisih_bulan(sk, tmt) >= BULAN_SK_MENDAHULUI:
        pesan = f"SK bertanggal {tgl(sk)}, {selisih_bulan(sk, tmt)} bulan sebelum TMT {tgl(tmt)}. Periksa keduanya."
        yield peringatan("SK_JAUH_SEBELUM_TMT", pesan, kolom="tanggal_sk")
