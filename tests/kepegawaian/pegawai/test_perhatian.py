"""Every condition of the register found by SQL, and the same answer as the rule where there is one."""

from datetime import date

import pytest

from asn.core.legal import tambah_bulan
from kepegawaian.jabatan.rules.enum import JenisJabatan, Jenjang
from kepegawaian.pegawai.models import GajiPokok, Pegawai
from kepegawaian.pegawai.rules.bup import JabatanKhusus, bup, tmt_pensiun
from kepegawaian.pegawai.services.perhatian import PERHATIAN, pensiun_antara
from tests.kepegawaian import pembuat

HARI = date(2026, 11, 20)


def kena(kode: str, hari: date = HARI) -> list[str]:
    return sorted(Pegawai.objects.filter(PERHATIAN[kode].q(hari)).values_list("nama", flat=True))


def buat_gaji(golongan: str, *mkg: int) -> None:
    for tahun in mkg:
        GajiPokok.objects.create(
            golongan=pembuat.buat_golongan(golongan),
            mkg=tahun,
            rupiah=3_000_000 + tahun,
            berlaku_mulai=date(2024, 1, 1),
            dasar="PP 5/2024",
        )


POSISI = [
    ("JPT_PRATAMA", "", "Kepala Dinas"),
    ("ADMINISTRATOR", "", "Kepala Bidang"),
    ("PELAKSANA", "", "Pengelola"),
    ("JF_KEAHLIAN", "AHLI_MUDA", "Analis"),
    ("JF_KEAHLIAN", "AHLI_MADYA", "Dokter"),
    ("JF_KEAHLIAN", "AHLI_UTAMA", "Perencana"),
    ("JF_KETERAMPILAN", "MAHIR", "Arsiparis"),
    ("JF_KEAHLIAN", "AHLI_PERTAMA", "Guru Ahli Pertama"),
]


@pytest.mark.parametrize(("jenis", "jenjang", "nama"), POSISI)
@pytest.mark.parametrize("bulan", [-1, 0, 1, 12, 13])
def test_pensiun_sama_dengan_aturan(kota, jenis, jenjang, nama, bulan):
    """Somebody whose TMT pensiun by the rule lies `bulan` months ahead is found exactly within twelve months."""
    khusus = JabatanKhusus.GURU if nama.startswith("Guru") else None
    usia = bup(JenisJabatan(jenis), Jenjang(jenjang) if jenjang else None, pada=HARI, khusus=khusus).nilai
    lahir = tambah_bulan(HARI.replace(day=17), bulan - usia * 12 - 1)
    jabatan = pembuat.buat_jabatan(kota.lain, nama, jenis=jenis, jenjang=jenjang)
    orang = pembuat.buat_pegawai(kota.tangsel, "Tua", jabatan=jabatan, tanggal_lahir=lahir)
    menurut_aturan = HARI < tmt_pensiun(lahir, usia) <= tambah_bulan(HARI, 12)
    menurut_sql = Pegawai.objects.filter(pensiun_antara(HARI, tambah_bulan(HARI, 12)), pk=orang.pk).exists()
    assert menurut_sql is menurut_aturan is (1 <= bulan <= 12)
    assert ("Tua" in kena("LEWAT_BUP")) is (bulan <= 0)


@pytest.mark.parametrize(
    ("tmt", "terlambat", "dekat"),
    [
        (date(2024, 11, 1), True, False),
        (date(2024, 11, 20), True, False),
        (date(2024, 12, 1), False, True),
        (date(2025, 1, 20), False, True),
        (date(2025, 2, 1), False, False),
    ],
)
def test_kgb(kota, tmt, terlambat, dekat):
    buat_gaji("III/c", 8, 10)
    pembuat.buat_riwayat_kgb(kota.rina, tmt)
    pembuat.buat_riwayat_kgb(kota.rina, date(2026, 10, 1), verifikasi="DITOLAK")
    assert ("Rina Wulandari" in kena("KGB_TERLAMBAT")) is terlambat
    assert ("Rina Wulandari" in kena("KGB_DEKAT")) is dekat


def test_kgb_pertama_dihitung_dari_tmt_cpns(kota):
    buat_gaji("III/c", 0, 2)
    assert kena("KGB_TERLAMBAT") == ["Joko Susilo", "Rina Wulandari", "Yosep Kambuaya"]


def test_kgb_berhenti_pada_baris_terakhir_tabel_gaji(kota):
    buat_gaji("III/c", 8, 32)
    pembuat.buat_riwayat_kgb(kota.rina, date(2020, 1, 1), mkg_tahun=32)
    assert "Rina Wulandari" not in kena("KGB_TERLAMBAT")


def test_kontrak_pppk(kota):
    for nama, sampai in (("Dekat", date(2027, 5, 20)), ("Jauh", date(2027, 5, 21)), ("Lewat", date(2026, 11, 19))):
        pembuat.buat_pegawai(kota.tangsel, nama, jenis="PPPK", golongan="IX", kontrak_sampai=sampai)
    assert (kena("KONTRAK"), kena("KONTRAK_LEWAT")) == (["Dekat"], ["Lewat"])


def test_plt_lebih_dari_enam_bulan(kota):
    pembuat.buat_riwayat_jabatan(kota.joko, kota.kabid, penugasan="PLT", tmt_mulai=date(2026, 5, 19))
    pembuat.buat_riwayat_jabatan(kota.rina, kota.kabid, penugasan="PLT", tmt_mulai=date(2026, 5, 20))
    assert kena("PLT_LAMA") == ["Joko Susilo"]


def test_tanpa_predikat_triwulan_terakhir(kota):
    pembuat.buat_riwayat_kinerja(kota.rina, 2026, 3)
    pembuat.buat_riwayat_kinerja(kota.joko, 2026, 3, verifikasi="DITOLAK")
    pembuat.buat_pegawai(kota.tangsel, "Baru", tmt_masuk=date(2026, 7, 1))
    assert "Rina Wulandari" not in kena("TANPA_PREDIKAT")
    assert "Joko Susilo" in kena("TANPA_PREDIKAT")
    assert "Baru" not in kena("TANPA_PREDIKAT")


def test_tanpa_bukti(kota):
    assert kena("TANPA_BUKTI") == []
    pembuat.buat_riwayat_pendidikan(kota.rina, verifikasi="BELUM")
    assert kena("TANPA_BUKTI") == ["Rina Wulandari"]


def test_nip_berbeda_dari_tanggal_lahir(kota):
    Pegawai.objects.filter(pk=kota.rina.pk).update(tanggal_lahir=date(1990, 3, 16))
    assert kena("NIP_BEDA") == ["Rina Wulandari"]


def test_tanpa_jabatan_dan_tanpa_atasan(kota):
    pembuat.buat_pegawai(kota.tangsel, "Menganggur")
    kepala = pembuat.buat_kepala(kota.lain)
    pembuat.buat_pegawai(kota.tangsel, "Kepala", jabatan=kepala, golongan="IV/b")
    assert kena("TANPA_JABATAN") == ["Menganggur"]
    # The head of a perangkat daerah answers to the PPK; the others lack a superior.
    assert kena("TANPA_ATASAN") == ["Joko Susilo", "Yosep Kambuaya"]


def test_golongan_di_atas_plafon_pendidikan(kota):
    for tingkat in (3, 7):
        orang = pembuat.buat_pegawai(kota.tangsel, f"Tingkat {tingkat}", jabatan=kota.penyuluh, golongan="III/c")
        pembuat.buat_riwayat_pendidikan(orang, tingkat)
        pembuat.segarkan(orang)
    assert kena("DI_ATAS_PLAFON") == ["Tingkat 3"]


def test_dugaan_ganda(kota):
    pembuat.buat_pegawai(kota.tangsel, "RINA WULANDARI", tanggal_lahir=date(1990, 3, 18))
    pembuat.buat_pegawai(kota.tangsel, "Joko Susilo", tanggal_lahir=date(1990, 3, 19), jenis_kelamin="L")
    pembuat.buat_pegawai(kota.tangsel, "Agus Setiawan", jenis_kelamin="L")
    assert kena("DUGAAN_GANDA") == ["RINA WULANDARI", "Rina Wulandari"]


def test_setiap_kondisi_punya_label_dan_saran():
    for kode, p in PERHATIAN.items():
        assert kode == p.kode
        assert p.label
        assert p.saran.endswith(".")
