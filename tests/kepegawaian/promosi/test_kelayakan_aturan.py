"""Requirements for a post as tables. PP 11/2017 jo PP 17/2020 ps. 54 and 107; domain facts C.4, App. 2."""

import random
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from kepegawaian.pegawai.rules.enum import Hukdis, JenisJabatan, Jenjang, PredikatKinerja
from kepegawaian.promosi.rules.fakta import (
    RIWAYAT,
    Diklat,
    Dinilai,
    Fakta,
    Hukuman,
    Menjabat,
    Pangkat,
    Pendidikan,
    Tahunan,
    lama_menjabat,
)
from kepegawaian.promosi.rules.kelayakan import (
    JabatanDituju,
    Kapan,
    Kelayakan,
    Ringkas,
    Tambahan,
    kelayakan,
    persyaratan,
    riwayat_diminta,
    wajib,
)
from kepegawaian.promosi.rules.persyaratan import Masa
from kepegawaian.promosi.rules.syarat_karier import tahun_dinilai

J = JenisJabatan
HARI = date(2026, 12, 1)
PRATAMA = JabatanDituju(J.JPT_PRATAMA, eselon="II.b")
ADMINISTRATOR = JabatanDituju(J.ADMINISTRATOR, eselon="III.a")
PENGAWAS = JabatanDituju(J.PENGAWAS, eselon="IV.a")


def menjabat(jenis: JenisJabatan, mulai: date, selesai: date | None = None, jenjang: Jenjang | None = None, pd=1):
    return Menjabat(7, "Kepala Bidang", jenis, jenjang, pd, mulai, selesai)


CAKAP = Fakta(
    pegawai_id=1,
    jenis_asn="PNS",
    kedudukan="AKTIF",
    tanggal_lahir=date(1978, 5, 1),
    pangkat=[Pangkat(1, "IV/b", date(2022, 4, 1))],
    pendidikan=[Pendidikan(1, 7, "S-1 Administrasi", date(2001, 8, 1))],
    jabatan=[
        menjabat(J.PENGAWAS, date(2014, 1, 1), date(2019, 12, 31)),
        menjabat(J.ADMINISTRATOR, date(2020, 1, 1)),
    ],
    kinerja=[Tahunan(1, 2025, PredikatKinerja.BAIK), Tahunan(2, 2024, PredikatKinerja.SANGAT_BAIK)],
)


def nilai(fakta: Fakta, jabatan: JabatanDituju = PRATAMA, *tambahan: Tambahan, pada: date = HARI, **lain) -> Kelayakan:
    return kelayakan(fakta, persyaratan(jabatan, tambahan, pada=pada, **lain), tanggal=pada)


def test_pejabat_yang_lengkap_memenuhi_syarat_dan_setiap_jawaban_menyebut_barisnya():
    hasil = nilai(CAKAP)
    assert hasil.memenuhi
    assert hasil.ringkas is Ringkas.MEMENUHI
    assert {h.kode for h in hasil.hasil if h.bukti} == {
        *("PANGKAT", "PENDIDIKAN", "MASA_JABATAN", "PENGALAMAN", "PREDIKAT")
    }
    assert hasil["MASA_JABATAN"].putusan.dasar.pasal == "ps. 107 ayat (1) huruf c"
    assert hasil["MASA_JABATAN"].putusan.alasan.startswith("6 tahun 11 bulan")


@pytest.mark.parametrize(
    ("lahir", "genap", "boleh"),
    [
        (date(1970, 12, 1), False, True),
        (date(1970, 11, 30), False, False),  # 56 years and a day: App. 2 no. 20
        (date(1970, 11, 30), True, True),
        (date(1969, 12, 2), True, True),
        (date(1969, 12, 1), True, False),
    ],
)
def test_usia_56_pada_hari_pelantikan(lahir, genap, boleh):
    hasil = nilai(replace(CAKAP, tanggal_lahir=lahir), usia_genap=genap)
    assert hasil["USIA"].terpenuhi is boleh
    if not boleh:
        assert hasil.kapan is Kapan.TIDAK_DAPAT
        assert hasil.paling_awal is None


@pytest.mark.parametrize(
    ("jabatan", "kode", "boleh"),
    [
        (J.JPT_MADYA, 58, True),
        (J.JPT_PRATAMA, 56, True),
        (J.JPT_UTAMA, 60, True),
        (J.ADMINISTRATOR, None, True),
        (J.PENGAWAS, None, True),
    ],
)
def test_batas_usia_menurut_jenis(jabatan, kode, boleh):
    butir = {b.kode: b for b in persyaratan(JabatanDituju(jabatan), pada=HARI)}
    assert (butir["USIA"].nilai.tahun if "USIA" in butir else None) == kode


@pytest.mark.parametrize(
    ("jenis", "jenjang", "bulan", "boleh"),
    [
        (J.ADMINISTRATOR, None, 24, True),
        (J.ADMINISTRATOR, None, 23, False),
        (J.JF_KEAHLIAN, Jenjang.AHLI_MADYA, 24, True),
        (J.JF_KEAHLIAN, Jenjang.AHLI_MUDA, 60, False),
        (J.PENGAWAS, None, 120, False),
        (J.JPT_PRATAMA, None, 24, True),
    ],
)
def test_jpt_pratama_dua_tahun_administrator_atau_ahli_madya(jenis, jenjang, bulan, boleh):
    mulai = date(2026 - bulan // 12, 12 - bulan % 12, 1)
    fakta = replace(CAKAP, jabatan=[menjabat(jenis, mulai, jenjang=jenjang)])
    assert nilai(fakta)["MASA_JABATAN"].terpenuhi is boleh


@pytest.mark.parametrize(
    ("jabatan", "jenis", "jenjang", "bulan"),
    [
        (ADMINISTRATOR, J.PENGAWAS, None, 36),
        (ADMINISTRATOR, J.JF_KEAHLIAN, Jenjang.AHLI_MUDA, 36),
        (PENGAWAS, J.PELAKSANA, None, 48),
        (PENGAWAS, J.JF_KEAHLIAN, Jenjang.AHLI_PERTAMA, 48),
        (PENGAWAS, J.JF_KETERAMPILAN, Jenjang.TERAMPIL, 48),
    ],
)
def test_masa_administrator_tiga_dan_pengawas_empat_tahun_sampai_harinya(jabatan, jenis, jenjang, bulan):
    mulai = date(2026 - bulan // 12, 12, 1)
    cukup = replace(CAKAP, jabatan=[menjabat(jenis, mulai, jenjang=jenjang)])
    assert nilai(cukup, jabatan)["MASA_JABATAN"].terpenuhi
    kurang = replace(CAKAP, jabatan=[menjabat(jenis, mulai.replace(day=2), jenjang=jenjang)])
    hasil = nilai(kurang, jabatan)["MASA_JABATAN"]
    assert not hasil.terpenuhi
    assert (hasil.kapan, hasil.paling_awal) == (Kapan.TANGGAL, date(2026, 12, 2))
    assert hasil.kurang == "Kurang 1 bulan."


def test_jeda_antarjabatan_mengurangi_tepat_harinya():
    masa = Masa(24, ((J.ADMINISTRATOR, None),))
    baris = [
        menjabat(J.ADMINISTRATOR, date(2024, 1, 1), date(2024, 12, 31)),
        menjabat(J.ADMINISTRATOR, date(2025, 12, 2)),
    ]
    lama = lama_menjabat(baris, masa, HARI)
    assert (lama.semu, lama.akhir) == (date(2024, 12, 1), HARI)
    genap = nilai(replace(CAKAP, jabatan=baris))["MASA_JABATAN"]
    assert genap.terpenuhi


def test_masa_yang_sudah_berhenti_bergantung_pada_pengangkatan_lagi():
    fakta = replace(CAKAP, jabatan=[menjabat(J.ADMINISTRATOR, date(2024, 1, 1), date(2025, 6, 30))])
    hasil = nilai(fakta)["MASA_JABATAN"]
    assert hasil.kapan is Kapan.BERGANTUNG
    assert hasil.paling_awal == date(2027, 6, 3)  # 184 days were missing


def test_pengalaman_hanya_dihitung_pada_bidang_terkait():
    jabatan = replace(PRATAMA, bidang_terkait=frozenset({9}))
    fakta = replace(CAKAP, jabatan=[menjabat(J.ADMINISTRATOR, date(2018, 1, 1), pd=1)])
    assert not nilai(fakta, jabatan)["PENGALAMAN"].terpenuhi
    assert nilai(replace(fakta, jabatan=[menjabat(J.ADMINISTRATOR, date(2018, 1, 1), pd=9)]), jabatan)["PENGALAMAN"]


@pytest.mark.parametrize(
    ("jabatan", "tingkat", "boleh"),
    [(PRATAMA, 7, True), (PRATAMA, 6, False), (ADMINISTRATOR, 6, False), (PENGAWAS, 6, True), (PENGAWAS, 5, False)],
)
def test_pendidikan(jabatan, tingkat, boleh):
    fakta = replace(CAKAP, pendidikan=[Pendidikan(1, tingkat, "Ijazah", date(2001, 8, 1))])
    assert nilai(fakta, jabatan)["PENDIDIKAN"].terpenuhi is boleh


@pytest.mark.parametrize(("golongan", "boleh"), [("IV/b", True), ("IV/a", True), ("III/d", False)])
def test_pangkat_satu_tingkat_di_bawah_eselon(golongan, boleh):
    fakta = replace(CAKAP, pangkat=[Pangkat(1, golongan, date(2022, 4, 1))])
    hasil = nilai(fakta)["PANGKAT"]
    assert hasil.terpenuhi is boleh
    assert "perlu verifikasi" in hasil.butir.kutipan
    if not boleh:
        assert hasil.paling_awal >= date(2026, 12, 1)


def test_pengumuman_memperketat_dan_tidak_melonggarkan():
    ketat = nilai(replace(CAKAP, pangkat=[Pangkat(1, "IV/a", date(2022, 4, 1))]), PRATAMA, Tambahan("PANGKAT", "IV/b"))
    assert not ketat["PANGKAT"].terpenuhi
    assert str(ketat["PANGKAT"].butir.dasar) == "Pengumuman seleksi"
    longgar = nilai(CAKAP, PRATAMA, Tambahan("USIA", 60), Tambahan("PENDIDIKAN", 6))
    assert longgar["USIA"].butir.nilai.tahun == 56
    assert longgar["PENDIDIKAN"].butir.nilai == 7


@pytest.mark.parametrize(
    ("predikat", "boleh", "kapan"),
    [
        ({2025: "BAIK", 2024: "BAIK"}, True, Kapan.SUDAH),
        ({2025: "BAIK", 2024: "BUTUH_PERBAIKAN"}, False, Kapan.TANGGAL),
        ({2025: "BAIK"}, False, Kapan.BERGANTUNG),
        ({2025: "BAIK", 2023: "BAIK"}, False, Kapan.BERGANTUNG),
        ({}, False, Kapan.BERGANTUNG),
    ],
)
def test_predikat_dua_tahun_paling_rendah_baik(predikat, boleh, kapan):
    kinerja = [Tahunan(t, t, PredikatKinerja(p)) for t, p in predikat.items()]
    hasil = nilai(replace(CAKAP, kinerja=kinerja))["PREDIKAT"]
    assert (hasil.terpenuhi, hasil.kapan) == (boleh, kapan)
    if kapan is Kapan.TANGGAL:
        assert hasil.paling_awal == date(2027, 1, 1)


@pytest.mark.parametrize(
    ("tanggal", "ada", "tahun"),
    [
        (date(2027, 1, 15), {2025, 2024}, [2025, 2024]),
        (date(2027, 1, 15), {2026, 2025}, [2026, 2025]),
        (date(2027, 3, 1), {2025, 2024}, [2026, 2025]),
    ],
)
def test_awal_tahun_predikat_tahun_lalu_boleh_belum_terbit(tanggal, ada, tahun):
    assert tahun_dinilai(tanggal, ada, 2) == tahun


@pytest.mark.parametrize(
    ("hukuman", "lihat_ke_belakang", "bebas"),
    [
        (Hukuman(1, Hukdis.S1, date(2026, 9, 1), date(2027, 2, 28)), 0, date(2027, 3, 1)),
        (Hukuman(1, Hukdis.S1, date(2024, 9, 1), date(2025, 2, 28)), 0, None),
        (Hukuman(1, Hukdis.S1, date(2024, 9, 1), date(2025, 2, 28)), 5, date(2029, 9, 1)),
        (Hukuman(1, Hukdis.R3, date(2026, 11, 1), None), 5, None),
    ],
)
def test_hukdis_sedang_dijalani_atau_dalam_tahun_pengumuman(hukuman, lihat_ke_belakang, bebas):
    hasil = nilai(replace(CAKAP, hukdis=[hukuman]), PRATAMA, Tambahan("HUKDIS", lihat_ke_belakang))["HUKDIS"]
    assert hasil.terpenuhi is (bebas is None)
    assert hasil.paling_awal == bebas


@pytest.mark.parametrize(
    ("nama", "lulus"),
    [
        ("Diklatpim Tingkat III", True),
        ("PKA Angkatan XII", True),
        ("Pelatihan Kepemimpinan Nasional Tingkat II", True),
        ("Diklatpim IV", False),
        ("Pelatihan Pelayanan Publik", False),
        ("Spama", True),
        ("Bimtek SPKA", False),
    ],
)
def test_pelatihan_kepemimpinan_ditimbang_dengan_nama_lamanya(nama, lulus):
    hasil = nilai(replace(CAKAP, diklat=[Diklat(1, nama, date(2019, 1, 1))]))
    assert hasil["DIKLAT"].terpenuhi is lulus
    assert hasil.memenuhi  # weighed, not compulsory


@pytest.mark.parametrize(
    ("level", "uji", "jpm"),
    [(4, date(2025, 1, 1), "100,00"), (3, date(2025, 1, 1), "75,00"), (4, date(2023, 11, 30), None)],
)
def test_kompetensi_dari_hasil_yang_berlaku_tiga_tahun(level, uji, jpm):
    jabatan = replace(PRATAMA, standar=((1, "Integritas", 4), (2, "Komunikasi", 4)))
    dinilai = [Dinilai(k, k, level, uji) for k in (1, 2)]
    hasil = nilai(replace(CAKAP, kompetensi=dinilai), jabatan, Tambahan("KOMPETENSI", Decimal(80)))["KOMPETENSI"]
    assert hasil.terpenuhi is (jpm == "100,00")
    assert (jpm or "Belum ada hasil penilaian") in hasil.putusan.alasan


def test_tidak_dapat_bila_usia_habis_sebelum_masa_jabatan_genap():
    fakta = replace(CAKAP, tanggal_lahir=date(1971, 1, 1), jabatan=[menjabat(J.ADMINISTRATOR, date(2025, 6, 1))])
    hasil = nilai(fakta, JabatanDituju(J.JPT_PRATAMA))
    assert hasil["USIA"].terpenuhi
    assert hasil["MASA_JABATAN"].paling_awal == date(2027, 6, 1)
    assert hasil.ringkas is Ringkas.TIDAK_DAPAT


@pytest.mark.parametrize(
    ("isi", "kapan"),
    [
        ({"jenis_asn": "PPPK"}, Kapan.TIDAK_DAPAT),
        ({"jenis_asn": "CPNS"}, Kapan.BERGANTUNG),
        ({"kedudukan": "CLTN"}, Kapan.BERGANTUNG),
        ({"tanggal_berhenti": date(2026, 12, 1)}, Kapan.TIDAK_DAPAT),
        ({"tanggal_berhenti": date(2026, 12, 2)}, Kapan.SUDAH),
    ],
)
def test_hanya_pns_aktif(isi, kapan):
    assert nilai(replace(CAKAP, **isi))["STATUS"].kapan is kapan


def _berliku() -> Fakta:
    """A life with rows of one day in each kind, where only their numbers tell which of them counts."""
    hari = date(2024, 5, 1)
    return replace(
        CAKAP,
        pangkat=[Pangkat(i, g, hari) for i, g in enumerate(("IV/a", "IV/b", "III/d"))],
        pendidikan=[Pendidikan(i, 7, f"S-1 {i}", hari) for i in range(3)],
        jabatan=[menjabat(J.ADMINISTRATOR, date(2018 + i, 1, 1), date(2018 + i, 12, 31)) for i in range(4)],
        kinerja=[Tahunan(i, 2023 + i, PredikatKinerja.BAIK) for i in range(3)],
        hukdis=[Hukuman(i, Hukdis("S1"), date(2024, 1, 1 + i), date(2024, 7, 1)) for i in range(3)],
        diklat=[Diklat(i, f"PKA Angkatan {i}", hari) for i in range(3)],
        kompetensi=[Dinilai(i, 1, 3 + i % 2, hari) for i in range(3)],
    )


@pytest.mark.parametrize("benih", range(4))
def test_jawaban_tidak_bergantung_pada_urutan_baris(benih):
    """Rows come from the register in no order."""
    fakta, acak = _berliku(), random.Random(benih)
    lain = replace(fakta, **{n: acak.sample(getattr(fakta, n), len(getattr(fakta, n))) for n in RIWAYAT})
    jabatan = replace(PRATAMA, standar=((1, "Integritas", 4),))
    hukdis = Tambahan("HUKDIS", 5)
    assert nilai(lain, jabatan, hukdis) == nilai(fakta, jabatan, hukdis)
    bukti = {h.kode: [b.teks for b in h.bukti] for h in nilai(lain, jabatan, hukdis).hasil}
    assert bukti["PANGKAT"] == ["III/d TMT 01-05-2024"]
    assert bukti["DIKLAT"] == ["PKA Angkatan 2, selesai 01-05-2024"]
    assert bukti["KOMPETENSI"] == ["Integritas: 3 dari 4"]


@pytest.mark.parametrize("kode", [b.kode for b in persyaratan(PRATAMA, [Tambahan("KOMPETENSI", 70)], pada=HARI)])
def test_setiap_syarat_hanya_melihat_riwayat_yang_disebutnya(kode):
    """So that a page may leave out the others."""
    jabatan = replace(PRATAMA, standar=((1, "Integritas", 4),))
    butir = [b for b in persyaratan(jabatan, [Tambahan("HUKDIS", 5)], pada=HARI) if b.kode == kode]
    kosong = dict.fromkeys(set(RIWAYAT) - set(riwayat_diminta(butir)), ())
    penuh = kelayakan(_berliku(), tuple(butir), tanggal=HARI)
    assert kelayakan(replace(_berliku(), **kosong), tuple(butir), tanggal=HARI) == penuh
    if diminta := riwayat_diminta(butir):
        assert kelayakan(replace(_berliku(), **dict.fromkeys(diminta, ())), tuple(butir), tanggal=HARI) != penuh


def test_kesimpulan_hanya_menurut_yang_wajib():
    """DIKLAT and KOMPETENSI are weighed: without them the verdict, its day and what is missing stay the same."""
    jabatan = replace(PRATAMA, standar=((1, "Integritas", 4),))
    butir = persyaratan(jabatan, pada=HARI)
    for fakta in (CAKAP, replace(CAKAP, pangkat=[Pangkat(1, "III/d", date(2025, 4, 1))])):
        semua, pokok = kelayakan(fakta, butir, tanggal=HARI), kelayakan(fakta, wajib(butir), tanggal=HARI)
        assert {h.kode for h in semua.catatan} == {"DIKLAT", "KOMPETENSI"}
        assert (pokok.kurang, pokok.kapan, pokok.paling_awal) == (semua.kurang, semua.kapan, semua.paling_awal)
