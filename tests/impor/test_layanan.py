"""All or nothing, once, by the right person, and back again unless something depends on it."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError
from django.utils import timezone

from asn.core.lingkup import lingkup_kota
from asn.core.models import Berkas, RiwayatKeadaan
from asn.core.workflows import TransitionRefused
from asn.impor import services
from asn.impor.models import BarisImpor, Impor, PetaKolom
from asn.impor.services import perawatan
from asn.impor.services.jalan import Hasil
from kepegawaian.pegawai.models import Pegawai, RiwayatPangkat
from tests.impor.berkas import KEPALA, buku, naskah, orang, tabel
from tests.impor.conftest import jalankan
from tests.kepegawaian.pembuat import buat_golongan, buat_pegawai, buat_riwayat_pangkat

pytestmark = pytest.mark.django_db


def isi(*ke: int, **ganti) -> bytes:
    return naskah(tabel(orang(k, **ganti) for k in ke))


def test_baris_9999_salah_menahan_semuanya(periksa, terapkan):
    orang_orang = [orang(k) for k in range(1, 10_001)]
    orang_orang[9_998]["TANGGAL LAHIR"] = "31-02-1990"
    impor = periksa(buku(tabel(orang_orang)), "data.xlsx")
    assert (impor.baru, impor.galat) == (9_999, 1)
    salah = impor.isi_baris.get(status="galat")
    assert (salah.nomor, impor.alamat_sel(salah.masalah[0]["kolom"], salah.nomor)) == (10_000, "F10000")
    with pytest.raises(TransitionRefused, match="sah saja"):
        services.impor_terapkan(impor=impor, cara="semua", oleh=impor.oleh)
    assert not Pegawai.objects.exists()


def test_gangguan_saat_menulis_tidak_menyisakan_apa_pun(periksa, terapkan, monkeypatch):
    impor = periksa(isi(1, 2, 3))
    monkeypatch.setattr("asn.impor.services.terapkan.tutup", _rusak)
    impor = terapkan(impor)
    assert (impor.keadaan, Pegawai.objects.count()) == ("diperiksa", 0)
    assert "Periksa ulang" in impor.pesan
    assert impor.pekerjaan.keadaan == "gagal"


def _rusak(*_, **__) -> None:
    raise IntegrityError


def test_diantar_dua_kali_selesai_sekali(periksa, terapkan):
    impor = terapkan(periksa(isi(1, 2)))
    ulang = services.impor_jalankan_terapkan(
        impor_id=impor.pk, kota_id=impor.kota_id, pekerjaan_id=str(impor.pekerjaan_id)
    )
    assert ulang is Hasil.LEWAT
    ulang = services.impor_periksa(impor_id=impor.pk, kota_id=impor.kota_id, pekerjaan_id=str(impor.pekerjaan_id))
    assert (ulang, Pegawai.objects.count()) == (Hasil.LEWAT, 2)
    assert RiwayatKeadaan.objects.filter(transisi="terapkan", objek_id=impor.pk).count() == 1


def test_data_yang_berubah_sejak_pratinjau_menahan_penerapan(periksa, terapkan):
    terapkan(periksa(isi(1)))
    impor = periksa(isi(1, NAMA="Nama Baru"))
    Pegawai.objects.update(nama="Diubah orang lain", versi=2)
    impor = terapkan(impor)
    assert (impor.keadaan, Pegawai.objects.get().nama) == ("diperiksa", "Diubah orang lain")
    assert orang(1)["NIP BARU"] in impor.pesan
    impor = jalankan(services.impor_periksa_ulang(impor=impor, oleh=impor.oleh))
    assert (impor.berubah, terapkan(impor).keadaan) == (1, "diterapkan")


def test_orang_yang_muncul_sejak_pratinjau_menahan_penerapan(periksa, terapkan):
    pertama, kedua = periksa(isi(1, 2)), periksa(isi(2, 3))
    terapkan(pertama)
    assert (terapkan(kedua).keadaan, Pegawai.objects.count()) == ("diperiksa", 2)


def test_dihentikan_saat_memeriksa_dan_saat_menulis(periksa, sari):
    impor = periksa(isi(1, 2))
    impor = services.impor_periksa_ulang(impor=impor, oleh=sari)
    assert services.impor_hentikan(impor=impor, oleh=sari).henti_diminta
    impor = jalankan(impor)
    assert (impor.keadaan, impor.henti_diminta, BarisImpor.objects.count()) == ("dihentikan", False, 0)

    impor = jalankan(services.impor_periksa_ulang(impor=impor, oleh=sari))
    impor = services.impor_terapkan(impor=impor, cara="semua", oleh=sari)
    services.impor_hentikan(impor=impor, oleh=sari)
    impor = jalankan(impor)
    assert (impor.keadaan, Pegawai.objects.count()) == ("dihentikan", 0)
    assert "tidak ada data yang berubah" in impor.pesan


def test_batal_ditolak_setelah_diubah_atau_dirujuk(periksa, terapkan, sari):
    impor = terapkan(periksa(isi(1, 2, 3)))
    satu, dua, _ = Pegawai.objects.order_by("nip")
    Pegawai.objects.filter(pk=satu.pk).update(versi=2)
    buat_riwayat_pangkat(dua, buat_golongan("III/c"))
    sebab = services.yang_bergantung(impor)
    assert len(sebab) == 2
    assert satu.nip in sebab[0]
    assert f"{dua.nip}) sudah mempunyai riwayat pangkat" in sebab[1]
    with pytest.raises(TransitionRefused, match="bergantung padanya"):
        services.impor_batalkan(impor=impor, oleh=sari)
    assert Pegawai.objects.count() == 3


def test_batal_riwayat_ditolak_setelah_diverifikasi(periksa, terapkan, kota_tangsel, sari):
    rina = buat_pegawai(kota_tangsel)
    buat_golongan("III/d")
    isi_pangkat = naskah([["NIP", "GOLONGAN", "TMT"], [rina.nip, "III/d", "01-04-2024"]])
    impor = terapkan(periksa(isi_pangkat, jenis="riwayat-pangkat"))
    RiwayatPangkat.objects.filter(sumber="IMPOR").update(verifikasi="TERVERIFIKASI")
    assert "diverifikasi" in services.yang_bergantung(impor)[0]
    with pytest.raises(TransitionRefused):
        services.impor_batalkan(impor=impor, oleh=sari)


def test_batal_ditolak_setelah_30_hari_dan_rinciannya_dibuang(periksa, terapkan, sari):
    impor = terapkan(periksa(isi(1)))
    Impor.objects.update(diterapkan_pada=timezone.now() - timedelta(days=31))
    impor.refresh_from_db()
    with pytest.raises(TransitionRefused, match="30 hari"):
        services.impor_batalkan(impor=impor, oleh=sari)
    assert perawatan.impor_bersihkan() == 1
    impor.refresh_from_db()
    assert (impor.berkas, impor.contoh, impor.baru, BarisImpor.objects.count()) == (None, "", 1, 0)
    assert not Berkas.objects.exists()
    assert perawatan.impor_bersihkan() == 0


def test_langkah_yang_pekerjanya_mati_diantrekan_lagi(periksa, sari, antrean):
    impor = services.impor_periksa_ulang(impor=periksa(isi(1)), oleh=sari)
    antrean.clear()
    assert perawatan.impor_lanjutkan() == []  # a message may still wait in the queue
    assert perawatan.impor_lanjutkan(timedelta(0)) == [impor.pk]
    assert antrean == [("impor.periksa", str(impor.pekerjaan_id), impor.pk)]


def test_pemetaan_diingat_per_sumber_dan_kota(periksa, sari, citra, kota_sorong):
    kepala = ["NIP", "Nm", *KEPALA[2:]]
    data = naskah([kepala, *tabel([orang(1)])[1:]])
    impor = services.impor_unggah(kota_id=sari.kota_id, jenis="pegawai", isi=data, nama="a.csv", oleh=sari)
    assert "nama" not in impor.peta.values()
    peta = {int(i): n for i, n in impor.peta.items()} | {1: "nama"}
    services.impor_petakan(impor=impor, peta=peta, jangan_timpa=False, oleh=sari)
    assert PetaKolom.objects.get().kota_id == sari.kota_id
    lagi = services.impor_unggah(kota_id=sari.kota_id, jenis="pegawai", isi=data, nama="b.csv", oleh=sari)
    assert lagi.peta["1"] == "nama"
    lain = services.impor_unggah(kota_id=kota_sorong.pk, jenis="pegawai", isi=data, nama="c.csv", oleh=citra)
    assert "1" not in lain.peta


def test_kolom_wajib_harus_dipasangkan_dan_sekali_saja(periksa, sari):
    impor = services.impor_unggah(kota_id=sari.kota_id, jenis="pegawai", isi=isi(1), nama="a.csv", oleh=sari)
    with pytest.raises(ValidationError, match="“NIP” wajib"):
        services.impor_petakan(impor=impor, peta={1: "nama"}, jangan_timpa=False, oleh=sari)
    with pytest.raises(ValidationError, match="lebih dari satu kolom"):
        services.impor_petakan(impor=impor, peta={0: "nip", 1: "nama", 4: "nama"}, jangan_timpa=False, oleh=sari)


@pytest.mark.parametrize("data", [b"NIP;NAMA\n", b";;\n;;\n"])
def test_berkas_tanpa_baris_ditolak(periksa, sari, data):
    with pytest.raises(ValidationError):
        services.impor_unggah(kota_id=sari.kota_id, jenis="pegawai", isi=data, nama="a.csv", oleh=sari)


def test_kota_dan_peran_yang_salah(periksa, sari, citra, budi, kota_tangsel):
    impor = periksa(isi(1))
    for pengganggu in (citra, budi):
        with pytest.raises(PermissionDenied):
            services.impor_unggah(kota_id=kota_tangsel.pk, jenis="pegawai", isi=isi(1), nama="a.csv", oleh=pengganggu)
        for layanan in (
            lambda p: services.impor_terapkan(impor=impor, cara="semua", oleh=p),
            lambda p: services.impor_hentikan(impor=impor, oleh=p),
            lambda p: services.impor_batalkan(impor=impor, oleh=p),
        ):
            with pytest.raises(TransitionRefused, match="jangkauan"):
                layanan(pengganggu)
        with pytest.raises(PermissionDenied):
            services.impor_periksa_ulang(impor=impor, oleh=pengganggu)
    assert not Pegawai.objects.exists()


def test_nik_tidak_pernah_tersimpan_terbuka(periksa):
    impor = periksa(isi(1))
    nik = orang(1)["NIK"]
    with lingkup_kota([impor.kota_id]):
        baris = BarisImpor.objects.get()
    assert nik not in str([baris.isi, baris.beda, baris.sebelum, baris.masalah, baris.diabaikan])
    assert baris.beda["nik"] == [None, None]


def test_pernyataan_sql_tidak_bertambah_menurut_baris(periksa, terapkan, django_assert_max_num_queries):
    """From upload to applied: a fixed part, and one statement or two for every 5,000 rows."""
    terapkan(periksa(isi(1)))  # fills what a process keeps
    with django_assert_max_num_queries(140):
        terapkan(periksa(isi(*range(2, 1_002))))
    assert Pegawai.objects.count() == 1_001
