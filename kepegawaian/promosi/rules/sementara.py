"""Plt dan Plh: alasan, jenjang, unit kerja, dan batas waktu. SE BKN 1/SE/I/2021; UU 30/2014 ps. 14."""

from dataclasses import dataclass
from datetime import date, timedelta

from asn.core.legal import DasarHukum, Putusan, pada_tanggal, tambah_bulan
from kepegawaian.promosi.rules.jenjang import jenjang_jabatan, label_jenjang
from kepegawaian.promosi.rules.ketentuan import PLT_BULAN, PLT_PERPANJANGAN_BULAN

DASAR = DasarHukum("SE BKN 1/SE/I/2021")
WEWENANG = DasarHukum("UU 30/2014", "ps. 14")
# What may not be decided while acting, printed on the letter of order.
DILARANG = (
    "Tidak mengambil keputusan strategis yang mengubah status hukum organisasi, kepegawaian, dan alokasi anggaran."
)


@dataclass(frozen=True, slots=True)
class Penugasan:
    """`mulai_pertama`: first day of the first assignment, when this one extends it."""

    jenis: str
    mulai: date
    selesai: date
    jenis_jabatan: str
    jenis_asal: str
    jenjang_asal: str = ""
    seunit: bool = True
    ada_definitif: bool = False
    mulai_pertama: date | None = None
    perpanjangan_ke: int = 0


def periksa(p: Penugasan) -> list[Putusan]:
    """Every condition with its verdict."""
    return [_alasan(p), _jenjang(p), _unit(p), *([lama_plt(p)] if p.jenis == "PLT" else [])]


def _alasan(p: Penugasan) -> Putusan:
    """Plt bila jabatannya lowong, Plh bila pejabat definitifnya berhalangan sementara."""
    if p.jenis == "PLT":
        return Putusan(not p.ada_definitif, "Plt. ditunjuk untuk jabatan yang lowong.", DASAR)
    return Putusan(p.ada_definitif, "Plh. menggantikan pejabat definitif yang berhalangan sementara.", DASAR)


def _jenjang(p: Penugasan) -> Putusan:
    """Ditugaskan pada jabatan yang setingkat atau satu tingkat lebih tinggi."""
    tujuan, asal = jenjang_jabatan(p.jenis_jabatan), jenjang_jabatan(p.jenis_asal, p.jenjang_asal)
    teks = f"Jabatannya setingkat atau satu tingkat di atas: {label_jenjang(asal)} ke {label_jenjang(tujuan)}."
    return Putusan(asal - tujuan in (0, 1), teks, DASAR)


def _unit(p: Penugasan) -> Putusan:
    return Putusan(p.seunit, "Pegawai berasal dari perangkat daerah yang sama.", DASAR)


def batas_plt(mulai: date, perpanjangan_ke: int, mulai_pertama: date | None = None) -> date:
    """Last day allowed: three months from the first day; an extension ends six months after the first of all."""
    bulan = pada_tanggal(PLT_BULAN, mulai).nilai
    if perpanjangan_ke:
        bulan += pada_tanggal(PLT_PERPANJANGAN_BULAN, mulai).nilai
    return tambah_bulan(mulai_pertama or mulai, bulan) - timedelta(days=1)


def lama_plt(p: Penugasan) -> Putusan:
    """Paling lama 3 bulan dan dapat diperpanjang satu kali paling lama 3 bulan."""
    batas = batas_plt(p.mulai, p.perpanjangan_ke, p.mulai_pertama)
    dasar = pada_tanggal(PLT_BULAN, p.mulai).dasar
    teks = "Plt. paling lama 3 bulan, diperpanjang satu kali paling lama 3 bulan"
    if p.perpanjangan_ke > 1:
        return Putusan(False, f"{teks}: ini perpanjangan ke-{p.perpanjangan_ke}.", dasar)
    return Putusan(p.selesai <= batas, f"{teks}: hari terakhirnya {batas:%d-%m-%Y}.", dasar)
