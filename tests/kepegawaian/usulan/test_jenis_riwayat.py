"""Kinds of the register: what is approved is what stands in the register afterwards."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from asn.core.services import VersiBasi
from asn.notifikasi.models import Kabar
from kepegawaian.pegawai.models import Keluarga, Pegawai, RiwayatPendidikan
from kepegawaian.pegawai.services.profil import JENIS_RIWAYAT
from kepegawaian.pegawai.services.riwayat import isi_dari, riwayat_perbaiki
from kepegawaian.usulan.models import Usulan
from kepegawaian.usulan.registri import jenis_usulan
from kepegawaian.usulan.services import usulan_buat
from kepegawaian.usulan.services.bukti import bukti_usulan
from tests.kepegawaian.pembuat import buat_riwayat_pendidikan
from tests.kepegawaian.usulan.conftest import PDF, putus

IJAZAH = {
    "tingkat": 8,
    "jurusan": "Administrasi Publik",
    "lembaga": "Universitas Indonesia",
    "tanggal_lulus": "2020-08-20",
    "nomor_ijazah": "UI/2020/8812",
}


@pytest.fixture
def usul_ijazah(dinas):
    def buat(**lain) -> Usulan:
        nilai = {
            "jenis": "riwayat_pendidikan",
            "pegawai": dinas.pegawai,
            "isi": IJAZAH,
            "oleh": dinas.rina,
            "aksi": "tambah",
            "bukti": [("ijazah.pdf", PDF)],
        }
        return usulan_buat(**nilai | lain)

    return buat


def test_semua_riwayat_dan_biodata_terdaftar():
    for kode, jenis in JENIS_RIWAYAT.items():
        terdaftar = jenis_usulan(f"riwayat_{kode}")
        assert terdaftar.izin_lihat == jenis.izin
        assert terdaftar.tahap == (("bkd",) if kode in ("keluarga", "hukdis") else ("instansi", "bkd"))
    for kode in ("biodata_mandiri", "biodata_identitas"):
        assert jenis_usulan(kode).tahap == ("bkd",)


def test_tambah_sampai_profil(usul_ijazah, dinas):
    usulan = usul_ijazah()
    assert usulan.ringkasan == "S-2 Administrasi Publik"
    putus(usulan, dinas.fajar)
    putus(usulan, dinas.sari)
    baris = RiwayatPendidikan.objects.get()
    assert (baris.tingkat, baris.verifikasi, baris.diverifikasi_oleh) == (8, "TERVERIFIKASI", dinas.sari)
    assert Pegawai.objects.get(pk=dinas.pegawai.pk).pendidikan == 8
    # The fact has taken its evidence over; the usulan still names it.
    assert [b.pk for b in bukti_usulan(Usulan.objects.get(pk=usulan.pk))] == [baris.bukti_id]
    assert baris.bukti.izin == "pegawai.view_riwayatpendidikan"


@pytest.mark.parametrize(
    ("isi", "bukti", "kolom"),
    [
        ({"lembaga": ""}, [("a.pdf", PDF)], "lembaga"),
        ({}, [], "bukti"),
        ({"tingkat": 77}, [("a.pdf", PDF)], "tingkat"),
    ],
)
def test_yang_akan_ditolak_di_akhir_ditolak_di_awal(usul_ijazah, isi, bukti, kolom):
    with pytest.raises(ValidationError) as galat:
        usul_ijazah(isi=IJAZAH | isi, bukti=bukti)
    assert kolom in galat.value.message_dict
    assert not Usulan.objects.exists()


class TestPerbaikan:
    @pytest.fixture
    def baris(self, dinas):
        return buat_riwayat_pendidikan(dinas.pegawai, verifikasi="BELUM")

    def _perbaiki(self, usul_ijazah, baris, **lain) -> Usulan:
        semula = isi_dari(baris)
        return usul_ijazah(
            aksi="perbaiki", sasaran=baris, semula=semula, **{"isi": semula | {"jurusan": "Hukum"}} | lain
        )

    def test_menggantikan_bukan_menimpa(self, usul_ijazah, baris, dinas):
        usulan = self._perbaiki(usul_ijazah, baris)
        assert usulan.jenis_objek.beda(usulan.semula, usulan.isi) == [("Jurusan", "Ilmu Administrasi", "Hukum")]
        putus(usulan, dinas.fajar)
        putus(usulan, dinas.sari)
        baris.refresh_from_db()
        assert baris.verifikasi == "DIGANTI"
        assert baris.pengganti.get().jurusan == "Hukum"

    def test_hanya_bukti_berarti_verifikasi(self, usul_ijazah, baris, dinas):
        usulan = self._perbaiki(usul_ijazah, baris, isi=isi_dari(baris))
        putus(usulan, dinas.fajar)
        putus(usulan, dinas.sari)
        baris.refresh_from_db()
        assert (baris.verifikasi, baris.diverifikasi_oleh) == ("TERVERIFIKASI", dinas.sari)
        assert baris.bukti_id == usulan.bukti[0]

    def test_sasaran_berubah_di_tengah_jalan(self, usul_ijazah, baris, dinas):
        """Somebody else's correction came first: refused, both shown, nothing changed."""
        usulan = self._perbaiki(usul_ijazah, baris)
        putus(usulan, dinas.fajar)
        riwayat_perbaiki(sasaran=baris, versi=1, isi={"jurusan": "Ekonomi"}, oleh=dinas.dewi)
        with pytest.raises(VersiBasi) as galat:
            putus(usulan, dinas.sari)
        assert ("Jurusan", "Ekonomi", "Hukum") in galat.value.beda
        kini = Usulan.objects.get(pk=usulan.pk)
        assert (kini.keadaan, kini.menunggu) == ("diverifikasi", "bkd")
        assert RiwayatPendidikan.objects.sah().get().jurusan == "Ekonomi"

    def test_cabut_beralasan(self, usul_ijazah, baris, dinas):
        lain = {"aksi": "cabut", "isi": {}, "semula": isi_dari(baris), "sasaran": baris, "bukti": []}
        with pytest.raises(ValidationError) as galat:
            usul_ijazah(**lain, catatan="keliru")
        assert "catatan" in galat.value.message_dict
        usulan = usul_ijazah(**lain, catatan="Tercatat dua kali")
        putus(usulan, dinas.fajar)
        putus(usulan, dinas.sari)
        baris.refresh_from_db()
        assert baris.verifikasi == "DICABUT"


class TestTertutup:
    ANAK = {"hubungan": "ANAK", "nama": "Dimas Pratama", "tanggal_lahir": "2018-02-01", "tanggungan": True}

    def test_keluarga_langsung_ke_bkd(self, usul_ijazah, dinas):
        usulan = usul_ijazah(jenis="riwayat_keluarga", isi=self.ANAK)
        assert usulan.jalur == "bkd"
        with pytest.raises(PermissionDenied):
            putus(usulan, dinas.fajar)
        putus(usulan, dinas.sari)
        assert Keluarga.objects.get().nama == "Dimas Pratama"

    def test_alasan_tidak_ikut_dalam_kabar(self, usul_ijazah, dinas):
        usulan = usul_ijazah(jenis="riwayat_keluarga", isi=self.ANAK)
        putus(usulan, dinas.sari, "tolak", "Dimas sudah tercatat sebagai anak kedua")
        kabar = Kabar.objects.get()
        assert "Dimas" not in kabar.judul + kabar.isi
        assert kabar.penerima == dinas.rina

    def test_hukdis_bukan_layanan_mandiri(self, usul_ijazah, dinas):
        isi = {
            "jenis": "S1",
            "pelanggaran": "Tidak masuk kerja",
            "tmt_mulai": "2026-02-01",
            "tmt_selesai": "2026-08-01",
        }
        for siapa in (dinas.rina, dinas.fajar, dinas.gita):
            with pytest.raises(PermissionDenied):
                usul_ijazah(jenis="riwayat_hukdis", isi=isi, oleh=siapa)
        usulan = usul_ijazah(
            jenis="riwayat_hukdis",
            isi=isi | {"nomor_sk": "800/1", "tanggal_sk": "2026-01-20", "pejabat_sk": "Wali Kota"},
            oleh=dinas.sari,
        )
        assert not Usulan.objects.terlihat_oleh(dinas.rina, "usulan.view_usulan").filter(pk=usulan.pk).exists()


class TestBiodata:
    def test_hanya_kolom_yang_disebut(self, usul_ijazah, dinas):
        pegawai = dinas.pegawai
        usulan = usul_ijazah(
            jenis="biodata_mandiri",
            isi={"telepon": "081234567890"},
            semula={"telepon": ""},
            aksi="perbaiki",
            sasaran=pegawai,
            bukti=[],
        )
        assert usulan.ringkasan == "telepon"
        assert usulan.jenis_objek.beda(usulan.semula, usulan.isi) == [("Telepon", "–", "081234567890")]
        putus(usulan, dinas.sari)
        assert Pegawai.objects.get(pk=pegawai.pk).telepon == "081234567890"

    def test_identitas_butuh_bukti_dan_versi(self, usul_ijazah, dinas):
        lain = {"jenis": "biodata_identitas", "aksi": "perbaiki", "sasaran": dinas.pegawai, "semula": {"nama": "x"}}
        with pytest.raises(ValidationError) as galat:
            usul_ijazah(**lain, isi={"nama": "Rina Wulan"}, bukti=[])
        assert "bukti" in galat.value.message_dict
        usulan = usul_ijazah(**lain, isi={"nama": "Rina Wulan"})
        Pegawai.objects.filter(pk=dinas.pegawai.pk).update(versi=2)
        with pytest.raises(VersiBasi):
            putus(usulan, dinas.sari)


def test_pengusul_diberi_tahu_setiap_keputusan(usul_ijazah, dinas):
    usulan = usul_ijazah()
    putus(usulan, dinas.fajar)
    putus(usulan, dinas.sari, "kembalikan", "Ijazah belum dilegalisasi")
    kabar = list(Kabar.objects.filter(penerima=dinas.rina).order_by("pk"))
    assert [k.judul for k in kabar] == [
        "Tambah riwayat pendidikan: disetujui dan menunggu BKD",
        "Tambah riwayat pendidikan: dikembalikan untuk dilengkapi",
    ]
    assert kabar[1].isi == "Ijazah belum dilegalisasi"
    assert kabar[1].tautan == f"/usulan/{usulan.pk}/"


def test_yang_bersangkutan_tahu_saat_data_tercatat(usul_ijazah, dinas):
    putus(usul_ijazah(oleh=dinas.sari), dinas.dewi)
    assert set(Kabar.objects.values_list("penerima__username", flat=True)) == {"sari", "rina"}
