"""Deny by default: every address states who may enter, and the public ones are a short list."""

import pytest
from django.urls import reverse

from tests.architecture.alamat import semua_alamat

PUBLIK = {
    *(
        f"lapor:{nama}"
        for nama in ("lapor", "terkirim", "lacak", "laporan", "balas", "nilai", "tutup", "berkas", "foto", "terbit")
    ),
    "beranda",
    "healthz",
    "readyz",
    "tema",
    "verifikasi_cari",
    "verifikasi_dokumen",
    "keberatan:putusan",
    "akun:pintu_demo",
    "akun:masuk_demo",
    "akun:surel_demo",
    "warga:kota",
    "warga:pilih",
    *(f"statistik:{nama}" for nama in ("lihat", "kamus", "csv", "json")),
    "tindak_lanjut:kehormatan",
    "survei:kota",
    "survei:data_csv",
    "survei:hasil",
    "survei:laporan",
    "survei:jawaban_csv",
    "survei:kupon_cari",
    "survei:kupon_isi",
    "survei:terbuka",
    "survei:kios",
    "survei:terima_kasih",
    *(f"hasil_seleksi:{nama}" for nama in ("publik", "berkas", "publik_sanggah")),
    "program:verifikasi",
    *(f"lowongan:{nama}" for nama in ("kota", "lihat", "seleksi", "statistik", "hasil")),
    *("lamaran:daftar", "lamaran:aktifkan"),
    "program:katalog_publik",
    "promosi:kota",
    "promosi:seleksi_publik",
    "promosi:berkas_publik",
    "forum:kota",
    "forum:lihat",
    "forum:masukan",
    "forum:tanggapan",
    "forum:dokumen",
    "forum:berita_acara",
    "forum:data",
    "forum:tulis",
    "forum:terkirim",
    "forum:surel",
    "forum:saya",
    "forum:keluar",
    "forum:tarik",
    "forum:keberatan",
    "forum:dukung",
}


def test_setiap_alamat_menyatakan_izin():
    tanpa = [nama for nama, pola in semua_alamat() if not getattr(pola.callback, "izin", None)]
    assert tanpa == []


def test_alamat_publik_hanya_yang_terdaftar():
    publik = {nama for nama, pola in semua_alamat() if getattr(pola.callback, "izin", None) == "publik"}
    assert publik == PUBLIK


def test_setiap_alamat_bernama():
    assert [nama for nama, _ in semua_alamat() if nama.endswith("None")] == []


@pytest.mark.django_db
def test_alamat_tertutup_mengalihkan_tamu(client):
    for nama, pola in semua_alamat():
        if pola.callback.izin == "publik" or pola.pattern.converters:
            continue
        jawaban = client.get(f"/{_jalur(nama)}")
        assert jawaban.status_code in (302, 405), nama
        if jawaban.status_code == 302:
            assert "/akun/" in jawaban.headers["Location"], nama


def _jalur(nama: str) -> str:
    return reverse(nama).lstrip("/")
