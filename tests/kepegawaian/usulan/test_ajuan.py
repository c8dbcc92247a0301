"""What the proposer may do: once, with evidence, about whom the reach allows; every change has its version."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection

from asn.core.services import VersiBasi
from asn.core.workflows import TransitionRefused
from kepegawaian.usulan.models import Usulan
from kepegawaian.usulan.services import usulan_ajukan, usulan_batalkan, usulan_buat, usulan_ubah, usulan_ulangi
from kepegawaian.usulan.services.bukti import bukti_usulan, sidik_usulan
from kepegawaian.usulan.services.wewenang import putusan_usulan
from tests.kepegawaian.pembuat import buat_penghargaan
from tests.kepegawaian.usulan.conftest import ISI, PDF, putus


def test_pegawai_mengusulkan_tentang_diri(usul, dinas):
    usulan = usul(bukti=[("ijazah.pdf", PDF)], catatan=" Mohon dicatat. ")
    assert (usulan.keadaan, usulan.menunggu, usulan.jalur) == ("diajukan", "instansi", "instansi bkd")
    assert usulan.instansi_id == dinas.unit.pk
    assert usulan.catatan == "Mohon dicatat."
    assert usulan.ringkasan == "Satyalancana"
    assert usulan.sidik == sidik_usulan(usulan)
    assert [b.nama_asli for b in bukti_usulan(usulan)] == ["ijazah.pdf"]
    assert [r.transisi for r in putusan_usulan(usulan)] == ["ajukan"]


@pytest.mark.parametrize(
    ("siapa", "jalur"), [("fajar", "instansi bkd"), ("sari", "bkd"), ("rina", "instansi bkd"), (None, "instansi bkd")]
)
def test_jalur_menurut_pengusul(usul, dinas, siapa, jalur):
    usulan = usul(oleh=getattr(dinas, siapa) if siapa else None)
    assert (usulan.jalur, usulan.keadaan) == (jalur, "diajukan")


@pytest.mark.parametrize("siapa", ["joko", "luar", "gita", "audit", "citra", "hadi"])
def test_orang_lain_tidak_dapat_mengusulkan(usul, dinas, siapa):
    with pytest.raises(PermissionDenied):
        usul(oleh=getattr(dinas, siapa))
    assert not Usulan.objects.exists()


def test_jenis_tertutup_hanya_oleh_yang_boleh_melihatnya(usul, dinas):
    with pytest.raises(PermissionDenied):
        usul(jenis="uji_tertutup", oleh=dinas.fajar)
    assert usul(jenis="uji_tertutup").jalur == "bkd"


def test_jenis_bukan_layanan_mandiri(usul, dinas):
    with pytest.raises(PermissionDenied):
        usul(jenis="uji_rahasia")
    assert usul(jenis="uji_rahasia", oleh=dinas.sari).menunggu == "bkd"


def test_kunci_yang_sama_sekali_saja(usul, dinas):
    satu = usul(kunci_idempotensi="form-1")
    assert usul(kunci_idempotensi="form-1", isi=ISI | {"nama": "lain"}).pk == satu.pk
    assert Usulan.objects.count() == 1
    # A key taken by another person opens nothing.
    with pytest.raises(TransitionRefused):
        usul(kunci_idempotensi="form-1", oleh=dinas.fajar)


def test_isi_kosong_ditolak(usul):
    with pytest.raises(ValidationError):
        usul(isi={})


def test_bukti_rusak_ditolak_tanpa_sisa(usul):
    with pytest.raises(ValidationError) as galat:
        usul(bukti=[("ijazah.pdf", b"bukan pdf")])
    assert "bukti" in galat.value.message_dict
    assert not Usulan.objects.exists()


def test_bukti_kembar_dihitung_sekali_dan_dibatasi(usul):
    assert len(usul(bukti=[("a.pdf", PDF), ("b.pdf", PDF)]).bukti) == 1
    with pytest.raises(ValidationError, match="paling banyak"):
        usul(bukti=[(f"{i}.pdf", PDF + str(i).encode()) for i in range(6)])


def test_isi_tersandi_di_basis_data(usul):
    usulan = usul(jenis="uji_tertutup", isi=ISI | {"nama": "Dimas Rahasia"})
    with connection.cursor() as kursor:
        kursor.execute("SELECT isi, ringkasan FROM usulan_usulan WHERE id = %s", [usulan.pk])
        assert "Dimas" not in "".join(kursor.fetchone())
        kursor.execute("SELECT string_agg(isi || ringkasan, '') FROM usulan_usulanevent")
        assert "Dimas" not in kursor.fetchone()[0]
    assert Usulan.objects.get(pk=usulan.pk).isi["nama"] == "Dimas Rahasia"


class TestDraf:
    def test_ubah_lalu_ajukan(self, usul, dinas):
        draf = usul(ajukan=False, bukti=[("a.pdf", PDF)])
        assert (draf.keadaan, draf.menunggu) == ("draf", "")
        baru = usulan_ubah(
            usulan=draf,
            isi=ISI | {"nama": "Inovasi"},
            oleh=dinas.rina,
            versi=1,
            bukti=[("b.pdf", PDF + b"2")],
            lepas=[draf.bukti[0]],
        )
        assert (baru.versi, baru.ringkasan) == (2, "Inovasi")
        assert baru.sidik != draf.sidik
        assert [b.nama_asli for b in bukti_usulan(baru)] == ["b.pdf"]
        assert usulan_ajukan(usulan=baru, oleh=dinas.rina).menunggu == "instansi"

    def test_formulir_basi_menunjukkan_keduanya(self, usul, dinas):
        draf = usul(ajukan=False)
        usulan_ubah(usulan=draf, isi=ISI | {"nama": "Inovasi"}, oleh=dinas.rina, versi=1)
        with pytest.raises(VersiBasi) as galat:
            usulan_ubah(usulan=draf, isi=ISI | {"nama": "Teladan"}, oleh=dinas.rina, versi=1)
        assert galat.value.beda == [("Nama", "Inovasi", "Teladan")]

    @pytest.mark.parametrize("siapa", ["fajar", "sari", "joko", "citra"])
    def test_hanya_pengusul(self, usul, dinas, siapa):
        draf, oleh = usul(ajukan=False), getattr(dinas, siapa)
        for perbuatan in (
            lambda: usulan_ubah(usulan=draf, isi=ISI, oleh=oleh, versi=1),
            lambda: usulan_ajukan(usulan=draf, oleh=oleh),
            lambda: usulan_batalkan(usulan=draf, oleh=oleh),
        ):
            with pytest.raises(PermissionDenied):
                perbuatan()

    def test_yang_diperiksa_tidak_dapat_diubah(self, usul, dinas):
        usulan = usul()
        with pytest.raises(TransitionRefused, match="tidak dapat diubah"):
            usulan_ubah(usulan=usulan, isi=ISI, oleh=dinas.rina, versi=1)
        with pytest.raises(TransitionRefused):
            usulan_ajukan(usulan=usulan, oleh=dinas.rina)


def test_batalkan_menghentikan(usul, dinas):
    usulan = usulan_batalkan(usulan=usul(), oleh=dinas.rina)
    assert (usulan.keadaan, Usulan.objects.get(pk=usulan.pk).menunggu) == ("dibatalkan", "")
    with pytest.raises(TransitionRefused):
        usulan_batalkan(usulan=usulan, oleh=dinas.rina)


def test_satu_usulan_berjalan_per_sasaran(usul, dinas):
    sasaran = buat_penghargaan(dinas.pegawai)
    satu = usul(sasaran=sasaran, aksi="perbaiki", semula=ISI)
    assert (satu.sasaran_id, satu.sasaran_versi) == (sasaran.pk, 1)
    with pytest.raises(TransitionRefused, match="usulan lain"):
        usul(sasaran=sasaran, aksi="cabut", oleh=dinas.sari)
    draf = usul(sasaran=sasaran, aksi="cabut", oleh=dinas.sari, ajukan=False)
    with pytest.raises(TransitionRefused, match="usulan lain"):
        usulan_ajukan(usulan=draf, oleh=dinas.sari)
    usulan_batalkan(usulan=satu, oleh=dinas.rina)
    assert usulan_ajukan(usulan=draf, oleh=dinas.sari).menunggu == "bkd"


def test_ulangi_hanya_yang_ditolak_dan_sekali(usul, dinas):
    usulan = usul()
    with pytest.raises(TransitionRefused):
        usulan_ulangi(usulan=usulan, oleh=dinas.rina)
    putus(usulan, dinas.fajar, "tolak", "Tanggal tidak sesuai piagam")
    baru = usulan_ulangi(usulan=usulan, oleh=dinas.rina)
    assert (baru.keadaan, baru.menggantikan_id, baru.isi) == ("draf", usulan.pk, ISI)
    with pytest.raises(TransitionRefused, match="sudah diajukan ulang"):
        usulan_ulangi(usulan=usulan, oleh=dinas.rina)


def test_jenis_tidak_terdaftar_adalah_kesalahan_program(dinas):
    with pytest.raises(KeyError):
        usulan_buat(jenis="tidak_ada", pegawai=dinas.pegawai, isi=ISI, oleh=dinas.rina)


def test_sistem_mengusulkan_dengan_tenggat(usul):
    usulan = usul(oleh=None, tenggat=date(2027, 3, 1), kunci_idempotensi="kgb:1:2027-03-01")
    assert usul(oleh=None, kunci_idempotensi="kgb:1:2027-03-01").pk == usulan.pk
    assert not putusan_usulan(usulan).exists()
