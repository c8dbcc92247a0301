"""What makes each demo city itself: size, shape of the organisation, the mix of people."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ProfilKota:
    """`nama_csv` is the city's name in `data/perangkat_daerah.csv`; `sejak` is where its register begins.

    `urut_nip` keeps the sequence numbers of the cities apart, so that no two cities make the same NIP.
    """

    kode: str
    nama_csv: str
    sejak: date
    pegawai: int
    bidang: int
    sekolah: int
    sekretaris_kelurahan: bool
    provinsi: bool
    urut_nip: int
    jalan: tuple[str, ...]
    suku: tuple[tuple[str, int], ...]
    instansi_lama: str
    penerus: str


PROFIL = {
    "36.74": ProfilKota(
        kode="36.74",
        nama_csv="Kota Tangerang Selatan",
        sejak=date(2009, 1, 1),
        pegawai=2_400,
        bidang=3,
        sekolah=26,
        sekretaris_kelurahan=True,
        provinsi=False,
        urut_nip=1,
        jalan=("Jl. Kenanga", "Jl. Cempaka", "Jl. Melati", "Jl. Flamboyan", "Jl. Bungur", "Jl. Anggrek"),
        suku=(("betawi", 20), ("sunda", 26), ("jawa", 34), ("batak", 8), ("tionghoa", 4), ("minang", 8)),
        instansi_lama="Dinas Pertanahan",
        penerus="Perumahan",
    ),
    "96.71": ProfilKota(
        kode="96.71",
        nama_csv="Kota Sorong",
        sejak=date(2000, 1, 1),
        pegawai=1_000,
        bidang=2,
        sekolah=12,
        sekretaris_kelurahan=False,
        provinsi=False,
        urut_nip=301,
        jalan=("Jl. Matoa", "Jl. Cenderawasih", "Jl. Kasuari", "Jl. Gaharu", "Jl. Merbau", "Jl. Pala"),
        suku=(("papua", 46), ("bugis", 16), ("jawa", 14), ("ambon", 14), ("minahasa", 10)),
        instansi_lama="Dinas Permukiman",
        penerus="Perumahan",
    ),
    "31": ProfilKota(
        kode="31",
        nama_csv="Provinsi DKI Jakarta",
        sejak=date(1990, 1, 1),
        pegawai=6_000,
        bidang=3,
        sekolah=60,
        sekretaris_kelurahan=True,
        provinsi=True,
        urut_nip=601,
        jalan=("Jl. Kemuning", "Jl. Mawar", "Jl. Delima", "Jl. Rambutan", "Jl. Salak", "Jl. Teratai"),
        suku=(("betawi", 28), ("sunda", 16), ("jawa", 34), ("batak", 9), ("tionghoa", 5), ("minang", 8)),
        instansi_lama="Dinas Permukiman",
        penerus="Perumahan",
    ),
}
