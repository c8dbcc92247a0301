"""Delivery, receipt, the window, appeals and what the register is left with."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from asn.core.models import RiwayatKeadaan
from asn.core.services import VersiBasi
from asn.core.workflows import TransitionRefused
from asn.notifikasi.models import Kabar
from kepegawaian.keberatan.models import Keberatan
from kepegawaian.keberatan.services import (
    keberatan_ajukan,
    keberatan_cabut,
    keberatan_keterangan,
    keberatan_periksa,
    keberatan_putuskan,
)
from kepegawaian.pegawai.models import RiwayatAngkaKredit, RiwayatJabatan, RiwayatKinerja
from kinerja.skp.models import EvaluasiKinerja, KonversiAngkaKredit
from kinerja.skp.rules.periode import periode_dari_kode
from kinerja.skp.services.angka_kredit import buku_angka_kredit
from kinerja.skp.services.evaluasi import evaluasi_buka
from kinerja.skp.services.malam import penilaian_malam
from kinerja.skp.services.penyampaian import (
    evaluasi_finalkan,
    evaluasi_finalkan_jatuh_tempo,
    evaluasi_sampaikan,
    evaluasi_terima,
)
from kinerja.skp.services.setoran import evaluasi_setorkan
from kinerja.skp.services.susul import KODE
from kinerja.skp.workflows import EVALUASI_KINERJA_WORKFLOW, KeadaanEvaluasiKinerja
from tests.kepegawaian.pembuat import buat_pegawai, buat_riwayat_jabatan
from tests.kinerja.skp.conftest import HARI
from tests.kinerja.skp.penilaian.conftest import buat_siklus, buat_skp, nilai, sampaikan, tetapkan_organisasi

HARI_INI = HARI.date()
URAIAN = "Realisasi triwulan ini seluruhnya tercapai menurut bukti dukung yang terlampir."
RENDAH = {"hasil_kerja": "DI_BAWAH", "alasan_beda": "Dua dokumen belum diterima penggunanya"}


def kini(evaluasi) -> EvaluasiKinerja:
    return EvaluasiKinerja.objects.get(pk=evaluasi.pk)


def ajukan(regu, evaluasi, oleh="rina") -> Keberatan:
    return keberatan_ajukan(
        jenis=KODE, sasaran_id=evaluasi.pk, oleh=regu.akun[oleh], uraian=URAIAN, tuntutan="Rating menjadi sesuai."
    )


def putus(regu, keberatan, hasil="dikabulkan", oleh="mira", **isi) -> Keberatan:
    baris = Keberatan.objects.get(pk=keberatan.pk)
    rating = {"hasil_kerja": "SESUAI", "perilaku": "SESUAI"} | isi
    return keberatan_putuskan(
        keberatan=baris,
        oleh=regu.akun[oleh],
        hasil=hasil,
        isi=rating,
        pertimbangan="Bukti dukung menunjukkan seluruh target tercapai pada waktunya.",
        versi=baris.versi,
        sidik=baris.sidik,
    )


def test_disampaikan_dan_diterima_menyetor_sekali(siap):
    baris = sampaikan(siap, siap.e_rina)
    assert Kabar.objects.filter(penerima=siap.akun["rina"], judul__contains="disampaikan").count() == 1
    assert baris.batas_keberatan == HARI_INI + timedelta(days=28)  # 14 to return it, then 14 to object
    assert not RiwayatKinerja.objects.exists()
    diterima = evaluasi_terima(evaluasi=baris, oleh=siap.akun["rina"])
    assert diterima.batas_keberatan == HARI_INI + timedelta(days=14)
    (riwayat,) = RiwayatKinerja.objects.all()
    assert (riwayat.tahun, riwayat.triwulan, riwayat.predikat, riwayat.penilai) == (2026, 3, "BAIK", siap.bima)
    assert riwayat.tautan == baris.get_absolute_url()
    evaluasi_setorkan(evaluasi=kini(baris), oleh=siap.akun["rina"])
    assert RiwayatKinerja.objects.count() == 1
    siap.rina.refresh_from_db()
    assert siap.rina.predikat == "BAIK"


def test_di_bawah_baik_perlu_catatan(siap):
    with pytest.raises(ValidationError) as galat:
        sampaikan(siap, siap.e_rina, catatan="", **RENDAH)
    assert "catatan" in galat.value.message_dict
    assert kini(siap.e_rina).keadaan == "draf"


@pytest.mark.parametrize("siapa", ["bima", "joko", "mira", "bkd", "ppk"])
def test_hanya_yang_dinilai_yang_menerima(siap, siapa):
    baris = sampaikan(siap, siap.e_rina)
    with pytest.raises(PermissionDenied):
        evaluasi_terima(evaluasi=baris, oleh=siap.akun[siapa])


@pytest.mark.parametrize("keadaan", KeadaanEvaluasiKinerja)
@pytest.mark.parametrize("nama", ["terima", "keberatan"])
def test_setiap_keadaan_kali_jawaban(siap, keadaan, nama):
    baris = sampaikan(siap, siap.e_rina)
    EvaluasiKinerja.objects.filter(pk=baris.pk).update(keadaan=keadaan, final_pada=timezone.now())
    langkah = {
        "terima": lambda: evaluasi_terima(evaluasi=baris, oleh=siap.akun["rina"]),
        "keberatan": lambda: ajukan(siap, baris),
    }[nama]
    if keadaan in EVALUASI_KINERJA_WORKFLOW[nama].dari:
        langkah()
        assert kini(baris).keadaan == EVALUASI_KINERJA_WORKFLOW[nama].ke
    else:
        with pytest.raises((TransitionRefused, PermissionDenied)):
            langkah()
        assert kini(baris).keadaan == keadaan


def test_final_setelah_tenggat_oleh_sistem_sekali(siap):
    baris = sampaikan(siap, siap.e_rina)
    batas = kini(baris).batas_keberatan
    assert not evaluasi_finalkan(evaluasi=baris, hari_ini=batas, oleh=siap.akun["bkd"])
    assert evaluasi_finalkan_jatuh_tempo(kota_id=siap.kota.pk, hari_ini=batas) == 0
    assert evaluasi_finalkan_jatuh_tempo(kota_id=siap.kota.pk, hari_ini=batas + timedelta(days=1)) == 1
    assert evaluasi_finalkan_jatuh_tempo(kota_id=siap.kota.pk, hari_ini=batas + timedelta(days=1)) == 0
    assert kini(baris).keadaan == "final"
    assert RiwayatKinerja.objects.count() == 1


@pytest.mark.parametrize("diterima_dulu", [True, False])
def test_keberatan_dikabulkan_memperbaiki_buku_induk(siap, diterima_dulu):
    """An accepted appeal supersedes what was deposited, or deposits the corrected predicate at once."""
    baris = sampaikan(siap, siap.e_rina, **RENDAH)
    if diterima_dulu:
        evaluasi_terima(evaluasi=baris, oleh=siap.akun["rina"])
        assert RiwayatKinerja.objects.get().predikat == "BUTUH_PERBAIKAN"
    keberatan = ajukan(siap, baris)
    assert keberatan.pemutus_jabatan == siap.kepala
    assert kini(baris).keadaan == "keberatan"
    keberatan_periksa(keberatan=keberatan, oleh=siap.akun["mira"])
    for siapa in ("bima", "rina"):
        keberatan_keterangan(keberatan=keberatan, oleh=siap.akun[siapa], isi="Keterangan yang cukup panjang.")
    putus(siap, keberatan)
    akhir = kini(baris)
    assert (akhir.keadaan, akhir.predikat, akhir.atasan_penilai) == ("final", "BAIK", siap.mira)
    berlaku = RiwayatKinerja.objects.sah().get()
    assert (berlaku.predikat, akhir.riwayat) == ("BAIK", berlaku)
    lama = RiwayatKinerja.objects.filter(verifikasi="DIGANTI")
    assert lama.count() == int(diterima_dulu)
    assert berlaku.menggantikan == lama.first()
    langkah = list(RiwayatKeadaan.objects.filter(objek_id=baris.pk).values_list("transisi", flat=True))
    assert langkah[-3:] == ["keberatan", "putus", "finalkan"] or "putus" in langkah


@pytest.mark.parametrize("cara", ["ditolak", "dicabut"])
def test_keberatan_ditolak_atau_dicabut_predikat_tetap(siap, cara):
    baris = sampaikan(siap, siap.e_rina, **RENDAH)
    keberatan = ajukan(siap, baris)
    if cara == "dicabut":
        keberatan_cabut(keberatan=keberatan, oleh=siap.akun["rina"])
    else:
        keberatan_periksa(keberatan=keberatan, oleh=siap.akun["mira"])
        putus(siap, keberatan, "ditolak")
    akhir = kini(baris)
    assert (akhir.keadaan, akhir.predikat) == ("final", "BUTUH_PERBAIKAN")
    assert RiwayatKinerja.objects.sah().get().predikat == "BUTUH_PERBAIKAN"


def test_keberatan_dua_kali_terlambat_dan_orang_lain(siap):
    baris = sampaikan(siap, siap.e_rina, **RENDAH)
    for siapa in ("joko", "bima", "mira"):
        with pytest.raises(PermissionDenied):
            ajukan(siap, baris, oleh=siapa)
    lewat = timezone.now() - timedelta(days=40)
    EvaluasiKinerja.objects.filter(pk=baris.pk).update(disampaikan_pada=lewat)
    with pytest.raises(TransitionRefused, match="Tenggat"):
        ajukan(siap, baris)
    EvaluasiKinerja.objects.filter(pk=baris.pk).update(disampaikan_pada=timezone.now())
    ajukan(siap, baris)
    with pytest.raises(TransitionRefused):
        ajukan(siap, baris)
    assert Keberatan.objects.count() == 1


def test_dikabulkan_harus_mengubah_rating(siap):
    baris = sampaikan(siap, siap.e_rina, **RENDAH)
    keberatan = keberatan_periksa(keberatan=ajukan(siap, baris), oleh=siap.akun["mira"])
    with pytest.raises(ValidationError, match="paling sedikit satu rating"):
        putus(siap, keberatan, hasil_kerja="DI_BAWAH")
    for siapa in ("bima", "rina", "ppk", "bkd"):
        with pytest.raises(PermissionDenied):
            putus(siap, keberatan, oleh=siapa)


@pytest.fixture
def tahunan(siap):
    """The annual evaluation of 2025 of Rina, a functional post, judged below expectation."""
    siklus = buat_siklus(siap.kota, 2025)
    buat_skp(siap.rina, siap.bima, siklus, siap.kabid)
    evaluasi_buka(kota_id=siap.kota.pk, periode=periode_dari_kode("2025"))
    tetapkan_organisasi(siap, periode="2025")
    return EvaluasiKinerja.objects.get(periode="2025")


def test_tahunan_final_dikonversi_ke_angka_kredit_sekali(siap, tahunan):
    """Ahli Muda, twelve months, Baik after the appeal: 12/12 × 100 % × 25 (PermenPANRB 1/2023 ps. 37)."""
    baris = sampaikan(siap, tahunan, hasil_kerja="DI_BAWAH", alasan_beda="Belum diterima penggunanya")
    assert not KonversiAngkaKredit.objects.exists()
    keberatan = keberatan_periksa(keberatan=ajukan(siap, baris), oleh=siap.akun["mira"])
    putus(siap, keberatan)
    (konversi,) = KonversiAngkaKredit.objects.all()
    assert (konversi.bulan, konversi.persen, konversi.angka) == (12, 100, 25)
    riwayat = RiwayatAngkaKredit.objects.get()
    assert (riwayat.angka, riwayat.tautan, konversi.riwayat) == (25, baris.get_absolute_url(), riwayat)
    evaluasi_setorkan(evaluasi=kini(baris), oleh=siap.akun["mira"])
    assert RiwayatAngkaKredit.objects.count() == 1
    siap.rina.refresh_from_db()
    buku = buku_angka_kredit(siap.rina)
    assert buku.proyeksi.sasaran[1].tanggal == date(2032, 12, 31)  # 175 more at 25 a year


def test_pelaksana_tidak_dikonversi(siap, tahunan):
    type(siap.staf).objects.filter(pk=siap.staf.pk).update(jenis="PELAKSANA", jenjang="")
    baris = sampaikan(siap, tahunan, alasan_beda="Tiga dokumen terakhir menunggu nomor")
    evaluasi_finalkan_jatuh_tempo(kota_id=siap.kota.pk, hari_ini=HARI_INI + timedelta(days=40))
    assert kini(baris).keadaan == "final"
    assert not KonversiAngkaKredit.objects.exists()


def _segar(regu, siapa):
    """The account as the next request loads it."""
    regu.akun[siapa] = type(regu.akun[siapa]).objects.get(pk=regu.akun[siapa].pk)
    return regu.akun[siapa]


def _berhenti_menjabat(pegawai):
    RiwayatJabatan.objects.filter(pegawai=pegawai).update(tmt_selesai=HARI_INI - timedelta(days=1))


@pytest.mark.parametrize("siapa", ["rina", "joko", "mira", "ppk", "bkd", "gita", "citra", "ppk_lain"])
def test_hanya_penilai_yang_menyampaikan(siap, siapa):
    baris = nilai(siap, siap.e_rina)
    with pytest.raises(PermissionDenied):
        evaluasi_sampaikan(evaluasi=baris, versi=baris.versi, oleh=siap.akun[siapa])
    assert kini(baris).keadaan == "draf"


def test_bekas_penilai_tidak_menyampaikan_penggantinya_menyampaikan(siap, buat_pengguna):
    """Bima judged and moved on; what he left as a draft is delivered by whoever holds the post, a Plt too."""
    baris = nilai(siap, siap.e_rina)
    _berhenti_menjabat(siap.bima)
    dewi = buat_pegawai(siap.kota, "Dewi Anggraini", tanggal_lahir=date(1979, 1, 1))
    plt = buat_riwayat_jabatan(dewi, siap.kabid, penugasan="PLT", tmt_mulai=HARI_INI - timedelta(days=9))
    siap.akun["dewi"] = buat_pengguna("dewi.plt", siap.kota, pegawai=dewi)
    with pytest.raises(PermissionDenied):
        evaluasi_sampaikan(evaluasi=baris, versi=baris.versi, oleh=_segar(siap, "bima"))
    plt.tmt_selesai = HARI_INI - timedelta(days=1)
    plt.save()
    with pytest.raises(PermissionDenied):
        evaluasi_sampaikan(evaluasi=baris, versi=baris.versi, oleh=_segar(siap, "dewi"))
    plt.tmt_selesai = HARI_INI
    plt.save()
    hasil = evaluasi_sampaikan(evaluasi=baris, versi=baris.versi, oleh=_segar(siap, "dewi"))
    assert hasil.keadaan == "disampaikan"
    with pytest.raises(VersiBasi):
        evaluasi_sampaikan(evaluasi=baris, versi=baris.versi, oleh=siap.akun["dewi"])


def test_bekas_atasan_penilai_tidak_memutus_keberatan(siap, buat_pengguna):
    """Mira moved while the appeal waited: the Plt of her post decides, until the term ends."""
    baris = sampaikan(siap, siap.e_rina, **RENDAH)
    keberatan = ajukan(siap, baris)
    _berhenti_menjabat(siap.mira)
    dewi = buat_pegawai(siap.kota, "Dewi Anggraini", tanggal_lahir=date(1979, 1, 1))
    plt = buat_riwayat_jabatan(dewi, siap.kepala, penugasan="PLT", tmt_mulai=HARI_INI - timedelta(days=9))
    siap.akun["dewi"] = buat_pengguna("dewi.plt", siap.kota, pegawai=dewi)
    with pytest.raises(PermissionDenied):
        keberatan_periksa(keberatan=keberatan, oleh=_segar(siap, "mira"))
    keberatan = keberatan_periksa(keberatan=keberatan, oleh=siap.akun["dewi"])
    plt.tmt_selesai = HARI_INI - timedelta(days=1)
    plt.save()
    with pytest.raises(PermissionDenied):
        putus(siap, keberatan, oleh="mira")
    _segar(siap, "dewi")
    with pytest.raises(PermissionDenied):
        putus(siap, keberatan, oleh="dewi")
    plt.tmt_selesai = HARI_INI
    plt.save()
    _segar(siap, "dewi")
    putus(siap, keberatan, oleh="dewi")
    with pytest.raises(TransitionRefused):
        putus(siap, keberatan, oleh="dewi")
    assert (kini(baris).keadaan, kini(baris).atasan_penilai) == ("final", dewi)


def test_penyampaian_basi_ditolak(siap):
    baris = nilai(siap, siap.e_rina)
    nilai(siap, siap.e_rina, perilaku="DI_ATAS")
    with pytest.raises(Exception, match="sudah diubah"):
        evaluasi_sampaikan(evaluasi=baris, versi=baris.versi, oleh=siap.akun["bima"])


def test_malam_mengingatkan_orang_yang_tepat_sekali(siap):
    """Late: the holder of the judging post; three days before the window closes: who has not answered."""
    for _ in range(2):
        penilaian_malam(kota_id=siap.kota.pk, hari_ini=date(2026, 10, 22))
    telat = Kabar.objects.filter(judul__contains="belum dinilai")
    assert {k.penerima for k in telat} == {siap.akun["bima"], siap.akun["mira"]}
    assert telat.count() == 2
    baris = sampaikan(siap, siap.e_rina)
    batas = kini(baris).batas_keberatan
    for _ in range(2):
        penilaian_malam(kota_id=siap.kota.pk, hari_ini=batas - timedelta(days=2))
    assert [k.penerima for k in Kabar.objects.filter(judul__contains="menunggu jawaban")] == [siap.akun["rina"]]
    penilaian_malam(kota_id=siap.kota.pk, hari_ini=batas + timedelta(days=1))
    assert kini(baris).keadaan == "final"
