"""Pages: drafts stay hidden, the scoring screen is blind, refusals stand at their fields, citizens read no names."""

from datetime import date

import pytest
from django.db import connection, transaction
from django.urls import reverse

from asn.core.periode import Periode
from kepegawaian.pegawai.models import Pegawai
from kepegawaian.pegawai.services.keadaan import keadaan_pada
from kepegawaian.promosi.models import HasilSeleksi, SeleksiJabatan
from kepegawaian.promosi.services import paket, pilihan
from kepegawaian.promosi.services.setor import paket_setor
from kinerja.evaluasi.figur.cakupan import cakupan_instansi
from kinerja.evaluasi.figur.fakta import siapkan
from tests.kepegawaian.seleksi.pembuat import beri_nilai, berperingkat, buat_seleksi, dinilai, umumkan
from tests.kepegawaian.seleksi.test_pengangkatan import TMT, buat_paket, ditetapkan

KOTA = "tangerang-selatan"


@pytest.fixture
def buka(kantor, masuk):
    """`buka("sari", "promosi:seleksi", pk)`: the page as this account sees it."""

    def get(nama, alamat, *argumen, **isi):
        klien = masuk(kantor.sebagai(nama))
        jalur = reverse(alamat, args=argumen)
        return klien.post(jalur, isi) if isi else klien.get(jalur)

    return get


def test_draf_tidak_tampil_kepada_warga(kantor, client):
    baris = buat_seleksi(kantor)
    assert client.get(reverse("promosi:seleksi_publik", args=[KOTA, baris.pk])).status_code == 404
    assert baris.judul not in client.get(reverse("promosi:kota", args=[KOTA])).content.decode()
    umumkan(kantor, baris)
    halaman = client.get(reverse("promosi:seleksi_publik", args=[KOTA, baris.pk]))
    assert halaman.status_code == 200
    assert client.get(reverse("promosi:seleksi_publik", args=["sorong", baris.pk])).status_code == 404
    assert client.get(reverse("promosi:berkas_publik", args=[KOTA, baris.pk])).status_code == 404


def test_warga_membaca_nomor_bukan_nama(kantor, waktu, client):
    baris = berperingkat(kantor, waktu, banyak=3)
    isi = client.get(reverse("promosi:seleksi_publik", args=[KOTA, baris.pk])).content.decode()
    assert "P-001" in isi
    assert "Calon" not in isi
    berkas = client.get(reverse("promosi:berkas_publik", args=[KOTA, baris.pk]))
    assert berkas.content.decode() == HasilSeleksi.objects.get(seleksi=baris).berkas
    assert "Calon" not in berkas.content.decode()
    utama = client.get(reverse("promosi:kota", args=[KOTA])).content.decode()
    assert "disembunyikan" in utama  # one appointment is too few to publish


def test_layar_panitia_buta_dan_tanpa_nama_pada_makalah(kantor, waktu, buka):
    baris = dinilai(kantor, waktu, banyak=3)
    makalah = baris.tahap.select_related("seleksi").get(kode="MAKALAH")
    peserta = baris.lamaran.select_related("pegawai", "seleksi").get(nomor="P-001")
    beri_nilai(kantor, makalah, peserta, 5, siapa=0)
    layar = buka("panitia1", "promosi:nilai", makalah.pk, peserta.pk).content.decode()
    assert "Calon A" not in layar
    assert "checked" not in layar
    assert "checked" in buka("panitia0", "promosi:nilai", makalah.pk, peserta.pk).content.decode()
    kosong = buka("panitia1", "promosi:nilai", makalah.pk, peserta.pk, versi="0")
    assert (kosong.status_code, "Beri nilai untuk" in kosong.content.decode()) == (422, True)
    jawab = buka("panitia1", "promosi:nilai", makalah.pk, peserta.pk, versi="0", ANALISIS="4", GAGASAN="3")
    berikut = baris.lamaran.get(nomor="P-002")
    assert jawab.headers["Location"] == reverse("promosi:nilai", args=[makalah.pk, berikut.pk])
    assert buka("asing", "promosi:nilai", makalah.pk, peserta.pk).status_code == 404


def test_pegawai_melihat_kelayakan_dan_melamar(kantor, buka):
    baris = umumkan(kantor)
    lowongan = baris.lowongan.get()
    assert baris.lowongan.get().jabatan.nama in buka("calon0", "promosi:saya").content.decode()
    halaman = buka("calon0", "promosi:lamar", lowongan.pk).content.decode()
    assert "Usia saat pelantikan" in halaman
    ditolak = buka("calon0", "promosi:lamar", lowongan.pk, motivasi="pendek")
    assert (ditolak.status_code, "sedikitnya 20 huruf" in ditolak.content.decode()) == (422, True)
    isi = {"motivasi": "Ingin memperbaiki angkutan umum kota.", "benar": "on"}
    terkirim = buka("calon0", "promosi:lamar", lowongan.pk, **isi)
    satu = baris.lamaran.get()
    assert terkirim.headers["Location"] == reverse("promosi:lamaran_saya", args=[satu.pk])
    assert buka("calon1", "promosi:lamaran_saya", satu.pk).status_code == 404
    assert "sudah melamar" in buka("calon0", "promosi:lamar", lowongan.pk).content.decode()


def test_ppk_memilih_dan_calon_membaca_mengapa(kantor, waktu, buka):
    baris = berperingkat(kantor, waktu, banyak=4)
    lowongan, keempat = baris.lowongan.get(), baris.lamaran.get(nomor="P-004")
    halaman = buka("budi", "promosi:pilih", lowongan.pk).content.decode()
    assert ("Calon C" in halaman, "Calon D" in halaman) == (True, False)
    alasan = "Menguasai bidang perhubungan dan siap bekerja."
    luar = buka("budi", "promosi:pilih", lowongan.pk, calon=str(keempat.pk), alasan=alasan, yakin="on")
    assert luar.status_code == 422
    pilihan.calon_pilih(
        lowongan=lowongan,
        lamaran_id=baris.lamaran.get(nomor="P-001").pk,
        alasan=alasan,
        oleh=kantor.sebagai("budi"),
    )
    milik = buka("calon3", "promosi:lamaran_saya", keempat.pk).content.decode()
    for teks in ("Mengapa peringkat saya", "40,0000", "Peringkat <strong>4</strong> dari 4", "P5", alasan):
        assert teks in milik


def test_paket_hanya_ditawarkan_selama_pilihan_belum_terbawa(kantor, waktu, buka):
    baris = berperingkat(kantor, waktu, banyak=4)
    pilihan.calon_pilih(
        lowongan=baris.lowongan.get(),
        lamaran_id=baris.lamaran.get(nomor="P-001").pk,
        alasan="Menguasai bidang perhubungan dan siap bekerja.",
        oleh=kantor.sebagai("budi"),
    )
    tombol = "Buat paket pengangkatan"
    assert tombol in buka("sari", "promosi:seleksi", baris.pk).content.decode()
    buka("sari", "promosi:paket_dari_seleksi", baris.pk, tentang="Pengangkatan", tmt="2027-02-23")
    baris.refresh_from_db()
    assert baris.lowongan.get().pengangkatan.count() == 1
    assert tombol not in buka("sari", "promosi:seleksi", baris.pk).content.decode()


def test_seleksi_terbuka_terus_terang_tentang_pelamar_instansi_lain(kantor, buka, client):
    draf = buat_seleksi(kantor)
    assert "instansi lain belum diterima sistem" in buka("sari", "promosi:seleksi", draf.pk).content.decode()
    umumkan(kantor, draf)
    alamat = reverse("promosi:seleksi_publik", args=["tangerang-selatan", draf.pk])
    assert "ASN dari instansi lain belum diterima" in client.get(alamat).content.decode()


def test_bkd_menyusun_seleksi_lewat_halaman(kantor, buka):
    isi = {
        "cara": "TERBUKA",
        "judul": "Seleksi Kepala Dinas",
        "jabatan": [str(kantor.lowong.pk)],
        "pendaftaran_mulai": "2026-11-26",
        "pendaftaran_sampai": "2026-12-01",
        "rencana_pelantikan": "2027-02-01",
    }
    assert buka("sari", "promosi:seleksi_baru", **isi).status_code == 302
    baris = SeleksiJabatan.objects.get()
    halaman = buka("sari", "promosi:seleksi", baris.pk).content.decode()
    assert "sekarang 6 hari" in halaman
    assert buka("sari", "promosi:umumkan", baris.pk, alasan="").status_code == 422
    bobot = {f"bobot_{t.kode}": "25" for t in baris.tahap.all()}
    assert buka("sari", "promosi:bobot", baris.pk, **bobot).status_code == 302
    assert "lazimnya 15 sampai 20 persen" in buka("sari", "promosi:seleksi", baris.pk).content.decode()
    salah = buka("sari", "promosi:bobot", baris.pk, **(bobot | {"bobot_MAKALAH": "24"}))
    assert "tepat 100" in salah.content.decode()


def test_paket_dan_plt_lewat_halaman(kantor, buka):
    satu = buat_paket(kantor)
    assert "13 Desember 2026" in buka("sari", "promosi:paket", satu.pk).content.decode()
    salah = buka("sari", "promosi:butir_tambah", satu.pk, nip="1" * 18, jabatan=str(kantor.lowong.pk))
    assert "Tidak ada pegawai aktif" in salah.content.decode()
    isi = {
        "jenis": "PLT",
        "jabatan": str(kantor.lowong.pk),
        "nip": kantor.calon[1].nip,
        "mulai": "2026-11-25",
        "selesai": "2027-06-01",
        "nomor_sk": "800/1/SP",
        "tanggal_sk": "2026-11-24",
        "alasan": "Jabatan lowong",
    }
    melewati = buka("sari", "promosi:sementara_baru", **isi)
    assert (melewati.status_code, "dasar khusus" in melewati.content.decode()) == (422, True)
    assert buka("sari", "promosi:sementara_baru", **(isi | {"selesai": "2027-02-24"})).status_code == 302


def test_konfirmasi_menyebut_siapa_ke_mana_dan_sejak_kapan(kantor, buka):
    satu = buat_paket(kantor)
    paket.paket_ajukan(paket=satu, oleh=kantor.sebagai("sari"))
    paket.paket_tinjau(paket=satu, versi=satu.versi, oleh=kantor.sebagai("dian"))
    halaman = buka("budi", "promosi:paket_tetapkan", satu.pk).content.decode()
    for teks in ("14 Desember 2026", f"Calon A: {kantor.lowong}"):
        assert teks in halaman


def test_evaluasi_membaca_jabatan_baru_sejak_tmt(kantor, waktu):
    """Figures of a day stand on the state of that day: the old unit the day before, the new one on the TMT."""
    satu = ditetapkan(kantor)
    waktu.move_to("2026-12-14 03:00:00Z")
    assert paket_setor(paket_id=satu.pk) is True
    orang = Pegawai.objects.filter(pk=kantor.calon[0].pk)
    sebelum, sesudah = (keadaan_pada(orang, h).get() for h in (date(2026, 12, 13), TMT))
    assert sebelum.pada_jabatan_id != kantor.lowong.pk
    assert (sesudah.pada_jabatan_id, sesudah.pada_instansi_id) == (kantor.lowong.pk, kantor.dinas.pk)
    assert [_jabatan_dinilai(kantor, kode) for kode in ("2026-T3", "2026-T4")] == [
        sebelum.pada_jabatan_id,
        kantor.lowong.pk,
    ]


def _jabatan_dinilai(kantor, kode):
    """The position the periodic evaluation counts the person in."""
    with transaction.atomic():
        siapkan(cakupan_instansi(kota_id=kantor.kota.pk, akar_id=kantor.dinas.pk, periode=Periode.dari_kode(kode)))
        with connection.cursor() as kursor:
            kursor.execute("SELECT jabatan_id FROM evaluasi_populasi WHERE id = %s", [kantor.calon[0].pk])
            baris = kursor.fetchone()
        transaction.set_rollback(True)
    return baris[0]
