"""From the nightly search to the decision: who may weigh and decide, once each, and what lands in the register."""

from datetime import date
from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from pypdf import PdfReader

from asn.core.berkas import berkas_baca, berkas_terlihat
from asn.core.models import RiwayatKeadaan
from asn.core.workflows import TransitionRefused
from asn.notifikasi.models import Kabar
from kepegawaian.pegawai.models import RiwayatPenghargaan
from kepegawaian.usulan.models import Usulan
from kinerja.tindak_lanjut.dokumen import sk_pdf
from kinerja.tindak_lanjut.models import InsentifPenghargaan, NominasiPenghargaan, SKPenghargaan
from kinerja.tindak_lanjut.services.aturan import insentif_catat, kriteria_catat
from kinerja.tindak_lanjut.services.nominasi import (
    izin_publik_atur,
    nominasi_cari,
    nominasi_gugurkan,
    satyalancana_ikuti,
    suara_beri,
)
from kinerja.tindak_lanjut.services.sk import sk_cetak, sk_tetapkan
from tests.kepegawaian.pembuat import (
    buat_jabatan,
    buat_keluarga,
    buat_pegawai,
    buat_penghargaan,
    buat_riwayat_hukdis,
    buat_riwayat_jabatan,
    buat_riwayat_kinerja,
    segarkan,
)
from tests.kinerja.tindak_lanjut.conftest import HARI_INI
from tests.kinerja.tindak_lanjut.pembuat import buat_kriteria, buat_nominasi

ALASAN = "Bukti kinerjanya lengkap."


def suara(nominasi, oleh, sikap="SETUJU", **lain):
    return suara_beri(nominasi=nominasi, sikap=sikap, alasan=ALASAN, oleh=oleh, **lain)


def setujui(nominasi, sebagai):
    suara(nominasi, sebagai("tuti"))
    return suara(nominasi, sebagai("tono"))


def tetapkan(nominasi, oleh):
    return sk_tetapkan(nominasi=[n.pk for n in nominasi], tanggal=HARI_INI, oleh=oleh)


class TestPencarian:
    def test_sangat_baik_dua_tahun_sekali_saja(self, kantor, kota_tangsel):
        for tahun in (2024, 2025):
            buat_riwayat_kinerja(kantor.rina, tahun, None, "SANGAT_BAIK")
        assert nominasi_cari(kota_id=kota_tangsel.pk, hari_ini=HARI_INI) == 1
        assert nominasi_cari(kota_id=kota_tangsel.pk, hari_ini=HARI_INI) == 0
        n = NominasiPenghargaan.objects.get()
        assert (n.pegawai, n.jenis, n.periode, n.keadaan) == (
            kantor.rina,
            "KINERJA_DUA_TAHUN",
            "2025",
            "dinominasikan",
        )
        assert n.instansi == kantor.dinas
        assert len(n.bukti) == 2
        assert Kabar.objects.filter(penerima__in=[kantor.akun["tuti"], kantor.akun["tono"]]).count() == 2

    def test_hukdis_dan_baris_tercabut_tidak_dinominasikan(self, kantor, kota_tangsel):
        for tahun in (2024, 2025):
            buat_riwayat_kinerja(kantor.rina, tahun, None, "SANGAT_BAIK")
            buat_riwayat_kinerja(kantor.hadi, tahun, None, "SANGAT_BAIK", verifikasi="DICABUT")
        buat_riwayat_hukdis(kantor.rina, "S1", tmt_mulai=date(2025, 6, 1))
        assert nominasi_cari(kota_id=kota_tangsel.pk, hari_ini=HARI_INI) == 0

    def test_terbaik_triwulan_menurut_kriteria(self, kantor, kota_tangsel):
        buat_kriteria(kota_tangsel)
        buat_riwayat_kinerja(kantor.rina, 2026, 3, "SANGAT_BAIK", hasil_kerja="DI_ATAS", perilaku="DI_ATAS")
        buat_riwayat_kinerja(kantor.hadi, 2026, 3, "SANGAT_BAIK", hasil_kerja="DI_ATAS", perilaku="SESUAI")
        assert nominasi_cari(kota_id=kota_tangsel.pk, hari_ini=HARI_INI) == 0  # a third has no result: too early
        joko = kantor.akun["joko"].pegawai
        buat_riwayat_kinerja(joko, 2026, 3, "BAIK")
        assert nominasi_cari(kota_id=kota_tangsel.pk, hari_ini=HARI_INI) == 1
        n = NominasiPenghargaan.objects.get()
        assert (n.pegawai, n.peringkat, n.periode) == (kantor.rina, 1, "2026-T3")
        assert "Pemeringkatan" in n.putusan["rincian"][-1]
        # A later, better result does not name a second one.
        buat_riwayat_hukdis(kantor.rina, "R1", tmt_mulai=date(2026, 9, 1))
        assert nominasi_cari(kota_id=kota_tangsel.pk, hari_ini=HARI_INI) == 0

    def test_tanpa_kriteria_tidak_ada_terbaik_triwulan(self, kantor, kota_tangsel):
        for orang in (kantor.rina, kantor.hadi, kantor.akun["joko"].pegawai):
            buat_riwayat_kinerja(orang, 2026, 3, "SANGAT_BAIK")
        assert nominasi_cari(kota_id=kota_tangsel.pk, hari_ini=HARI_INI) == 0

    def test_satyalancana_diikuti_dan_tidak_dicatat_dua_kali(self, kantor, kota_tangsel, sebagai):
        assert nominasi_cari(kota_id=kota_tangsel.pk, hari_ini=date(2026, 4, 1)) == 3  # all since 2015: X
        n = NominasiPenghargaan.objects.get(pegawai=kantor.rina)
        assert (n.jenis, n.periode) == ("SATYALANCANA_10", "2026")
        with pytest.raises(TransitionRefused, match="Hak pegawai"):
            suara(n, sebagai("tuti"))
        usulan = Usulan.objects.create(kota=kota_tangsel, jenis="hak-satyalancana", pegawai=kantor.rina)
        assert satyalancana_ikuti(kota_id=kota_tangsel.pk, oleh=sebagai("sari")) == 0
        riwayat = buat_penghargaan(kantor.rina, "SATYALANCANA_10", tanggal=date(2026, 8, 17))
        assert satyalancana_ikuti(kota_id=kota_tangsel.pk, oleh=sebagai("sari")) == 1
        assert satyalancana_ikuti(kota_id=kota_tangsel.pk, oleh=sebagai("sari")) == 0
        n.refresh_from_db()
        assert (n.keadaan, n.riwayat, n.usulan) == ("ditetapkan", riwayat, usulan)
        assert RiwayatPenghargaan.objects.filter(pegawai=kantor.rina).count() == 1


class TestPertimbangan:
    def test_dua_suara_menyetujui(self, kantor, sebagai):
        n = buat_nominasi(kantor.rina)
        assert suara(n, sebagai("tuti")).keadaan == "dinominasikan"
        assert suara(n, sebagai("tono")).keadaan == "disetujui"
        assert RiwayatKeadaan.objects.filter(objek_id=n.pk, transisi="setujui").count() == 1

    def test_dua_suara_menolak_dan_satu_setuju(self, kantor, sebagai):
        n = buat_nominasi(kantor.rina)
        suara(n, sebagai("tuti"), "TOLAK")
        suara(n, sebagai("sari"))
        assert suara(n, sebagai("tono"), "TOLAK").keadaan == "ditolak"

    def test_jumlah_suara_menurut_kriteria_kota(self, kantor, kota_tangsel, sebagai):
        buat_kriteria(kota_tangsel, suara_minimal=1)
        assert suara(buat_nominasi(kantor.rina), sebagai("tuti")).keadaan == "disetujui"

    def test_suara_kedua_orang_yang_sama_ditolak(self, kantor, kota_tangsel, buat_pengguna, sebagai):
        n = buat_nominasi(kantor.rina)
        suara(n, sebagai("tuti"))
        with pytest.raises(ValidationError, match="sudah memberi"):
            suara(n, sebagai("tuti"))
        nip = kantor.hadi.nip
        satu = buat_pengguna(nip, kota_tangsel, ("TIM_PENILAI", {}))
        dua = buat_pengguna(f"{nip}.tim", kota_tangsel, ("TIM_PENILAI", {}))
        lain = buat_nominasi(kantor.akun["joko"].pegawai)
        suara(lain, satu)
        with pytest.raises(ValidationError, match="sudah memberi"):
            suara(lain, dua)

    def test_diri_sendiri_dan_akun_lain_orang_yang_sama(self, kantor, kota_tangsel, buat_pengguna):
        n = buat_nominasi(kantor.rina)
        sendiri = buat_pengguna(f"{kantor.rina.nip}.tim", kota_tangsel, ("TIM_PENILAI", {}))
        with pytest.raises(ValidationError, match="diri Anda sendiri"):
            suara(n, sendiri)

    def test_keluarga_dari_data_keluarga(self, kantor, kota_tangsel, buat_pengguna):
        ani = buat_pegawai(kota_tangsel, "Ani Lestari", tanggal_lahir=date(1985, 5, 5))
        akun = buat_pengguna("ani", kota_tangsel, ("TIM_PENILAI", {}), pegawai=ani)
        n = buat_nominasi(kantor.rina)
        buat_keluarga(kantor.rina, "IBU", "Ani Lestari", tanggal_lahir=date(1985, 5, 5))
        with pytest.raises(ValidationError, match="keluarga Anda"):
            suara(n, akun, pernyataan="Saya menyatakan tidak ada hubungan.")

    def test_nama_serupa_perlu_pernyataan(self, kantor, kota_tangsel, buat_pengguna):
        ani = buat_pegawai(kota_tangsel, "Ani Lestari", tanggal_lahir=date(1985, 5, 5))
        akun = buat_pengguna("ani", kota_tangsel, ("TIM_PENILAI", {}), pegawai=ani)
        buat_keluarga(kantor.rina, "IBU", "Ani Lestari")
        n = buat_nominasi(kantor.rina)
        with pytest.raises(ValidationError) as salah:
            suara(n, akun)
        assert "pernyataan" in salah.value.message_dict
        suara(n, akun, pernyataan="Nama sama; bukan keluarga.")
        assert n.suara.get().hubungan == "MUNGKIN_KELUARGA"

    def test_bawahan_hanya_dengan_pernyataan(self, kantor, kota_tangsel, buat_pengguna):
        akun = buat_pengguna("hadi.tim", kota_tangsel, ("TIM_PENILAI", {}))
        kantor.akun["hadi"].pegawai = None
        kantor.akun["hadi"].save()
        akun.pegawai = kantor.hadi
        akun.save()
        n = buat_nominasi(kantor.rina)
        with pytest.raises(ValidationError, match="garis jabatan"):
            suara(n, akun)
        suara(n, akun, pernyataan="Calon adalah bawahan langsung saya.")
        assert n.suara.get().hubungan == "BAWAHAN"

    @pytest.mark.parametrize("nama", ["citra", "dewi", "tim_lain", "hadi", "rina", "budi", "kepala", "auditor"])
    def test_yang_tidak_berwenang(self, kantor, sebagai, nama):
        with pytest.raises(PermissionDenied):
            suara(buat_nominasi(kantor.rina), sebagai(nama))

    @pytest.mark.parametrize("keadaan", ["disetujui", "ditolak", "gugur", "ditetapkan"])
    def test_keadaan_lain_menolak(self, kantor, sebagai, keadaan):
        n = buat_nominasi(kantor.rina, keadaan=keadaan)
        with pytest.raises(TransitionRefused):
            suara(n, sebagai("tuti"))

    def test_gugurkan_oleh_bkd_bukan_calonnya(self, kantor, kota_tangsel, sebagai, buat_pengguna):
        n = buat_nominasi(kantor.rina)
        sendiri = buat_pengguna(f"{kantor.rina.nip}.bkd", kota_tangsel, ("BKD", {}))
        with pytest.raises(ValidationError, match="diri Anda sendiri"):
            nominasi_gugurkan(nominasi=n, catatan="Tidak jadi dinominasikan", oleh=sendiri)
        with pytest.raises(PermissionDenied):
            nominasi_gugurkan(nominasi=n, catatan="x", oleh=sebagai("tuti"))
        assert nominasi_gugurkan(nominasi=n, catatan="Predikat dikoreksi", oleh=sebagai("sari")).keadaan == "gugur"
        with pytest.raises(TransitionRefused):
            nominasi_gugurkan(nominasi=n, catatan="Predikat dikoreksi", oleh=sebagai("sari"))


class TestPenetapan:
    def test_sk_bernomor_dan_tercatat_sekali(self, kantor, sebagai, django_capture_on_commit_callbacks):
        n = setujui(buat_nominasi(kantor.rina), sebagai)
        sk = tetapkan([n], sebagai("budi"))
        n.refresh_from_db()
        assert sk.nomor == "001/SK-PENGHARGAAN/TS/2026"
        assert (n.keadaan, n.sk) == ("ditetapkan", sk)
        riwayat = RiwayatPenghargaan.objects.get(pegawai=kantor.rina)
        assert n.riwayat == riwayat
        assert (riwayat.nomor_sk, riwayat.pejabat_sk) == (sk.nomor, "Wali Kota Tangerang Selatan")
        assert riwayat.tautan == f"/tindak-lanjut/penghargaan/{n.pk}/"
        assert riwayat.verifikasi == "TERVERIFIKASI"
        with pytest.raises(ValidationError, match="sudah berubah"):
            tetapkan([n], sebagai("budi"))
        assert SKPenghargaan.objects.count() == RiwayatPenghargaan.objects.count() == 1
        assert Kabar.objects.filter(penerima=kantor.akun["rina"], jenis="penghargaan").count() == 1

    def test_pdf_dibekukan_dan_disegel(self, kantor, kota_tangsel, sebagai):
        InsentifPenghargaan.objects.create(
            kota=kota_tangsel,
            jenis="KINERJA_DUA_TAHUN",
            berlaku_mulai=date(2026, 1, 1),
            uraian="Tambahan penghasilan",
            dasar="Perwal 1/2026",
        )
        sk = tetapkan([setujui(buat_nominasi(kantor.rina), sebagai)], sebagai("budi"))
        kantor.rina.nama = "Rina Berganti Nama"
        kantor.rina.save()
        assert sk_cetak(sk_id=sk.pk, cetak=sk_pdf) is True
        assert sk_cetak(sk_id=sk.pk, cetak=sk_pdf) is False
        sk.refresh_from_db()
        teks = "\n".join(h.extract_text() for h in PdfReader(BytesIO(berkas_baca(sk.berkas))).pages)
        assert "Rina Wulandari" in teks
        assert "Berganti" not in teks
        assert "Perwal 1/2026 (perlu verifikasi)" in " ".join(teks.split())
        assert "Rp" not in teks  # no figure where none is certain
        sk.tanda.refresh_from_db()
        assert sk.tanda.sha256 == sk.berkas.sha256
        assert berkas_terlihat(sebagai("budi"), sk.berkas_id)
        for nama in ("citra", "dewi", "rina", "hadi", "kepala"):
            assert berkas_terlihat(sebagai(nama), sk.berkas_id) is None

    def test_beberapa_penerima_satu_sk_nomor_berurut(self, kantor, sebagai):
        joko = kantor.akun["joko"].pegawai
        semua = [setujui(buat_nominasi(o), sebagai) for o in (kantor.rina, joko)]
        assert len(tetapkan(semua, sebagai("budi")).isi["penerima"]) == 2
        lain = setujui(buat_nominasi(kantor.hadi), sebagai)
        assert tetapkan([lain], sebagai("budi")).nomor.startswith("002/")

    def test_semua_atau_tidak_sama_sekali(self, kantor, sebagai):
        n = setujui(buat_nominasi(kantor.rina), sebagai)
        belum = buat_nominasi(kantor.hadi)
        with pytest.raises(ValidationError, match="sudah berubah"):
            tetapkan([n, belum], sebagai("budi"))
        n.refresh_from_db()
        assert n.keadaan == "disetujui"
        assert RiwayatPenghargaan.objects.count() == 0

    def test_dua_periode_bukan_satu_keputusan(self, kantor, sebagai):
        joko = kantor.akun["joko"].pegawai
        a, b = setujui(buat_nominasi(kantor.rina), sebagai), setujui(buat_nominasi(joko, periode="2024"), sebagai)
        with pytest.raises(ValidationError, match="satu penghargaan"):
            tetapkan([a, b], sebagai("budi"))

    def test_yang_menimbang_tidak_menetapkan(self, kantor, kota_tangsel, sebagai, buat_pengguna):
        rangkap = buat_pengguna("ratna", kota_tangsel, ("TIM_PENILAI", {}), ("PPK", {}))
        n = buat_nominasi(kantor.rina)
        suara(n, rangkap)
        suara(n, sebagai("tono"))
        with pytest.raises(ValidationError, match="ikut menimbang"):
            tetapkan([n], rangkap)

    def test_penetap_bukan_keluarga(self, kantor, kota_tangsel, sebagai, buat_pengguna):
        ani = buat_pegawai(kota_tangsel, "Ani Lestari", tanggal_lahir=date(1985, 5, 5))
        akun = buat_pengguna("ani", kota_tangsel, ("PPK", {}), pegawai=ani)
        buat_keluarga(ani, "ANAK", kantor.rina.nama, tanggal_lahir=kantor.rina.tanggal_lahir)
        n = setujui(buat_nominasi(kantor.rina), sebagai)
        with pytest.raises(ValidationError, match="keluarga Anda"):
            tetapkan([n], akun)

    def test_dasar_yang_berubah_menahan(self, kantor, sebagai):
        n = setujui(buat_nominasi(kantor.rina), sebagai)
        buat_riwayat_hukdis(kantor.rina, "S1", tmt_mulai=date(2025, 12, 1))
        with pytest.raises(ValidationError, match="Dasar nominasinya"):
            tetapkan([n], sebagai("budi"))

    def test_predikat_dicabut_menahan(self, kantor, sebagai):
        n = setujui(buat_nominasi(kantor.rina), sebagai)
        baris = kantor.rina.riwayatkinerja_set.first()
        baris.verifikasi = "DICABUT"
        baris.save()
        with pytest.raises(ValidationError, match="Dasar nominasinya"):
            tetapkan([n], sebagai("budi"))

    @pytest.mark.parametrize("nama", ["sari", "tuti", "hadi", "rina", "dewi", "citra", "kepala", "auditor"])
    def test_yang_tidak_berwenang(self, kantor, sebagai, nama):
        n = setujui(buat_nominasi(kantor.rina), sebagai)
        with pytest.raises(ValidationError, match="sudah berubah"):  # out of reach looks like gone
            tetapkan([n], sebagai(nama))

    def test_basis_data_menolak_ditetapkan_tanpa_riwayat(self, kantor):
        n = buat_nominasi(kantor.rina)
        n.keadaan = "ditetapkan"
        with pytest.raises(IntegrityError), transaction.atomic():
            n.save()


class TestIzin:
    def test_diberi_dan_dicabut_sendiri(self, kantor, sebagai):
        n = buat_nominasi(kantor.rina, keadaan="ditetapkan")
        assert izin_publik_atur(nominasi=n, setuju=True, oleh=sebagai("rina")).izin_publik is True
        assert NominasiPenghargaan.objects.terhormat().count() == 1
        assert izin_publik_atur(nominasi=n, setuju=False, oleh=sebagai("rina")).izin_publik is False
        assert NominasiPenghargaan.objects.terhormat().count() == 0

    @pytest.mark.parametrize("nama", ["sari", "budi", "hadi", "citra", "kepala"])
    def test_tidak_oleh_orang_lain(self, kantor, sebagai, nama):
        n = buat_nominasi(kantor.rina, keadaan="ditetapkan")
        with pytest.raises(PermissionDenied):
            izin_publik_atur(nominasi=n, setuju=True, oleh=sebagai(nama))

    @pytest.mark.parametrize("keadaan", ["dinominasikan", "disetujui", "ditolak", "gugur"])
    def test_tidak_sebelum_ditetapkan(self, kantor, sebagai, keadaan):
        n = buat_nominasi(kantor.rina, keadaan=keadaan)
        with pytest.raises(PermissionDenied):
            izin_publik_atur(nominasi=n, setuju=True, oleh=sebagai("rina"))


class TestAturan:
    NILAI = {"jenis": "PEGAWAI_TRIWULAN", "uraian": "Piagam", "dasar": "Perwal 2/2026", "keyakinan": "rendah"}

    def test_yang_baru_menutup_yang_lama(self, kantor, kota_tangsel, sebagai):
        lama = insentif_catat(
            kota_id=kota_tangsel.pk, nilai=self.NILAI | {"berlaku_mulai": date(2025, 1, 1)}, oleh=sebagai("sari")
        )
        insentif_catat(
            kota_id=kota_tangsel.pk, nilai=self.NILAI | {"berlaku_mulai": date(2026, 1, 1)}, oleh=sebagai("sari")
        )
        lama.refresh_from_db()
        assert lama.berlaku_sampai == date(2025, 12, 31)
        assert InsentifPenghargaan.objects.pada(date(2025, 6, 1)).get() == lama
        with pytest.raises(ValidationError, match="Sudah ada aturan"):
            insentif_catat(
                kota_id=kota_tangsel.pk, nilai=self.NILAI | {"berlaku_mulai": date(2025, 6, 1)}, oleh=sebagai("sari")
            )

    @pytest.mark.parametrize("nama", ["citra", "budi", "tuti", "rina"])
    def test_yang_tidak_berwenang(self, kantor, kota_tangsel, sebagai, nama):
        with pytest.raises(PermissionDenied):
            kriteria_catat(
                kota_id=kota_tangsel.pk, nilai={"berlaku_mulai": date(2026, 1, 1), "dasar": "x"}, oleh=sebagai(nama)
            )


def test_plt_termasuk_garis_jabatan(kantor, kota_tangsel, buat_pengguna):
    """Whoever holds the superior's position as Plt today has subordinates too."""
    tutik = buat_pegawai(kota_tangsel, "Tutik", jabatan=buat_jabatan(kantor.dinas, "Arsiparis"))
    buat_riwayat_jabatan(tutik, kantor.hadi.jabatan, penugasan="PLT", tmt_mulai=HARI_INI)
    segarkan(tutik, HARI_INI)
    akun = buat_pengguna("tutik", kota_tangsel, ("TIM_PENILAI", {}), pegawai=tutik)
    with pytest.raises(ValidationError, match="garis jabatan"):
        suara(buat_nominasi(kantor.rina), akun)
