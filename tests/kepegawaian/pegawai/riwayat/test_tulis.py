"""Deposit, correct, withdraw, verify: every kind, the wrong version, conflicts, evidence, and what follows at once."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from asn.core.berkas import berkas_terlihat
from asn.core.models import RiwayatKeadaan
from asn.core.services import VersiBasi
from asn.core.tautan import tautan_asal
from kepegawaian.pegawai.models import RiwayatDiklat, RiwayatJabatan, RiwayatPangkat
from kepegawaian.pegawai.services.profil import JENIS_RIWAYAT
from kepegawaian.pegawai.services.riwayat import (
    akibat_cabut,
    isi_dari,
    riwayat_akibat,
    riwayat_cabut,
    riwayat_catat,
    riwayat_perbaiki,
    riwayat_periksa,
    riwayat_verifikasi,
)
from tests.kepegawaian import pembuat
from tests.kepegawaian.pegawai.riwayat.conftest import KODE

# One changed field per kind.
PERBAIKAN = {
    "jabatan": {"nama_jabatan": "Analis Mutu Madya"},
    "pangkat": {"mkg_bulan": 2},
    "kgb": {"nomor_sk": "822/1/2024"},
    "angka_kredit": {"angka": "37.5"},
    "pendidikan": {"jurusan": "Epidemiologi"},
    "diklat": {"jp": "32"},
    "kompetensi": {"level": 4},
    "kinerja": {"predikat": "SANGAT_BAIK"},
    "penghargaan": {"nama": "Inovasi Layanan Terbaik"},
    "hukdis": {"pelanggaran": "Tidak masuk kerja 12 hari"},
    "keluarga": {"nama": "Dimas Pratama Putra"},
    "dokumen": {"tanggal": "2019-02-04"},
}


@pytest.mark.parametrize("kode", KODE)
def test_catat_perbaiki_cabut_setiap_jenis(kota, sari, isi_sah, kode):
    jenis = JENIS_RIWAYAT[kode]
    baris = riwayat_catat(jenis=jenis, pegawai=kota.rina, isi=isi_sah(kode), oleh=sari, siasn_id="abc")
    baris.refresh_from_db()
    assert (baris.verifikasi, baris.diverifikasi_oleh, baris.versi, baris.sumber) == (
        "TERVERIFIKASI",
        sari,
        1,
        "SISTEM",
    )
    assert isi_dari(baris) == isi_dari(baris) | {k: v for k, v in isi_sah(kode).items() if k not in ("angka", "jp")}

    baru = riwayat_perbaiki(sasaran=baris, versi=1, isi=PERBAIKAN[kode], oleh=sari)
    baris.refresh_from_db()
    baru.refresh_from_db()
    assert (baris.verifikasi, baris.versi, baru.menggantikan_id, baru.siasn_id) == ("DIGANTI", 2, baris.pk, "abc")
    assert set(jenis.model.objects.filter(pegawai=kota.rina).sah()) >= {baru}
    assert baris not in jenis.model.objects.filter(pegawai=kota.rina).sah()

    riwayat_cabut(sasaran=baru, versi=1, alasan="SK ternyata milik orang lain", oleh=sari)
    baru.refresh_from_db()
    assert baru.verifikasi == "DICABUT"
    langkah = list(RiwayatKeadaan.objects.filter(objek_id__in=[baris.pk, baru.pk]).values_list("transisi", flat=True))
    assert langkah == ["catat", "ganti", "perbaiki", "cabut"]


def test_versi_lama_ditolak_dengan_kedua_versi(kota, sari, isi_sah):
    baris = riwayat_catat(jenis=JENIS_RIWAYAT["diklat"], pegawai=kota.rina, isi=isi_sah("diklat"), oleh=sari)
    riwayat_perbaiki(sasaran=baris, versi=1, isi={"jp": "32"}, oleh=sari)
    with pytest.raises(VersiBasi) as galat:
        riwayat_perbaiki(sasaran=baris, versi=1, isi={"jp": "24"}, oleh=sari)
    assert ("JP", "32", "24") in galat.value.beda
    assert galat.value.beda[0][1] == "Digantikan perbaikan"
    with pytest.raises(VersiBasi):
        riwayat_cabut(sasaran=baris, versi=2, alasan="Tercatat dua kali", oleh=sari)


def test_nomor_versi_salah_pada_baris_berlaku(kota, sari, isi_sah):
    baris = riwayat_catat(jenis=JENIS_RIWAYAT["diklat"], pegawai=kota.rina, isi=isi_sah("diklat"), oleh=sari)
    with pytest.raises(VersiBasi):
        riwayat_perbaiki(sasaran=baris, versi=7, isi={"jp": "24"}, oleh=sari)


def test_perbaikan_tanpa_perubahan_ditolak(kota, sari, isi_sah):
    baris = riwayat_catat(jenis=JENIS_RIWAYAT["diklat"], pegawai=kota.rina, isi=isi_sah("diklat"), oleh=sari)
    with pytest.raises(ValidationError, match="Tidak ada yang berubah"):
        riwayat_perbaiki(sasaran=baris, versi=1, isi=isi_sah("diklat"), oleh=sari)


def test_konflik_disebut_pada_kolomnya_dan_tidak_meninggalkan_apa_pun(kota, sari, isi_sah):
    isi = isi_sah("pangkat") | {"tmt": "1989-01-01"}
    with pytest.raises(ValidationError) as galat:
        riwayat_catat(jenis=JENIS_RIWAYAT["pangkat"], pegawai=kota.rina, isi=isi, oleh=sari)
    assert "mendahului kelahiran" in galat.value.message_dict["tmt"][0]
    assert RiwayatPangkat.objects.filter(pegawai=kota.rina).count() == 1


def test_isian_salah_disebut_pada_kolomnya(kota, sari, isi_sah):
    isi = isi_sah("kompetensi") | {"level": 9, "kompetensi": 0, "warna": "merah"}
    with pytest.raises(ValidationError) as galat:
        riwayat_catat(jenis=JENIS_RIWAYAT["kompetensi"], pegawai=kota.rina, isi=isi, oleh=sari)
    assert set(galat.value.message_dict) == {"level", "kompetensi", "__all__"}


def test_jabatan_kota_lain_ditolak(kota, sari, isi_sah):
    isi = isi_sah("jabatan") | {"jabatan": kota.yosep.jabatan_id}
    with pytest.raises(ValidationError) as galat:
        riwayat_catat(jenis=JENIS_RIWAYAT["jabatan"], pegawai=kota.rina, isi=isi, oleh=sari)
    assert galat.value.message_dict["jabatan"] == ["Pilihan ini bukan milik kota pegawai."]


def test_jabatan_baru_menutup_yang_terbuka_dan_memberitahukannya(kota, sari, isi_sah):
    jenis, isi = JENIS_RIWAYAT["jabatan"], isi_sah("jabatan") | {"jabatan": kota.penyuluh.pk, "instansi": kota.lain.pk}
    lama = RiwayatJabatan.objects.get(pegawai=kota.rina)
    assert riwayat_akibat(jenis=jenis, pegawai=kota.rina, isi=isi) == [
        ("Jabatan sebelumnya, Analis Mutu: sampai", "sekarang", "31 Januari 2024")
    ]
    riwayat_catat(jenis=jenis, pegawai=kota.rina, isi=isi, oleh=sari)
    lama.refresh_from_db()
    kota.rina.refresh_from_db()
    assert (lama.tmt_selesai, lama.verifikasi, lama.versi) == (date(2024, 1, 31), "TERVERIFIKASI", 2)
    # The derived block follows at once.
    assert (kota.rina.jabatan, kota.rina.instansi) == (kota.penyuluh, kota.lain)
    assert RiwayatKeadaan.objects.get(objek_id=lama.pk, transisi="tutup").oleh == sari


def test_tanpa_menutup_jabatan_baru_bertumpang_tindih(kota, sari, isi_sah):
    with pytest.raises(ValidationError) as galat:
        riwayat_catat(
            jenis=JENIS_RIWAYAT["jabatan"],
            pegawai=kota.rina,
            isi=isi_sah("jabatan"),
            oleh=sari,
            tutup_sebelumnya=False,
        )
    assert "Analis Mutu (02-01-2020 sampai sekarang)" in galat.value.message_dict["tmt_mulai"][0]


def test_perbaikan_tmt_menggeser_akhir_jabatan_sebelumnya(kota, sari, isi_sah):
    jenis = JENIS_RIWAYAT["jabatan"]
    lama = RiwayatJabatan.objects.get(pegawai=kota.rina)
    baris = riwayat_catat(jenis=jenis, pegawai=kota.rina, isi=isi_sah("jabatan"), oleh=sari)
    akibat = riwayat_akibat(jenis=jenis, pegawai=kota.rina, isi={"tmt_mulai": "2024-03-01"}, sasaran=baris)
    assert akibat == [("Jabatan sebelumnya, Analis Mutu: sampai", "31 Januari 2024", "29 Februari 2024")]
    riwayat_perbaiki(sasaran=baris, versi=1, isi={"tmt_mulai": "2024-03-01"}, oleh=sari)
    lama.refresh_from_db()
    assert lama.tmt_selesai == date(2024, 2, 29)


def akhir(baris) -> date | None:
    baris.refresh_from_db()
    return baris.tmt_selesai


def test_pencabutan_membuka_kembali_jabatan_yang_ditutupnya(kota, sari, isi_sah):
    jenis, lama = JENIS_RIWAYAT["jabatan"], RiwayatJabatan.objects.get(pegawai=kota.rina)
    baris = riwayat_catat(jenis=jenis, pegawai=kota.rina, isi=isi_sah("jabatan"), oleh=sari)
    assert akibat_cabut(baris) == [("Jabatan sebelumnya, Analis Mutu: sampai", "31 Januari 2024", "sekarang")]
    riwayat_cabut(sasaran=baris, versi=1, alasan="SK milik orang lain", oleh=sari)
    assert akhir(lama) is None
    assert RiwayatKeadaan.objects.filter(objek_id=lama.pk).last().transisi == "buka"
    kota.rina.refresh_from_db()
    assert kota.rina.jabatan == lama.jabatan


def test_pencabutan_di_tengah_menyambung_sampai_jabatan_berikutnya(kota, sari, isi_sah):
    jenis, lama = JENIS_RIWAYAT["jabatan"], RiwayatJabatan.objects.get(pegawai=kota.rina)
    tengah = riwayat_catat(jenis=jenis, pegawai=kota.rina, isi=isi_sah("jabatan"), oleh=sari)
    isi = isi_sah("jabatan") | {"tmt_mulai": "2025-02-01", "tanggal_sk": "2025-01-20", "tanggal_pelantikan": None}
    terakhir = riwayat_catat(jenis=jenis, pegawai=kota.rina, isi=isi, oleh=sari)
    tengah.refresh_from_db()
    riwayat_cabut(sasaran=tengah, versi=tengah.versi, alasan="SK milik orang lain", oleh=sari)
    assert akhir(lama) == date(2025, 1, 31)
    riwayat_cabut(sasaran=terakhir, versi=1, alasan="SK milik orang lain", oleh=sari)
    assert akhir(lama) is None


def test_akhir_menurut_sk_sendiri_tidak_dibuka(kota, sari, isi_sah):
    lama = RiwayatJabatan.objects.get(pegawai=kota.rina)
    lama.tmt_selesai = date(2024, 1, 31)
    lama.save()
    baris = riwayat_catat(jenis=JENIS_RIWAYAT["jabatan"], pegawai=kota.rina, isi=isi_sah("jabatan"), oleh=sari)
    assert akibat_cabut(baris) == []
    riwayat_cabut(sasaran=baris, versi=1, alasan="SK milik orang lain", oleh=sari)
    assert akhir(lama) == date(2024, 1, 31)


def test_golongan_mundur_tidak_membocorkan_hukdis(kota, sari, isi_sah):
    """What proposers read is the same with and without a punishment; only the deposit, by the BKD, knows."""
    jenis = JENIS_RIWAYAT["pangkat"]
    isi = isi_sah("pangkat") | {"golongan": pembuat.buat_golongan("II/d").pk, "jenis": "REGULER"}

    def terbaca() -> list[tuple[str, str]]:
        return [(t.kode, t.pesan) for t in riwayat_periksa(jenis=jenis, pegawai=kota.rina, isi=isi)]

    tanpa = terbaca()
    assert "GOLONGAN_TURUN" in dict(tanpa)
    with pytest.raises(ValidationError, match="catat hukuman itu lebih dahulu"):
        riwayat_catat(jenis=jenis, pegawai=kota.rina, isi=isi, oleh=sari)
    pembuat.buat_riwayat_hukdis(kota.rina, jenis="B1", tmt_mulai=date.fromisoformat(isi["tmt"]))
    assert terbaca() == tanpa
    assert riwayat_catat(jenis=jenis, pegawai=kota.rina, isi=isi, oleh=sari).pk


def test_bukti_menjadi_milik_baris_dan_terbawa_perbaikan(kota, sari, citra, isi_sah, berkas):
    usulan = pembuat.buat_dokumen(kota.rina)
    berkas_sk = berkas(usulan)
    jenis = JENIS_RIWAYAT["hukdis"]
    baris = riwayat_catat(jenis=jenis, pegawai=kota.rina, isi=isi_sah("hukdis"), bukti=berkas_sk, oleh=sari)
    berkas_sk.refresh_from_db()
    assert (berkas_sk.pemilik_id, berkas_sk.izin) == (str(baris.pk), "pegawai.view_riwayathukdis")
    assert berkas_terlihat(sari, berkas_sk.pk) == berkas_sk
    assert berkas_terlihat(citra, berkas_sk.pk) is None
    baru = riwayat_perbaiki(sasaran=baris, versi=1, isi=PERBAIKAN["hukdis"], oleh=sari)
    assert baru.bukti == berkas_sk
    # Still readable, though the row it came with counts no longer.
    assert berkas_terlihat(sari, berkas_sk.pk) == berkas_sk
    pengganti = berkas(usulan, "baru.pdf")
    akhir = riwayat_perbaiki(sasaran=baru, versi=1, isi={}, bukti=pengganti, oleh=sari)
    assert akhir.bukti == pengganti


def test_verifikasi_baris_apa_adanya(kota, sari):
    baris = pembuat.buat_riwayat_diklat(kota.rina, verifikasi="BELUM")
    riwayat_verifikasi(sasaran=baris, versi=1, oleh=sari)
    baris.refresh_from_db()
    assert (baris.verifikasi, baris.diverifikasi_oleh, baris.versi) == ("TERVERIFIKASI", sari, 2)


def test_pencabutan_perlu_alasan_dan_menyegarkan_keadaan(kota, sari):
    baris = RiwayatJabatan.objects.get(pegawai=kota.rina)
    with pytest.raises(ValidationError, match="alasan"):
        riwayat_cabut(sasaran=baris, versi=1, alasan="keliru", oleh=sari)
    riwayat_cabut(sasaran=baris, versi=1, alasan="SK milik orang lain", oleh=sari)
    kota.rina.refresh_from_db()
    assert kota.rina.jabatan is None


def test_perbaikan_mewarisi_halaman_asal_dan_profil_menautkannya(kota, sari, masuk, isi_sah):
    asal = "/kinerja/skp/7/"
    baris = riwayat_catat(
        jenis=JENIS_RIWAYAT["diklat"], pegawai=kota.rina, isi=isi_sah("diklat"), oleh=sari, tautan=asal
    )
    baru = riwayat_perbaiki(sasaran=baris, versi=1, isi={"jp": "32"}, oleh=sari)
    assert baru.tautan == asal
    halaman = masuk(sari).get(f"{reverse('pegawai:rincian', args=[kota.rina.pk])}?bagian=pendidikan").content.decode()
    assert f'<a href="{asal}">Lihat asal' in halaman


@pytest.mark.parametrize("tautan", ["", "https://contoh.id/", "//contoh.id/", "/\\contoh.id", "javascript:alert(1)"])
def test_halaman_luar_tidak_ditautkan(tautan):
    assert tautan_asal(RiwayatDiklat(tautan=tautan)) == ""
