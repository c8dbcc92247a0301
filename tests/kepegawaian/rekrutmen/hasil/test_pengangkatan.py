"""From the result into the register: own data, number, decision, one deposit."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from asn.core.workflows import TransitionRefused
from kepegawaian.pegawai.models import Golongan, Pegawai, RiwayatJabatan, RiwayatPangkat, RiwayatPendidikan
from kepegawaian.rekrutmen.models import Pengangkatan
from kepegawaian.rekrutmen.rules.pengangkatan import golongan_awal, periksa_masa
from kepegawaian.rekrutmen.services import pengangkatan as p
from kepegawaian.rekrutmen.services.hasil.terbit import pengumuman_terbitkan
from tests.kepegawaian.pembuat import buat_pegawai
from tests.kepegawaian.rekrutmen.hasil.pembuat_hasil import Dunia, buat_seleksi

pytestmark = pytest.mark.django_db
TMT = date(2027, 3, 1)
DRH = {
    "telepon": "08123456789",
    "alamat": "Jalan Melati 1",
    "gelar_belakang": "S.H.",
    "skck_nomor": "SKCK/1",
    "sehat_nomor": "RS/1",
    "narkoba_nomor": "BNN/1",
}
NIP = "199805312027032001"


def siapkan(kota, buat_pengguna, sari, jenis="CPNS"):
    seleksi, lowongan = buat_seleksi(kota, "integrasi", jenis)
    d = Dunia(kota, seleksi, lowongan, buat_pengguna)
    d.pelamar("ani", "lanjut" if jenis == "CPNS" else "ms")
    if jenis == "CPNS":
        d.nilai("ani", TWK=100, TIU=100, TKP=180)
        d.nilai("ani", "LANJUTAN", SKB=80)
    else:
        d.nilai("ani", "LANJUTAN", TEKNIS=400, MANSOS=150, WAWANCARA=30)
    pengumuman_terbitkan(seleksi=seleksi, tahap="akhir", nomor="9/2026", tanggal=kota.hari_ini(), oleh=sari)
    p.pemberkasan_mulai(seleksi=seleksi, oleh=sari)
    return d


@pytest.fixture
def dunia(lingkup, kota_tangsel, buat_pengguna, sari):
    return siapkan(kota_tangsel, buat_pengguna, sari)


@pytest.fixture
def satu(dunia):
    return Pengangkatan.objects.select_related("lamaran__pelamar__akun").get()


def sampai_drh(satu, sari):
    ani = satu.lamaran.pelamar.akun
    p.drh_simpan(pengangkatan=satu, isi=DRH, oleh=ani, kirim=True)
    return p.drh_putuskan(pengangkatan=satu, terima=True, catatan="", oleh=sari)


def sampai_nomor(satu, sari, **lain):
    sampai_drh(satu, sari)
    isi = {"nomor": NIP, "tmt": TMT, "kontrak_sampai": None, "pertek": "PERTEK/1"} | lain
    golongan = isi.pop("golongan", None) or Golongan.objects.get(kode="III/a", kelompok_asn="PNS")
    return p.nomor_catat(pengangkatan=satu, golongan=golongan, oleh=sari, **isi)


def angkat(satu, oleh):
    return p.angkat(pengangkatan=satu, nomor_sk="813/1/2027", tanggal_sk=satu.seleksi.kota.hari_ini(), oleh=oleh)


def test_dari_lulus_sampai_pegawai(dunia, satu, sari, budi):
    sampai_nomor(satu, sari)
    pegawai = angkat(satu, budi)
    assert (pegawai.nip, pegawai.jenis, pegawai.nama_lengkap) == (NIP, "CPNS", "Ani, S.H.")
    assert (pegawai.telepon, pegawai.nik_sidik) == ("08123456789", satu.lamaran.pelamar.sidik_nik)
    pangkat = RiwayatPangkat.objects.get(pegawai=pegawai)
    assert (pangkat.jenis, str(pangkat.golongan.kode), pangkat.nomor_sk, pangkat.verifikasi) == (
        "CPNS",
        "III/a",
        "813/1/2027",
        "TERVERIFIKASI",
    )
    jabatan = RiwayatJabatan.objects.get(pegawai=pegawai)
    assert (jabatan.jabatan, jabatan.tmt_mulai) == (dunia.lowongan.formasi.jabatan, TMT)
    assert jabatan.tautan.endswith(f"/pengangkatan/{satu.pk}/")
    assert RiwayatPendidikan.objects.get(pegawai=pegawai).tingkat == 7
    assert dunia.keadaan("ani") == "diangkat"
    akun = satu.lamaran.pelamar.akun
    akun.refresh_from_db()
    assert akun.pegawai == pegawai
    assert akun.penugasan.get(peran="PELAMAR").sampai == dunia.kota.hari_ini()


def test_diangkat_dua_kali_satu_pegawai(satu, sari, budi):
    sampai_nomor(satu, sari)
    assert angkat(satu, budi) == angkat(satu, budi)
    assert Pegawai.objects.count() == 1
    assert RiwayatJabatan.objects.count() == 1


@pytest.mark.parametrize("siapa", ["citra", "sari", "ani"])
def test_hanya_ppk_kota_ini_yang_mengangkat(satu, sari, siapa, request):
    sampai_nomor(satu, sari)
    oleh = satu.lamaran.pelamar.akun if siapa == "ani" else request.getfixturevalue(siapa)
    with pytest.raises(PermissionDenied):
        angkat(satu, oleh)
    assert not Pegawai.objects.exists()


def test_langkah_tidak_dapat_dilompati(satu, sari, budi):
    with pytest.raises(TransitionRefused):
        angkat(satu, budi)
    with pytest.raises(TransitionRefused, match="DRH"):
        p.nomor_catat(
            pengangkatan=satu,
            nomor=NIP,
            golongan=Golongan.objects.first(),
            tmt=TMT,
            kontrak_sampai=None,
            pertek="",
            oleh=sari,
        )


@pytest.mark.parametrize(
    ("nomor", "pesan"),
    [
        ("19980531202703200", "tepat 18 angka"),
        ("199805302027032001", "Tanggal lahir di NIP"),
        ("199805312027031001", "Jenis kelamin di NIP"),
        ("199805312027042001", "TMT CPNS di NIP"),
        ("199805312027132001", "bukan tahun dan bulan"),
        ("199805312027032000", "dimulai dari 001"),
    ],
)
def test_nomor_diperiksa_aturan_buku_induk(satu, sari, nomor, pesan):
    with pytest.raises(ValidationError, match=pesan):
        sampai_nomor(satu, sari, nomor=nomor)


def test_nomor_milik_pegawai_lain_ditolak(satu, sari, kota_tangsel):
    buat_pegawai(kota_tangsel, nip=NIP, golongan="")
    with pytest.raises(ValidationError, match="sudah dipakai"):
        sampai_nomor(satu, sari)


def test_nik_pegawai_kota_lain_ditolak_tanpa_sisa(satu, sari, budi, kota_sorong):
    """The wall hides who it is; the number is refused all the same and nothing is left behind."""
    sampai_nomor(satu, sari)
    buat_pegawai(kota_sorong, golongan="", nik="x", nik_sidik=satu.lamaran.pelamar.sidik_nik)
    with pytest.raises(ValidationError, match="sudah terdaftar"):
        angkat(satu, budi)
    assert not Pegawai.objects.filter(nip=NIP).exists()


def test_drh_dikirim_diperiksa_dikembalikan(satu, sari):
    ani = satu.lamaran.pelamar.akun
    with pytest.raises(ValidationError, match="wajib"):
        p.drh_simpan(pengangkatan=satu, isi={"telepon": "1"}, oleh=ani, kirim=True)
    p.drh_simpan(pengangkatan=satu, isi=DRH, oleh=ani, kirim=True)
    with pytest.raises(TransitionRefused):
        p.drh_simpan(pengangkatan=satu, isi=DRH | {"alamat": "Lain"}, oleh=ani)
    with pytest.raises(ValidationError, match="harus diperbaiki"):
        p.drh_putuskan(pengangkatan=satu, terima=False, catatan="", oleh=sari)
    p.drh_putuskan(pengangkatan=satu, terima=False, catatan="SKCK sudah kedaluwarsa.", oleh=sari)
    p.drh_simpan(pengangkatan=satu, isi=DRH, oleh=ani, kirim=True)


@pytest.mark.parametrize("siapa", ["citra", "budi", "sari"])
def test_drh_orang_lain_tertutup(satu, siapa, request):
    with pytest.raises(PermissionDenied):
        p.drh_simpan(pengangkatan=satu, isi=DRH, oleh=request.getfixturevalue(siapa))


def test_pppk_berkontrak(lingkup, kota_sorong, buat_pengguna, citra):
    d = siapkan(kota_sorong, buat_pengguna, citra, "PPPK")
    satu = Pengangkatan.objects.select_related("lamaran__pelamar__akun").get(seleksi=d.seleksi)
    ix = Golongan.objects.create(kelompok_asn="PPPK", kode="IX", urutan=9, berlaku_mulai=date(2020, 1, 1), dasar="-")
    isi = {"nomor": "199805312027212001", "golongan": ix}
    with pytest.raises(ValidationError, match="paling singkat 12 bulan"):
        sampai_nomor(satu, citra, kontrak_sampai=date(2027, 12, 31), **isi)
    satu.refresh_from_db()
    p.nomor_catat(pengangkatan=satu, tmt=TMT, kontrak_sampai=date(2028, 2, 29), pertek="", oleh=citra, **isi)
    pegawai = angkat(satu, buat_pengguna("ppk-sorong", kota_sorong, ("PPK", {})))
    assert (pegawai.jenis, pegawai.kontrak_sampai) == ("PPPK", date(2028, 2, 29))
    assert RiwayatPangkat.objects.get(pegawai=pegawai).jenis == "KONTRAK"


@pytest.mark.parametrize(
    ("jenis", "tmt", "sampai", "kolom"),
    [
        ("CPNS", date(2027, 3, 2), None, ["tmt"]),
        ("CPNS", date(2027, 3, 1), date(2028, 3, 1), ["kontrak_sampai"]),
        ("CPNS", date(2027, 3, 1), None, []),
        ("PPPK", date(2027, 3, 1), None, ["kontrak_sampai"]),
        ("PPPK", date(2027, 3, 1), date(2028, 2, 28), ["kontrak_sampai"]),
        ("PPPK", date(2027, 3, 1), date(2028, 2, 29), []),
        ("PPPK", date(2026, 3, 1), date(2027, 2, 28), []),
    ],
)
def test_masa(jenis, tmt, sampai, kolom):
    assert list(periksa_masa(jenis, tmt, sampai)) == kolom


@pytest.mark.parametrize(
    ("jenis", "tingkat", "golongan"),
    [
        ("CPNS", "SMA", "II/a"),
        ("CPNS", "S1", "III/a"),
        ("CPNS", "S2", "III/b"),
        ("PPPK", "S1", "IX"),
        ("PPPK", "D3", "VII"),
    ],
)
def test_golongan_awal(jenis, tingkat, golongan):
    baris = golongan_awal(jenis, tingkat, TMT)
    assert (baris.nilai, baris.perlu_verifikasi) == (golongan, True)
