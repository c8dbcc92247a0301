"""A selection by the wrong person, in the wrong state, too early, twice; who may not score; what a reveal freezes."""

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, connection, transaction

from asn.core.models import RiwayatKeadaan
from asn.core.services import VersiBasi, apply_transition
from asn.core.workflows import TransitionRefused
from kepegawaian.keberatan.services import keberatan_ajukan
from kepegawaian.promosi.models import BenturanPanitia, HasilSeleksi, NilaiSeleksi, SeleksiJabatan
from kepegawaian.promosi.services import benturan, hasil, lamaran, papan, penilaian, pilihan, seleksi, susun
from kepegawaian.promosi.services import keberatan as banding
from kepegawaian.promosi.workflows import PILIH, SELEKSI_WORKFLOW, KeadaanSeleksi
from tests.kepegawaian.pembuat import buat_keluarga, buat_riwayat_jabatan
from tests.kepegawaian.seleksi.pembuat import (
    administrasi,
    beri_nilai,
    berperingkat,
    buat_seleksi,
    buka_semua,
    dinilai,
    lamar,
    nilai_semua,
    umumkan,
)

ALASAN = "Nilai tertinggi pada wawancara dan pengalaman memimpin bidang yang sama."


@pytest.mark.parametrize("keadaan", list(KeadaanSeleksi))
def test_setiap_keadaan_dan_setiap_tindakan(lingkup, kota_tangsel, sari, budi, keadaan):
    baris = SeleksiJabatan.objects.create(
        kota=kota_tangsel,
        judul="Seleksi",
        pendaftaran_mulai="2026-11-25",
        pendaftaran_sampai="2026-12-09",
        rencana_pelantikan="2027-01-01",
        keadaan=keadaan,
    )
    for t in SELEKSI_WORKFLOW.transisi:
        oleh = budi if t.izin == PILIH else sari
        SeleksiJabatan.objects.filter(pk=baris.pk).update(keadaan=keadaan)
        if keadaan in t.dari:
            assert apply_transition(SELEKSI_WORKFLOW, t.nama, baris, oleh=oleh).keadaan == t.ke
            assert RiwayatKeadaan.objects.filter(objek_id=baris.pk, transisi=t.nama).count() == 1
        else:
            with pytest.raises(TransitionRefused):
                apply_transition(SELEKSI_WORKFLOW, t.nama, baris, oleh=oleh)


def test_diumumkan_bila_semua_syarat_terpenuhi(kantor):
    baris = buat_seleksi(kantor)
    baris.panitia.filter(nama="Panitia 4").delete()
    with pytest.raises(ValidationError, match="ganjil"):
        seleksi.seleksi_umumkan(seleksi=baris, oleh=kantor.sebagai("sari"))
    with pytest.raises(PermissionDenied):
        seleksi.seleksi_umumkan(seleksi=baris, oleh=kantor.sebagai("citra"))
    with pytest.raises(PermissionDenied):
        seleksi.seleksi_umumkan(seleksi=baris, oleh=kantor.sebagai("budi"))


def test_sesudah_diumumkan_tidak_dapat_diubah(kantor):
    baris = umumkan(kantor)
    assert baris.nomor == "001/PANSEL/TS/2026"
    with pytest.raises(TransitionRefused):
        susun.tahap_atur(seleksi=baris, bobot={}, oleh=kantor.sebagai("sari"))
    with pytest.raises(TransitionRefused):
        seleksi.seleksi_umumkan(seleksi=baris, oleh=kantor.sebagai("sari"))


def test_versi_basi_dan_jabatan_terisi_ditolak(kantor):
    baris = buat_seleksi(kantor)
    susun.seleksi_ubah(seleksi=baris, versi=1, nilai={"judul": "Seleksi baru"}, oleh=kantor.sebagai("sari"))
    with pytest.raises(VersiBasi):
        susun.seleksi_ubah(seleksi=baris, versi=1, nilai={"judul": "Lain"}, oleh=kantor.sebagai("dian"))
    with pytest.raises(ValidationError, match="seleksi lain"):
        susun.lowongan_tambah(seleksi=baris, jabatan=kantor.lowong, oleh=kantor.sebagai("sari"))
    with pytest.raises(ValidationError, match="masih dijabat"):
        susun.lowongan_tambah(seleksi=baris, jabatan=kantor.calon[0].jabatan, oleh=kantor.sebagai("sari"))
    with pytest.raises(ValidationError, match="tepat 100"):
        susun.tahap_atur(seleksi=baris, bobot={"MAKALAH": Decimal(19)}, oleh=kantor.sebagai("sari"))


def test_lamaran_sekali_dan_hanya_selama_dibuka(kantor, waktu):
    baris = umumkan(kantor)
    satu = lamar(kantor, baris, 0)
    assert (satu.nomor, satu.data["Nama"]) == ("P-001", "Calon A")
    assert {p["kode"] for p in satu.putusan} >= {"STATUS", "PANGKAT", "PENDIDIKAN", "USIA", "HUKDIS"}
    with pytest.raises(ValidationError, match="sudah melamar"):
        lamar(kantor, baris, 0)
    with pytest.raises(TransitionRefused, match="masih dibuka"):
        seleksi.seleksi_tutup(seleksi=baris, oleh=kantor.sebagai("sari"))
    waktu.move_to("2026-12-12 03:00:00Z")
    with pytest.raises(TransitionRefused, match="tidak sedang dibuka"):
        lamar(kantor, baris, 1)
    with pytest.raises(ValidationError, match="sedikitnya 3"):
        seleksi.seleksi_tutup(seleksi=baris, oleh=kantor.sebagai("sari"))
    for ke in ("2026-12-19", "2026-12-26"):
        baris = seleksi.seleksi_perpanjang(seleksi=baris, oleh=kantor.sebagai("sari"), catatan="Pelamar kurang")
        assert baris.pendaftaran_sampai.isoformat() == ke
    with pytest.raises(TransitionRefused, match="paling banyak 2 kali"):
        seleksi.seleksi_perpanjang(seleksi=baris, oleh=kantor.sebagai("sari"))


def _orang_dalam(kantor, nama):
    """A member who stands in the register as well."""
    akun = kantor.akun[nama]
    akun.pegawai = kantor.lepas
    akun.save(update_fields=["pegawai"])


def test_anggota_panitia_tidak_melamar(kantor):
    baris = umumkan(kantor)
    _orang_dalam(kantor, "panitia4")
    lowongan = baris.lowongan.select_related("seleksi", "jabatan").get()
    with pytest.raises(ValidationError, match="anggota panitia"):
        lamaran.lamaran_kirim(
            lowongan=lowongan, motivasi="Ingin memperbaiki angkutan umum.", oleh=kantor.sebagai("panitia4")
        )


def test_verifikasi_beralasan_dan_sekali(kantor, waktu):
    baris = administrasi(kantor, waktu)
    satu = baris.lamaran.get(nomor="P-001")
    with pytest.raises(ValidationError, match="alasannya"):
        lamaran.lamaran_periksa(lamaran=satu, memenuhi=False, alasan="", versi=satu.versi, oleh=kantor.sebagai("sari"))
    with pytest.raises(VersiBasi):
        lamaran.lamaran_periksa(
            lamaran=satu, memenuhi=True, alasan="Berkas lengkap", versi=1, oleh=kantor.sebagai("dian")
        )
    seleksi.administrasi_umumkan(seleksi=baris, oleh=kantor.sebagai("sari"))
    with pytest.raises(TransitionRefused, match="diumumkan"):
        lamaran.lamaran_periksa(
            lamaran=satu, memenuhi=False, alasan="Berubah pikiran", versi=2, oleh=kantor.sebagai("sari")
        )
    assert baris.pengumuman.get(jenis="ADMINISTRASI").isi["hasil"][0]["memenuhi"] == [f"P-00{i}" for i in range(1, 5)]


def test_keluarga_dan_bawahan_tidak_dinilai(kantor, waktu):
    """A relative by name and birthday is found when registration closes; a declaration adds another."""
    _orang_dalam(kantor, "panitia2")
    buat_keluarga(kantor.lepas, "ANAK", kantor.calon[0].nama, tanggal_lahir=kantor.calon[0].tanggal_lahir)
    baris = dinilai(kantor, waktu, banyak=3)
    tahap = baris.tahap.select_related("seleksi").get(kode="WAWANCARA")
    anak, lain = (baris.lamaran.select_related("pegawai", "seleksi").get(nomor=n) for n in ("P-001", "P-002"))
    assert BenturanPanitia.objects.get(lamaran=anak).jenis == "KELUARGA"
    with pytest.raises(TransitionRefused, match="keluarga"):
        beri_nilai(kantor, tahap, anak, 5, siapa=2)
    benturan.benturan_nyatakan(lamaran=lain, alasan="Pernah menjadi mitra usaha", oleh=kantor.sebagai("panitia2"))
    with pytest.raises(TransitionRefused, match="mitra usaha"):
        beri_nilai(kantor, tahap, lain, 5, siapa=2)
    assert [p.nomor for p in papan.belum_dinilai(tahap, baris.panitia.get(nama="Panitia 2"))] == ["P-003"]
    with pytest.raises(TransitionRefused, match="kesamaan nama"):
        benturan.benturan_bantah(lamaran=lain, bantahan="Bukan keluarga saya", oleh=kantor.sebagai("panitia2"))


def test_bawahan_ditemukan_dari_jabatan(kantor):
    """Who acts for the vacant post stands above the candidates, and does not score them."""
    buat_riwayat_jabatan(kantor.lepas, kantor.lowong, penugasan="PLT", tmt_mulai="2026-11-01")
    _orang_dalam(kantor, "panitia3")
    baris = umumkan(kantor)
    satu = lamar(kantor, baris, 0)
    temuan = benturan.benturan_periksa(baris.panitia.get(nama="Panitia 3"), satu)
    assert (temuan.jenis, temuan.sumber) == ("BAWAHAN", "SISTEM")


def test_nama_serupa_dapat_dibantah_tertulis(kantor, waktu):
    _orang_dalam(kantor, "panitia1")
    buat_keluarga(kantor.lepas, "ANAK", kantor.calon[0].nama)
    baris = dinilai(kantor, waktu, banyak=3)
    tahap = baris.tahap.select_related("seleksi").get(kode="WAWANCARA")
    serupa = baris.lamaran.select_related("pegawai", "seleksi").get(nomor="P-001")
    with pytest.raises(TransitionRefused, match="serupa"):
        beri_nilai(kantor, tahap, serupa, 5, siapa=1)
    benturan.benturan_bantah(lamaran=serupa, bantahan="Tidak ada hubungan apa pun", oleh=kantor.sebagai("panitia1"))
    beri_nilai(kantor, tahap, serupa, 5, siapa=1)


def test_menilai_sendiri_dan_buta(kantor, waktu):
    baris = dinilai(kantor, waktu, banyak=3)
    tahap = baris.tahap.select_related("seleksi").get(kode="WAWANCARA")
    satu = baris.lamaran.select_related("pegawai", "seleksi").get(nomor="P-001")
    beri_nilai(kantor, tahap, satu, 5, siapa=0)
    assert papan.nilai_milik(tahap, satu, kantor.sebagai("panitia1")) is None
    with pytest.raises(PermissionDenied):
        penilaian.nilai_simpan(tahap=tahap, lamaran=satu, skor={}, catatan="", versi=0, oleh=kantor.sebagai("asing"))
    with pytest.raises(VersiBasi):
        beri_nilai(kantor, tahap, satu, 1, siapa=0)
    with pytest.raises(ValidationError, match="Beri nilai 1 sampai 5"):
        penilaian.nilai_simpan(
            tahap=tahap, lamaran=satu, skor={"VISI": 6}, catatan="", versi=1, oleh=kantor.sebagai("panitia0")
        )
    with pytest.raises(TransitionRefused, match="belum diberikan"):
        penilaian.tahap_buka(tahap=tahap, oleh=kantor.sebagai("sari"))
    assert papan.jumlah_menunggu(kantor.sebagai("panitia0")) == 3 * 3 - 1


def test_nilai_dibuka_beku_sampai_ke_basis_data(kantor, waktu):
    baris = dinilai(kantor, waktu, banyak=3)
    nilai_semua(kantor, baris)
    buka_semua(kantor, baris)
    tahap = baris.tahap.select_related("seleksi").get(kode="WAWANCARA")
    satu = baris.lamaran.select_related("pegawai", "seleksi").get(nomor="P-001")
    with pytest.raises(TransitionRefused, match="sudah dibuka"):
        penilaian.nilai_simpan(
            tahap=tahap, lamaran=satu, skor={"VISI": 1}, catatan="", versi=1, oleh=kantor.sebagai("panitia0")
        )
    for perintah in (
        "UPDATE promosi_nilaiseleksi SET skor = '{}' WHERE tahap_id = %s",
        "DELETE FROM promosi_nilaiseleksi WHERE tahap_id = %s",
        "UPDATE promosi_tahapseleksi SET keadaan = 'dinilai' WHERE id = %s",
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as kursor:
            kursor.execute(perintah, [tahap.pk])
    assert NilaiSeleksi.objects.filter(tahap=tahap).count() == 15


def test_hasil_dan_pilihan_beku(kantor, waktu):
    baris = berperingkat(kantor, waktu, banyak=3)
    lowongan, calon = baris.lowongan.get(), baris.lamaran.get(nomor="P-002")
    with pytest.raises(ValidationError, match="sedikitnya 30 huruf"):
        pilihan.calon_pilih(lowongan=lowongan, lamaran_id=calon.pk, alasan="Cocok", oleh=kantor.sebagai("budi"))
    with pytest.raises(PermissionDenied):
        pilihan.calon_pilih(lowongan=lowongan, lamaran_id=calon.pk, alasan=ALASAN, oleh=kantor.sebagai("sari"))
    with pytest.raises(PermissionDenied):
        pilihan.calon_pilih(lowongan=lowongan, lamaran_id=calon.pk, alasan=ALASAN, oleh=kantor.sebagai("dewi"))
    pilihan.calon_pilih(lowongan=lowongan, lamaran_id=calon.pk, alasan=ALASAN, oleh=kantor.sebagai("budi"))
    with pytest.raises(TransitionRefused):
        pilihan.calon_pilih(lowongan=lowongan, lamaran_id=calon.pk, alasan=ALASAN, oleh=kantor.sebagai("budi"))
    for model, isi in ((HasilSeleksi, {"sha256": "x"}), (type(lowongan), {"terpilih": None, "alasan_pilihan": ""})):
        with pytest.raises(DatabaseError), transaction.atomic():
            model.objects.filter(kota=kantor.kota).update(**isi)
    assert baris.pengumuman.get(jenis="HASIL").isi["terpilih"][0]["nomor"] == "P-002"
    assert "Calon B" not in str(list(baris.pengumuman.exclude(jenis="HASIL").values_list("isi", flat=True)))


def test_peringkat_menunggu_semua_tahap(kantor, waktu):
    baris = dinilai(kantor, waktu, banyak=3)
    with pytest.raises(TransitionRefused, match="belum dibuka"):
        hasil.peringkat_susun(seleksi=baris, oleh=kantor.sebagai("sari"))


def test_keberatan_yang_dikabulkan_mengembalikan_peserta(kantor, waktu):
    baris = administrasi(kantor, waktu)
    gugur = baris.lamaran.get(nomor="P-004")
    lamaran.lamaran_periksa(
        lamaran=gugur, memenuhi=False, alasan="Ijazah tidak sesuai", versi=2, oleh=kantor.sebagai("sari")
    )
    pelamar = kantor.sebagai("calon3")
    with pytest.raises(TransitionRefused, match="Belum ada keputusan"):
        _ajukan(gugur, pelamar)
    seleksi.administrasi_umumkan(seleksi=baris, oleh=kantor.sebagai("sari"))
    with pytest.raises(PermissionDenied):
        _ajukan(gugur, kantor.sebagai("calon0"))
    ajuan = _ajukan(gugur, pelamar)
    assert ajuan.ke_ppk
    banding.akibat_kabul(keberatan=ajuan, oleh=kantor.sebagai("budi"))
    gugur.refresh_from_db()
    assert gugur.keadaan == "memenuhi"
    assert baris.pengumuman.filter(jenis="KEBERATAN", judul="Keberatan peserta P-004 dikabulkan").exists()


def _ajukan(gugur, oleh):
    return keberatan_ajukan(
        jenis="seleksi_jabatan",
        sasaran_id=gugur.pk,
        oleh=oleh,
        uraian="Ijazah saya terbit dari program studi yang diminta pengumuman.",
        tuntutan="Dinyatakan memenuhi syarat",
    )
