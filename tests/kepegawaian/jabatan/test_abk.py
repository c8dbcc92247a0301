"""Workload analyses, competency standards and classes: written by the right person, once, and never over another."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from asn.core.models import RiwayatKeadaan
from asn.core.services import VersiBasi
from kepegawaian.jabatan.models import AnalisisBeban, KelasJabatan, StandarKompetensi, SyaratJabatan
from kepegawaian.jabatan.services.abk import abk_buka, abk_simpan, abk_tetapkan
from kepegawaian.jabatan.services.kelas import kelas_beda, kelas_terapkan
from kepegawaian.jabatan.services.skj import skj_simpan
from kepegawaian.pegawai.services.skj import riwayat_skj
from tests.kepegawaian.pembuat import buat_instansi, buat_jabatan, buat_kepala, buat_kompetensi, buat_pegawai

pytestmark = pytest.mark.django_db
TUGAS = {"uraian": "Menelaah usul", "satuan": "berkas", "volume": Decimal(1500), "norma": Decimal(100)}


@pytest.fixture
def dinas(lingkup, kota_tangsel):
    return buat_instansi(kota_tangsel, "Dinas Sosial")


@pytest.fixture
def analis(dinas):
    return buat_jabatan(dinas, "Analis Sosial", kebutuhan=1)


@pytest.fixture
def sari(buat_pengguna, kota_tangsel):
    return buat_pengguna("sari", kota_tangsel, ("BKD", {}))


@pytest.fixture
def fajar(buat_pengguna, kota_tangsel, dinas):
    return buat_pengguna("fajar", kota_tangsel, ("PENGELOLA_INSTANSI", {"kota": kota_tangsel, "instansi": dinas}))


def simpan(draf, oleh, *uraian, **kepala):
    isi = {"metode": "TUGAS", "tanggal_data": date(2025, 12, 31), "jke": 75_000, "catatan": ""} | kepala
    return abk_simpan(analisis=draf, kepala=isi, uraian=uraian or [TUGAS], versi=draf.versi, oleh=oleh)


def test_hasil_yang_ditetapkan_menjadi_kebutuhan_jabatan(analis, sari, fajar):
    draf = simpan(abk_buka(jabatan=analis, oleh=fajar), fajar)
    assert (draf.hitung, draf.kebutuhan, analis.kebutuhan) == (Decimal("2.000"), 2, 1)
    abk_tetapkan(analisis=draf, versi=draf.versi, oleh=sari)
    analis.refresh_from_db()
    draf.refresh_from_db()
    assert (analis.kebutuhan, draf.kebutuhan_sebelum, draf.keadaan) == (2, 1, "DITETAPKAN")


def test_versi_baru_memulai_dari_yang_berlaku_dan_menggantikannya(analis, sari):
    lama = simpan(abk_buka(jabatan=analis, oleh=sari), sari)
    abk_tetapkan(analisis=lama, versi=lama.versi, oleh=sari)
    baru = abk_buka(jabatan=analis, oleh=sari)
    assert (baru.urut, baru.uraian.get().uraian) == (2, "Menelaah usul")
    assert abk_buka(jabatan=analis, oleh=sari) == baru
    baru = simpan(baru, sari, TUGAS | {"volume": Decimal(3000)})
    abk_tetapkan(analisis=baru, versi=baru.versi, oleh=sari)
    lama.refresh_from_db()
    assert (lama.keadaan, lama.kebutuhan, lama.uraian.count()) == ("DIGANTI", 2, 1)
    assert list(RiwayatKeadaan.objects.order_by("pk").values_list("transisi", flat=True)) == [
        *("tetapkan", "ganti", "tetapkan")
    ]


def test_jabatan_manajerial_tetap_satu_kursi(dinas, sari):
    kepala = buat_kepala(dinas)
    draf = simpan(abk_buka(jabatan=kepala, oleh=sari), sari)
    abk_tetapkan(analisis=draf, versi=draf.versi, oleh=sari)
    kepala.refresh_from_db()
    assert kepala.kebutuhan == 1


def test_pengelola_menyusun_tetapi_tidak_menetapkan(analis, fajar):
    draf = simpan(abk_buka(jabatan=analis, oleh=fajar), fajar)
    with pytest.raises(PermissionDenied):
        abk_tetapkan(analisis=draf, versi=draf.versi, oleh=fajar)


def test_orang_instansi_dan_kota_lain_ditolak(analis, sari, buat_pengguna, kota_tangsel, kota_sorong):
    lain = buat_instansi(kota_tangsel, "Dinas Lain")
    gita = buat_pengguna("gita", kota_tangsel, ("PENGELOLA_INSTANSI", {"kota": kota_tangsel, "instansi": lain}))
    citra = buat_pengguna("citra", kota_sorong, ("BKD", {}))
    draf = simpan(abk_buka(jabatan=analis, oleh=sari), sari)
    for orang in (gita, citra):
        with pytest.raises(PermissionDenied):
            abk_buka(jabatan=analis, oleh=orang)
        with pytest.raises(PermissionDenied):
            simpan(draf, orang)
        with pytest.raises(PermissionDenied):
            abk_tetapkan(analisis=draf, versi=draf.versi, oleh=orang)


def test_isian_basi_tidak_menimpa_dan_yang_ditetapkan_tidak_berubah(analis, sari, fajar):
    draf = abk_buka(jabatan=analis, oleh=sari)
    basi = AnalisisBeban.objects.get(pk=draf.pk)
    simpan(draf, fajar)
    with pytest.raises(VersiBasi):
        simpan(basi, sari)
    with pytest.raises(VersiBasi):
        abk_tetapkan(analisis=basi, versi=basi.versi, oleh=sari)
    draf.refresh_from_db()
    abk_tetapkan(analisis=draf, versi=draf.versi, oleh=sari)
    with pytest.raises(ValidationError, match="sudah ditetapkan"):
        abk_tetapkan(analisis=draf, versi=draf.versi, oleh=sari)


def test_draf_kosong_tidak_dapat_ditetapkan(analis, sari):
    draf = abk_buka(jabatan=analis, oleh=sari)
    with pytest.raises(ValidationError, match="satu uraian tugas"):
        abk_tetapkan(analisis=draf, versi=draf.versi, oleh=sari)


def test_lembar_isian_menghitung_tanpa_menyimpan_lalu_menyimpan(analis, sari, masuk):
    klien = masuk(sari)
    alamat = klien.post(reverse("jabatan:abk_mulai", args=[analis.pk])).url
    halaman = klien.get(alamat)
    versi = halaman.context["form"]["versi"].value()
    dasar = {"metode": "TUGAS", "tanggal_data": "2025-12-31", "jke": "75000", "catatan": "", "versi": versi}
    baris = {"u-TOTAL_FORMS": "2", "u-INITIAL_FORMS": "0", "u-0-uraian": "Menelaah", "u-0-satuan": "berkas"}
    angka = {"u-0-volume": "1.500,5", "u-0-norma": "50"}
    assert "Masukkan" in klien.post(alamat, dasar | baris | angka).content.decode()
    angka = {"u-0-volume": "2250", "u-0-norma": "50,5"}
    tambah = klien.post(alamat, dasar | baris | angka | {"tambah": "1"})
    assert len(tambah.context["kumpulan"].forms) == 7
    hitung = klien.post(alamat, dasar | baris | angka | {"hitung": "1"}).content.decode()
    assert "Hasil hitungan: 2 orang" in hitung
    assert AnalisisBeban.objects.get().uraian.count() == 0
    belum = klien.post(alamat, dasar | baris | {"u-0-volume": "10", "u-0-norma": ""})
    assert belum.status_code == 422
    assert "Isi norma untuk satu satuan." in belum.content.decode()
    assert klien.post(alamat, dasar | baris | angka).status_code == 302
    assert "113.625" in klien.get(reverse("jabatan:abk", args=[AnalisisBeban.objects.get().pk])).content.decode()
    basi = klien.post(alamat, dasar | baris | angka)
    assert "disimpan orang lain" in basi.content.decode()


def test_skj_menyimpan_level_persyaratan_dan_riwayatnya(analis, sari, fajar):
    a, b = buat_kompetensi("M1", "Integritas"), buat_kompetensi("M2", "Kerja Sama")
    isi = {"syarat": {"pangkat_minimum": "III/c"}, "bidang": [analis.instansi], "oleh": sari}
    skj_simpan(jabatan=analis, level={a.pk: 3, b.pk: 2}, versi=0, **isi)
    skj_simpan(jabatan=analis, level={a.pk: 4, b.pk: None}, versi=1, **isi | {"syarat": {"pangkat_minimum": "III/d"}})
    assert dict(StandarKompetensi.objects.values_list("kompetensi__nama", "level")) == {"Integritas": 4}
    teks = {(p.hal, p.dari, p.ke) for p in riwayat_skj(analis)}
    assert teks == {
        ("Integritas", "level 3", "level 4"),
        ("Kerja Sama", "level 2", "tidak diminta"),
        ("Pangkat paling rendah", "III/c", "III/d"),
    }
    with pytest.raises(VersiBasi):
        skj_simpan(jabatan=analis, level={}, versi=1, **isi)
    with pytest.raises(PermissionDenied):
        skj_simpan(jabatan=analis, level={}, versi=2, **isi | {"oleh": fajar})


def test_halaman_skj_mengusulkan_bawaan_dan_mencetak(analis, sari, masuk):
    kompetensi = buat_kompetensi("M1", "Integritas")
    klien = masuk(sari)
    alamat = reverse("jabatan:skj_ubah", args=[analis.pk])
    assert "Terisi bawaan jenjang: level 1." in klien.get(alamat).content.decode()
    data = {"versi": "0", f"level_{kompetensi.pk}": "2", "pelatihan_lain": "Penanganan kasus\n\nPelayanan prima"}
    assert klien.post(alamat, data).status_code == 302
    assert SyaratJabatan.objects.get().pelatihan_lain == ["Penanganan kasus", "Pelayanan prima"]
    assert klien.post(alamat, data).status_code == 422
    assert klien.get(reverse("jabatan:skj_pdf", args=[analis.pk])).content.startswith(b"%PDF")


def test_kelas_disesuaikan_dengan_tabel_setempat(dinas, analis, sari, kota_tangsel, kota_sorong, buat_pengguna):
    isi = {"kota": kota_tangsel, "jenis": "PELAKSANA", "dasar": "Perwal 1/2026", "berlaku_mulai": date(2026, 1, 1)}
    KelasJabatan.objects.create(**isi, kelas=6)
    KelasJabatan.objects.create(**isi | {"nama_jabatan": "Analis Sosial"}, kelas=7)
    lain = buat_jabatan(dinas, "Pengadministrasi", kelas=None)
    jabatan = type(analis).objects.filter(kota=kota_tangsel)
    assert [(b.nama, b.menurut) for b in kelas_beda(jabatan, kota_tangsel.pk, date(2026, 6, 1))] == [
        ("Pengadministrasi", 6)
    ]
    citra = buat_pengguna("citra", kota_sorong, ("BKD", {}))
    with pytest.raises(PermissionDenied):
        kelas_terapkan(kota_id=kota_tangsel.pk, tanggal=date(2026, 6, 1), oleh=citra)
    assert kelas_terapkan(kota_id=kota_tangsel.pk, tanggal=date(2026, 6, 1), oleh=sari) == 1
    lain.refresh_from_db()
    assert lain.kelas == 6
    assert kelas_terapkan(kota_id=kota_tangsel.pk, tanggal=date(2026, 6, 1), oleh=sari) == 0


def test_kebutuhan_dan_bezetting_beserta_rencana_lima_tahun(dinas, analis, sari, masuk, kota_tangsel):
    buat_pegawai(kota_tangsel, "Akan Pensiun", jabatan=analis, tanggal_lahir=date(1970, 5, 1))
    klien = masuk(sari)
    halaman = klien.get(reverse("jabatan:kebutuhan"))
    assert [(u.kebutuhan, u.bezetting, u.keluar, u.perlu_diisi) for u in halaman.context["tabel"].data] == [
        (1, 1, 1, 1)
    ]
    lampau = klien.get(reverse("jabatan:kebutuhan"), {"per_tanggal": "2019-01-01"}).content.decode()
    assert "Keluar 5 tahun" not in lampau
    berkas = klien.get(reverse("jabatan:kebutuhan"), {"format": "csv"})
    assert "Perlu diisi" in b"".join(berkas.streaming_content if berkas.streaming else [berkas.content]).decode()
