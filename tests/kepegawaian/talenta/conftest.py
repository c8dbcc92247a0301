"""A small office in Tangerang Selatan: Rina and Joko are mapped, three members sit in the committee, Budi is PPK."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pytest
import time_machine

from asn.akun.models import Pengguna
from kepegawaian.instansi.models import Instansi, Kota
from kepegawaian.pegawai.models import Pegawai
from tests.kepegawaian.pembuat import (
    buat_instansi,
    buat_jabatan,
    buat_kepala,
    buat_kompetensi,
    buat_pegawai,
    buat_riwayat_kinerja,
    buat_riwayat_kompetensi,
    buat_riwayat_pendidikan,
    buat_standar,
)
from tests.kepegawaian.talenta.pembuat import buat_ketentuan

HARI_INI = date(2026, 11, 25)


@dataclass
class Kantor:
    kota: Kota
    dinas: Instansi
    rina: Pegawai
    joko: Pegawai
    hadi: Pegawai
    akun: dict[str, Pengguna]


@pytest.fixture(autouse=True)
def hari_tetap() -> Iterator[None]:
    with time_machine.travel("2026-11-25 03:00:00Z", tick=False):
        yield


@pytest.fixture
def antrean(monkeypatch) -> list[tuple[str, tuple]]:
    """What would have been queued, in order; nothing runs by itself."""
    dikirim: list[tuple[str, tuple]] = []

    def catat(nama, *ids, kota=None, terjadwal=False):
        assert kota is not None
        dikirim.append((nama, ids))

    for modul in ("services.siklus", "services.sidang", "services.hitung", "views.terlihat"):
        monkeypatch.setattr(f"kepegawaian.talenta.{modul}.enqueue", catat)
    return dikirim


def isi_riwayat(pegawai: Pegawai, predikat: str = "BAIK", level: int = 2) -> None:
    """A predicate of the last year, a degree, and one assessed competency of level 3 asked."""
    buat_riwayat_kinerja(pegawai, 2025, None, predikat)
    buat_riwayat_pendidikan(pegawai)
    buat_riwayat_kompetensi(pegawai, buat_kompetensi(), level)


@pytest.fixture
def kantor(lingkup, settings, tmp_path, kota_tangsel, kota_sorong, buat_pengguna, antrean) -> Kantor:
    settings.BERKAS_ROOT = tmp_path / "berkas"
    dinas = buat_instansi(kota_tangsel, "Dinas Kesehatan")
    kepala = buat_kepala(dinas)
    perawat = buat_jabatan(dinas, "Perawat Ahli Muda", atasan=kepala, jenis="JF_KEAHLIAN", jenjang="AHLI_MUDA")
    buat_standar(perawat, buat_kompetensi(), 3)
    hadi = buat_pegawai(kota_tangsel, "Hadi Wijaya", jabatan=kepala, jenis_kelamin="L", tanggal_lahir=date(1974, 2, 1))
    rina = buat_pegawai(kota_tangsel, "Rina Wulandari", jabatan=perawat)
    joko = buat_pegawai(kota_tangsel, "Joko Susilo", jabatan=perawat, jenis_kelamin="L")
    isi_riwayat(rina)
    buat_ketentuan(kota_tangsel)
    akun = {
        "sari": buat_pengguna("sari", kota_tangsel, ("BKD", {})),
        "tuti": buat_pengguna("tuti", kota_tangsel, ("TIM_PENILAI", {})),
        "tono": buat_pengguna("tono", kota_tangsel, ("TIM_PENILAI", {})),
        "budi": buat_pengguna("budi", kota_tangsel, ("PPK", {})),
        "rina": buat_pengguna("rina", kota_tangsel, pegawai=rina),
        "joko": buat_pengguna("joko", kota_tangsel, pegawai=joko),
        "hadi": buat_pengguna("hadi", kota_tangsel, pegawai=hadi),
        "kepala": buat_pengguna("kepala", kota_tangsel, ("KEPALA_INSTANSI", {"instansi": dinas})),
        "citra": buat_pengguna("citra", kota_sorong, ("BKD", {}), ("TIM_PENILAI", {}), ("PPK", {})),
    }
    return Kantor(kota_tangsel, dinas, rina, joko, hadi, akun)
