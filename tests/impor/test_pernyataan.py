"""From upload to applied: at most 40 + 0.01 × rows statements, for 5,000 rows of every kind with all their faults."""

import pytest

from asn.core.lingkup import lingkup_kota
from asn.impor.jenis import DAFTAR
from tests.impor.banyak import BATAS, JUMLAH, hitung, siapkan
from tests.kepegawaian.pembuat import buat_pegawai

pytestmark = pytest.mark.django_db(transaction=True)
# What a file needs whatever its size: nearly all of it is the five transactions and the state of the import.
TETAP = 76


@pytest.mark.parametrize("jenis", sorted(DAFTAR))
def test_lima_ribu_baris(jenis, kota_tangsel, kota_sorong, sari):
    with lingkup_kota([kota_sorong.pk]):
        lain = buat_pegawai(kota_sorong, "Yosep Rahasia", golongan="")
    siapkan(kota_tangsel, sari)
    impor, pernyataan = hitung(jenis, kota_tangsel, sari, lain.nip)
    assert (impor.keadaan, impor.pesan, impor.baris) == ("diterapkan", "", JUMLAH)
    assert impor.galat > JUMLAH // 20
    assert len(pernyataan) <= min(BATAS, TETAP + JUMLAH // 1_000), "\n".join(p[:110] for p in pernyataan)
