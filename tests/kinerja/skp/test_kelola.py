"""Requests about the penilai, exemptions, templates, the cycle, reminders and progress."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from asn.core.services import VersiBasi
from asn.core.workflows import TransitionRefused
from asn.notifikasi.models import Kabar
from kinerja.skp.models import RHK, SKP, TemplatSKP
from kinerja.skp.services import kelola, permintaan, siklus
from kinerja.skp.services.pengingat import pengingat_kirim
from kinerja.skp.services.penilai import penilai_segarkan
from kinerja.skp.services.pohon import pohon_pemimpin
from kinerja.skp.services.progres import progres_penyusunan
from kinerja.skp.services.salin import templat_cocok
from kinerja.skp.services.susun import skp_buat
from kinerja.skp.services.tim import anggota_tim
from tests.kepegawaian.pembuat import buat_pegawai
from tests.kinerja.skp.pembuat import buat_rhk, buat_siklus, buat_skp, jadikan


@pytest.fixture
def skp(tim):
    return buat_skp(tim.rina, tim.siklus, tim.akun["rina"])


def _minta(tim, skp, oleh="rina", jabatan=None):
    return permintaan.permintaan_ajukan(
        skp=skp, jabatan=jabatan or tim.jabatan_kepala, alasan="Ditugaskan langsung", oleh=tim.akun[oleh]
    )


def test_permintaan_disetujui_lalu_diikuti_pohon_malam(tim, skp, sari):
    hasil = permintaan.permintaan_putuskan(permintaan=_minta(tim, skp), setuju=True, alasan="", oleh=sari)
    skp.refresh_from_db()
    assert hasil.keadaan == "disetujui"
    assert (skp.jabatan_penilai, skp.penilai, skp.penilai_khusus) == (tim.jabatan_kepala, tim.mira, True)
    assert penilai_segarkan(kota_id=tim.kota.pk, tanggal=date(2026, 11, 25)) == 0
    with pytest.raises(TransitionRefused):
        permintaan.permintaan_putuskan(permintaan=hasil, setuju=False, alasan="Keliru", oleh=sari)


def test_permintaan_ditolak_beralasan_dan_dikabarkan(tim, skp, sari):
    baris = _minta(tim, skp)
    with pytest.raises(ValidationError, match="alasan penolakan"):
        permintaan.permintaan_putuskan(permintaan=baris, setuju=False, alasan="", oleh=sari)
    permintaan.permintaan_putuskan(permintaan=baris, setuju=False, alasan="Surat tugas berakhir", oleh=sari)
    assert Kabar.objects.get(penerima=tim.akun["rina"]).isi == "Surat tugas berakhir"


def test_permintaan_oleh_orang_lain_atau_ke_jabatan_yang_bukan_atasan_ditolak(tim, skp, citra):
    for orang in ("bima", "joko"):
        with pytest.raises(PermissionDenied):
            _minta(tim, skp, orang)
    with pytest.raises(ValidationError, match="jabatan atasan"):
        _minta(tim, skp, jabatan=tim.jabatan_staf)
    with pytest.raises(PermissionDenied):
        permintaan.permintaan_putuskan(permintaan=_minta(tim, skp), setuju=True, alasan="", oleh=citra)


def test_pengelola_tidak_memutus_permintaannya_sendiri(tim, skp, buat_pengguna):
    baris = _minta(tim, skp)
    tim.akun["rina"].penugasan.create(peran="BKD", kota=tim.kota)
    diri = type(tim.akun["rina"]).objects.get(pk=tim.akun["rina"].pk)
    with pytest.raises(PermissionDenied):
        permintaan.permintaan_putuskan(permintaan=baris, setuju=True, alasan="", oleh=diri)


def test_pengecualian_tercatat_menghalangi_penyusunan_sampai_dicabut(tim, sari, citra):
    isi = {"alasan": "mpp", "mulai": date(2026, 1, 1), "sampai": None, "dasar": "SK 1/2026"}
    with pytest.raises(PermissionDenied):
        kelola.pengecualian_catat(pegawai=tim.rina, isi=isi, oleh=citra)
    baris = kelola.pengecualian_catat(pegawai=tim.rina, isi=isi, oleh=sari)
    with pytest.raises(ValidationError, match="sudah dikecualikan"):
        kelola.pengecualian_catat(pegawai=tim.rina, isi=isi, oleh=sari)
    with pytest.raises(ValidationError, match="masa persiapan pensiun"):
        skp_buat(pegawai=tim.rina, siklus=tim.siklus, oleh=tim.akun["rina"])
    kelola.pengecualian_cabut(pengecualian=baris, oleh=sari)
    assert skp_buat(pegawai=tim.rina, siklus=tim.siklus, oleh=tim.akun["rina"]).keadaan == "draf"


BUTIR = {"rhk": "Laporan tersedia", "indikator": "Jumlah", "aspek": "kuantitas", "target_min": 12, "satuan": "laporan"}


def _templat(kota, oleh, nama="Analis", **lain):
    isi = {"nama": nama, "nama_jabatan": nama, "jenis_jabatan": "", "instansi": None, "aktif": True} | lain
    return kelola.templat_simpan(
        kota_id=kota.pk, isi=isi, butir=[BUTIR, BUTIR | {"indikator": "Mutu", "aspek": "kualitas"}], oleh=oleh
    )


def test_templat_mengisi_skp_baru(tim, sari):
    templat = _templat(tim.kota, sari)
    assert templat_cocok(
        kota_id=tim.kota.pk, nama_jabatan="Analis Lalu Lintas", jenis_jabatan="PELAKSANA", instansi_jalur="1/"
    ) == [templat]
    skp = skp_buat(pegawai=tim.rina, siklus=tim.siklus, oleh=tim.akun["rina"], dari="templat", templat=templat)
    assert [i.teks for i in skp.rhk.get().indikator.all()] == ["Jumlah", "Mutu"]


def test_templat_instansi_lain_atau_seluruh_kota_bukan_hak_pengelola(tim, buat_pengguna, sari):
    lingkup = {"kota": tim.kota, "instansi": tim.bidang}
    pengelola = buat_pengguna("pengelola", tim.kota, ("PENGELOLA_INSTANSI", lingkup))
    for instansi in (None, tim.dinas):
        with pytest.raises(PermissionDenied):
            _templat(tim.kota, pengelola, instansi=instansi)
    assert _templat(tim.kota, pengelola, instansi=tim.bidang).pk
    with pytest.raises(VersiBasi):
        kelola.templat_simpan(
            kota_id=tim.kota.pk, isi={}, butir=[BUTIR], oleh=sari, templat=TemplatSKP.objects.get(), versi=9
        )


def test_siklus_dibuka_sekali_dan_tenggatnya_runtut(tim, sari, citra):
    with pytest.raises(PermissionDenied):
        siklus.siklus_buka(kota_id=tim.kota.pk, tahun=2027, oleh=citra)
    baru = siklus.siklus_buka(kota_id=tim.kota.pk, tahun=2027, oleh=sari)
    with pytest.raises(ValidationError, match="sudah dibuka"):
        siklus.siklus_buka(kota_id=tim.kota.pk, tahun=2027, oleh=sari)
    with pytest.raises(ValidationError, match="Urutan tenggat"):
        siklus.siklus_atur(siklus=baru, versi=1, oleh=sari, batas_susun=date(2027, 3, 1))
    with pytest.raises(VersiBasi):
        siklus.siklus_atur(siklus=baru, versi=7, oleh=sari, hari_realisasi=6)


def test_salin_tahun_lalu_mengikuti_rhk_pimpinan_tahun_ini(tim):
    lalu = buat_siklus(tim.kota, 2025)
    bima25, rina25 = (
        SKP.objects.create(
            kota=tim.kota,
            siklus=lalu,
            tahun=2025,
            pegawai=p,
            jabatan_id=p.jabatan_id,
            nama_jabatan="x",
            instansi=tim.bidang,
            mulai=date(2025, 1, 1),
            sampai=date(2025, 12, 31),
        )
        for p in (tim.bima, tim.rina)
    )
    induk = buat_rhk(bima25, "Kemacetan berkurang")
    buat_rhk(rina25, "Survei", induk=induk)
    jadikan(bima25, "ditetapkan")
    jadikan(rina25, "ditetapkan")
    bima26 = skp_buat(pegawai=tim.bima, siklus=tim.siklus, oleh=tim.akun["bima"], dari="tahun_lalu")
    rina26 = skp_buat(pegawai=tim.rina, siklus=tim.siklus, oleh=tim.akun["rina"], dari="tahun_lalu")
    assert rina26.rhk.get().induk == bima26.rhk.get()
    assert rina26.rhk.get().indikator.get().satuan == "dokumen"
    assert rina26.disalin_dari == rina25


def test_pohon_menandai_yatim(tim, skp):
    milik = buat_skp(tim.bima, tim.siklus, tim.akun["bima"])
    anak = buat_rhk(skp, "Survei", induk=milik.rhk.get())
    pohon = pohon_pemimpin(tim.akun["bima"], 2026)
    assert [s.rhk.pk for s in pohon.akar[0].anak] == [anak.pk]
    assert [r.teks for r in pohon.yatim] == ["Rekayasa lalu lintas terlaksana"]
    milik.rhk.get().delete()
    assert RHK.objects.get(pk=anak.pk).yatim
    assert RHK.objects.get(pk=anak.pk).teks_induk == ""


def test_tim_memuat_yang_belum_menyusun_dan_yang_atasannya_kosong(tim, skp):
    assert [(a.pegawai.nama, a.keadaan) for a in anggota_tim(tim.akun["bima"], 2026, kota_id=tim.kota.pk)] == [
        ("Joko Susilo", ""),
        ("Rina Wulandari", "draf"),
    ]
    assert [a.pegawai for a in anggota_tim(tim.akun["mira"], 2026, kota_id=tim.kota.pk)] == [tim.bima]
    tim.bima.riwayatjabatan_set.update(tmt_selesai=date(2026, 11, 1))
    penilai_segarkan(kota_id=tim.kota.pk, tanggal=date(2026, 11, 25))
    mira = type(tim.akun["mira"]).objects.get(pk=tim.akun["mira"].pk)
    assert {a.pegawai.nama for a in anggota_tim(mira, 2026, kota_id=tim.kota.pk)} >= {"Joko Susilo", "Rina Wulandari"}


def test_kueri_tim_tetap_berapa_pun_orangnya(tim, django_assert_max_num_queries):
    """The board of 50 people: at most 12 queries."""
    for n in range(25):
        orang = buat_pegawai(tim.kota, f"Orang {n:02}", jabatan=tim.jabatan_staf)
        if n % 2:
            SKP.objects.create(
                kota=tim.kota,
                siklus=tim.siklus,
                tahun=2026,
                pegawai=orang,
                jabatan=tim.jabatan_staf,
                nama_jabatan="Analis",
                instansi=tim.bidang,
                mulai=date(2026, 1, 1),
                sampai=date(2026, 12, 31),
                jabatan_penilai=tim.jabatan_kabid,
                penilai=tim.bima,
            )
    with django_assert_max_num_queries(9):
        assert len(anggota_tim(tim.akun["bima"], 2026, kota_id=tim.kota.pk)) == 27


def test_progres_menghitung_sekali_dan_menurut_jangkauan(tim, skp, sari, citra, django_assert_max_num_queries):
    jadikan(skp, "ditetapkan")
    tim.joko.kedudukan = "CLTN"
    tim.joko.save()
    with django_assert_max_num_queries(4):
        progres = progres_penyusunan(sari, date(2026, 11, 25))
    total = progres.total
    assert (total.wajib, total.selesai, total.belum, total.kecuali) == (3, 1, 2, 1)
    assert progres_penyusunan(citra, date(2026, 11, 25)).total.wajib == 0


def test_pengingat_sampai_pada_orang_yang_tepat_dan_sekali_saja(tim, skp):
    jadikan(skp, "diajukan")
    for _ in range(2):
        pengingat_kirim(kota_id=tim.kota.pk, hari_ini=date(2026, 1, 13))
    judul = {n: list(Kabar.objects.filter(penerima=a).values_list("judul", flat=True)) for n, a in tim.akun.items()}
    assert judul["rina"] == []
    assert judul["joko"] == ["SKP 2026 Anda belum diajukan"]
    pengingat_kirim(kota_id=tim.kota.pk, hari_ini=date(2026, 1, 30))
    assert Kabar.objects.filter(penerima=tim.akun["bima"], judul__startswith="Ada SKP yang menunggu").count() == 1
    assert not Kabar.objects.filter(penerima=tim.akun["mira"], judul__startswith="Ada SKP yang menunggu").exists()


def test_pengingat_realisasi_hanya_bagi_yang_belum_mengisi(tim, skp):
    jadikan(skp, "ditetapkan")
    assert pengingat_kirim(kota_id=tim.kota.pk, hari_ini=date(2026, 4, 2))["realisasi"] == 1
    skp.realisasi.create(
        kota=tim.kota, indikator=skp.rhk.get().indikator.get(), periode="2026-T1", nilai=3, teks="Tercapai"
    )
    assert pengingat_kirim(kota_id=tim.kota.pk, hari_ini=date(2026, 4, 7))["realisasi"] == 0
