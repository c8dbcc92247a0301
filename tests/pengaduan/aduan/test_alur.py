"""Handling: every state × every act, clocks in the city's own calendar, bounces, pauses, merging, redaction."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError

from asn.core.models import HariLibur, RiwayatKeadaan
from asn.core.services import VersiBasi
from asn.core.workflows import TransitionRefused
from pengaduan.aduan.models import Aduan, AturanDisposisi, KetentuanWaktu, NaskahTersegel
from pengaduan.aduan.services import malam, tangani, tujuan
from pengaduan.aduan.services.bacaan import bacaan
from pengaduan.aduan.services.catatan import LangkahDitolak, langkah_luar
from pengaduan.aduan.services.waktu import Jam
from pengaduan.aduan.workflows import ADUAN_WORKFLOW, LANGKAH_LUAR, KeadaanAduan
from tests.pengaduan.aduan.pembuat import buat_aduan, buat_kategori, buat_kelurahan, disposisi, geser, verifikasi

pytestmark = pytest.mark.django_db
SENIN = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)


def jalankan(nama, aduan, kantor, oleh):
    """The service behind a transition of the table."""
    alasan = "Alasan yang cukup panjang"
    return {
        "lepas": lambda: tangani.aduan_lepas(aduan=aduan, oleh=oleh),
        "verifikasi": lambda: verifikasi(aduan, oleh),
        "disposisi": lambda: tangani.aduan_disposisi(aduan=aduan, instansi=kantor.bidang, oleh=oleh),
        "kembalikan": lambda: tangani.aduan_kembalikan(aduan=aduan, alasan=alasan, oleh=oleh),
        "terima": lambda: tangani.aduan_terima_tugas(aduan=aduan, oleh=oleh),
        "tanggapi": lambda: tangani.aduan_jawab(aduan=aduan, isi="Sedang kami periksa.", oleh=oleh),
        "tindak_lanjuti": lambda: tangani.aduan_jawab(aduan=aduan, isi="Sudah kami perbaiki.", oleh=oleh, tuntas=True),
        "gabung": lambda: tangani.aduan_gabung(aduan=aduan, induk=buat_aduan(kantor.kota), oleh=oleh),
    }.get(nama, lambda: tangani.aduan_akhiri(aduan=aduan, cara=nama, alasan=alasan, oleh=oleh))


@pytest.mark.parametrize("transisi", ADUAN_WORKFLOW.transisi, ids=lambda t: t.nama)
def test_setiap_keadaan_kali_setiap_tindakan(kantor, transisi):
    induk = buat_aduan(kantor.kota)
    for keadaan in KeadaanAduan:
        aduan = geser(buat_aduan(kantor.kota), keadaan=keadaan.value, instansi=kantor.bidang, induk=induk)
        langkah = jalankan(transisi.nama, aduan, kantor, kantor.koordinator)
        if keadaan in transisi.dari:
            langkah()
            aduan.refresh_from_db()
            assert aduan.keadaan == transisi.ke
            assert RiwayatKeadaan.objects.filter(objek_id=aduan.pk, transisi=transisi.nama).count() == 1
            assert aduan.peristiwa.filter(kode=transisi.nama, oleh=kantor.koordinator).exists()
        else:
            with pytest.raises(TransitionRefused):
                langkah()
            aduan.refresh_from_db()
            assert aduan.keadaan == keadaan


@pytest.mark.parametrize("nama", LANGKAH_LUAR)
def test_setiap_keadaan_kali_setiap_langkah_luar(kantor, nama):
    dari, ke = LANGKAH_LUAR[nama]
    for keadaan in KeadaanAduan:
        aduan = buat_aduan(kantor.kota)
        aduan.keadaan = keadaan.value
        if keadaan in dari:
            assert langkah_luar(nama, aduan, pelaku="sistem").keadaan == ke
        else:
            with pytest.raises(LangkahDitolak):
                langkah_luar(nama, aduan, pelaku="sistem")


@pytest.mark.parametrize("transisi", ADUAN_WORKFLOW.transisi, ids=lambda t: t.nama)
def test_orang_dan_kota_yang_salah(kantor, orang_sorong, transisi):
    aduan = geser(buat_aduan(kantor.kota), keadaan=sorted(transisi.dari)[0], instansi=kantor.bidang)
    for orang in (orang_sorong, kantor.auditor, kantor.admin):
        with pytest.raises(PermissionDenied):
            jalankan(transisi.nama, aduan, kantor, orang)()


def test_versi_yang_basi_ditolak(kantor):
    aduan = buat_aduan(kantor.kota)
    verifikasi(aduan, kantor.koordinator)
    with pytest.raises(VersiBasi):
        tangani.aduan_disposisi(aduan=aduan, instansi=kantor.bidang, oleh=kantor.koordinator, versi=1)


@time_machine.travel(SENIN, tick=False)
def test_tenggat_menurut_kelas_dan_kalender(kantor):
    HariLibur.objects.create(kota=kantor.kota, tanggal=date(2026, 3, 4), nama="HUT Kota", jenis="libur_kota")
    aduan = buat_aduan(kantor.kota)
    assert aduan.tenggat_verifikasi == date(2026, 3, 6)
    assert aduan.tunggu == "verifikasi"
    aduan = verifikasi(aduan, kantor.koordinator, kantor.bidang, kelas="normatif")
    jam = Jam(kantor.kota)
    assert aduan.tenggat_jawab == jam.kalender.tambah(date(2026, 3, 2), 5) == date(2026, 3, 10)
    assert aduan.tenggat_selesai == date(2026, 3, 10)
    assert aduan.kuning == jam.kalender.tambah(date(2026, 3, 2), 4)
    berkadar = verifikasi(buat_aduan(kantor.kota), kantor.koordinator, kelas="berkadar")
    assert berkadar.tenggat_selesai == jam.kalender.tambah(date(2026, 3, 2), 60)


@time_machine.travel(SENIN, tick=False)
def test_ketentuan_kota_menang_dengan_jenis_harinya(kantor):
    KetentuanWaktu.objects.create(
        kota=kantor.kota,
        langkah="jawab",
        hari=2,
        jenis_hari="kalender",
        berlaku_mulai=date(2026, 1, 1),
        dasar="Perwal 1",
    )
    aduan = verifikasi(buat_aduan(kantor.kota), kantor.koordinator)
    assert aduan.tenggat_jawab == date(2026, 3, 4)


def test_hari_dihitung_di_zona_kota(lingkup, kota_tangsel, kota_sorong):
    malam_jumat = datetime(2026, 3, 5, 16, 30, tzinfo=UTC)  # 23.30 WIB Thursday, 01.30 WIT Friday
    with time_machine.travel(malam_jumat, tick=False):
        assert buat_aduan(kota_tangsel).diterima_tanggal == date(2026, 3, 5)
        assert buat_aduan(kota_sorong).diterima_tanggal == date(2026, 3, 6)


def test_jawaban_pertama_dan_tindak_lanjut(kantor):
    with time_machine.travel(SENIN, tick=False):
        aduan = disposisi(kantor.kota, kantor.bidang, kantor.koordinator)
    with time_machine.travel(datetime(2026, 3, 9, 3, tzinfo=UTC), tick=False):
        tangani.aduan_jawab(aduan=aduan, isi="Kami periksa.", oleh=kantor.penghubung)
    with time_machine.travel(datetime(2026, 3, 11, 3, tzinfo=UTC), tick=False):
        tangani.aduan_jawab(aduan=aduan, isi="Sudah menyala.", oleh=kantor.penghubung, tuntas=True)
        aduan.refresh_from_db()
        assert aduan.dijawab_tanggal == date(2026, 3, 9) == aduan.tenggat_jawab
        assert (aduan.ditindaklanjuti_tanggal, aduan.hari_kerja) == (date(2026, 3, 11), 7)
        assert (aduan.tunggu, aduan.petugas) == ("tutup", kantor.penghubung)
        assert aduan.tenggat == Jam(kantor.kota).kalender.tambah(date(2026, 3, 11), 10)


def test_dua_klik_satu_jawaban(kantor):
    aduan = disposisi(kantor.kota, kantor.bidang, kantor.koordinator)
    kunci = aduan.kunci_kirim
    for _ in range(2):
        tangani.aduan_jawab(aduan=aduan, isi="Kami periksa.", oleh=kantor.penghubung, kunci=kunci)
    assert aduan.tanggapan.count() == 1


def test_pengembalian_dihitung_dan_waktu_pelapor_tetap(kantor):
    aduan = disposisi(kantor.kota, kantor.bidang, kantor.koordinator)
    tenggat = aduan.tenggat_jawab
    with pytest.raises(ValidationError):
        tangani.aduan_kembalikan(aduan=aduan, alasan="salah", oleh=kantor.penghubung)
    hasil = tangani.aduan_kembalikan(aduan=aduan, alasan="Bukan jalan kota", oleh=kantor.penghubung)
    assert (hasil.kembali, hasil.instansi, hasil.tenggat_jawab) == (1, None, tenggat)
    assert not Aduan.objects.terlihat_oleh(kantor.penghubung, "aduan.tangani_aduan").exists()


def test_jeda_hanya_dengan_alasan_dan_menggeser_tenggat(kantor):
    with time_machine.travel(SENIN, tick=False):
        aduan = disposisi(kantor.kota, kantor.bidang, kantor.koordinator)
        with pytest.raises(ValidationError):
            tangani.aduan_jeda(aduan=aduan, alasan="", oleh=kantor.penghubung)
        tangani.aduan_jeda(aduan=aduan, alasan="Menunggu suku cadang", oleh=kantor.penghubung)
        with pytest.raises(TransitionRefused):
            tangani.aduan_jeda(aduan=aduan, alasan="Menunggu lagi saja", oleh=kantor.penghubung)
    with time_machine.travel(datetime(2026, 3, 5, 3, tzinfo=UTC), tick=False):
        assert malam.eskalasi_semua(kantor.kota) == 0
        hasil = tangani.aduan_lanjut(aduan=aduan, oleh=kantor.penghubung)
    assert hasil.hari_jeda == 3
    assert hasil.tenggat_jawab == Jam(kantor.kota).kalender.tambah(aduan.tenggat_jawab, 3)
    assert hasil.jeda.get().alasan == "Menunggu suku cadang"


def test_penggabungan_mengabari_setiap_pelapor(kantor, antrean):
    satu = buat_aduan(kantor.kota, identitas={"surel": "a@contoh.id"})
    induk = disposisi(kantor.kota, kantor.bidang, kantor.koordinator)
    tangani.aduan_gabung(aduan=satu, induk=induk, oleh=kantor.koordinator)
    antrean.clear()
    tangani.aduan_jawab(aduan=induk, isi="Lampu sudah diganti.", oleh=kantor.penghubung, tuntas=True)
    assert {pk for _, pk in antrean} == {satu.pk, induk.pk}
    satu.refresh_from_db()
    assert "Lampu sudah diganti." in [b.teks for b in bacaan(kantor.kota, satu.pk).linimasa if b.jenis]
    with pytest.raises(ValidationError):
        tangani.aduan_gabung(aduan=buat_aduan(kantor.kota), induk=satu, oleh=kantor.koordinator)


def test_penyuntingan_menyegel_naskah_asli(kantor):
    aduan = buat_aduan(kantor.kota, isi="Tetangga saya NIK 3674012505900001 membuang sampah di sungai.")
    tangani.aduan_sunting(
        aduan=aduan,
        judul=aduan.judul,
        isi="Tetangga saya membuang sampah di sungai.",
        lokasi="",
        alasan="Memuat NIK orang lain",
        oleh=kantor.koordinator,
    )
    aduan.refresh_from_db()
    assert "3674" not in aduan.isi
    assert "3674" not in NaskahTersegel.objects.get(aduan=aduan).sandi


def test_terbit_hanya_yang_disensor_dan_tidak_rahasia(kantor):
    isi = "Hubungi saya di 081234567890 bila lampu sudah diperbaiki ya."
    terbit = verifikasi(buat_aduan(kantor.kota, isi=isi), kantor.koordinator, terbit=True, isi_publik=isi)
    assert terbit.terbit
    assert "0812" not in terbit.isi_publik
    tertutup = verifikasi(buat_aduan(kantor.kota, rahasia=True), kantor.koordinator, terbit=True)
    assert (tertutup.terbit, tertutup.isi_publik) == (False, "")


def test_aturan_disposisi_yang_paling_khusus_menang(kantor):
    kelurahan = buat_kelurahan(kantor.kota)
    lampu = buat_kategori(kantor.kota)
    AturanDisposisi.objects.create(kota=kantor.kota, wilayah=kelurahan.induk, tujuan=kantor.inspektorat)
    AturanDisposisi.objects.create(kota=kantor.kota, kategori=lampu, tujuan=kantor.perhubungan)
    AturanDisposisi.objects.create(kota=kantor.kota, kategori=lampu, wilayah=kelurahan, tujuan=kantor.bidang)
    jam = Jam(kantor.kota)
    usul = lambda **isi: tujuan.tujuan_usulan(buat_aduan(kantor.kota, **isi), jam)  # noqa: E731
    assert usul(kategori=lampu, kelurahan=kelurahan) == kantor.bidang
    assert usul(kategori=lampu) == kantor.perhubungan
    assert usul(kelurahan=kelurahan) == kantor.inspektorat
    assert usul() is None


def test_eskalasi_naik_bertahap_dan_sekali(kantor):
    with time_machine.travel(SENIN, tick=False):
        aduan = disposisi(kantor.kota, kantor.bidang, kantor.koordinator)
        tangani.aduan_terima_tugas(aduan=aduan, oleh=kantor.penghubung)
    jam = Jam(kantor.kota)
    with time_machine.travel(datetime(2026, 3, 6, 3, tzinfo=UTC), tick=False):
        assert malam.eskalasi_semua(kantor.kota) == 0
        assert kantor.penghubung.kabar.filter(judul__startswith="Aduan mendesak").count() == 1
        malam.eskalasi_semua(kantor.kota)
        assert kantor.penghubung.kabar.filter(judul__startswith="Aduan mendesak").count() == 1
    for lewat, tingkat in ((1, 1), (3, 2), (6, 3)):
        hari = jam.kalender.tambah(aduan.tenggat_jawab, lewat)
        with time_machine.travel(datetime(hari.year, hari.month, hari.day, 3, tzinfo=UTC), tick=False):
            malam.eskalasi_semua(kantor.kota)
            malam.eskalasi_semua(kantor.kota)
        aduan.refresh_from_db()
        assert aduan.eskalasi == tingkat
    assert aduan.peristiwa.filter(kode="eskalasi").count() == 3
    assert kantor.kepala.kabar.exists()
    assert kantor.inspektur.kabar.count() == 1


def test_ditutup_setelah_sepuluh_hari_kerja(kantor):
    aduan = disposisi(kantor.kota, kantor.bidang, kantor.koordinator)
    tangani.aduan_jawab(aduan=aduan, isi="Sudah menyala.", oleh=kantor.penghubung, tuntas=True)
    assert malam.aduan_tutup_semua(kantor.kota) == 0
    geser(aduan, tenggat=date(2020, 1, 1))
    assert malam.aduan_tutup_semua(kantor.kota) == 1
    assert malam.aduan_tutup_semua(kantor.kota) == 0
    aduan.refresh_from_db()
    assert (aduan.keadaan, aduan.tenggat) == ("selesai", None)
    assert aduan.peristiwa.filter(kode="tutup", pelaku="sistem").count() == 1


def test_tak_dilengkapi_diarsipkan(kantor):
    aduan = buat_aduan(kantor.kota)
    tangani.aduan_akhiri(aduan=aduan, cara="minta_lengkapi", alasan="Sebutkan nama jalannya", oleh=kantor.koordinator)
    geser(aduan, tenggat=date(2020, 1, 1))
    assert malam.aduan_tutup_semua(kantor.kota) == 1
    aduan.refresh_from_db()
    assert aduan.keadaan == "diarsipkan"
