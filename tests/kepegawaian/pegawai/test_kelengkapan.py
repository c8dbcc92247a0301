"""The checklist: what is asked of whom, what counts as there, and the same answer on profile, list and filter."""

from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from asn.core.berkas import berkas_simpan
from kepegawaian.pegawai.models import Dokumen, Pegawai, RiwayatPangkat
from kepegawaian.pegawai.services.kelengkapan import berkelengkapan, butir_diminta, daftar_periksa, dosir, persen
from tests.architecture.dunia import PDF
from tests.kepegawaian.pembuat import (
    buat_dokumen,
    buat_golongan,
    buat_jenis_dokumen,
    buat_keluarga,
    buat_pegawai,
    buat_riwayat_kinerja,
    buat_riwayat_pangkat,
)

pytestmark = pytest.mark.django_db
HARI_INI = date(2026, 11, 25)
PNS = ["PNS"]


@pytest.fixture(autouse=True)
def penyimpanan(settings, tmp_path):
    settings.BERKAS_ROOT = tmp_path / "berkas"


def isi(pegawai) -> dict[str, bool]:
    """Kode of each item asked, and whether it is there."""
    orang = berkelengkapan(Pegawai.objects.filter(pk=pegawai.pk), HARI_INI).get()
    return {b.kode: ada for b, ada in butir_diminta(orang, daftar_periksa(HARI_INI))}


def beri_bukti(baris) -> None:
    baris.bukti = berkas_simpan(isi=PDF, nama="sk.pdf", pemilik=baris, izin="pegawai.view_pegawai", oleh=None)
    baris.save()


@pytest.mark.parametrize(
    ("asn", "syarat", "orang", "diminta"),
    [
        (PNS, "", {"jenis": "PNS"}, True),
        (PNS, "", {"jenis": "PPPK"}, False),
        (PNS, "DUA_TAHUN", {"tmt_masuk": date(2024, 11, 25)}, True),
        (PNS, "DUA_TAHUN", {"tmt_masuk": date(2024, 11, 26)}, False),
        (PNS, "MANAJERIAL", {}, False),
        (PNS, "BERPASANGAN", {}, False),
    ],
)
def test_yang_diminta(kota, asn, syarat, orang, diminta):
    buat_jenis_dokumen("contoh", "Contoh", asn=asn, syarat=syarat)
    pegawai = buat_pegawai(kota.tangsel, "Dewi Anggraini", golongan="", **orang)
    assert ("contoh" in isi(pegawai)) is diminta


def test_syarat_karier_mengikuti_orangnya(kota):
    buat_jenis_dokumen("pelantikan", "Berita acara pelantikan", syarat="MANAJERIAL")
    buat_jenis_dokumen("karis-karsu", "KARIS/KARSU", syarat="BERPASANGAN")
    buat_keluarga(kota.rina, "SUAMI", "Andi")
    buat_keluarga(kota.joko, "ISTRI", "Tini", verifikasi="DITOLAK")
    assert set(isi(kota.agus)) == {"pelantikan"}
    assert set(isi(kota.rina)) == {"karis-karsu"}
    assert set(isi(kota.joko)) == set()


@pytest.mark.parametrize(
    ("verifikasi", "ada"),
    [("BELUM", True), ("TERVERIFIKASI", True), ("DITOLAK", False), ("DIGANTI", False), ("DICABUT", False)],
)
def test_hanya_dokumen_sah_dihitung(kota, verifikasi, ada):
    tipe = buat_jenis_dokumen()
    buat_dokumen(kota.rina, tipe=tipe, verifikasi=verifikasi)
    assert isi(kota.rina) == {"kk": ada}


def test_dokumen_tanpa_tipe_tidak_menggenapi(kota):
    buat_jenis_dokumen()
    buat_dokumen(kota.rina, "Kartu keluarga")
    assert isi(kota.rina) == {"kk": False}


def test_bukti_riwayat_terakhir_menggenapi(kota):
    """An older decree with its scan does not stand for the latest one."""
    buat_jenis_dokumen("sk-pangkat", "SK pangkat terakhir", riwayat="PANGKAT")
    lama = RiwayatPangkat.objects.get(pegawai=kota.rina)
    beri_bukti(lama)
    assert isi(kota.rina) == {"sk-pangkat": True}
    baru = buat_riwayat_pangkat(kota.rina, buat_golongan("III/d"), tmt=date(2025, 4, 1))
    assert isi(kota.rina) == {"sk-pangkat": False}
    beri_bukti(baru)
    assert isi(kota.rina) == {"sk-pangkat": True}


def test_skp_diminta_dua(kota):
    tipe = buat_jenis_dokumen("skp", "SKP dua tahun terakhir", riwayat="KINERJA", jumlah=2)
    buat_dokumen(kota.rina, tipe=tipe)
    assert isi(kota.rina) == {"skp": False}
    beri_bukti(buat_riwayat_kinerja(kota.rina, 2025, 3))
    assert isi(kota.rina) == {"skp": False}, "triwulan bukan SKP tahunan"
    beri_bukti(buat_riwayat_kinerja(kota.rina, 2025, None))
    assert isi(kota.rina) == {"skp": True}


def test_dosir_sama_dengan_daftar(kota):
    kk, _ = buat_jenis_dokumen(), buat_jenis_dokumen("ktp", "KTP")
    buat_jenis_dokumen("spmt", "SPMT", riwayat="PANGKAT")
    buat_dokumen(kota.rina, "Kartu keluarga", tipe=kk)
    buat_dokumen(kota.rina, "Piagam")
    buat_dokumen(kota.rina, "Buram", verifikasi="DITOLAK")
    hasil = dosir(kota.rina, Dokumen.objects.filter(pegawai=kota.rina).select_related("tipe"), HARI_INI)
    assert {b.tipe.kode: b.ada for b in hasil.butir} == isi(kota.rina)
    assert [d.jenis for d in hasil.lain] == ["Piagam"]
    assert [(d.jenis, alasan) for d, alasan in hasil.gugur] == [("Buram", "")]
    assert (hasil.ada, hasil.persen) == (1, 33)


@pytest.mark.parametrize(
    ("ada", "diminta", "hasil"), [(0, 0, 100), (0, 3, 0), (2, 3, 66), (199, 200, 99), (3, 3, 100)]
)
def test_persen_dibulatkan_ke_bawah(ada, diminta, hasil):
    assert persen(ada, diminta) == hasil


@pytest.fixture
def tiga_dosir(kota):
    """Rina complete, Agus without KTP, Joko without anything."""
    kk, ktp = buat_jenis_dokumen(), buat_jenis_dokumen("ktp", "KTP elektronik")
    buat_dokumen(kota.rina, tipe=kk)
    buat_dokumen(kota.rina, tipe=ktp)
    buat_dokumen(kota.agus, tipe=kk)
    return {"kk": kk, "ktp": ktp}


def nama(jawaban) -> list[str]:
    return sorted(b.record.nama for b in jawaban.context["tabel"].rows)


def test_saringan_kelengkapan(kota, tiga_dosir, sari, masuk):
    klien, alamat = masuk(sari), reverse("pegawai:kelengkapan")
    assert nama(klien.get(alamat, {"kelengkapan": "lengkap"})) == ["Rina Wulandari"]
    assert nama(klien.get(alamat, {"kelengkapan": "belum"})) == ["Agus Setiawan", "Joko Susilo"]
    assert nama(klien.get(alamat, {"tanpa": tiga_dosir["ktp"].pk})) == ["Agus Setiawan", "Joko Susilo"]
    assert nama(klien.get(alamat, {"tanpa": tiga_dosir["kk"].pk})) == ["Joko Susilo"]
    assert nama(klien.get(alamat, {"menunggu": "ya"})) == []


def test_daftar_dan_ekspor_sama(kota, tiga_dosir, sari, masuk):
    klien, alamat = masuk(sari), reverse("pegawai:kelengkapan")
    halaman = klien.get(alamat).content.decode()
    assert "50%" in halaman
    assert "100%" in halaman
    buku = load_workbook(BytesIO(klien.post(f"{alamat}?format=xlsx", {"alasan": "Penagihan berkas"}).content)).active
    baris = {b[0]: b for b in buku.iter_rows(min_row=2, values_only=True)}
    assert {n: (b[3], b[4]) for n, b in baris.items()} == {
        "Agus Setiawan": (50, "KTP elektronik"),
        "Joko Susilo": (0, "KTP elektronik; Kartu keluarga"),
        "Rina Wulandari, S.K.M.": (100, None),
    }


def test_pengelola_hanya_melihat_instansinya(kota, tiga_dosir, pengelola, citra, budi, akun_agus, masuk):
    alamat = reverse("pegawai:kelengkapan")
    assert nama(masuk(pengelola).get(alamat)) == ["Agus Setiawan", "Rina Wulandari"]
    assert nama(masuk(citra).get(alamat)) == ["Yosep Kambuaya"]
    assert masuk(budi).get(alamat).status_code == 403
    # A superior sees only the own dossier: documents are not among what a superior may see of others.
    assert nama(masuk(akun_agus).get(alamat)) == ["Agus Setiawan"]
