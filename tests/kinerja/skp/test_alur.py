"""Every state × transition; the wrong penilai, a former one, a Plt whose term ended, two clicks, the wrong city."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from asn.akun.models import Pengguna
from asn.core.models import RiwayatKeadaan
from asn.core.services import VersiBasi
from asn.core.workflows import TransitionRefused
from asn.notifikasi.models import Kabar
from kepegawaian.pegawai.models import RiwayatJabatan
from kinerja.skp.models import SKP, NaskahSKP
from kinerja.skp.services import alur
from kinerja.skp.services.isi import sel_isi
from kinerja.skp.services.penilai import penilai_segarkan
from kinerja.skp.services.susun import skp_buat
from kinerja.skp.workflows import SKP_WORKFLOW, KeadaanSKP
from tests.kepegawaian.pembuat import buat_pegawai, buat_riwayat_jabatan, segarkan
from tests.kinerja.skp.pembuat import buat_rhk, buat_skp, buat_tim, jadikan

SEMUA = list(KeadaanSKP)


def segar(pengguna: Pengguna) -> Pengguna:
    """The account as the next request loads it."""
    return Pengguna.objects.get(pk=pengguna.pk)


@pytest.fixture
def skp(tim) -> SKP:
    return buat_skp(tim.rina, tim.siklus, tim.akun["rina"])


def _langkah(skp: SKP, tim) -> dict:
    rina, bima = tim.akun["rina"], tim.akun["bima"]
    return {
        "ajukan": lambda: alur.skp_ajukan(skp=skp, versi=skp.versi, oleh=rina),
        "tarik": lambda: alur.skp_tarik(skp=skp, oleh=rina),
        "klarifikasi": lambda: alur.skp_klarifikasi(
            skp=skp, versi=skp.versi, catatan="Target belum jelas.", oleh=bima
        ),
        "sepakati": lambda: alur.skp_sepakati(skp=skp, versi=skp.versi, oleh=bima),
        "tetapkan": lambda: alur.skp_tetapkan(skp=skp, versi=skp.versi, oleh=bima),
        "ubah": lambda: alur.skp_ubah(skp=skp, alasan="penugasan", uraian="Tugas baru", oleh=rina),
        "minta_ubah": lambda: alur.skp_ubah(skp=skp, alasan="strategi", uraian="Renstra berubah", oleh=bima),
        "batalkan": lambda: alur.skp_batalkan(skp=skp, catatan="Salah jabatan", oleh=rina),
    }


@pytest.mark.parametrize("keadaan", SEMUA)
@pytest.mark.parametrize(
    "langkah", ["ajukan", "tarik", "klarifikasi", "sepakati", "tetapkan", "ubah", "minta_ubah", "batalkan"]
)
def test_setiap_keadaan_kali_langkah(tim, skp, keadaan, langkah):
    jadikan(skp, keadaan)
    nama = "tarik_perubahan" if langkah == "tarik" and skp.naskah else langkah
    boleh = keadaan in SKP_WORKFLOW[nama].dari
    if not boleh:
        with pytest.raises((TransitionRefused, ValidationError)):
            _langkah(skp, tim)[langkah]()
        assert SKP.objects.get(pk=skp.pk).keadaan == keadaan
        return
    hasil = _langkah(skp, tim)[langkah]()
    assert hasil.keadaan == SKP_WORKFLOW[nama].ke
    assert RiwayatKeadaan.objects.filter(objek_id=skp.pk, transisi=nama, dari=keadaan).exists()


def test_dari_draf_sampai_ditetapkan(tim, skp):
    rina, bima = tim.akun["rina"], tim.akun["bima"]
    assert (skp.jabatan_penilai, skp.penilai, skp.mulai) == (tim.jabatan_kabid, tim.bima, date(2026, 1, 1))
    alur.skp_ajukan(skp=skp, versi=1, oleh=rina)
    assert Kabar.objects.get(penerima=bima).judul.startswith("SKP Rina Wulandari")
    alur.skp_sepakati(skp=skp, versi=1, oleh=bima)
    hasil = alur.skp_tetapkan(skp=skp, versi=1, oleh=bima)
    assert (hasil.keadaan, hasil.naskah, hasil.ditetapkan_oleh) == ("ditetapkan", 1, bima)
    naskah = NaskahSKP.objects.get(skp=skp)
    assert naskah.isi["rhk"][0]["indikator"][0]["target"] == "12 dokumen"
    assert naskah.isi["penilai"] == tim.bima.pk


def test_perubahan_menjadi_naskah_kedua(tim, skp):
    jadikan(skp, "ditetapkan")
    alur.skp_ubah(skp=skp, alasan="penugasan", uraian="Ditugasi menyusun andalalin", oleh=tim.akun["rina"])
    buat_rhk(skp, "Andalalin tersusun", jenis="tambahan", penugasan="ST 12/2026")
    alur.skp_ajukan(skp=skp, versi=1, oleh=tim.akun["rina"])
    alur.skp_sepakati(skp=skp, versi=1, oleh=tim.akun["bima"])
    hasil = alur.skp_tetapkan(skp=skp, versi=1, oleh=tim.akun["bima"])
    assert hasil.naskah == 2
    assert NaskahSKP.objects.get(skp=skp, ke=2).alasan == "Penugasan baru"


def test_ditarik_saat_perubahan_tidak_menjadi_draf_pertama(tim, skp):
    SKP.objects.filter(pk=skp.pk).update(naskah=1, ditetapkan_pada=timezone.now(), alasan_perubahan="penugasan")
    alur.skp_ajukan(skp=skp, versi=1, oleh=tim.akun["rina"])
    skp.refresh_from_db()
    assert alur.skp_tarik(skp=skp, oleh=tim.akun["rina"]).keadaan == KeadaanSKP.PERUBAHAN


def test_tidak_lengkap_ditolak_dengan_sebab(tim):
    skp = skp_buat(pegawai=tim.rina, siklus=tim.siklus, oleh=tim.akun["rina"])
    with pytest.raises(ValidationError, match="sedikitnya satu rencana hasil kerja utama"):
        alur.skp_ajukan(skp=skp, versi=1, oleh=tim.akun["rina"])


def test_rhk_tanpa_induk_ditolak_bila_pimpinan_sudah_punya_rhk(tim, skp):
    milik_bima = buat_skp(tim.bima, tim.siklus, tim.akun["bima"])
    with pytest.raises(ValidationError, match="RHK pimpinan"):
        alur.skp_ajukan(skp=skp, versi=1, oleh=tim.akun["rina"])
    skp.rhk.update(induk=milik_bima.rhk.get())
    assert alur.skp_ajukan(skp=skp, versi=1, oleh=tim.akun["rina"]).keadaan == "diajukan"


@pytest.mark.parametrize("orang", ["rina", "joko", "mira"])
def test_bukan_penilai_ditolak(tim, skp, orang):
    """The person, a colleague, and the penilai of the penilai."""
    jadikan(skp, "diajukan")
    for langkah in (alur.skp_sepakati, alur.skp_tetapkan):
        with pytest.raises(PermissionDenied):
            langkah(skp=skp, versi=1, oleh=tim.akun[orang])


def test_ppk_hanya_menilai_yang_tanpa_atasan(tim, skp, budi):
    jadikan(skp, "diajukan")
    with pytest.raises(PermissionDenied):
        alur.skp_sepakati(skp=skp, versi=1, oleh=budi)
    kepala = jadikan(buat_skp(tim.mira, tim.siklus, tim.akun["mira"]), "diajukan")
    assert kepala.jpt
    assert kepala.jabatan_penilai is None
    assert alur.skp_sepakati(skp=kepala, versi=1, oleh=budi).keadaan == "disepakati"


def test_kota_lain_ditolak(tim, skp, kota_sorong, buat_pengguna):
    jadikan(skp, "diajukan")
    asing = buat_tim(kota_sorong, buat_pengguna, "sorong.")
    for nama in ("bima", "mira"):
        with pytest.raises(PermissionDenied):
            alur.skp_sepakati(skp=skp, versi=1, oleh=asing.akun[nama])
    with pytest.raises(PermissionDenied):
        alur.skp_sepakati(skp=skp, versi=1, oleh=buat_pengguna("ppk.sorong", kota_sorong, ("PPK", {})))


def _pindah(pegawai, jabatan_baru):
    """Mutasi as of today."""
    hari_ini = timezone.localdate()
    RiwayatJabatan.objects.filter(pegawai=pegawai).update(tmt_selesai=hari_ini - timedelta(days=1))
    buat_riwayat_jabatan(pegawai, jabatan_baru, tmt_mulai=hari_ini)
    segarkan(pegawai)


def test_penilai_lama_sesudah_mutasi_kehilangan_wewenang_dan_yang_baru_mendapatnya(
    tim, skp, buat_pengguna, kota_tangsel
):
    jadikan(skp, "diajukan")
    _pindah(tim.bima, tim.jabatan_kepala)
    pengganti = buat_pegawai(kota_tangsel, "Sinta Dewi", jabatan=tim.jabatan_kabid, tmt_jabatan=timezone.localdate())
    akun = buat_pengguna("sinta.tim", kota_tangsel, pegawai=pengganti)
    with pytest.raises(PermissionDenied):
        alur.skp_sepakati(skp=skp, versi=1, oleh=segar(tim.akun["bima"]))
    assert alur.skp_sepakati(skp=skp, versi=1, oleh=akun).keadaan == "disepakati"
    assert alur.skp_tetapkan(skp=skp, versi=1, oleh=akun).penilai == pengganti


@pytest.mark.parametrize(("akhir", "boleh"), [(0, True), (1, False)])
def test_plt_yang_berakhir_kemarin_tidak_menilai(tim, skp, akhir, boleh):
    """Joko acts for Bima until yesterday, or until today."""
    hari_ini = timezone.localdate()
    jadikan(skp, "diajukan")
    buat_riwayat_jabatan(
        tim.joko,
        tim.jabatan_kabid,
        penugasan="PLH",
        tmt_mulai=hari_ini - timedelta(days=10),
        tmt_selesai=hari_ini - timedelta(days=akhir),
    )
    joko = segar(tim.akun["joko"])
    if boleh:
        assert alur.skp_sepakati(skp=skp, versi=1, oleh=joko).keadaan == "disepakati"
        hasil = alur.skp_tetapkan(skp=skp, versi=1, oleh=joko)
        assert (hasil.penilai, hasil.penilai_sebagai) == (tim.joko, "PLH")
    else:
        with pytest.raises(PermissionDenied):
            alur.skp_sepakati(skp=skp, versi=1, oleh=joko)


@pytest.mark.parametrize("verifikasi", ["DITOLAK", "DIGANTI", "DICABUT"])
def test_penugasan_yang_tidak_sah_tidak_memberi_wewenang(tim, skp, verifikasi):
    jadikan(skp, "diajukan")
    buat_riwayat_jabatan(
        tim.joko, tim.jabatan_kabid, penugasan="PLT", tmt_mulai=timezone.localdate(), verifikasi=verifikasi
    )
    with pytest.raises(PermissionDenied):
        alur.skp_sepakati(skp=skp, versi=1, oleh=segar(tim.akun["joko"]))


def test_jabatan_kosong_naik_ke_atasan_berikut_pada_malam_harinya(tim, skp):
    hari_ini = timezone.localdate()
    RiwayatJabatan.objects.filter(pegawai=tim.bima).update(tmt_selesai=hari_ini - timedelta(days=1))
    assert penilai_segarkan(kota_id=tim.kota.pk, tanggal=hari_ini) == 1
    assert penilai_segarkan(kota_id=tim.kota.pk, tanggal=hari_ini) == 0
    skp.refresh_from_db()
    assert (skp.jabatan_penilai, skp.penilai) == (tim.jabatan_kepala, tim.mira)


def test_isi_berubah_sejak_dibaca_tidak_dapat_disepakati(tim, skp):
    """The employee took it back, changed it and sent it again while the penilai was reading."""
    alur.skp_ajukan(skp=skp, versi=1, oleh=tim.akun["rina"])
    SKP.objects.filter(pk=skp.pk).update(versi=2)
    with pytest.raises(VersiBasi):
        alur.skp_sepakati(skp=skp, versi=1, oleh=tim.akun["bima"])


def test_dua_kali_klik_satu_hasil(tim, skp):
    alur.skp_ajukan(skp=skp, versi=1, oleh=tim.akun["rina"])
    with pytest.raises(TransitionRefused):
        alur.skp_ajukan(skp=skp, versi=1, oleh=tim.akun["rina"])
    assert Kabar.objects.filter(penerima=tim.akun["bima"]).count() == 1
    with pytest.raises(ValidationError, match="sudah ada"):
        skp_buat(pegawai=tim.rina, siklus=tim.siklus, oleh=tim.akun["rina"])


def test_pegawai_lain_tidak_dapat_mengajukan_atau_menarik(tim, skp):
    with pytest.raises(PermissionDenied):
        alur.skp_ajukan(skp=skp, versi=1, oleh=tim.akun["joko"])
    jadikan(skp, "diajukan")
    with pytest.raises(PermissionDenied):
        alur.skp_tarik(skp=skp, oleh=tim.akun["bima"])


def test_mutasi_mengakhiri_skp_lama_dan_membuat_yang_baru(tim, skp):
    jadikan(skp, "ditetapkan")
    hari_ini = timezone.localdate()
    _pindah(tim.rina, tim.jabatan_kabid)
    RiwayatJabatan.objects.filter(pegawai=tim.bima).update(tmt_selesai=hari_ini - timedelta(days=1))
    baru = skp_buat(pegawai=tim.rina, siklus=tim.siklus, oleh=segar(tim.akun["rina"]))
    skp.refresh_from_db()
    assert (skp.keadaan, skp.sampai) == ("ditetapkan", hari_ini - timedelta(days=1))
    assert (baru.mulai, baru.jabatan, baru.penilai) == (hari_ini, tim.jabatan_kabid, tim.mira)


def test_mutasi_membatalkan_draf_yang_belum_ditetapkan(tim, skp):
    _pindah(tim.rina, tim.jabatan_kabid)
    skp_buat(pegawai=tim.rina, siklus=tim.siklus, oleh=segar(tim.akun["rina"]))
    skp.refresh_from_db()
    assert skp.keadaan == "dibatalkan"


@pytest.mark.parametrize("kedudukan", ["CLTN", "TUGAS_BELAJAR", "DIBERHENTIKAN_SEMENTARA"])
def test_yang_dikecualikan_tidak_menyusun(tim, kedudukan):
    tim.rina.kedudukan = kedudukan
    tim.rina.save()
    with pytest.raises(ValidationError, match="Tidak menyusun SKP"):
        skp_buat(pegawai=tim.rina, siklus=tim.siklus, oleh=tim.akun["rina"])


def test_pengelola_menetapkan_sesudah_minggu_kedua_januari(tim, skp, sari):
    hasil = alur.skp_tetapkan_pengelola(skp=skp, versi=1, catatan="Belum diajukan sampai batas", oleh=sari)
    assert (hasil.keadaan, hasil.oleh_pengelola) == ("ditetapkan", True)


def test_pengelola_tidak_menetapkan_sebelum_batas_atau_di_luar_jangkauan(tim, skp, sari, citra):
    tim.siklus.batas_susun = tim.siklus.batas_tetap = date(2026, 12, 30)
    tim.siklus.save()
    for akun in (sari, citra):
        with pytest.raises(PermissionDenied):
            alur.skp_tetapkan_pengelola(skp=skp, versi=1, catatan="Belum diajukan", oleh=akun)


def test_pimpinan_mengisi_sel_matriks_menjadi_rhk_terhubung(tim, skp):
    milik = buat_skp(tim.bima, tim.siklus, tim.akun["bima"])
    kolom = milik.rhk.get()
    sel = {"skp": skp, "induk": kolom, "cara_turun": "langsung", "oleh": tim.akun["bima"]}
    rhk = sel_isi(teks="Survei lalu lintas", **sel)
    assert (rhk.induk, rhk.dari_matriks, rhk.teks_induk) == (kolom, True, kolom.teks)
    assert sel_isi(teks="Survei lalu lintas harian", **sel).pk == rhk.pk
    assert sel_isi(teks="", **sel) is None
    assert not skp.rhk.filter(dari_matriks=True).exists()
    with pytest.raises(PermissionDenied):
        sel_isi(teks="Titipan", **(sel | {"oleh": tim.akun["mira"]}))
    with pytest.raises(ValidationError, match="bukan RHK"):
        sel_isi(teks="Titipan", **(sel | {"induk": skp.rhk.get()}))
