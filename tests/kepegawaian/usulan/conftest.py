"""A kind of usulan for the engine, and people at every step of it: Dinas Kesehatan of Tangerang Selatan."""

from collections.abc import Iterator
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from asn.core.services import VersiBasi
from kepegawaian.pegawai.models import RiwayatPenghargaan
from kepegawaian.usulan.models import Usulan
from kepegawaian.usulan.registri import JenisUsulan, daftarkan, lepaskan
from kepegawaian.usulan.services import usulan_buat, usulan_putuskan
from tests.kepegawaian.pembuat import buat_instansi, buat_jabatan, buat_kepala, buat_pegawai

ISI = {"nama": "Satyalancana", "tanggal": "2025-08-17"}
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


def _terapkan(*, usulan: Usulan, oleh: Any) -> None:
    if usulan.isi["nama"] == "bentrok":
        raise ValidationError({"tanggal": "Sudah ada penghargaan pada tanggal itu."})
    if usulan.isi["nama"] == "basi":
        raise VersiBasi(usulan, [("Nama", "baru", "lama")])
    RiwayatPenghargaan.objects.create(
        kota_id=usulan.kota_id,
        pegawai=usulan.pegawai,
        jenis="LAINNYA",
        nama=usulan.isi["nama"],
        tanggal=date.fromisoformat(usulan.isi["tanggal"]),
        verifikasi="TERVERIFIKASI",
        diverifikasi_oleh=oleh,
    )


def _beda(lama: Any, baru: Any) -> list[tuple[str, str, str]]:
    kunci = sorted({*lama, *baru})
    return [(k.title(), str(lama.get(k, "–")), str(baru.get(k, "–"))) for k in kunci if lama.get(k) != baru.get(k)]


def jenis_uji(kode: str, **lain: Any) -> JenisUsulan:
    nilai: dict[str, Any] = {
        "judul": "Penghargaan uji",
        "tahap": ("instansi", "bkd"),
        "izin_lihat": "pegawai.view_riwayatpenghargaan",
        "terapkan": _terapkan,
        "ringkas": lambda isi: isi.get("nama", ""),
        "beda": _beda,
    }
    return JenisUsulan(kode=kode, **nilai | lain)


@pytest.fixture(autouse=True)
def jenis_terdaftar() -> Iterator[None]:
    """Kinds of the tests: an open one, one past the superior, and two closed ones."""
    tertutup = {"izin_lihat": "pegawai.view_keluarga", "tahap": ("bkd",), "tertutup": True, "judul": "Keluarga uji"}
    rahasia = {"izin_lihat": "pegawai.view_riwayathukdis", "mandiri": False, "terlihat_subjek": False}
    for satu in (
        jenis_uji("uji"),
        jenis_uji("uji_atasan", tahap=("atasan", "instansi", "bkd")),
        jenis_uji("uji_tertutup", **tertutup),
        jenis_uji("uji_rahasia", tahap=("bkd",), tertutup=True, judul="Rahasia uji", **rahasia),
    ):
        daftarkan(satu)
    yield
    for kode in ("uji", "uji_atasan", "uji_tertutup", "uji_rahasia"):
        lepaskan(kode)


@pytest.fixture
def dinas(settings, tmp_path, lingkup, kota_tangsel, kota_sorong, buat_pengguna) -> SimpleNamespace:
    """rina proposes; fajar and gita stand for the instansi, hadi is her superior, sari and dewi the BKD."""
    settings.BERKAS_ROOT = tmp_path / "berkas"
    unit = buat_instansi(kota_tangsel)
    kepala = buat_kepala(unit)
    jabatan = buat_jabatan(unit, "Perawat Ahli Muda", atasan=kepala)
    rina = buat_pegawai(kota_tangsel, "Rina Wulandari", jabatan=jabatan)
    hadi = buat_pegawai(kota_tangsel, "Hadi Wijaya", jabatan=kepala, tanggal_lahir=date(1974, 2, 1))
    unit_lain = buat_instansi(kota_tangsel, "Dinas Pendidikan")
    joko = buat_pegawai(kota_tangsel, "Joko Susilo", jabatan=buat_jabatan(unit_lain, "Guru Ahli Muda"))
    sini, sana = {"instansi": unit}, {"instansi": unit_lain}
    return SimpleNamespace(
        kota=kota_tangsel,
        unit=unit,
        pegawai=rina,
        jabatan=jabatan,
        pegawai_lain=joko,
        rina=buat_pengguna("rina", kota_tangsel, pegawai=rina),
        hadi=buat_pengguna("hadi", kota_tangsel, pegawai=hadi),
        joko=buat_pengguna("joko", kota_tangsel, pegawai=joko),
        fajar=buat_pengguna("fajar", kota_tangsel, ("PENGELOLA_INSTANSI", sini)),
        gita=buat_pengguna("gita", kota_tangsel, ("KEPALA_INSTANSI", sini)),
        luar=buat_pengguna("lukman", kota_tangsel, ("PENGELOLA_INSTANSI", sana)),
        sari=buat_pengguna("sari", kota_tangsel, ("BKD", {})),
        dewi=buat_pengguna("dewi", kota_tangsel, ("BKD", {})),
        audit=buat_pengguna("anton", kota_tangsel, ("AUDITOR", {})),
        citra=buat_pengguna("citra", kota_sorong, ("BKD", {})),
    )


@pytest.fixture
def usul(dinas):
    """`usul(isi=…, oleh=…)`: a submitted proposal, by Rina about herself unless said otherwise."""

    def buat(**lain: Any) -> Usulan:
        return usulan_buat(**{"jenis": "uji", "pegawai": dinas.pegawai, "isi": ISI, "oleh": dinas.rina} | lain)

    return buat


def putus(usulan: Usulan, oleh: Any, keputusan: str = "setuju", catatan: str = "") -> Usulan:
    """A decision on the row as it stands now."""
    kini = Usulan.objects.get(pk=usulan.pk)
    return usulan_putuskan(
        usulan=kini, keputusan=keputusan, oleh=oleh, catatan=catatan, versi=kini.versi, sidik=kini.sidik
    )
