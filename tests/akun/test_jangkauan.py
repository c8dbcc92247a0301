"""Role and reach are read as a pair, dated, and never widen each other."""

from datetime import timedelta

import pytest
from django.utils import timezone

from asn.akun.models import Pengguna, Penugasan
from asn.core.lingkup import lingkup_kota
from kepegawaian.instansi.models import Instansi
from kepegawaian.pegawai.models import Pegawai
from tests.kepegawaian.pembuat import (
    buat_instansi,
    buat_jabatan,
    buat_kepala,
    buat_pegawai,
    buat_riwayat_jabatan,
)

LIHAT = "pegawai.view_pegawai"
HUKDIS = "pegawai.view_riwayathukdis"
MULAI = "evaluasi.mulai_evaluasi"


def segar(pengguna: Pengguna) -> Pengguna:
    """The account as the next request would load it."""
    return Pengguna.objects.get(pk=pengguna.pk)


@pytest.mark.usefixtures("lingkup")
class TestPeranKaliJangkauan:
    def test_bkd_menjangkau_kotanya_saja(self, sari, kota_tangsel, kota_sorong):
        milik = buat_pegawai(kota_tangsel)
        buat_pegawai(kota_sorong)
        assert list(Pegawai.objects.terlihat_oleh(sari, LIHAT)) == [milik]

    def test_bkd_di_a_dan_auditor_di_b_tidak_menyilang(self, buat_pengguna, kota_tangsel, kota_sorong):
        orang = buat_pengguna("hana", kota_tangsel, ("BKD", {}), ("AUDITOR", {"kota": kota_sorong}))
        assert orang.jangkauan(LIHAT).kota_ids == {kota_tangsel.pk, kota_sorong.pk}
        assert orang.jangkauan(MULAI).kota_ids == {kota_tangsel.pk}
        assert orang.jangkauan(MULAI).semua_kota == {kota_tangsel.pk}

    def test_instansi_menjangkau_subpohonnya_saja(self, buat_pengguna, kota_tangsel):
        dinas, tetangga = buat_instansi(kota_tangsel), buat_instansi(kota_tangsel, "Dinas Sosial")
        bidang = buat_instansi(kota_tangsel, "Bidang Yankes", induk=dinas)
        orang = buat_pengguna("hana", kota_tangsel, ("PENGELOLA_INSTANSI", {"instansi": dinas}))
        dalam = buat_pegawai(kota_tangsel, "Dalam", jabatan=buat_jabatan(bidang))
        buat_pegawai(kota_tangsel, "Luar", jabatan=buat_jabatan(tetangga))
        assert set(Instansi.objects.terlihat_oleh(orang, "instansi.view_instansi")) == {dinas, bidang}
        assert list(Pegawai.objects.terlihat_oleh(orang, LIHAT)) == [dalam]

    def test_pegawai_menjangkau_dirinya_saja(self, buat_pengguna, kota_tangsel):
        diri, rekan = buat_pegawai(kota_tangsel, "Diri"), buat_pegawai(kota_tangsel, "Rekan")
        orang = buat_pengguna("hana", kota_tangsel, pegawai=diri)
        assert list(Pegawai.objects.terlihat_oleh(orang, LIHAT)) == [diri]
        assert not Pegawai.objects.terlihat_oleh(orang, MULAI).filter(pk=rekan.pk).exists()
        assert not orang.has_perm(MULAI)

    def test_tanpa_penugasan_tidak_menjangkau_apa_pun(self, gita, kota_tangsel):
        buat_pegawai(kota_tangsel)
        assert not gita.has_perm(LIHAT)
        assert not Pegawai.objects.terlihat_oleh(gita, LIHAT).exists()

    def test_akun_nonaktif_tidak_menjangkau_apa_pun(self, sari, kota_tangsel):
        buat_pegawai(kota_tangsel)
        Pengguna.objects.filter(pk=sari.pk).update(is_active=False)
        mati = segar(sari)
        assert not mati.has_perm(LIHAT)
        assert mati.kota_terjangkau() == frozenset()
        assert not Pegawai.objects.terlihat_oleh(mati, LIHAT).exists()

    @pytest.mark.parametrize(
        ("mulai", "sampai", "berlaku"),
        [(-10, None, True), (-10, 0, True), (-10, -1, False), (1, None, False), (0, 0, True)],
    )
    def test_penugasan_berlaku_menurut_tanggalnya(self, gita, kota_tangsel, mulai, sampai, berlaku):
        hari = gita.hari_ini()
        Penugasan.objects.create(
            pengguna=gita,
            peran="BKD",
            kota=kota_tangsel,
            mulai=hari + timedelta(days=mulai),
            sampai=None if sampai is None else hari + timedelta(days=sampai),
        )
        assert segar(gita).has_perm(LIHAT) is berlaku

    def test_pusat_menjangkau_semua_kota_aktif(self, farah, kota_tangsel, kota_sorong):
        assert farah.jangkauan("akun.view_pengguna").kota_ids == {kota_tangsel.pk, kota_sorong.pk}
        kota_sorong.aktif = False
        kota_sorong.save()
        assert segar(farah).jangkauan("akun.view_pengguna").kota_ids == {kota_tangsel.pk}

    def test_bendera_django_tidak_berarti(self, gita, kota_tangsel):
        buat_pegawai(kota_tangsel)
        gita.is_superuser = gita.is_staff = True
        gita.save()
        assert not segar(gita).has_perm(LIHAT)
        assert not segar(gita).has_module_perms("pegawai")


@pytest.mark.usefixtures("lingkup")
class TestAtasan:
    @pytest.fixture
    def pohon(self, kota_tangsel):
        dinas = buat_instansi(kota_tangsel)
        kepala = buat_kepala(dinas)
        kabid = buat_jabatan(dinas, "Kepala Bidang", atasan=kepala, jenis="ADMINISTRATOR", kelas=11)
        staf = buat_jabatan(dinas, "Staf", atasan=kabid)
        return kepala, kabid, staf

    def test_bawahan_langsung_saja(self, pohon, buat_pengguna, kota_tangsel):
        kepala, kabid, staf = pohon
        bos = buat_pegawai(kota_tangsel, "Bos", jabatan=kepala)
        tengah = buat_pegawai(kota_tangsel, "Tengah", jabatan=kabid)
        buat_pegawai(kota_tangsel, "Bawah", jabatan=staf)
        orang = buat_pengguna("bos", kota_tangsel, pegawai=bos)
        assert set(Pegawai.objects.terlihat_oleh(orang, LIHAT)) == {bos, tengah}
        assert list(Pegawai.objects.terlihat_oleh(orang, "pegawai.lihat_bawahan")) == [tengah]

    def test_plt_menjangkau_bawahan_jabatan_yang_diisinya(self, pohon, buat_pengguna, kota_tangsel):
        kepala, kabid, staf = pohon
        wakil = buat_pegawai(kota_tangsel, "Wakil", jabatan=staf)
        buat_pegawai(kota_tangsel, "Tengah", jabatan=kabid)
        orang = buat_pengguna("wakil", kota_tangsel, pegawai=wakil)
        assert not orang.has_perm("pegawai.lihat_bawahan")
        kemarin = timezone.localdate() - timedelta(days=1)
        plt = buat_riwayat_jabatan(wakil, kepala, penugasan="PLT", tmt_mulai=kemarin)
        assert segar(orang).jabatan_membawahi == {kepala.pk}
        plt.tmt_selesai = kemarin
        plt.save()
        assert segar(orang).jabatan_membawahi == frozenset()

    def test_atasan_tidak_membuka_hukuman_dan_keluarga_bawahan(self, pohon, buat_pengguna, kota_tangsel):
        kepala, kabid, _ = pohon
        bos = buat_pegawai(kota_tangsel, "Bos", jabatan=kepala)
        buat_pegawai(kota_tangsel, "Tengah", jabatan=kabid)
        orang = buat_pengguna("bos", kota_tangsel, pegawai=bos)
        for izin in (HUKDIS, "pegawai.view_keluarga", "pegawai.buka_data_pribadi"):
            assert orang.jangkauan(izin).jabatan_ids == frozenset()
            assert orang.jangkauan(izin).pegawai_id == bos.pk


@pytest.mark.usefixtures("lingkup")
class TestAkunTerlihat:
    def test_admin_kota_melihat_akun_kotanya_saja(self, dewi, sari, citra, farah):
        assert set(Pengguna.objects.terlihat_oleh(dewi, "akun.view_pengguna")) == {dewi, sari}

    def test_admin_pusat_melihat_semua_juga_yang_tanpa_kota(self, dewi, citra, farah):
        assert set(Pengguna.objects.terlihat_oleh(farah, "akun.view_pengguna")) == {dewi, citra, farah}

    def test_penugasan_pusat_hanya_bagi_pusat(self, dewi, farah):
        pusat = Penugasan.objects.get(pengguna=farah)
        assert pusat in Penugasan.objects.terlihat_oleh(farah, "akun.view_penugasan")
        assert pusat not in Penugasan.objects.terlihat_oleh(dewi, "akun.view_penugasan")


def test_jangkauan_terbaca_sebelum_lingkup_dipasang(buat_pengguna, kota_tangsel, lingkup):
    """Middleware reads assignments before the city scope is set; that must not empty the instansi reach."""
    dinas = buat_instansi(kota_tangsel)
    orang = buat_pengguna("hana", kota_tangsel, ("PENGELOLA_INSTANSI", {"instansi": dinas}))
    with lingkup_kota([]):
        orang = segar(orang)
        assert orang.petugas
        assert orang.kota_terjangkau() == {kota_tangsel.pk}
    assert orang.jangkauan(LIHAT).instansi_ids == {dinas.pk}
