"""A plan from its opening to its outcome: who runs it, who acknowledges, who decides, and what is refused."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from asn.core.models import RiwayatKeadaan
from asn.core.workflows import TransitionRefused
from asn.notifikasi.models import Kabar
from kepegawaian.pegawai.models import KebutuhanPelatihan, PembinaanTercatat
from kepegawaian.pegawai.services.kebutuhan import kebutuhan_catat, kebutuhan_tutup
from kinerja.tindak_lanjut.models import RencanaPembinaan
from kinerja.tindak_lanjut.rules.keadaan import KeadaanPembinaan as K
from kinerja.tindak_lanjut.services.hasil import rencana_putuskan
from kinerja.tindak_lanjut.services.malam import titik_ingatkan
from kinerja.tindak_lanjut.services.pembinaan import (
    kegiatan_laksanakan,
    kegiatan_tambah,
    rencana_batalkan,
    rencana_mulai,
    titik_akui,
    titik_catat,
)
from kinerja.tindak_lanjut.services.pembukaan import pembinaan_buka
from kinerja.tindak_lanjut.workflows import PEMBINAAN_WORKFLOW
from tests.kepegawaian.pembuat import (
    buat_jabatan,
    buat_keluarga,
    buat_pegawai,
    buat_riwayat_diklat,
    buat_riwayat_jabatan,
    buat_riwayat_kinerja,
    segarkan,
)
from tests.kinerja.tindak_lanjut.conftest import HARI_INI
from tests.kinerja.tindak_lanjut.pembuat import buat_rencana, catat

CATATAN = {"capaian": "SEBAGIAN", "uraian": "Dua dari tiga laporan tepat waktu.", "langkah": ""}
LUAR = ["citra", "dewi", "joko", "tuti", "kiki", "auditor"]


def mulai(rencana, oleh, **lain):
    nilai = {"sasaran": "Laporan tepat waktu.", "mulai": HARI_INI, "konselor": None} | lain
    return rencana_mulai(rencana=rencana, oleh=oleh, **nilai)


def putuskan(rencana, oleh, **nilai):
    return rencana_putuskan(rencana=rencana, nilai=nilai, catatan="Berita acara 1/2026", oleh=oleh, hari_ini=HARI_INI)


class TestPembukaan:
    def test_sekali_per_kasus_dengan_atasan_pada_hari_itu(self, kantor, kota_tangsel):
        buat_riwayat_kinerja(kantor.rina, 2026, 3, "BUTUH_PERBAIKAN")
        buat_riwayat_kinerja(kantor.hadi, 2026, 3, "BAIK")
        assert pembinaan_buka(kota_id=kota_tangsel.pk, hari_ini=HARI_INI) == 1
        assert pembinaan_buka(kota_id=kota_tangsel.pk, hari_ini=HARI_INI) == 0
        r = RencanaPembinaan.objects.get()
        assert (r.pegawai, r.pembina, r.periode, r.keadaan) == (kantor.rina, kantor.hadi, "2026-T3", "diusulkan")
        assert "Butuh Perbaikan" in r.putusan["alasan"]

    @pytest.mark.parametrize(
        ("lama", "baru", "terbuka"),
        [("KURANG", "BAIK", 0), ("BAIK", "KURANG", 1), ("KURANG", "BUTUH_PERBAIKAN", 1)],
    )
    def test_predikat_terakhir_yang_menentukan(self, kantor, kota_tangsel, lama, baru, terbuka):
        buat_riwayat_kinerja(kantor.rina, 2026, 2, lama)
        buat_riwayat_kinerja(kantor.rina, 2026, 3, baru)
        assert pembinaan_buka(kota_id=kota_tangsel.pk, hari_ini=HARI_INI) == terbuka

    def test_tidak_dari_baris_tercabut_periode_lama_atau_yang_berjalan(self, kantor, kota_tangsel):
        buat_riwayat_kinerja(kantor.rina, 2026, 3, "KURANG", verifikasi="DICABUT")
        buat_riwayat_kinerja(kantor.hadi, 2024, 3, "KURANG")
        buat_riwayat_kinerja(kantor.akun["joko"].pegawai, 2026, 4, "KURANG")
        assert pembinaan_buka(kota_id=kota_tangsel.pk, hari_ini=HARI_INI) == 0

    def test_kasus_baru_setelah_yang_lama_selesai(self, kantor, kota_tangsel):
        buat_rencana(kantor.rina, "membaik")
        buat_riwayat_kinerja(kantor.rina, 2026, 3, "KURANG")
        assert pembinaan_buka(kota_id=kota_tangsel.pk, hari_ini=HARI_INI) == 1

    def test_tidak_selama_yang_lama_terbuka(self, kantor, kota_tangsel):
        buat_rencana(kantor.rina, "berjalan")
        buat_riwayat_kinerja(kantor.rina, 2026, 3, "KURANG")
        assert pembinaan_buka(kota_id=kota_tangsel.pk, hari_ini=HARI_INI) == 0


class TestMulai:
    def test_atasan_memulai_enam_titik_pantau(self, kantor, sebagai):
        r = mulai(buat_rencana(kantor.rina), sebagai("hadi"), konselor=kantor.akun["kiki"])
        assert (r.keadaan, r.selesai) == ("berjalan", date(2027, 5, 25))
        assert r.titik.count() == 6
        tercatat = PembinaanTercatat.objects.get()
        assert (tercatat.pegawai, tercatat.pemicu, tercatat.keadaan) == (kantor.rina, r.pemicu, "BERJALAN")
        assert (tercatat.mulai, tercatat.selesai, tercatat.tautan) == (r.mulai, r.selesai, r.get_absolute_url())
        assert Kabar.objects.filter(penerima=kantor.akun["rina"], jenis="pembinaan").count() == 1
        assert Kabar.objects.filter(penerima=kantor.akun["kiki"], jenis="pembinaan").count() == 1
        with pytest.raises(TransitionRefused):
            mulai(r, sebagai("hadi"))
        assert r.titik.count() == 6

    @pytest.mark.parametrize("nama", [*LUAR, "kepala", "budi", "rina"])
    def test_yang_tidak_berwenang(self, kantor, sebagai, nama):
        with pytest.raises(PermissionDenied):
            mulai(buat_rencana(kantor.rina), sebagai(nama))

    def test_bukan_diri_sendiri_lewat_plt(self, kantor, sebagai):
        """As Plt of the own superior the person stands above the own position; the plan stays out of reach."""
        buat_riwayat_jabatan(kantor.rina, kantor.hadi.jabatan, penugasan="PLT", tmt_mulai=HARI_INI)
        with pytest.raises(ValidationError, match="diri Anda sendiri"):
            mulai(buat_rencana(kantor.rina), sebagai("rina"))

    def test_atasan_lama_kehilangan_jangkauan(self, kantor, kota_tangsel, sebagai):
        r = buat_rencana(kantor.rina)
        lain = buat_jabatan(kantor.dinas, "Kepala Bidang")
        baru = buat_jabatan(kantor.dinas, "Analis", atasan=lain)
        kantor.rina.riwayatjabatan_set.update(tmt_selesai=HARI_INI - timedelta(days=1))
        buat_riwayat_jabatan(kantor.rina, baru, tmt_mulai=HARI_INI)
        segarkan(kantor.rina, HARI_INI)
        with pytest.raises(PermissionDenied):
            mulai(r, sebagai("hadi"))

    @pytest.mark.parametrize("nama", ["kris", "tuti", "joko"])
    def test_konselor_harus_bertugas_di_kota_itu(self, kantor, sebagai, nama):
        with pytest.raises(ValidationError) as salah:
            mulai(buat_rencana(kantor.rina), sebagai("hadi"), konselor=kantor.akun[nama])
        assert "konselor" in salah.value.message_dict

    def test_konselor_bukan_keluarga(self, kantor, kota_tangsel, sebagai, buat_pengguna):
        ani = buat_pegawai(kota_tangsel, "Ani Lestari", tanggal_lahir=date(1985, 5, 5))
        akun = buat_pengguna("ani", kota_tangsel, ("KONSELOR", {}), pegawai=ani)
        buat_keluarga(kantor.rina, "IBU", "Ani Lestari", tanggal_lahir=date(1985, 5, 5))
        with pytest.raises(ValidationError, match="keluarganya"):
            mulai(buat_rencana(kantor.rina), sebagai("hadi"), konselor=akun)


class TestJalan:
    def test_pelatihan_menjadi_kebutuhan_di_buku_induk(self, kantor, sebagai):
        r = buat_rencana(kantor.rina, "berjalan")
        nilai = {"jenis": "PELATIHAN", "uraian": "Pengolahan data", "tenggat": r.selesai}
        kegiatan = kegiatan_tambah(rencana=r, nilai=nilai, oleh=sebagai("hadi"))
        butuh = KebutuhanPelatihan.objects.get()
        assert (butuh.pegawai, butuh.sumber, butuh.tautan) == (
            kantor.rina,
            "PEMBINAAN",
            f"/tindak-lanjut/pembinaan/{r.pk}/",
        )
        assert kegiatan.kebutuhan == butuh
        kegiatan_tambah(rencana=r, nilai=nilai | {"jenis": "BIMBINGAN"}, oleh=sebagai("hadi"))
        assert KebutuhanPelatihan.objects.count() == 1
        kegiatan_laksanakan(kegiatan=kegiatan, tanggal=HARI_INI, catatan="", oleh=sebagai("hadi"))
        with pytest.raises(TransitionRefused):
            kegiatan_laksanakan(kegiatan=kegiatan, tanggal=HARI_INI, catatan="", oleh=sebagai("hadi"))

    def test_kebutuhan_sekali_dan_ditutup_sekali(self, kantor, sebagai):
        isi = {"pegawai": kantor.rina, "sumber": "ATASAN", "subjek": "Arsip", "kunci": "x:1", "oleh": sebagai("hadi")}
        satu = kebutuhan_catat(**isi)
        assert kebutuhan_catat(**isi | {"subjek": "Lain"}).subjek == satu.subjek
        diklat = buat_riwayat_diklat(kantor.rina)
        assert kebutuhan_tutup(kebutuhan=satu, keadaan="TERPENUHI", diklat=diklat).diklat == diklat
        assert kebutuhan_tutup(kebutuhan=satu, keadaan="DIBATALKAN").keadaan == "TERPENUHI"

    @pytest.mark.parametrize("keadaan", ["diusulkan", "membaik", "uji_kompetensi", "dibatalkan"])
    def test_kegiatan_hanya_saat_berjalan(self, kantor, sebagai, keadaan):
        r = buat_rencana(kantor.rina, keadaan)
        nilai = {"jenis": "BIMBINGAN", "uraian": "Bimbingan", "tenggat": HARI_INI}
        with pytest.raises(TransitionRefused):
            kegiatan_tambah(rencana=r, nilai=nilai, oleh=sebagai("hadi"))

    def test_titik_berurut_lalu_dibaca_pegawai(self, kantor, sebagai):
        r = buat_rencana(kantor.rina, "berjalan")
        satu, dua = r.titik.all()[:2]
        with pytest.raises(TransitionRefused, match="bulan sebelumnya"):
            titik_catat(titik=dua, nilai=CATATAN, oleh=sebagai("hadi"), hari_ini=HARI_INI)
        with pytest.raises(TransitionRefused, match="belum dicatat"):
            titik_akui(titik=satu, tanggapan="", oleh=sebagai("rina"))
        titik_catat(titik=satu, nilai=CATATAN, oleh=sebagai("hadi"), hari_ini=HARI_INI)
        titik_catat(titik=satu, nilai=CATATAN | {"capaian": "TERCAPAI"}, oleh=sebagai("hadi"), hari_ini=HARI_INI)
        assert titik_akui(titik=satu, tanggapan="Setuju.", oleh=sebagai("rina")).diakui_pada
        with pytest.raises(TransitionRefused, match="sudah Anda baca"):
            titik_akui(titik=satu, tanggapan="", oleh=sebagai("rina"))
        with pytest.raises(TransitionRefused, match="sudah dibaca"):
            titik_catat(titik=satu, nilai=CATATAN, oleh=sebagai("hadi"), hari_ini=HARI_INI)

    def test_titik_belum_waktunya(self, kantor, sebagai):
        r = buat_rencana(kantor.rina, "berjalan", mulai=HARI_INI + timedelta(days=5), selesai=date(2027, 6, 1))
        with pytest.raises(TransitionRefused, match="belum mulai"):
            titik_catat(titik=r.titik.first(), nilai=CATATAN, oleh=sebagai("hadi"), hari_ini=HARI_INI)

    @pytest.mark.parametrize("nama", ["hadi", "sari", "joko", "citra"])
    def test_hanya_pegawai_itu_yang_mengakui(self, kantor, sebagai, nama):
        titik = catat(buat_rencana(kantor.rina, "berjalan").titik.first(), kantor.akun["hadi"])
        with pytest.raises(PermissionDenied):
            titik_akui(titik=titik, tanggapan="", oleh=sebagai(nama))


class TestHasil:
    def _dinilai(self, kantor, predikat, keadaan="berjalan", **lain):
        r = buat_rencana(kantor.rina, keadaan, pembina=kantor.hadi, **lain)
        buat_riwayat_kinerja(kantor.rina, 2026, 3, predikat)
        return r

    @pytest.mark.parametrize(
        ("predikat", "menuju"), [("BAIK", K.MEMBAIK), ("SANGAT_BAIK", K.MEMBAIK), ("KURANG", K.UJI_KOMPETENSI)]
    )
    def test_menurut_predikat_sesudahnya(self, kantor, sebagai, predikat, menuju):
        r = putuskan(self._dinilai(kantor, predikat), sebagai("sari"))
        assert r.keadaan == menuju
        assert r.hasil["dasar"].startswith("PP 30/2019")
        tercatat = PembinaanTercatat.objects.get()
        assert tercatat.keadaan == ("SELESAI" if menuju.value == "membaik" else "BERJALAN")
        assert tercatat.hasil == r.get_keadaan_display()
        assert RiwayatKeadaan.objects.filter(objek_id=r.pk, transisi=menuju.value, oleh=kantor.akun["sari"]).exists()
        with pytest.raises(TransitionRefused):
            putuskan(r, sebagai("dian")) if menuju is K.MEMBAIK else rencana_batalkan(
                rencana=r, catatan="Salah", oleh=sebagai("dian")
            )

    def test_belum_dapat_diputus(self, kantor, sebagai):
        with pytest.raises(TransitionRefused, match="Triwulan III"):
            putuskan(buat_rencana(kantor.rina, "berjalan"), sebagai("sari"))

    def test_uji_lalu_sementara_lalu_berhenti(self, kantor, sebagai):
        r = putuskan(self._dinilai(kantor, "KURANG"), sebagai("sari"))
        r = putuskan(r, sebagai("sari"))
        assert (r.keadaan, r.sementara_sejak) == ("penempatan_sementara", HARI_INI)
        with pytest.raises(TransitionRefused, match="berlaku sampai"):
            putuskan(r, sebagai("sari"))
        r.sementara_sejak = date(2025, 11, 1)
        r.save()
        assert putuskan(r, sebagai("sari")).keadaan == "pdh"

    def test_uji_kompetensi_ke_jabatan_lebih_rendah(self, kantor, sebagai):
        r = putuskan(self._dinilai(kantor, "KURANG"), sebagai("sari"))
        assert putuskan(r, sebagai("sari"), jabatan_lebih_rendah=True).keadaan == "turun_jabatan"

    def test_pppk_dievaluasi_perjanjiannya(self, kantor, kota_tangsel, sebagai):
        kantor.rina.jenis = "PPPK"
        kantor.rina.save()
        r = putuskan(self._dinilai(kantor, "KURANG"), sebagai("sari"))
        assert r.keadaan == "evaluasi_perjanjian"
        assert putuskan(r, sebagai("sari"), target_terpenuhi=True).keadaan == "membaik"

    def test_yang_membina_tidak_memutus(self, kantor, kota_tangsel, sebagai, buat_pengguna):
        r = self._dinilai(kantor, "BAIK")
        catat(r.titik.first(), kantor.akun["sari"])
        rangkap = buat_pengguna(f"{kantor.hadi.nip}.bkd", kota_tangsel, ("BKD", {}))
        for oleh in (sebagai("sari"), rangkap):
            with pytest.raises(ValidationError, match="ikut menjalankan"):
                putuskan(r, oleh)
        assert putuskan(r, sebagai("dian")).keadaan == "membaik"

    @pytest.mark.parametrize("nama", ["hadi", "rina", "budi", "kepala", *LUAR])
    def test_yang_tidak_berwenang(self, kantor, sebagai, nama):
        r = self._dinilai(kantor, "BAIK")
        with pytest.raises(PermissionDenied):
            putuskan(r, sebagai(nama))
        with pytest.raises(PermissionDenied):
            rencana_batalkan(rencana=r, catatan="Tidak jadi dibina", oleh=sebagai(nama))

    def test_bkd_tidak_memutus_dirinya(self, kantor, kota_tangsel, buat_pengguna):
        r = self._dinilai(kantor, "BAIK")
        sendiri = buat_pengguna(f"{kantor.rina.nip}.bkd", kota_tangsel, ("BKD", {}))
        with pytest.raises(ValidationError, match="diri Anda sendiri"):
            putuskan(r, sendiri)


@pytest.mark.parametrize("transisi", PEMBINAAN_WORKFLOW.transisi, ids=lambda t: t.nama)
def test_setiap_transisi_berdasar_dan_keadaan_lain_menolak(transisi):
    assert transisi.dasar
    assert transisi.label
    assert transisi.ke not in transisi.dari


class TestPengingat:
    def test_menjelang_lewat_dan_terbengkalai_sekali(self, kantor, kota_tangsel, sebagai):
        r = buat_rencana(
            kantor.rina, "berjalan", pembina=kantor.hadi, mulai=date(2026, 10, 1), selesai=date(2027, 4, 1)
        )
        r.titik.update(tanggal=date(2027, 1, 1))
        r.titik.filter(ke=1).update(tanggal=HARI_INI - timedelta(days=20))
        r.titik.filter(ke=2).update(tanggal=HARI_INI + timedelta(days=5))
        for _ in range(2):
            assert titik_ingatkan(kota_id=kota_tangsel.pk, hari_ini=HARI_INI) == 2
        kabar = Kabar.objects.filter(jenis="pembinaan")
        assert kabar.filter(penerima=kantor.akun["hadi"]).count() == 2
        assert kabar.filter(penerima=kantor.akun["rina"]).count() == 1
        assert Kabar.objects.filter(penerima=kantor.akun["sari"], judul__contains="terbengkalai").count() == 1
