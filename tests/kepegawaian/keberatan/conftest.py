"""People around one contested predicate: Dinas Kesehatan of Tangerang Selatan."""

from collections.abc import Iterator
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from kepegawaian.keberatan.models import Keberatan
from kepegawaian.keberatan.registri import lepaskan
from kepegawaian.keberatan.services import keberatan_ajukan, keberatan_periksa, keberatan_putuskan
from tests.kepegawaian.keberatan import jenis_uji
from tests.kepegawaian.pembuat import buat_instansi, buat_jabatan, buat_kepala, buat_pegawai, buat_riwayat_kinerja

URAIAN = "Realisasi triwulan ini seluruhnya tercapai menurut bukti dukung yang terlampir."
TUNTUTAN = "Predikat diubah menjadi Baik."
PERTIMBANGAN = "Bukti dukung menunjukkan seluruh target tercapai pada waktunya."
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


@pytest.fixture(autouse=True)
def jenis_terdaftar() -> Iterator[None]:
    jenis_uji.pasang()
    jenis_uji.pasang("uji_umum", judul="Keberatan umum", dipublikasikan=True, final=False)
    jenis_uji.JEJAK.clear()
    jenis_uji.UMUR["hari"] = 3
    yield
    lepaskan("uji_umum")


@pytest.fixture
def dinas(settings, tmp_path, lingkup, kota_tangsel, kota_sorong, buat_pengguna) -> SimpleNamespace:
    """rina was judged by bima, head of her section; hadi, head of the office, decides; above him only the PPK."""
    settings.BERKAS_ROOT = tmp_path / "berkas"
    return bangun(kota_tangsel, kota_sorong, buat_pengguna)


def bangun(kota: Any, kota_lain: Any, buat_pengguna: Any) -> SimpleNamespace:
    unit = buat_instansi(kota)
    kepala = buat_kepala(unit)
    kasi = buat_jabatan(unit, "Kepala Bidang", atasan=kepala, jenis="ADMINISTRATOR", memimpin=False)
    staf = buat_jabatan(unit, "Perawat Ahli Muda", atasan=kasi)
    hadi = buat_pegawai(kota, "Hadi Wijaya", jabatan=kepala, tanggal_lahir=date(1974, 2, 1))
    bima = buat_pegawai(kota, "Bima Sakti", jabatan=kasi, tanggal_lahir=date(1980, 2, 1))
    rina = buat_pegawai(kota, "Rina Wulandari", jabatan=staf)
    joko = buat_pegawai(kota, "Joko Susilo", jabatan=staf)
    return SimpleNamespace(
        kota=kota,
        unit=unit,
        kepala=kepala,
        kasi=kasi,
        staf=staf,
        p_hadi=hadi,
        p_bima=bima,
        p_rina=rina,
        predikat=buat_riwayat_kinerja(rina, 2026, 3, "BUTUH_PERBAIKAN", penilai=bima),
        rina=buat_pengguna("rina", kota, pegawai=rina),
        bima=buat_pengguna("bima", kota, pegawai=bima),
        hadi=buat_pengguna("hadi", kota, pegawai=hadi),
        joko=buat_pengguna("joko", kota, pegawai=joko),
        ppk=buat_pengguna("wali", kota, ("PPK", {})),
        bkd=buat_pengguna("sari", kota, ("BKD", {})),
        gita=buat_pengguna("gita", kota, ("KEPALA_INSTANSI", {"instansi": unit})),
        citra=buat_pengguna("citra", kota_lain, ("BKD", {})),
        ppk_lain=buat_pengguna("dewi", kota_lain, ("PPK", {})),
    )


@pytest.fixture
def ajukan(dinas):
    """`ajukan(oleh=…)`: an appeal of Rina unless said otherwise."""

    def buat(**lain: Any) -> Keberatan:
        nilai = {
            "jenis": "uji",
            "sasaran_id": dinas.predikat.pk,
            "oleh": dinas.rina,
            "uraian": URAIAN,
            "tuntutan": TUNTUTAN,
        } | lain
        return keberatan_ajukan(**nilai)

    return buat


@pytest.fixture
def diperiksa(dinas, ajukan) -> Keberatan:
    return keberatan_periksa(keberatan=ajukan(), oleh=dinas.hadi)


def putus(keberatan: Keberatan, oleh: Any, hasil: str = "dikabulkan", **lain: Any) -> Keberatan:
    """A decision on the row as it stands now."""
    kini = Keberatan.objects.get(pk=keberatan.pk)
    nilai = {"isi": {"predikat": "BAIK"}, "versi": kini.versi, "sidik": kini.sidik, "pertimbangan": PERTIMBANGAN}
    return keberatan_putuskan(keberatan=kini, oleh=oleh, hasil=hasil, **nilai | lain)
