"""From upload to applied: at most 40 + 0.01 × rows statements, for files with all their faults, small and large."""

import pytest

from asn.core.lingkup import lingkup_kota
from asn.impor.jenis import DAFTAR
from tests.impor.banyak import JUMLAH, batas, hitung, siapkan
from tests.kepegawaian.pembuat import buat_pegawai

pytestmark = pytest.mark.django_db(transaction=True)
SEDIKIT = 100


@pytest.fixture
def nip_kota_lain(kota_tangsel, kota_sorong, sari) -> str:
    with lingkup_kota([kota_sorong.pk]):
        lain = buat_pegawai(kota_sorong, "Yosep Rahasia", golongan="")
    siapkan(kota_tangsel, sari)
    return lain.nip


@pytest.mark.parametrize("jenis", sorted(DAFTAR))
def test_seratus_lalu_lima_ribu_baris(jenis, kota_tangsel, sari, nip_kota_lain):
    """A hundred new rows, then five thousand of which some are changed: the first hundred are known by now."""
    for jumlah in (SEDIKIT, JUMLAH):
        impor, pernyataan = hitung(jenis, kota_tangsel, sari, nip_kota_lain, jumlah)
        assert (impor.keadaan, impor.pesan, impor.baris) == ("diterapkan", "", jumlah)
        assert impor.galat > jumlah // 20 or (jenis, jumlah) == ("pegawai", SEDIKIT)
        assert len(pernyataan) <= batas(SEDIKIT) + jumlah // 1_000, daftar(pernyataan)


def daftar(pernyataan: list[str]) -> str:
    return "\n".join([str(len(pernyataan)), *(p[:110] for p in pernyataan)])
