"""A worker killed with kill -9 in the middle of writing leaves no row; delivered again, the import is done once.

Own PostgreSQL, own Redis, real Celery workers. A lock on the table of people holds the worker inside its INSERT.
"""

from collections.abc import Iterator

import pytest

from tests.kinerja.evaluasi.test_gangguan import Mesin, bunuh, pekerja_hidup, tunggu

pytestmark = pytest.mark.fault
BANYAK = 300
MENULIS = """
SELECT count(*) FROM pg_stat_activity
 WHERE query LIKE '%%INSERT INTO "pegawai_pegawai"%%' AND state = 'active' AND pid <> pg_backend_pid()
"""


@pytest.fixture(scope="module")
def mesin(django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mesin]:
    mesin = Mesin(tmp_path_factory.mktemp("mesin"), "tests.impor.pengendali")
    mesin.perintah("isi")
    yield mesin
    mesin.tutup()


@pytest.fixture(scope="module")
def pekerja(mesin: Mesin) -> Iterator[list]:
    semua: list = []
    yield semua
    for proses in semua:
        bunuh(proses)


def keadaan(mesin: Mesin, impor: int) -> str:
    return mesin.tanya("SELECT keadaan FROM impor_impor WHERE id = %s", impor)[0]


def orang(mesin: Mesin) -> int:
    return mesin.tanya("SELECT count(*) FROM pegawai_pegawai")[0]


def terkunci(mesin: Mesin) -> bool:
    return mesin.tanya("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")[0] >= 1


def pulihkan(mesin: Mesin, impor: int, harap: str) -> None:
    def sudah() -> bool:
        if keadaan(mesin, impor) == harap:
            return True
        mesin.perintah("lanjutkan")
        return False

    tunggu(sudah, jeda=2.0)


def test_pekerja_dibunuh_saat_menulis(mesin, pekerja):
    pekerja_hidup(mesin, pekerja)
    impor = mesin.perintah("unggah", 1, 1 + BANYAK)
    pulihkan(mesin, impor, "diperiksa")
    korban = pekerja_hidup(mesin, pekerja)
    with mesin.sambung() as koneksi:
        koneksi.execute("BEGIN")
        koneksi.execute("LOCK TABLE pegawai_pegawai IN SHARE MODE")
        mesin.perintah("terapkan", impor)
        tunggu(lambda: terkunci(mesin))
        bunuh(korban)
    tunggu(lambda: mesin.tanya(MENULIS) == (0,))
    assert (orang(mesin), keadaan(mesin, impor)) == (0, "diperiksa")
    pekerja_hidup(mesin, pekerja)
    pulihkan(mesin, impor, "diterapkan")
    assert orang(mesin) == BANYAK
    jejak = "SELECT count(*) FROM core_riwayatkeadaan WHERE objek_id = %s AND transisi = 'terapkan'"
    assert mesin.tanya(jejak, impor) == (1,)


def test_pekerja_dibunuh_saat_memeriksa(mesin, pekerja):
    korban = pekerja_hidup(mesin, pekerja)
    with mesin.sambung() as koneksi:
        koneksi.execute("BEGIN")
        koneksi.execute("LOCK TABLE pegawai_pegawai IN ACCESS EXCLUSIVE MODE")
        impor = mesin.perintah("unggah", 1000, 1000 + BANYAK)
        tunggu(lambda: terkunci(mesin))
        bunuh(korban)
    assert mesin.tanya("SELECT count(*) FROM impor_barisimpor WHERE impor_id = %s", impor) == (0,)
    pekerja_hidup(mesin, pekerja)
    pulihkan(mesin, impor, "diperiksa")
    assert mesin.tanya("SELECT count(*), count(DISTINCT nomor) FROM impor_barisimpor WHERE impor_id = %s", impor) == (
        BANYAK,
        BANYAK,
    )
