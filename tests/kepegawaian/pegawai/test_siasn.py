"""The complete workbook: BKD only, with a purpose, of the people the list shows, and without what may not be seen."""

from datetime import date
from io import BytesIO

import pytest
from django.core.cache import cache
from django.urls import reverse
from openpyxl import load_workbook

from asn.akun.models import Penugasan
from asn.core.ekspor import kunci_pesanan
from asn.core.ekspor_pekerja import ekspor_jalankan
from asn.core.models import CatatanAkses, Pekerjaan
from asn.impor.jenis import DAFTAR
from asn.impor.rules.kepala import tebak
from asn.impor.rules.sel import kosong
from kepegawaian.pegawai.services.siasn.tata import SEMUA
from tests.kepegawaian import pembuat

ALAMAT = "/pegawai/ekspor-lengkap/"
ALASAN = {"alasan": "Unggahan berkala ke SIASN"}


@pytest.fixture
def isi(kota, settings, tmp_path):
    """The people of the small city with one row of every kind for Rina."""
    settings.BERKAS_ROOT = tmp_path / "berkas"
    rina = kota.rina
    rina.nik, rina.telepon, rina.alamat = "3674015503920004", "081200001111", "Jl. Anggrek No. 1"
    rina.save()
    pembuat.buat_riwayat_pangkat(rina, pembuat.buat_golongan("III/c"), tmt=date(2022, 4, 1))
    pembuat.buat_riwayat_pendidikan(rina)
    pembuat.buat_riwayat_diklat(rina, jenis_siasn=1, nama="PKP")
    pembuat.buat_riwayat_diklat(rina, jenis_siasn=3, nama="=Pelatihan")
    pembuat.buat_riwayat_kinerja(rina, 2026, 3)
    pembuat.buat_penghargaan(rina)
    pembuat.buat_riwayat_kgb(rina, date(2025, 3, 1))
    pembuat.buat_angka_kredit(rina, 12)
    pembuat.buat_keluarga(rina, nama="Dimas Pratama")
    pembuat.buat_riwayat_hukdis(rina, pelanggaran="Rahasia sekali")
    return kota


def pesan(peramban, **parameter) -> Pekerjaan:
    jawaban = peramban.post(f"{ALAMAT}?{'&'.join(f'{k}={v}' for k, v in parameter.items())}", ALASAN)
    assert jawaban.status_code == 302, jawaban.content.decode()[:500]
    return Pekerjaan.objects.get()


def buku(peramban, **parameter) -> dict[str, list[dict]]:
    pekerjaan = pesan(peramban, **parameter)
    ekspor_jalankan(str(pekerjaan.pk), pekerjaan.kota_id)
    pekerjaan.refresh_from_db()
    assert (pekerjaan.keadaan, pekerjaan.selesai) == ("selesai", pekerjaan.total)
    hasil = load_workbook(BytesIO(peramban.get(pekerjaan.alamat_hasil).getvalue()))
    lembar = {}
    for satu in hasil.worksheets:
        kepala, *baris = satu.iter_rows(values_only=True)
        lembar[satu.title] = [dict(zip(kepala, b, strict=True)) for b in baris]
    return lembar


def test_satu_lembar_per_jenis(isi, sari, masuk):
    hasil = buku(masuk(sari))
    assert list(hasil) == [*(t.nama for t in SEMUA), "Catatan"]
    assert {b["NAMA"] for b in hasil["Data Utama"]} == {"Agus Setiawan", "Joko Susilo", "Rina Wulandari"}
    assert [len(hasil[n]) for n in ("Diklat", "Kursus", "Keluarga", "Hukdis", "KGB")] == [1, 1, 1, 1, 1]
    rina = next(b for b in hasil["Data Utama"] if b["NAMA"] == "Rina Wulandari")
    assert (rina["NIP BARU"], rina["NIK"], rina["NOMOR HP"]) == (isi.rina.nip, "3674015503920004", "081200001111")
    assert rina["TMT GOL AKHIR"].date() == date(2022, 4, 1)
    assert hasil["Kinerja"][0]["PREDIKAT KINERJA"] == "Baik"
    assert hasil["Kursus"][0]["NAMA DIKLAT"] == "'=Pelatihan"


def test_angka_panjang_berformat_teks(isi, sari, masuk):
    peramban = masuk(sari)
    pekerjaan = pesan(peramban, q="rina")
    ekspor_jalankan(str(pekerjaan.pk), pekerjaan.kota_id)
    pekerjaan.refresh_from_db()
    lembar = load_workbook(BytesIO(peramban.get(pekerjaan.alamat_hasil).getvalue()))["Data Utama"]
    kepala = [s.value for s in lembar[1]]
    for judul in ("NIP BARU", "NIK", "NOMOR HP"):
        sel = lembar.cell(2, kepala.index(judul) + 1)
        assert (sel.data_type, sel.number_format) == ("s", "@")


def test_hanya_yang_tersaring(isi, sari, masuk):
    hasil = buku(masuk(sari), q="joko")
    assert [b["NAMA"] for b in hasil["Data Utama"]] == ["Joko Susilo"]
    assert hasil["Keluarga"] == []


def test_baris_yang_digantikan_tidak_ikut(isi, sari, masuk):
    lama = pembuat.buat_riwayat_diklat(isi.joko, nama="Lama", verifikasi="DIGANTI")
    pembuat.buat_riwayat_diklat(isi.joko, nama="Baru", menggantikan=lama)
    assert [b["NAMA DIKLAT"] for b in buku(masuk(sari), q="joko")["Kursus"]] == ["Baru"]


def test_catatan_menandai_kolom_yang_belum_pasti(isi, sari, masuk):
    catatan = {(b["LEMBAR"], b["KOLOM"]): b["KEPASTIAN"] for b in buku(masuk(sari))["Catatan"]}
    assert catatan["Golongan", "TMT GOLONGAN"] == "dikenal"
    assert catatan["Pendidikan", "NAMA SEKOLAH"] == "perlu verifikasi"


def test_ditanya_keperluan_dan_tercatat(isi, sari, masuk):
    peramban = masuk(sari)
    halaman = peramban.get(ALAMAT)
    assert "NIK" in dict(halaman.context["rincian"])["Data tertutup di dalamnya"]
    assert peramban.post(ALAMAT, {"alasan": ""}).status_code == 400
    assert not Pekerjaan.objects.exists()
    pesan(peramban)
    catatan = CatatanAkses.objects.get()
    assert (catatan.butir, catatan.kota_id) == ("ekspor lengkap SIASN", isi.tangsel.pk)
    assert catatan.alasan.startswith("Unggahan berkala ke SIASN · xlsx, 3 baris")


@pytest.mark.parametrize("peran", ["PPK", "AUDITOR", "ADMIN_KOTA"])
def test_peran_lain_ditolak(isi, buat_pengguna, kota_tangsel, masuk, peran):
    peramban = masuk(buat_pengguna("lain", kota_tangsel, (peran, {})))
    assert peramban.get(ALAMAT).status_code == 403
    assert "Ekspor lengkap" not in peramban.get(reverse("pegawai:daftar")).content.decode()


def test_pengelola_instansi_ditolak(isi, pengelola, masuk):
    assert masuk(pengelola).post(ALAMAT, ALASAN).status_code == 403


def test_kota_lain_tidak_ikut(isi, citra, masuk):
    assert not {b["NAMA"] for b in buku(masuk(citra))["Data Utama"]} & {"Rina Wulandari", "Joko Susilo"}


def test_peran_yang_dicabut_sebelum_dikerjakan(isi, sari, masuk):
    pekerjaan = pesan(masuk(sari))
    Penugasan.objects.filter(pengguna=sari).delete()
    ekspor_jalankan(str(pekerjaan.pk), pekerjaan.kota_id)
    assert not any(cache.get(kunci_pesanan(pekerjaan.pk)) or [])
    pekerjaan.refresh_from_db()
    assert masuk(sari).get(pekerjaan.alamat_hasil).status_code == 410


def test_saringan_yang_salah_tidak_mengekspor_semua(isi, sari, masuk):
    peramban = masuk(sari)
    assert dict(peramban.get(ALAMAT, {"golongan": "ngawur"}).context["rincian"])["Pegawai"] == "0"
    peramban.post(f"{ALAMAT}?golongan=ngawur", ALASAN)
    assert not Pekerjaan.objects.exists()


LEMBAR_IMPOR = {
    "Data Utama": "pegawai",
    "Golongan": "riwayat-pangkat",
    "Jabatan": "riwayat-jabatan",
    "Pendidikan": "riwayat-pendidikan",
    "Diklat": "riwayat-diklat",
    "Kursus": "riwayat-diklat",
    "Kinerja": "riwayat-kinerja",
}


@pytest.mark.parametrize("lembar", LEMBAR_IMPOR)
def test_setiap_lembar_dikenali_impor(isi, sari, masuk, lembar):
    """What leaves can come back: headings find their fields, and no cell is refused."""
    jenis = DAFTAR[LEMBAR_IMPOR[lembar]]
    baris = buku(masuk(sari))[lembar]
    assert baris
    judul = list(baris[0])
    peta = {judul[i]: jenis.kolom_bernama(nama) for i, nama in tebak(judul, jenis.kolom).items()}
    dikenali = {k.nama for k in peta.values()}
    wajib = {k.nama for k in jenis.kolom if k.wajib} | set(jenis.wajib_baru)
    assert wajib <= dikenali
    for satu in baris:
        for nama, kolom in peta.items():
            if satu[nama] is not None and not kosong(satu[nama]):
                kolom.baca(satu[nama])
