"""Due lists: list, single person and dashboard speak of the same people, and nobody sees more than allowed."""

import re
from datetime import date
from html import unescape

import pytest
from django.urls import reverse

from asn.core.legal import tambah_bulan
from kepegawaian.layanan.rules.jenis import KodeHak
from kepegawaian.layanan.services.daftar import DAFTAR, calon, hak_dari, saring_lengkap
from kepegawaian.layanan.services.fakta import fakta_satu
from kepegawaian.layanan.services.nilai import PENILAI
from kepegawaian.layanan.services.usul import usul_buka
from kepegawaian.pegawai.models import Pegawai
from kepegawaian.pegawai.services.dasbor import hitung_perhatian
from kepegawaian.pegawai.services.hak import fakta_pegawai, hak_berikut
from tests.kepegawaian import pembuat
from tests.kepegawaian.layanan.conftest import HARI


def nama(slug: str, jendela: str = "", hari: date = HARI) -> list[str]:
    daftar = DAFTAR[slug]
    kueri = calon(Pegawai.objects.filter(nama__contains=" "), daftar, hari).filter(daftar.jendela(jendela, hari))
    return sorted(p.nama for p in kueri)


@pytest.fixture
def peramban(masuk, sari):
    return masuk(sari)


@pytest.mark.parametrize(
    ("slug", "ada", "tiada"),
    [
        ("kgb", {"Kgb Dekat", "Kgb Telat", "Kgb Pertama"}, {"Kgb Terbit", "Kgb Puncak", "Kontrak Habis"}),
        ("pangkat", {"Naik Reguler", "Naik Fungsional"}, {"Sudah Plafon", "Calon Pns", "Kontrak Habis"}),
        ("pensiun", {"Pensiun Setahun"}, {"Naik Reguler", "Kontrak Habis"}),
        ("kontrak", {"Kontrak Habis"}, {"Pensiun Setahun"}),
        ("cpns", {"Calon Pns"}, {"Naik Reguler"}),
        ("satyalancana", {"Satya Sepuluh", "Pensiun Setahun"}, {"Calon Pns", "Kgb Pertama"}),
    ],
)
def test_isi_daftar(warga, slug, ada, tiada):
    daftar = set(nama(slug))
    assert ada <= daftar
    assert not tiada & daftar


@pytest.mark.parametrize("slug", DAFTAR)
def test_daftar_sama_dengan_orang_per_orang(warga, slug):
    """Whom SQL puts into a window, the rules put there too, and nobody else."""
    daftar = DAFTAR[slug]
    for jendela in ("lewat", *map(str, daftar.bulan)):
        menurut_aturan = []
        for orang in Pegawai.objects.masih_pegawai():
            hak = PENILAI[daftar.kode](fakta_satu(orang, HARI), HARI)
            if hak and hak.terbuka and dalam_jendela(daftar, hak.genap, jendela):
                menurut_aturan.append(orang.nama)
        assert nama(slug, jendela) == sorted(menurut_aturan), jendela


def dalam_jendela(daftar, genap: date, jendela: str) -> bool:
    lewat = genap <= HARI if daftar.hari_itu_lewat else genap < HARI
    return lewat if jendela == "lewat" else not lewat and genap <= tambah_bulan(HARI, int(jendela))


@pytest.mark.parametrize(
    ("perhatian", "slug", "jendela"),
    [
        ("KGB_TERLAMBAT", "kgb", "lewat"),
        ("KGB_DEKAT", "kgb", "2"),
        ("PENSIUN", "pensiun", "12"),
        ("LEWAT_BUP", "pensiun", "lewat"),
        ("KONTRAK", "kontrak", "6"),
        ("KONTRAK_LEWAT", "kontrak", "lewat"),
    ],
)
def test_daftar_sama_dengan_dasbor(warga, perhatian, slug, jendela):
    pembuat.buat_pegawai(
        warga.kota.tangsel, "Cuti Luar", kedudukan="CLTN", jabatan=warga.kota.analis, tmt_masuk=date(2010, 1, 1)
    )
    pembuat.buat_pegawai(
        warga.kota.tangsel, "Kontrak Lewat", jenis="PPPK", golongan="IX", kontrak_sampai=date(2026, 11, 19)
    )
    dasbor = hitung_perhatian(Pegawai.objects.masih_pegawai(), HARI)
    assert len(nama(slug, jendela)) == dasbor[perhatian]
    if perhatian not in ("LEWAT_BUP",):
        assert dasbor[perhatian] > 0


def test_profil_menyebut_tanggal_yang_sama(warga):
    """The profile's overview and these lists are two readers of the same rules."""
    sebutan = {"KGB": "kgb", "PANGKAT": "pangkat", "PENSIUN": "pensiun", "KONTRAK": "kontrak"}
    for orang in Pegawai.objects.masih_pegawai():
        profil = hak_berikut(fakta_pegawai(orang, HARI), pada=HARI, boleh_kgb=True, boleh_hukdis=True)
        for butir in profil:
            hak = PENILAI[DAFTAR[sebutan[butir.kode]].kode](fakta_satu(orang, HARI), HARI)
            assert (hak.tmt, orang.nama, butir.kode) == (butir.tanggal, orang.nama, butir.kode)
            if butir.kode == "PANGKAT":
                assert hak.putusan.boleh is (butir.keadaan == "Syarat terpenuhi"), orang.nama


def test_kelengkapan_disaring_oleh_aturan(warga):
    pembuat.buat_riwayat_hukdis(warga.naik, "S1", tmt_mulai=date(2026, 6, 1))
    daftar = DAFTAR["pangkat"]
    kueri = calon(Pegawai.objects.all(), daftar, HARI).filter(daftar.jendela("", HARI))
    lengkap = set(saring_lengkap(kueri, "lengkap"))
    kurang = set(saring_lengkap(kueri, "kurang"))
    assert warga.naik.pk in kurang
    assert warga.jf.pk in lengkap
    assert lengkap | kurang == {p.pk for p in kueri}
    tertutup = calon(Pegawai.objects.all(), daftar, HARI, tutup=True).filter(daftar.jendela("", HARI))
    assert warga.naik.pk in set(saring_lengkap(tertutup, "lengkap"))


@pytest.mark.parametrize("slug", DAFTAR)
def test_jumlah_kueri_tetap(warga, slug, django_assert_num_queries):
    """One statement fetches and judges a city, whatever the right and however many people."""
    daftar = DAFTAR[slug]
    with django_assert_num_queries(1):
        for p in calon(Pegawai.objects.all(), daftar, HARI):
            hak_dari(p)
    with django_assert_num_queries(1):
        list(saring_lengkap(calon(Pegawai.objects.all(), daftar, HARI), "berkas"))


@pytest.mark.parametrize("slug", DAFTAR)
def test_halaman_daftar(warga, peramban, slug):
    jawaban = peramban.get(reverse(f"layanan:{slug}"))
    assert jawaban.status_code == 200
    isi = jawaban.content.decode()
    for satu in nama(slug):
        assert satu in isi or satu == "Yosep Kambuaya"  # of the other city


def test_saringan_dan_ekspor(warga, peramban):
    alamat = reverse("layanan:kgb")
    isi = peramban.get(alamat, {"jatuh_tempo": "lewat"}).content.decode()
    assert "Kgb Telat" in isi
    assert "Kgb Dekat" not in isi
    isi = peramban.get(alamat, {"instansi": warga.kota.dinas.pk}).content.decode()
    assert "Kgb Dekat" in isi
    assert "Kgb Telat" not in isi
    tujuan = {"alasan": "Bahan rapat penerbitan KGB"}
    csv = peramban.post(f"{alamat}?format=csv&jatuh_tempo=lewat", tujuan).getvalue().decode()
    assert "Kgb Telat" in csv
    assert "Terlambat" in csv


def test_rincian_menyebut_bukti_dan_berkas(warga, peramban):
    isi = peramban.get(reverse("layanan:rincian", args=["pangkat", warga.naik.pk])).content.decode()
    for potongan in (
        "Pangkat III/c TMT 01-12-2022",
        "Predikat 2025: Baik",
        "S-1 Ilmu Administrasi",
        "SK pangkat terakhir",
    ):
        assert potongan in isi


def test_pengelola_tidak_membaca_disiplin(warga, masuk, pengelola):
    """A punishment neither shows as a requirement nor changes what the manager of records reads."""
    alamat = reverse("layanan:rincian", args=["pangkat", warga.naik.pk])
    sebelum = masuk(pengelola).get(alamat).content.decode()
    pembuat.buat_riwayat_hukdis(warga.naik, "S1", tmt_mulai=date(2026, 6, 1))
    sesudah = masuk(pengelola).get(alamat).content.decode()
    daftar = masuk(pengelola).get(reverse("layanan:pangkat"), {"lengkap": "lengkap"}).content.decode()
    assert "Diperiksa BKD" in sebelum
    assert "sedang menjalani" not in sesudah
    assert "Naik Reguler" in daftar


def test_jangkauan(warga, masuk, pengelola, citra, akun_rina, buat_pengguna):
    """The instansi sees its own people, the other city nothing, a plain pegawai no list, the head no pay dates."""
    kepala = buat_pengguna("kepala", warga.kota.tangsel, ("KEPALA_INSTANSI", {"instansi": warga.kota.dinas}))
    alamat, telat = reverse("layanan:kgb"), reverse("layanan:rincian", args=["kgb", warga.kgb_telat.pk])
    isi = masuk(pengelola).get(alamat).content.decode()
    assert "Kgb Dekat" in isi
    assert "Kgb Telat" not in isi
    assert masuk(pengelola).get(telat).status_code == 404
    assert "Kgb" not in masuk(citra).get(alamat).content.decode()
    assert masuk(citra).get(telat).status_code == 404
    assert masuk(akun_rina).get(alamat).status_code == 403
    assert masuk(kepala).get(alamat).status_code == 403
    assert masuk(kepala).get(reverse("layanan:pensiun")).status_code == 200


def test_hak_saya(warga, masuk, buat_pengguna):
    akun = buat_pengguna("naik", warga.kota.tangsel, pegawai=warga.naik)
    isi = masuk(akun).get(reverse("layanan:saya")).content.decode()
    assert "Kenaikan pangkat reguler" in isi
    assert "1 Desember 2026" in isi
    assert "Pensiun (batas usia)" in isi


def test_hak_saya_menyebut_usulan_yang_berjalan(warga, masuk, buat_pengguna):
    """Who is already proposed is not told that a proposal can be made."""
    akun = buat_pengguna("naik", warga.kota.tangsel, pegawai=warga.naik)
    klien = masuk(akun)
    semula = klien.get(reverse("layanan:saya")).content.decode().count("sudah dapat diusulkan")
    fakta = fakta_satu(warga.naik, HARI)
    usulan = usul_buka(fakta=fakta, hak=PENILAI[KodeHak.PANGKAT](fakta, HARI), oleh=None)
    isi = klien.get(reverse("layanan:saya")).content.decode()
    assert isi.count("sudah dapat diusulkan") == semula - 1
    assert reverse("usulan:rincian", args=[usulan.pk]) in isi
    assert klien.get(reverse("usulan:rincian", args=[usulan.pk])).status_code == 200


def test_hak_saya_setelah_berhenti_kosong(warga, masuk, buat_pengguna):
    akun = buat_pengguna("naik", warga.kota.tangsel, pegawai=warga.naik)
    Pegawai.objects.filter(pk=warga.naik.pk).update(kedudukan="PENSIUN", tanggal_berhenti=HARI)
    assert "Belum ada hak" in masuk(akun).get(reverse("layanan:saya")).content.decode()


TAUTAN_DASBOR = re.compile(r'<a href="(/hak/[^"]*)">[^<]*</a>.*?<strong class="angka">([\d.]+)<', re.S)


def test_angka_dasbor_membuka_daftar_yang_sama_banyak(warga, peramban):
    """Each "Akan datang" figure that leads to a due list leads to exactly as many people."""
    isi = peramban.get(reverse("instansi:dasbor_kota")).content.decode()
    tautan = TAUTAN_DASBOR.findall(isi)
    assert len(tautan) >= 4
    for alamat, jumlah in tautan:
        assert peramban.get(unescape(alamat)).context["halaman"].paginator.count == int(jumlah), alamat
