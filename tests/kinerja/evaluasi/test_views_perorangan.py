"""The sheet of one person: for that person, the superior, and who answers for the unit."""

from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from tests.kepegawaian import pembuat as induk
from tests.kinerja.evaluasi import pembuat

pytestmark = pytest.mark.usefixtures("lingkup", "juli")


@pytest.fixture
def dinas(lingkup, kota_tangsel):
    return induk.buat_instansi(kota_tangsel, "Dinas Kesehatan")


@pytest.fixture
def kabid(dinas, kota_tangsel):
    return induk.buat_jabatan(dinas, "Kepala Bidang", jenis="ADMINISTRATOR", eselon="III.b", kelas=11)


@pytest.fixture
def orang(dinas, kabid, kota_tangsel):
    orang = induk.buat_pegawai(kota_tangsel, "Joko Susilo", jabatan=induk.buat_jabatan(dinas, atasan=kabid))
    for triwulan, predikat in ((1, "BAIK"), (2, "SANGAT_BAIK")):
        induk.buat_riwayat_kinerja(orang, pembuat.HARI.year, triwulan, predikat)
    induk.buat_riwayat_kinerja(orang, 2025, None, "BAIK")
    induk.buat_riwayat_diklat(orang, 6, tanggal_mulai=date(2026, 2, 2), tanggal_selesai=date(2026, 2, 3))
    induk.buat_riwayat_kgb(orang, date(2025, 3, 1))
    induk.buat_riwayat_hukdis(orang, "R2", tmt_mulai=date(2025, 4, 1))
    return orang


@pytest.fixture
def joko(buat_pengguna, kota_tangsel, orang):
    return buat_pengguna("joko", kota_tangsel, pegawai=orang)


@pytest.fixture
def atasan(buat_pengguna, kota_tangsel, kabid):
    orang = induk.buat_pegawai(kota_tangsel, "Sri Atasan", jabatan=kabid)
    return buat_pengguna("atasan", kota_tangsel, pegawai=orang)


@pytest.fixture
def rekan(buat_pengguna, kota_tangsel, dinas):
    orang = induk.buat_pegawai(kota_tangsel, "Rekan Sejawat", jabatan=induk.buat_jabatan(dinas))
    return buat_pengguna("rekan", kota_tangsel, pegawai=orang)


def test_lembar_sendiri(masuk, joko):
    halaman = masuk(joko).get(reverse("evaluasi:saya")).text
    assert "Sangat Baik" in halaman
    assert "Triwulan II 2026" in halaman
    assert "6 JP dari 10 JP" in halaman
    assert "Kurang <strong>4 JP</strong>" in halaman
    assert "Yang akan menaikkannya" in halaman
    assert "Kenaikan gaji berkala" in halaman
    assert "Batas usia pensiun" in halaman


def test_tanpa_catatan_pegawai_tidak_ada_lembar(masuk, sari):
    assert masuk(sari).get(reverse("evaluasi:saya")).status_code == 403


def test_atasan_membaca_kinerja_dan_jp_tetapi_bukan_disiplin_dan_gaji(masuk, atasan, orang):
    halaman = masuk(atasan).get(reverse("evaluasi:pegawai", args=[orang.pk])).text
    assert "Evaluasi Joko Susilo" in halaman
    assert "6 JP dari 10 JP" in halaman
    assert "Indeks Profesionalitas ASN" not in halaman
    assert "Kenaikan gaji berkala" not in halaman


def test_bkd_membaca_semuanya(masuk, sari, orang):
    halaman = masuk(sari).get(reverse("evaluasi:pegawai", args=[orang.pk])).text
    assert "Indeks Profesionalitas ASN" in halaman
    assert "Kenaikan gaji berkala" in halaman


@pytest.mark.parametrize(("siapa", "status"), [("rekan", 404), ("citra", 404), ("joko", 200), ("atasan", 200)])
@pytest.mark.parametrize("nama", ["pegawai", "pegawai_pdf"])
def test_jangkauan(request, masuk, orang, siapa, status, nama):
    alamat = reverse(f"evaluasi:{nama}", args=[orang.pk])
    assert masuk(request.getfixturevalue(siapa)).get(alamat).status_code == status


def test_atasan_tidak_membaca_yang_bukan_bawahannya(masuk, atasan, rekan):
    assert masuk(atasan).get(reverse("evaluasi:pegawai", args=[rekan.pegawai_id])).status_code == 404


def test_hanya_baca(masuk, joko):
    assert masuk(joko).post(reverse("evaluasi:saya")).status_code == 405


def test_pdf_satu_halaman_walau_isinya_banyak(masuk, joko, orang):
    for tahun in range(2021, 2026):
        for triwulan in range(1, 5):
            induk.buat_riwayat_kinerja(orang, tahun, triwulan, "BUTUH_PERBAIKAN", penilai=orang)
    jawaban = masuk(joko).get(reverse("evaluasi:saya_pdf"))
    dokumen = PdfReader(BytesIO(jawaban.content))
    teks = dokumen.pages[0].extract_text()
    assert len(dokumen.pages) == 1
    assert "Joko Susilo" in teks
    assert "6 JP dari target 10 JP" in teks
    assert jawaban.headers["Cache-Control"] == "private, no-store"


def test_pegawai_baru_tanpa_apa_pun(masuk, buat_pengguna, kota_tangsel):
    orang = induk.buat_pegawai(kota_tangsel, "Baru Sekali", golongan="", tmt_masuk=date(2026, 7, 1), jenis="CPNS")
    client = masuk(buat_pengguna("baru", kota_tangsel, pegawai=orang))
    assert "Belum ada predikat yang tercatat" in client.get(reverse("evaluasi:saya")).text
    assert client.get(reverse("evaluasi:saya_pdf")).status_code == 200


def test_jumlah_kueri(masuk, joko, django_assert_max_num_queries):
    client = masuk(joko)
    client.get(reverse("evaluasi:saya"))  # what the frame counts is remembered for half a minute
    with django_assert_max_num_queries(20):
        client.get(reverse("evaluasi:saya"))
