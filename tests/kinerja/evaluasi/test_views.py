"""Reading pages of an evaluation: who sees what, and what the frozen figures look like in words."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from asn.core.models import KeadaanPekerjaan
from asn.core.pekerjaan import pekerjaan_akhiri, pekerjaan_buat
from kinerja.evaluasi.halaman import BAGIAN_INSTANSI, BAGIAN_KOTA
from kinerja.evaluasi.models import EvaluasiBerkala, EvaluasiInstansi
from tests.kepegawaian import pembuat as induk
from tests.kinerja.evaluasi.contoh_angka import angka_instansi, angka_kota

pytestmark = pytest.mark.usefixtures("lingkup")


@pytest.fixture
def dinas(lingkup, kota_tangsel):
    return induk.buat_instansi(kota_tangsel, "Dinas Kesehatan")


@pytest.fixture
def evaluasi(kota_tangsel, dinas):
    return EvaluasiBerkala.objects.create(
        kota=kota_tangsel,
        periode="2026-T3",
        keadaan="draf",
        angka=angka_kota(kota_tangsel.pk, liga=[_baris(dinas), _baris(dinas, nama="Dinas Tanpa Data", kosong=True)]),
        tanggal_data=datetime(2026, 10, 5, 1, 0, tzinfo=UTC),
    )


@pytest.fixture
def lembar(evaluasi, dinas):
    return EvaluasiInstansi.objects.create(
        kota=evaluasi.kota, evaluasi=evaluasi, instansi=dinas, hasil="selesai", angka=angka_instansi(dinas.pk)
    )


@pytest.fixture
def kepala(buat_pengguna, kota_tangsel, dinas):
    return buat_pengguna("kepala", kota_tangsel, ("KEPALA_INSTANSI", {"instansi": dinas}))


@pytest.fixture
def kepala_lain(buat_pengguna, kota_tangsel):
    lain = induk.buat_instansi(kota_tangsel, "Dinas Pendidikan")
    return buat_pengguna("kepala_lain", kota_tangsel, ("KEPALA_INSTANSI", {"instansi": lain}))


@pytest.fixture
def auditor(buat_pengguna, kota_tangsel):
    return buat_pengguna("auditor", kota_tangsel, ("AUDITOR", {}))


@pytest.fixture
def admin_kota(buat_pengguna, kota_tangsel):
    return buat_pengguna("admin_kota", kota_tangsel, ("ADMIN_KOTA", {}))


@pytest.fixture
def joko(buat_pengguna, kota_tangsel, dinas):
    """A plain civil servant of the same unit."""
    orang = induk.buat_pegawai(kota_tangsel, "Joko Susilo", jabatan=induk.buat_jabatan(dinas))
    return buat_pengguna("joko", kota_tangsel, pegawai=orang)


def _baris(dinas, *, nama="", kosong=False):
    isi = {"persen_baik": "91.67", "ip_asn": "68.73", "jp_persen": "69.00", "ikm": "84.52", "aduan": "88.24"}
    return {
        "instansi_id": 0 if kosong else dinas.pk,
        "nama": nama or dinas.nama,
        "jumlah": 12,
        **(dict.fromkeys(isi) if kosong else isi),
        "pelanggaran": 0 if kosong else 1,
        "peringkat": None if kosong else 1,
    }


def isi(masuk, siapa, nama, *args, **kueri):
    return masuk(siapa).get(reverse(f"evaluasi:{nama}", args=args, query=kueri or None))


@pytest.mark.parametrize(
    ("siapa", "status"),
    [
        ("sari", 200),
        ("budi", 200),
        ("auditor", 200),
        ("admin_kota", 200),
        ("citra", 404),
        ("kepala", 404),
        ("joko", 403),
    ],
)
def test_evaluasi_kota_menurut_pembaca(request, masuk, evaluasi, lembar, siapa, status):
    assert isi(masuk, request.getfixturevalue(siapa), "rincian", evaluasi.pk).status_code == status


@pytest.mark.parametrize(
    ("siapa", "status"),
    [
        ("sari", 200),
        ("budi", 200),
        ("auditor", 200),
        ("kepala", 200),
        ("kepala_lain", 404),
        ("citra", 404),
        ("joko", 403),
    ],
)
def test_lembar_menurut_pembaca(request, masuk, lembar, siapa, status):
    assert isi(masuk, request.getfixturevalue(siapa), "lembar", lembar.pk).status_code == status


@pytest.mark.parametrize("bagian", [b.kode for b in BAGIAN_KOTA])
def test_setiap_bagian_kota_terbuka(masuk, sari, evaluasi, lembar, bagian):
    assert isi(masuk, sari, "rincian", evaluasi.pk, bagian=bagian).status_code == 200


@pytest.mark.parametrize("bagian", [b.kode for b in BAGIAN_INSTANSI])
def test_setiap_bagian_lembar_terbuka(masuk, kepala, lembar, bagian):
    assert isi(masuk, kepala, "lembar", lembar.pk, bagian=bagian).status_code == 200


def test_lembar_tidak_menautkan_halaman_kota_bagi_kepala_instansi(masuk, kepala, lembar):
    halaman = isi(masuk, kepala, "lembar", lembar.pk).text
    assert reverse("evaluasi:rincian", args=[lembar.evaluasi_id]) not in halaman


def test_angka_ditulis_secara_indonesia(masuk, sari, lembar):
    halaman = isi(masuk, sari, "lembar", lembar.pk).text
    assert "1.234" in halaman
    assert "91,67%" in halaman
    assert "naik 1,53 poin dari Triwulan II 2026" in halaman
    assert "turun 3,06 poin dari Triwulan II 2026" in halaman


def test_penyimpangan_pola_menyebut_aturan_dan_tidak_dikoreksi(masuk, sari, lembar):
    halaman = isi(masuk, sari, "lembar", lembar.pk).text
    assert "SE MenPANRB 3/2023" in halaman
    assert "tidak dikoreksi otomatis" in halaman


def test_setiap_angka_ringkas_menaut_ke_barisnya(masuk, sari, lembar):
    halaman = isi(masuk, sari, "lembar", lembar.pk).text
    for kunci in ("pegawai", "belum-dinilai", "predikat-kurang", "jp-belum", "ip-sedang", "ikm", "hukdis-sedang"):
        assert reverse("evaluasi:baris_lembar", args=[lembar.pk, kunci]) in halaman


def test_hukdis_sedikit_disamarkan_tanpa_izin(masuk, sari, admin_kota, evaluasi, lembar):
    assert "kurang dari 5" not in isi(masuk, sari, "rincian", evaluasi.pk).text
    tersamar = isi(masuk, admin_kota, "rincian", evaluasi.pk).text
    assert tersamar.count("kurang dari 5") == 2
    assert reverse("evaluasi:baris", args=[evaluasi.pk, "hukdis-sedang"]) not in tersamar


def test_liga_diurutkan_dan_yang_kosong_di_akhir(masuk, sari, evaluasi, lembar):
    for urut in ("nama", "-persen_baik", "persen_baik", "tidak_ada"):
        halaman = isi(masuk, sari, "rincian", evaluasi.pk, bagian="perbandingan", urut=urut).text
        assert halaman.index(">Dinas Kesehatan<") < halaman.index("Dinas Tanpa Data")


def test_perbandingan_menyebut_unit_yang_menyimpang(masuk, sari, evaluasi, lembar):
    halaman = isi(masuk, sari, "rincian", evaluasi.pk, bagian="perbandingan").text
    assert reverse("evaluasi:lembar", args=[lembar.pk]) in halaman
    assert "paling banyak 70 % atau 840 pegawai" in halaman


def test_calon_disebut_dengan_aturan_dan_riwayatnya(masuk, sari, evaluasi, dinas, kota_tangsel):
    orang = induk.buat_pegawai(kota_tangsel, "Rina Wulandari", jabatan=induk.buat_jabatan(dinas))
    riwayat = induk.buat_riwayat_kinerja(orang, 2025, None, "SANGAT_BAIK")
    usulan = {"kode": "PRIORITAS_BANGKOM", "alasan": "Dua tahun.", "dasar": "PP 30/2019"}
    usulan["bukti"] = [["RiwayatKinerja", riwayat.pk]]
    evaluasi.angka["penghargaan"] = [
        {"pegawai_id": orang.pk, "nip": orang.nip, "nama": "Rina Wulandari", "usulan": [usulan]}
    ]
    evaluasi.save()
    halaman = isi(masuk, sari, "rincian", evaluasi.pk, bagian="calon").text
    assert "PP 30/2019" in halaman
    assert "Predikat Sangat Baik, 2025" in halaman


def test_lembar_gagal_dilaporkan_dengan_sebabnya(masuk, sari, evaluasi, kota_tangsel):
    rusak = induk.buat_instansi(kota_tangsel, "Dinas Perhubungan")
    EvaluasiInstansi.objects.create(
        kota=kota_tangsel, evaluasi=evaluasi, instansi=rusak, hasil="gagal", galat="Data tidak terbaca."
    )
    halaman = isi(masuk, sari, "rincian", evaluasi.pk).text
    assert "Dinas Perhubungan gagal dihitung" in halaman
    assert "Data tidak terbaca." in halaman


@pytest.fixture
def berjalan(kota_tangsel, sari):
    pekerjaan = pekerjaan_buat(kota_id=kota_tangsel.pk, judul="Evaluasi", total=3, pemilik=sari)
    return EvaluasiBerkala.objects.create(kota=kota_tangsel, periode="2026-T3", pekerjaan=pekerjaan)


def test_kemajuan_tampak_bagi_yang_bukan_pemilik_pekerjaan(masuk, budi, berjalan):
    halaman = isi(masuk, budi, "rincian", berjalan.pk).text
    assert 'http-equiv="refresh"' in halaman
    assert reverse("evaluasi:kemajuan", args=[berjalan.pk]) in halaman
    potongan = masuk(budi).get(reverse("evaluasi:kemajuan", args=[berjalan.pk]), headers={"HX-Request": "true"})
    assert "<progress" in potongan.text
    assert "<html" not in potongan.text


def test_kemajuan_yang_selesai_memuat_ulang_halaman(masuk, budi, citra, berjalan):
    pekerjaan_akhiri(berjalan.pekerjaan_id, KeadaanPekerjaan.SELESAI, kota_id=berjalan.kota_id)
    alamat = reverse("evaluasi:kemajuan", args=[berjalan.pk])
    assert masuk(budi).get(alamat, headers={"HX-Request": "true"}).headers["HX-Refresh"] == "true"
    assert masuk(budi).get(alamat).status_code == 302
    assert masuk(citra).get(alamat).status_code == 404
    assert 'http-equiv="refresh"' not in isi(masuk, budi, "rincian", berjalan.pk).text


def test_daftar_menurut_pembaca(masuk, sari, citra, kepala, kepala_lain, joko, evaluasi, lembar):
    alamat = reverse("evaluasi:rincian", args=[evaluasi.pk])
    assert alamat in isi(masuk, sari, "daftar").text
    asing = isi(masuk, citra, "daftar").text
    assert alamat not in asing
    assert "Belum ada evaluasi" in asing
    milik = isi(masuk, kepala, "daftar").text
    assert alamat not in milik
    assert reverse("evaluasi:lembar", args=[lembar.pk]) in milik
    assert reverse("evaluasi:lembar", args=[lembar.pk]) not in isi(masuk, kepala_lain, "daftar").text
    assert isi(masuk, joko, "daftar").status_code == 403


def test_formulir_mulai_hanya_bagi_yang_berwenang(masuk, sari, budi, evaluasi):
    assert reverse("evaluasi:mulai") in isi(masuk, sari, "daftar").text
    assert reverse("evaluasi:mulai") not in isi(masuk, budi, "daftar").text


def test_saringan_daftar(masuk, sari, evaluasi):
    assert "Triwulan III 2026" in isi(masuk, sari, "daftar", jenis="triwulan", keadaan="draf").text
    alamat = reverse("evaluasi:rincian", args=[evaluasi.pk])
    assert alamat not in isi(masuk, sari, "daftar", jenis="tahun").text


def test_jumlah_kueri_daftar_tidak_tumbuh(masuk, sari, kota_tangsel, evaluasi, django_assert_max_num_queries):
    client = masuk(sari)
    for tahun in range(2020, 2026):
        EvaluasiBerkala.objects.create(kota=kota_tangsel, periode=str(tahun), keadaan="draf", angka=evaluasi.angka)
    client.get(reverse("evaluasi:daftar"))  # what the frame counts is remembered for half a minute
    # Four are the savepoints of a test, two set the city scope.
    with django_assert_max_num_queries(14):
        client.get(reverse("evaluasi:daftar"))


@pytest.mark.parametrize("bagian", [b.kode for b in BAGIAN_KOTA])
def test_jumlah_kueri_rincian(masuk, sari, evaluasi, lembar, bagian, django_assert_max_num_queries):
    client = masuk(sari)
    client.get(reverse("evaluasi:daftar"))  # what the frame counts is remembered for half a minute
    with django_assert_max_num_queries(16):
        client.get(reverse("evaluasi:rincian", args=[evaluasi.pk], query={"bagian": bagian}))
