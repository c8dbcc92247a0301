"""A small office: Hadi leads Dinas Kesehatan, Rina and Joko work under him; Sari runs the training office."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
import time_machine

from asn.akun.models import Pengguna
from kepegawaian.instansi.models import Instansi
from kepegawaian.jabatan.models import KamusKompetensi
from kepegawaian.pegawai.models import Pegawai
from tests.kepegawaian.pembuat import buat_instansi, buat_jabatan, buat_kepala, buat_kompetensi, buat_pegawai

HARI_INI = date(2026, 11, 25)


@dataclass
class Kantor:
    dinas: Instansi
    rina: Pegawai
    joko: Pegawai
    hadi: Pegawai
    kompetensi: KamusKompetensi
    akun: dict[str, Pengguna]


@pytest.fixture(autouse=True)
def hari_tetap() -> Iterator[None]:
    with time_machine.travel("2026-11-25 03:00:00Z", tick=False):
        yield


@pytest.fixture
def kantor(lingkup, settings, tmp_path, kota_tangsel, kota_sorong, buat_pengguna) -> Kantor:
    settings.BERKAS_ROOT = tmp_path / "berkas"
    dinas = buat_instansi(kota_tangsel, "Dinas Kesehatan")
    kepala = buat_kepala(dinas)
    perawat = buat_jabatan(dinas, "Perawat Ahli Muda", atasan=kepala)
    hadi = buat_pegawai(kota_tangsel, "Hadi Wijaya", jabatan=kepala, jenis_kelamin="L", tanggal_lahir=date(1974, 2, 1))
    rina = buat_pegawai(kota_tangsel, "Rina Wulandari", jabatan=perawat)
    joko = buat_pegawai(kota_tangsel, "Joko Susilo", jabatan=perawat, jenis_kelamin="L")
    lain = buat_pegawai(kota_sorong, "Yosep Rumbiak", jenis_kelamin="L")
    akun = {
        "sari": buat_pengguna("sari", kota_tangsel, ("BKD", {})),
        "dian": buat_pengguna("dian", kota_tangsel, ("BKD", {})),
        "budi": buat_pengguna("budi", kota_tangsel, ("PPK", {})),
        "hadi": buat_pengguna("hadi", kota_tangsel, pegawai=hadi),
        "rina": buat_pengguna("rina", kota_tangsel, pegawai=rina),
        "joko": buat_pengguna("joko", kota_tangsel, pegawai=joko),
        "guru": buat_pengguna("guru", kota_tangsel, ("PENGAJAR", {})),
        "guru_lain": buat_pengguna("gurulain", kota_tangsel, ("PENGAJAR", {})),
        "citra": buat_pengguna("citra", kota_sorong, ("BKD", {})),
        "yosep": buat_pengguna("yosep", kota_sorong, pegawai=lain),
    }
    return Kantor(dinas, rina, joko, hadi, buat_kompetensi(), akun)


@pytest.fixture
def sebagai(kantor: Kantor) -> Any:
    """`sebagai("hadi")`: the account as a request would load it, without what was cached before."""
    return lambda nama: Pengguna.objects.get(pk=kantor.akun[nama].pk)
