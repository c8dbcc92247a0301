"""The printed report: its text, its parts, what a draft says and what an issued document proves."""

from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from pypdf import PdfReader

from asn.core.verifikasi import tanda_terbitkan
from kinerja.evaluasi import dokumen
from kinerja.evaluasi.models import EvaluasiBerkala, EvaluasiInstansi
from tests.kepegawaian import pembuat as induk
from tests.kinerja.evaluasi.contoh_angka import angka_instansi, angka_kota, calon, usulan

pytestmark = pytest.mark.usefixtures("lingkup")


@pytest.fixture
def evaluasi(lingkup, kota_tangsel):
    return EvaluasiBerkala.objects.create(
        kota=kota_tangsel,
        periode="2026-T3",
        keadaan="draf",
        angka=angka_kota(kota_tangsel.pk),
        tanggal_data=datetime(2026, 10, 5, 1, 0, tzinfo=UTC),
    )


@pytest.fixture
def lembar(evaluasi, kota_tangsel):
    dinas = induk.buat_instansi(kota_tangsel, "Dinas Kesehatan")
    return EvaluasiInstansi.objects.create(
        kota=kota_tangsel, evaluasi=evaluasi, instansi=dinas, hasil="selesai", angka=angka_instansi(dinas.pk)
    )


@pytest.fixture
def terbit(evaluasi):
    """As the issuing task hands it over."""
    evaluasi.nomor = "800.1.5/1/EVB/2026"
    evaluasi.tanda = tanda_terbitkan(
        kota_id=evaluasi.kota_id, judul=str(evaluasi), nomor=evaluasi.nomor, tanggal=date(2026, 10, 12)
    )
    evaluasi.keadaan = "diterbitkan"
    # Late in the evening in UTC it is already the next day in the city.
    evaluasi.diterbitkan_pada = datetime(2026, 10, 11, 18, 0, tzinfo=UTC)
    return evaluasi


def baca(isi):
    return [h.extract_text() for h in PdfReader(BytesIO(isi)).pages]


def test_laporan_kota_draf(evaluasi, lembar):
    halaman = baca(dokumen.laporan_kota_pdf(evaluasi, dicetak=datetime(2026, 10, 6, 2, 5, tzinfo=UTC)))
    teks = "\n".join(halaman)
    assert "Laporan Evaluasi Berkala" in halaman[0]
    assert "Triwulan III 2026" in halaman[0]
    assert "Daftar isi" in halaman[1]
    assert all("DRAF" in h for h in halaman)
    assert f"Halaman {len(halaman)} dari {len(halaman)}" in halaman[-1]
    for bagian in ("1.234", "91,67%", "84,52", "5 Oktober 2026", "Dinas Perhubungan", "Satuan Polisi Pamong Praja"):
        assert bagian in teks
    assert "Periksa keaslian" not in teks


def test_daftar_isi_menyebut_halaman_yang_benar(evaluasi, lembar):
    halaman = baca(dokumen.laporan_kota_pdf(evaluasi))
    daftar = [b for b in halaman[1].splitlines() if b[:1].isdigit() and "." in b]
    assert len(daftar) == 12
    for butir in daftar:
        judul, nomor = butir.rstrip("0123456789").rstrip(" ."), int(butir.split(".")[-1])
        assert judul in halaman[nomor - 1]


def test_laporan_terbit_bernomor_bertanggal_dan_berkode(terbit, lembar):
    halaman = baca(dokumen.laporan_kota_pdf(terbit))
    teks = "\n".join(halaman)
    assert "DRAF" not in teks
    assert "800.1.5/1/EVB/2026" in halaman[0]
    assert "12 Oktober 2026" in halaman[0]
    assert "Wali Kota Tangerang Selatan" in halaman[-1]
    assert terbit.tanda.kode in halaman[-1]
    assert "Tangerang Selatan, 12 Oktober 2026" in halaman[-1]


def test_lembar_instansi(lembar):
    halaman = baca(dokumen.laporan_instansi_pdf(lembar))
    teks = "\n".join(halaman)
    assert "Dinas Kesehatan" in halaman[0]
    assert "paling banyak 70 % atau 840 pegawai" in teks
    assert "tidak dikoreksi otomatis" in teks
    assert "Predikat Kurang pada Triwulan III 2026." in teks
    assert "Perbandingan perangkat daerah" not in teks


def test_hukdis_sedikit_selalu_disamarkan_pada_dokumen(evaluasi, lembar):
    teks = "\n".join(baca(dokumen.laporan_kota_pdf(evaluasi)))
    assert teks.count("kurang dari 5") == 2


def test_angka_yang_tidak_ada_tidak_menjatuhkan_dokumen(lembar):
    lembar.angka |= {
        "persen_baik": None,
        "persen_baik_sebelumnya": None,
        "predikat": dict.fromkeys(lembar.angka["predikat"], 0),
        "predikat_sebelumnya": None,
        "pola": {"predikat_organisasi": None, "pelanggaran": [], "catatan": "Belum tercatat."},
        "ip_asn": {"rata": None, "kategori": None, "sebaran": dict.fromkeys(lembar.angka["ip_asn"]["sebaran"], 0)},
        "ikm": None,
        "aduan": None,
        "penghargaan": [],
        "pembinaan": [],
        "mutu_data": [],
        "tren": [],
        "kuadran": {"kinerja": None, "kepuasan": None, "posisi": None},
    }
    lembar.angka["jp"]["pns"] |= {"jumlah": 0, "persen": None, "rata": None}
    teks = "\n".join(baca(dokumen.laporan_instansi_pdf(lembar)))
    assert "Tidak ada pegawai yang memenuhi aturan ini" in teks


def test_calon_banyak_dicetak_sebagian_dan_disebut_sisanya(lembar):
    satu = usulan("PRIORITAS_KRS", "Sangat Baik dua tahun.", "PP 30/2019", ("RiwayatKinerja", 1))
    lembar.angka["penghargaan"] = [calon(n, f"Pegawai {n:03d}", satu) for n in range(dokumen.CALON_DICETAK + 7)]
    teks = "\n".join(baca(dokumen.laporan_instansi_pdf(lembar)))
    assert "Masih ada 7 orang lagi" in teks


def test_kepala_tabel_berulang_pada_setiap_halaman(evaluasi, lembar):
    contoh = evaluasi.angka["liga"][0]
    evaluasi.angka["liga"] = [contoh | {"nama": f"Dinas {n}", "peringkat": n} for n in range(1, 71)]
    halaman = baca(dokumen.laporan_kota_pdf(evaluasi))
    # The words of a narrow head stand under each other.
    assert sum("Aduan tepat Menyimpang" in " ".join(h.split()) for h in halaman) >= 2


def test_penanda_tangan_tanpa_nip(evaluasi, lembar):
    assert "NIP\n" not in baca(dokumen.laporan_kota_pdf(evaluasi))[-1]
