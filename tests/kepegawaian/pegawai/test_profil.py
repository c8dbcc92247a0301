"""The profile: who may open it, which parts each reader sees, past days, findings and rights."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from kepegawaian.pegawai.models import Pegawai
from kepegawaian.pegawai.services.profil import BAGIAN, JENIS_RIWAYAT, Pembaca
from tests.kepegawaian import pembuat

SEMUA = [b.label for b in BAGIAN]
TERTUTUP = {"Keluarga", "Dokumen"}


def alamat(pegawai) -> str:
    return reverse("pegawai:rincian", args=[pegawai.pk])


def tab(jawaban) -> list[str]:
    return [t["label"] for t in jawaban.context["tab"]]


def judul_riwayat(jawaban) -> list[str]:
    return [r["jenis"].kode for r in jawaban.context["riwayat"]]


@pytest.mark.parametrize(
    ("siapa", "status"),
    [("sari", 200), ("budi", 200), ("citra", 404), ("pengelola", 200), ("akun_agus", 200), ("akun_rina", 200)],
)
def test_siapa_yang_boleh_membuka(request, kota, masuk, siapa, status):
    """BKD, PPK, manager of the unit, superior and the person: yes; another city: as if it did not exist."""
    assert masuk(request.getfixturevalue(siapa)).get(alamat(kota.rina)).status_code == status


@pytest.mark.parametrize("siapa", ["citra", "pengelola", "akun_agus", "akun_rina"])
def test_di_luar_jangkauan_seolah_tidak_ada(request, kota, masuk, siapa):
    assert masuk(request.getfixturevalue(siapa)).get(alamat(kota.joko)).status_code == 404


@pytest.mark.parametrize("siapa", ["sari", "budi", "citra", "pengelola", "akun_agus", "akun_rina"])
def test_pembaca_menjawab_seperti_dinding(request, kota, siapa):
    """What is said of a person read already is what the rows themselves say, for every permission."""
    pengguna = request.getfixturevalue(siapa)
    for izin in {j.izin for j in JENIS_RIWAYAT.values()} | {"pegawai.view_pegawai", "pegawai.lihat_bawahan"}:
        terlihat = set(Pegawai.objects.terlihat_oleh(pengguna, izin).values_list("pk", flat=True))
        semua = Pegawai.objects.all()
        assert {p.pk for p in semua if Pembaca(pengguna, p).boleh(izin)} == terlihat, izin


def test_bkd_melihat_semua_bagian(kota, sari, masuk):
    assert tab(masuk(sari).get(alamat(kota.rina))) == SEMUA


def test_pegawai_melihat_semua_bagian_dirinya(kota, akun_rina, masuk):
    assert tab(masuk(akun_rina).get(alamat(kota.rina))) == SEMUA


def test_atasan_tidak_melihat_keluarga_dan_dokumen_bawahan(kota, akun_agus, masuk):
    """Agus holds those permissions for himself; that does not reach his subordinate."""
    peramban = masuk(akun_agus)
    assert set(SEMUA) - set(tab(peramban.get(alamat(kota.rina)))) == TERTUTUP
    assert tab(peramban.get(alamat(kota.agus))) == SEMUA


def test_hukdis_hanya_bagi_yang_berizin(kota, budi, pengelola, akun_agus, masuk):
    pembuat.buat_riwayat_hukdis(kota.rina)
    parameter = {"bagian": "penghargaan"}
    assert judul_riwayat(masuk(budi).get(alamat(kota.rina), parameter)) == ["penghargaan", "hukdis"]
    for orang in (pengelola, akun_agus):
        jawaban = masuk(orang).get(alamat(kota.rina), parameter)
        assert judul_riwayat(jawaban) == ["penghargaan"]
        assert "disiplin tercatat" not in jawaban.text


def test_bagian_yang_tidak_diizinkan_kembali_ke_ikhtisar(kota, akun_agus, masuk):
    jawaban = masuk(akun_agus).get(alamat(kota.rina), {"bagian": "keluarga"})
    assert jawaban.context["bagian"].kode == "ikhtisar"


def test_kgb_tidak_terlihat_oleh_atasan(kota, akun_agus, sari, masuk):
    pembuat.buat_riwayat_kgb(kota.rina, date(2023, 3, 1))
    for orang, ada in ((sari, True), (akun_agus, False)):
        jawaban = masuk(orang).get(alamat(kota.rina))
        assert ("KGB" in [h.kode for h in jawaban.context["hak"]]) is ada
        jawaban = masuk(orang).get(alamat(kota.rina), {"bagian": "jabatan"})
        assert ("kgb" in judul_riwayat(jawaban)) is ada


@pytest.mark.parametrize("bagian", [b.kode for b in BAGIAN])
def test_setiap_bagian_terbuka_dengan_riwayat_lengkap(kota, sari, masuk, bagian):
    orang = kota.rina
    pembuat.buat_riwayat_kgb(orang, date(2023, 3, 1))
    pembuat.buat_angka_kredit(orang, Decimal("12.5"))
    pembuat.buat_riwayat_pendidikan(orang)
    pembuat.buat_riwayat_diklat(orang)
    pembuat.buat_riwayat_kompetensi(orang, pembuat.buat_kompetensi())
    pembuat.buat_riwayat_kinerja(orang, 2024, None, "BUTUH_PERBAIKAN", rezim="PP_30_2019")
    pembuat.buat_riwayat_kinerja(orang, 2024, 3)
    pembuat.buat_penghargaan(orang)
    pembuat.buat_riwayat_hukdis(orang)
    pembuat.buat_keluarga(orang)
    pembuat.buat_dokumen(orang)
    jawaban = masuk(sari).get(alamat(orang), {"bagian": bagian})
    assert jawaban.status_code == 200
    isi = jawaban.text
    diharapkan = {
        "jabatan": "Analis Mutu",
        "pendidikan": "Pelatihan Pelayanan Publik",
        "kinerja": "Cukup",
        "penghargaan": "Satyalancana",
        "dokumen": "Kartu keluarga",
        "linimasa": "Predikat kinerja tahun 2024",
    }
    assert diharapkan.get(bagian, orang.nama) in isi
    assert "Dimas Pratama" not in isi
    assert "Tidak masuk kerja" not in isi


def test_linimasa_urut_dan_menyebut_yang_belum_terverifikasi(kota, sari, masuk):
    pembuat.buat_penghargaan(kota.rina, tanggal=date(2023, 8, 17), verifikasi="BELUM")
    pembuat.buat_riwayat_hukdis(kota.rina, tmt_mulai=date(2021, 2, 1), jenis="R1")
    peristiwa = masuk(sari).get(alamat(kota.rina), {"bagian": "linimasa"}).context["peristiwa"]
    assert [p.tanggal.year for p in peristiwa] == [2023, 2021, 2020, 2015]
    assert peristiwa[0].status_label == "Belum diverifikasi"
    assert peristiwa[1].judul == "Hukuman disiplin tercatat"
    assert peristiwa[2].judul == "Menduduki Analis Mutu"


def test_profil_pada_hari_yang_lalu(kota, sari, masuk):
    pembuat.buat_riwayat_jabatan(kota.rina, kota.penyuluh, tmt_mulai=date(2016, 1, 4), tmt_selesai=date(2019, 12, 31))
    parameter = {"per_tanggal": "2018-06-30", "bagian": "jabatan"}
    jawaban = masuk(sari).get(alamat(kota.rina), parameter)
    assert jawaban.context["keadaan"].pada_instansi_nama == "Dinas Sosial"
    assert dict(jawaban.context["ringkas"])["Usia"] == "28 tahun"
    assert "Analis Mutu" not in jawaban.text
    assert "per_tanggal=2018-06-30" in jawaban.context["tab"][0]["url"]


def test_profil_sebelum_menjadi_pegawai(kota, sari, masuk):
    jawaban = masuk(sari).get(alamat(kota.rina), {"per_tanggal": "2001-01-01"})
    assert jawaban.context["keadaan"] is None
    assert "Bukan pegawai pada tanggal itu" in jawaban.text


def test_temuan_menyebut_dasar_hukumnya(kota, sari, masuk):
    kota.rina.tanggal_lahir = date(1991, 3, 15)
    kota.rina.save()
    temuan = masuk(sari).get(alamat(kota.rina)).context["temuan"]
    nomor_induk = next(t for t in temuan if t.judul == "Nomor induk tidak cocok")
    assert "15-03-1990" in nomor_induk.pesan
    assert "Perka BKN 22/2007" in nomor_induk.dasar


def test_profil_saya(kota, akun_rina, sari, masuk):
    assert masuk(akun_rina).get(reverse("pegawai:saya")).headers["Location"] == alamat(kota.rina)
    assert masuk(sari).get(reverse("pegawai:saya")).status_code == 404


@pytest.mark.parametrize("bagian", ["ikhtisar", "jabatan", "pendidikan", "kinerja", "linimasa"])
def test_jumlah_kueri_tidak_bergantung_pada_panjang_riwayat(kota, sari, masuk, hitung_kueri, bagian):
    orang = kota.rina
    peramban = masuk(sari)

    def tambah(n: int) -> None:
        pembuat.buat_riwayat_diklat(orang)
        pembuat.buat_riwayat_kinerja(orang, 2000 + n, None, penilai=kota.agus)
        pembuat.buat_riwayat_pangkat(orang, pembuat.buat_golongan(), tmt=date(2000 + n, 4, 1))
        pembuat.buat_riwayat_jabatan(
            orang, kota.penyuluh, tmt_mulai=date(2000 + n, 1, 1), tmt_selesai=date(2000 + n, 2, 1)
        )

    tambah(0)
    sedikit = hitung_kueri(peramban, alamat(orang), bagian=bagian)
    for n in range(1, 6):
        tambah(n)
    assert hitung_kueri(peramban, alamat(orang), bagian=bagian) == sedikit
