"""Judging: organisation first, the matrix, the suggestion, the wrong penilai, equal cases, every state."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from asn.core.services import VersiBasi
from asn.core.workflows import TransitionRefused
from kepegawaian.instansi.models import IndikatorInstansi
from kepegawaian.pegawai.models import RiwayatJabatan
from kinerja.skp.models import EvaluasiKinerja, PredikatOrganisasi
from kinerja.skp.rules.periode import periode_dari_kode
from kinerja.skp.services.evaluasi import evaluasi_buka
from kinerja.skp.services.organisasi import predikat_tetapkan
from kinerja.skp.services.papan import pola_evaluasi, tim_buka, tim_periode
from kinerja.skp.services.penilaian import evaluasi_nilai_massal
from kinerja.skp.services.penyampaian import evaluasi_sampaikan
from kinerja.skp.workflows import IZIN_LIHAT_EVALUASI, KeadaanEvaluasiKinerja
from tests.kepegawaian.pembuat import buat_pegawai, buat_riwayat_jabatan
from tests.kinerja.skp.conftest import HARI
from tests.kinerja.skp.penilaian.conftest import TW, nilai, sampaikan, tetapkan_organisasi

HARI_INI = HARI.date()


def test_organisasi_lebih_dahulu(regu):
    """SE MenPANRB 3/2023: nobody is judged before the organisation is."""
    with pytest.raises(ValidationError, match="belum ditetapkan"):
        nilai(regu, regu.e_rina)
    tetapkan_organisasi(regu)
    assert nilai(regu, regu.e_rina).predikat == "BAIK"


@pytest.mark.parametrize(
    ("hasil", "perilaku", "predikat"),
    [
        ("DI_ATAS", "DI_ATAS", "SANGAT_BAIK"),
        ("DI_ATAS", "DI_BAWAH", "KURANG"),
        ("SESUAI", "SESUAI", "BAIK"),
        ("DI_BAWAH", "SESUAI", "BUTUH_PERBAIKAN"),
        ("DI_BAWAH", "DI_BAWAH", "SANGAT_KURANG"),
    ],
)
def test_predikat_dari_matriks(siap, hasil, perilaku, predikat):
    baris = nilai(siap, siap.e_rina, hasil_kerja=hasil, perilaku=perilaku, alasan_beda="Mutu melebihi yang diminta")
    assert baris.predikat == predikat
    assert (baris.keadaan, baris.penilai, baris.atasan_penilai) == ("draf", siap.bima, siap.mira)


def test_saran_ditolak_perlu_alasan(siap):
    """Nine of twelve documents in three quarters: the suggestion is sesuai ekspektasi."""
    with pytest.raises(ValidationError) as galat:
        nilai(siap, siap.e_rina, hasil_kerja="DI_ATAS")
    assert "alasan_beda" in galat.value.message_dict
    baris = nilai(siap, siap.e_rina, hasil_kerja="DI_ATAS", alasan_beda="Mutu dokumen diakui kementerian")
    assert (baris.saran_hasil, baris.hasil_kerja) == ("SESUAI", "DI_ATAS")
    assert "9 ÷" in baris.saran_uraian["baris"][0]["uraian"]
    assert nilai(siap, siap.e_rina, alasan_beda="tidak perlu lagi").alasan_beda == ""


def test_hasil_kerja_pimpinan_mengikuti_organisasinya(siap):
    """Bima leads the bidang: its predicate Baik suggests sesuai, whatever his own indicators say."""
    baris = nilai(siap, siap.e_bima, oleh="mira")
    assert baris.saran_hasil == "SESUAI"
    assert "Bidang Lalu Lintas" in baris.saran_uraian["uraian"]


@pytest.mark.parametrize("siapa", ["rina", "joko", "mira", "ppk", "bkd", "gita", "citra", "ppk_lain"])
def test_penilai_yang_salah_ditolak(siap, siapa):
    with pytest.raises(PermissionDenied):
        nilai(siap, siap.e_rina, oleh=siapa)
    assert EvaluasiKinerja.objects.get(pk=siap.e_rina.pk).keadaan == "belum"


def test_bekas_penilai_setelah_mutasi_ditolak(siap):
    """Bima moves; his successor judges."""
    nilai(siap, siap.e_rina)
    RiwayatJabatan.objects.filter(pegawai=siap.bima).update(tmt_selesai=HARI_INI - timedelta(days=1))
    siap.akun["bima"] = type(siap.akun["bima"]).objects.get(pk=siap.akun["bima"].pk)
    with pytest.raises(PermissionDenied):
        nilai(siap, siap.e_rina)


def test_plt_menilai_sampai_kemarin(siap, buat_pengguna):
    """A Plt judges as Plt; ended yesterday, no longer."""
    RiwayatJabatan.objects.filter(pegawai=siap.bima).update(tmt_selesai=HARI_INI - timedelta(days=30))
    dewi = buat_pegawai(siap.kota, "Dewi Anggraini", tanggal_lahir=date(1979, 1, 1))
    plt = buat_riwayat_jabatan(dewi, siap.kabid, penugasan="PLT", tmt_mulai=HARI_INI - timedelta(days=29))
    siap.akun["dewi"] = buat_pengguna("dewi.plt", siap.kota, pegawai=dewi)
    assert nilai(siap, siap.e_rina, oleh="dewi").penilai_sebagai == "PLT"
    plt.tmt_selesai = HARI_INI - timedelta(days=1)
    plt.save()
    siap.akun["dewi"] = type(siap.akun["dewi"]).objects.get(pk=siap.akun["dewi"].pk)
    with pytest.raises(PermissionDenied):
        nilai(siap, siap.e_rina, oleh="dewi")


def test_simpan_ganda_ditolak(siap):
    lama = EvaluasiKinerja.objects.get(pk=siap.e_rina.pk)
    nilai(siap, siap.e_rina)
    with pytest.raises(VersiBasi):
        nilai(siap, siap.e_rina, versi=lama.versi)


@pytest.mark.parametrize("keadaan", [k for k in KeadaanEvaluasiKinerja if k not in ("belum", "draf")])
def test_yang_sudah_disampaikan_tidak_dinilai_lagi(siap, keadaan):
    sampaikan(siap, siap.e_rina)
    EvaluasiKinerja.objects.filter(pk=siap.e_rina.pk).update(keadaan=keadaan, final_pada=timezone.now())
    with pytest.raises(TransitionRefused):
        nilai(siap, siap.e_rina)
    baris = EvaluasiKinerja.objects.get(pk=siap.e_rina.pk)
    with pytest.raises(TransitionRefused):
        evaluasi_sampaikan(evaluasi=baris, versi=baris.versi, oleh=siap.akun["bima"])


def test_umpan_balik_per_rhk_dan_nilai(siap):
    rhk = siap.e_rina.skp.rhk.get()
    umpan = {"rhk": {rhk.pk: ("SESUAI", "Baik.")}, "nilai": {"BP": ("DI_ATAS", "Ramah.")}}
    baris = nilai(siap, siap.e_rina, **umpan)
    nilai(siap, siap.e_rina, **umpan)
    assert [p.umpan_balik for p in baris.penilaian_rhk.all()] == ["Baik."]
    assert [p.nilai for p in baris.penilaian_perilaku.all()] == ["BP"]
    with pytest.raises(ValidationError, match="bukan bagian"):
        nilai(siap, siap.e_rina, rhk={siap.e_joko.skp.rhk.get().pk: ("SESUAI", "")})


def test_nilai_bersama_hanya_kasus_yang_sama(siap):
    """Joko has five of nine: his suggestion differs, so the shared rating is not his."""
    semua = [(e, e.versi) for e in (siap.e_rina, siap.e_joko, siap.e_bima)]
    hasil = evaluasi_nilai_massal(butir=semua, hasil_kerja="SESUAI", perilaku="SESUAI", oleh=siap.akun["bima"])
    menurut = {h.evaluasi.pegawai_id: (h.berhasil, h.pesan) for h in hasil}
    assert menurut[siap.rina.pk] == (True, "Predikat Baik")
    assert "berbeda dari saran" in menurut[siap.joko.pk][1]
    assert menurut[siap.bima.pk] == (False, "Anda bukan penilai orang ini pada hari ini.")


def test_pola_distribusi_peringatan_saja(siap):
    nilai(siap, siap.e_rina)
    pola = pola_evaluasi(EvaluasiKinerja.objects.get(pk=siap.e_rina.pk))
    assert pola.dinilai == 1
    assert "baru 1 pegawai" in pola.catatan
    assert EvaluasiKinerja.objects.get(pk=siap.e_rina.pk).predikat == "BAIK"


@pytest.mark.parametrize("siapa", ["bima", "rina", "bkd", "gita", "ppk", "citra", "ppk_lain"])
def test_predikat_organisasi_hanya_oleh_pimpinan_di_atasnya(regu, siapa):
    with pytest.raises(PermissionDenied):
        predikat_tetapkan(
            instansi=regu.bidang, periode=TW, predikat="BAIK", capaian="Tercapai semua.", oleh=regu.akun[siapa]
        )


def test_predikat_dinas_oleh_ppk_tersetor_ke_buku_induk(regu):
    isi = {"instansi": regu.dinas, "periode": TW, "capaian": "Tercapai semua.", "oleh": regu.akun["ppk"]}
    predikat_tetapkan(predikat="BAIK", **isi)
    predikat_tetapkan(predikat="ISTIMEWA", versi=1, **isi)
    with pytest.raises(VersiBasi):
        predikat_tetapkan(predikat="KURANG", versi=1, **isi)
    (setoran,) = IndikatorInstansi.objects.filter(instansi=regu.dinas, jenis="PREDIKAT_ORGANISASI")
    assert (setoran.kode, setoran.tautan) == ("ISTIMEWA", "/kinerja/organisasi/")


def test_predikat_organisasi_terkunci_setelah_dipakai(siap):
    sampaikan(siap, siap.e_rina)
    with pytest.raises(TransitionRefused, match="Sudah ada evaluasi"):
        predikat_tetapkan(
            instansi=siap.bidang, periode=TW, predikat="KURANG", capaian="Berubah.", oleh=siap.akun["mira"], versi=1
        )


def test_predikat_organisasi_berubah_meminta_nilai_ulang(siap):
    baris = nilai(siap, siap.e_rina)
    ada = PredikatOrganisasi.objects.get(instansi=siap.bidang)
    predikat_tetapkan(
        instansi=siap.bidang,
        periode=TW,
        predikat="ISTIMEWA",
        capaian="Melampaui.",
        oleh=siap.akun["mira"],
        versi=ada.versi,
    )
    with pytest.raises(ValidationError, match="berubah"):
        evaluasi_sampaikan(evaluasi=baris, versi=baris.versi, oleh=siap.akun["bima"])


def test_draf_tidak_terlihat_pegawai(siap):
    nilai(siap, siap.e_rina)
    kueri = EvaluasiKinerja.objects.filter(pk=siap.e_rina.pk)
    assert not kueri.terlihat_oleh(siap.akun["rina"], IZIN_LIHAT_EVALUASI).exists()
    baris = EvaluasiKinerja.objects.get(pk=siap.e_rina.pk)
    evaluasi_sampaikan(evaluasi=baris, versi=baris.versi, oleh=siap.akun["bima"])
    assert kueri.terlihat_oleh(siap.akun["rina"], IZIN_LIHAT_EVALUASI).exists()
    assert not kueri.terlihat_oleh(siap.akun["joko"], IZIN_LIHAT_EVALUASI).exists()


def test_dibuka_sekali(regu):
    assert evaluasi_buka(kota_id=regu.kota.pk, periode=periode_dari_kode(TW)) == 0
    assert EvaluasiKinerja.objects.count() == 3


def test_papan_membuka_baris_yang_belum_ada_tanpa_menilai_diri(siap):
    """What the night has not opened the board opens; nobody stands on the own board, whatever post the row names."""
    EvaluasiKinerja.objects.filter(pk=siap.e_joko.pk).delete()
    EvaluasiKinerja.objects.filter(pk=siap.e_bima.pk).update(jabatan_penilai=siap.kabid)
    bima = siap.akun["bima"]
    assert tim_buka(bima, periode_dari_kode(TW)) == 1
    assert tim_buka(bima, periode_dari_kode(TW)) == 0
    assert [e.pegawai for e in tim_periode(bima, TW)] == [siap.joko, siap.rina]
    assert tim_periode(siap.akun["joko"], TW) == []
