"""Riwayat from tables: found by natural key, superseded and never overwritten, wrong ones named."""

from datetime import date

import pytest

from asn.core.models import RiwayatKeadaan
from kepegawaian.instansi.models import IndikatorInstansi
from kepegawaian.pegawai.models import (
    RiwayatDiklat,
    RiwayatJabatan,
    RiwayatKinerja,
    RiwayatKompetensi,
    RiwayatPangkat,
    RiwayatPendidikan,
)
from tests.impor.berkas import naskah
from tests.kepegawaian.pembuat import (
    buat_golongan,
    buat_indikator,
    buat_instansi,
    buat_jabatan,
    buat_kompetensi,
    buat_pegawai,
    buat_riwayat_jabatan,
    buat_riwayat_pangkat,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def dinas(lingkup, kota_tangsel):
    return buat_instansi(kota_tangsel, "Dinas Kesehatan")


@pytest.fixture
def rina(lingkup, kota_tangsel, dinas):
    """CPNS 2015 with III/c since then, analyst since 2020."""
    for kode in ("III/c", "III/d", "IV/a"):
        buat_golongan(kode)
    return buat_pegawai(kota_tangsel, jabatan=buat_jabatan(dinas, "Analis Kebijakan"))


def satu_masalah(impor):
    """The one fault of the one row, as (field, sentence)."""
    baris = impor.isi_baris.get()
    galat = [m for m in baris.masalah if m["berat"] == "galat"]
    assert (impor.galat, len(galat)) == (1, 1), baris.masalah
    return galat[0]["kolom"], galat[0]["pesan"]


def pangkat(periksa, *baris):
    return periksa(naskah([["NIP", "GOL AKHIR NAMA", "TMT GOL AKHIR", "NO SK"], *baris]), jenis="riwayat-pangkat")


def test_pangkat_baru_lalu_batal(periksa, terapkan, batalkan, rina):
    impor = pangkat(periksa, [rina.nip, "III/d", "01-04-2024", "SK-1"])
    assert (impor.baru, impor.galat) == (1, 0)
    impor = terapkan(impor)
    baru = RiwayatPangkat.objects.get(tmt=date(2024, 4, 1))
    assert (baru.sumber, baru.verifikasi, baru.nomor_sk, baru.jenis) == ("IMPOR", "BELUM", "SK-1", "REGULER")
    rina.refresh_from_db()
    assert rina.golongan.kode == "III/d"
    assert batalkan(impor).keadaan == "dibatalkan"
    baru.refresh_from_db()
    rina.refresh_from_db()
    assert (baru.verifikasi, rina.golongan.kode) == ("DICABUT", "III/c")


def test_perbaikan_menggantikan_dan_tidak_menimpa(periksa, terapkan, batalkan, rina):
    lama = RiwayatPangkat.objects.get()
    impor = pangkat(periksa, [rina.nip, "III/d", lama.tmt, "SK-9"])
    baris = impor.isi_baris.get()
    assert (impor.berubah, baris.beda) == (1, {"golongan_id": ["III/c", "III/d"], "nomor_sk": ["", "SK-9"]})
    impor = terapkan(impor)
    lama.refresh_from_db()
    baru = RiwayatPangkat.objects.sah().get()
    assert (lama.verifikasi, lama.golongan.kode, lama.nomor_sk) == ("DIGANTI", "III/c", "")
    assert (baru.menggantikan, baru.golongan.kode, baru.nomor_sk, baru.versi) == (lama, "III/d", "SK-9", 1)
    batalkan(impor)
    lama.refresh_from_db()
    baru.refresh_from_db()
    assert (lama.verifikasi, baru.verifikasi) == ("TERVERIFIKASI", "DICABUT")
    ulang = pangkat(periksa, [rina.nip, "III/d", lama.tmt, "SK-9"])
    assert ulang.berubah == 1


def test_yang_terverifikasi_dapat_dipertahankan(periksa, rina):
    lama = RiwayatPangkat.objects.get()
    isi = naskah([["NIP", "GOLONGAN", "TMT"], [rina.nip, "III/d", lama.tmt], [rina.nip, "IV/a", "01-04-2024"]])
    impor = periksa(isi, jenis="riwayat-pangkat", jangan_timpa=True)
    assert (impor.lewat, impor.baru, impor.berubah) == (1, 1, 0)


def test_isian_pegawai_yang_terisi_dapat_dipertahankan(periksa, terapkan, rina):
    isi = naskah([["NIP", "NAMA", "GELAR BELAKANG"], [rina.nip, "Nama Lain", "S.Sos."]])
    impor = terapkan(periksa(isi, jangan_timpa=True))
    rina.refresh_from_db()
    assert (impor.berubah, rina.nama, rina.gelar_belakang) == (1, "Rina Wulandari", "S.Sos.")


@pytest.mark.parametrize(
    ("nip", "golongan", "tmt", "kolom", "kata"),
    [
        ("", "III/d", "01-04-2024", "nip", "Wajib diisi"),
        ("199203152015032999", "III/d", "01-04-2024", "nip", "tidak terdaftar"),
        (None, "IX", "01-04-2024", "golongan", "bukan golongan untuk jenis ASN"),
        (None, "III/d", "01-04-1980", "tmt", "mendahului tanggal lahir"),
        (None, "III/d", "01-04-2090", "tmt", "masa depan"),
        (None, "III/z", "01-04-2024", "golongan", "tidak dikenal"),
    ],
)
def test_pangkat_yang_ditolak(periksa, rina, nip, golongan, tmt, kolom, kata):
    impor = pangkat(periksa, [rina.nip if nip is None else nip, golongan, tmt, ""])
    kolom_salah, pesan = (
        satu_masalah(impor)
        if nip is None
        else (
            impor.isi_baris.get().masalah[0]["kolom"],
            impor.isi_baris.get().masalah[0]["pesan"],
        )
    )
    assert (kolom_salah, kata in pesan) == (kolom, True)


def test_golongan_mundur_diperingatkan(periksa, rina):
    buat_riwayat_pangkat(rina, buat_golongan("IV/a"), tmt=date(2022, 4, 1))
    impor = pangkat(periksa, [rina.nip, "III/d", "01-04-2024", ""])
    assert (impor.baru, impor.peringatan) == (1, 1)
    assert "lebih rendah" in impor.isi_baris.get().masalah[0]["pesan"]


def test_orang_kota_lain_tidak_dikenali_riwayatnya(periksa, rina, kota_sorong):
    lain = buat_pegawai(kota_sorong, "Yosep Rahasia", golongan="")
    assert (
        "tidak terdaftar"
        in pangkat(periksa, [lain.nip, "III/d", "01-04-2024", ""]).isi_baris.get().masalah[0]["pesan"]
    )


KEPALA_JABATAN = ["NIP", "JABATAN NAMA", "UNOR NAMA", "UNOR INDUK", "TMT JABATAN", "TMT SELESAI", "JENIS PENUGASAN"]


def jabatan(periksa, *baris):
    return periksa(naskah([KEPALA_JABATAN, *baris]), jenis="riwayat-jabatan")


def test_jabatan_berurutan_menutup_yang_sebelumnya(periksa, terapkan, batalkan, rina, dinas):
    buat_jabatan(dinas, "Kepala Seksi")
    awal = RiwayatJabatan.objects.get()
    impor = jabatan(
        periksa,
        [rina.nip, "analis kebijakan", "dinas kesehatan", "", awal.tmt_mulai, "", ""],
        [rina.nip, "Kepala Seksi", "Dinas Kesehatan", "", "01-07-2023", "", "Definitif"],
    )
    assert (impor.galat, impor.berubah, impor.baru) == (0, 1, 1), [b.masalah for b in impor.isi_baris.all()]
    impor = terapkan(impor)
    assert impor.keadaan == "diterapkan", impor.pekerjaan.pesan
    urut = RiwayatJabatan.objects.sah().order_by("tmt_mulai")
    assert [(r.nama_jabatan, r.tmt_selesai) for r in urut] == [
        ("Analis Kebijakan", date(2023, 6, 30)),
        ("Kepala Seksi", None),
    ]
    rina.refresh_from_db()
    assert rina.jabatan.nama == "Kepala Seksi"
    batalkan(impor)
    rina.refresh_from_db()
    awal.refresh_from_db()
    assert (rina.jabatan.nama, awal.tmt_selesai, awal.verifikasi) == ("Analis Kebijakan", None, "TERVERIFIKASI")


def test_jabatan_terbuka_berakhir_oleh_yang_diimpor_dan_terbuka_lagi(periksa, terapkan, batalkan, rina, dinas):
    """The rule of the form: an open position ends the day before; the preview says so, the undo gives it back."""
    awal = RiwayatJabatan.objects.get()
    impor = jabatan(periksa, [rina.nip, "Analis Kebijakan", "Dinas Kesehatan", "", "01-07-2023", "", ""])
    assert (impor.baru, impor.galat, impor.peringatan) == (1, 0, 1)
    [masalah] = impor.isi_baris.get().masalah
    assert masalah["pesan"] == (
        "Jabatan Analis Kebijakan sejak 02-01-2020 ikut berakhir 30-06-2023, sehari sebelum jabatan ini."
    )
    impor = terapkan(impor)
    assert impor.keadaan == "diterapkan", impor.pesan
    awal.refresh_from_db()
    assert (awal.tmt_selesai, awal.verifikasi, awal.versi) == (date(2023, 6, 30), "TERVERIFIKASI", 2)
    jejak = RiwayatKeadaan.objects.get(objek_id=awal.pk, transisi="tutup")
    assert (jejak.catatan, jejak.dasar, jejak.oleh) == ("Berakhir 30-06-2023", f"Impor nomor {impor.pk}", impor.oleh)
    impor = batalkan(impor)
    assert impor.keadaan == "dibatalkan", impor.pesan
    awal.refresh_from_db()
    assert (awal.tmt_selesai, awal.versi) == (None, 3)


def test_pembatalan_tidak_membuka_jabatan_yang_disusul_jabatan_lain(periksa, terapkan, batalkan, rina, dinas):
    awal = RiwayatJabatan.objects.get()
    impor = terapkan(
        jabatan(periksa, [rina.nip, "Analis Kebijakan", "Dinas Kesehatan", "", "01-07-2023", "30-06-2024", ""])
    )
    buat_riwayat_jabatan(rina, awal.jabatan, tmt_mulai=date(2024, 7, 1))
    impor = batalkan(impor)
    assert (impor.keadaan, "bertentangan" in impor.pesan) == ("diterapkan", True)
    awal.refresh_from_db()
    assert awal.tmt_selesai == date(2023, 6, 30)


@pytest.mark.parametrize(
    ("mulai", "selesai", "kata"),
    [("01-07-2018", "", "Isi TMT selesai jabatan ini"), ("01-07-2022", "", "Sertakan jabatan itu di berkas ini")],
)
def test_jabatan_yang_bertumpang_tindih(periksa, rina, dinas, mulai, selesai, kata):
    if "Sertakan" in kata:
        RiwayatJabatan.objects.update(tmt_selesai=date(2023, 12, 31))
    kolom, pesan = satu_masalah(
        jabatan(periksa, [rina.nip, "Analis Kebijakan", "Dinas Kesehatan", "", mulai, selesai, ""])
    )
    assert kolom == "tmt_mulai"
    assert "Bertumpang tindih dengan Analis Kebijakan sejak 02-01-2020" in pesan
    assert kata in pesan


def test_jabatan_plt_boleh_merangkap(periksa, terapkan, rina, dinas):
    impor = jabatan(periksa, [rina.nip, "Analis Kebijakan", "Dinas Kesehatan", "", "01-07-2023", "31-12-2023", "Plt."])
    assert terapkan(impor).keadaan == "diterapkan"


@pytest.mark.parametrize(
    ("nama", "unit", "kolom", "kata"),
    [
        ("Analis Kebijakn", "Dinas Kesehatan", "jabatan", "“Analis Kebijakan”"),
        ("Analis Kebijakan", "Dinas Kesehatn", "instansi", "“Dinas Kesehatan”"),
    ],
)
def test_nama_yang_salah_ketik_disarankan(periksa, rina, nama, unit, kolom, kata):
    impor = jabatan(periksa, [rina.nip, nama, unit, "", "01-07-2019", "31-12-2019", ""])
    pesan = {m["kolom"]: m["pesan"] for m in impor.isi_baris.get().masalah}
    assert "Mungkin maksudnya" in pesan[kolom]
    assert kata in pesan[kolom]


def test_unit_senama_perlu_perangkat_daerah(periksa, rina, dinas, kota_tangsel):
    sosial = buat_instansi(kota_tangsel, "Dinas Sosial")
    for induk in (dinas, sosial):
        buat_jabatan(buat_instansi(kota_tangsel, "Sekretariat", induk=induk), "Arsiparis", atasan=None)
    isi = [rina.nip, "Arsiparis", "Sekretariat", "", "01-07-2018", "31-12-2018", ""]
    pesan = {m["kolom"]: m["pesan"] for m in jabatan(periksa, isi).isi_baris.get().masalah}
    assert "Ada beberapa unit" in pesan["instansi"]
    isi[3] = "Dinas Sosial"
    impor = jabatan(periksa, isi)
    assert (impor.baru, impor.galat) == (1, 0)


def isi(periksa, jenis, kepala, *baris):
    return periksa(naskah([kepala, *baris]), jenis=jenis)


def test_pendidikan(periksa, terapkan, rina):
    kepala = ["NIP", "TINGKAT PENDIDIKAN", "NAMA SEKOLAH", "TGL LULUS"]
    terapkan(isi(periksa, "riwayat-pendidikan", kepala, [rina.nip, "S-2", "UI", "20 Agu 2018"]))
    hasil = RiwayatPendidikan.objects.get()
    rina.refresh_from_db()
    assert (hasil.tingkat, hasil.lembaga, hasil.tanggal_lulus) == (8, "UI", date(2018, 8, 20))
    assert rina.pendidikan == 8
    assert (
        satu_masalah(isi(periksa, "riwayat-pendidikan", kepala, [rina.nip, "S-3", "UI", "2020"]))[0] == "tanggal_lulus"
    )


def test_diklat(periksa, terapkan, rina):
    kepala = ["NIP", "NAMA DIKLAT", "JENIS DIKLAT", "INSTITUSI PENYELENGGARA", "TGL MULAI", "JUMLAH JAM"]
    terapkan(isi(periksa, "riwayat-diklat", kepala, [rina.nip, "Layanan", "3", "BPSDM", "04-03-2024", "40,5"]))
    diklat = RiwayatDiklat.objects.get()
    assert (str(diklat.jp), diklat.rumpun, diklat.tanggal_selesai) == ("40.50", "teknis", date(2024, 3, 4))


def test_kinerja_setahun_dan_triwulan(periksa, terapkan, rina, dinas):
    kepala = ["NIP", "TAHUN", "TW", "PREDIKAT", "NILAI"]
    awal = [rina.nip, 2024, "", "Baik", "91,5"], [rina.nip, 2025, "II", "Sangat baik", ""]
    assert terapkan(isi(periksa, "riwayat-kinerja", kepala, *awal)).baru == 2
    hasil = {(k.tahun, k.triwulan, k.instansi_id) for k in RiwayatKinerja.objects.all()}
    assert hasil == {(2024, None, dinas.pk), (2025, 2, dinas.pk)}
    ubah = [rina.nip, 2024, "", "Kurang", ""], [rina.nip, 2025, 2, "Sangat Baik", ""]
    ulang = isi(periksa, "riwayat-kinerja", kepala, *ubah)
    assert (ulang.berubah, ulang.sama) == (1, 1)
    rina.refresh_from_db()
    assert rina.predikat == "SANGAT_BAIK"


def test_indikator_diperbarui_lalu_kembali(periksa, terapkan, batalkan, dinas):
    buat_indikator(dinas, "2026-T3", nilai=80)
    kepala = ["Perangkat daerah", "Periode", "Indikator", "Nilai"]
    baris = [["Dinas Kesehatan", "TW3/2026", "IKM", "82,5"], ["dinas kesehatan", "2026-T2", "IKM", "81"]]
    impor = periksa(naskah([kepala, *baris]), jenis="indikator-instansi")
    assert (impor.berubah, impor.baru, impor.galat) == (1, 1, 0), [b.masalah for b in impor.isi_baris.all()]
    impor = terapkan(impor)
    assert impor.keadaan == "diterapkan", impor.pekerjaan.pesan
    assert {i.periode: float(i.nilai) for i in IndikatorInstansi.objects.all()} == {"2026-T3": 82.5, "2026-T2": 81.0}
    assert batalkan(impor).keadaan == "dibatalkan"
    assert {i.periode: float(i.nilai) for i in IndikatorInstansi.objects.all()} == {"2026-T3": 80.0}


def test_indikator_salah(periksa, dinas):
    kepala = ["Instansi", "Periode", "Jenis", "Nilai"]
    rendah = isi(periksa, "indikator-instansi", kepala, ["Dinas Kesehatan", "2026-T3", "IKM", "20"])
    assert satu_masalah(rendah)[0] == "nilai"
    salah_ketik = isi(periksa, "indikator-instansi", kepala, ["Dinas Kesehtan", "2026-T3", "IKM", "80"])
    assert "“Dinas Kesehatan”" in satu_masalah(salah_ketik)[1]


def test_kompetensi_dengan_kode_atau_nama(periksa, terapkan, rina):
    kamus = buat_kompetensi("M1", "Integritas")
    kepala = ["NIP", "KODE KOMPETENSI", "LEVEL", "TGL UJI", "LEMBAGA PENILAI"]
    terapkan(isi(periksa, "riwayat-kompetensi", kepala, [rina.nip, "m1", "3", "04-03-2024", "BKN"]))
    hasil = RiwayatKompetensi.objects.get()
    assert (hasil.kompetensi, hasil.level, hasil.tanggal) == (kamus, 3, date(2024, 3, 4))
    ulang = isi(periksa, "riwayat-kompetensi", kepala, [rina.nip, "Integritas", "4", "04-03-2024", "BKN"])
    assert (ulang.berubah, ulang.baru) == (1, 0)
    salah = [rina.nip, "Melukis", "3", "04-03-2024", "BKN"], [rina.nip, "M1", "7", "04-03-2024", "BKN"]
    assert satu_masalah(isi(periksa, "riwayat-kompetensi", kepala, salah[0]))[0] == "kompetensi"
    assert satu_masalah(isi(periksa, "riwayat-kompetensi", kepala, salah[1]))[0] == "level"
