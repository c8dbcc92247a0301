"""Coupons and answers: one visitor, one answer, and nobody learns whose it is."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from asn.core.lingkup import lingkup_kota
from asn.core.workflows import TransitionRefused
from kepegawaian.instansi.models import Kota
from pengaduan.survei.models import Jawaban, Kampanye, Kupon
from pengaduan.survei.services import tutup
from pengaduan.survei.services.jawaban import (
    KuponTidakBerlaku,
    TidakMenerima,
    jawaban_dari_kupon,
    jawaban_tanpa_kupon,
    kupon_buat,
    kupon_cabut,
    kupon_cari,
)
from tests.kepegawaian.pembuat import buat_instansi
from tests.pengaduan.survei.pembuat import buat_kampanye, buat_layanan, isian

HARI = timezone.localdate


@pytest.fixture
def kode(kampanye, layanan, pengelola) -> str:
    return kupon_buat(kampanye=kampanye, layanan=layanan, jumlah=1, oleh=pengelola)[0]


class TestKupon:
    def test_satu_kupon_satu_jawaban(self, kode, layanan):
        assert jawaban_dari_kupon(kupon=kupon_cari(kode), isian=isian(layanan), hari=HARI())
        with pytest.raises(KuponTidakBerlaku, match="sudah dipakai"):
            jawaban_dari_kupon(kupon=kupon_cari(kode), isian=isian(layanan), hari=HARI())
        assert Jawaban.objects.count() == 1

    def test_formulir_yang_sama_dua_kali_menjadi_satu_jawaban_tanpa_keluhan(self, kode, layanan):
        sama = isian(layanan)
        assert jawaban_dari_kupon(kupon=kupon_cari(kode), isian=sama, hari=HARI())
        assert not jawaban_dari_kupon(kupon=kupon_cari(kode), isian=sama, hari=HARI())
        assert Jawaban.objects.count() == 1

    def test_diketik_dengan_tanda_hubung_dan_huruf_kecil(self, kode):
        assert kupon_cari(f" {kode[:4].lower()}-{kode[4:8]}-{kode[8:]} ").pk == Kupon.objects.get().pk
        assert kupon_cari(kode[:-1]) is None
        assert kupon_cari("") is None

    def test_hanya_sidik_yang_disimpan_dan_tidak_ada_jalan_dari_kupon_ke_jawaban(self, kode, layanan):
        jawaban_dari_kupon(kupon=kupon_cari(kode), isian=isian(layanan), hari=HARI())
        kupon, jawaban = Kupon.objects.get(), Jawaban.objects.get()
        assert kode not in str(vars(kupon)) + str(vars(jawaban))
        assert kupon.sidik != jawaban.sidik_kiriman
        assert {f.name for f in Jawaban._meta.get_fields()}.isdisjoint({"kupon"})
        # By day only: with the minute an officer could tell whose answer is whose.
        assert not [f for f in Jawaban._meta.fields if f.get_internal_type() == "DateTimeField"]

    def test_layanan_kupon_menang_atas_layanan_yang_dikirim(self, kode, layanan, dinas):
        lain = buat_layanan(dinas, "Akta kelahiran")
        jawaban_dari_kupon(kupon=kupon_cari(kode), isian=isian(lain), hari=HARI())
        assert Jawaban.objects.get().layanan_id == layanan.pk

    def test_kedaluwarsa_dicabut_dan_ditutup(self, kode, kampanye, layanan, pengelola, kepala):
        lewat = kampanye.selesai + timedelta(days=1)
        with pytest.raises(TidakMenerima):
            jawaban_dari_kupon(kupon=kupon_cari(kode), isian=isian(layanan), hari=lewat)
        assert kupon_cabut(kampanye=kampanye, oleh=pengelola) == 1
        with pytest.raises(KuponTidakBerlaku):
            jawaban_dari_kupon(kupon=kupon_cari(kode), isian=isian(layanan), hari=HARI())
        tutup.kampanye_tutup(kampanye=kampanye, oleh=kepala, catatan="Loket pindah gedung")
        with pytest.raises(TidakMenerima):
            jawaban_dari_kupon(kupon=kupon_cari(kode), isian=isian(layanan), hari=HARI())
        assert Jawaban.objects.count() == 0

    def test_kupon_lama_tidak_hidup_lagi_setelah_jadwal_diperpanjang(self, kode, kampanye, layanan):
        Kupon.objects.update(berlaku_sampai=HARI() - timedelta(days=1))
        with pytest.raises(KuponTidakBerlaku):
            jawaban_dari_kupon(kupon=kupon_cari(kode), isian=isian(layanan), hari=HARI())

    def test_sidik_unik_di_basis_data(self, kode):
        lama = Kupon.objects.get()
        lama.pk = None
        with pytest.raises(IntegrityError), transaction.atomic():
            lama.save(force_insert=True)

    @pytest.mark.parametrize("jumlah", [0, 101, -1])
    def test_jumlah_di_luar_batas(self, kampanye, layanan, pengelola, jumlah):
        with pytest.raises(ValueError, match="1 sampai 100"):
            kupon_buat(kampanye=kampanye, layanan=layanan, jumlah=jumlah, oleh=pengelola)

    def test_layanan_lain_dan_keadaan_lain_ditolak(self, kampanye, layanan, pengelola, dinas):
        with pytest.raises(ValueError, match="tidak termasuk"):
            kupon_buat(kampanye=kampanye, layanan=buat_layanan(dinas, "Lain"), jumlah=1, oleh=pengelola)
        Kampanye.objects.update(keadaan="draf")
        with pytest.raises(TransitionRefused):
            kupon_buat(kampanye=kampanye, layanan=layanan, jumlah=1, oleh=pengelola)

    def test_orang_kota_lain_tidak_membuat_kupon(self, kampanye, layanan, citra):
        with pytest.raises(PermissionDenied):
            kupon_buat(kampanye=kampanye, layanan=layanan, jumlah=1, oleh=citra)

    def test_kode_acak_tanpa_huruf_yang_mirip(self, kampanye, layanan, pengelola):
        semua = kupon_buat(kampanye=kampanye, layanan=layanan, jumlah=100, oleh=pengelola)
        assert len(set(semua)) == 100
        assert not set("".join(semua)) & set("IO01")


class TestTanpaKupon:
    def test_kios_dan_tautan_terbuka(self, kampanye, layanan):
        Kampanye.objects.update(kios=True, tautan_terbuka=True)
        for kanal in ("kios", "terbuka"):
            sama = isian(layanan)
            assert jawaban_tanpa_kupon(kampanye=kampanye, kanal=kanal, isian=sama, hari=HARI())
            assert not jawaban_tanpa_kupon(kampanye=kampanye, kanal=kanal, isian=sama, hari=HARI())
        assert sorted(Jawaban.objects.values_list("kanal", flat=True)) == ["kios", "terbuka"]

    @pytest.mark.parametrize("kanal", ["kios", "terbuka"])
    def test_kanal_yang_tidak_dibuka(self, kampanye, layanan, kanal):
        with pytest.raises(TidakMenerima, match="jalan ini"):
            jawaban_tanpa_kupon(kampanye=kampanye, kanal=kanal, isian=isian(layanan), hari=HARI())

    def test_layanan_di_luar_survei(self, kampanye, dinas):
        Kampanye.objects.update(kios=True)
        with pytest.raises(TidakMenerima, match="tidak termasuk"):
            jawaban_tanpa_kupon(kampanye=kampanye, kanal="kios", isian=isian(buat_layanan(dinas, "Lain")), hari=HARI())

    def test_nilai_di_luar_skala_ditolak_basis_data(self, kampanye, layanan):
        Kampanye.objects.update(kios=True)
        salah = isian(layanan, nilai=dict.fromkeys(isian(layanan).nilai, 3) | {"biaya": 5})
        with pytest.raises(IntegrityError), transaction.atomic():
            jawaban_tanpa_kupon(kampanye=kampanye, kanal="kios", isian=salah, hari=HARI())

    def test_identitas_dalam_saran_disamarkan(self, kampanye, layanan):
        Kampanye.objects.update(kios=True)
        saran = "Hubungi saya 0812-3456-7890 atau ani@contoh.id, NIK 3674010101900001. Antre 12 menit."
        jawaban_tanpa_kupon(kampanye=kampanye, kanal="kios", isian=isian(layanan, saran=saran), hari=HARI())
        isi = Jawaban.objects.get().saran
        assert not any(x in isi for x in ("0812", "ani@", "3674"))
        assert "12 menit" in isi


@pytest.mark.django_db(transaction=True)
def test_kupon_diperebutkan_dan_penutupan_tidak_saling_mendahului(buat_pengguna):
    """Ten phones with one coupon: one answer. Each on its own connection."""
    kota = Kota.objects.create(
        kode="36.74", nama="Kota Tangerang Selatan", nama_tampilan="Tangerang Selatan", sebutan_ppk="Wali Kota",
        ibu_kota="Tangerang Selatan", singkatan="TS",
    )  # fmt: skip
    with lingkup_kota([kota.pk]):
        dinas = buat_instansi(kota)
        layanan = buat_layanan(dinas)
        kampanye = buat_kampanye(dinas, layanan)
        sari = buat_pengguna("sari", kota, ("BKD", {}))
        kode = kupon_buat(kampanye=kampanye, layanan=layanan, jumlah=1, oleh=sari)[0]

    def kirim(_: int) -> str:
        try:
            with lingkup_kota([kota.pk]):
                jawaban_dari_kupon(kupon=kupon_cari(kode), isian=isian(layanan), hari=HARI())
        except KuponTidakBerlaku:
            return "ditolak"
        finally:
            connection.close()
        return "masuk"

    with ThreadPoolExecutor(max_workers=6) as pelaksana:
        hasil = sorted(pelaksana.map(kirim, range(10)))
    assert hasil == ["ditolak"] * 9 + ["masuk"]
    with lingkup_kota([kota.pk]):
        assert Jawaban.objects.count() == 1
