"""Batas usia pensiun."""

from datetime import date

from asn.core.legal import Berlaku, DasarHukum, figur, tambah_bulan
from kepegawaian.pegawai.rules.enum import FUNGSIONAL, Berlabel, JenisJabatan, Jenjang


class JabatanKhusus(Berlabel):
    """Posts whose own statute sets another age."""

    GURU = "GURU", "Guru"
    DOSEN = "DOSEN", "Dosen"
    PROFESOR = "PROFESOR", "Profesor"


_PP_11_2017 = DasarHukum("PP 11/2017", "ps. 239–240")
_UU_20_2023 = DasarHukum("UU 20/2023", "ps. 55")
_UU_14_2005 = DasarHukum("UU 14/2005")

_MANAJERIAL_DAN_PELAKSANA: dict[JenisJabatan, int] = {
    JenisJabatan.JPT_UTAMA: 60,
    JenisJabatan.JPT_MADYA: 60,
    JenisJabatan.JPT_PRATAMA: 60,
    JenisJabatan.ADMINISTRATOR: 58,
    JenisJabatan.PENGAWAS: 58,
    JenisJabatan.PELAKSANA: 58,
}
BUP_JABATAN = (
    Berlaku(date(2017, 4, 7), _MANAJERIAL_DAN_PELAKSANA, _PP_11_2017, "sedang"),
    Berlaku(date(2023, 10, 31), _MANAJERIAL_DAN_PELAKSANA, _UU_20_2023),
)
BUP_FUNGSIONAL = (
    Berlaku(
        date(2017, 4, 7),
        {
            Jenjang.PEMULA: 58,
            Jenjang.TERAMPIL: 58,
            Jenjang.MAHIR: 58,
            Jenjang.PENYELIA: 58,
            Jenjang.AHLI_PERTAMA: 58,
            Jenjang.AHLI_MUDA: 58,
            Jenjang.AHLI_MADYA: 60,
            Jenjang.AHLI_UTAMA: 65,
        },
        _PP_11_2017,
    ),
)
BUP_KHUSUS = (
    Berlaku(
        date(2005, 12, 30),
        {JabatanKhusus.GURU: 60, JabatanKhusus.DOSEN: 65, JabatanKhusus.PROFESOR: 70},
        _UU_14_2005,
        "sedang",
    ),
)
# The proposal goes out this long ahead; working custom, no article of it is in our sources.
BULAN_USUL_PENSIUN = (Berlaku(date(2017, 4, 7), 24, DasarHukum("kebiasaan kerja BKD"), "rendah"),)


def bup(
    jenis: JenisJabatan, jenjang: Jenjang | None = None, *, pada: date, khusus: JabatanKhusus | None = None
) -> Berlaku[int]:
    """BUP 60 tahun bagi JPT, 58 bagi administrator, pengawas, dan pelaksana. UU 20/2023 ps. 55.

    BUP jabatan fungsional menurut jenjangnya. PP 11/2017 ps. 239–240. Guru dan dosen: UU 14/2005.
    """
    if khusus is not None:
        return figur(BUP_KHUSUS, khusus, pada)
    if jenis not in FUNGSIONAL:
        return figur(BUP_JABATAN, jenis, pada)
    if jenjang is None:
        raise ValueError("BUP jabatan fungsional memerlukan jenjang.")
    return figur(BUP_FUNGSIONAL, jenjang, pada)


def tmt_pensiun(tanggal_lahir: date, usia: int) -> date:
    """Pensiun terhitung mulai tanggal 1 bulan berikutnya setelah mencapai BUP. PP 11/2017 ps. 239."""
    return tambah_bulan(tanggal_lahir.replace(day=1), usia * 12 + 1)


def tmt_pensiun_jabatan(tanggal_lahir: date, jenis: str, jenjang: str, nama_jabatan: str, *, pada: date) -> date:
    """TMT pensiun pemegang jabatan ini. PP 11/2017 ps. 239; UU 20/2023 ps. 55; UU 14/2005 untuk guru."""
    khusus = JabatanKhusus.GURU if nama_jabatan.lower().startswith("guru") else None
    usia = bup(JenisJabatan(jenis), Jenjang(jenjang) if jenjang else None, pada=pada, khusus=khusus)
    return tmt_pensiun(tanggal_lahir, usia.nilai)
