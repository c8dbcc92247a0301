"""What a cell means, and which cells are refused: every ugliness clerks and spreadsheets produce."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest

from asn.impor.jenis import DAFTAR, Kolom
from asn.impor.rules import kepala, sel, tanggal
from asn.impor.rules.sel import SelDitolak
from asn.impor.services.penguraian import TAK_TERBACA, Pengurai
from kepegawaian.instansi.impor import periode
from kepegawaian.pegawai.impor.diklat import jenis_siasn
from kepegawaian.pegawai.impor.pangkat import golongan

NIP = sel.nomor(18, "NIP")
NIK = sel.nomor(16, "NIK")
LAHIR = date(1992, 3, 15)


@pytest.mark.parametrize(
    "tertulis",
    [
        "15-03-1992",
        "15/03/1992",
        "15.3.1992",
        "15 03 1992",
        "1992-03-15",
        "1992/3/15",
        "1992-03-15 00:00:00",
        "1992-03-15T00:00:00Z",
        "15 Maret 1992",
        "15 mar 1992",
        "15-Mar-1992",
        "15 MRT. 1992",
        "Minggu, 15 Maret 1992",
        "15 March 1992",
        "March 15, 1992",
        "15/03/1992 00:00",
        "19920315",
        " 15-03-1992\u00a0",
        "33678",
        "33678.0",
        33678,
        33678.75,
        LAHIR,
        datetime(1992, 3, 15, 8, 30),
    ],
)
def test_tanggal_dalam_banyak_ejaan(tertulis):
    assert tanggal.baca(tertulis) == LAHIR


@pytest.mark.parametrize(
    ("tertulis", "sebab"),
    [
        ("12/31/1992", "bulan lebih dulu"),
        ("15/03/92", "dua angka"),
        ("15-Agu-92", "dua angka"),
        ("30-02-1992", "tidak ada di kalender"),
        ("31 Juni 1992", "tidak ada di kalender"),
        ("1992", "Hanya tahun"),
        (1992, "Hanya tahun"),
        ("99999999", "bukan tanggal"),
        ("15 Foo 1992", "Nama bulan"),
        ("kemarin", "bukan tanggal"),
        ("15-03-0192", "tidak masuk akal"),
        (7, "bukan tanggal"),
        (True, "Bukan tanggal"),
    ],
)
def test_tanggal_yang_ditolak(tertulis, sebab):
    with pytest.raises(SelDitolak, match=sebab):
        tanggal.baca(tertulis)


def test_tanggal_ganda_dan_bulan_dulu():
    contoh = ("03/04/2020", "03-04-2020", "04/04/2020", "31/12/2020", "2020-03-04", 5)
    assert [tanggal.ganda(t) for t in contoh] == ["/", "-", "", "", "", ""]
    assert [tanggal.bulan_dulu(t) for t in ("12/31/2020", "31/12/2020", "03/04/2020")] == ["/", "", ""]


@pytest.mark.parametrize(
    "tertulis",
    [
        "199203152015032007",
        " 19920315 201503 2 007 ",
        "19920315.201503.2.007",
        "'199203152015032007",
        "199203152015032007\u200b",
        199203152015032007,
    ],
)
def test_nip_utuh(tertulis):
    assert NIP(tertulis) == "199203152015032007"


@pytest.mark.parametrize(
    "tertulis",
    [
        1.9920315201503200e17,
        199203152015032000,  # fifteen digits, then zeros
        int(float(199203152015032007)),  # what the nearest 53-bit fraction makes of it
        "1,99203E+17",
        "1.99203152015032E+17",
        "1.99E17",
    ],
)
def test_nip_yang_kehilangan_angka_ditolak_dengan_obatnya(tertulis):
    with pytest.raises(SelDitolak, match="format kolom ini menjadi Teks"):
        NIP(tertulis)


@pytest.mark.parametrize("tertulis", ["1992031520150320", "19920315201503200X", "１９９２03152015032007", ""])
def test_nip_salah_bentuk(tertulis):
    with pytest.raises(SelDitolak, match="tepat 18 angka"):
        NIP(tertulis)


@pytest.mark.parametrize(
    ("tertulis", "utuh"), [(3674015503920004, True), (3674015503920000, False), (3.674e15, False)]
)
def test_nik_sebagai_bilangan(tertulis, utuh):
    if utuh:
        assert NIK(tertulis) == str(tertulis)
    else:
        with pytest.raises(SelDitolak, match="rusak"):
            NIK(tertulis)


@pytest.mark.parametrize(
    ("tertulis", "hasil"), [("82,5", "82.5"), ("82.5", "82.5"), (82.5, "82.5"), (80, "80"), ("1234", "1234")]
)
def test_pecahan(tertulis, hasil):
    assert sel.pecahan(0, 2000)(tertulis) == Decimal(hasil)


@pytest.mark.parametrize("tertulis", ["1.234", "12,345", "1.234.567", "abc", "101", "-1", "NaN", "Infinity", "1e300"])
def test_pecahan_ditolak(tertulis):
    with pytest.raises(SelDitolak):
        sel.pecahan(0, 100)(tertulis)


def test_bulat_dan_teks():
    assert sel.bulat(0, 11)("6") == 6
    assert sel.bulat(0, 11)(6.0) == 6
    with pytest.raises(SelDitolak, match="bulat"):
        sel.bulat(0, 11)("6,5")
    with pytest.raises(SelDitolak, match="Terlalu panjang: 4"):
        sel.teks(3)("abcd")


def test_teks_dirapikan_dan_tameng_rumus_dilepas():
    assert sel.rapikan("  Siti\u00a0 \u200bAminah\n") == "Siti Aminah"
    assert sel.rapikan("'=HYPERLINK(1)") == "=HYPERLINK(1)"
    assert sel.rapikan("'teks") == "'teks"
    assert sel.rapikan(12.0) == "12"
    assert sel.rapikan(True) == "Ya"


def test_kosong_dan_penggantinya():
    assert [sel.kosong(n) for n in (None, "", " \u200b", 0, "x")] == [True, True, True, False, False]
    assert [sel.pengganti_kosong(n) for n in ("-", "NULL", "0000-00-00", "x", 0)] == [True, True, True, False, False]


def test_pilihan_menurut_kode_label_dan_alias():
    baca = sel.pilihan({"L": "Laki-laki", "P": "Perempuan"}, {"M": "L"})
    assert [baca(n) for n in ("L", "laki laki", "PEREMPUAN", "m")] == ["L", "L", "P", "L"]
    with pytest.raises(SelDitolak, match="Pilihannya: Laki-laki, Perempuan"):
        baca("X")


@pytest.mark.parametrize(
    ("tertulis", "hasil"),
    [
        *(("III/c", "III/c"), ("iii/C", "III/c"), ("III-c", "III/c"), ("IIIc", "III/c"), ("3c", "III/c")),
        *(("Penata (III/c)", "III/c"), ("Golongan Ruang III/c", "III/c"), ("33", "III/c"), (33, "III/c")),
        *(("IX", "IX"), ("ix", "IX"), ("Gol. IX", "IX"), ("IV/e", "IV/e"), ("V", "V")),
    ],
)
def test_golongan(tertulis, hasil):
    assert golongan(tertulis) == hasil


@pytest.mark.parametrize("tertulis", ["III/e", "V/a", "XX", "11", "Penata", "0"])
def test_golongan_ditolak(tertulis):
    with pytest.raises(SelDitolak, match="tidak dikenal"):
        golongan(tertulis)


def test_jenis_diklat_menurut_kode_atau_nama():
    assert [jenis_siasn(n) for n in (3, "3", "Diklat Teknis", "e-learning")] == [3, 3, 3, 16]


@pytest.mark.parametrize(
    ("tertulis", "hasil"),
    [
        *(
            ("2026-T3", "2026-T3"),
            ("Triwulan III 2026", "2026-T3"),
            ("TW3/2026", "2026-T3"),
            ("tw iv - 2025", "2025-T4"),
        ),
        *(("Semester I 2026", "2026-S1"), ("2026-S2", "2026-S2"), ("2026", "2026"), (2026, "2026")),
    ],
)
def test_periode(tertulis, hasil):
    assert periode(tertulis) == hasil


@pytest.mark.parametrize("tertulis", ["2026-T5", "Triwulan 2026", "T3", "tahun depan"])
def test_periode_ditolak(tertulis):
    with pytest.raises(SelDitolak, match="tidak dikenal"):
        periode(tertulis)


def test_huruf_kolom():
    assert [kepala.huruf(i) for i in (0, 25, 26, 51, 702)] == ["A", "Z", "AA", "AZ", "AAA"]


def test_sidik_mengenali_sumber_yang_sama_walau_ejaannya_lain():
    assert kepala.sidik(["NIP BARU", "Tgl. Lahir *"]) == kepala.sidik(["nip_baru", "TGL LAHIR"])
    assert kepala.sidik(["NIP", "NAMA"]) != kepala.sidik(["NAMA", "NIP"])


GALAT = (ArithmeticError, TypeError, ValueError, AttributeError, LookupError)


@pytest.mark.parametrize("galat", GALAT)
def test_gangguan_di_satu_sel_atau_baris_menjadi_pesannya(galat):
    """Whatever a reader or a rule stumbles over is said of that cell or row; the rows around it are read."""

    def rewel(nilai):
        if nilai == "bom":
            raise galat("ledak")
        return nilai

    def aturan(isi):
        rewel(isi["b"])
        return []

    kolom = (Kolom("a", "A", rewel), Kolom("b", "B", str))
    jenis = replace(DAFTAR["pegawai"], kolom=kolom, periksa_baris=aturan)
    pengurai = Pengurai(jenis, {0: "a", 1: "b"}, 2)
    baris = (["x", "y"], ["bom", "y"], ["x", "bom"], ["x", "y"])
    hasil = [pengurai.urai(nomor, isi) for nomor, isi in enumerate(baris)]
    assert [[m.kolom for m in h.masalah] for h in hasil] == [[], ["a"], [""], []]
    assert hasil[1].masalah[0].pesan == TAK_TERBACA
    assert "tidak lazim" in hasil[2].masalah[0].pesan
