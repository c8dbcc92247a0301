"""A class from its plan to its certificates: budget, agreement, seats, queue, attendance, marks, cancellation."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from asn.core.workflows import TransitionRefused
from kepegawaian.pegawai.models import RiwayatDiklat, RiwayatKompetensi
from kepegawaian.usulan.services import usulan_putuskan
from pelatihan.program.models import LembarEvaluasi, Peserta, Presensi, Sertifikat
from pelatihan.program.rules.kode import kode_pada
from pelatihan.program.services.anggaran import anggaran_simpan
from pelatihan.program.services.kelas import (
    angkatan_batalkan,
    angkatan_buka,
    angkatan_mulai,
    angkatan_selesaikan,
    nilai_simpan,
    sertifikat_kelas,
)
from pelatihan.program.services.kursi import (
    antrean_isi,
    peserta_gantikan,
    peserta_mundur,
    peserta_terima,
    peserta_undang,
)
from pelatihan.program.services.lembar import lembar_isi, perilaku_buka, reaksi_buka
from pelatihan.program.services.presensi import kode_layar, presensi_buka, presensi_catat, presensi_koreksi
from pelatihan.program.services.surat import surat_terbitkan
from pelatihan.program.services.usulan_kelas import usulan_kelas
from tests.kepegawaian.pembuat import buat_pegawai, buat_riwayat_kompetensi, buat_standar
from tests.pelatihan.program.pembuat import (
    buat_anggaran,
    buat_angkatan,
    buat_kursus,
    buat_mitra,
    buat_pengajar,
    buat_peserta,
    buat_sesi,
)

PEMBUKAAN = {"mulai": date(2026, 11, 24), "selesai": date(2026, 11, 25), "pendaftaran_sampai": date(2026, 11, 24)}


@pytest.fixture
def kursus(kantor, kota_tangsel):
    return buat_kursus(kota_tangsel, kompetensi=kantor.kompetensi, level=3)


@pytest.fixture
def kelas(kursus):
    return buat_angkatan(kursus)


def orang(kota, n, **lain):
    return [buat_pegawai(kota, f"Calon {i}", golongan="", **lain) for i in range(n)]


# ---- budget and agreement


def test_kelas_dibuka_dalam_pagu_dan_mengikatnya(kantor, kursus, sebagai):
    anggaran = buat_anggaran(kantor.dinas, 50_000_000)
    satu, dua = (
        buat_angkatan(kursus, keadaan="dirancang", nama=n, anggaran=anggaran, biaya=30_000_000) for n in ("A", "B")
    )
    for k in (satu, dua):
        buat_sesi(k)
    angkatan_buka(angkatan=satu, oleh=sebagai("sari"))
    with pytest.raises(ValidationError, match="Sisa pagu"):
        angkatan_buka(angkatan=dua, oleh=sebagai("sari"))
    with pytest.raises(ValidationError, match="tidak boleh di bawah"):
        anggaran_simpan(instansi=kantor.dinas, tahun=2026, pagu=Decimal(20_000_000))
    angkatan_batalkan(angkatan=satu, alasan="Pengajar berhalangan tetap.", oleh=sebagai("sari"))
    assert angkatan_buka(angkatan=dua, oleh=sebagai("sari")).keadaan == "dibuka"


def test_kelas_mitra_perlu_perjanjian_yang_mencakupnya(kantor, kursus, kota_tangsel, sebagai):
    mitra = buat_mitra(kota_tangsel, perjanjian=False)
    kelas = buat_angkatan(kursus, keadaan="dirancang", mitra=mitra)
    with pytest.raises(ValidationError, match="satu sesi"):
        angkatan_buka(angkatan=kelas, oleh=sebagai("sari"))
    buat_sesi(kelas)
    with pytest.raises(ValidationError, match="tidak mencakup"):
        angkatan_buka(angkatan=kelas, oleh=sebagai("sari"))


@pytest.mark.parametrize("siapa", ["rina", "hadi", "guru", "budi", "citra"])
def test_orang_lain_tidak_membuka_atau_membatalkan(kursus, sebagai, siapa):
    kelas = buat_angkatan(kursus, keadaan="dirancang")
    buat_sesi(kelas)
    with pytest.raises(PermissionDenied):
        angkatan_buka(angkatan=kelas, oleh=sebagai(siapa))
    with pytest.raises(PermissionDenied):
        angkatan_batalkan(angkatan=kelas, alasan="Saya tidak berhak.", oleh=sebagai(siapa))
    kelas.refresh_from_db()
    assert kelas.alasan_batal == ""


# ---- seats and queue


def test_usulan_disetujui_atasan_mendapat_kursi(kantor, kelas, sebagai):
    usulan = usulan_kelas(angkatan=kelas, pegawai=kantor.rina, alasan="Bertugas di loket.", oleh=sebagai("rina"))
    assert usulan == usulan_kelas(angkatan=kelas, pegawai=kantor.rina, alasan="Lagi.", oleh=sebagai("rina"))
    assert usulan.menunggu == "atasan"
    with pytest.raises(PermissionDenied):
        usulan_putuskan(
            usulan=usulan, keputusan="setuju", oleh=sebagai("joko"), versi=usulan.versi, sidik=usulan.sidik
        )
    usulan_putuskan(usulan=usulan, keputusan="setuju", oleh=sebagai("hadi"), versi=usulan.versi, sidik=usulan.sidik)
    peserta = Peserta.objects.get()
    assert (peserta.keadaan, peserta.usulan_id) == ("ditetapkan", usulan.pk)


def test_kelas_lain_tidak_dapat_disisipkan_setelah_dilihat(kantor, kelas, kursus, sebagai):
    """An approval names version and fingerprint: content that was changed meanwhile is refused."""
    usulan = usulan_kelas(angkatan=kelas, pegawai=kantor.rina, alasan="Bertugas di loket.", oleh=sebagai("rina"))
    sidik = usulan.sidik
    usulan.isi = usulan.isi | {"angkatan": buat_angkatan(kursus, nama="Kelas mahal").pk}
    usulan.save()
    with pytest.raises(Exception, match="sudah diubah"):
        usulan_putuskan(usulan=usulan, keputusan="setuju", oleh=sebagai("hadi"), versi=usulan.versi, sidik=sidik)
    assert not Peserta.objects.exists()


def test_antrean_terisi_menurut_kesenjangan_lalu_jp(kantor, kelas, kota_tangsel, sebagai):
    duduk = [peserta_terima(angkatan=kelas, pegawai=p) for p in orang(kota_tangsel, 2)]
    a, b, c = (peserta_terima(angkatan=kelas, pegawai=p) for p in orang(kota_tangsel, 3))
    assert [p.keadaan for p in (*duduk, a, b, c)] == ["ditetapkan"] * 2 + ["antre"] * 3
    Peserta.objects.filter(pk=b.pk).update(gap=1, jp_awal=12)
    Peserta.objects.filter(pk=c.pk).update(gap=1, jp_awal=4)
    for keluar, dapat in zip(duduk, (c, b), strict=True):
        peserta_mundur(peserta=keluar, alasan="Bertugas di luar kota.", oleh=sebagai("sari"), sendiri=False)
        dapat.refresh_from_db()
        assert dapat.keadaan == "ditetapkan"
    a.refresh_from_db()
    assert a.keadaan == "antre"


def test_pengisian_sesudah_tutup_menunggu_semua_calon(kursus, kantor, kota_tangsel):
    kelas = buat_angkatan(kursus, pengisian="SETELAH_TUTUP", kuota=1)
    pertama, kedua = (peserta_terima(angkatan=kelas, pegawai=p) for p in orang(kota_tangsel, 2))
    assert (pertama.keadaan, kedua.keadaan) == ("antre", "antre")
    Peserta.objects.filter(pk=kedua.pk).update(gap=2)
    assert antrean_isi(angkatan=kelas) == [kedua.pk]


def test_syarat_kelas_ditolak_dengan_semua_alasan(kantor, kursus, kota_tangsel):
    dasar = buat_kursus(kota_tangsel, "DASAR")
    kursus.prasyarat = dasar
    kursus.save()
    kelas = buat_angkatan(kursus, jenis_jabatan=["ADMINISTRATOR"])
    with pytest.raises(ValidationError) as galat:
        peserta_terima(angkatan=kelas, pegawai=kantor.rina)
    assert len(galat.value.messages) == 2
    kelas.jenis_jabatan = []
    kelas.save()
    buat_peserta(buat_angkatan(dasar, keadaan="selesai"), kantor.rina, "lulus")
    assert peserta_terima(angkatan=kelas, pegawai=kantor.rina).keadaan == "ditetapkan"


def test_dua_kali_mendaftar_ditolak(kantor, kelas):
    peserta_terima(angkatan=kelas, pegawai=kantor.rina)
    with pytest.raises(ValidationError, match="sudah terdaftar"):
        peserta_terima(angkatan=kelas, pegawai=kantor.rina)


def test_undang_dari_kebutuhan_melaporkan_yang_ditolak(kantor, kelas, sebagai):
    buat_peserta(kelas, kantor.joko)
    jumlah, tolak = peserta_undang(angkatan=kelas, pegawai=[kantor.rina, kantor.joko], oleh=sebagai("sari"))
    assert (jumlah, len(tolak)) == (1, 1)
    with pytest.raises(PermissionDenied):
        peserta_undang(angkatan=kelas, pegawai=[kantor.rina], oleh=sebagai("hadi"))


def test_penggantian_menyerahkan_kursi_tanpa_menyela(kantor, kelas, kota_tangsel, sebagai):
    lama, _ = buat_peserta(kelas, kantor.rina), buat_peserta(kelas, kantor.joko)
    antre = peserta_terima(angkatan=kelas, pegawai=orang(kota_tangsel, 1)[0])
    baru = peserta_gantikan(peserta=lama, pegawai=kantor.hadi, alasan="Rina cuti melahirkan.", oleh=sebagai("sari"))
    lama.refresh_from_db()
    antre.refresh_from_db()
    assert (lama.keadaan, baru.keadaan, antre.keadaan) == ("digantikan", "ditetapkan", "antre")
    with pytest.raises(ValidationError):
        peserta_gantikan(peserta=baru, pegawai=kantor.joko, alasan="Joko sudah ikut.", oleh=sebagai("sari"))


def test_pegawai_hanya_mundur_untuk_diri_sendiri(kantor, kelas, sebagai):
    peserta = buat_peserta(kelas, kantor.rina)
    with pytest.raises(PermissionDenied):
        peserta_mundur(peserta=peserta, alasan="Bukan saya.", oleh=sebagai("joko"), sendiri=True)
    assert peserta_mundur(peserta=peserta, alasan="Sakit.", oleh=sebagai("rina"), sendiri=True).keadaan == "mundur"


def test_surat_tugas_memuat_yang_belum_bersurat(kantor, kelas, sebagai):
    buat_peserta(kelas, kantor.rina)
    surat = surat_terbitkan(angkatan=kelas, oleh=sebagai("sari"))
    assert [p["nip"] for p in surat.isi["peserta"]] == [kantor.rina.nip]
    with pytest.raises(ValidationError):
        surat_terbitkan(angkatan=kelas, oleh=sebagai("sari"))
    buat_peserta(kelas, kantor.joko)
    assert surat_terbitkan(angkatan=kelas, oleh=sebagai("sari")).urut == 2


# ---- attendance


@pytest.fixture
def berjalan(kantor, kursus, kota_tangsel):
    guru = buat_pengajar(kota_tangsel, akun=kantor.akun["guru"])
    kelas = buat_angkatan(kursus, pengajar=guru, keadaan="berjalan", **PEMBUKAAN)
    buat_peserta(kelas, kantor.rina)
    return kelas


def test_kode_hadir_sekali_pakai_dan_cepat_basi(kantor, berjalan, sebagai):
    sesi = presensi_buka(sesi=buat_sesi(berjalan), oleh=sebagai("guru"))
    kode = kode_layar(sesi)
    assert presensi_catat(sesi=sesi, pegawai=kantor.rina, kode=kode, oleh=sebagai("rina")).cara == "KODE"
    assert Peserta.objects.get().keadaan == "hadir"
    with pytest.raises(ValidationError, match="sudah tercatat"):  # replay by the same person
        presensi_catat(sesi=sesi, pegawai=kantor.rina, kode=kode, oleh=sebagai("rina"))
    with pytest.raises(ValidationError, match="tidak mempunyai kursi"):  # forwarded to somebody outside
        presensi_catat(sesi=sesi, pegawai=kantor.joko, kode=kode, oleh=sebagai("joko"))
    buat_peserta(berjalan, kantor.joko)
    with time_machine.travel(datetime(2026, 11, 25, 3, 3, tzinfo=UTC), tick=False):
        with pytest.raises(ValidationError, match="sudah berganti"):  # three minutes later
            presensi_catat(sesi=sesi, pegawai=kantor.joko, kode=kode, oleh=sebagai("joko"))
        lain = presensi_buka(sesi=buat_sesi(berjalan, jam=13), oleh=sebagai("guru"))
        with pytest.raises(ValidationError, match="tidak cocok"):  # the code of another session
            presensi_catat(sesi=sesi, pegawai=kantor.joko, kode=kode_layar(lain), oleh=sebagai("joko"))


def test_kode_ditolak_setelah_presensi_ditutup_waktu(kantor, berjalan, sebagai):
    sesi = presensi_buka(sesi=buat_sesi(berjalan), oleh=sebagai("guru"), menit=5)
    with time_machine.travel(timezone.now() + timedelta(minutes=6), tick=False):
        kode = kode_pada(sesi.rahasia, timezone.now())
        with pytest.raises(ValidationError, match="tidak sedang dibuka"):
            presensi_catat(sesi=sesi, pegawai=kantor.rina, kode=kode, oleh=sebagai("rina"))


def test_menebak_kode_dihentikan(kantor, berjalan, sebagai):
    sesi = presensi_buka(sesi=buat_sesi(berjalan), oleh=sebagai("guru"))
    benar = kode_layar(sesi)
    for n in range(10):
        with pytest.raises(ValidationError):
            presensi_catat(
                sesi=sesi, pegawai=kantor.rina, kode=f"{(int(benar) + n + 1) % 10**6:06d}", oleh=sebagai("rina")
            )
    with pytest.raises(ValidationError, match="Terlalu banyak"):
        presensi_catat(sesi=sesi, pegawai=kantor.rina, kode=benar, oleh=sebagai("rina"))


def test_koreksi_beralasan_dan_hanya_oleh_pengajarnya(kantor, berjalan, sebagai):
    sesi, peserta = buat_sesi(berjalan), Peserta.objects.get()
    with pytest.raises(ValidationError):
        presensi_koreksi(sesi=sesi, peserta=peserta, hadir=True, alasan="", oleh=sebagai("guru"))
    for siapa in ("guru_lain", "rina", "citra"):
        with pytest.raises(PermissionDenied):
            presensi_koreksi(sesi=sesi, peserta=peserta, hadir=True, alasan="Ponsel mati.", oleh=sebagai(siapa))
    presensi_koreksi(sesi=sesi, peserta=peserta, hadir=True, alasan="Ponselnya mati.", oleh=sebagai("guru"))
    presensi_koreksi(sesi=sesi, peserta=peserta, hadir=False, alasan="Ternyata pulang.", oleh=sebagai("guru"))
    assert (Presensi.objects.get().hadir, Presensi.objects.get().cara) == (False, "KOREKSI")


# ---- the end


def jalankan(kantor, berjalan, sebagai, nilai):
    sesi, peserta = buat_sesi(berjalan), Peserta.objects.get(pegawai=kantor.rina)
    presensi_koreksi(sesi=sesi, peserta=peserta, hadir=True, alasan="Hadir di kelas.", oleh=sebagai("guru"))
    isi = {"nilai_awal": Decimal(40), "nilai_akhir": Decimal(85), "nilai": Decimal(nilai)}
    nilai_simpan(angkatan=berjalan, nilai={peserta.pk: isi}, oleh=sebagai("guru"))
    return angkatan_selesaikan(angkatan=berjalan, realisasi=Decimal(0), oleh=sebagai("sari"))


def test_lulus_mendapat_sertifikat_jp_dan_bukti(kantor, berjalan, sebagai):
    buat_standar(kantor.rina.jabatan, kantor.kompetensi, 3)
    buat_riwayat_kompetensi(kantor.rina, kantor.kompetensi, level=2, tanggal=date(2025, 2, 1))
    jalankan(kantor, berjalan, sebagai, 85)
    assert sertifikat_kelas(angkatan_id=berjalan.pk, oleh=sebagai("sari")) == 1
    assert sertifikat_kelas(angkatan_id=berjalan.pk, oleh=sebagai("sari")) == 0
    assert (Sertifikat.objects.get().jp_diakui, RiwayatDiklat.objects.get().jp) == (24, 24)
    assert RiwayatKompetensi.objects.order_by("-tanggal").first().level == 3


def test_nilai_kurang_tidak_lulus_dan_absen_tidak_hadir(kantor, berjalan, sebagai):
    buat_peserta(berjalan, kantor.joko)
    jalankan(kantor, berjalan, sebagai, 69)
    assert sertifikat_kelas(angkatan_id=berjalan.pk, oleh=sebagai("sari")) == 0
    keadaan = dict(Peserta.objects.values_list("pegawai__nama", "keadaan"))
    assert keadaan == {"Rina Wulandari": "tidak_lulus", "Joko Susilo": "tidak_hadir"}


def test_tidak_selesai_sebelum_hari_terakhir_dan_tidak_dua_kali(kantor, kursus, berjalan, sebagai):
    besok = buat_angkatan(kursus, keadaan="berjalan", nama="Nanti")
    with pytest.raises(ValidationError, match="selesaikan sesudahnya"):
        angkatan_selesaikan(angkatan=besok, realisasi=Decimal(0), oleh=sebagai("sari"))
    jalankan(kantor, berjalan, sebagai, 85)
    with pytest.raises(TransitionRefused):
        angkatan_selesaikan(angkatan=berjalan, realisasi=Decimal(0), oleh=sebagai("sari"))


def test_realisasi_tidak_melebihi_sisa_pagu(kantor, kursus, sebagai):
    anggaran = buat_anggaran(kantor.dinas, 10_000_000)
    kelas = buat_angkatan(kursus, keadaan="berjalan", anggaran=anggaran, biaya=8_000_000, **PEMBUKAAN)
    with pytest.raises(ValidationError, match="Sisa pagu"):
        angkatan_selesaikan(angkatan=kelas, realisasi=Decimal(11_000_000), oleh=sebagai("sari"))
    assert (
        angkatan_selesaikan(angkatan=kelas, realisasi=Decimal(9_500_000), oleh=sebagai("sari")).realisasi == 9_500_000
    )


def test_nilai_hanya_diisi_pengajar_kelasnya(berjalan, sebagai):
    pk = Peserta.objects.get().pk
    for siapa in ("guru_lain", "rina", "citra"):
        with pytest.raises(ValidationError):
            nilai_simpan(angkatan=berjalan, nilai={pk: {"nilai": Decimal(100)}}, oleh=sebagai(siapa))


def test_batal_mengabari_semua_dan_mulai_menutup_antrean(kantor, kursus, kota_tangsel, sebagai):
    kelas = buat_angkatan(kursus, kuota=1)
    satu, dua = (peserta_terima(angkatan=kelas, pegawai=p) for p in (kantor.rina, kantor.joko))
    angkatan_mulai(angkatan=kelas, oleh=sebagai("sari"))
    dua.refresh_from_db()
    assert dua.keadaan == "ditolak"
    angkatan_batalkan(angkatan=kelas, alasan="Pengajar berhalangan.", oleh=sebagai("sari"))
    satu.refresh_from_db()
    assert satu.keadaan == "dibatalkan"


# ---- evaluation forms


def test_lembar_reaksi_diisi_sekali_oleh_pemiliknya(kantor, berjalan, sebagai):
    Peserta.objects.update(keadaan="lulus")
    assert reaksi_buka(angkatan_id=berjalan.pk, hari_ini=date(2026, 11, 25)) == 1
    assert reaksi_buka(angkatan_id=berjalan.pk, hari_ini=date(2026, 11, 25)) == 0
    lembar = LembarEvaluasi.objects.get()
    penuh = {"penyelenggara": 4, "pengajar": 5, "materi": 4, "sarana": 3, "guna": 5}
    with pytest.raises(PermissionDenied):
        lembar_isi(lembar=lembar, jawaban=penuh, saran="", oleh=sebagai("joko"))
    with pytest.raises(ValidationError):
        lembar_isi(lembar=lembar, jawaban=penuh | {"guna": 6}, saran="", oleh=sebagai("rina"))
    lembar_isi(lembar=lembar, jawaban=penuh, saran="Baik", oleh=sebagai("rina"))
    with pytest.raises(ValidationError, match="sudah Anda isi"):
        lembar_isi(lembar=lembar, jawaban=penuh, saran="", oleh=sebagai("rina"))


@pytest.mark.parametrize(("bulan_lalu", "jumlah"), [(2, 0), (4, 2), (7, 0)])
def test_lembar_perilaku_terbuka_tiga_sampai_enam_bulan(kantor, kursus, kota_tangsel, bulan_lalu, jumlah):
    selesai = date(2026, 11 - bulan_lalu, 10)
    usai = {"mulai": selesai, "selesai": selesai, "pendaftaran_sampai": selesai}
    buat_peserta(buat_angkatan(kursus, keadaan="selesai", **usai), kantor.rina, "lulus")
    assert perilaku_buka(kota_id=kota_tangsel.pk, hari_ini=date(2026, 11, 25)) == jumlah
    penilai = set(LembarEvaluasi.objects.values_list("jenis", "penilai__nama"))
    assert penilai == ({("ATASAN", "Hadi Wijaya"), ("SEJAWAT", "Joko Susilo")} if jumlah else set())
