"""One selection in Tangerang Selatan at its first exam; files go to a folder of the test."""

from datetime import date

import pytest

from tests.kepegawaian.rekrutmen.hasil.pembuat_hasil import Dunia, buat_seleksi

# Who, marks of the first exam, mark of the second: b and c are equal on everything but their age.
NILAI = {
    "ani": ((100, 100, 180), 70),
    "budiman": ((80, 90, 170), 90),
    "cici": ((80, 90, 170), 90),
    "dedi": ((60, 100, 200), None),
    "eko": ((65, 80, 166), None),
}


@pytest.fixture(autouse=True)
def folder_hasil(settings, tmp_path):
    settings.BERKAS_ROOT = tmp_path / "berkas"


@pytest.fixture
def dunia(lingkup, kota_tangsel, buat_pengguna) -> Dunia:
    """Five participants for one place; "fani" did not come. Nothing is published yet."""
    seleksi, lowongan = buat_seleksi(kota_tangsel)
    d = Dunia(kota_tangsel, seleksi, lowongan, buat_pengguna)
    for i, (nama, (nilai, _)) in enumerate(NILAI.items()):
        d.pelamar(nama, lahir=d_lahir(i))
        d.nilai(nama, TWK=nilai[0], TIU=nilai[1], TKP=nilai[2])
    d.pelamar("fani")
    d.nilai("fani")
    return d


def d_lahir(i: int) -> date:
    """Each a day older than the one before."""
    return date(1998, 5, 31 - i)
