"""A small office: Hadi leads Dinas Kesehatan, Rina works under him; who weighs, decides, counsels and watches."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
import time_machine

from asn.akun.models import Pengguna
from kepegawaian.instansi.models import Instansi
from kepegawaian.pegawai.models import Pegawai
from tests.kepegawaian.pembuat import buat_instansi, buat_jabatan, buat_kepala, buat_pegawai

HARI_INI = date(2026, 11, 25)


@dataclass
class Kantor:
    dinas: Instansi
    rina: Pegawai
    hadi: Pegawai
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
    unit = {"kota": kota_tangsel, "instansi": dinas}
    akun = {
        "sari": buat_pengguna("sari", kota_tangsel, ("BKD", {})),
        "dian": buat_pengguna("dian", kota_tangsel, ("BKD", {})),
        "budi": buat_pengguna("budi", kota_tangsel, ("PPK", {})),
        "tuti": buat_pengguna("tuti", kota_tangsel, ("TIM_PENILAI", {})),
        "tono": buat_pengguna("tono", kota_tangsel, ("TIM_PENILAI", {})),
        "kiki": buat_pengguna("kiki", kota_tangsel, ("KONSELOR", {})),
        "kemal": buat_pengguna("kemal", kota_tangsel, ("KONSELOR", {})),
        "auditor": buat_pengguna("auditor", kota_tangsel, ("AUDITOR", {})),
        "kepala": buat_pengguna("kepala", kota_tangsel, ("KEPALA_INSTANSI", unit)),
        "hadi": buat_pengguna("hadi", kota_tangsel, pegawai=hadi),
        "rina": buat_pengguna("rina", kota_tangsel, pegawai=rina),
        "joko": buat_pengguna("joko", kota_tangsel, pegawai=joko),
        "citra": buat_pengguna("citra", kota_sorong, ("BKD", {})),
        "dewi": buat_pengguna("dewi", kota_sorong, ("PPK", {})),
        "kris": buat_pengguna("kris", kota_sorong, ("KONSELOR", {})),
        "tim_lain": buat_pengguna("timlain", kota_sorong, ("TIM_PENILAI", {})),
    }
    return Kantor(dinas, rina, hadi, akun)


@pytest.fixture
def sebagai(kantor: Kantor) -> Any:
    """`sebagai("hadi")`: the account as a request would load it, without what was cached before."""
    return lambda nama: Pengguna.objects.get(pk=kantor.akun[nama].pk)
