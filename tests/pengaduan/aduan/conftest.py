"""Who works with reports in Tangerang Selatan: koordinator, a dinas, Inspektorat; and strangers."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from asn.akun.models import Pengguna, Penugasan
from kepegawaian.instansi.models import Instansi, Kota
from tests.kepegawaian.pembuat import buat_instansi, buat_jabatan, buat_kepala, buat_pegawai


@pytest.fixture(autouse=True)
def berkas(settings, tmp_path):
    settings.BERKAS_ROOT = tmp_path / "berkas"
    settings.CELERY_TASK_ALWAYS_EAGER = False


@pytest.fixture(autouse=True)
def antrean(monkeypatch):
    """Messages that would have been queued, as (name, id)."""
    pesan: list[tuple[Any, ...]] = []

    def catat(nama, *ids, kota=None, terjadwal=False):
        pesan.append((nama, *ids))

    for modul in ("terima", "kabar"):
        monkeypatch.setattr(f"pengaduan.aduan.services.{modul}.enqueue", catat)
    return pesan


@dataclass
class Kantor:
    kota: Kota
    perhubungan: Instansi
    bidang: Instansi
    inspektorat: Instansi
    koordinator: Pengguna
    penghubung: Pengguna
    kepala: Pengguna
    inspektur: Pengguna
    auditor: Pengguna
    admin: Pengguna
    orang: dict[str, Any]


@pytest.fixture
def kantor(lingkup, kota_tangsel, buat_pengguna) -> Kantor:
    perhubungan = buat_instansi(kota_tangsel, "Dinas Perhubungan")
    inspektorat = buat_instansi(kota_tangsel, "Inspektorat", jenis="inspektorat")
    bidang = buat_instansi(kota_tangsel, "Bidang Lalu Lintas", induk=perhubungan)
    kadis = buat_kepala(perhubungan)
    kabid = buat_jabatan(bidang, "Kepala Bidang", atasan=kadis, memimpin=True)
    staf = buat_jabatan(bidang, "Analis", atasan=kabid)
    orang = {
        "kadis": buat_pegawai(kota_tangsel, "Hadi", jabatan=kadis),
        "kabid": buat_pegawai(kota_tangsel, "Mira", jabatan=kabid),
        "staf": buat_pegawai(kota_tangsel, "Joko", jabatan=staf),
    }
    lingkup_dinas = {"kota": kota_tangsel, "instansi": perhubungan}
    kantor = Kantor(
        kota=kota_tangsel,
        perhubungan=perhubungan,
        bidang=bidang,
        inspektorat=inspektorat,
        koordinator=buat_pengguna("sari", kota_tangsel, ("PENGELOLA_ADUAN", {})),
        penghubung=buat_pengguna("joko", kota_tangsel, ("PENGELOLA_ADUAN", lingkup_dinas), pegawai=orang["staf"]),
        kepala=buat_pengguna("hadi", kota_tangsel, ("KEPALA_INSTANSI", lingkup_dinas), pegawai=orang["kadis"]),
        inspektur=buat_pengguna("ina", kota_tangsel, ("INSPEKTORAT", {})),
        auditor=buat_pengguna("aud", kota_tangsel, ("AUDITOR", {})),
        admin=buat_pengguna("adi", kota_tangsel, ("ADMIN_KOTA", {}), ("BKD", {}), ("PPK", {})),
        orang=orang,
    )
    # In force on whatever day a test travels to.
    Penugasan.objects.update(mulai=date(2020, 1, 1))
    return kantor


@pytest.fixture
def orang_sorong(lingkup, kota_sorong, buat_pengguna) -> Pengguna:
    """Stranger: the same role in the other city."""
    return buat_pengguna("citra", kota_sorong, ("PENGELOLA_ADUAN", {}))
