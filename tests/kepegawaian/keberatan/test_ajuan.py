"""Filing: by whom, once, in time; changing and withdrawing; who sees it."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from asn.core.services import VersiBasi
from asn.core.workflows import TransitionRefused
from asn.notifikasi.models import Kabar
from kepegawaian.keberatan.models import JangkaKeberatan, Keberatan
from kepegawaian.keberatan.services import keberatan_cabut, keberatan_periksa, keberatan_ubah
from kepegawaian.keberatan.services.pengingat import pengingat_jalankan
from kepegawaian.keberatan.workflows import IZIN_AJUKAN, IZIN_EKSPOR, IZIN_LIHAT, IZIN_PUTUSKAN
from tests.kepegawaian.keberatan import jenis_uji
from tests.kepegawaian.keberatan.conftest import PDF, TUNTUTAN, URAIAN
from tests.kepegawaian.pembuat import buat_pegawai, buat_riwayat_jabatan, buat_riwayat_kinerja

HARI_INI = timezone.localdate()


def test_diajukan_dengan_tenggat_dan_pemutus(dinas, ajukan):
    keberatan = ajukan(bukti=[("bukti.pdf", PDF)])
    assert keberatan.keadaan == "diajukan"
    assert keberatan.pemutus_jabatan == dinas.kepala
    assert keberatan.batas_ajukan == HARI_INI - timedelta(days=3) + timedelta(days=14)
    assert "14 hari kalender" in keberatan.jangka_ajukan
    assert "perlu verifikasi" in keberatan.jangka_ajukan
    assert "10 hari kerja" in keberatan.jangka_putus
    assert len(keberatan.bukti) == 1
    kabar = {k.penerima.nama: k.judul for k in Kabar.objects.select_related("penerima")}
    assert kabar == {
        "Hadi": "Keberatan uji: menunggu putusan Anda",
        "Bima": "Keberatan uji: keputusan Anda dipersoalkan",
    }


def test_isi_tersandi_di_basis_data(dinas, ajukan):
    keberatan = ajukan()
    tersimpan = Keberatan.objects.raw("SELECT id, uraian::text AS mentah FROM keberatan_keberatan")[0].mentah
    assert URAIAN not in tersimpan
    assert Keberatan.objects.get(pk=keberatan.pk).uraian == URAIAN


@pytest.mark.parametrize("siapa", ["joko", "bkd", "ppk", "hadi", "bima"])
def test_orang_lain_tidak_dapat_mengajukan(dinas, ajukan, siapa):
    with pytest.raises(PermissionDenied):
        ajukan(oleh=getattr(dinas, siapa))
    assert Keberatan.objects.count() == 0


def test_dua_kali_ditolak_juga_setelah_dicabut(dinas, ajukan):
    keberatan = ajukan()
    with pytest.raises(TransitionRefused, match="sudah pernah"):
        ajukan()
    keberatan_cabut(keberatan=keberatan, oleh=dinas.rina)
    with pytest.raises(TransitionRefused, match="sudah pernah"):
        ajukan()
    assert Keberatan.objects.count() == 1


@pytest.mark.parametrize(("hari", "boleh"), [(14, True), (15, False), (-1, False)])
def test_tenggat_kalender(dinas, ajukan, hari, boleh):
    """The last day counts; a decision that was not delivered cannot be contested."""
    jenis_uji.UMUR["hari"] = hari
    if boleh:
        assert ajukan().batas_ajukan == HARI_INI
    else:
        with pytest.raises(TransitionRefused, match="berakhir" if hari > 0 else "belum disampaikan"):
            ajukan()


def test_setelan_kota_mengganti_satuan(dinas, ajukan):
    """The unit is a setting: the same 14 days as working days end later."""
    JangkaKeberatan.objects.create(
        kota=dinas.kota,
        jenis="uji",
        tahap="ajukan",
        hari=14,
        jenis_hari="kerja",
        berlaku_mulai=date(2026, 1, 1),
        dasar="Peraturan Wali Kota uji",
    )
    jenis_uji.UMUR["hari"] = 16
    keberatan = ajukan()
    assert keberatan.jangka_ajukan == "14 hari kerja, Peraturan Wali Kota uji"
    assert keberatan.batas_ajukan >= HARI_INI


@pytest.mark.parametrize(("kolom", "nilai"), [("uraian", "terlalu pendek"), ("tuntutan", "  ")])
def test_isi_wajib(ajukan, kolom, nilai):
    with pytest.raises(ValidationError) as galat:
        ajukan(**{kolom: nilai})
    assert kolom in galat.value.message_dict


def test_bukti_berbahaya_dan_berlebih_ditolak(ajukan):
    for bukti in ([("x.pdf", b"<script>")], [("a.pdf", PDF)] * 6):
        with pytest.raises(ValidationError) as galat:
            ajukan(bukti=bukti)
        assert "bukti" in galat.value.message_dict
    assert Keberatan.objects.count() == 0


def _terlihat(pengguna, izin=IZIN_LIHAT) -> bool:
    return Keberatan.objects.terlihat_oleh(pengguna, izin).exists()


def test_siapa_melihat(dinas, ajukan):
    """Parties without any role; oversight by role; nobody else, nobody of the other city."""
    ajukan()
    melihat = {n: _terlihat(getattr(dinas, n)) for n in ("rina", "bima", "hadi", "bkd", "gita", "ppk")}
    assert all(melihat.values()), melihat
    assert not any(_terlihat(getattr(dinas, n)) for n in ("joko", "citra", "ppk_lain"))
    semua = ("rina", "bima", "hadi", "bkd", "gita", "ppk", "joko", "citra")
    menurut_izin = {i: [n for n in semua if _terlihat(getattr(dinas, n), i)] for i in (IZIN_PUTUSKAN, IZIN_AJUKAN)}
    assert menurut_izin == {IZIN_PUTUSKAN: ["hadi"], IZIN_AJUKAN: ["rina"]}
    assert [n for n in semua if _terlihat(getattr(dinas, n), IZIN_EKSPOR)] == ["bkd", "gita"]


def test_pratinjau_tidak_membuka_keberatan(dinas, ajukan):
    ajukan()
    dinas.rina.pratinjau = dinas.hadi.pratinjau = True
    assert not _terlihat(dinas.rina)
    assert not _terlihat(dinas.hadi, IZIN_PUTUSKAN)


def test_pemutus_adalah_ppk_bila_tidak_ada_atasan(dinas, ajukan):
    predikat = buat_riwayat_kinerja(dinas.p_bima, 2026, 3, "KURANG", penilai=dinas.p_hadi)
    keberatan = ajukan(oleh=dinas.bima, sasaran_id=predikat.pk)
    assert keberatan.ke_ppk
    assert keberatan.pemutus_label == "Wali Kota (PPK)"
    assert _terlihat(dinas.ppk, IZIN_PUTUSKAN)
    assert not _terlihat(dinas.ppk_lain, IZIN_PUTUSKAN)


def test_ubah_sebelum_diperiksa(dinas, ajukan):
    keberatan = ajukan(bukti=[("bukti.pdf", PDF)])
    isi = {"uraian": URAIAN + " Tambahan.", "tuntutan": TUNTUTAN}
    baru = keberatan_ubah(keberatan=keberatan, oleh=dinas.rina, versi=1, lepas=keberatan.bukti, **isi)
    assert (baru.versi, baru.bukti) == (2, [])
    assert baru.sidik != keberatan.sidik
    with pytest.raises(VersiBasi):
        keberatan_ubah(keberatan=keberatan, oleh=dinas.rina, versi=1, **isi)
    with pytest.raises(PermissionDenied):
        keberatan_ubah(keberatan=keberatan, oleh=dinas.joko, versi=2, **isi)
    keberatan_periksa(keberatan=keberatan, oleh=dinas.hadi)
    with pytest.raises(TransitionRefused, match="Pemeriksaan sudah dimulai"):
        keberatan_ubah(keberatan=keberatan, oleh=dinas.rina, versi=2, **isi)


def test_cabut_hanya_oleh_pemohon_dan_sekali(dinas, ajukan):
    keberatan = ajukan()
    with pytest.raises(PermissionDenied):
        keberatan_cabut(keberatan=keberatan, oleh=dinas.hadi)
    keberatan_cabut(keberatan=keberatan, oleh=dinas.rina)
    assert jenis_uji.JEJAK == [("dicabut", dinas.rina.pk)]
    with pytest.raises(TransitionRefused):
        keberatan_cabut(keberatan=keberatan, oleh=dinas.rina)


def test_pengingat_malam_sekali_dan_mencari_pemutus_baru(dinas, ajukan):
    keberatan = ajukan()
    Keberatan.objects.update(batas_putus=HARI_INI + timedelta(days=2))
    for _ in range(2):
        pengingat_jalankan(kota_id=dinas.kota.pk, hari_ini=HARI_INI)
    assert Kabar.objects.filter(judul__contains="hampir tiba").count() == 1
    Keberatan.objects.update(batas_putus=HARI_INI - timedelta(days=1))
    for _ in range(2):
        pengingat_jalankan(kota_id=dinas.kota.pk, hari_ini=HARI_INI)
    assert Kabar.objects.filter(judul__contains="melewati batas").count() == 2  # appellant and decider
    assert jenis_uji.JEJAK == [("lewat", keberatan.pk)]
    # The head leaves; a Plt in a higher position does not exist: the PPK takes over.
    dinas.p_hadi.riwayatjabatan_set.update(tmt_selesai=HARI_INI - timedelta(days=1))
    hasil = pengingat_jalankan(kota_id=dinas.kota.pk, hari_ini=HARI_INI)
    keberatan.refresh_from_db()
    assert hasil["dialihkan"] == 1
    assert keberatan.ke_ppk


def test_plt_memutus_dan_berhenti_memutus(dinas, ajukan, buat_pengguna):
    """Whoever holds the position today decides; a Plt whose term ended yesterday no longer does."""
    dinas.p_hadi.riwayatjabatan_set.update(tmt_selesai=HARI_INI - timedelta(days=1))
    maya = buat_pegawai(dinas.kota, "Maya Sari", tanggal_lahir=date(1978, 1, 1))
    plt = buat_riwayat_jabatan(maya, dinas.kepala, penugasan="PLT", tmt_mulai=date(2026, 1, 2))
    keberatan = ajukan()
    assert keberatan.pemutus_jabatan == dinas.kepala
    akun = buat_pengguna("maya", dinas.kota, pegawai=maya)
    assert _terlihat(akun, IZIN_PUTUSKAN)
    plt.tmt_selesai = HARI_INI - timedelta(days=1)
    plt.save()
    akun = type(akun).objects.get(pk=akun.pk)
    assert not _terlihat(akun, IZIN_PUTUSKAN)
    with pytest.raises(PermissionDenied):
        keberatan_periksa(keberatan=keberatan, oleh=akun)
