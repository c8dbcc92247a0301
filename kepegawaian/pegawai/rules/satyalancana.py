"""Satyalancana Karya Satya X, XX, dan XXX Tahun. UU 20/2009 jo PP 35/2010."""

from collections.abc import Collection
from datetime import date

from asn.core.legal import Berlaku, DasarHukum, hitung_usia, pada_tanggal, tambah_bulan
from kepegawaian.pegawai.rules.enum import JenisASN
from kepegawaian.pegawai.rules.syarat import Syarat

DASAR = DasarHukum("UU 20/2009 jo PP 35/2010")
# Years of service and code, longest first. Only the year of PP 35/2010 is known to us.
SATYALANCANA = (
    Berlaku(date(2010, 1, 1), ((30, "SATYALANCANA_XXX"), (20, "SATYALANCANA_XX"), (10, "SATYALANCANA_X")), DASAR),
)
# Month and day on which the cities confer it: custom, not law.
HARI_PENGANUGERAHAN = (Berlaku(date(2010, 1, 1), (8, 17), DasarHukum("kebiasaan penganugerahan"), "sedang"),)
# Months before that day from which the city proposes; no article of it is in our sources.
BULAN_USUL = (Berlaku(date(2010, 1, 1), 6, DasarHukum("kebiasaan kerja BKD"), "rendah"),)


def penganugerahan_berikut(pada: date) -> date:
    """The next day of conferring, today included."""
    bulan, hari = pada_tanggal(HARI_PENGANUGERAHAN, pada).nilai
    tahun_ini = date(pada.year, bulan, hari)
    return tahun_ini if pada <= tahun_ini else date(pada.year + 1, bulan, hari)


def kelas_tercapai(tmt_cpns: date, *, pada: date, sudah_diterima: Collection[str] = ()) -> tuple[int, str] | None:
    """Kelas tertinggi yang tercapai dan belum diterima. PP 35/2010.

    A higher award already held closes the lower ones.
    """
    kelas = pada_tanggal(SATYALANCANA, pada).nilai
    masa = hitung_usia(tmt_cpns, pada)
    tercapai = next(((tahun, kode) for tahun, kode in kelas if masa >= tahun), None)
    tahun_menurut_kode = {k: t for t, k in kelas}
    if tercapai is None or any(tahun_menurut_kode.get(k, 0) >= tercapai[0] for k in sudah_diterima):
        return None
    return tercapai


def syarat(
    *, jenis: JenisASN, tmt_cpns: date, tahun: int, pada: date, pernah_hukdis: bool, pernah_cltn: bool
) -> list[Syarat]:
    """PNS yang bekerja terus-menerus 10, 20, atau 30 tahun tanpa hukdis sedang/berat dan CLTN. PP 35/2010.

    Whether the years start anew after a punishment is uncertain, so nobody is proposed on that reading.
    """
    genap = tambah_bulan(tmt_cpns, tahun * 12)
    masa = f"masa kerja {tahun} tahun sejak CPNS {tmt_cpns:%d-%m-%Y}, genap {genap:%d-%m-%Y}."
    return [
        Syarat("PNS", jenis == JenisASN.PNS, "berstatus PNS."),
        Syarat("MASA", pada >= genap, masa),
        Syarat("CLTN", not pernah_cltn, "bekerja terus-menerus, tidak sedang cuti di luar tanggungan negara."),
        Syarat("HUKDIS", not pernah_hukdis, "tidak pernah dijatuhi hukuman disiplin sedang atau berat."),
    ]
