"""The list of people: who sees whom, every filter, past days, order, export."""

import csv
import re
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO, StringIO

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from openpyxl import load_workbook

from asn.core.models import CatatanAkses
from tests.kepegawaian import pembuat

ALAMAT = reverse("pegawai:daftar")
SEMUA = ["Agus Setiawan", "Joko Susilo", "Rina Wulandari"]


def nama(jawaban) -> list[str]:
    return [baris.record.nama for baris in jawaban.context["tabel"].rows]


@pytest.fixture
def minta(kota, sari, masuk):
    """`minta(golongan="III/c")`: names on Sari's list with these parameters."""
    peramban = masuk(sari)

    def daftar(**parameter) -> list[str]:
        return nama(peramban.get(ALAMAT, parameter))

    return daftar


def test_pemilik_dan_rekan_melihat_seluruh_kotanya(kota, sari, budi, masuk):
    for orang in (sari, budi):
        assert nama(masuk(orang).get(ALAMAT)) == SEMUA


def test_orang_kota_lain_hanya_melihat_kotanya(kota, citra, masuk):
    assert nama(masuk(citra).get(ALAMAT)) == ["Yosep Kambuaya"]


def test_peran_instansi_hanya_melihat_subpohonnya(kota, pengelola, masuk):
    assert nama(masuk(pengelola).get(ALAMAT)) == ["Agus Setiawan", "Rina Wulandari"]


def test_pegawai_biasa_hanya_melihat_dirinya(akun_rina, masuk):
    assert nama(masuk(akun_rina).get(ALAMAT)) == ["Rina Wulandari"]


def test_atasan_melihat_diri_dan_bawahan_langsung(akun_agus, masuk):
    assert nama(masuk(akun_agus).get(ALAMAT)) == ["Agus Setiawan", "Rina Wulandari"]


def test_tanpa_peran_ditolak(kota, buat_pengguna, masuk):
    assert masuk(buat_pengguna("tamu", kota.tangsel)).get(ALAMAT).status_code == 403


def test_bawahan_saya_hanya_bawahan_langsung_hari_ini(kota, akun_agus, akun_rina, masuk):
    alamat = reverse("pegawai:bawahan")
    assert nama(masuk(akun_agus).get(alamat)) == ["Rina Wulandari"]
    assert masuk(akun_rina).get(alamat).status_code == 403


def test_atasan_sementara_melihat_bawahan_jabatan_itu(kota, buat_pengguna, masuk):
    """A Plt. leads from the first day, and no longer after the last."""
    hari_ini = timezone.localdate()
    plt = pembuat.buat_riwayat_jabatan(
        kota.joko, kota.kabid, penugasan="PLT", tmt_mulai=hari_ini - timedelta(days=1), tmt_selesai=hari_ini
    )
    akun = buat_pengguna("joko", kota.tangsel, pegawai=kota.joko)
    assert nama(masuk(akun).get(reverse("pegawai:bawahan"))) == ["Rina Wulandari"]
    plt.tmt_selesai = hari_ini - timedelta(days=1)
    plt.save()
    assert masuk(akun).get(reverse("pegawai:bawahan")).status_code == 403


@pytest.mark.parametrize(
    ("q", "hasil"),
    [
        ("rina", ["Rina Wulandari"]),
        ("wul rin", ["Rina Wulandari"]),
        ("sus", ["Joko Susilo"]),
        ("yosep", []),
        ("'&|", SEMUA),
    ],
)
def test_cari_nama_menurut_awalan_kata(minta, q, hasil):
    assert minta(q=q) == hasil


def test_cari_nip(minta, kota):
    assert minta(q=kota.joko.nip) == ["Joko Susilo"]
    assert minta(q=kota.joko.nip[:8]) == SEMUA  # all born on the same day here


@pytest.mark.parametrize(
    ("saringan", "hasil"),
    [
        ({"golongan": "IV/a"}, ["Agus Setiawan"]),
        ({"golongan": "III/d"}, []),
        ({"jenis": ["PNS"]}, SEMUA),
        ({"jenis": ["CPNS", "PPPK"]}, []),
        ({"jenis_jabatan": "ADMINISTRATOR"}, ["Agus Setiawan"]),
        ({"jabatan": "penyuluh"}, ["Joko Susilo"]),
        ({"jenis_kelamin": "L"}, ["Joko Susilo"]),
        ({"usia_min": "30"}, SEMUA),
        ({"usia_min": "60"}, []),
        ({"usia_maks": "25"}, []),
        ({"predikat": ["BELUM"]}, SEMUA),
        ({"predikat": ["BAIK"]}, []),
        ({"jp": "belum"}, SEMUA),
        ({"jp": "terpenuhi"}, []),
        ({"kedudukan": "CLTN"}, []),
        ({"kedudukan": "SEMUA"}, SEMUA),
        ({"golongan": "bukan golongan"}, []),
        ({"usia_min": "seribu"}, []),
    ],
)
def test_saringan(minta, saringan, hasil):
    assert minta(**saringan) == hasil


def test_saringan_instansi_meliputi_bawahannya(minta, kota):
    assert minta(instansi=kota.dinas.pk) == ["Agus Setiawan", "Rina Wulandari"]
    assert minta(instansi=kota.bidang.pk) == ["Agus Setiawan", "Rina Wulandari"]
    assert minta(instansi=kota.lain.pk) == ["Joko Susilo"]


def test_instansi_kota_lain_bukan_pilihan(kota, sari, masuk):
    jawaban = masuk(sari).get(ALAMAT, {"instansi": kota.yosep.instansi_id})
    assert nama(jawaban) == []
    assert "instansi" in jawaban.context["filter"].form.errors


def test_saringan_posisi_dan_pendidikan(minta, kota):
    pembuat.buat_riwayat_pendidikan(kota.joko, 8)
    pembuat.segarkan(kota.joko)
    assert minta(posisi=kota.analis.pk) == ["Rina Wulandari"]
    assert minta(pendidikan=8) == ["Joko Susilo"]


def test_predikat_terakhir_dan_predikat_satu_triwulan(minta, kota):
    pembuat.buat_riwayat_kinerja(kota.joko, 2024, 1, "SANGAT_BAIK")
    pembuat.buat_riwayat_kinerja(kota.joko, 2024, 2, "KURANG")
    pembuat.segarkan(kota.joko)
    assert minta(predikat="KURANG") == ["Joko Susilo"]
    assert minta(predikat="SANGAT_BAIK") == []
    assert minta(predikat="SANGAT_BAIK", triwulan="2024-T1") == ["Joko Susilo"]
    assert minta(predikat="BELUM", triwulan="2024-T1") == ["Agus Setiawan", "Rina Wulandari"]
    assert minta(predikat="BAIK", triwulan="2024") == []  # not a quarter: refused, so nothing is shown


def test_jp_tahun_ini(minta, kota):
    pembuat.buat_riwayat_diklat(kota.rina, Decimal(20))
    pembuat.segarkan(kota.rina)
    assert minta(jp="terpenuhi") == ["Rina Wulandari"]


def test_yang_sudah_berhenti_hanya_bila_diminta(minta, kota):
    pembuat.buat_pegawai(
        kota.tangsel, "Slamet Riyadi", kedudukan="PENSIUN", tanggal_berhenti=date(2024, 5, 1), jabatan=None
    )
    assert minta() == SEMUA
    assert minta(kedudukan="PENSIUN") == ["Slamet Riyadi"]
    assert len(minta(kedudukan="SEMUA")) == 4


def test_keadaan_pada_hari_yang_lalu(kota, sari, masuk):
    """In 2018 Rina worked elsewhere, in another golongan, with another predicate."""
    pembuat.buat_riwayat_jabatan(
        kota.rina,
        kota.penyuluh,
        tmt_mulai=date(2016, 1, 4),
        tmt_selesai=date(2019, 12, 31),
        nama_jabatan="Juru Sosial",
    )
    pembuat.buat_riwayat_pangkat(kota.rina, pembuat.buat_golongan("II/c"), tmt=date(2017, 4, 1))
    pembuat.buat_riwayat_kinerja(kota.rina, 2017, None, "KURANG")
    pembuat.segarkan(kota.rina)
    peramban = masuk(sari)
    saringan = {"per_tanggal": "2018-06-30", "instansi": kota.lain.pk, "predikat": "KURANG", "jabatan": "juru"}
    jawaban = peramban.get(ALAMAT, saringan)
    assert nama(jawaban) == ["Rina Wulandari"]
    sel = jawaban.context["tabel"].rows[0]
    assert (sel.get_cell("jabatan"), sel.get_cell("instansi")) == ("Juru Sosial", "Dinas Sosial")
    assert sel.get_cell("golongan") == "II/c"
    assert sel.get_cell("usia") == 28
    assert "perhatian" not in peramban.get(ALAMAT, saringan | {"isian": "1"}).context["filter"].form.fields
    assert nama(peramban.get(ALAMAT, {"per_tanggal": "2014-12-31"})) == []


def test_isian_saringan_baru_digambar_saat_diminta(kota, sari, masuk):
    """The long form costs nothing until it is opened; what is in force stays in the address meanwhile."""
    peramban, saringan = masuk(sari), {"jenis": ["PNS"], "urut": "nip", "halaman": "1"}
    tertutup = peramban.get(ALAMAT, saringan)
    assert "filter" not in tertutup.context
    assert tertutup.context["param_saringan"] == (("jenis", "PNS"),)
    alamat = tertutup.context["url_isian"]
    terbuka = peramban.get(alamat)
    assert nama(terbuka) == nama(tertutup)
    assert 'name="usia_min"' in terbuka.text
    assert 'name="usia_min"' not in tertutup.text
    assert not re.search(r'href="[^"]*isian=1', terbuka.text)
    sepotong = peramban.get(alamat, headers={"HX-Request": "true"}).text
    assert 'name="usia_min"' in sepotong
    assert "<html" not in sepotong


def test_isian_yang_salah_membuka_saringan_lengkap(kota, sari, masuk):
    """Whoever has to mend one field finds the choices of the others, too."""
    jawaban = masuk(sari).get(ALAMAT, {"jenis": "TAK_ADA"})
    assert nama(jawaban) == []
    assert jawaban.context["filter_terbuka"]
    assert jawaban.context["filter"].form.errors["jenis"]
    pilihan = dict(jawaban.context["filter"].form.fields["instansi"].choices)
    assert len(pilihan) > 1


def test_tanggal_yang_belum_tiba_ditolak(kota, sari, masuk):
    jawaban = masuk(sari).get(ALAMAT, {"per_tanggal": "2999-01-01"})
    assert nama(jawaban) == []
    assert "belum tiba" in str(jawaban.context["filter"].form.errors["per_tanggal"])


def test_peran_instansi_pada_hari_yang_lalu_tetap_menurut_jangkauan_hari_ini(kota, pengelola, masuk):
    jawaban = masuk(pengelola).get(ALAMAT, {"per_tanggal": "2021-01-01"})
    assert nama(jawaban) == ["Agus Setiawan", "Rina Wulandari"]


@pytest.mark.parametrize(
    ("urut", "pertama"),
    [
        ("nama", "Agus Setiawan"),
        ("-nama", "Rina Wulandari"),
        ("-golongan", "Agus Setiawan"),
        ("-instansi", "Joko Susilo"),
    ],
)
def test_urutan(minta, urut, pertama):
    assert minta(urut=urut)[0] == pertama


def test_kolom_yang_tak_boleh_diurutkan_diabaikan(minta):
    assert minta(urut="jabatan") == SEMUA


KEPERLUAN = "Lampiran usulan formasi"


def ekspor(peramban, **parameter: str):
    """Ask for the file as the page between does: the same address, with the purpose."""
    return peramban.post(f"{ALAMAT}?{urlencode(parameter)}", {"alasan": KEPERLUAN})


def test_ekspor_menanyakan_keperluan(kota, sari, masuk):
    jawaban = masuk(sari).get(ALAMAT, {"format": "xlsx", "kolom": "jabatan"})
    assert "Nama" in dict(jawaban.context["rincian"])["Di antaranya data pribadi"]
    assert not CatatanAkses.objects.exists()


def test_ekspor_csv_sebatas_jangkauan_dan_tercatat(kota, pengelola, masuk):
    jawaban = ekspor(masuk(pengelola), format="csv", kolom="nama,nip,predikat,usia")
    baris = list(csv.reader(StringIO(jawaban.content.decode("utf-8-sig"))))
    assert baris[0] == ["Nama", "NIP / NI PPPK", "Usia", "Predikat"]
    assert [b[0] for b in baris[1:]] == ["Agus Setiawan", "Rina Wulandari, S.K.M."]
    assert baris[1][1] == kota.agus.nip
    catatan = CatatanAkses.objects.get(pengguna=pengelola)
    assert catatan.alasan.startswith(f"{KEPERLUAN} · csv, 2 baris")


def test_ekspor_aman_dari_rumus(kota, sari, masuk):
    kota.joko.nama = '=HYPERLINK("http://jahat.invalid")'
    kota.joko.save()
    jawaban = ekspor(masuk(sari), format="xlsx", jenis_kelamin="L")
    lembar = load_workbook(BytesIO(jawaban.content)).active
    assert lembar["A2"].value.startswith("'=HYPERLINK")
    assert lembar["A2"].data_type == "s"


def test_ekspor_hari_yang_lalu_memakai_keadaan_waktu_itu(kota, sari, masuk):
    pembuat.buat_riwayat_pangkat(kota.joko, pembuat.buat_golongan("III/d"), tmt=date(2024, 4, 1))
    pembuat.segarkan(kota.joko)
    parameter = {"format": "csv", "per_tanggal": "2023-01-01", "kolom": "nama,golongan", "q": "joko"}
    assert "III/c" in ekspor(masuk(sari), **parameter).content.decode("utf-8-sig")


def test_tanpa_izin_ekspor_ditolak(kota, budi, masuk):
    """The PPK reads the list but does not carry it away."""
    jawaban = masuk(budi).get(ALAMAT)
    assert jawaban.context["url_csv"] == ""
    assert masuk(budi).get(ALAMAT, {"format": "csv"}).status_code == 403


@pytest.mark.parametrize("parameter", [{}, {"per_tanggal": "2022-01-01"}, {"perhatian": "KGB_TERLAMBAT"}])
def test_jumlah_kueri_tidak_bergantung_pada_jumlah_baris(kota, sari, masuk, hitung_kueri, parameter):
    peramban = masuk(sari)
    sedikit = hitung_kueri(peramban, ALAMAT, **parameter)
    for n in range(5):
        pembuat.buat_pegawai(kota.tangsel, f"Pegawai {n}", jabatan=kota.analis)
    assert hitung_kueri(peramban, ALAMAT, **parameter) == sedikit


def test_data_tertutup_tidak_ikut_dimuat_ke_daftar(kota, sari, masuk):
    baris = masuk(sari).get(ALAMAT).context["tabel"].rows[0].record
    assert {"nik", "telepon", "alamat"} <= baris.get_deferred_fields()
