"""Pages of planning and doing: owner, penilai, colleague and stranger; forms, messages, the short path."""

import pytest
from django.urls import reverse

from kinerja.skp.models import SKP, PermintaanPenilai, RencanaAksi, SiklusKinerja
from tests.kinerja.skp.pembuat import buat_rhk, buat_skp, jadikan


@pytest.fixture
def skp(tim):
    return buat_skp(tim.rina, tim.siklus, tim.akun["rina"])


@pytest.fixture
def buka(masuk, tim):
    """`buka("rina", "skp:saya")`: the page as this person sees it."""

    def satu(orang, nama, *argumen, data=None, kueri=""):
        klien = masuk(tim.akun[orang] if isinstance(orang, str) else orang)
        alamat = f"{reverse(nama, args=argumen)}{kueri}"
        return klien.get(alamat) if data is None else klien.post(alamat, data, follow=True)

    return satu


def isi(jawaban):
    return jawaban.content.decode()


RHK = {
    "teks": "Laporan evaluasi simpang tersedia",
    "jenis": "utama",
    "klasifikasi": "individu",
    "cara_turun": "langsung",
    "versi": "1",
    "indikator-TOTAL_FORMS": "3",
    "indikator-INITIAL_FORMS": "0",
    "indikator-0-teks": "Jumlah laporan",
    "indikator-0-aspek": "kuantitas",
    "indikator-0-target_min": "12",
    "indikator-0-satuan": "laporan",
    "indikator-0-arah": "maksimal",
}


def test_jalan_pendek_dari_nol_sampai_ditetapkan(tim, buka):
    """What a person does on a phone: choose, add one result, submit; the leader agrees and sets."""
    assert "Susun SKP 2026" in isi(buka("rina", "skp:saya"))
    buka("rina", "skp:susun", data={"asal_isi": "kosong"})
    skp = SKP.objects.get(pegawai=tim.rina)
    kosong = buka("rina", "skp:ajukan", skp.pk, data={"versi": "1"})
    assert "sedikitnya satu rencana hasil kerja utama" in isi(kosong)
    buka("rina", "skp:rhk_tambah", skp.pk, data=RHK)
    buka("rina", "skp:ajukan", skp.pk, data={"versi": "2"})
    assert "Menunggu Anda" in isi(buka("bima", "skp:tim"))
    for langkah, kata in (("sepakati", "disepakati"), ("tetapkan", "ditetapkan")):
        assert kata in isi(buka("bima", f"skp:{langkah}", skp.pk, data={"versi": "2"}))
    skp.refresh_from_db()
    assert (skp.keadaan, skp.naskah) == ("ditetapkan", 1)
    assert "Buat rencana aksi Triwulan IV 2026" in isi(buka("rina", "skp:saya"))


def test_dua_kali_kirim_pilihan_awal_membuka_skp_yang_sama(tim, buka):
    for _ in range(2):
        jawaban = buka("rina", "skp:susun", data={"asal_isi": "kosong"})
        assert jawaban.redirect_chain[-1][0] == SKP.objects.get(pegawai=tim.rina).get_absolute_url()


def test_rhk_menyebut_kesalahan_di_isiannya(tim, skp, buka):
    buat_skp(tim.bima, tim.siklus, tim.akun["bima"])
    salah = RHK | {"teks": "", "indikator-0-satuan": "", "versi": "1"}
    teks = isi(buka("rina", "skp:rhk_tambah", skp.pk, data=salah))
    assert "Ada isian yang perlu diperbaiki" in teks
    assert "Pilih RHK pimpinan yang didukung" in teks
    assert "Isian ini wajib diisi" in teks
    assert skp.rhk.count() == 1


def test_rhk_yang_basi_memperingatkan_dan_kiriman_kedua_berlaku(tim, skp, buka):
    SKP.objects.filter(pk=skp.pk).update(versi=5)
    rhk = skp.rhk.get()
    basi = buka("rina", "skp:rhk_ubah", rhk.pk, data=RHK)
    assert "sudah berubah sejak Anda membukanya" in isi(basi)
    assert 'name="versi" value="5"' in isi(basi)
    buka("rina", "skp:rhk_ubah", rhk.pk, data=RHK | {"versi": "5"})
    rhk.refresh_from_db()
    assert rhk.teks == RHK["teks"]


def test_rhk_diubah_tanpa_menghapus_indikatornya(tim, skp, buka):
    rhk = skp.rhk.get()
    lama = rhk.indikator.get()
    data = RHK | {"indikator-INITIAL_FORMS": "1", "indikator-0-id": str(lama.pk), "indikator-0-target_min": "24"}
    buka("rina", "skp:rhk_ubah", rhk.pk, data=data)
    assert rhk.indikator.get().pk == lama.pk
    assert rhk.indikator.get().target == "24 laporan"


@pytest.mark.parametrize(
    ("orang", "status"), [("rina", 200), ("bima", 200), ("joko", 404), ("mira", 404), ("sari", 200), ("citra", 404)]
)
def test_siapa_melihat_skp(tim, skp, buka, request, orang, status):
    pengguna = tim.akun[orang] if orang in tim.akun else request.getfixturevalue(orang)
    assert buka(pengguna, "skp:rincian", skp.pk).status_code == status


@pytest.mark.parametrize("bagian", ["rencana", "pelaksanaan", "dialog", "riwayat", "tidak-ada"])
@pytest.mark.parametrize("orang", ["rina", "bima"])
def test_setiap_bagian_terbuka(tim, skp, buka, orang, bagian):
    jadikan(skp, "ditetapkan")
    assert buka(orang, "skp:rincian", skp.pk, kueri=f"?bagian={bagian}").status_code == 200


def test_penilai_meminta_klarifikasi_dan_pegawai_membacanya(tim, skp, buka):
    jadikan(skp, "diajukan")
    pendek = buka("bima", "skp:klarifikasi", skp.pk, data={"versi": "1", "catatan": "?"})
    assert "Ada isian yang perlu diperbaiki" in isi(pendek)
    buka("bima", "skp:klarifikasi", skp.pk, data={"versi": "1", "catatan": "Target simpang belum terukur."})
    assert "Target simpang belum terukur." in isi(buka("rina", "skp:saya"))


def test_matriks_mengisi_sel_orang_yang_belum_punya_skp(tim, buka):
    assert "Susun SKP Anda lebih dulu" in isi(buka("bima", "skp:matriks"))
    milik = buat_skp(tim.bima, tim.siklus, tim.akun["bima"])
    kolom = milik.rhk.get()
    assert "Belum ada yang berperan" in isi(buka("bima", "skp:matriks"))
    buka("bima", "skp:sel", kolom.pk, tim.joko.pk, data={"teks": "Survei simpang", "cara_turun": "langsung"})
    assert SKP.objects.get(pegawai=tim.joko).rhk.get().induk == kolom
    assert "Survei simpang" in isi(buka("bima", "skp:matriks"))
    assert "Survei simpang" in isi(buka("bima", "skp:pohon"))
    assert buka("bima", "skp:sel", kolom.pk, tim.mira.pk).status_code == 404
    assert buka("mira", "skp:sel", kolom.pk, tim.joko.pk).status_code == 404


def test_rencana_aksi_bukti_dan_realisasi_lewat_halaman(tim, skp, buka, settings, tmp_path):
    settings.BERKAS_ROOT = tmp_path
    jadikan(skp, "ditetapkan")
    rhk = skp.rhk.get()
    aksi = {"rhk": rhk.pk, "periode": "2026-T4", "teks": "Survei simpang", "target": "2 simpang"}
    buka("rina", "skp:rencana_aksi_tambah", skp.pk, data=aksi)
    rencana = RencanaAksi.objects.get()
    kosong = buka("rina", "skp:bukti", rencana.pk, data={"nama": "BA"})
    assert "Unggah berkas atau isi tautannya" in isi(kosong)
    buka("rina", "skp:bukti", rencana.pk, data={"nama": "BA", "tautan": "https://contoh.invalid/ba"})
    buka("rina", "skp:rencana_aksi_selesai", rencana.pk, data={"selesai": "ya"})
    i = rhk.indikator.get().pk
    tanpa = buka("rina", "skp:realisasi", skp.pk, "2026-T3", data={f"nilai_{i}": ""})
    assert "Isi realisasi sedikitnya satu indikator" in isi(tanpa)
    jawaban = buka("rina", "skp:realisasi", skp.pk, "2026-T3", data={f"nilai_{i}": "9,5", f"teks_{i}": "Tercapai"})
    assert "1 dari 1 indikator" in isi(jawaban)
    assert str(skp.realisasi.get().nilai) == "9.50"
    assert buka("rina", "skp:realisasi", skp.pk, "2026-S1").status_code == 404
    assert buka("bima", "skp:realisasi", skp.pk, "2026-T3").status_code == 403


def test_atasan_salah_diminta_dan_diputus(tim, skp, buka, sari):
    data = {"jabatan": tim.jabatan_kepala.pk, "alasan": "Ditugaskan langsung pada kepala dinas"}
    assert "terkirim kepada pengelola" in isi(buka("rina", "skp:penilai", skp.pk, data=data))
    assert "masih menunggu pemeriksaan" in isi(buka("rina", "skp:penilai", skp.pk, data=data))
    baris = PermintaanPenilai.objects.get()
    assert "Rina Wulandari" in isi(buka(sari, "skp:permintaan_daftar"))
    tolak = {"putusan": "tolak", "alasan_putusan": ""}
    assert "alasan penolakan" in isi(buka(sari, "skp:permintaan", baris.pk, data=tolak))
    buka(sari, "skp:permintaan", baris.pk, data={"putusan": "setuju", "alasan_putusan": ""})
    skp.refresh_from_db()
    assert skp.penilai == tim.mira


def test_progres_siklus_dan_daftar_bagi_bkd(tim, skp, buka, sari):
    assert "Dinas Perhubungan" in isi(buka(sari, "skp:progres"))
    daftar = isi(buka(sari, "skp:progres_daftar", kueri="?progres=belum"))
    assert "Joko Susilo" in daftar
    assert "Rina Wulandari" not in daftar
    ekspor = buka(sari, "skp:progres_daftar", kueri="?progres=belum&format=csv")
    assert ekspor.status_code in (200, 302)
    buka(sari, "skp:siklus_buka", kueri="?tahun=2027", data={})
    siklus = SiklusKinerja.objects.get(tahun=2027)
    form = isi(buka(sari, "skp:siklus_atur", siklus.pk))
    assert "perlu verifikasi" in form
    assert buka("rina", "skp:progres").status_code == 403
    assert buka("rina", "skp:siklus").status_code == 403


def test_pengelola_menyusunkan_dan_menetapkan(tim, buka, sari):
    buka(sari, "skp:susun_untuk", tim.joko.pk, data={})
    skp = SKP.objects.get(pegawai=tim.joko)
    buat_rhk(skp)
    pesan = isi(buka(sari, "skp:tetapkan_pengelola", skp.pk, data={"versi": "1", "catatan": "Belum disusun"}))
    assert "Ditetapkan" in pesan
    skp.refresh_from_db()
    assert (skp.keadaan, skp.oleh_pengelola) == ("ditetapkan", True)


def test_ekspektasi_umpan_balik_dan_dialog_lewat_halaman(tim, skp, buka):
    buka("bima", "skp:ekspektasi", skp.pk, data={"versi": "1", "AK": "Laporan tanpa salah hitung"})
    assert "Laporan tanpa salah hitung" in isi(buka("rina", "skp:rincian", skp.pk))
    jadikan(skp, "ditetapkan")
    sasaran = f"rhk:{skp.rhk.get().pk}"
    umpan = {"sasaran": sasaran, "sifat": "apresiasi", "teks": "Laporan rapi dan tepat waktu"}
    assert "Umpan balik terkirim" in isi(buka("bima", "skp:umpan_balik", skp.pk, data=umpan))
    assert "Umpan balik baru" in isi(buka("rina", "skp:saya"))
    data = {"tanggal": "2026-11-20", "topik": "Target", "catatan": "Disesuaikan", "kesepakatan": "", "versi": "1"}
    assert "menunggu pengakuan" in isi(buka("rina", "skp:dialog_tambah", skp.pk, data=data))
    dialog = skp.dialog.get()
    assert "Anda akui" in isi(buka("bima", "skp:dialog_akui", dialog.pk, data={"versi": "1"}))
    assert buka("joko", "skp:dialog_akui", dialog.pk, data={"versi": "1"}).status_code == 404


def test_templat_dan_pengecualian_lewat_halaman(tim, buka, sari):
    data = {
        "nama": "Analis",
        "nama_jabatan": "Analis",
        "aktif": "on",
        "versi": "1",
        "butir-TOTAL_FORMS": "2",
        "butir-INITIAL_FORMS": "0",
        "butir-0-rhk": "Laporan tersedia",
        "butir-0-indikator": "Jumlah laporan",
        "butir-0-aspek": "kuantitas",
        "butir-0-target_min": "12",
        "butir-0-satuan": "laporan",
    }
    assert "Templat tersimpan" in isi(buka(sari, "skp:templat_tambah", data=data))
    assert "Templat Analis" in isi(buka("rina", "skp:susun"))
    kecuali = {"nip": tim.joko.nip, "alasan": "mpp", "mulai": "2026-01-01", "dasar": "SK 1/2026"}
    assert "Joko Susilo" in isi(buka(sari, "skp:pengecualian_tambah", data=kecuali))
    salah = isi(buka(sari, "skp:pengecualian_tambah", data=kecuali | {"nip": "1"}))
    assert "Tidak ada pegawai dengan NIP ini" in salah
    assert "tidak menyusun SKP" in isi(buka("joko", "skp:saya"))
