"""Masa percobaan CPNS dan pengangkatan menjadi PNS. PP 11/2017 ps. 34–36."""

from datetime import date

from asn.core.legal import Berlaku, DasarHukum, pada_tanggal, selisih_bulan, tambah_bulan
from kepegawaian.pegawai.rules.syarat import Syarat

_SEJAK = date(2017, 4, 7)
BULAN_PERCOBAAN = (Berlaku(_SEJAK, 12, DasarHukum("PP 11/2017", "ps. 34")),)
SYARAT_PENGANGKATAN = (Berlaku(_SEJAK, ("LATSAR", "SEHAT"), DasarHukum("PP 11/2017", "ps. 36"), "sedang"),)
# Months before the end in which the city prepares the appointment; working custom.
BULAN_PERSIAPAN = (Berlaku(_SEJAK, 2, DasarHukum("kebiasaan kerja BKD"), "sedang"),)


def akhir_percobaan(tmt_cpns: date, *, pada: date) -> date:
    """Masa percobaan CPNS 1 tahun, hanya sekali. PP 11/2017 ps. 34."""
    return tambah_bulan(tmt_cpns, pada_tanggal(BULAN_PERCOBAAN, pada).nilai)


def syarat(*, tmt_cpns: date, lulus_latsar: bool, sehat: bool, pada: date) -> list[Syarat]:
    """Diangkat PNS bila lulus pelatihan dasar dan sehat jasmani rohani. PP 11/2017 ps. 36 (perlu verifikasi)."""
    masa = pada_tanggal(BULAN_PERCOBAAN, pada)
    dijalani = selisih_bulan(tmt_cpns, pada)
    kutipan = pada_tanggal(SYARAT_PENGANGKATAN, pada).kutipan
    return [
        Syarat(
            "MASA",
            dijalani >= masa.nilai,
            f"{dijalani} bulan masa percobaan, diperlukan {masa.nilai} bulan, {masa.kutipan}.",
        ),
        Syarat(
            "LATSAR",
            lulus_latsar,
            f"lulus pelatihan dasar CPNS, {kutipan}.",
            "Catat sertifikat Latsar pada riwayat diklat.",
        ),
        Syarat(
            "SEHAT",
            sehat,
            f"sehat jasmani dan rohani, {kutipan}.",
            "Unggah surat keterangan sehat dari dokter pemerintah.",
        ),
    ]
