"""People from a table into the register and back."""

import pytest

from kepegawaian.pegawai.models import Pegawai
from tests.impor.berkas import buku, naskah, orang, tabel
from tests.kepegawaian.pembuat import buat_pegawai

pytestmark = pytest.mark.django_db


def hitungan(impor):
    return {n: getattr(impor, n) for n in ("baris", "baru", "berubah", "sama", "galat") if getattr(impor, n)}


def test_baru_diterapkan_lalu_dibatalkan(periksa, terapkan, batalkan):
    impor = periksa(naskah(tabel(orang(i) for i in range(1, 6))))
    assert (impor.keadaan, impor.pesan) == ("diperiksa", "")
    assert hitungan(impor) == {"baris": 5, "baru": 5}
    impor = terapkan(impor)
    assert (impor.keadaan, impor.pesan) == ("diterapkan", "")
    asal = orang(3)
    hasil = Pegawai.objects.get(nip=asal["NIP BARU"])
    assert (hasil.nama, hasil.nik, hasil.versi, hasil.kedudukan) == ("Pegawai Nomor 3", asal["NIK"], 1, "AKTIF")
    impor = batalkan(impor)
    assert (impor.keadaan, impor.pesan) == ("dibatalkan", "")
    assert not Pegawai.objects.exists()


def test_perubahan_menaikkan_versi_dan_kembali_saat_dibatalkan(periksa, terapkan, batalkan):
    terapkan(periksa(naskah(tabel(orang(i) for i in range(1, 4)))))
    berubah = orang(2, NAMA="Nama Baru", NIK=orang(14)["NIK"])
    impor = periksa(buku(tabel([orang(1), berubah, orang(9)])), "data.xlsx")
    assert hitungan(impor) == {"baris": 3, "baru": 1, "berubah": 1, "sama": 1}
    baris = impor.isi_baris.get(status="berubah")
    assert baris.beda["nama"] == ["Pegawai Nomor 2", "Nama Baru"]
    assert baris.beda["nik"] == [None, None]
    assert orang(14)["NIK"] not in str(baris.isi)
    impor = terapkan(impor)
    hasil = Pegawai.objects.get(nip=berubah["NIP BARU"])
    assert (hasil.nama, hasil.nik, hasil.versi) == ("Nama Baru", berubah["NIK"], 2)
    batalkan(impor)
    hasil.refresh_from_db()
    assert (hasil.nama, hasil.nik, hasil.versi) == ("Pegawai Nomor 2", orang(2)["NIK"], 3)
    assert Pegawai.objects.count() == 3


def test_semua_ditolak_selama_ada_galat_dan_yang_sah_dapat_diterapkan(periksa, terapkan, sari):
    from asn.core.workflows import TransitionRefused  # noqa: PLC0415

    impor = periksa(naskah(tabel([orang(1), orang(2, **{"NIP BARU": "1,98E+17"}), orang(3)])))
    assert hitungan(impor) == {"baris": 3, "baru": 2, "galat": 1}
    masalah = impor.isi_baris.get(status="galat").masalah
    assert masalah[0]["kolom"] == "nip"
    assert "Teks" in masalah[0]["pesan"]
    with pytest.raises(TransitionRefused, match="sah saja"):
        terapkan(impor)
    assert terapkan(impor, "sah").keadaan == "diterapkan"
    assert Pegawai.objects.count() == 2


def test_orang_kota_lain_ditolak_tanpa_dibuka(periksa, kota_sorong):
    lain = buat_pegawai(kota_sorong, "Yosep Rahasia", golongan="")
    impor = periksa(naskah(tabel([orang(1, **{"NIP BARU": lain.nip})])))
    masalah = impor.isi_baris.get().masalah
    assert hitungan(impor) == {"baris": 1, "galat": 1}
    assert any("tidak dapat dipakai di kota ini" in m["pesan"] for m in masalah)
    assert "Yosep" not in str(masalah)
