"""Administrators never hand out more than they hold, never to themselves, and every change ends old sessions."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from asn.akun.models import Pengguna, Penugasan
from asn.akun.peran import PETUGAS
from asn.akun.services.pengguna import (
    pengguna_aktifkan,
    pengguna_buat,
    pengguna_nonaktifkan,
    pengguna_ubah,
    sesi_akhiri_semua,
)
from asn.akun.services.penugasan import penugasan_akhiri, penugasan_tambah, penugasan_ubah
from tests.kepegawaian.pembuat import buat_instansi, buat_pegawai

pytestmark = pytest.mark.usefixtures("lingkup")


def masih_masuk(client) -> bool:
    return client.get("/verifikasi/").context["user"].is_authenticated


class TestPenugasanTambah:
    @pytest.mark.parametrize("peran", sorted(PETUGAS - {"ADMIN_PUSAT", "KEPALA_INSTANSI", "PENGELOLA_INSTANSI"}))
    def test_admin_kota_memberi_peran_di_kotanya(self, dewi, gita, kota_tangsel, peran):
        penugasan = penugasan_tambah(pengguna=gita, peran=peran, kota=kota_tangsel, oleh=dewi)
        assert penugasan.mulai == gita.hari_ini()

    @pytest.mark.parametrize(
        "isi", [{"peran": "ADMIN_PUSAT", "pusat": True}, {"peran": "AUDITOR", "pusat": True}, {"peran": "ADMIN_PUSAT"}]
    )
    def test_admin_kota_tidak_memberi_pusat(self, dewi, gita, isi):
        with pytest.raises(ValidationError, match="hanya dapat diberikan administrator pusat"):
            penugasan_tambah(pengguna=gita, oleh=dewi, **isi)

    def test_admin_kota_tidak_memberi_di_kota_lain(self, dewi, gita, kota_sorong):
        with pytest.raises(ValidationError, match="tidak mengelola akun di kota itu"):
            penugasan_tambah(pengguna=gita, peran="BKD", kota=kota_sorong, oleh=dewi)

    def test_instansi_kota_lain_ditolak(self, dewi, gita, kota_tangsel, kota_sorong):
        asing = buat_instansi(kota_sorong)
        with pytest.raises(ValidationError, match="bukan bagian dari kota"):
            penugasan_tambah(pengguna=gita, peran="PENGELOLA_INSTANSI", kota=kota_tangsel, instansi=asing, oleh=dewi)

    def test_akun_kota_lain_di_luar_jangkauan(self, dewi, citra, kota_tangsel):
        with pytest.raises(PermissionDenied):
            penugasan_tambah(pengguna=citra, peran="BKD", kota=kota_tangsel, oleh=dewi)

    def test_tanpa_izin_ditolak(self, sari, gita, kota_tangsel):
        with pytest.raises(PermissionDenied):
            penugasan_tambah(pengguna=gita, peran="BKD", kota=kota_tangsel, oleh=sari)

    def test_tidak_kepada_diri_sendiri(self, dewi, farah, kota_tangsel):
        for orang in (dewi, farah):
            with pytest.raises(ValidationError, match="diubah administrator lain"):
                penugasan_tambah(pengguna=orang, peran="BKD", kota=kota_tangsel, oleh=orang)

    def test_admin_pusat_memberi_pusat(self, farah, gita):
        assert penugasan_tambah(pengguna=gita, peran="ADMIN_PUSAT", pusat=True, oleh=farah).pusat

    @pytest.mark.parametrize("peran", ["ATASAN", "PEGAWAI", "RAJA"])
    def test_peran_turunan_tidak_dapat_diberikan(self, dewi, gita, kota_tangsel, peran):
        with pytest.raises(ValidationError):
            penugasan_tambah(pengguna=gita, peran=peran, kota=kota_tangsel, oleh=dewi)

    def test_peran_instansi_harus_menyebut_instansi(self, dewi, gita, kota_tangsel):
        with pytest.raises(ValidationError, match="menyebut instansinya"):
            penugasan_tambah(pengguna=gita, peran="PENGELOLA_INSTANSI", kota=kota_tangsel, oleh=dewi)

    def test_sesi_berakhir(self, masuk, dewi, gita, kota_tangsel):
        client = masuk(gita)
        penugasan_tambah(pengguna=gita, peran="BKD", kota=kota_tangsel, oleh=dewi)
        assert not masih_masuk(client)


class TestPenugasanUbahDanAkhiri:
    @pytest.fixture
    def tugas_sari(self, sari) -> Penugasan:
        tugas = Penugasan.objects.get(pengguna=sari)
        tugas.mulai -= timedelta(days=30)
        tugas.save()
        return tugas

    @staticmethod
    def _isi(tugas: Penugasan, **lain) -> dict:
        kolom = ("peran", "pusat", "kota", "instansi", "mulai", "sampai")
        return {k: getattr(tugas, k) for k in kolom} | lain

    def test_ubah_mengakhiri_sesi(self, masuk, dewi, sari, tugas_sari):
        client = masuk(sari)
        hasil = penugasan_ubah(penugasan=tugas_sari, oleh=dewi, **self._isi(tugas_sari, peran="AUDITOR"))
        assert hasil.peran == "AUDITOR"
        assert not masih_masuk(client)

    @pytest.mark.parametrize(
        "isi", [{"peran": "ADMIN_PUSAT", "pusat": True, "kota": None}, {"pusat": True, "kota": None}]
    )
    def test_tidak_dapat_dinaikkan_melebihi_pengubah(self, dewi, tugas_sari, isi):
        with pytest.raises(ValidationError):
            penugasan_ubah(penugasan=tugas_sari, oleh=dewi, **self._isi(tugas_sari, **isi))

    def test_akhiri_berlaku_seketika(self, masuk, dewi, sari, tugas_sari):
        client = masuk(sari)
        penugasan_akhiri(penugasan=tugas_sari, oleh=dewi)
        assert Pengguna.objects.get(pk=sari.pk).penugasan_berlaku == []
        assert not masih_masuk(client)

    def test_akhiri_yang_baru_hari_ini_menghapusnya(self, dewi, sari):
        penugasan_akhiri(penugasan=Penugasan.objects.get(pengguna=sari), oleh=dewi)
        assert not Penugasan.objects.filter(pengguna=sari).exists()

    def test_admin_kota_lain_tidak_menjangkau(self, eko, tugas_sari):
        with pytest.raises(PermissionDenied):
            penugasan_akhiri(penugasan=tugas_sari, oleh=eko)

    def test_kota_dapat_mencabut_peran_di_dirinya_dari_orang_luar(self, eko, sari, kota_sorong):
        tugas = Penugasan.objects.create(pengguna=sari, peran="AUDITOR", kota=kota_sorong)
        penugasan_akhiri(penugasan=tugas, oleh=eko)
        assert not Penugasan.objects.filter(pk=tugas.pk).exists()

    def test_peran_sendiri_tidak_dapat_diakhiri(self, dewi):
        with pytest.raises(ValidationError, match="diubah administrator lain"):
            penugasan_akhiri(penugasan=Penugasan.objects.get(pengguna=dewi), oleh=dewi)


class TestPengguna:
    def test_buat_tanpa_sandi_dan_terhubung_pegawai(self, dewi, kota_tangsel):
        pegawai = buat_pegawai(kota_tangsel)
        akun = pengguna_buat(
            username=f" {pegawai.nip} ", email="Rina@Kota.go.id", nama="Rina", kota=kota_tangsel, oleh=dewi
        )
        assert not akun.has_usable_password()
        assert (akun.pegawai, akun.email, akun.username) == (pegawai, "rina@kota.go.id", pegawai.nip)

    def test_nip_kota_lain_tidak_terhubung(self, dewi, kota_tangsel, kota_sorong):
        asing = buat_pegawai(kota_sorong)
        akun = pengguna_buat(username=asing.nip, email="", nama="Rina", kota=kota_tangsel, oleh=dewi)
        assert akun.pegawai is None

    @pytest.mark.parametrize("kota", ["kota_sorong", None])
    def test_buat_di_luar_jangkauan_ditolak(self, request, dewi, kota):
        sasaran = request.getfixturevalue(kota) if kota else None
        with pytest.raises(ValidationError):
            pengguna_buat(username="baru", email="", nama="Baru", kota=sasaran, oleh=dewi)

    def test_ganti_surel_memberi_tahu_alamat_lama(self, dewi, sari, surat):
        lama = sari.email
        with surat() as kotak:
            pengguna_ubah(pengguna=sari, email="baru@kota.go.id", nama="Sari", oleh=dewi)
        assert [s.to for s in kotak] == [[lama]]

    def test_nonaktifkan_mengakhiri_sesi_seketika(self, masuk, dewi, sari):
        client = masuk(sari)
        pengguna_nonaktifkan(pengguna=sari, oleh=dewi)
        assert not masih_masuk(client)
        assert pengguna_aktifkan(pengguna=sari, oleh=dewi).is_active

    @pytest.mark.parametrize("layanan", [pengguna_nonaktifkan, pengguna_aktifkan])
    def test_tidak_mengunci_diri_sendiri(self, dewi, farah, layanan):
        for orang in (dewi, farah):
            with pytest.raises(ValidationError, match="diubah administrator lain"):
                layanan(pengguna=orang, oleh=orang)

    def test_admin_kota_tidak_menyentuh_pemegang_peran_pusat(self, dewi, sari):
        Penugasan.objects.create(pengguna=sari, peran="AUDITOR", pusat=True)
        with pytest.raises(ValidationError, match="hanya dapat diubah administrator pusat"):
            pengguna_nonaktifkan(pengguna=sari, oleh=dewi)

    @pytest.mark.parametrize("siapa", ["eko", "sari"])
    def test_orang_lain_ditolak(self, request, gita, siapa):
        with pytest.raises(PermissionDenied):
            pengguna_nonaktifkan(pengguna=gita, oleh=request.getfixturevalue(siapa))


class TestSesi:
    def test_semua_sesi_berakhir_juga_yang_tidak_terdaftar(self, masuk, sari, budi):
        pertama, kedua, lain = masuk(sari), masuk(sari), masuk(budi)
        sesi_akhiri_semua(sari)
        assert not masih_masuk(pertama)
        assert not masih_masuk(kedua)
        assert masih_masuk(lain)

    def test_ganti_sandi_mengakhiri_sesi_lain(self, masuk, bersandi, sari):
        client = masuk(bersandi(sari))
        sari.set_password("teh-sore-di-ciputat")
        sari.save()
        assert not masih_masuk(client)


class TestKendala:
    """The database refuses what no form should ever send."""

    @pytest.mark.parametrize(
        ("isi", "nama"),
        [
            ({"peran": "BKD"}, "penugasan_tepat_satu_jangkauan"),
            ({"peran": "AUDITOR", "pusat": True, "kota": "x"}, "penugasan_tepat_satu_jangkauan"),
            ({"peran": "ADMIN_PUSAT", "kota": "x"}, "penugasan_admin_pusat_seluruh_kota"),
            ({"peran": "PPK", "pusat": True}, "penugasan_peran_sekota"),
            ({"peran": "KEPALA_INSTANSI", "kota": "x"}, "penugasan_peran_instansi_berinstansi"),
        ],
    )
    def test_jangkauan(self, gita, kota_tangsel, isi, nama):
        if "kota" in isi:
            isi = isi | {"kota": kota_tangsel}
        with pytest.raises(IntegrityError, match=nama), transaction.atomic():
            Penugasan.objects.create(pengguna=gita, **isi)


def test_perubahan_akun_tercatat_dalam_riwayat(dewi, sari):
    pengguna_nonaktifkan(pengguna=sari, oleh=dewi)
    kejadian = Pengguna.pgh_event_model.objects.filter(pgh_obj=sari)
    assert kejadian.exists()
    assert "password" not in {f.name for f in Pengguna.pgh_event_model._meta.fields}
