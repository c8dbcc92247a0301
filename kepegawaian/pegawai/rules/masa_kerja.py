"""Masa kerja golongan (MKG)."""

from dataclasses import dataclass
from datetime import date

from asn.core.legal import Berlaku, DasarHukum, pada_tanggal, selisih_bulan
from kepegawaian.pegawai.rules.golongan import kelompok

# Years taken off when entering golongan II and III; set by implementing rules whose number is not certain.
PENGURANGAN_MKG = (Berlaku(date(1977, 1, 1), {2: 6, 3: 5, 4: 0}, DasarHukum("PP 7/1977"), "sedang"),)


@dataclass(frozen=True, slots=True, order=True)
class MasaKerja:
    tahun: int
    bulan: int = 0

    def __post_init__(self) -> None:
        if self.tahun < 0 or not 0 <= self.bulan < 12:
            raise ValueError(f"Masa kerja {self.tahun} tahun {self.bulan} bulan tidak mungkin; bulan 0–11.")

    @classmethod
    def dari_bulan(cls, jumlah: int) -> "MasaKerja":
        return cls(*divmod(jumlah, 12))

    @property
    def jumlah_bulan(self) -> int:
        return self.tahun * 12 + self.bulan

    def __str__(self) -> str:
        return f"{self.tahun} tahun {self.bulan} bulan"


def mkg(awal: MasaKerja, sejak: date, pada: date) -> MasaKerja:
    """MKG pada suatu tanggal adalah MKG yang ditetapkan ditambah masa kerja sejak penetapan itu. PP 7/1977."""
    return MasaKerja.dari_bulan(awal.jumlah_bulan + max(selisih_bulan(sejak, pada), 0))


def mkg_setelah_naik(mkg_lama: MasaKerja, dari: str, ke: str, *, pada: date) -> MasaKerja:
    """MKG berkurang 6 tahun dari golongan I ke II dan 5 tahun dari II ke III; III ke IV tetap. PP 7/1977."""
    pengurangan = pada_tanggal(PENGURANGAN_MKG, pada).nilai
    tahun = sum(pengurangan[k] for k in range(kelompok(dari) + 1, kelompok(ke) + 1))
    return MasaKerja.dari_bulan(max(mkg_lama.jumlah_bulan - tahun * 12, 0))
