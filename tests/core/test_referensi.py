"""Reference data and the small commands around it."""

from datetime import date
from io import StringIO

import pytest
from cryptography.fernet import Fernet
from django.core.management import CommandError, call_command

from asn.core.models import HariLibur, JenisHariLibur
from kepegawaian.instansi.models import Kota, Wilayah
from kepegawaian.jabatan.models import ESELON, KamusKompetensi
from kepegawaian.pegawai.models import GajiPokok, Golongan, TunjanganJabatan

pytestmark = pytest.mark.django_db


def jalankan(nama: str, *argumen: str) -> str:
    keluaran = StringIO()
    call_command(nama, *argumen, stdout=keluaran)
    return keluaran.getvalue()


def test_muat_referensi_dua_kali_sama_saja():
    jalankan("muat_referensi")
    jumlah = [m.objects.count() for m in (Kota, Wilayah, KamusKompetensi, Golongan, GajiPokok, TunjanganJabatan)]
    assert jumlah == [3, 434, 9, 34, 544, 13]
    libur = HariLibur.objects.count()
    jalankan("muat_referensi")
    assert jumlah == [
        m.objects.count() for m in (Kota, Wilayah, KamusKompetensi, Golongan, GajiPokok, TunjanganJabatan)
    ]
    assert HariLibur.objects.count() == libur


@pytest.mark.parametrize(
    ("kode", "tampilan", "ppk", "zona"),
    [
        ("36.74", "Tangerang Selatan", "Wali Kota", "Asia/Jakarta"),
        ("96.71", "Sorong", "Wali Kota", "Asia/Jayapura"),
        ("31", "Jakarta", "Gubernur", "Asia/Jakarta"),
    ],
)
def test_tiga_kota(kode, tampilan, ppk, zona):
    jalankan("muat_referensi")
    kota = Kota.objects.get(kode=kode)
    assert (kota.nama_tampilan, kota.sebutan_ppk, kota.zona_waktu) == (tampilan, ppk, zona)


@pytest.mark.parametrize(
    ("induk", "jenis", "jumlah"),
    [
        ("36.74", "kecamatan", 7),
        ("36.74", "kelurahan", 54),
        ("96.71", "distrik", 10),
        ("96.71", "kelurahan", 41),
        ("31", "kecamatan", 44),
        ("31", "kelurahan", 267),
    ],
)
def test_jumlah_wilayah(induk, jenis, jumlah):
    """Kepmendagri 300.2.2-2138/2025."""
    jalankan("muat_referensi")
    assert Wilayah.objects.filter(kode__startswith=f"{induk}.", jenis=jenis).count() == jumlah


@pytest.mark.parametrize(
    ("kelompok", "golongan", "mkg", "rupiah"),
    [
        ("PNS", "I/a", 0, 1_685_700),
        ("PNS", "III/a", 32, 4_575_200),
        ("PNS", "IV/e", 32, 6_373_200),
        ("PPPK", "I", 0, 1_938_500),
        ("PPPK", "IX", 32, 5_261_500),
        ("PPPK", "XVII", 32, 7_329_000),
    ],
)
def test_gaji_pokok(kelompok, golongan, mkg, rupiah):
    """PP 5/2024 and Perpres 11/2024, in force since 1 January 2024."""
    jalankan("muat_referensi")
    baris = GajiPokok.objects.pada(date(2024, 1, 1)).get(
        golongan__kelompok_asn=kelompok, golongan__kode=golongan, mkg=mkg
    )
    assert (baris.rupiah, baris.keyakinan) == (rupiah, "tinggi")
    assert not GajiPokok.objects.pada(date(2023, 12, 31)).exists()


def test_tunjangan_memakai_kode_eselon_jabatan():
    jalankan("muat_referensi")
    struktural = dict(TunjanganJabatan.objects.filter(jenis="struktural").values_list("kunci", "rupiah"))
    assert {kode for kode, _ in ESELON} <= set(struktural)
    assert struktural["II.b"] == 2_025_000
    assert set(TunjanganJabatan.objects.values_list("keyakinan", flat=True)) == {"sedang"}


def test_perubahan_administrator_tidak_ditimpa():
    jalankan("muat_referensi")
    Kota.objects.filter(kode="31").update(nama_tampilan="Daerah Khusus Jakarta")
    KamusKompetensi.objects.filter(kode="M1").update(nama="Integritas (2026)")
    HariLibur.objects.filter(jenis=JenisHariLibur.CUTI_BERSAMA).order_by("tanggal")[0].delete()
    cuti = HariLibur.objects.count()
    jalankan("muat_referensi")
    assert Kota.objects.get(kode="31").nama_tampilan == "Daerah Khusus Jakarta"
    assert KamusKompetensi.objects.get(kode="M1").nama == "Integritas (2026)"
    assert HariLibur.objects.count() == cuti


def test_cuti_bersama_ditandai_perlu_verifikasi():
    jalankan("muat_referensi")
    assert HariLibur.objects.exists()
    assert all("perlu verifikasi" in h.dasar for h in HariLibur.objects.all())


def test_kunci_baru_selalu_kunci_fernet_yang_lain():
    pertama, kedua = jalankan("kunci_baru").strip(), jalankan("kunci_baru").strip()
    assert pertama != kedua
    assert Fernet(pertama).decrypt(Fernet(pertama).encrypt(b"x")) == b"x"


def test_tunggu_siap_menyebut_yang_belum():
    assert jalankan("tunggu_siap", "--batas", "0") == "Siap.\n"
    with pytest.raises(CommandError, match=r"Belum siap: pekerja\."):
        jalankan("tunggu_siap", "--batas", "0", "--pekerja")
