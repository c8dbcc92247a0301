"""A small city in which every right falls due to somebody, on the fixed day `HARI`."""

from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest
import time_machine

from kepegawaian.pegawai.models import GajiPokok
from tests.kepegawaian import pembuat
from tests.kepegawaian.pegawai.conftest import akun_agus, akun_rina, kota, pengelola  # noqa: F401

HARI = date(2026, 11, 20)
GAJI = {("III/a", 10): 3_255_100, ("III/c", 8): 3_424_100, ("III/c", 10): 3_532_000, ("III/c", 12): 3_643_300}
GAJI |= {("III/d", 10): 3_681_400, ("IV/a", 10): 3_837_200, ("II/a", 0): 2_184_000, ("II/a", 1): 2_218_400}


@pytest.fixture(autouse=True)
def hari_tetap():
    """Accounts and their assignments begin on this day, too."""
    with time_machine.travel(f"{HARI}T09:00:00+07:00", tick=False):
        yield


@pytest.fixture
def gaji(db: None) -> None:
    for (golongan, mkg), rupiah in GAJI.items():
        GajiPokok.objects.get_or_create(
            golongan=pembuat.buat_golongan(golongan),
            mkg=mkg,
            berlaku_mulai=date(2024, 1, 1),
            defaults={"rupiah": rupiah, "dasar": "PP 5/2024"},
        )


def baik(pegawai, *tahun: int, predikat: str = "BAIK") -> None:
    for satu in tahun or (2024, 2025):
        pembuat.buat_riwayat_kinerja(pegawai, satu, None, predikat)


@pytest.fixture
def warga(kota, gaji) -> SimpleNamespace:  # noqa: F811
    """People of Dinas Kesehatan and Dinas Sosial, named by what is due to them."""
    t, analis = kota.tangsel, kota.analis

    def orang(nama: str, **lain):
        return pembuat.buat_pegawai(t, nama, **({"jabatan": analis, "tmt_masuk": date(2014, 12, 1)} | lain))

    kgb_dekat = orang("Kgb Dekat")
    pembuat.buat_riwayat_kgb(kgb_dekat, date(2024, 12, 1))
    kgb_telat = orang("Kgb Telat", jabatan=kota.penyuluh)
    pembuat.buat_riwayat_kgb(kgb_telat, date(2024, 3, 1))
    kgb_terbit = orang("Kgb Terbit")
    pembuat.buat_riwayat_kgb(kgb_terbit, date(2024, 12, 1))
    pembuat.buat_riwayat_kgb(kgb_terbit, date(2026, 12, 1), mkg_tahun=10)
    kgb_puncak = orang("Kgb Puncak")
    pembuat.buat_riwayat_kgb(kgb_puncak, date(2022, 12, 1), mkg_tahun=12)
    naik = orang("Naik Reguler", golongan="")
    pembuat.buat_riwayat_pangkat(naik, pembuat.buat_golongan("III/c"), tmt=date(2022, 12, 1))
    plafon = orang("Sudah Plafon", golongan="III/d")
    jf = orang(
        "Naik Fungsional",
        golongan="III/c",
        jabatan=pembuat.buat_jabatan(kota.bidang, "Analis Ahli Muda", jenis="JF_KEAHLIAN", jenjang="AHLI_MUDA"),
    )
    pembuat.buat_angka_kredit(jf, Decimal(100))
    pensiun = orang("Pensiun Setahun", tanggal_lahir=date(1969, 6, 10), tmt_masuk=date(1995, 3, 1))
    kontrak = orang(
        "Kontrak Habis", jenis="PPPK", golongan="IX", kontrak_sampai=date(2027, 2, 28), jabatan=kota.penyuluh
    )
    cpns = orang(
        "Calon Pns", jenis="CPNS", golongan="III/a", tmt_masuk=date(2026, 1, 1), tanggal_lahir=date(2000, 5, 5)
    )
    satya = orang("Satya Sepuluh", tmt_masuk=date(2017, 1, 1))
    pertama = orang("Kgb Pertama", golongan="II/a", tmt_masuk=date(2025, 12, 1), tanggal_lahir=date(2002, 1, 1))
    semua = SimpleNamespace(**{k: v for k, v in locals().items() if hasattr(v, "nip")})
    for satu in vars(semua).values():
        if satu.jenis != "CPNS":
            baik(satu)
        pembuat.buat_riwayat_pendidikan(satu, 7)
        pembuat.segarkan(satu, HARI)
    semua.kota = kota
    return semua
